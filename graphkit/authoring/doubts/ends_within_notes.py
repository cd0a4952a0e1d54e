"""Notes that tell of an end behind a beginning, as a bare period, or by what became of a member.

>>> [tells_of_end_within(note) for note in ("Joined 2018, left 2020", "until 2020", "2018-2020")]
[True, True, True]
>>> [tells_of_end_within(note) for note in ("Joined 2018", "2018-", "Based in Bonn until 2015")]
[False, False, False]
>>> [tells_of_pause(note) for note in ("suspended from 2012 to 2014", "Mitgliedschaft ruht")]
[True, True]
>>> [tells_of_merger(note) for note in ("Merged into Acme in 2019", "Acquired by Acme")]
[True, False]
"""

from __future__ import annotations

import re
from typing import Final

from graphkit.authoring.cell_meanings.date_like import is_date_like
from graphkit.authoring.dates.sense_words import beside, date_in, pattern_of
from graphkit.authoring.dates.words_beside_dates import AT, SINCE
from graphkit.authoring.dates.written_period import read_range
from graphkit.authoring.known_words.words_of_standing import says_merged, words_for
from graphkit.errors import InvalidDate
from graphkit.facts.period import parse
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of

ROW_OF_SUSPENSION: Final = (
    "Write each suspension into a row of its own, with its first and last day, and suspended in a "
    "column role."
)
"""What to do where a suspension stands in a note or a column of its own."""
_CLAUSES: Final = re.compile(rf"\s*[,;.]\s+|\s+(?:{any_of(words_of('row_words', 'and'))})\s+")
_ENDED: Final = pattern_of(words_of("standing_words", "ended"))
"""What stands for an end, beside a date: "baja en 2020"."""
_MAY_GO_ON: Final = re.compile(r"(?:acquired|bought)\b|merged with\b|merged$", re.I)
"""Who was bought, or took in another, may be a member still."""
_PAUSE: Final = re.compile(
    rf"(?:{any_of(words_for('suspended'))})(?:[\s:,]+(?:{any_of((*AT, *SINCE))}))?"
    r"[\s:,(]+(?P<when>[^()]*\d[^()]*)\)?",
    re.I,
)
_LONGEST: Final = 60
"""No period, and no end with its date, is longer: of most notes nothing needs to be parsed."""
_YEAR: Final = re.compile(r"\d{4}")
_PERIOD: Final = re.compile(r"(?P<begins>\d{4})\s*(?:[-–—/]|\.\.|to|until)\s*\d{4}", re.I)
_RESTS: Final = re.compile(
    rf"(?:{any_of(words_of('standing_words', 'membership-rests'))})\b.*", re.I
)


def tells_of_end_within(text: str) -> bool:
    """Tell whether a note is no more than a period with an end, or a part of it a dated end."""
    plain = text.strip(" .()")
    if not any(map(str.isdigit, plain)):
        return False
    if _has_end(plain):
        return True
    return any(map(_is_dated_end, (plain, *_CLAUSES.split(plain))))


def tells_of_pause(text: str) -> bool:
    """Tell whether a note says that a membership rests, or rested for a while."""
    plain = text.strip(" .()")
    if _RESTS.fullmatch(plain):
        return True
    found = _PAUSE.fullmatch(plain)
    return found is not None and (is_date_like(found["when"]) or _has_end(found["when"]))


def tells_of_merger(text: str) -> bool:
    """Tell whether a note says that a member became a part of another, and is none of its own."""
    return says_merged(text) and not _MAY_GO_ON.match(text.strip())


def is_of_another_time(text: str, during: str) -> bool:
    """Tell whether a note is a period alone that begins in another year than a membership does.

    It may be that of anything else, such as of a report or of an office.

    >>> is_of_another_time("2019–2021", "2018/.."), is_of_another_time("2018-2021", "2018/..")
    (True, False)
    >>> is_of_another_time("2019-2021", "/"), is_of_another_time("left in 2020", "2018/..")
    (False, False)
    """
    begins = _YEAR.match(during)
    alone = _PERIOD.fullmatch(text.strip(" .()"))
    return begins is not None and alone is not None and alone["begins"] != begins[0]


def _is_dated_end(clause: str) -> bool:
    if not _may_be_dated(clause):
        return False
    sense, date = beside(clause)
    if sense:
        return sense == "ended" and is_date_like(date)
    found = _ENDED.fullmatch(clause)
    return found is not None and is_date_like(date_in(found))


def _has_end(text: str) -> bool:
    """Whether a text is a period, and no single date, that ended."""
    if not _may_be_dated(text) or text.strip().isdigit():
        return False
    try:
        period = read_range(text, "dmy")
    except InvalidDate:
        return False
    return "/" in period and parse(period).states_end


def _may_be_dated(text: str) -> bool:
    return len(text) <= _LONGEST and any(map(str.isdigit, text))
