"""Write a table whose columns each list members so that each member has a row of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Final, NamedTuple

from graphkit.authoring.cell_meanings.rows_looked_at import ROWS_FOR_GUESS
from graphkit.authoring.dates.empty_words import is_without_date
from graphkit.authoring.headers.columns_of_lists import (
    columns_of_lists,
    role_of_list,
    year_of_list,
)
from graphkit.authoring.headers.one_table import recognised
from graphkit.authoring.rows.names_in_cells import names_in, sign_between
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.names.normal_form import legal_form
from graphkit.tabular.reading.lines_of_text import Line, Sheet

_TITLES: Final = 15
_COMMA: Final = ","
_PERSON: Final = 2
"""So many parts between commas has the name of a person at most."""
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.)+")
_BRACKETS: Final = re.compile(r"[()\[\]]")
_AT_COMMAS: Final = re.compile(r",\s+")


class _Lists(NamedTuple):
    """Which columns list members, where the roles stand, and what is between names in a cell.

    Where lists are of some year, that is the day on which their members are seen.
    """

    roles: Mapping[int, str]
    role_at: int
    sign: str
    years: Mapping[int, str]


def with_lists_as_rows(
    sheet: Sheet, *, about_one: bool = False, named: Iterable[str] = ()
) -> Sheet:
    """Give each member that a column such as "Founding members" lists a row, and its role.

    Parameters
    ----------
    sheet : Sheet
        Any table.
    about_one : bool
        Whether all of it is about one coalition.
    named : iterable of str
        The headers that a mapping reads: a table of which it reads such a column stays as it is.

    Returns
    -------
    Sheet
        Changed where several columns list members; its doubts tell which.

    Examples
    --------
    >>> rows = [(1, ["Pact", "Founders", "Observers"]), (2, ["Green", "Acme; Beta", "Ceta"])]
    >>> for _, cells in with_lists_as_rows(Sheet("a.csv", "", rows)).lines:
    ...     print(cells)
    ['Pact', 'Member (Founders, Observers)', 'Role']
    ['Green', 'Acme', 'founder']
    ['Green', 'Beta', 'founder']
    ['Green', 'Ceta', 'observer']
    >>> rows = [(1, ["Pact", "Members 2019", "Members 2020"]), (2, ["Green", "Acme", "Beta"])]
    >>> for _, cells in with_lists_as_rows(Sheet("a.csv", "", rows)).lines:
    ...     print(cells)
    ['Pact', 'Member (Members 2019, Members 2020)', 'Role', 'List date']
    ['Green', 'Acme', 'member', '2019']
    ['Green', 'Beta', 'member', '2020']
    """
    rest = iter(sheet.lines)
    first = list(islice(rest, ROWS_FOR_GUESS))
    for place, (number, header) in enumerate(first[:_TITLES]):
        if sum(bool(role_of_list(name)) for name in header) < 2:
            continue
        below = first[place + 1 :]
        columns = [_column(below, n) for n in range(len(header))]
        roles = columns_of_lists(header, columns, about_one=about_one)
        if not roles or not {header[n].strip() for n in roles}.isdisjoint(named):
            break
        names = recognised(header, about_one=about_one).names
        role_at = names.index("role") if "role" in names else len(header)
        cells = [cell for n in roles for cell in columns[n]]
        sign = sign_between(cells) or _commas(cells, about_one=about_one)
        years = {n: year for n in roles if (year := year_of_list(header[n]))}
        years = {} if "seen" in names else years
        lists = _Lists(roles, role_at, sign, years)
        told = _told(sheet.path, header, lists, cells)
        above = first[:place]
        rows = _rows(chain(below, rest), len(header), lists)
        lines = chain(above, [(number, _header(header, lists))], rows)
        return sheet._replace(lines=lines, doubts=(*sheet.doubts, *told))
    return sheet._replace(lines=chain(first, rest))


def _column(lines: Sequence[Line], place: int) -> list[str]:
    return [cells[place] for _, cells in lines if place < len(cells)]


def _commas(cells: Sequence[str], *, about_one: bool) -> str:
    """Give a comma where half of the cells of a table of coalitions have names between commas.

    Some have three or more: two parts alone may be the names of one person, "Smith, John".
    """
    filled = [cell for cell in cells if cell.strip()]
    parts = [len(_at_commas(cell)) for cell in filled]
    several = sum(many > 1 for many in parts)
    lists = max(parts, default=0) > _PERSON and 2 * several >= len(filled)
    return "" if about_one or not lists else _COMMA


def _at_commas(cell: str) -> list[str]:
    """Part a cell at commas, but for legal forms and what begins with a small letter.

    >>> _at_commas("Acme, Inc., Beta"), _at_commas("Acme, formerly Beta")
    (['Acme, Inc.', 'Beta'], ['Acme, formerly Beta'])
    """
    found: list[str] = []
    for part in _AT_COMMAS.split(cell.strip()):
        begun = bool(found) and bool(part.strip())
        less = begun and (part[:1].islower() or _INITIALS.fullmatch(part.strip()))
        if less or (begun and legal_form(f"acme {part}").stem == "acme"):
            found[-1] += f", {part}"
        elif part.strip():
            found.append(part.strip())
    return found


def _listed(cell: str, sign: str) -> list[str]:
    names = names_in(cell, sign) if sign and sign != _COMMA else [cell.strip()]
    names = _at_commas(cell) if sign == _COMMA else names
    return [name for name in names if name and not is_without_date(name)]


def _header(header: Sequence[str], lists: _Lists) -> list[str]:
    """Name the columns: the first list is that of the members, the others go."""
    first = min(lists.roles)
    called = ", ".join(_BRACKETS.sub("", header[place]).strip() for place in lists.roles)
    named = [f"Member ({called})" if n == first else name for n, name in enumerate(header)]
    kept = [name for n, name in enumerate(named) if n == first or n not in lists.roles]
    kept = kept if lists.role_at < len(header) else [*kept, "Role"]
    return [*kept, "List date"] if lists.years else kept


def _rows(lines: Iterable[Line], width: int, lists: _Lists) -> Iterator[Line]:
    first = min(lists.roles)
    for number, written in lines:
        cells = [*written, *[""] * (width - len(written))]
        found = [
            (name, role, lists.years.get(place, ""))
            for place, role in lists.roles.items()
            for name in _listed(cells[place], lists.sign)
        ]
        for name, role, year in found or [("", "", "")]:
            more = ["", *cells[width:]] if lists.role_at == width else cells[width:]
            row = [*cells[:width], *more]
            row[first] = name
            row[lists.role_at] = role or row[lists.role_at]
            kept = [c for n, c in enumerate(row) if n == first or n not in lists.roles]
            yield number, [*kept, year] if lists.years else kept


def _of_year(lists: _Lists, place: int) -> str:
    return f", seen in {lists.years[place]}" if place in lists.years else ""


def _told(
    path: str, header: Sequence[str], lists: _Lists, cells: Sequence[str]
) -> Iterator[Problem]:
    as_what = (
        f"{header[place].strip()!r} as {role}{_of_year(lists, place)}"
        for place, role in lists.roles.items()
    )
    message = f"several columns list members, and are all read: {', '.join(as_what)}."
    if lists.sign == _COMMA:
        cell = next(cell for cell in cells if len(_at_commas(cell)) > 1)
        message = f"{message[:-1]}; what stands between commas is one each, as in {shown(cell)}."
    if len({*lists.years.values()}) > 1:
        message = f"{message[:-1]}; who is on an earlier list alone is taken to go on."
    hint = "If one of them lists something else, give it another name."
    yield Problem(path, 0, "", message, hint)
