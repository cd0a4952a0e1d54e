"""What of its period a record adopts from each source: the beginning, the end, or both."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from graphkit.facts.confidence import TRUST
from graphkit.facts.edtf_date import UNDATED
from graphkit.facts.period import Period, parse
from graphkit.facts.source_word import AGAINST

BEGINNING: Final = "beginning"
END: Final = "end"
BOTH: Final = "both"
_LAST_DAY: Final = datetime.date.max


def adopted_parts(words: Sequence[Mapping[str, Any]]) -> list[str]:
    """Tell what of its period each record adopts from each of its sources.

    The beginning is that of the word which the record names as adopted. The end may be that of
    another one: where several state the end that the record has, it is the adopted word's own, or
    else that of the one that ranks first, as in `graphkit.facts.adopt`. An end that is not stated,
    or follows from lists, is adopted from none.

    Parameters
    ----------
    words : sequence of mapping
        Rows of the query ``evidence``, those of one record one after the other.

    Returns
    -------
    list of str
        For each row ``"beginning"``, ``"end"``, ``"both"``, or an empty text.
    """
    told: list[str] = []
    for _, same in groupby(words, key=lambda word: word["record"]):
        told += _of_record(list(same))
    return told


def _of_record(words: Sequence[Mapping[str, Any]]) -> list[str]:
    period = parse(str(words[0]["during"] or UNDATED))
    stated = [parse(str(word["stated"] or UNDATED)) for word in words]
    supporting = [n for n, word in enumerate(words) if word["polarity"] != AGAINST]
    begins = {n for n in supporting if words[n]["adopted"] and stated[n].states_start}
    ending = [n for n in supporting if _ends(stated[n], period)]
    ends = sorted(ending, key=lambda n: (not words[n]["adopted"], *_rank(words[n])))[:1]
    return [_part(n in begins, n in ends) for n in range(len(words))]


def _ends(stated: Period, period: Period) -> bool:
    bounds = stated.end_earliest, stated.end_latest
    return stated.states_end and bounds == (period.end_earliest, period.end_latest)


def _rank(word: Mapping[str, Any]) -> tuple[int, datetime.date, str]:
    """Order sources that state the same: the more trusted, then the one published first."""
    published = parse(str(word["published"])).start_latest if word["published"] else None
    return -TRUST.get(word["confidence"], 0), published or _LAST_DAY, str(word["source"])


def _part(begins: bool, ends: bool) -> str:
    if begins and ends:
        return BOTH
    return BEGINNING if begins else END if ends else ""
