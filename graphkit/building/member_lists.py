"""Write lists of members, and tell what each of them says of a membership."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from graphkit.authoring.vocabulary import Vocabulary
from graphkit.building.evidence import add_bounds
from graphkit.building.turtle import Facts, term, text, thing
from graphkit.facts.adopt import Adopted
from graphkit.facts.authored_row import Row, Tables
from graphkit.facts.confidence import is_trusted
from graphkit.facts.member_list import (
    MemberList,
    Seen,
    derived_end,
    derived_start,
    in_order,
    member_list,
)
from graphkit.facts.period import Period, parse
from graphkit.facts.source_word import AGAINST, Word, shown_by, trusted


class Listed(NamedTuple):
    """What the lists say of one membership.

    Attributes
    ----------
    days : mapping of MemberList to Seen
        The lists that name it, and the bounds of the last day on which each does.
    seen : datetime.date or None
        The last day on which a source or a list surely shows it.
    missed : MemberList or None
        The first complete list without it after that day, where no source states an end.
    began : str
        When it began, where nothing but its vague beginning shows it.
    first : datetime.date or None
        The day by which a list surely named it first.
    after : MemberList or None
        The list without it before it began again; see `graphkit.building.rejoinings`.
    """

    days: Mapping[MemberList, Seen]
    seen: datetime.date | None
    missed: MemberList | None

    began: str = ""
    first: datetime.date | None = None
    after: MemberList | None = None

    @property
    def end(self) -> str:
        """The end that follows, as EDTF text; empty where none does."""
        return derived_end(self.seen, self.missed) if self.seen and self.missed else ""

    @property
    def reason(self) -> str:
        """Why it is taken to have ended."""
        if self.missed is None:
            return ""
        listed = next((one for one, day in self.days.items() if day.surely == self.seen), None)
        named = f"Listed on {_day_of(listed, self.seen)}" if listed else f"Named on {self.seen}"
        shown = f"Begun {self.began}" if self.began else named
        return f"{shown}, not listed on {self.missed.day}"

    @property
    def start(self) -> str:
        """The start that follows for who came back, as EDTF text; empty where none does."""
        return derived_start(self.after, self.first) if self.after and self.first else ""

    @property
    def reason_of_return(self) -> str:
        """Why it is taken to have begun again."""
        if self.after is None:
            return ""
        listed = (one for one in self.days if not one.kept_up and one.first_latest == self.first)
        shown = _day_of(next(listed, None), self.first)
        return f"Not listed on {self.after.day}, listed on {shown}"

    def started(self, during: Period) -> Period:
        """Bound the start of a period of one who came back by the list without it."""
        earliest = during.start_earliest
        if not self.after or (earliest and earliest > self.after.first):
            return during
        return parse(f"{self.start}/{during.text.partition('/')[2]}")


def _day_of(listed: MemberList | None, seen: datetime.date | None) -> str:
    """Write the day of a list as its table does; a list that was kept up shows each version's."""
    return str(seen) if listed is None or listed.kept_up else listed.day


