"""What a question is about: the time, how sure an answer must be, and in which roles."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from graphkit.errors import DataError, InvalidDate, Problem
from graphkit.facts.certainty import (
    CERTAINTIES,
    DEGREES,
    AtLeast,
    Certainty,
    DaysByDegree,
    PairOfDays,
    degree_in,
)
from graphkit.facts.period import Period, parse
from graphkit.facts.window import Day, During, Window, least_for, window_of
from graphkit.next_steps import Advice, Option, joined
from graphkit.questions.thing_by_name import ThingsByName
from graphkit.sparql.ask import ask
from graphkit.sparql.queryable import Queryable
from graphkit.type_checks import some_names

Roles: TypeAlias = str | Iterable[str] | None
"""One role or several; None is all of them."""
Counted: TypeAlias = Literal[
    "members", "memberships", "promises", "assessments", "changes", "joiners"
]
_BELONGED: Final = {1: "may have been a member", 2: "may have been members"}
_MAY: Final[Mapping[Counted, str]] = {
    "memberships": "may have been held",
    "promises": "may have been made",
    "assessments": "may have been made then",
    "changes": "may have happened then",
    "joiners": "may have been in as many",
}
_SHOWN: Final = "SELECT DISTINCT ?day WHERE { ?record cg:confirmedUntil ?day }"
_AFTER: Final = "ASK { ?record cg:confirmedUntil ?shown ."
_PUBLISHED: Final = "SELECT DISTINCT ?day WHERE { ?source cg:published ?day }"
AT_SOME_TIME: Final = {"certain": "at some time", "presumed": "presumed at some time"}
"""What an answer about all time is shown to be, which else reads as if it were so today."""


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
    newest : datetime.date or None
        The last day that any source shows, where it was looked for.
    """

    window: Window
    at_least: AtLeast
    roles: frozenset[str] | None = None
    apart: frozenset[str] = frozenset()
    newest: datetime.date | None = None

    def degree(self, record: Mapping[str, Any]) -> Certainty:
        """Tell how surely a record holds at some time in the window."""
        return degree_in(_days(record), *self.window)

    def admits(self, degree: Certainty) -> bool:
        """Whether a degree is high enough."""
        return CERTAINTIES.index(degree) >= CERTAINTIES.index(self.at_least)

    def counts(self, role: object) -> bool:
        """Whether a role is among those asked about."""
        return role not in self.apart if self.roles is None else role in self.roles

    def note(
        self,
        left_out: int,
        set_apart: Sequence[str] = (),
        of: Counted = "members",
        *,
        further: int = 0,
    ) -> str:
        """Say which time and degree the rows are about, and how many others there are, and why.

        ``set_apart`` has the role of each of those that do not count as belonging, ``further``
        the number of rows that are left out of those who are shown with others.
        """
        shown = "" if self.window.is_all_time else f"{_when(self.window)}. {_degrees(self, of)}"
        less = less_sure(left_out, of, further)
        later = as_of_newest(self.window, self.newest)
        return joined(shown, less, _not_belonging(set_apart), later)

    def shown(self, degrees: Iterable[object]) -> Mapping[str, Mapping[str, str]]:
        """Say what people are shown in place of degrees: of all time they are those of no day."""
        if not self.window.is_all_time:
            return {}
        alike = {*degrees} <= {"certain"}
        return {"certainty": {"certain": ""} if alike else AT_SOME_TIME}


