"""Find the columns that stand across a wide table, and those that only seem to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graphkit.authoring.cell_meanings.columns_of_letters import columns_of_letters
from graphkit.authoring.cell_meanings.columns_of_marks import MANY_MARKS, are_marks
from graphkit.authoring.cell_meanings.columns_of_roles import columns_of_roles
from graphkit.authoring.cell_meanings.marks import TOLD_BESIDE
from graphkit.authoring.cell_meanings.yes_and_no import are_yes_and_no
from graphkit.authoring.dates.years_meant import is_month_alone, years_meant
from graphkit.authoring.headers.asked_in_header import less_than_joined
from graphkit.authoring.headers.asks_otherwise import denies_or_postpones
from graphkit.authoring.headers.columns_by_cells import recognised_by_cells
from graphkit.authoring.headers.dates_by_words import hold_dates
from graphkit.authoring.headers.one_table import is_group
from graphkit.authoring.headers.year_headers import words_beside_year, year_named
from graphkit.authoring.known_words.words_of_headers import ALL_COLUMNS, called
from graphkit.importing.spreadsheets.dates_about_members import dates_about_members
from graphkit.importing.spreadsheets.guessed_mapping import (
    JOINED,
    LEFT,
    LEFT_OR_NOT,
    OTHERWISE,
    PROPERTY,
    STANDING,
)
from graphkit.importing.spreadsheets.no_coalition import (
    is_property,
    joined_beside,
    left_beside,
    says_otherwise,
)
from graphkit.importing.spreadsheets.roles_across import stands_beside

_REGIONS: Final = frozenset(called("union-as-region"))
"""Coalitions of states, and where other members may be."""
_CODE: Final = re.compile(r"-?\d{1,2}")
_WITHOUT: Final = frozenset(["0", "-1", "-7", "-8", "-9"])
"""Codes of none, and of what is not known or cannot be."""
_TIMES: Final = frozenset([*TOLD_BESIDE, "role", "event"])
"""What a table of a row for each membership says of it."""


def across_in(
    header: Sequence[str], columns: Sequence[Sequence[str]], *, about_one: bool
) -> list[int]:
    """Find the columns of marks, years or dates that are not called like one of a long table."""
    names = recognised_by_cells(header, columns, about_one=about_one).names
    taken = {*ALL_COLUMNS} - {"coalition"}
    years = _years(header, columns)
    if years:
        return years
    found = [
        place
        for place, column in enumerate(columns)
        if place > 0
        and header[place].strip()
        and names[place] not in taken
        and are_marks(column, dates=names[place] != "coalition")
    ]
    found = _with_coded(header, columns, found, names)
    if not about_one and "coalition" not in names:
        found = _with_all_free(header, columns, found, names)
    if "member" in names and "coalition" in names and names.index("coalition") not in found:
        marked = sum(not hold_dates(columns[place]) for place in found)
        group = is_group(header[names.index("coalition")])
        timed = not _TIMES.isdisjoint(names)
        return found if group and marked >= MANY_MARKS and not timed else []
    return found


def _with_coded(
    header: Sequence[str], columns: Sequence[Sequence[str]], found: list[int], names: Sequence[str]
) -> list[int]:
    """Add the columns of codes, such as -9, beside columns of 0 and 1 that are read across."""
    held = [{cell.strip() for cell in columns[place]} - {""} for place in found]
    codes = {code for cells in held if all(map(_CODE.fullmatch, cells)) for code in cells}
    if not {"0", "1"} <= codes:
        return found
    coded = codes | _WITHOUT
    more = [
        place
        for place, column in enumerate(columns)
        if place > 0
        and place not in found
        and header[place].strip()
        and names[place] not in ALL_COLUMNS
        and not _WITHOUT.isdisjoint(cells := {cell.strip() for cell in column} - {""})
        and cells <= coded
    ]
    return sorted([*found, *more])


def _with_all_free(
    header: Sequence[str], columns: Sequence[Sequence[str]], found: list[int], names: Sequence[str]
) -> list[int]:
    """Add the columns of letters such as M and O, or of roles, where no others are left."""
    free = {
        place: column
        for place, column in enumerate(columns)
        if place > 0 and header[place].strip() and names[place] not in ALL_COLUMNS
    }
    for more in (columns_of_letters(free), columns_of_roles(free)):
        if more and free.keys() == {*found, *more}:
            return sorted(free)
    return found


def odd_across(
    header: Sequence[str], columns: Sequence[Sequence[str]], across: Sequence[int]
) -> dict[int, str]:
    """Say of columns of marks or dates why they are no coalitions, where their names tell it."""
    odd: dict[int, str] = {}
    for place in across:
        if joined := left_beside(header[place], header):
            asks = LEFT_OR_NOT if are_yes_and_no(columns[place]) else LEFT
            odd[place] = asks.format(joined.strip())
        elif joined := joined_beside(header[place], header):
            odd[place] = JOINED.format(joined.strip())
        elif is_property(header[place]):
            odd[place] = PROPERTY
        elif denies_or_postpones(header[place]) or says_otherwise(
            header[place], dated=hold_dates(columns[place])
        ):
            odd[place] = OTHERWISE
    odd |= dict.fromkeys(less_than_joined(header, across), OTHERWISE)
    rest = [place for place in across if place not in odd]
    odd |= dict.fromkeys(dates_about_members(header, columns, rest), OTHERWISE)
    rest = [place for place in across if place not in odd]
    again = stands_beside(header, rest)
    odd |= {place: STANDING.format(name) for place, name in again.items()}
    rest = [place for place in rest if place not in odd]
    alike = (place for place in rest if _says_where(place, header, columns, rest))
    return {**odd, **dict.fromkeys(alike, OTHERWISE)}


def _says_where(
    place: int, header: Sequence[str], columns: Sequence[Sequence[str]], across: Sequence[int]
) -> bool:
    """Tell whether "EU" says where members are: by other marks than all that they joined."""
    if header[place].strip().casefold() not in _REGIONS or hold_dates(columns[place]):
        return False
    own = {cell.strip() for cell in columns[place]} - {""}
    others = {cell.strip() for one in across if one != place for cell in columns[one]}
    return own.isdisjoint(others)


def _years(header: Sequence[str], columns: Sequence[Sequence[str]]) -> list[int]:
    """Find the columns of years, all of them or none: a blank year is one without members.

    What they are is told by the cells of all together, so that no single cell takes a year away.
    """
    if any(map(is_month_alone, header)):
        return []
    years = [place for place, name in enumerate(header) if place > 0 and is_year(name)]
    if not are_years([header[place] for place in years]):
        return []
    cells = [cell for place in years for cell in columns[place]]
    return years if are_marks(cells, dates=len(years) > 1) else []


def are_years(headers: Sequence[str]) -> bool:
    """Tell whether headers name years; a single one names no more than that.

    Words that differ beside the years are stages, such as "Signed 2015" and "Ratified 2016".

    >>> are_years(["2019"]), are_years(["2019 member", "2020 member"]), are_years(["Status 2024"])
    (True, True, False)
    >>> are_years(["Signed 2015", "Ratified 2016"])
    False
    """
    plain = len(headers) > 1 or all(map(years_meant, headers))
    plain = plain and len({*map(words_beside_year, headers)} - {()}) <= 1
    return bool(headers) and plain and all(map(is_year, headers))


def is_year(header: str) -> bool:
    return bool(year_named(header))
