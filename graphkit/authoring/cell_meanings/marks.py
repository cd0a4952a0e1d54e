"""Tell what a cell says of a membership: a mark, a date, a period, nothing, a doubt, a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

from graphkit.authoring.cell_meanings.yes_and_no import NO, OPEN, YES
from graphkit.authoring.dates.dash_before_date import without_dash
from graphkit.authoring.dates.empty_words import UNKNOWN_DAY
from graphkit.authoring.dates.sense_words import beside
from graphkit.authoring.dates.words_of_change import ENDED
from graphkit.authoring.dates.written_date import read_date
from graphkit.authoring.dates.written_period import read_range
from graphkit.authoring.known_words.treaty_headers import tells_signature
from graphkit.authoring.known_words.words_of_headers import TIME_COLUMNS
from graphkit.authoring.known_words.words_of_standing import words_for
from graphkit.errors import InvalidDate
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of

Mark: TypeAlias = Literal["member", "date", "period", "no", "doubtful", "other"]
_MARKED: Final = re.compile(
    r"(?P<mark>\S+?)(?:[\s,:;]*[(\[](?P<inside>[^()\[\]]+)[)\]]|(?:\s+|(?<!\d))(?P<dashed>[–—-].+)"
    r"|[\s,:]*\s(?P<after>.+)|\s*;\s*(?P<apart>.+))"
)
_BETWEEN: Final = re.compile(r"(?:/\s*|[;–—-]\s*(?=[^\W\d]))")
"""What may stand between a mark and what is said beside it."""
_FORMER: Final = re.compile(
    rf"(?:{any_of((*words_of('standing_words', 'former'), *ENDED))})"
    rf"(?:\s(?:{any_of(words_for('member'))}))?",
    re.I,
)
_UNSAID: Final = frozenset(words_of("standing_words", "takes-back-a-signature"))
"""Words of leaving that may be said of a signature, by whom it did not bind yet."""
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
    >>> said_by("Yes - 2018"), said_by("x (– 2018)").mark
    (CellMeaning(mark='date', date='2018', until=''), 'period')
    >>> [said_by(cell).date for cell in ("Yes -2018", "Yes- 2018", "Yes–2018", "1- 2018")]
    ['2018', '2018', '2018', '']
    >>> said_by("2015–")
    CellMeaning(mark='period', date='2015–', until='')
    >>> said_by("2015-06-01 (withdrew 2019)")
    CellMeaning(mark='period', date='2015-06-01', until='2019')
    >>> said_by("x (withdrawn)"), said_by("x; left 2021"), said_by("x / 2020")
    (CellMeaning(mark='period', date='', until='unknown'), CellMeaning(mark='period', date='', \
until='2021'), CellMeaning(mark='date', date='2020', until=''))
    >>> said_by("signed 2019; left 2021"), said_by("signed 2019 (withdrawn)").mark
    (CellMeaning(mark='period', date='2019', until='2021'), 'other')
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
    if runs_on(plain):
        return CellMeaning("other")
    if _is_period(stripped):
        return CellMeaning("period", stripped)
    if is_date(stripped):
        return CellMeaning("date", stripped)
    sense, date = beside(stripped)
    if sense == "begun" and is_date(date) and not tells_signature(_word_of(stripped, date)):
        return CellMeaning("date", date)
    if both := _begun_and_ended(stripped):
        return both
    match = _MARKED.fullmatch(stripped)
    if match and match["mark"].casefold() in YES:
        said = match["inside"] or match["after"] or match["apart"]
        return _beside_mark(match["mark"], said or without_dash(match["dashed"]))
    return CellMeaning("other")


def _begun_and_ended(cell: str) -> CellMeaning | None:
    """Tell when somebody joined and left, where both stand in a cell; None where they do not."""
    if joined := _JOINED_AND_LEFT.fullmatch(cell):
        begun = said_by(joined["since"])
        sense, ended = beside(joined["inside"] or joined["after"])
        if begun.mark in ("date", "period") and sense == "ended" and is_date(ended):
            return CellMeaning("period", begun.date, ended)
        if begun.mark in ("date", "period") and sense == "ended" and not ended:
            return begun if _states_end(begun) else CellMeaning("period", begun.date, UNKNOWN_DAY)
        if sense == "ended" and (signed := _signed(joined["since"], joined[0])):
            return CellMeaning("period", signed, ended if is_date(ended) else UNKNOWN_DAY)
    return None


def _beside_mark(mark: str, said: str) -> CellMeaning:
    """Tell what is said beside a mark: since when it was, when or that it ended, or neither."""
    if said[0] == "/" and mark.isdigit():  # "1 / 2020" may be a month
        return CellMeaning("other")
    bare = _BETWEEN.sub("", said, count=1) if _BETWEEN.match(said) else said
    dated = said_by(bare)
    if dated.date or dated.until:
        return dated
    sense, ended = beside(bare)
    if sense == "ended" and is_date(ended):
        return CellMeaning("period", "", ended)
    if _FORMER.fullmatch(bare):
        return CellMeaning("period", "", UNKNOWN_DAY)
    return CellMeaning("other")


def is_signed_and_left(cell: str) -> bool:
    """Tell whether a cell says when somebody signed and that it left, and so had belonged.

    >>> is_signed_and_left("signed 2019; left 2021"), is_signed_and_left("2019 (left 2021)")
    (True, False)
    >>> is_signed_and_left("signed 2019 (withdrawn)")
    False
    """
    joined = _JOINED_AND_LEFT.fullmatch(cell.strip())
    return bool(joined and said_by(cell).until and _signed(joined["since"], joined[0]))


def _signed(said: str, whole: str) -> str:
    """Give the day of a signature beside a word of leaving that only who belonged can do."""
    sense, date = beside(said)
    words = {*re.findall(r"[^\W\d_]+", whole.casefold())}
    signs = sense == "begun" and is_date(date) and tells_signature(_word_of(said, date))
    return date if signs and words.isdisjoint(_UNSAID) else ""


def dates_told(cell: str) -> Mapping[str, str]:
    """Give what a cell says of the time of a membership, by the columns that would hold it.

    >>> dict(dates_told("Yes (2012)")), dict(dates_told("yes, since 2013")), dict(dates_told("x"))
    ({'since': '2012'}, {'during': 'since 2013'}, {})
    """
    told = said_by(cell)
    if told.until:
        ends = {"since": told.date, "until": told.until}
        return {name: date for name, date in ends.items() if date}
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
    ended = any(map(str.isdigit, cell)) or said_by(cell).until
    return dates_told(cell) if ended else _NOTHING


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


def runs_on(cell: str) -> bool:
    """Tell whether a cell says that something goes on or is under way, and not which.

    >>> runs_on("ongoing"), runs_on("x")
    (True, False)
    """
    return cell.casefold() in _RUNNING
