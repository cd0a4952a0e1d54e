"""What a question is about: the time, how sure an answer must be, and in which roles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from graphkit.errors import DataError, Problem
from graphkit.facts.certainty import (
    CERTAINTIES,
    AtLeast,
    Certainty,
    Days,
    DaysByDegree,
    degree_in,
    rank_of,
)
from graphkit.facts.window import Day, During, Window, least_for, window_of
from graphkit.next_steps import Advice, Option, joined
from graphkit.questions.names import Names
from graphkit.sparql.ask import ask
from graphkit.sparql.queryable import Queryable
from graphkit.type_checks import names_or_records

Roles: TypeAlias = str | Iterable[str] | None
"""One role or several; None is all of them."""


class Asked(NamedTuple):
    """The time, the least degree and the roles of a question.

    Attributes
    ----------
    window : Window
        The time asked about.
    at_least : {"possible", "presumed", "certain"}
        The least degree of certainty at some time in the window.
    roles : frozenset of str or None
        The roles that count; None is all of them but those set apart.
    apart : frozenset of str
        The roles of the field that do not count as belonging, where none is asked about.
    """

    window: Window
    at_least: AtLeast
    roles: frozenset[str] | None = None
    apart: frozenset[str] = frozenset()

    def degree(self, record: Mapping[str, Any]) -> Certainty:
        """Tell how surely a record holds at some time in the window."""
        return degree_in(_days(record), *self.window)

    def admits(self, degree: Certainty) -> bool:
        """Whether a degree is high enough."""
        return CERTAINTIES.index(degree) >= rank_of(self.at_least)

    def counts(self, role: object) -> bool:
        """Whether a role is among those asked about."""
        return role not in self.apart if self.roles is None else role in self.roles

    def note(self, left_out: int, set_apart: Sequence[str] = ()) -> str:
        """Say which time and degree the rows are about, and how many others there are, and why.

        ``set_apart`` has the role of each of those that do not count as belonging.
        """
        shown = "" if self.window.is_all_time else f"{_when(self.window)}, {_degree(self)}."
        return joined(shown, less_sure(left_out), _not_belonging(set_apart))


def _not_belonging(set_apart: Sequence[str]) -> str:
    if not set_apart:
        return ""
    return Advice(
        "{set_apart} more {do} not count as belonging ({roles}); {shown_by} shows {them}.",
        set_apart=len(set_apart),
        do="does" if len(set_apart) == 1 else "do",
        them="it" if len(set_apart) == 1 else "them",
        roles=", ".join(sorted({*set_apart})),
        shown_by=Option("roles", min(set_apart)),
    )


def asked(
    store: Queryable,
    *,
    on: Day | None = None,
    during: During | None = None,
    at_least: AtLeast | None = None,
    roles: Roles = None,
    narrower: bool = False,
    belonging: bool = False,
    names: Names | None = None,
) -> Asked:
    """Read what a question is about.

    Parameters
    ----------
    store : Queryable
        Knows the roles.
    on, during
        As in `graphkit.facts.window.window_of`.
    at_least : {"possible", "presumed", "certain"}, optional
        By default *presumed*; of all time, *possible*: every record that is supported at all.
    roles : str or iterable of str, optional
        Exactly these roles.
    narrower : bool
        Whether narrower roles count too: a founder is a member.
    belonging : bool
        Whether, where no roles are named, only those count that the field counts as belonging.
    names : Names, optional
        The names of the graph, where some were read before.

    Raises
    ------
    InvalidChoice, InvalidDate
        If the time or the degree cannot be read.
    NotFound
        If the graph knows no such role.
    """
    window = window_of(on, during)
    chosen = None if roles is None else _chosen(names or Names(store), store, roles, narrower)
    apart = roles_apart(store) if belonging and roles is None else frozenset()
    return Asked(window, least_for(window, at_least), chosen, apart)


def roles_apart(store: Queryable) -> frozenset[str]:
    """List the roles whose holders do not belong: of who only signed, a treaty may say so."""
    found = store.select(
        "SELECT ?role WHERE { ?as cg:countsAsBelonging false ; skos:notation ?role }"
    )
    return frozenset(row["role"].value for row in found)


def _chosen(names: Names, store: Queryable, roles: object, narrower: bool) -> frozenset[str]:
    given = names_or_records("roles", roles, "a role or several as texts, such as 'member'")
    wanted = set(names.ids_of("role", "roles", given))
    if narrower:
        broader = {str(r["role"]): r["broader"] for r in ask(store, "roles").records()}
        while more := {role for role, above in broader.items() if above in wanted} - wanted:
            wanted |= more
    return frozenset(wanted)


def less_sure(left_out: int) -> str:
    """Say how many rows are left out, and which option shows them; nothing if there are none."""
    if not left_out:
        return ""
    shown_by = Option("at_least", "possible")
    return Advice(
        "{left_out} more {are} less sure; {shown_by} shows {them}.",
        left_out=left_out,
        are="is" if left_out == 1 else "are",
        them="it" if left_out == 1 else "them",
        shown_by=shown_by,
    )


def _when(window: Window) -> str:
    return f"On {window}" if window.is_one_day else f"At some time from {window}"


def _degree(question: Asked) -> str:
    return "certain" if question.at_least == "certain" else f"{question.at_least} or better"


def _days(record: Mapping[str, Any]) -> DaysByDegree:
    possible = _pair(record, "possible")
    if possible is None:
        name = str(record.get("membership") or record.get("record") or "")
        hint = "Open the graph with graphkit, or build it, so that its records get their days."
        message = "this record does not say from when until when it holds."
        raise DataError([Problem(name, 0, "", message, hint)])
    return DaysByDegree(possible, _pair(record, "presumed"), _pair(record, "certain"))


def _pair(record: Mapping[str, Any], degree: str) -> Days | None:
    first, last = record[f"{degree}_from"], record[f"{degree}_until"]
    return None if first is None or last is None else Days(first, last)
