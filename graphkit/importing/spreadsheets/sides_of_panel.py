"""Tell which side of a panel is that of the states, and which that of what they joined.

Tables of intergovernmental organisations have a row for each state and year and a column for each
organisation, or the other way across, and beside these columns that describe either of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from graphkit.authoring.dates.years_meant import years_meant
from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.one_table import is_country, is_group, recognised
from graphkit.authoring.headers.words_in_header import without_brackets
from graphkit.authoring.known_words.words_of_headers import BESIDE_PANEL, YEARS_OF_ROWS
from graphkit.importing.mapping import MembershipMap, TableMap
from graphkit.importing.spreadsheets.guessed_mapping import OTHERWISE, OWN, ColumnGuess, Guess
from graphkit.names.countries import UNIONS, find_country

_NO_COUNTRY: Final = "its name is that of no country, as those of other columns are"
_MANY: Final = 2


class Sides(NamedTuple):
    """What stands across a panel.

    Attributes
    ----------
    across : sequence of int
        The places of the columns that are read across.
    odd : mapping of int to str
        Why others are not.
    unclear : bool
        Whether the columns may be states or organisations.
    """

    across: Sequence[int]
    odd: Mapping[int, str]
    unclear: bool = False


def sides_of_panel(
    header: Sequence[str], columns: Sequence[Sequence[str]], across: Sequence[int]
) -> Sides | None:
    """Choose the columns that are read across a table with a row a year.

    Parameters
    ----------
    header, columns : sequence
        The columns of a table.
    across : sequence of int
        The places of those that may be read across.

    Returns
    -------
    Sides or None
        None if no column holds the years of rows.

    Examples
    --------
    >>> header = ["ioname", "year", "usa", "france", "dead"]
    >>> columns = [["NATO"], ["1990"], ["1"], ["1"], ["0"]]
    >>> sides_of_panel(header, columns, [2, 3, 4])
    Sides(across=[2, 3], odd={4: 'its name says something else'}, unclear=False)
    """
    if not any(_holds_years(*one) for one in zip(header, columns, strict=True)):
        return None
    odd = {place: OTHERWISE for place in across if _bare(header[place]) in BESIDE_PANEL}
    rest = [place for place in across if place not in odd and not _is_year(header[place])]
    states = [place for place in rest if _is_state(header[place])]
    others = [place for place in range(len(header)) if place not in rest]
    if not states or _are_of_states(header, columns, others):
        return Sides(rest, odd)
    if len(states) >= _MANY and _MANY * len(states) > len(rest):
        odd |= {place: _NO_COUNTRY for place in rest if place not in states}
        return Sides(states, odd)
    return Sides(rest, odd, unclear=True)


def unclear_sides(header: Sequence[str], samples: Sequence[tuple[str, ...]], panel: Sides) -> Guess:
    """Leave a table unread of which it is not clear which side is that of the members.

    Parameters
    ----------
    header, samples : sequence
        The names of its columns, and some values of each.
    panel : Sides
        What may stand across.
    """
    told = [
        ColumnGuess(name.strip(), OWN, samples[place], "it is not clear which side it is of")
        for place, name in enumerate(header)
    ]
    first = header[panel.across[0]].strip()
    why = (
        f" It is not clear whether {first!r} and the other columns of marks are members, or what "
        "was joined: call the column beside them 'member' or 'coalition'."
    )
    return Guess(TableMap("long", (MembershipMap({}),)), tuple(told), why)


def are_countries(cells: Sequence[str]) -> bool:
    """Tell whether most of some texts are names of countries.

    >>> are_countries(["Chad", "Peru", "NATO"]), are_countries([])
    (True, False)
    """
    return _MANY * sum(map(_is_state, cells)) > len(cells)


def _are_of_states(
    header: Sequence[str], columns: Sequence[Sequence[str]], others: Sequence[int]
) -> bool:
    """Tell whether columns beside those that are read across say that rows are those of states."""
    for place in others:
        cells = [cell for cell in dict.fromkeys(map(str.strip, columns[place])) if cell]
        name = header[place]
        member = recognised([name]).names == ("member",) and not is_group(name)
        named = (is_country(name) or member) and _bare(name) not in BESIDE_PANEL
        if named or are_countries(cells):
            return True
    return False


def _is_state(text: str) -> bool:
    found = find_country(text)
    return found.status == "sure" and found.codes[0] not in UNIONS


def _bare(header: str) -> str:
    return without_brackets(plain(header))


def _is_year(header: str) -> bool:
    return _bare(header) in YEARS_OF_ROWS


def _holds_years(header: str, column: Sequence[str]) -> bool:
    cells = [cell for cell in column if cell.strip()]
    return _is_year(header) and bool(cells) and all(map(years_meant, cells))
