"""What is a number in somebody's table: figures alone, or of what is counted."""

from __future__ import annotations

import re
from typing import Final

from graphkit.authoring.dates.words_beside_dates import ABOUT
from graphkit.authoring.known_words.words_of_headers import COUNTED
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of

_PLAIN: Final = re.compile(r"-?[0-9.,]+")
_FIGURES: Final = re.compile(r"[\d\s.,'%–-]+")
_ABOUT: Final = any_of((*ABOUT, *words_of("standing_words", "about-number")))
_NUMBER: Final = re.compile(
    rf"(?:n\s*=|(?:{_ABOUT})[.\s]|[~≈><≥+-])?\s*"
    r"\d[\d.,'’\s]*[+%]?\s*(?P<of>[^\W\d_]+)?",
    re.I,
)
_COUNTED: Final = frozenset(["", *COUNTED])


def is_number(cell: str) -> bool:
    """Tell whether a cell holds a number, alone or of members, and no name.

    >>> [is_number(cell) for cell in ("1,200", "about 45 companies", "3M", "2019-05-12")]
    [True, True, False, False]
    """
    return number_of(cell) in _COUNTED


def number_of(cell: str) -> str | None:
    """Tell of what the number in a cell is; None where it holds something else.

    >>> number_of("25 pledges"), number_of("n = 25"), number_of("Green Pact")
    ('pledges', '', None)
    """
    match = _NUMBER.fullmatch(cell.strip())
    return (match["of"] or "").casefold() if match else None


def is_plain_number(cell: str) -> bool:
    """Tell whether a cell is a number as programs write it.

    >>> is_plain_number("-1.5"), is_plain_number("1 200")
    (True, False)
    """
    return _PLAIN.fullmatch(cell) is not None


def is_of_figures(cell: str) -> bool:
    """Tell whether a cell has no letters: a number, a span, a day in figures or a dash.

    >>> [is_of_figures(cell) for cell in ("1 200", "2019-05-12", "–", "Q2 2019")]
    [True, True, True, False]
    """
    return _FIGURES.fullmatch(cell) is not None
