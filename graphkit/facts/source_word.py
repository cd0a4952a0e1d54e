"""What one source says about one record, and on which days it shows the record running."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from graphkit.facts.authored_row import Row
from graphkit.facts.confidence import TRUST, is_trusted
from graphkit.facts.edtf_date import UNDATED
from graphkit.facts.period import Period, parse

AGAINST: Final = "against"
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
    listed : datetime.date or None
        The last day on which a list of the source surely shows the record.
    """

    row: Row
    during: Period
    confidence: str
    published: Period | None
    listed: datetime.date | None = None

    @property
    def first_published(self) -> datetime.date:
        """The latest day that the publication can be of; sources without a date come last."""
        return (self.published and self.published.start_latest) or _LAST_DAY

    @property
    def trust(self) -> int:
        """How much the source is trusted, as a number that grows with it."""
        return TRUST[self.confidence]

    @property
    def denies(self) -> bool:
        """Whether the source says that the record is not so."""
        return self.row.cells.get("polarity") == AGAINST

    @property
    def announces(self) -> bool:
        """Whether the source came before the beginning that it tells, and so saw nothing run."""
        return announces(self.during, self.published)

    @property
    def ran_on(self) -> datetime.date | None:
        """The last day on which the source or its list surely shows that no end had come."""
        if self.during.states_end or self.denies:
            return None
        return max(filter(None, (shown_on(self), self.listed)), default=None)


def word(row: Row, published: Mapping[str, Period | None]) -> Word:
    """Read one authored row as one source's word."""
    cells = row.cells
    confidence = cells.get("confidence") or "high"
    return Word(row, parse(cells["during"] or UNDATED), confidence, published.get(cells["source"]))


def supporting(words: Sequence[Word]) -> list[Word]:
    """Leave out the words of those who say that it is not so."""
    return [word for word in words if not word.denies]


def trusted(words: Sequence[Word]) -> list[Word]:
    """Leave out the words of low confidence."""
    return [w for w in words if is_trusted(w.confidence)]


def heard(words: Sequence[Word]) -> Sequence[Word]:
    """Choose the words that a record may adopt: the trusted ones, or all where none is trusted.

    What only a source of low confidence says beside a better one, such as an end, would otherwise
    be as sure as what the better one says.
    """
    return trusted(words) or words


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

    That is the day that it dates it to, or, where it says that the thing still ran, the one of its
    publication; never a day on which nobody could have read it yet. Of a beginning that is known
    by month or year only it shows nothing but that it came before it was written, and of what it
    announces nothing at all.
    """
    if word.announces:
        return None
    dated = word.during.dated_to
    if word.published is None or not word.during.ongoing:
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