def _not_belonging(set_apart: Sequence[str]) -> str:
    if not set_apart:
        return ""
    roles = sorted({*set_apart})
    return Advice(
        "{set_apart} more {do} not count as belonging ({roles}); {shown_by} shows {them}.",
        set_apart=len(set_apart),
        do="does" if len(set_apart) == 1 else "do",
        them="it" if len(set_apart) == 1 else "them",
        roles=", ".join(roles),
        shown_by=Option("roles", roles if len(roles) > 1 else roles[0]),
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
    names: ThingsByName | None = None,
    newest: datetime.date | None = None,
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
    names : ThingsByName, optional
        The names of the graph, where some were read before.
    newest : datetime.date, optional
        As `newest_day` finds it, so that the note of a later day names it.

    Raises
    ------
    InvalidChoice, InvalidDate
        If the time or the degree cannot be read.
    NotFound
        If the graph knows no such role.
    """
    window = window_of(on, during)
    chosen = (
        None if roles is None else _chosen(names or ThingsByName(store), store, roles, narrower)
    )
    apart = roles_apart(store) if belonging and roles is None else frozenset()
    return Asked(window, least_for(window, at_least), chosen, apart, newest)


def as_of_newest(window: Window, newest: datetime.date | None) -> str:
    """Say that a time lies after the last day that any source shows; nothing if it does not."""
    return "" if window.is_all_time else as_of(newest, window.first)


def as_of(newest: datetime.date | None, first: datetime.date) -> str:
    """Say that a day lies after the last one that any source shows; nothing if it does not."""
    if newest is None or first <= newest:
        return ""
    return f"No source is known to be later than {newest}; what is shown is as of then."


def _published(text: str) -> Period | None:
    """Read when a source was published; what cannot be read, ``check`` names."""
    try:
        return parse(text)
    except InvalidDate:
        return None


def newest_day(store: Queryable) -> datetime.date | None:
    """Find the last day that any source surely is of or shows; None where none is dated."""
    said = filter(None, (_published(row["day"].value) for row in store.select(_PUBLISHED)))
    days = [*filter(None, (one.start_earliest for one in said))]
    if not days:
        return None
    shown = (row["day"].value for row in store.select(_SHOWN))
    return max([*days, *map(datetime.date.fromisoformat, shown)])


def is_shown_after(store: Queryable, day: datetime.date) -> bool:
    """Tell whether any membership is shown on a later day, which is found sooner than the last."""
    return bool(store.query(f'{_AFTER} FILTER(?shown > "{day}"^^xsd:date) }}'))


def roles_apart(store: Queryable) -> frozenset[str]:
    """List the roles whose holders do not belong: of who only signed, a treaty may say so."""
    found = store.select(
        "SELECT ?role WHERE { ?as cg:countsAsBelonging false ; skos:notation ?role }"
    )
    return frozenset(row["role"].value for row in found)


def _chosen(names: ThingsByName, store: Queryable, roles: object, narrower: bool) -> frozenset[str]:
    given = some_names("roles", roles, "a role or several as texts, such as 'member'")
    wanted = set(names.ids_of("role", "roles", given))
    if narrower:
        broader = {str(r["role"]): r["broader"] for r in ask(store, "roles").records()}
        while more := {role for role, above in broader.items() if above in wanted} - wanted:
            wanted |= more
    return frozenset(wanted)


def less_sure(left_out: int, of: Counted, further: int = 0) -> str:
    """Say how many are left out, and which option shows them; nothing if there are none.

    Further rows of those who are shown are no more of them, and are told apart.
    """
    if not left_out + further:
        return ""
    may = _MAY.get(of, _BELONGED[min(max(left_out, 1), 2)])
    rows = f"{further} more {'row is' if further == 1 else 'rows are'} of those shown"
    told = [*([f"{left_out} more {may}"] if left_out else []), *([rows] if further else [])]
    return Advice(
        "{told}; {shown_by} shows {them}.",
        told=", and ".join(told),
        them="it" if left_out + further == 1 else "them",
        shown_by=Option("at_least", "possible"),
    )


def _when(window: Window) -> str:
    return f"On {window}" if window.is_one_day else f"At some time from {window}"


def _degrees(question: Asked, of: Counted) -> str:
    surest_first = DEGREES[::-1]
    counted = surest_first[: surest_first.index(question.at_least) + 1]
    words = " or ".join(filter(None, (", ".join(counted[:-1]), counted[-1])))
    return f"Counted are {of} that are {words}."


def _days(record: Mapping[str, Any]) -> DaysByDegree:
    possible = _pair(record, "possible")
    if possible is None:
        name = str(record.get("membership") or record.get("record") or "")
        hint = "Open the graph with graphkit, or build it, so that its records get their days."
        message = "this record does not say from when until when it holds."
        raise DataError([Problem(name, 0, "", message, hint)])
    return DaysByDegree(possible, _pair(record, "presumed"), _pair(record, "certain"))


def _pair(record: Mapping[str, Any], degree: str) -> PairOfDays | None:
    first, last = record[f"{degree}_from"], record[f"{degree}_until"]
    return None if first is None or last is None else PairOfDays(first, last)