class Lists:
    """The lists of a set of tables, with the members that stand on each.

    Parameters
    ----------
    tables : mapping of str to tuple of Row
        All tables.
    vocabulary : Vocabulary
        The kinds and roles of their field.
    """

    def __init__(self, tables: Tables, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._kinds = {row["id"]: row["kind"] for row in tables["actors"]}
        self._by_source: dict[tuple[str, str], list[MemberList]] = {}
        self._by_coalition: dict[str, list[MemberList]] = {}
        for one in in_order(map(member_list, tables["lists"])):
            self._by_source.setdefault((one.coalition, one.source), []).append(one)
            self._by_coalition.setdefault(one.coalition, []).append(one)
        self._members: dict[str, set[str]] = {}
        self._at_first: dict[str, set[str]] = {}
        self._roles: dict[str, set[str]] = {}
        for row in tables["memberships"] if self._by_source else ():
            for one in self.naming(row):
                self._members.setdefault(one.id, set()).add(row["actor"])
                self._roles.setdefault(one.id, set()).add(self._widest(row["role"]))
                if not one.kept_up or not one.came_later(parse(row["during"] or "/..")):
                    self._at_first.setdefault(one.id, set()).add(row["actor"])

    @property
    def empty(self) -> bool:
        """Whether the tables have no list."""
        return not self._by_source

    def of(self, words: Sequence[Word], adopted: Adopted, period: Period) -> Listed:
        """Tell what the lists say of a membership.

        Parameters
        ----------
        words : sequence of Word
            What sources say of it.
        adopted : Adopted
            What the record takes over from them.
        period : Period
            Its period, whose beginning the sources bound.
        """
        row, seen = words[0].row, adopted.confirmed_until
        if row.cells["coalition"] not in self._by_coalition:
            ended = seen is None or adopted.during.states_end
            shown = seen if ended else max(filter(None, (seen, period.start_earliest)))
            return Listed({}, shown, None)
        days: dict[MemberList, Seen] = {}
        named: list[datetime.date] = []
        believed = trusted(words)
        for word in believed:
            for one, day in self.naming(word.row).items():
                days[one] = day.later(days.get(one, day))
                named.append(one.named_by(word.during))
        listed = [day.surely for day in days.values()]
        seen = max(filter(None, (adopted.confirmed_until, *listed)), default=None)
        if not believed or seen is None or adopted.during.states_end:
            return Listed(days, seen, None, first=min(named, default=None))
        first, latest = period.start_earliest, period.start_latest
        may_show = [day.at_latest for day in days.values()] + [
            *filter(None, map(shown_by, believed))
        ]
        begun = max(filter(None, (seen, first, latest, *may_show)))
        vague = seen == first != latest and seen not in listed
        began = adopted.during.text.partition("/")[0] if vague else ""
        missed = self.without(words[0].row, begun)
        return Listed(days, max(seen, first or seen), missed, began, min(named, default=None))

    def dated(self, words: Sequence[Word]) -> Sequence[Word]:
        """Say on which day a list of its source surely shows what a word tells.

        Only where several words are compared, and no list of a day that a word itself speaks of.
        """
        if len(words) == 1 or words[0].row.cells["coalition"] not in self._by_coalition:
            return words
        return [self._dated(word) for word in words]

    def _dated(self, word: Word) -> Word:
        days = (seen.surely for seen in self.naming(word.row).values())
        return word._replace(listed=max(days, default=None))

    def naming(self, row: Row) -> dict[MemberList, Seen]:
        """List the lists that a row shows its member on, with the last day on which each does."""
        lists = self._by_source.get((row["coalition"], row["source"]), ())
        if not lists or not is_trusted(row["confidence"]) or row.cells.get("polarity") == AGAINST:
            return {}
        days = {one: one.seen(parse(row["during"] or "/..")) for one in lists}
        return {one: day for one, day in days.items() if day is not None}

    def without(
        self, row: Row, after: datetime.date, before: datetime.date = datetime.date.max
    ) -> MemberList | None:
        """Find the first list between two days that lacks the member of a row.

        Parameters
        ----------
        row : Row
            Of the memberships.
        after, before : datetime.date
            The day of the list lies surely between them.

        Returns
        -------
        MemberList or None
            One that has all members of the kind and role. A list that was kept up counts as of its
            first day: who came on it later may have been forgotten in between.
        """
        return next(self._lacking(row, after, before), None)

    def last_without(
        self, row: Row, after: datetime.date, before: datetime.date
    ) -> MemberList | None:
        """Find the list between two days that lacks the member of a row, and proves most of it.

        That is the last one: who began again, or is first shown by ``before``, began after it.
        """
        return max(self._lacking(row, after, before), key=lambda one: one.first, default=None)

    def _lacking(
        self, row: Row, after: datetime.date, before: datetime.date
    ) -> Iterator[MemberList]:
        kind, role = self._kinds.get(row["actor"], ""), self._widest(row["role"])
        for one in self._by_coalition.get(row["coalition"], ()):
            lacks = row["actor"] not in self._at_first.get(one.id, ())
            between = after < one.first and one.first_latest < before
            speaks = one.speaks_of(kind) and role in self._roles.get(one.id, ())
            if lacks and between and speaks and not self._is_cut(one):
                yield one

    def _is_cut(self, one: MemberList) -> bool:
        """Whether fewer members were entered than the source counts."""
        members = self._members.get(one.id, set())
        of_kind = [name for name in members if one.speaks_of(self._kinds.get(name, ""))]
        return one.stated_count is not None and len(of_kind) < one.stated_count

    def _widest(self, role: str) -> str:
        """A founder is a member; an observer is not, and no list of members ends one."""
        return next((one for one in self._vocabulary.above(role) if not self._above(one)), role)

    def _above(self, role: str) -> frozenset[str]:
        return self._vocabulary.above(role)


def write_lists(facts: Facts, rows: Sequence[Row]) -> None:
    """Write each list; the memberships say which of them name them."""
    for row in rows:
        subject = thing(row["id"])
        facts.add(subject, "a", "cg:MemberList")
        facts.add(subject, "cg:listOf", thing(row["coalition"]))
        facts.add(subject, "dcterms:source", thing(row["source"]))
        facts.add(subject, "cg:during", text(row["day"]))
        add_bounds(facts, subject, parse(row["day"]))
        facts.add(subject, "cg:extent", term("extent", row["extent"]))
        kinds = (term("kind", kind) for kind in row.items_of("kinds"))
        facts.add(subject, "cg:completeForKind", *kinds)
        facts.add(subject, "cg:statedCount", row["count"])
        facts.add_texts(subject, "skos:note", [("", row["note"])])
