"""The analyses by name, for the command line and for listings.

>>> get("cohesion").needs
'network'
>>> [parameter.name for parameter in get("nestedness").parameters]
[]
"""

from __future__ import annotations

import inspect
from difflib import get_close_matches
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from graphkit.advice import Advice, Call
from graphkit.errors import NotFound
from graphkit.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

Needs = Literal["network", "panel", "kg"]


class Analysis(NamedTuple):
    """One analysis.

    Attributes
    ----------
    name : str
        As typed on the command line.
    where : str
        Submodule of `graphkit.analysis` and name of the function, with a colon between.
    needs : {"network", "panel", "kg"}
        What its first argument is: a two-mode network, a panel, or a knowledge graph.
    line : str
        What it answers.
    """

    name: str
    where: str
    needs: Needs
    line: str

    @property
    def function(self) -> Callable[..., Any]:
        """The function, imported when first asked for."""
        module, name = self.where.split(":")
        found: Callable[..., Any] = getattr(import_module(f"graphkit.analysis.{module}"), name)
        return found

    @property
    def parameters(self) -> tuple[inspect.Parameter, ...]:
        """The options: every parameter after the first, with annotation and default."""
        return tuple(inspect.signature(self.function).parameters.values())[1:]


ANALYSES: Final[tuple[Analysis, ...]] = (
    Analysis("backbone", "ties.backbone:backbone", "network", "which ties chance does not explain"),
    Analysis(
        "bridges", "positions.brokerage:bridges", "network", "who joins what is otherwise apart"
    ),
    Analysis("centrality", "positions.centrality:centrality", "network", "who is central"),
    Analysis(
        "clustering",
        "positions.clustering:clustering",
        "network",
        "how much each overlaps with its peers",
    ),
    Analysis("cohesion", "whole.cohesion:cohesion", "network", "the network in ten numbers"),
    Analysis("communities", "whole.communities:communities", "network", "who belongs together"),
    Analysis("components", "whole.cohesion:components", "network", "which parts hang together"),
    Analysis(
        "constraint",
        "positions.brokerage:constraint",
        "network",
        "whose contacts are tied to each other",
    ),
    Analysis(
        "core-periphery", "whole.core_periphery:core_periphery", "network", "who is in the core"
    ),
    Analysis(
        "equivalence",
        "positions.equivalence:equivalence",
        "network",
        "who is in exactly the same coalitions",
    ),
    Analysis(
        "intersections",
        "ties.intersections:intersections",
        "network",
        "who is in which combination",
    ),
    Analysis(
        "k-cores", "whole.cohesion:k_cores", "network", "how deep in the dense part each one is"
    ),
    Analysis(
        "louvain",
        "whole.communities:louvain",
        "network",
        "communities among those who sit together",
    ),
    Analysis(
        "near-equivalence",
        "positions.equivalence:near_equivalence",
        "network",
        "who is in nearly the same coalitions",
    ),
    Analysis(
        "nestedness",
        "whole.nestedness:nestedness",
        "network",
        "whether small memberships are part of large ones",
    ),
    Analysis(
        "overlap",
        "ties.intersections:overlap_matrix",
        "network",
        "how many members each two coalitions share",
    ),
    Analysis("pairs", "ties.project:pairs", "network", "who sits with whom, how often"),
    Analysis(
        "reinforcement",
        "positions.clustering:reinforcement",
        "network",
        "whether those who meet once meet again",
    ),
    Analysis(
        "changes-in-words",
        "time.changes_in_words:changes_in_words",
        "kg",
        "what changed between two days, in sentences",
    ),
    Analysis(
        "coverage",
        "promises.coverage:coverage",
        "kg",
        "who has promised how much, by goal or topic",
    ),
    Analysis(
        "evidence-quality",
        "trust.evidence_quality:evidence_quality",
        "kg",
        "which facts are badly backed",
    ),
    Analysis(
        "evidence-summary",
        "trust.evidence_quality:evidence_summary",
        "kg",
        "how well the facts of each coalition are backed",
    ),
    Analysis(
        "followers",
        "time.followers:followers",
        "kg",
        "who joins before whom more often than chance would have it",
    ),
    Analysis("growth", "time.growth:growth", "kg", "how many members there were, month by month"),
    Analysis("interlocks", "ties.interlocks:interlocks", "kg", "everything that some actors share"),
    Analysis(
        "joined-by-peers",
        "positions.missing:joined_by_peers",
        "kg",
        "what an actor's peers have joined and it has not",
    ),
    Analysis(
        "joins-and-exits",
        "time.growth:joins_and_exits",
        "kg",
        "how many joined and left in each period",
    ),
    Analysis(
        "median-time-to-join",
        "time.time_to_join:median_time_to_join",
        "kg",
        "after how many days half had joined",
    ),
    Analysis(
        "missing", "positions.missing:missing", "kg", "who is in one coalition and not in another"
    ),
    Analysis("most-bound", "promises.promised:most_bound", "kg", "who is bound by most promises"),
    Analysis(
        "network-change",
        "time.network_change:network_change",
        "kg",
        "how the network changed between two days",
    ),
    Analysis(
        "overlapping-promises",
        "promises.promised:overlapping_promises",
        "kg",
        "which promises of coalitions overlap",
    ),
    Analysis("promised", "promises.promised:promised", "kg", "who has promised what"),
    Analysis(
        "tie-changes",
        "time.network_change:tie_changes",
        "kg",
        "whose ties changed between two days",
    ),
    Analysis(
        "time-to-join",
        "time.time_to_join:time_to_join",
        "kg",
        "the share still outside after the launch",
    ),
    Analysis(
        "waves", "time.waves:waves", "kg", "in which bursts actors joined, and what happened then"
    ),
)
"""Every analysis that comes with the package, by name."""


def analyses() -> tuple[Analysis, ...]:
    """Give every analysis, in order of name."""
    return tuple(sorted(ANALYSES))


def get(name: str) -> Analysis:
    """Give an analysis by its name.

    Raises
    ------
    NotFound
        If there is none of that name; the message has the nearest ones.
    """
    known = {analysis.name: analysis for analysis in ANALYSES}
    if name not in known:
        near = get_close_matches(name, known, 3)
        hint = Advice("They are listed by {call}.", call=Call("list", ("analyses",)))
        raise NotFound("analysis", name, near, hint)
    return known[name]


def table() -> Table:
    """List the analyses, what each answers and what it needs."""
    definitions = {
        "name": "name of the analysis",
        "answers": "what it answers",
        "needs": "what it works on: a two-mode network, a panel, or a knowledge graph",
    }
    rows = [(analysis.name, analysis.line, analysis.needs) for analysis in analyses()]
    return Table(tuple(definitions), rows, definitions=definitions)
