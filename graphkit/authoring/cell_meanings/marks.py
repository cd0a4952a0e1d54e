"""Tell what a cell says of a membership: a mark, a date, a period, nothing, a doubt, a text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

from graphkit.authoring.cell_meanings.yes_and_no import NO, OPEN, YES, are_letters, says_neither
from graphkit.authoring.dates.empty_words import NOT, NOT_JOINED, UNKNOWN_DAY
from graphkit.authoring.dates.footnotes import without_footnote
from graphkit.authoring.dates.sense_words import beside
from graphkit.authoring.dates.words_of_change import BEGUN, ENDED
from graphkit.authoring.dates.written_date import read_date
from graphkit.authoring.dates.written_period import read_range
from graphkit.authoring.known_words.treaty_headers import tells_signature
from graphkit.authoring.known_words.words_of_headers import TIME_COLUMNS
from graphkit.authoring.known_words.words_of_standing import words_for
from graphkit.errors import InvalidDate
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of

Mark: TypeAlias = Literal["member", "date", "period", "no", "doubtful", "other"]
_WORDS: Final = (
    *(*BEGUN, *ENDED, *NOT_JOINED, *words_for("observer"), *words_for("suspended")),
    *words_of("standing_words", "kind-in-mark", "former"),
)
_STANDING: Final = re.compile(rf"(?:(?:{any_of(NOT)})\s+)?(?:{any_of(_WORDS)})\b.{{0,30}}", re.I)
_DATED: Final = re.compile(r"(\S+?)[\s,:]*(?:\((?P<inside>[^()]+)\)|\s(?P<after>.+))")
_JOINED_AND_LEFT: Final = re.compile(
    r"(?P<since>.*\d.*?)\s*(?:[(\[](?P<inside>[^()\[\]]+)[)\]]|[,;–—-]\s*(?P<after>[^\W\d].*))"
)
_RUNNING: Final = frozenset(words_of("standing_words", "goes-on-or-under-way"))
"""Words that say below ends that it goes on, and in a cell of marks that something is under way."""
TOLD_BESIDE: Final = tuple(name for name in TIME_COLUMNS if name != "seen")
"""Columns that may tell the time of a membership."""
ENDS: Final = ("since", "until")
WHOLE: Final = ("before", "during")
"""Of these, the ones beside which no other cell need."""
_LONGEST: Final = 100
"""A longer cell is a text."""
MANY_MARKS: Final = 2
"""So many columns of marks beside organisations and countries are what the organisations joined."""
_MOST: Final = 0.6
_NOTHING: Final[Mapping[str, str]] = {}


class CellMeaning(NamedTuple):
    """What a cell says.

    Attributes
    ----------
    mark : {"member", "date", "period", "no", "doubtful", "other"}
        ``other`` is any text that is none of the others.
    date : str
        The date or period as written.
    until : str
        When it ended, where that is told beside the beginning.
    """

    mark: Mark
    date: str = ""
    until: str = ""


def mark_of(cell: str) -> Mark:
    """Tell of what sort a cell is; see `said_by`.

    >>> [mark_of(cell) for cell in ("X", "2019", "2019-2021", "n/a", "tbc", "withdrawn 2020")]
    ['member', 'date', 'period', 'no', 'doubtful', 'other']
    """
    return said_by(cell).mark


@lru_cache(maxsize=65536)
def said_by(cell: str) -> CellMeaning:
    """Tell what a cell says of the membership of its row, in a column that asks whether it is one.

    Parameters
    ----------
    cell : str
        As written; capitals and spaces around it do not matter.

    Examples
    --------
    >>> said_by("x (2019)")
    CellMeaning(mark='date', date='2019', until='')
    >>> said_by("2015–")
    CellMeaning(mark='period', date='2015–', until='')
    >>> said_by("2015-06-01 (withdrew 2019)")
    CellMeaning(mark='period', date='2015-06-01', until='2019')
    >>> said_by("since 2019 (withdrawn)"), said_by("2015–2019 (withdrawn)").date
    (CellMeaning(mark='period', date='since 2019', until='unknown'), '2015–2019 (withdrawn)')
    """
    stripped = cell.strip()
    plain = stripped.casefold()
    if len(stripped) > _LONGEST:
        return CellMeaning("other")
    if plain in YES:
        return CellMeaning("member")
    if plain in NO:
        return CellMeaning("no")
    if plain in OPEN:
        return CellMeaning("doubtful")
    if _runs(plain):
        return CellMeaning("other")
    if _is_period(stripped):
        return CellMeaning("period", stripped)
    if is_date(stripped):
        return CellMeaning("date", stripped)
    sense, date = beside(stripped)
    if sense == "begun" and is_date(date) and not tells_signature(_word_of(stripped, date)):
        return CellMeaning("date", date)
    if joined := _JOINED_AND_LEFT.fullmatch(stripped):
        begun = said_by(joined["since"])
        sense, ended = beside(joined["inside"] or joined["after"])
        if begun.mark in ("date", "period") and sense == "ended" and is_date(ended):
            return CellMeaning("period", begun.date, ended)
        if begun.mark in ("date", "period") and sense == "ended" and not ended:
            return begun if _states_end(begun) else CellMeaning("period", begun.date, UNKNOWN_DAY)
    match = _DATED.fullmatch(stripped)
    if match and match[1].casefold() in YES:
        dated = said_by(match["inside"] or match["after"])
        return dated if dated.date else CellMeaning("other")
    return CellMeaning("other")


def dates_told(cell: str) -> Mapping[str, str]:
    """Give what a cell says of the time of a membership, by the columns that would hold it.

    >>> dict(dates_told("Yes (2012)")), dict(dates_told("yes, since 2013")), dict(dates_told("x"))
    ({'since': '2012'}, {'during': 'since 2013'}, {})
    """
    told = said_by(cell)
    if told.until:
        return {"since": told.date, "until": told.until}
    if told.mark not in ("date", "period"):
        return _NOTHING
    return {"since" if told.mark == "date" else "during": told.date}


def _states_end(said: CellMeaning) -> bool:
    """Whether a period has an end, as "2015–2019" has and "since 2015" has not."""
    return said.mark == "period" and not read_range(said.date).endswith("/..")


def ends_in_answer(cell: str) -> Mapping[str, str]:
    """Give likewise the beginning and the end, for columns of which one is stated beside it.

    >>> dict(ends_in_answer("2015–2019")), dict(ends_in_answer("Yes (until 2018)"))
    ({'since': '2015', 'until': '2019'}, {'until': '2018'})
    """
    told = dates_in_answer(cell)
    if "during" not in told:
        return told
    begun, _, ended = read_range(told["during"]).partition("/")
    ends = {"since": begun, "until": ended}
    return {name: date for name, date in ends.items() if date and not date.startswith(("..", "["))}


def dates_in_answer(cell: str) -> Mapping[str, str]:
    """Give what an answer to the question who belongs says of the time, where it names any.

    >>> dict(dates_in_answer("2019")), dict(dates_in_answer("Active"))
    ({'since': '2019'}, {})
    """
    return dates_told(cell) if any(map(str.isdigit, cell)) else _NOTHING


def _word_of(cell: str, date: str) -> str:
    """Give the word beside a date, in small letters."""
    return cell.casefold().replace(date.casefold(), "").strip(" :,()").partition(" ")[0]


def _is_period(cell: str) -> bool:
    """Tell whether a cell holds two dates, or one and a word such as "since"."""
    try:
        return "/" in read_range(cell) and "/" not in cell
    except InvalidDate:
        return False


def is_date(cell: str) -> bool:
    """Tell whether a cell is a date, also one of which the order of day and month is open."""
    try:
        read_date(cell)
    except InvalidDate as error:
        return "day/month" in error.why
    return True


def are_marks(column: Sequence[str], *, dates: bool = True) -> bool:
    """Tell whether the cells of a column say of each row whether it belongs, or since when.

    Parameters
    ----------
    column : sequence of str
        Its cells.
    dates : bool
        Whether dates count as such cells.

    Examples
    --------
    >>> are_marks(["x", "planned", "withdrawn 2020"]), are_marks(["Red Pact", "Blue Pact"])
    (True, False)
    """
    cells = [cell.strip() for cell in column if cell.strip()]
    if are_letters([cell.casefold() for cell in cells]):
        return False
    if all(mark_of(without_footnote(cell)) == "other" and not _runs(cell) for cell in cells):
        return False
    return sum(_fits(cell, dates) for cell in cells) / len(cells) >= _MOST


def _fits(cell: str, dates: bool) -> bool:
    mark = mark_of(without_footnote(cell))
    if mark == "other":
        return _runs(cell) or bool(_STANDING.fullmatch(cell)) or says_neither(cell)
    return dates or mark not in ("date", "period")


def _runs(cell: str) -> bool:
    """Whether a cell says that something goes on or is under way, and not which."""
    return cell.casefold() in _RUNNING
