"""The policy for sources that disagree: whose word a record adopts.

Property by property, among the sources that say anything about it: the one that is trusted more
(confidence), then the one that is more precise (of "by May" and "by June" the first), then the one
published first, then the one whose id sorts first, then the one that stands first in the order of
`graphkit.building.evidence.group`.
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
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple, TypeVar

from graphkit.facts.authored_row import Row
from graphkit.facts.confidence import TRUST, is_trusted
from graphkit.facts.edtf_date import UNDATED
from graphkit.facts.period import Period, parse

T = TypeVar("T")
Bounds = tuple[datetime.date | None, datetime.date | None]
AGAINST: Final = "against"
_FIRST_DAY: Final = datetime.date.min
_LAST_DAY: Final = datetime.date.max


class Word(NamedTuple):
    """What one source says about one record.

    Attributes
    ----------
    row : Row
        The authored row.
    during : Period
        The period that it states.
    confidence : str
        ``high``, ``medium`` or ``low``; ``high`` where the table does not say.
    published : Period or None
        When the source was published.
    """

    row: Row
    during: Period
    confidence: str
    published: Period | None

    @property
    def first_published(self) -> datetime.date:
        """The latest day that the publication can be of; sources without a date come last."""
        return (self.published and self.published.start_latest) or _LAST_DAY

    @property
    def denies(self) -> bool:
        """Whether the source says that the record is not so."""
        return self.row.cells.get("polarity") == AGAINST

    @property
    def announces(self) -> bool:
        """Whether the source came before the beginning that it tells, and so saw nothing run."""
        return announces(self.during, self.published)


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


def word(row: Row, published: Mapping[str, Period | None]) -> Word:
    """Read one authored row as one source's word."""
    cells = row.cells
    confidence = cells.get("confidence") or "high"
    return Word(row, parse(cells["during"] or UNDATED), confidence, published.get(cells["source"]))


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
    believed = heard(words)
    from_, ended = _start_and_end(believed)
    during = _joined(from_, ended, believed)
    shown = _confirmed_until(words, over=during.end_latest)
    return Adopted(
        during=during,
        from_=from_,
        confidence=max((w.confidence for w in words), key=TRUST.__getitem__),
        confirmed_until=shown,
        denied=len(words) < len(everyone) and denied(everyone, during),
        announced=_announced(believed, shown),
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


def supporting(words: Sequence[Word]) -> list[Word]:
    """Leave out the words of those who say that it is not so."""
    return [word for word in words if not word.denies]


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


def denies(polarity: str | None, confidence: str | None, said: Period, during: Period) -> bool:
    """Tell whether one source denies a record, at a time for which the record is stated.

    Parameters
    ----------
    polarity, confidence : str, optional
        Of the source's word: ``against``, and ``high``, ``medium`` or ``low``. One of low
        confidence denies nothing.
    said, during : Period
        Of what time the source speaks, and for which the record is stated.

    Examples
    --------
    >>> denies("against", "high", parse("2019"), parse("2018/..")), denies(
    ...     "against", "low", parse("2019"), parse("2018/.."))
    (True, False)
    """
    return polarity == AGAINST and is_trusted(confidence) and meet(said, during)


def meet(one: Period, other: Period) -> bool:
    """Tell whether two periods may have a day in common; what is not stated is open.

    >>> meet(parse("2019"), parse("2020/2021")), meet(parse("2019/.."), parse("2020/2021"))
    (False, True)
    """
    return (one.start_earliest or _FIRST_DAY) <= (other.end_latest or _LAST_DAY) and (
        other.start_earliest or _FIRST_DAY
    ) <= (one.end_latest or _LAST_DAY)


def first_said(words: Sequence[Word], value: Callable[[Word], T | None]) -> T | None:
    """Give the best-ranked answer among the sources that give one."""
    for candidate in words if len(words) == 1 else sorted(words, key=_rank):
        answer = value(candidate)
        if answer:
            return answer
    return None


def begun(period: Period, words: Sequence[Word]) -> Period:
    """Bound an undated beginning by the first trusted source that shows the thing to be so."""
    if period.states_start:
        return period
    named = (word.published.start_latest for word in trusted(words) if word.published)
    return period._replace(start_latest=min((day for day in named if day), default=None))


def trusted(words: Sequence[Word]) -> list[Word]:
    """Leave out the words that a better source contradicts."""
    return [w for w in words if is_trusted(w.confidence)]


def heard(words: Sequence[Word]) -> Sequence[Word]:
    """Choose the words that a record may adopt: the trusted ones, or all where none is trusted.

    What only a source of low confidence says beside a better one, such as an end, would otherwise
    be as sure as what the better one says.
    """
    return trusted(words) or words


def start_differs(one: Bounds, other: Bounds) -> bool:
    """Tell whether two statements of a start contradict each other.

    A date that is only less precise does not: somebody who joined on 14 May 2021 joined in 2021.

    Parameters
    ----------
    one, other : (datetime.date or None, datetime.date or None)
        The first and last day that each allows; None is open.

    Examples
    --------
    >>> in_may = datetime.date(2021, 5, 1), datetime.date(2021, 5, 31)
    >>> start_differs(in_may, (datetime.date(2021, 5, 14), None))
    False
    """
    return _before(one, other) or _before(other, one)


def contradict(one: Period, other: Period) -> bool:
    """Tell whether two periods of one record contradict each other, in a beginning or in an end.

    >>> contradict(parse("2019/.."), parse("2019-05/.."))
    False
    >>> contradict(parse("2019/.."), parse("2019/2020"))
    True
    """
    ends = one.states_end and other.states_end
    return (
        start_differs(_start(one), _start(other))
        or one.states_end != other.states_end
        or (ends and start_differs(_end(one), _end(other)))
    )


def _before(one: Bounds, other: Bounds) -> bool:
    return one[1] is not None and other[0] is not None and one[1] < other[0]


def _fits(start: Period, end: Period) -> bool:
    """Tell whether the end of one statement can be adopted beside the start of another.

    Neither may say otherwise what the other says, and the end may not lie before the start.
    """
    first, last = start.start_earliest, end.end_latest
    return (
        (first is None or last is None or first <= last)
        and not start_differs(_start(start), _start(end))
        and not (start.states_end and start_differs(_end(start), _end(end)))
    )


def _start(period: Period) -> Bounds:
    return period.start_earliest, period.start_latest


def _end(period: Period) -> Bounds:
    return period.end_earliest, period.end_latest


def _best(words: Sequence[Word], rank: Callable[[Word], tuple[object, ...]]) -> Word:
    """Choose the first of several; most records have one source, which needs no ranking."""
    return words[0] if len(words) == 1 else min(words, key=rank)


def _rank(word: Word) -> tuple[int, datetime.date, str]:
    return -TRUST[word.confidence], word.first_published, word.row["source"]


_Rank = tuple[int, int, int, tuple[int, datetime.date, str]]


def _start_rank(word: Word) -> _Rank:
    bounds = _start(word.during)
    return -TRUST[word.confidence], _vagueness(*bounds), _looseness(*bounds), _rank(word)


def _end_rank(word: Word) -> _Rank:
    bounds = _end(word.during)
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


def announces(said: Period, published: Period | None) -> bool:
    """Tell whether a source came before the beginning that it tells; a whole period is a term.

    >>> announces(parse("2019-05/.."), parse("2019-02")), announces(parse("2019/.."), parse("2019"))
    (True, False)
    """
    written = published and published.start_latest
    begins = said.start_earliest
    return bool(written and begins and written < begins and not said.states_end)


def shown_on(word: Word) -> datetime.date | None:
    """Tell the last day on which a source surely shows a thing running.

    That is the day that it dates it to, or the one of its publication; never a day on which
    nobody could have read it yet. Of a beginning that is known by month or year only it shows
    nothing but that it came before it was written, and of what it announces nothing at all.
    """
    if word.announces:
        return None
    dated = word.during.dated_to
    if word.published is None:
        return dated
    written = word.published.start_earliest
    began = dated or word.during.start_earliest
    if began is None or written is None:
        return began or written
    return max(written, min(began, word.published.start_latest or began))


def shown_by(word: Word) -> datetime.date | None:
    """Tell the last day on which a source may show a thing running.

    Of a publication whose day is known by bounds only that is the last of them: only what surely
    comes later can show that the thing was over.

    >>> cells = {"source": "s", "during": "2019-05-15/..", "confidence": "high"}
    >>> said = word(Row("memberships.csv", 2, cells), {"s": parse("2024")})
    >>> str(shown_on(said)), str(shown_by(said))
    ('2024-01-01', '2024-12-31')
    """
    shown = shown_on(word)
    written = word.published.start_latest if word.published else None
    return max(filter(None, (shown, written)), default=None)
