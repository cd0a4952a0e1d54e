"""Note the structure of a query while its terminals are read."""

from __future__ import annotations

from typing import Final

from graphkit.sparql.grammar.structure import GroupPattern, ParsedQuery, Selection, VariableUse
from graphkit.sparql.query_depth import REREAD, reread_too_often

_GROUPS: Final = frozenset(["where", "group", "optional", "minus", "graph", "exists"])


class Builder:
    """Notes the structure of a query while its terminals are read.

    The methods that begin with ``on_`` are the actions of `graphkit.sparql.grammar.grammar_rules`.

    Parameters
    ----------
    reading : ParsedQuery
        What is filled.
    """

    def __init__(self, reading: ParsedQuery) -> None:
        self.in_data = False
        self._reading = reading
        self._selection = Selection()
        self._group: GroupPattern | None = None
        self._next_group = "where"
        self._reread = 0
        self._aggregates = 0
        reading.selections.append(self._selection)

    def variable(self, role: str) -> None:
        """Take the variable that was just read, and the part that it plays."""
        name = self._reading.text_of(self._last)[1:]
        if role == "expression" and self._aggregates:
            role = "aggregated"
        self._selection.uses.append(VariableUse(self._last, name, role, self._group))

    def note(self, action: str) -> None:
        """Take an action of the rules."""
        if action in _GROUPS:
            self._next_group = action
        else:
            getattr(self, f"on_{action}")()

    @property
    def _last(self) -> int:
        return len(self._reading.roles) - 1

    def on_open(self) -> None:
        """A group begins."""
        group = GroupPattern(self._next_group, self._last, self._group, self._selection)
        self._selection.groups.append(group)
        if group.kind == "where":
            self._selection.where = group
        self._group = group

    def on_close(self) -> None:
        """A group ends."""
        assert self._group is not None
        self._group.closing = self._last
        self._group = self._group.outer

    def on_subselect(self) -> None:
        """The group is a subquery."""
        assert self._group is not None
        self._selection = self._group.subquery = Selection(inside=self._group)
        self._reading.selections.append(self._selection)
        self._group = None

    def on_end_subselect(self) -> None:
        """The subquery ends."""
        self._group = self._selection.inside
        assert self._group is not None
        self._selection = self._group.selection

    def on_short(self) -> None:
        """The template is the pattern, too."""
        self._reading.short = self._last + 1

    def on_star(self) -> None:
        """All variables are selected."""
        self._selection.star = self._last

    def on_grouped(self) -> None:
        """Solutions are grouped."""
        self._selection.grouped = True

    def on_aggregate(self) -> None:
        """What follows is worked out for a whole group of solutions."""
        self._aggregates += 1
        self._selection.grouped = True

    def on_end_aggregate(self) -> None:
        """The aggregate ends."""
        self._aggregates -= 1

    def on_function(self) -> None:
        """The IRI that was just read names a function."""
        self._reading.roles[-1] = "function"

    def on_service(self) -> None:
        """Another endpoint is asked."""
        self._reading.services.append(self._last)

    def on_data(self) -> None:
        """Rows of values begin."""
        self.in_data = True

    def on_end_data(self) -> None:
        """Rows of values end."""
        self.in_data = False

    def on_reread(self) -> None:
        """The engine may read what follows twice."""
        self._reread += 1
        if self._reread > REREAD:
            raise reread_too_often()

    def on_end_reread(self) -> None:
        """What may be read twice ends."""
        self._reread -= 1
