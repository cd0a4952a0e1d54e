"""What two editions of a graph say differently of who joined what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Final, TypeAlias

from graphkit.names.tables import words_of
from graphkit.next_steps import joined
from graphkit.questions.answer_columns import ends_of
from graphkit.questions.described_otherwise import DESCRIBED, described, described_otherwise
from graphkit.questions.evidence_told import CONFIDENCE, DENIED
from graphkit.questions.memberships_told import MembershipTold, memberships_told
from graphkit.questions.perhaps_renamed import perhaps_renamed, told_of_names
from graphkit.questions.same_memberships import same_memberships
from graphkit.questions.scope_of_question import roles_apart
from graphkit.questions.sources_compared import Sources
from graphkit.questions.words_of_one_change import words_of_one_change
from graphkit.questions.words_of_other_period import OPEN
from graphkit.sparql.queryable import Queryable
from graphkit.table import Table

_OTHER_CONFIDENCE: Final = "other confidence"
_OTHER_SOURCE: Final = "other source"
_DENIED: Final = "denied"
_DENIED_NO_MORE: Final = "denied no more"
_COLUMNS: Final = {
    "change": "joined, joined again, left, other role, corrected (or told now, too), removed, "
    "denied, denied no more, other confidence, other source (or what a source states) or "
    "described otherwise",
    "coalition": "id of the coalition",
    "member": "id of the member; empty where a coalition is described otherwise",
    "before": "the period and role, or kind, country and period of its own, in the old edition, "
    "and what else differs",
    "after": "the same in the new edition",
    "words": "the change as a sentence",
}
_NUMBERS: Final = frozenset(words_of("header_words", "number-of-row"))
"""Columns that number rows, in small letters; another one with such numbers may be of ranks."""
_SAME_MEMBERSHIPS: Final = (
    "Nobody joined or left, and no membership has another period, role or column of its own."
)
_NOTHING: Final = "Nothing that is compared differs."
COMPARED: Final = (
    "Compared is who joined what, when, as what and on whose word, and of what kind, country and "
    "period it is; names, notes and all else are not."
)
"""The last sentence of each note; all that is not compared, docs/own-data.md tells."""
_LAST: Final = {
    _OTHER_CONFIDENCE: "memberships have another confidence",
    _OTHER_SOURCE: "memberships have another source or quotation alone",
    DESCRIBED: "actors and coalitions have another kind, country or period",
}
"""Changes that nobody made by joining or leaving; listed last, in this order, or counted."""
_LISTED: Final = 20
"""So many of them are listed in any case."""
_NAMED: Final = 3
"""So many of them are described in a note."""
_Row: TypeAlias = tuple[str, str | None, str | None, str | None, str | None, str]
_Edition: TypeAlias = Mapping[str, MembershipTold]


def difference(old: Queryable, new: Queryable) -> Table:
    """List what changed from one edition of a graph to another.

    Parameters
    ----------
    old, new : Queryable
        The triples of the two.

    Returns
    -------
    Table
        One row for each membership that is new, gone or told differently, in the order of the
        ids of coalition and member. A membership that has an end now and had none before has
        *left*. An *other role* is another one in the same period, and one that somebody takes or
        lays down who belongs in both editions, or in which one does not belong. What else is told
        differently is *corrected*. *Denied* is one of which a source says now that there is none,
        *denied no more* one of which it said so before. Below stand those that only have an *other
        confidence* or an *other source* (or a source of both editions states another period, role,
        confidence or quotation), and who is *described otherwise*, by another kind or country, by
        what it governs, or by another period, as where a coalition ended. Where more than twenty,
        and more than half of all in both editions, differ so, as where the same list was taken
        from another place, the note counts them instead. Sources are the same by their
        address; where one has none, by their id, and else by their title. A file that stands for
        the source of its rows is none to compare. Columns that number rows (*No.*)
        are not compared, and named in the note, as is who may have been renamed: one is gone, one
        is new, and both joined the same in the same periods and roles. The note ends with
        what is compared.
    """
    sources = Sources(old)
    before, sources = memberships_told(old, sources), Sources(new, sources)
    after = memberships_told(new, sources)
    running = _running(before) & _running(after)
    as_numbered = before, after
    before, after = (_without(running, edition) for edition in as_numbered)
    rows = _rows_of_memberships(before, after, roles_apart(old) | roles_apart(new), sources.titles)
    things = described(old), described(new)
    rows += described_otherwise(*things)
    both = {name: len(before.keys() & after.keys()) for name in _LAST}
    both[DESCRIBED] = len(things[0].keys() & things[1].keys())
    rows, counted = _listed(rows, both)
    rows.sort(key=_place)
    note = "" if rows else _SAME_MEMBERSHIPS if counted else _NOTHING
    there = [{one.member for one in edition.values()} for edition in (before, after)]
    alone = (
        [one for one in edition.values() if one.member not in known]
        for edition, known in ((before, there[1]), (after, there[0]))
    )
    renamed = told_of_names(perhaps_renamed(*alone))
    note = joined(note, *counted, renamed, _not_compared(running, *as_numbered), COMPARED)
    return Table(tuple(_COLUMNS), rows, definitions=_COLUMNS, note=note)


def _place(row: _Row) -> tuple[int, str, str, str]:
    """Say where a row stands: who joined and left above what is only told on another word."""
    change, coalition, member, _, after, _ = row
    rank = [*_LAST].index(change) if change in _LAST else -1
    return rank, coalition or "", member or "", after or ""


def _rows_of_memberships(
    before: _Edition,
    after: _Edition,
    apart: Collection[object],
    titles: Mapping[str, str],
) -> list[_Row]:
    pairs = {one.pair for one in before.values() if one.role not in apart}
    roles = _going_on(before, after, apart)
    listed = {one.pair for one in after.values()}
    rows: list[_Row] = []
    for was, now in same_memberships(before, after):
        change = _change(was, now, pairs, apart)
        one = now or was
        if one is not None and change.startswith(("joined", "left")):
            other = one.role in apart or roles.get(one.pair, set()) - {one.role}
            change = "other role" if other else change
        if change and one is not None:
            old, new = (
                side.told_beside(other) if side else None
                for side, other in ((was, now), (now, was))
            )
            words = words_of_one_change(change, one, was, titles, still=one.pair in listed)
            rows.append((change, one.coalition, one.member, old, new, words))
    return rows


def _listed(rows: Sequence[_Row], both: Mapping[str, int]) -> tuple[list[_Row], list[str]]:
    """Part what is listed from what would drown the rest; that is counted in sentences."""
    times = Counter(row[0] for row in rows)
    many = [name for name in _LAST if times[name] > max(_LISTED, both[name] / 2)]
    counted = []
    for name in many:
        ways = Counter(row[5].partition(": ")[2].rstrip(".") for row in rows if row[0] == name)
        often = [f"{way} ({count:,})" for way, count in ways.most_common(_NAMED) if count > 1]
        more = "; …" if often and len(ways) > len(often) else ""
        which = f": {'; '.join(often)}{more}" if often else ""
        all_ = f"{times[name]:,} of {both[name]:,} {_LAST[name]}"
        counted.append(f"{all_}, and are not listed{which}.")
    return [row for row in rows if row[0] not in many], counted


def _running(edition: _Edition) -> set[str]:
    """Find columns that number rows from the first on, which say nothing of a membership."""
    cells: dict[str, list[str]] = {}
    for one in edition.values():
        for column, value in one.more:
            if column.casefold() in _NUMBERS:
                cells.setdefault(column, []).append(value)
    return {
        column
        for column, seen in cells.items()
        if all(map(str.isdecimal, seen))
        and (numbers := sorted({*map(int, seen)}))
        and numbers == [*range(min(1, numbers[0]), numbers[-1] + 1)]
    }


def _not_compared(
    columns: Collection[str],
    before: _Edition,
    after: _Edition,
) -> str:
    """Name the columns that number rows where a row of both editions has two numbers."""
    differ = {
        column
        for name in before.keys() & after.keys()
        for column, _ in {*before[name].more} ^ {*after[name].more}
        if column in columns
    }
    return f"Numbers of rows are not compared ({', '.join(sorted(differ))})." if differ else ""


def _without(columns: Collection[str], edition: _Edition) -> dict[str, MembershipTold]:
    return {
        name: one._replace(more=tuple(cell for cell in one.more if cell[0] not in columns))
        for name, one in edition.items()
    }


def _going_on(
    before: _Edition,
    after: _Edition,
    apart: Collection[object],
) -> dict[tuple[str, str], set[str]]:
    """Give the roles of those who belong and go on in both editions."""
    found: list[dict[tuple[str, str], set[str]]] = [{}, {}]
    for roles, edition in zip(found, (before, after), strict=True):
        for one in edition.values():
            if one.role not in apart and ends_of(one.during)[1] in OPEN:
                roles.setdefault(one.pair, set()).add(one.role)
    old, new = found
    return {pair: old[pair] | new[pair] for pair in old.keys() & new.keys()}


def _change(
    was: MembershipTold | None,
    now: MembershipTold | None,
    pairs: Collection[tuple[str, str]],
    apart: Collection[object],
) -> str:
    if was is None and now is not None:
        again = "joined again" if ends_of(now.during)[1] in OPEN else "corrected"
        return again if now.pair in pairs else "joined"
    if now is None or was is None:
        return "removed"
    if was == now:
        return ""
    if (was.role in apart) != (now.role in apart):
        return "other role"
    ended = ends_of(was.during)[1] in OPEN and ends_of(now.during)[1] not in OPEN
    if was.role != now.role and was.during == now.during:
        return "other role"
    if ended or (was.told, was.more) != (now.told, now.more):
        return "left" if ended else "corrected"
    differ = {column for column, _ in {*was.evidence} ^ {*now.evidence}}
    if DENIED in differ:
        new = {*now.evidence} - {*was.evidence}
        return _DENIED if any(column == DENIED for column, _ in new) else _DENIED_NO_MORE
    if CONFIDENCE in differ:
        return _OTHER_CONFIDENCE
    return _OTHER_SOURCE if differ or any(was.stated_otherwise(now)) else ""
