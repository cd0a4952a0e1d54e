"""Doubt cells that seem to name several members or coalitions; each cell is read as one name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from graphkit.authoring.dates.words_beside_dates import AND
from graphkit.authoring.dates.years import YEAR_SIGNS
from graphkit.authoring.headers.asks_otherwise import is_asked
from graphkit.authoring.headers.plural import is_plural
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.names.countries import find_country
from graphkit.names.normal_form import legal_form
from graphkit.names.pattern_of_words import any_of

_SURE: Final = re.compile(r"\s*[;|\n]\s*")
_IN_BRACKETS: Final = re.compile(r"[(\[][^()\[\]]*[)\]]")
"""What stands in brackets parts no names."""
_COMMAS: Final = re.compile(r"\s*[;|\n]\s*|,(?:\s+|(?=[^\W\d]))|\s+/\s+")
_WORDS: Final = re.compile(
    rf"\s*[;|\n]\s*|,(?:\s+|(?=[^\W\d]))(?:(?:{any_of(AND)}|&)\s+)?"
    rf"|\s+(?:/|&|\+|{any_of(AND)})\s+"
)
_TIGHT: Final = re.compile(r"\w,[^\W\d]")
"""A comma as forms and data bases write it between choices."""
_SIGNS: Final = re.compile(rf"[;|\n,/&+]| (?:{any_of(AND)}) ")
_NONE: Final[Mapping[str, str]] = MappingProxyType({})
_MANY: Final = 3
"""So many parts below a header in the plural are a list."""
_MOST_ALONE: Final = 4
"""Of so many members of one coalition one may be a list."""
_YEAR: Final = re.compile(rf"\s*[(\[]{YEAR_SIGNS}[^()\[\]]{{0,12}}[)\]]$")


def several_in_a_cell(rows: Iterable[Row], headers: Mapping[str, str] = _NONE) -> Iterator[Problem]:
    """Find cells of members and coalitions that seem to hold lists.

    Parameters
    ----------
    rows : iterable of Row
        Memberships as they were read.
    headers : mapping of str to str, optional
        The headers as written, by what they hold.

    Yields
    ------
    Problem
        One for each distinct cell with semicolons, bars or line ends between its parts; for each
        with commas, slashes or "and" between them all of whose parts stand elsewhere in the
        column, are countries or have a year each; and for each with commas or slashes below a
        header in the plural, where nothing beside it comes again, three parts stand there, or
        many cells of the members of one coalition have a comma.
    """
    listed = list(rows)
    members = [row.own["member"] for row in listed if "member" in row.own]
    coalitions = [row.cells["coalition"] for row in listed]
    sides = ("member", members, coalitions), ("coalition", coalitions, members)
    seeming: list[set[str]] = []
    for name, cells, beside in sides:
        several, asked = is_plural(headers.get(name, "")), is_asked(headers.get(name, ""))
        alone = several and len({*beside}) == len(beside)
        joined = name == "coalition"
        names = list(dict.fromkeys(cells))
        lists = several or (asked and joined)
        found = {*_seeming(names, plural=alone, joined=joined, lists=lists, asked=asked)}
        if several and not joined and len({*coalitions}) == 1:
            found.update(_lists_among(members))
        seeming.append(found)
    for row in listed if any(seeming) else ():
        said = ("member", row.own.get("member", "")), ("coalition", row.cells["coalition"])
        for (column, cell), doubted in zip(said, seeming, strict=True):
            if cell in doubted:
                doubted.remove(cell)
                message = f"{shown(cell)} is read as one name, and may be several."
                hint = "Write a row for each, or say in the mapping of an import how to split it."
                if not row.line:
                    hint = "State each by itself."  # it stands in no row of a table
                yield Problem(row.path, row.line, column, message, hint)


def _lists_among(members: Sequence[str]) -> list[str]:
    """Find the cells that commas part, where many are so, and not all as in "Roe, Ann".

    >>> _lists_among(["Acme, Beta", "Gamma"]), _lists_among(["Roe, Ann", "Poe, Bob"])
    (['Acme, Beta'], [])
    >>> _lists_among(["Food, Farms and Forests", "Acme"])
    []
    """
    listed = [one for one in members if len(_parts(one, _COMMAS)) > 1]
    if len(members) > _MOST_ALONE * len(listed) or len(listed) == len(members):
        return []
    return [one for one in listed if len(_parts(one, _COMMAS)) == len(_parts(one, _WORDS))]


def _seeming(
    cells: Sequence[str], *, plural: bool, joined: bool, lists: bool, asked: bool
) -> Iterator[str]:
    """Find the texts that seem to hold several names, of members or of what was joined."""
    joint = [cell for cell in cells if _SIGNS.search(cell)]
    if not joint:
        return
    whole = {cell.casefold() for cell in cells}
    parts = Counter(part for cell in cells for part in {*_parts(cell, _WORDS)})
    for cell in joint:
        several, apart = _parts(cell, _WORDS), _parts(cell, _COMMAS)
        if len([part for part in _SURE.split(_IN_BRACKETS.sub("", cell)) if part]) > 1:
            yield cell
        elif len(several) > 1 and not _is_country(cell):
            again = all(part in whole or parts[part] > 1 for part in several)
            stand = plural or any(part in whole for part in several)
            listed = len(apart) > 1 and (plural or (joined and again))
            dated = all(map(_YEAR.search, _COMMAS.split(cell)))
            listed = listed or (lists and len(apart) >= _MANY)
            listed = listed or (joined and stand and (asked or _TIGHT.search(cell) is not None))
            if listed or dated or (again and stand) or all(map(_is_country, several)):
                yield cell


def _parts(cell: str, between: re.Pattern[str]) -> list[str]:
    """Part a cell into names, in small letters, without years; a legal form is no name.

    >>> _parts("Green (2019), Blue", _COMMAS), _parts("Acme, Inc.", _COMMAS)
    (['green', 'blue'], ['acme, inc.'])
    """
    names = [_YEAR.sub("", part).strip().casefold() for part in between.split(cell)]
    found: list[str] = []
    for name in filter(None, names):
        if found and _is_legal_form(name):
            found[-1] += f", {name}"
        else:
            found.append(name)
    return found


@lru_cache(maxsize=65536)
def _is_legal_form(part: str) -> bool:
    """Tell whether a part is such as "Inc." or "Co. Ltd"."""
    return legal_form(f"acme {part}").stem == "acme"


@lru_cache(maxsize=65536)
def _is_country(name: str) -> bool:
    return find_country(name).status != "none"
