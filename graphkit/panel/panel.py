"""Memberships as columns: who was in what on a day, answered by comparing whole columns.

A `Panel` holds one row a membership. The four bounds of its period and the day up to which a
source shows it running are day numbers, so that a question about a day is two comparisons of
columns, not a loop. A `Link` says whose a service or a company is, so that a network can show
it as its operator or owner.

Three degrees of certainty are nested: a *certain* membership is also *presumed*, and a presumed
one is also *possible*. A record that rests on low-confidence evidence only is at most possible.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.errors import DataError, Problem
from graphkit.facts.period import at_least_rank
from graphkit.panel.days import (
    COLUMNS,
    EARLIEST,
    LATEST,
    ActorInfo,
    AtLeast,
    CoalitionInfo,
    Day,
    Link,
    number_of,
)
from graphkit.panel.from_rows import columns_of, position, selection

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    import numpy.typing as npt

    from graphkit.panel.days import Chosen, Days, Mask


@dataclass(frozen=True, eq=False)
class Panel:
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
    ongoing : numpy.ndarray of bool
        Whether it is said to be running still.
    confidence : numpy.ndarray of int8
        3 high, 2 medium, 1 low.
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

    record: Days
    member: Days
    listing: Days
    coalition: Days
    role: Days
    group: npt.NDArray[np.int16]
    start_earliest: Days
    start_latest: Days
    end_earliest: Days
    end_latest: Days
    confirmed_until: Days
    ongoing: Mask
    confidence: npt.NDArray[np.int8]
    records: tuple[str, ...]
    members: tuple[str, ...]
    listings: tuple[str, ...]
    coalitions: tuple[str, ...]
    roles: tuple[str, ...]
    groups: tuple[str, ...]
    actors: Mapping[str, ActorInfo] = field(default_factory=dict)
    coalition_info: Mapping[str, CoalitionInfo] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    broader: Mapping[str, str] = field(default_factory=dict)
    version: str = ""

    def __len__(self) -> int:
        return len(self.record)

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
            ``confirmed_until``, ``ongoing``, ``confidence`` (``"high"``, ``"medium"``, ``"low"``
            or 3, 2, 1). A day is a date, ISO text, a day number or None. Without an end, the
            membership is taken to be running unless ``ongoing`` is false.
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
            columns_of(rows),
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
            and codes are not checked.
        actors, coalitions, links, broader, version
            As for `from_rows`.

        Raises
        ------
        DataError
            If bounds contradict each other.
        """
        infos = dict(actors or {})
        for slug in (*columns["members"], *columns["listings"]):
            infos.setdefault(slug, ActorInfo(slug))
        about = dict(coalitions or {})
        for slug in columns["coalitions"]:
            about.setdefault(slug, CoalitionInfo(slug))
        panel = cls(
            **columns,
            actors=dict(sorted(infos.items())),
            coalition_info=dict(sorted(about.items())),
            links=tuple(sorted(links)),
            broader=dict(sorted((broader or {}).items())),
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

    @cached_property
    def membership(self) -> tuple[str, ...]:
        """The id of the membership in each row."""
        return tuple(self.records[code] for code in self.record.tolist())

    @cached_property
    def _spells(self) -> dict[str, tuple[Days, Days]]:
        """For each degree of certainty, the first and last day on which each row holds."""
        doubtful = self.confidence <= 1
        first = np.where(doubtful, np.int32(LATEST), self.start_latest)
        presumed = np.where(doubtful, np.int32(EARLIEST), self.end_earliest)
        shown = np.where(self.ongoing & ~doubtful, self.confirmed_until, presumed)
        return {
            "possible": (self.start_earliest, self.end_latest),
            "presumed": (first, presumed),
            "certain": (first, shown),
        }

    def spells(self, at_least: AtLeast = "presumed") -> tuple[Days, Days]:
        """Give the first and last day on which each row holds at a degree of certainty.

        Parameters
        ----------
        at_least : {"certain", "presumed", "possible"}

        Returns
        -------
        tuple of two numpy.ndarray of int32
            First and last day numbers; the first is after the last when the row never holds.
            Do not change them.

        Raises
        ------
        InvalidChoice
            If ``at_least`` is another word.
        """
        at_least_rank(at_least)
        return self._spells[at_least]

    def holds(self, day: Day | int, at_least: AtLeast = "presumed") -> Mask:
        """Say for each row whether it holds on a day, at least so certainly."""
        first, last = self.spells(at_least)
        number = number_of(day)
        mask = first <= number
        mask &= last >= number
        return mask

    def certainty(self, day: Day | int) -> npt.NDArray[np.int8]:
        """Give for each row 0 (no), 1 (possible), 2 (presumed) or 3 (certain) on a day."""
        number = number_of(day)
        rank = self.holds(number, "possible").view(np.int8)
        rank += self.holds(number, "presumed").view(np.int8)
        rank += self.holds(number, "certain").view(np.int8)
        return rank

    def at(self, day: Day | int, at_least: AtLeast = "presumed") -> Panel:
        """Give the memberships of one day.

        Parameters
        ----------
        day : datetime.date, str or int
            A date, ISO text or a day number. A day outside the data gives an empty panel.
        at_least : {"certain", "presumed", "possible"}
            The least degree of certainty wanted.
        """
        return self.take(self.holds(day, at_least))

    def within(self, first: Day | int, last: Day | int, at_least: AtLeast = "presumed") -> Mask:
        """Say for each row whether there is a day from first to last on which it holds."""
        low, high = number_of(first), number_of(last)
        if low > high:
            raise DataError([Problem("window", 0, "", f"{first} is after {last}.", "Swap them.")])
        starts, ends = self.spells(at_least)
        return (
            (starts <= min(high, LATEST - 1)) & (ends >= max(low, EARLIEST + 1)) & (starts <= ends)
        )

    def during(self, first: Day | int, last: Day | int, at_least: AtLeast = "presumed") -> Panel:
        """Give the memberships that hold on at least one day of a window, both ends included.

        Notes
        -----
        A membership counts if there is one particular day on which it holds at least so
        certainly. One that surely began and ended within the window, on days nobody knows, has
        no such day: it is possible, not certain.
        """
        return self.take(self.within(first, last, at_least))

    def take(self, rows: Mask | npt.NDArray[np.intp]) -> Panel:
        """Give some of the rows, chosen by a mask or by row numbers."""
        index = np.flatnonzero(rows) if rows.dtype == np.bool_ else rows
        return replace(self, **{name: getattr(self, name)[index] for name in COLUMNS})

    def select(
        self,
        *,
        kinds: Chosen = None,
        roles: Chosen = None,
        countries: Chosen = None,
        coalitions: Chosen = None,
        topics: Chosen = None,
        confidence: str | None = None,
    ) -> Panel:
        """Give the memberships that fit every filter given.

        Parameters
        ----------
        kinds, countries : str or iterable of str, optional
            Of the member. A country is ``"NZ"`` or ``"country-nz"``.
        roles : str or iterable of str, optional
            The role or a narrower one: ``"member"`` includes founders.
        coalitions, topics : str or iterable of str, optional
            The coalition, or a topic it works on.
        confidence : {"low", "medium", "high"}, optional
            At least this confidence.

        Raises
        ------
        NotFound
            If nothing in the panel goes by one of the names.
        """
        return self.take(
            selection(
                self,
                kinds=kinds,
                roles=roles,
                countries=countries,
                coalitions=coalitions,
                topics=topics,
                confidence=confidence,
            )
        )

    def code(self, coalition: str) -> int:
        """Give the code of a coalition, or raise NotFound with near names."""
        return position(self.coalitions, coalition, "coalition")

    def member_code(self, member: str) -> int:
        """Give the code of a member, or raise NotFound with near names."""
        return position(self.members, member, "actor")

    def to_parquet(self, folder: str | Path) -> None:
        """Write the panel as Parquet files into a folder (extra ``parquet``)."""
        from graphkit.panel.parquet import write

        write(self, folder)

    @staticmethod
    def from_parquet(folder: str | Path) -> Panel:
        """Read a panel that `to_parquet` wrote (extra ``parquet``)."""
        from graphkit.panel.parquet import read

        return Panel(**read(folder))
