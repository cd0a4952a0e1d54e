"""Analysis of who is in what: one idea a file, pure functions, results as tables.

Each function takes a two-mode network (`graphkit.network.two_mode`) or a panel and gives a
`graphkit.table.Table` whose ``definitions`` say what every column means, or a network. Nothing
given is changed. A submodule is imported when one of its names is first used.
"""

from __future__ import annotations

from importlib import import_module

_CONTENTS: dict[str, str] = {
    # who sits with whom
    "co_membership": "ties.co_membership",
    "pairs": "ties.project",
    "project": "ties.project",
    "backbone": "ties.backbone",
    # how central, how tight, how grouped
    "centrality": "positions.centrality",
    "cohesion": "whole.cohesion",
    "components": "whole.cohesion",
    "k_cores": "whole.cohesion",
    "clustering": "positions.clustering",
    "reinforcement": "positions.clustering",
    "nestedness": "whole.nestedness",
    "core_periphery": "whole.core_periphery",
    "communities": "whole.communities",
    "louvain": "whole.communities",
    "modularity": "whole.communities",
    "equivalence": "positions.equivalence",
    "near_equivalence": "positions.equivalence",
    "bridges": "positions.brokerage",
    "constraint": "positions.brokerage",
    "intersections": "ties.intersections",
    "overlap_matrix": "ties.intersections",
    # what they share, lack and promise, and how well it is known
    "interlocks": "ties.interlocks",
    "missing": "positions.missing",
    "joined_by_peers": "positions.missing",
    "promised": "promises.promised",
    "most_bound": "promises.promised",
    "overlapping_promises": "promises.promised",
    "coverage": "promises.coverage",
    "evidence_quality": "trust.evidence_quality",
    "evidence_summary": "trust.evidence_quality",
    # over time
    "growth": "time.growth",
    "joins_and_exits": "time.growth",
    "waves": "time.waves",
    "time_to_join": "time.time_to_join",
    "median_time_to_join": "time.time_to_join",
    "followers": "time.followers",
    "tie_changes": "time.network_change",
    "network_change": "time.network_change",
    "changes_in_words": "time.changes_in_words",
    # with the uncertainty carried through
    "as_range": "trust.uncertainty",
    "monte_carlo": "trust.uncertainty",
}
"""The public names, and the submodule that each is in."""


def __getattr__(name: str) -> object:
    if name == "plots":
        return import_module(f"{__name__}.plots")
    if name not in _CONTENTS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_CONTENTS[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_CONTENTS})
