"""Doubt cells in a column of countries that name none, or several: their members have none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from graphkit.authoring.cell_meanings.placeholders import placeholder
from graphkit.authoring.headers.member_columns import member_value
from graphkit.authoring.headers.one_table import is_country
from graphkit.authoring.known_words.words_of_headers import called
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.names.countries import country_names, find_country

_NO_ONE: Final = frozenset(called("no-one-country"))
"""What is rightly said of a member that is of no one country, such as "International"."""
_SHOWN: Final = 3


def countries_unread(rows: Iterable[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find cells below a header of countries, or beside names of countries, that are read as none.

    Parameters
    ----------
    rows : iterable of Row
        Memberships of one table as they were read, with the country in the own column ``country``.
    headers : mapping of str to str
        The headers as written, by what they hold.

    Yields
    ------
    Problem
        One for the table.
    """
    first: dict[str, Row] = {}
    for row in rows:
        if cell := row.own.get("country", "").strip():
            first.setdefault(cell, row)
    unread = [one for one in first if not (member_value("country", one) or _is_none(one))]
    header = headers.get("country", "country")
    read = any(member_value("country", one) for one in first)
    if not unread or not (read or is_country(header)):
        return
    names = ", ".join(map(shown, unread[:_SHOWN]))
    more = f" and {len(unread) - _SHOWN:,} more" if len(unread) > _SHOWN else ""
    message = f"no country is read of {names}{more}: as they stand, they say nothing of where."
    several = next(filter(None, map(_meant, unread)), "")
    hint = f"Write the name or the code of one country into each cell.{several}"
    where = first[unread[0]]
    yield Problem(where.path, where.line, header, message, hint)


def _is_none(cell: str) -> bool:
    return placeholder(cell) != "" or cell.casefold().replace(" ", "_") in _NO_ONE


def _meant(cell: str) -> str:
    """Say which countries a cell may mean.

    >>> _meant("Korea"), _meant("Germny")
    (" 'Korea' is the name of several: North Korea or South Korea.", '')
    """
    codes = find_country(cell).codes
    if len(codes) < 2:
        return ""
    names = " or ".join(sorted(country_names(code)[0] for code in codes))
    return f" {shown(cell)} is the name of several: {names}."
