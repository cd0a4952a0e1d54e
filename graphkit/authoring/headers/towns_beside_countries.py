"""Tell whether the members of a table are the cities beside whose names their countries stand.

A column "City" or "Region" beside one of countries holds the members, or says where a government
has signed or where something has its seat. A city that is a member has one country, and stands
before it, or several are in one country and one coalition. So it is of "Library" and "Law Society".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.rows_looked_at import ROWS_FOR_GUESS
from graphkit.authoring.headers.held_by_columns import are_countries, why_no_names
from graphkit.authoring.headers.one_table import Recognised, is_country, name_in
from graphkit.authoring.known_words.words_of_headers import (
    ALL_COLUMNS,
    BODIES_IN_COUNTRIES,
    MUNICIPALITIES,
    OF_THE_MEMBER,
    REGIONS,
    TOWNS,
)

_MOST: Final = 0.75
"""So many rows name a city that has one country; a few cities have namesakes in another one."""
_FILLED: Final = 0.9
_COUNTRIES: Final = frozenset(OF_THE_MEMBER["country"])


def towns_beside_countries(
    header: Sequence[str], known: Recognised, columns: Sequence[Sequence[str]]
) -> int | None:
    """Find the column of cities, regions or other bodies that are the members of a table.

    Parameters
    ----------
    header : sequence of str
        The names of the columns.
    known : Recognised
        What they are by their names, where countries are taken for the members.
    columns : sequence of sequence of str
        The first cells of each.

    Returns
    -------
    int or None
        Its place; None where the countries may be the members, as where a city is the place of a
        signature and stands beside several countries.

    Examples
    --------
    >>> from graphkit.authoring.headers.one_table import recognised
    >>> header = ["City", "Network", "Country"]
    >>> columns = [["Wien", "Graz"], ["C40", "C40"], ["Austria", "Austria"]]
    >>> towns_beside_countries(header, recognised(header), columns)
    0
    >>> columns = [["Paris", "Paris"], ["Pact", "Pact"], ["France", "Peru"]]
    >>> towns_beside_countries(header, recognised(header), columns)
    """
    if "member" not in known.names:
        return None
    member = known.names.index("member")
    if not is_country(header[member]) or name_in(header[member]) not in _COUNTRIES:
        return None
    if not are_countries(columns[member]):
        return None
    joined = known.names.index("coalition") if "coalition" in known.names else None
    for place in _places(header, known.names):
        cells = [column[:ROWS_FOR_GUESS] for column in (columns[place], columns[member])]
        coalitions = cells[0] if joined is None else columns[joined][:ROWS_FOR_GUESS]
        rows = [
            (town.strip(), country.strip(), "" if joined is None else coalition.strip())
            for town, country, coalition in zip(*cells, coalitions, strict=False)
            if country.strip()
        ]
        if _are_members(name_in(header[place]), rows, before=place < member):
            return place
    return None


def may_be_either(header: str, towns: Sequence[str], countries: Sequence[str]) -> bool:
    """Tell whether cities that are read as the members may as well be where governments signed.

    >>> may_be_either("City", ["Wien", "Bern"], ["AT", "CH"])
    True
    >>> may_be_either("City", ["Wien", "Graz"], ["AT", "AT"])
    False
    """
    several = len({*countries}) > 1
    return (
        several
        and name_in(header) in {*TOWNS} - MUNICIPALITIES
        and len({*towns}) <= len({*countries})
    )


def _places(header: Sequence[str], names: Sequence[str]) -> Iterator[int]:
    """Find the columns that name cities, then those that name regions, and then other bodies."""
    free = [place for place, name in enumerate(names) if name not in ALL_COLUMNS]
    for words in (TOWNS, REGIONS, BODIES_IN_COUNTRIES):
        yield from (place for place in free if name_in(header[place]) in words)


def _are_members(word: str, rows: Sequence[tuple[str, str, str]], *, before: bool) -> bool:
    """Tell by its cells whether a column of cities or regions holds the members."""
    filled = [row for row in rows if row[0]]
    if not filled or len(filled) < _FILLED * len(rows):
        return False
    if why_no_names([town.casefold() for town, _, _ in filled]):
        return False
    countries = Counter(town for town, _ in {(town, country) for town, country, _ in filled})
    in_one = sum(countries[town] == 1 for town, _, _ in filled)
    if in_one < _MOST * len(filled):
        return False
    several = Counter((country, coalition) for _, country, coalition in {*filled})
    if word in MUNICIPALITIES or max(several.values()) > 1:
        return True
    return before and word in (*TOWNS, *BODIES_IN_COUNTRIES)
