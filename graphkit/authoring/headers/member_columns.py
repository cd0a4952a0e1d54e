"""What the columns of one table say of a member rather than of its membership."""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import attrgetter, itemgetter
from typing import Final

from graphkit.authoring.headers.header import Report
from graphkit.authoring.known_words.bundled_words import bundled_concept
from graphkit.authoring.known_words.words_of_headers import MEMBER_COLUMNS
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.names.countries import UNIONS, find_country
from graphkit.names.fold import fold

_BARE_ADDRESS: Final = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,24}(?::\d+)?(?:[/?#]\S*)?", re.I)
"""The address of a page without the scheme, as it is mostly written."""
_PART: Final = re.compile(r"([A-Z]{2})-[A-Z0-9]{1,3}")
"""The code of a part of a country, such as "US-CA", before which stands that of the country."""
_LETTERS: Final = 2
"""Those of the code of a country."""


def of_members(tables: dict[str, list[Row]], doubt: Report) -> None:
    """Move, in place, what the rows of memberships say of their members to the members' rows.

    Parameters
    ----------
    tables : dict of str to list of Row
        Of one table; actors and coalitions have their rows.
    doubt : callable
        Is given each member of which two rows say something different; the first one counts,
        and the other stays with its membership, as does what cannot be read as a country, a
        link or an item of Wikidata.
    """
    actors = {row["id"]: (place, row) for place, row in enumerate(tables["actors"])}
    told: dict[str, dict[str, tuple[str, Row]]] = {}
    for place, row in enumerate(tables["memberships"]):
        if not row.own or row.own.keys().isdisjoint(MEMBER_COLUMNS) or row["actor"] not in actors:
            continue
        said = told.setdefault(row["actor"], {})
        kept = dict(row.own)
        for name in MEMBER_COLUMNS:
            cell = row.own.get(name, "")
            value = member_value(name, cell)
            if not value:
                continue
            first, where = said.setdefault(name, (value, row))
            if name == "country" and is_part_of_country(cell):
                continue
            if first == value or (name == "kind" and _is_one_kind(first, value)):
                del kept[name]
            else:
                doubt(_differs(row, name, cell, where))
        tables["memberships"][place] = Row(row.path, row.line, row.cells, kept)
    for actor, said in told.items():
        place, row = actors[actor]
        cells = {**row.cells, **{name: value for name, (value, _) in said.items()}}
        tables["actors"][place] = Row(row.path, row.line, cells, row.own)


def member_value(name: str, cell: str) -> str:
    """Read a cell as what the column of an actor holds; empty if it cannot be.

    Parameters
    ----------
    name : str
        One of `MEMBER_COLUMNS`.
    cell : str
        What somebody wrote.

    Examples
    --------
    >>> member_value("country", "France"), member_value("wikidata", "wd:Q42")
    ('FR', 'Q42')
    >>> member_value("country", "Scotland"), member_value("country", "US-CA")
    ('GB', 'US')
    >>> member_value("homepage", "www.example.org/en"), member_value("homepage", "n.a.")
    ('https://www.example.org/en', '')
    """
    if name == "country":
        return _code(_PART.sub(r"\1", cell)).partition("-")[0] if cell else ""
    if name == "wikidata":
        item = cell.rstrip("/").rpartition("/")[2].removeprefix("wd:")
        return item if item[:1] == "Q" and item[1:].isdigit() else ""
    if name == "homepage":
        bare = _BARE_ADDRESS.fullmatch(cell)
        address = f"https://{cell}" if bare else cell
        return address if address.startswith(("http://", "https://")) and " " not in cell else ""
    return cell


def _code(cell: str) -> str:
    """Give the code of a country or a part of one; empty for neither, such as a union."""
    match = find_country(cell)
    code = match.codes[0] if match.status == "sure" else ""
    return code if len(code.partition("-")[0]) == _LETTERS and code not in UNIONS else ""


def is_part_of_country(cell: str) -> bool:
    """Tell whether a cell names a part of a country, of which the country alone is read.

    >>> is_part_of_country("Scotland"), is_part_of_country("US-CA"), is_part_of_country("France")
    (True, True, False)
    """
    return _PART.fullmatch(cell) is not None or "-" in _code(cell)


def _is_one_kind(one: str, other: str) -> bool:
    """Whether two words are one, or both mean the same bundled kind.

    >>> _is_one_kind("NGO", "Civil society"), _is_one_kind("Harbour", "harbour")
    (True, True)
    """
    meant = bundled_concept("kind", one)
    return fold(one) == fold(other) or (meant != "" and meant == bundled_concept("kind", other))


def _differs(row: Row, name: str, cell: str, first: Row) -> Problem:
    message = f"{cell[:60]!r} differs from what line {first.line} says of the same member."
    hint = "It stays with this membership. Tell two members of one name apart in the name."
    return Problem(row.path, row.line, name, message, hint)


def names_in(rows: Iterable[Row], column: str) -> tuple[str, ...]:
    """List the distinct words of a column in the order of the rows."""
    words = dict.fromkeys(map(itemgetter(column), map(attrgetter("cells"), rows)))
    return tuple(word for word in words if word)
