"""The analyses by name, the project's own and those that other packages add.

An analysis is a function whose first parameter is a knowledge graph, a panel or a two-mode
network and which returns a `graphkit.table.Table`. It is registered by an entry point of the
group ``graphkit.analyses``, and needs nothing else: what it works on is read from the type of its
first parameter, what it does from the first sentence of its docstring.

>>> get("cohesion").needs
'network'
>>> [parameter.name for parameter in get("nestedness").parameters]
[]
"""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from graphkit.errors import ExtensionError
from graphkit.extensions import Extension, extension, extensions
from graphkit.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

Needs: TypeAlias = Literal["kg", "panel", "network"]

NEEDS: Final[dict[Needs, frozenset[str]]] = {
    "kg": frozenset({"KnowledgeGraph"}),
    "network": frozenset({"Graph", "MultiGraph", "Incidence"}),
    "panel": frozenset({"Panel"}),
}
"""What an analysis works on, and the types of its first parameter that say so, best first."""
ROOMS: Final = {
    "ties": "who sits with whom",
    "positions": "where an actor stands",
    "whole": "what the network is like as a whole",
    "time": "how it came about",
    "promises": "what was promised by joining",
    "trust": "how far results can be trusted",
}
"""The groups of the project's own analyses, each a room of `graphkit.analysis`."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """One analysis.

    Attributes
    ----------
    extension : Extension
        Its name, and where it is.
    """

    extension: Extension

    @property
    def name(self) -> str:
        """As typed on the command line."""
        return self.extension.name

    @property
    def group(self) -> str:
        """A key of `ROOMS`, or the distribution of another package that adds it."""
        parts = self.extension.target.split(".")
        own = parts[:2] == ["graphkit", "analysis"] and len(parts) > 2
        return parts[2] if own else self.extension.distribution

    @property
    def function(self) -> Callable[..., Any]:
        """The function, imported when first asked for.

        Raises
        ------
        ExtensionError
            If it cannot be imported, or is no function.
        """
        found = self.extension.load()
        if not callable(found):
            raise self._unusable("is no function")
        loaded: Callable[..., Any] = found
        return loaded

    @property
    def parameters(self) -> tuple[inspect.Parameter, ...]:
        """The options: every parameter after the first, with annotation and default."""
        return tuple(inspect.signature(self.function).parameters.values())[1:]

    @property
    def needs(self) -> Needs:
        """What its first argument is: a knowledge graph, a panel, or a two-mode network.

        Raises
        ------
        ExtensionError
            If the type of its first parameter is none of these.
        """
        parameters = tuple(inspect.signature(self.function).parameters.values())
        first = inspect.formatannotation(parameters[0].annotation) if parameters else ""
        words = set(re.findall(r"\w+", first))
        for needs, types in NEEDS.items():
            if not types.isdisjoint(words):
                return needs
        raise self._unusable(
            "does not say what it works on: the type of its first parameter must be "
            "KnowledgeGraph, Panel or networkx.Graph"
        )

    @property
    def summary(self) -> str:
        """The first paragraph of its docstring."""
        return " ".join((inspect.getdoc(self.function) or "").split("\n\n")[0].split())

    @property
    def does(self) -> str:
        """What it does: the first sentence of its docstring, or why it cannot be loaded."""
        try:
            return re.split(r"(?<=[.!?]) ", self.summary)[0].removesuffix(".")
        except ExtensionError as error:
            return str(error)

    def _unusable(self, why: str) -> ExtensionError:
        whose = self.extension.distribution
        message = f"the analysis {self.name!r} of {whose} {why}. Repair or uninstall that package."
        return ExtensionError(self.name, (whose,), message)


def analyses() -> tuple[Analysis, ...]:
    """List every analysis, by group and name; those of other packages come last.

    Examples
    --------
    >>> analyses()[0].group
    'ties'
    """
    rooms = list(ROOMS)

    def order(analysis: Analysis) -> tuple[int, str, str]:
        group = analysis.group
        return (rooms.index(group) if group in rooms else len(rooms), group, analysis.name)

    return tuple(sorted(map(Analysis, extensions("analyses")), key=order))


def get(name: str) -> Analysis:
    """Find an analysis by its name.

    Raises
    ------
    NotFound
        If there is none of that name; the message has the nearest ones.
    ExtensionError
        If several packages add one of that name.
    """
    return Analysis(extension("analyses", name))


def listing() -> Table:
    """List the analyses: what each does, what it works on, and to which group it belongs.

    Returns
    -------
    Table
        One row for each analysis, by group and name. An analysis that another package adds and
        that cannot be loaded says so in place of what it does.

    Examples
    --------
    >>> print(listing().select("name", "group", "needs").head(2))
    name       group  needs
    ---------  -----  -------
    agreement  ties   kg
    backbone   ties   network
    """
    definitions = {
        "name": "name of the analysis",
        "group": "the question that it helps to answer: "
        + "; ".join(f"{room} ({question})" for room, question in ROOMS.items())
        + "; or the package that adds it",
        "needs": "what it works on: kg (a knowledge graph), panel or network (two-mode); empty "
        "where it cannot be loaded",
        "does": "what it does",
    }
    rows = [(one.name, one.group, *_needs_and_does(one)) for one in analyses()]
    return Table(tuple(definitions), rows, definitions=definitions)


def _needs_and_does(analysis: Analysis) -> tuple[str, str]:
    try:
        return analysis.needs, analysis.does
    except ExtensionError as error:
        return "", str(error)
