"""Memberships as columns: who was in what on a day, answered by comparing whole columns.

A `Panel` holds one row a membership. From when until when it holds, to each degree of certainty,
are day numbers, so that a question about a day or a window is two comparisons of columns, not a
loop. A `Link` says whose a service or a company is, so that a network can show it as its operator
or owner.

The degrees are nested: a *certain* membership is also *presumed*, and a presumed one is also
*possible*.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from graphkit.errors import DataError, InvalidType, Problem
from graphkit.facts.window import day_asked_about
from graphkit.panel.arrays import MembershipArrays
from graphkit.panel.days import (
    COLUMNS,
    ENDED_WITH_COALITION,
    LATEST,
    ActorInfo,
    AtLeast,
    CoalitionInfo,
    Day,
    Link,
    number_of,
    with_immutable_labels,
)
from graphkit.panel.ends_with_coalitions import ends_with_coalitions
from graphkit.panel.filters import Filters, options_of
from graphkit.panel.from_rows import columns_of, position, selection
from graphkit.panel.ids_meant import labels_of, meant_in
from graphkit.tabular.how_many import how_many
from graphkit.type_checks import mapping, names_or_records, some_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    import numpy.typing as npt

    from graphkit.table import Table

_ROLES: Final = "a role or several: texts, such as 'member'"
_COALITION: Final = "an id or a name as text, or a record"


@dataclass(frozen=True, eq=False, repr=False)
class Panel(MembershipArrays):
    """Memberships as NumPy columns of equal length.

    Make one with `Panel.from_rows` or `extract`. Filters give a new panel with fewer rows that
    shares the tuples the codes point into, so codes stay comparable between panels of one origin.

    Attributes
    ----------
    record, member, listing, coalition, role : numpy.ndarray of int32
        Codes into ``records``, ``members``, ``listings``, ``coalitions`` and ``roles``. The
        listing is the name listed (a service, say); the member is the agent behind it.
    group : numpy.ndarray of int16
        Code into ``groups``: the heading under which the member is listed.
    start_earliest, start_latest, end_earliest, end_latest : numpy.ndarray of int32
        Bounds of the period in days since 1970-01-01; `EARLIEST` and `LATEST` when unbounded.
        An unknown start has ``start_latest == LATEST``: it is never presumed to have begun.
    confirmed_until : numpy.ndarray of int32
        The last day on which a source shows the membership running; `EARLIEST` if none does.
    possible_from, possible_until, presumed_from, presumed_until, certain_from, certain_until
        Numpy arrays of int32: a row holds to a degree at some time in a window when its *from* is
        not after the end of the window and its *until* not before its beginning.
    confidence : numpy.ndarray of int8
        3 high, 2 medium, 1 low.
    ended_with_coalition : numpy.ndarray of int8
        1 where it ended because its coalition did, so that nobody left; else 0.
    records, members, listings, coalitions, roles, groups : tuple of str
        What the codes stand for, sorted.
    actors : mapping of str to ActorInfo
    coalition_info : mapping of str to CoalitionInfo
    links : tuple of Link
        Who operates which service and who owns which company.
    broader : mapping of str to str
        The broader role of each role that has one (a founder is a member).
    version : str
        The version of the data, for captions.
    names : callable, optional
        Looks up ids by all names that there are, as `KnowledgeGraph.ids_of` of the graph that the
        panel was taken of. Without it, and in another process, the panel knows its ids and labels.
    roles_apart : frozenset of str
        Roles of the graph whose memberships are not here, since they do not count as belonging.
        Asking for one of them is an error, and not an empty answer.
    left_out : str
        How much the files hold that is in neither the graph nor here, as "2 rows left out"; empty
        where nothing is known to be missing. ``kg.left_out`` of the graph lists it.

    Examples
    --------
    >>> panel = Panel.from_rows([
    ...     {"member": "zoom", "coalition": "call", "start": "2022-06-23"},
    ...     {"member": "line", "coalition": "call", "start": "2020-05-14", "end": "2021-12-31"},
    ... ])
    >>> panel.at("2021-06-01").membership
    ('call--line',)
    >>> panel.certainty("2022-07-01").tolist()
    [0, 2]
    """

    def __copy__(self) -> Panel:
        return replace(self)

    def __deepcopy__(self, memo: object) -> Panel:
        return replace(self, **{name: getattr(self, name).copy() for name in COLUMNS})

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "names": None}  # the graph stays where it is

    def __repr__(self) -> str:
        actors, coalitions = (len(np.unique(codes)) for codes in (self.member, self.coalition))
        found = ((len(self), "membership"), (actors, "member"), (coalitions, "coalition"))
        rows, members, joined = (how_many(count, of_what) for count, of_what in found)
        version = f", version {self.version}" if self.version else ""
        told = f"; {self.left_out}" if self.left_out else ""
        return f"<Panel of {rows}: {members} in {joined}{version}{told}>"

    @classmethod
    def from_rows(
        cls,
        rows: Iterable[Mapping[str, Any]],
        *,
        actors: Mapping[str, ActorInfo] | None = None,
        coalitions: Mapping[str, CoalitionInfo] | None = None,
        links: Iterable[Link] = (),
        broader: Mapping[str, str] | None = None,
        version: str = "",
    ) -> Panel:
        """Make a panel from plain rows; their order does not matter.

        Parameters
        ----------
        rows : iterable of mappings
            Needed: ``member``, ``coalition``. May be left out: ``membership`` (by default
            ``<coalition>--<member>``), ``listing`` (by default the member), ``role``, ``group``,
            ``start`` and ``end`` (one day each, or the bounds ``start_earliest`` …),
            ``confirmed_until``, ``ongoing``, ``end_reason`` (why it ended, such as ``"left"``),
            ``confidence`` (``"high"``, ``"medium"``, ``"low"`` or 3, 2, 1). A day is a date, ISO
            text, a day number or None. Without an end, the membership is taken to be running
            unless ``ongoing`` is false. The columns of days are worked out from these by the rule
            of `graphkit.facts.certainty`. Who is in it until the last day of a coalition in
            ``coalitions`` did not leave, unless ``end_reason`` says so.
        actors, coalitions : mapping, optional
            Labels, kinds and so on; actors without an entry are labelled with their id.
        links, broader, version
            As in `Panel`.

        Raises
        ------
        DataError
            If bounds contradict each other or two rows have the same ``membership``.
        InvalidDate
            If a day cannot be read.
        """
        return cls.from_columns(
            columns_of(rows, coalitions or {}),
            actors=actors,
            coalitions=coalitions,
            links=links,
            broader=broader,
            version=version,
        )

    @classmethod
    def from_columns(
        cls,
        columns: Mapping[str, Any],
        *,
        actors: Mapping[str, ActorInfo] | None = None,
        coalitions: Mapping[str, CoalitionInfo] | None = None,
        links: Iterable[Link] = (),
        broader: Mapping[str, str] | None = None,
        version: str = "",
    ) -> Panel:
        """Make a panel from columns, with an entry for every actor and coalition they name.

        Parameters
        ----------
        columns : mapping of str to numpy.ndarray or tuple of str
            The columns and code tables of `Panel`, in order of ``record``. Their lengths, types
            and codes are not checked. Without ``ended_with_coalition``, who is in it until the
            last day of its coalition did not leave.
        actors, coalitions, links, broader, version
            As for `from_rows`.

        Raises
        ------
        DataError
            If bounds contradict each other.
        """
        if not mapping("columns", columns, "a mapping of names to columns"):
            raise InvalidType("columns", columns, "the columns and code tables of a panel")
        infos = with_immutable_labels(
            mapping("actors", actors or {}, "a mapping of ids to ActorInfo")
        )
        for slug in (*columns["members"], *columns["listings"]):
            infos.setdefault(slug, ActorInfo(slug))
        told = mapping("coalitions", coalitions or {}, "a mapping of ids to CoalitionInfo")
        about = with_immutable_labels(told)
        for slug in columns["coalitions"]:
            about.setdefault(slug, CoalitionInfo(slug))
        above = mapping("broader", broader or {}, "a mapping of roles to broader ones")
        if ENDED_WITH_COALITION not in columns:
            columns = {**columns, ENDED_WITH_COALITION: ends_with_coalitions(columns, about)}
        panel = cls(
            **columns,
            actors=dict(sorted(infos.items())),
            coalition_info=dict(sorted(about.items())),
            links=tuple(sorted(links)),
            broader=dict(sorted(above.items())),
            version=version,
        )
        panel.check()
        return panel

    def check(self) -> None:
        """Raise DataError unless every earliest bound is before its latest bound."""
        wrong = (self.start_earliest > self.start_latest) | (self.end_earliest > self.end_latest)
        wrong |= self.start_earliest > self.end_latest
        if wrong.any():
            raise DataError(
                Problem("panel", 0, "", f"the bounds of {name!r} contradict each other.", "Fix it.")
                for name in self.take(wrong).membership
            )

    def at(self, day: Day | int, at_least: AtLeast = "presumed") -> Panel:
        """Keep the memberships of one day.

        Parameters
        ----------
        day : datetime.date, str or int
            A date, ISO text or a day number. A day outside the data gives an empty panel.
        at_least : {"possible", "presumed", "certain"}
            The least degree of certainty wanted.

        Raises
        ------
        InvalidDate
            If it is not one day, or is 9999-12-31, which stands for an end that is not known.
        """
        number = number_of(day if isinstance(day, int | np.integer) else day_asked_about(day))
        return self.take(self.within(number, number, at_least))

    def during(self, first: Day | int, last: Day | int, at_least: AtLeast = "presumed") -> Panel:
        """Keep the memberships that hold at some time in a window, both ends included.

        Parameters
        ----------
        first, last : datetime.date, str or int
            Dates, ISO texts or day numbers.
        at_least : {"possible", "presumed", "certain"}
            The least degree of certainty wanted.
        """
        return self.take(self.within(first, last, at_least))

    def presence(
        self,
        first: int | None = None,
        last: int | None = None,
        at_least: AtLeast = "presumed",
    ) -> Table:
        """List who was a member of what in each year of the calendar, for regressions.

        Parameters
        ----------
        first, last : int, optional
            The years to begin and end with, both included; by default all of which the
            memberships say anything.
        at_least : {"presumed", "certain", "possible"}
            The least degree of certainty listed.

        Returns
        -------
        Table
            A row for each actor, coalition and year in which it was a member at some time; each
            year has those that ``kg.members(…, during=year)`` has, one row for several records.
            Who was no member in a year has no row. Whether a source shows it in just that year is
            not checked: what is presumed goes on from year to year.

        Raises
        ------
        InvalidChoice
            If ``at_least`` is another word.
        DataError
            If ``first`` is after ``last``, or no day is known to begin or end with.

        Examples
        --------
        >>> Panel.from_rows([{"member": "line", "coalition": "call", "start": "2020-05-14",
        ...                   "end": "2021-12-31"}]).presence().rows
        (('line', 'call', 2020, 'certain'), ('line', 'call', 2021, 'certain'))
        """
        from graphkit.panel.presence import presence

        return presence(self, first, last, at_least)

    def dated(
        self, start: npt.NDArray[np.int32], end: npt.NDArray[np.int32], *, surely: bool = False
    ) -> Panel:
        """Suppose that each row began and ended on these days, surely.

        Rows that are at most possible stay at most possible, but for ``surely``. A start of
        `LATEST` is unknown, and leaves the earliest one as it is. Who did not leave, but was in it
        until its coalition ended, did so on that end. That no start is after its end is not
        checked.

        Parameters
        ----------
        start, end : numpy.ndarray of int
            A day number for each row.
        surely : bool
            Whether rows that are at most possible are supposed to hold, too.
        """
        for name, days in (("start", start), ("end", end)):
            if not isinstance(days, np.ndarray):
                raise InvalidType(name, days, "an array of day numbers, one for each row")
        never = np.logical_and(self.presumed_from > LATEST, not surely)
        first, last = start.astype(np.int32), end.astype(np.int32)
        earliest = np.where(first < LATEST, first, self.start_earliest).astype(np.int32)
        begins = np.where(never, self.presumed_from, first).astype(np.int32)
        ends = np.where(never, self.presumed_until, last).astype(np.int32)
        return replace(
            self,
            start_earliest=earliest,
            start_latest=first,
            end_earliest=last,
            end_latest=last,
            possible_from=earliest,
            possible_until=last,
            presumed_from=begins,
            presumed_until=ends,
            certain_from=begins,
            certain_until=ends,
        )

    def take(self, rows: npt.NDArray[np.bool_] | npt.NDArray[np.intp]) -> Panel:
        """Keep some of the rows, chosen by a mask or by row numbers.

        Parameters
        ----------
        rows : numpy.ndarray of bool or int
            A truth value for each row, or the numbers of rows in the order wanted.

        Raises
        ------
        InvalidType
            If it is neither.
        """
        if not isinstance(rows, np.ndarray) or rows.dtype.kind not in "biu":
            raise InvalidType("rows", rows, "an array of truth values or of row numbers")
        index = np.flatnonzero(rows) if rows.dtype == np.bool_ else rows
        return replace(self, **{name: getattr(self, name)[index] for name in COLUMNS})

    def select(
        self,
        *,
        kinds: str | Iterable[str] | None = None,
        roles: str | Iterable[str] | None = None,
        narrower_roles: bool = False,
        countries: str | Iterable[str] | None = None,
        coalitions: str | Iterable[str] | None = None,
        topics: str | Iterable[str] | None = None,
        confidence: str | None = None,
    ) -> Panel:
        """Keep the memberships that fit every filter.

        Parameters
        ----------
        kinds : str or iterable of str, optional
            Only members of these kinds, such as company or government. All names of the graph
            that a panel was taken of are understood; else its ids and labels.
        roles : str or iterable of str, optional
            Only memberships in exactly these roles.
        narrower_roles : bool
            Count the narrower roles of these too: founders are members.
        countries : str or iterable of str, optional
            Only members of these countries, by code, id or name: NZ, country-nz, New Zealand.
        coalitions : str or iterable of str, optional
            Only these coalitions, by id or name.
        topics : str or iterable of str, optional
            Only coalitions that work on these topics.
        confidence : {"low", "medium", "high"}, optional
            Only memberships of which a source is at least so reliable: low, medium, high.

        Raises
        ------
        NotFound
            If nothing in the graph, or else in the panel, goes by one of the names.
        InvalidChoice
            If a role is asked for whose memberships the panel leaves out, as ``kg.panel`` those
            in roles that do not count as belonging; ``kg.whole_panel`` has all.
        """
        return self.take(selection(self, options_of(Filters, locals())))

    def in_roles(self, roles: str | Iterable[str] | None) -> Panel:
        """Keep the memberships in exactly these roles, as `select` does with `roles` alone.

        Parameters
        ----------
        roles : str or iterable of str
            Ids or names of roles.

        Raises
        ------
        NotFound
            If nothing in the graph, or else in the panel, goes by one of the names.
        InvalidChoice
            If the panel leaves out the memberships in one of them, as ``kg.panel`` those in roles
            that do not count as belonging, or if none is named.
        """
        some_names("roles", roles, _ROLES)  # None would be all
        return self.take(selection(self, {"roles": roles}))

    def without_roles(self, roles: str | Iterable[str] | None) -> Panel:
        """Leave out the memberships in these roles.

        Parameters
        ----------
        roles : str or iterable of str
            Ids or names of roles; what the panel leaves out anyway may be among them.

        Raises
        ------
        NotFound
            If nothing in the graph, or else in the panel, goes by one of the names.
        InvalidChoice
            If none is named.
        """
        some_names("roles", roles, _ROLES)
        return self.take(~selection(replace(self, roles_apart=frozenset()), {"roles": roles}))

    def code(self, coalition: object) -> int:
        """Look up the code of a coalition.

        Parameters
        ----------
        coalition : str or Coalition
            An id or a name, or a record of the graph that the panel was taken of.

        Raises
        ------
        NotFound, Ambiguous
            With the names that may be meant.
        """
        if isinstance(coalition, str) and coalition in self.coalitions:
            return self.coalitions.index(coalition)
        asked = names_or_records("coalition", coalition, _COALITION)
        if len(asked) != 1 or isinstance(coalition, list | tuple | set | frozenset):
            raise InvalidType("coalition", coalition, _COALITION)
        meant = meant_in(
            self,
            self.coalitions,
            asked,
            "coalition",
            option="coalition",
            called=labels_of(self.coalition_info),
        )
        return position(self.coalitions, meant[0], "coalition")

    def to_parquet(self, folder: str | Path) -> None:
        """Write the panel as Parquet files into a folder (extra ``parquet``).

        Parameters
        ----------
        folder : str or Path
            The folder; it is made if need be.
        """
        from graphkit.panel.parquet import write

        write(self, folder)

    @staticmethod
    def from_parquet(folder: str | Path) -> Panel:
        """Read a panel that `to_parquet` wrote (extra ``parquet``).

        Parameters
        ----------
        folder : str or Path
            Where it was written.

        Raises
        ------
        NotFound
            If no panel is there.
        """
        from graphkit.panel.parquet import read

        return Panel(**read(folder))
