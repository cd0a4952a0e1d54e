"""The policy for sources that disagree: whose word a record adopts.

Property by property, among the sources that say anything about it: the one that is trusted more
(confidence), then the one that is more precise (of "by May" and "by June" the first), then the one
published first, then the one whose id sorts first, then the one that stands first in the order of
`graphkit.building.evidence.group`.
Whether a thing had ended is settled before that: of a source that ends it and another one that
shows it running later, the more trusted is believed, and of equally trusted ones the later, which
can know what the other could not. The other one then gives neither a beginning nor an end.
Beginning and end come from two words only where neither contradicts the other, so that no record
has a period that no source tells. Else both come from one word: the one whose beginning is best,
or, where that one knows of no end, the best of those equally trusted that do.
A word of low confidence is adopted only where no better source speaks of the record at all.
A word against a record is never adopted: where a source of more than low confidence says that the
record is not so, at a time when others say that it is, the record is possible and never more.
Nothing is lost: every source's word stays as evidence beside the adopted value.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, TypeVar

from graphkit.facts.at_odds import (
    denies,
    end_of,
    ends_differ,
    runs_past,
    start_differs,
    start_of,
)
from graphkit.facts.confidence import TRUST, is_trusted
from graphkit.facts.period import Period, parse
from graphkit.facts.source_word import Word, heard, shown_on, supporting, trusted

T = TypeVar("T")
_FIRST_DAY: Final = datetime.date.min
_LAST_DAY: Final = datetime.date.max


class Adopted(NamedTuple):
    """What a record takes over from its sources.

    Attributes
    ----------
    during : Period
        The adopted start and the adopted end, which may come from two sources.
    from_ : Word
        Whose start was adopted; where no source states one, whose word ranks first.
    confidence : str
        The best that any source gives.
    confirmed_until : datetime.date or None
        The last day on which a trusted source shows the record true.
    denied : bool
        Whether a trusted source says that it is not so, at a time for which others say it is.
    announced : bool
        Whether all that trusted sources say of it was written before it began.
    """

    during: Period
    from_: Word
    confidence: str
    confirmed_until: datetime.date | None
    denied: bool = False
    announced: bool = False

    @property
    def trusted(self) -> bool:
        """Whether it may be more than possible: sources can be relied on, and none denies it."""
        return is_trusted(self.confidence) and not self.denied


def adopt(words: Sequence[Word]) -> Adopted:
    """Choose among the words of several sources about one record.

    Parameters
    ----------
    words : sequence of Word
        At least one.

    Returns
    -------
    Adopted
        Of words that are all against, what they deny.
    """
    if len(words) == 1:  # as most records have it, and nothing to choose
        alone = words[0]
        shown = _confirmed_until(words)
        return Adopted(
            alone.during, alone, alone.confidence, shown, announced=_announced(words, shown)
        )
    everyone, words = words, supporting(words) or words
    believed = _settled(heard(words))
    from_, ended = _start_and_end(believed)
    during = _joined(from_, ended, believed)
    shown = _confirmed_until(words, over=during.end_latest)
    return Adopted(
        during=during,
        from_=from_,
        confidence=max((w.confidence for w in words), key=TRUST.__getitem__),
        confirmed_until=shown,
        denied=len(words) < len(everyone) and denied(everyone, during),
        announced=_announced(words, shown),
    )


def _start_and_end(words: Sequence[Word]) -> tuple[Word, Word | None]:
    """Choose the word whose start is adopted, and the one whose end is, if any states one."""
    starts = [w for w in words if w.during.states_start] or list(words)
    from_ = _best(starts, _start_rank)
    ended = [w for w in words if w.during.states_end]
    fitting = [w for w in ended if _fits(from_.during, w.during)]
    if fitting or not ended:
        return from_, _best(fitting, _end_rank) if fitting else None
    whole = [w for w in ended if w.confidence == from_.confidence and w.during.states_start]
    if not whole:
        return from_, None
    from_ = _best(whole, _start_rank)
    return from_, from_


def _settled(words: Sequence[Word]) -> Sequence[Word]:
    """Leave out the words that a better one contradicts in whether and when a thing had ended."""
    if len(words) == 1 or not any(said.during.states_end for said in words):
        return words
    kept: list[Word] = []
    for said in sorted(words, key=_knows_of_end):
        if not any(_overrules(better, said) for better in kept):
            kept.append(said)
    return [said for said in words if any(said is one for one in kept)]


def _overrules(better: Word, said: Word) -> bool:
    """Whether a word that ranks before another one speaks against it.

    Of two ends that equally trusted sources state, the more precise is chosen later on.
    """
    if better.trust > said.trust:
        return ends_differ(better, said)
    return runs_past(better, said) or runs_past(said, better)


def _knows_of_end(word: Word) -> tuple[int, int, bool, str]:
    """Rank the trusted before others, then what was written last, then who states an end.

    What has no date of publication counts as written first.
    """
    written = (word.published and word.published.start_latest) or _FIRST_DAY
    last = max(written, word.ran_on or _FIRST_DAY)
    return -word.trust, -last.toordinal(), not word.during.states_end, word.row["source"]


def denied(words: Sequence[Word], during: Period) -> bool:
    """Tell whether a trusted source says that a record is not so, at a time for which it is stated.

    Parameters
    ----------
    words : sequence of Word
        Of all sources.
    during : Period
        For which the record is stated; what lists show of its ends is part of it.
    """
    return any(
        denies(word.row.cells.get("polarity"), word.confidence, word.during, during)
        for word in words
    )


def first_said(words: Sequence[Word], value: Callable[[Word], T | None]) -> T | None:
    """Give the best-ranked answer among the sources that give one."""
    for candidate in words if len(words) == 1 else sorted(words, key=_rank):
        answer = value(candidate)
        if answer:
            return answer
    return None


def begun(period: Period, words: Sequence[Word]) -> Period:
    """Bound a beginning of which no last day is known by the first trusted source that shows it.

    A source that tells when the thing had begun at the latest shows it by then, and any other one
    when it was published. What contradicts the adopted end shows nothing of it, nor does what was
    published no later than on the first day on which the thing can have begun: it may announce it.
    """
    if period.start_latest is not None:
        return period
    earliest = period.start_earliest or _FIRST_DAY
    days = (_begun_by(said, earliest) for said in _settled(trusted(words)))
    return period._replace(start_latest=min((day for day in days if day), default=None))


def _begun_by(word: Word, earliest: datetime.date) -> datetime.date | None:
    """Tell by which day a source shows what began on a day or later to have begun."""
    stated, published = word.during.start_latest, word.published and word.published.start_latest
    if stated and stated >= earliest:
        return stated
    return published if published and published > earliest else None


def _fits(start: Period, end: Period) -> bool:
    """Tell whether the end of one statement can be adopted beside the start of another.

    Neither may say otherwise what the other says, and the end may not lie before the start.
    """
    first, last = start.start_earliest, end.end_latest
    return (
        (first is None or last is None or first <= last)
        and not start_differs(start_of(start), start_of(end))
        and not (start.states_end and start_differs(end_of(start), end_of(end)))
    )


def _best(words: Sequence[Word], rank: Callable[[Word], tuple[object, ...]]) -> Word:
    """Choose the first of several; most records have one source, which needs no ranking."""
    return words[0] if len(words) == 1 else min(words, key=rank)


def _rank(word: Word) -> tuple[int, datetime.date, str]:
    return -TRUST[word.confidence], word.first_published, word.row["source"]


_Rank = tuple[int, int, int, tuple[int, datetime.date, str]]


def _start_rank(word: Word) -> _Rank:
    bounds = start_of(word.during)
    return -TRUST[word.confidence], _vagueness(*bounds), _looseness(*bounds), _rank(word)


def _end_rank(word: Word) -> _Rank:
    bounds = end_of(word.during)
    return -TRUST[word.confidence], _vagueness(*bounds), _looseness(*bounds), _rank(word)


def _vagueness(low: datetime.date | None, high: datetime.date | None) -> int:
    """Rank a day before a month, a month before a year, and all of them before an open bound.

    All months are equally precise, whatever their length.
    """
    if low is None or high is None:
        return 5
    days = (high - low).days + 1
    return next((rank for rank, longest in enumerate((1, 31, 366)) if days <= longest), 4)


def _looseness(low: datetime.date | None, high: datetime.date | None) -> int:
    """Rank an early "no later than" before a late one, and a late "no earlier than" first.

    What is bounded on both sides is ranked by `_vagueness` alone.
    """
    if low is None:
        return high.toordinal() if high else _LAST_DAY.toordinal()
    return -low.toordinal() + 2 * _LAST_DAY.toordinal() if high is None else 0


def _joined(from_: Word, ended: Word | None, words: Sequence[Word]) -> Period:
    """Put the adopted start and the adopted end together into one text."""
    if len(words) == 1 or (from_ is ended and "/" not in from_.during.text):
        return from_.during
    start = from_.during.text.partition("/")[0]
    if ended is not None:
        end = ended.during.text.rpartition("/")[2]
    else:
        end = ".." if any(w.during.ongoing for w in words) else ""
    return parse(f"{start}/{end}")


def _confirmed_until(
    words: Sequence[Word], over: datetime.date | None = None
) -> datetime.date | None:
    """Choose the last day on which a trusted source shows a thing true, before it was over."""
    last = None
    for said in words:
        if is_trusted(said.confidence) and not said.during.states_end:
            day = shown_on(said)
            if day and not (over and day > over) and not (last and day < last):
                last = day
    return last


def _announced(words: Sequence[Word], shown: datetime.date | None) -> bool:
    """Whether nothing shows a thing running, and those who tell of it wrote before it began."""
    return shown is None and all(said.announces for said in words if is_trusted(said.confidence))
