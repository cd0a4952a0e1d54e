"""Give a member who comes back a spell of its own, where lists show that it was gone.

Who stands on a list, is missing from a later complete one, and stands on a list again has left in
between and come back, unless a source speaks of a membership that lasted over that day.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from graphkit.authoring.spells.fill_spells import names_of_spells
from graphkit.building.evidence import group
from graphkit.building.member_lists import Lists
from graphkit.building.membership_slug import membership_slug
from graphkit.facts.authored_row import Row
from graphkit.facts.confidence import is_trusted
from graphkit.facts.member_list import MemberList
from graphkit.facts.period import Period
from graphkit.facts.source_word import Word, shown_by, word


class Rejoinings(NamedTuple):
    """The memberships of a table, of which those who came back have several.

    Attributes
    ----------
    records : mapping of str to list of Row
        The rows of each membership, by its id.
    after : mapping of str to MemberList
        The list that lacks the member, by the id of the membership that followed it.
    """

    records: Mapping[str, list[Row]]
    after: Mapping[str, MemberList]


class _Shown(NamedTuple):
    """From when until when at most a word shows a membership, and whether it does by a list."""

    begun: datetime.date
    seen: datetime.date
    listed: bool
    word: Word


def rejoinings(
    rows: Sequence[Row], published: Mapping[str, Period | None], lists: Lists
) -> Rejoinings:
    """Put the rows of each membership together, and tell apart those before and after an absence.

    Parameters
    ----------
    rows : sequence of Row
        The table ``memberships``.
    published : mapping
        When each source was published.
    lists : Lists
        The lists of members.
    """
    records = group(rows, membership_slug)
    if lists.empty:
        return Rejoinings(records, {})
    taken: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        taken.setdefault((row["actor"], row["coalition"]), set()).add(row["spell"])
    found: dict[str, list[Row]] = {}
    after: dict[str, MemberList] = {}
    for slug, same in records.items():
        parts = list(_parts([word(row, published) for row in same], lists))
        if len(parts) < 2:
            found[slug] = same
            continue
        first = same[0]
        spells = names_of_spells(
            first["spell"], len(parts), taken[first["actor"], first["coalition"]]
        )
        for spell, (missed, words) in zip(spells, parts, strict=True):
            own = [one.row.with_cell("spell", spell) for one in words]
            found[membership_slug(own[0])] = own
            if missed is not None:
                after[membership_slug(own[0])] = missed
    return Rejoinings(dict(sorted(found.items())), after)


def _parts(words: Sequence[Word], lists: Lists) -> Iterator[tuple[MemberList | None, list[Word]]]:
    """Part the words about a membership where a list shows that it had ended."""
    shown = sorted(filter(None, (_shown(one, lists) for one in words)), key=lambda one: one[:2])
    if sum(one.listed for one in shown) < 2:
        yield None, list(words)
        return
    starts: list[tuple[datetime.date, MemberList | None]] = [(datetime.date.min, None)]
    seen, listed = shown[0].seen, shown[0].listed
    for place, one in enumerate(shown[1:], 1):
        again = any(later.listed for later in shown[place:])
        missed = lists.last_without(one.word.row, seen, one.begun) if listed and again else None
        if missed is not None:
            starts.append((one.begun, missed))
        listed = one.listed or (listed and missed is None)
        seen = max(seen, one.seen)
    begun = {id(one.word): one.begun for one in shown}
    parts: list[list[Word]] = [[] for _ in starts]
    for said in words:
        first = begun.get(id(said)) or said.during.start_earliest or datetime.date.min
        last = first
        if said.denies:  # it speaks of each spell of its time
            last = max(first, said.during.end_latest or datetime.date.max)
        earliest = sum(start <= first for start, _ in starts) - 1
        for place in range(earliest, sum(start <= last for start, _ in starts)):
            parts[place].append(said)
    yield from ((missed, part) for (_, missed), part in zip(starts, parts, strict=True))


def _shown(said: Word, lists: Lists) -> _Shown | None:
    """From when until when a trusted word shows a membership; None where it does on no day."""
    if not is_trusted(said.confidence) or said.denies:
        return None
    listed = lists.naming(said.row)
    during = said.during
    days = [seen.at_latest for seen in listed.values()]
    days += filter(None, (shown_by(said),))
    if during.states_end and during.end_latest:
        days = [during.end_latest]
    begun = during.start_earliest or during.start_latest
    begun = begun or min((one.first for one in listed), default=min(days, default=None))
    if not days or begun is None:
        return None
    return _Shown(begun, max(days), bool(listed), said)
