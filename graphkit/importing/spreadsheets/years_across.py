"""Doubt coalitions across a table whose names differ in a year and in nothing but numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.marks import is_date
from graphkit.errors import Problem

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_STEM: Final = re.compile(r"(?P<stem>.*[^\W\d].*?)[\s_.-]*\(?(?:19|20)\d{2}\)?")
_NUMBERS: Final = re.compile(r"\d+")


def years_across(path: str, across: Sequence[str]) -> Iterator[Problem]:
    """Doubt that headers such as "Wave 1 (2019)" and "Wave 2 (2020)" are what was joined.

    Parameters
    ----------
    path : str
        The file.
    across : sequence of str
        The headers that are read as coalitions.

    Yields
    ------
    Problem
        One for all of them.
    """
    years = [found[0] if len(found := _YEAR.findall(one)) == 1 else "" for one in across]
    alike = len({_NUMBERS.sub("", one).casefold().strip() for one in across}) == 1
    if len(across) > 1 and alike and all(years) and len({*years}) == len(years):
        message = (
            f"{across[0]!r} to {across[-1]!r} are read as what was joined, and may be the years in "
            "which one thing was: no time is read of them."
        )
        hint = "If they are years, call the columns by them alone, and name what was joined."
        yield Problem(path, 0, across[0], message, hint)
        return
    of_stem: dict[str, list[str]] = {}
    for one in across:
        if match := _STEM.fullmatch(one.strip()):
            of_stem.setdefault(match["stem"].casefold(), []).append(one)
    several = next((names for names in of_stem.values() if len(names) > 1), [])
    months = [one for one in across if is_date(one) and not one.strip().isdigit()]
    if several or len(months) > 1:
        first, second = (several or months)[:2]
        message = (
            f"{first!r} and {second!r} are read as two coalitions, and may be two times of one: no "
            "time is read of them."
        )
        hint = (
            "If they are times, write a row for each member and time, with the time in a column "
            "'year', or with since and until."
        )
        yield Problem(path, 0, first, message, hint)
