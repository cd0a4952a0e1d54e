"""Doubt that a column holds the members where another one tells more of them apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import own_columns
from graphkit.authoring.cell_meanings.date_like import is_date_like
from graphkit.authoring.cell_meanings.numbers import is_number
from graphkit.authoring.cell_meanings.rows_looked_at import ROWS_FOR_DOUBTS
from graphkit.authoring.headers.not_as_called import names_its_cells
from graphkit.authoring.headers.one_table import (
    is_country,
    is_part_of_name,
    name_in,
    recognised,
)
from graphkit.authoring.headers.towns_beside_countries import may_be_either
from graphkit.authoring.known_words.words_of_headers import ORGANISATIONS, REGIONS, STATUS, TOWNS
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.names.tables import words_of

_FILLED: Final = 0.9
_FILLED_OF_BODIES: Final = 0.6
"""So many cells below the name of a body, of which a few may not be known."""
_SMALL: Final = 0.4
"""So many names may begin with a small letter, as those of eBay and ver.di do."""
_SOME: Final = 0.6
"""So many bodies as there are countries are enough: some work in several."""
_BODIES: Final = frozenset([*words_of("header_words", "body"), *TOWNS]) - REGIONS
"""What has a seat in a country, and is no country itself."""
_LONGEST: Final = 120
"""Longer texts are no names."""
_OF_COUNTRIES: Final = frozenset(words_of("header_words", "of-country"))
"""What a table may say of the countries that are its members."""
_OF_PEOPLE: Final = frozenset(words_of("header_words", "of-people"))
_SIGNERS: Final = frozenset(words_of("header_words", "who-signs"))
"""Who may be people that sign for an organisation."""
_NAMES: Final = frozenset(words_of("header_words", "name"))
"""What names alone are called, which beside organisations may be those of who signed."""
_SEATS: Final = words_of("header_words", "seat")
_FEW: Final = 12
"""So few kinds of membership may stand where members are looked for."""


def countries_as_members(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find columns of one table that may be the members in the stead of the one that is read so.

    What it takes is described at `doubtful_members`.

    Yields
    ------
    Problem
        One for each column that is kept as an own one, is nearly always filled with short texts,
        has no fewer of them than there are countries, and is not called as what countries have;
        beside other members it has more and is called as people are, beside those who sign it has
        as many and is called as organisations are, or, where these are few, it
        is called as members are and has twice as many; and one for a column of countries beside
        cities that are read as the members and may be where governments signed.
    """
    country = is_country(headers.get("member", ""))
    yield from _cities_as_members(rows[:ROWS_FOR_DOUBTS], headers)
    if not rows or "member" not in headers:
        return
    looked_at = rows[:ROWS_FOR_DOUBTS]
    members = {row.own.get("member", "") for row in looked_at}
    for name, cells in own_columns(looked_at).items():
        header = headers.get(name, name)
        called = name_in(header).replace("_", " ")
        least = _FILLED_OF_BODIES if called in _BODIES else _FILLED
        filled = len(cells) >= least * len(looked_at)
        part = is_part_of_name(header)
        signer = headers["member"].casefold() in _SIGNERS and called in ORGANISATIONS
        beside = called in _NAMES and name_in(headers["member"]) in ORGANISATIONS
        signer = signer or beside
        people = part or called in _OF_PEOPLE or signer
        few = len(members) <= _FEW and recognised([header]).names == ("member",)
        if not (country or few or people):
            continue
        small = sum(cell[:1].islower() for cell in cells)
        alike = country and small <= _SMALL * len(cells)  # mostly as names are written
        most = len(members) - (alike or part or signer) if country or people else 2 * len(members)
        if alike and called in _BODIES:
            most = int(_SOME * most)
        if names_its_cells(header, [cell.casefold() for cell in cells]):
            continue
        if country and (called in _OF_COUNTRIES or max(map(len, cells)) > _LONGEST):
            continue
        if filled and len(set(cells)) > most and not any(map(_is_number_or_date, cells)):
            more = "more" if len(set(cells)) > len(members) else "as many"
            of_all = called not in STATUS and not any(seat in called.split() for seat in _SEATS)
            yield _doubt(rows[0].path, headers["member"], header, more, of_all=of_all)


def _cities_as_members(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Doubt that cities are the members where each stands beside a country of its own."""
    if not rows or not {"member", "country"} <= headers.keys():
        return
    named = [row for row in rows if row.own.get("member") and row.own.get("country")]
    towns, countries = ([row.own[name] for row in named] for name in ("member", "country"))
    if is_country(headers["country"]) and may_be_either(headers["member"], towns, countries):
        yield _doubt(rows[0].path, headers["member"], headers["country"], "as many", of_all=True)


def _doubt(path: str, member: str, header: str, more: str, *, of_all: bool) -> Problem:
    message = f"{member!r} is read as the members, and {header!r} tells {more} apart."
    hint = f"If the members stand in {header!r}, call that column 'member'."
    return Problem(path, 0, header, message, hint, of_all=of_all)


def _is_number_or_date(cell: str) -> bool:
    return is_number(cell) or is_date_like(cell)
