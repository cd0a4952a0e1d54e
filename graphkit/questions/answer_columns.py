"""The columns of answers: what they mean, and the ends of a period as two of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Final

from graphkit.table import Type

DEFINITIONS: Final[Mapping[str, str]] = {
    "member": "id of the agent that is the member",
    "coalition": "id of the coalition",
    "label": "name in the chosen language, or else in the next best one that it has a name in",
    "kind": "what the member is",
    "role": "the adopted role",
    "listed_as": "the name under which the coalition lists the member, where that is noted",
    "start": "the adopted start, as EDTF text; '[..day]' means no later than it; empty if unknown",
    "end": "the adopted end, as EDTF text; '..' means that no end is stated; empty if unknown",
    "start_earliest": "the first day on which it can have begun; empty if that is unknown",
    "start_latest": "the last day on which it can have begun; empty if that is unknown",
    "end_earliest": "the first day on which it can have ended; empty if that is unknown",
    "end_latest": "the last day on which it can have ended; empty if that is unknown",
    "last_seen": "the last day on which a source or a list of members shows it running",
    "certainty": "how sure it is at some time in the time asked about: certain, presumed, possible",
    "confidence": "the best confidence among the sources: high, medium or low",
    "sources": "ids of all sources that say so",
    "membership": "id of the record, for 'evidence'",
    "mode": "how it was taken on: by joining, by a subscription or by a pledge of one's own",
    "act": "id of the act by which the actor took it on itself; empty if by joining",
    "commitment": "id of the commitment",
    "number": "its number in the text",
    "summary": "what is promised, in our own words",
    "goal": "the goal that it pursues, an editorial reading",
    "addressed_to": "the groups that the text addresses",
    "jointly": "whether the groups promise it together",
    "record": "id of the record that the source speaks of",
    "type": "what kind of record it is",
    "about": "the other things that the record is about: the coalition or the member, the service",
    "speaker": "who says it, and in brackets for whom, where the record is a statement",
    "source": "id of the source",
    "says": "the period that this source states",
    "adopted": "whether the record adopts this source's beginning or end; never of a denial",
    "adopts": "what of the period the record adopts from it: beginning, end, both, or nothing",
    "polarity": "whether the source says that it is so (for) or that it is not (against)",
    "quote": "a short excerpt of the source",
    "published": "when the source was published, as EDTF text",
    "publisher": "who published the source",
    "url": "the address of the source",
    "source_title": "what the source is called",
    "retrieved": "the day on which the source was read, or the last on which it can have been; "
    "empty if that was not noted",
    "note": "what else is to be said of what the source says",
    "count": "the number that this source states, where the record is one of how many",
    "thing": "id of who or what changed",
    "coalition_label": "name of the coalition, in the language of the labels",
    "earliest": "the first day on which it can have happened; empty if that is unknown",
    "latest": "the last day on which it can have happened",
    "end_reason": "why it ended, where that is said",
    "title": "what it is called",
    "language": "the language that it is in, as a code",
    "facts": "how many records rest on it",
    "date": "the earliest and latest day on which it can have happened, as EDTF text",
    "change": "joined or left, once for each uninterrupted stay; ended-with-coalition where "
    "nobody left, but the coalition was dissolved, merged or replaced; role-taken or role-ended "
    "where another membership of the two may go on, or begin or end on the same day, or where the "
    "role does not count as belonging; suspended or reinstated, which is neither; renamed or "
    "changed",
    "detail": "the role, the reason, the former name or the kind of change",
    "reason": "why the membership ended, where that is said",
}

BOUNDS: Final = ("start_earliest", "start_latest", "end_earliest", "end_latest")
"""The columns that say in dates what the start and end say as text."""
_TYPES: Final[Mapping[str, Type]] = {
    **dict.fromkeys((*BOUNDS, "last_seen", "earliest", "latest", "retrieved"), datetime.date),
    "adopted": bool,
    "count": int,
    "jointly": bool,
}


def definitions(columns: Iterable[str]) -> dict[str, str]:
    """Say what each of these columns means, where that is not plain."""
    return {name: DEFINITIONS[name] for name in columns if name in DEFINITIONS}


def types(columns: Iterable[str]) -> dict[str, Type]:
    """Say which of these columns hold dates, numbers or truth values, even if all are missing."""
    return {name: _TYPES[name] for name in columns if name in _TYPES}


def ends_of(during: str) -> tuple[str, str]:
    """Split a period into its start and its end, each as EDTF text.

    >>> ends_of("[..2021-05-14]/.."), ends_of("2019-05-15")
    (('[..2021-05-14]', '..'), ('2019-05-15', '2019-05-15'))
    """
    start, slash, end = during.partition("/")
    return start, end if slash else start


def in_one_way(during: str) -> str:
    """Write a period that begins and ends alike once, so that equal ones are equal texts.

    >>> in_one_way("2010/2010"), in_one_way("2010/2011"), in_one_way("2010")
    ('2010', '2010/2011', '2010')
    """
    start, end = ends_of(during)
    return start if start == end else during


def number_in_text(text: str) -> tuple[int, str]:
    """Order the numbers of commitments: 2 before 10, and those without a number last."""
    digits = "".join(character for character in text if character.isdigit())
    return (int(digits) if digits else 10**6, text)


def as_edtf(earliest: datetime.date | None, latest: datetime.date | None) -> str:
    """Write two bounds, of which one may be open, as EDTF text, as short as they allow.

    >>> as_edtf(datetime.date(2021, 5, 1), datetime.date(2021, 5, 31))
    '2021-05'
    >>> as_edtf(None, datetime.date(2021, 5, 14))
    '[..2021-05-14]'
    """
    if earliest is None or latest is None:
        return f"[{earliest or ''}..{latest or ''}]"
    if earliest == latest:
        return str(latest)
    following = latest + datetime.timedelta(days=1)
    if earliest.day == following.day == 1 and earliest.year == latest.year:
        if earliest.month == latest.month:
            return f"{earliest:%Y-%m}"
        if (earliest.month, latest.month) == (1, 12):
            return f"{earliest:%Y}"
    return f"[{earliest}..{latest}]"
