"""Whether a text such as "2010/11" can be a month, and the years 2010 to 2011 as well."""

from __future__ import annotations

import re
from typing import Final

YEARS_OR_MONTH: Final = re.compile(r"\d\d(\d\d)\s?[/–—]\s?(\d\d)")
"""A year and two figures, of which nothing says whether they are a month or a year."""


def may_be_years(text: str) -> bool:
    """Tell whether the two figures behind a year can be a later year of its century.

    Examples
    --------
    >>> [may_be_years(text) for text in ("2010/11", "2008/12", "2021/05", "2010-11")]
    [True, True, False, False]
    """
    match = YEARS_OR_MONTH.fullmatch(text.strip())
    return match is not None and match[2] > match[1]
