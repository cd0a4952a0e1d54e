"""Cut off the marks of footnotes, and the letters of treaties that say how a state was bound."""

from __future__ import annotations

import re
from typing import Final

_FOOTNOTE: Final = re.compile(
    r"(?:\s*[\[(](?:\d{1,2}|[A-MO-Za-mo-z])[\])]|\s*[*†‡§]+|\s+#|\s*[¹²³⁰⁴-⁹]+)$"
)
_LETTER: Final = re.compile(r"(?<=\d)\s+(?:[A-Za-z]|AA|Ac)$")


def without_footnote(cell: str) -> str:
    """Cut off the mark of a footnote.

    >>> without_footnote("x*"), without_footnote("2019 [2]"), without_footnote("2019 (a)")
    ('x', '2019', '2019')
    >>> without_footnote("Peru ²"), without_footnote("Gabon #"), without_footnote("C#")
    ('Peru', 'Gabon', 'C#')
    """
    return _FOOTNOTE.sub("", cell) or cell


def without_letter(cell: str) -> str:
    """Cut off the mark of a footnote, or the letter that a list of treaties puts after a date.

    >>> without_letter("12 Mar 2010 a"), without_letter("3 Apr 2012 AA"), without_letter("2019*")
    ('12 Mar 2010', '3 Apr 2012', '2019')
    >>> without_letter("1440 AH"), without_letter("May 2019")
    ('1440 AH', 'May 2019')
    """
    return _LETTER.sub("", without_footnote(cell))
