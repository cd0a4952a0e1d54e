"""Analysis of who is in what: one idea a file, pure functions, results as tables.

Each function takes a two-mode network (`graphkit.network.two_mode`) or a panel and gives a
`graphkit.table.Table` whose ``definitions`` say what every column means, or a network. Nothing
given is changed. A submodule is imported when one of its names is first used.
"""

from __future__ import annotations

from importlib import import_module

_CONTENTS: dict[str, str] = {
    # who sits with whom
    "co_membership": "sitting_together",
    "pairs": "projection",
    "project": "projection",
    "backbone": "backbones",
    # how central, how tight, how grouped
    "centrality": "central",
    "cohesion": "summary",
    "components": "summary",
    "k_cores": "summary",
    "clustering": "squares",
    "reinforcement": "squares",
    "nestedness": "nested",
    "core_periphery": "core",
    "communities": "community",
    "louvain": "community",
    "modularity": "community",
    "equivalence": "positions",
    "near_equivalence": "positions",
    "bridges": "brokerage",
    "constraint": "brokerage",
    "intersections": "sets",
    "overlap_matrix": "sets",
    # what they share, lack and promise, and how well it is known
    "interlocks": "interlocking",
    "missing": "absence",
    "joined_by_peers": "absence",
    "promised": "promises",
    "most_bound": "promises",
    "overlapping_promises": "promises",
    "coverage": "promise_matrix",
    "evidence_quality": "backing",
    "evidence_summary": "backing",
    # over time
    "growth": "curves",
    "joins_and_exits": "curves",
    "waves": "bursts",
    "time_to_join": "survival",
    "median_time_to_join": "survival",
    "followers": "lead_lag",
    "tie_changes": "difference",
    "network_change": "difference",
    "changes_in_words": "words",
    # with the uncertainty carried through
    "as_range": "uncertainty",
    "monte_carlo": "uncertainty",
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
