"""What a query is made of: its terminals, selections, groups and variables, each in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from graphkit.errors import QueryError
from graphkit.sparql.grammar.query_text import QueryText

FORMS: Final = frozenset(["SELECT", "CONSTRUCT", "DESCRIBE", "ASK"])


_GIVING: Final = frozenset(["term", "predicate", "graph", "data", "target"])
"""What a variable is in a pattern that gives it a value."""


class VariableUse(NamedTuple):
    """A variable where it stands.

    Attributes
    ----------
    terminal : int
        Which terminal it is.
    name : str
        Without ``?`` or ``$``.
    role : str
        The part that it plays, as `graphkit.sparql.grammar.grammar_rules` names it.
    group : GroupPattern or None
        The innermost group around it; None in the clauses of a selection.
    """

    terminal: int
    name: str
    role: str
    group: GroupPattern | None


@dataclass(slots=True, eq=False)
class Selection:
    """The query itself or a subquery: what is selected, and from which pattern.

    Attributes
    ----------
    inside : GroupPattern or None
        The group whose whole pattern this subquery is.
    where : GroupPattern or None
        Its own pattern; only DESCRIBE may have none.
    star : int
        The terminal ``*`` if all is selected, 0 if not.
    grouped : bool
        Whether it has ``GROUP BY`` or an aggregate.
    groups : list of GroupPattern
        All its groups, those of its subqueries left out.
    uses : list of VariableUse
        All its variables, those of its subqueries left out.
    """

    inside: GroupPattern | None = None
    where: GroupPattern | None = None
    star: int = 0
    grouped: bool = False
    groups: list[GroupPattern] = field(default_factory=list)
    uses: list[VariableUse] = field(default_factory=list)

    def names(self, *roles: str) -> set[str]:
        """Name the variables that play one of these parts."""
        return {use.name for use in self.uses if use.role in roles}

    def results(self) -> set[str]:
        """Name the variables that are selected."""
        if self.star:
            # VALUES may follow the pattern.
            given = {use.name for use in self.uses if use.role == "data" and use.group is None}
            return given | (self.where.visible() if self.where is not None else set())
        return self.names("projection", "computed")


@dataclass(slots=True, eq=False)
class GroupPattern:
    """A pattern in braces.

    Attributes
    ----------
    kind : {"where", "group", "optional", "minus", "graph", "exists"}
        What it is for; the branches of a UNION are plain groups.
    opening, closing : int
        The terminals that are its braces.
    outer : GroupPattern or None
        The group around it, in the same query or subquery.
    selection : Selection
        The query or subquery that it belongs to.
    subquery : Selection or None
        The subquery that is its whole pattern.
    """

    kind: str
    opening: int
    outer: GroupPattern | None
    selection: Selection
    closing: int = 0
    subquery: Selection | None = None

    def inner(self) -> Iterator[GroupPattern]:
        """Return this group and those in it whose solutions are part of its own."""
        within: set[GroupPattern | None] = {self}
        yield self
        for group in self.selection.groups:
            if group.outer in within and group.kind not in ("minus", "exists"):
                within.add(group)
                yield group

    def visible(self, before: int | None = None) -> set[str]:
        """Name the variables that its solutions may give a value (section 18.2.1).

        Parameters
        ----------
        before : int, optional
            Only by what stands before this terminal.
        """
        groups: set[GroupPattern | None] = {
            group for group in self.inner() if before is None or group.opening < before
        }
        names = {
            use.name
            for use in self.selection.uses
            if use.role in _GIVING and use.group in groups
            if before is None or use.terminal < before
        }
        inner = (group.subquery for group in groups if group is not None)
        return names.union(*(subquery.results() for subquery in inner if subquery is not None))


@dataclass(slots=True, eq=False)
class ParsedQuery:
    """A query that was read.

    Attributes
    ----------
    source : QueryText
        Its text.
    kinds, starts, ends, roles : list
        For each terminal its kind, the offsets in ``source.text`` and the part that it plays. The
        last terminal is the end of the text.
    selections : list of Selection
        The query itself, and then its subqueries.
    services : list of int
        The terminals that are ``SERVICE``.
    short : int
        The terminal that opens the braces of ``CONSTRUCT WHERE``, whose template is its pattern;
        0 in every other query.
    """

    source: QueryText
    kinds: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    selections: list[Selection] = field(default_factory=list)
    services: list[int] = field(default_factory=list)
    short: int = 0

    @property
    def form(self) -> str:
        """What it asks for: ``"SELECT"``, ``"CONSTRUCT"``, ``"DESCRIBE"`` or ``"ASK"``."""
        return next(kind for kind in self.kinds if kind in FORMS)

    def text_of(self, terminal: int) -> str:
        """Return a terminal as it is written."""
        return self.source.text[self.starts[terminal] : self.ends[terminal]]

    def having(self, *roles: str) -> list[int]:
        """Find the terminals that play one of these parts."""
        return [terminal for terminal, role in enumerate(self.roles) if role in roles]

    def problem(self, terminal: int, what: str, hint: str) -> QueryError:
        """Make the error that tells what is wrong with a terminal, and what to do."""
        return self.source.problem(self.starts[terminal], what, hint)
