"""Read dates with the name of a month, in nine languages of Europe."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_NAMES: Final = """
1 january jan janvier janv januar jänner enero ene
1 gennaio januari janeiro stycznia styczeń
2 february feb février fevrier févr fevr februar febrero
2 febbraio februari fevereiro lutego luty
3 march mar mars märz maerz mrz marzo
3 maart março marca marzec
4 april apr avril avr abril abr
4 aprile kwietnia kwiecień
5 may mai mayo
5 maggio mei maio maja maj
6 june jun juin juni junio
6 giugno junho czerwca czerwiec
7 july jul juillet juil juli julio
7 luglio julho lipca lipiec
8 august aug août aout agosto ago
8 augustus sierpnia sierpień augusti
9 september sep sept septembre septiembre setiembre
9 settembre setembro września wrzesień
10 october oct octobre oktober okt octubre
10 ottobre outubro października październik
11 november nov novembre noviembre
11 novembro
12 december dec décembre decembre déc dezember dez diciembre dic
12 dicembre dezembro grudnia grudzień
"""
MONTHS: Final[Mapping[str, int]] = {
    name: int(number)
    for number, *names in map(str.split, _NAMES.strip().splitlines())
    for name in names
}
"""The number of each month by its name, in small letters and without a point."""

_WORDS: Final = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|°|º)?\s*(?:de\s+|of\s+|-\s*)?)?"
    r"(?P<month>[^\W\d]+)\.?,?\s*(?:de\s+|-\s*)?(?P<year>\d{4})"
)
_AMERICAN: Final = re.compile(
    r"(?P<month>[^\W\d]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"
)

_WEEKDAY: Final = re.compile(r"^[^\W\d]+,\s+(?=\d)")


def with_month_in_figures(text: str) -> str:
    """Write a day or month that is told by the name of its month as EDTF does.

    Parameters
    ----------
    text : str
        As people write it, with single spaces.

    Returns
    -------
    str
        Empty where it is none. Whether the month has so many days is not checked.

    Examples
    --------
    >>> [with_month_in_figures(text) for text in ("14 May 2021", "mai 2021", "May 5th, 2021")]
    ['2021-05-14', '2021-05', '2021-05-05']
    >>> with_month_in_figures("Pact 2021")
    ''
    """
    bare = _WEEKDAY.sub("", text)
    for pattern in (_WORDS, _AMERICAN):
        match = pattern.fullmatch(bare)
        month = MONTHS.get(match["month"].casefold(), 0) if match else 0
        if match and month:
            day = match["day"]
            return f"{match['year']}-{month:02d}" + (f"-{int(day):02d}" if day else "")
    return ""
