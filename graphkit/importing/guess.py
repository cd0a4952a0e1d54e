"""Guess how a table is to be read, and say for each column why; the guess is never silent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from graphkit.authoring.dates.written_date import read_date
from graphkit.authoring.dates.written_period import is_unknown
from graphkit.authoring.one_table import recognised
from graphkit.errors import InvalidDate
from graphkit.importing.mapping import Form, MembershipMap, TableMap
from graphkit.tabular.reading.lines_of_text import Line

OWN: Final = "kept as it is"
MARKS: Final = frozenset(
    [
        *("x", "✓", "✔", "☑", "✅", "●", "•", "■", "+", "1", "1.0", "true", "vrai", "wahr"),
        *("yes", "y", "oui", "ja", "sí", "si", "member", "membre", "signed"),
    ]
)
"""What stands in a cell of a wide table where a member belongs, in small letters."""
NOT_MARKED: Final = frozenset(
    ["", "0", "0.0", "-", "–", "—", "no", "non", "n", "false", "n/a", "na"]
)
_EDGES: Final = frozenset(
    [("from", "to"), ("source", "target"), ("ego", "alter"), ("i", "j"), ("v1", "v2")]
)
_YEAR: Final = re.compile(r"(?:1[0-9]|20)\d{2}")
_MOST: Final = 0.6
_SAMPLE: Final = 200
_SHOWN: Final = 3


class ColumnGuess(NamedTuple):
    """What a column is taken for.

    Attributes
    ----------
    header : str
        As written.
    read_as : str
        Such as ``member``, or ``kept as it is``.
    values : tuple of str
        Three of its values.
    why : str
        The reason.
    """

    header: str
    read_as: str
    values: tuple[str, ...]
    why: str


class Guess(NamedTuple):
    """How a table may be read.

    Attributes
    ----------
    map : TableMap
        What to do.
    columns : tuple of ColumnGuess
        Why, column by column.
    """

    map: TableMap
    columns: tuple[ColumnGuess, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """What is neither in a column nor stated."""
        one = self.map.memberships[0]
        across = ("coalition",) if self.map.form == "wide" else ()
        known = {*one.columns, *one.text, *across}
        return tuple(name for name in ("member", "coalition") if name not in known)


def guess(header: Sequence[str], lines: Sequence[Line], coalition: str = "") -> Guess:
    """Guess how a table is to be read.

    Parameters
    ----------
    header : sequence of str
        The names of its columns.
    lines : sequence of Line
        Its first rows, a few hundred are enough.
    coalition : str, optional
        The coalition that all of it is about.

    Examples
    --------
    >>> rows = [(2, ["Chad", "x", ""]), (3, ["Peru", "", "x"])]
    >>> found = guess(["Country", "Pact A", "Pact B"], rows)
    >>> found.map.form, found.map.across, [column.read_as for column in found.columns]
    ('wide', ('Pact A', 'Pact B'), ['member', 'a coalition', 'a coalition'])
    """
    columns = [[cells[place] for _, cells in lines[:_SAMPLE]] for place in range(len(header))]
    samples = [_values(column) for column in columns]
    if tuple(name.strip().casefold() for name in header[:2]) in _EDGES:
        return _edges(header, samples)
    across = _across(header, columns)
    if len(across) > 1:
        return _wide(header, samples, across, coalition)
    return _long(header, columns, samples, coalition)


def _values(column: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cell.strip() for cell in column if cell.strip()))[:_SHOWN]


def _edges(header: Sequence[str], samples: Sequence[tuple[str, ...]]) -> Guess:
    """Read a list of edges: from the member to the coalition."""
    names = [name.strip() for name in header]
    one = MembershipMap({"member": names[0], "coalition": names[1]})
    read_as = ["member", "coalition", *[OWN] * (len(names) - 2)]
    why = ["where an edge begins", "where it ends", *["nothing known"] * (len(names) - 2)]
    told = map(ColumnGuess, names, read_as, samples, why)
    return Guess(TableMap("long", (one,)), tuple(told))


# Wide tables


def _across(header: Sequence[str], columns: Sequence[Sequence[str]]) -> list[int]:
    """Find the columns that are marks, years or dates and are not called like a column of dates."""
    names = recognised(header).names
    found = [
        place
        for place, column in enumerate(columns)
        if header[place].strip()
        and place > 0
        and (names[place] not in ("since", "until", "before", "seen", "during"))
        and names[place] not in ("coalition", "member")
        and _is_marked(column)
    ]
    known = {"member", "coalition"} <= set(names)
    years = [place for place in found if _YEAR.fullmatch(header[place].strip())]
    if known:
        return years if len(years) > 1 else []
    return found


def _is_marked(column: Sequence[str]) -> bool:
    cells = [cell.strip().casefold() for cell in column]
    marked = [cell for cell in cells if cell not in NOT_MARKED]
    if not marked:
        return any(cells)
    fitting = sum(cell in MARKS or _is_date(cell) for cell in marked)
    return fitting / len(marked) >= _MOST


def _is_date(cell: str) -> bool:
    try:
        read_date(cell)
    except InvalidDate as error:
        return "day/month" in error.why
    return not is_unknown(cell)


def _wide(
    header: Sequence[str], samples: Sequence[tuple[str, ...]], across: list[int], coalition: str
) -> Guess:
    years = all(_YEAR.fullmatch(header[place].strip()) for place in across)
    form: Form = "years" if years else "wide"
    others = [place for place in range(len(header)) if place not in across]
    names = recognised([header[place] for place in others]).names
    member = names.index("member") if "member" in names else 0
    columns = {"member": header[others[member]].strip()}
    if years and "coalition" in names:
        columns["coalition"] = header[others[names.index("coalition")]].strip()
    found = []
    for place, name in enumerate(header):
        if place in across:
            read_as = "a year" if years else "a coalition"
            why = "its name is a year" if years else "its cells are marks or dates"
        else:
            role = next((key for key, value in columns.items() if value == name.strip()), "")
            read_as, why = (role, "by its name or place") if role else (OWN, "nothing known")
        found.append(ColumnGuess(name.strip(), read_as, samples[place], why))
    text = {"coalition": coalition} if coalition and years else {}
    one = MembershipMap(columns, text)
    wide = TableMap(form, (one,), tuple(header[place].strip() for place in across))
    return Guess(wide, tuple(found))


# Long tables


def _long(
    header: Sequence[str],
    columns: Sequence[Sequence[str]],
    samples: Sequence[tuple[str, ...]],
    coalition: str,
) -> Guess:
    names = recognised(header).names
    taken: dict[str, int] = {}
    why: dict[int, str] = {}
    for place, name in enumerate(names):
        if header[place].strip() and name and name not in taken and _is_known(name):
            taken[name], why[place] = place, "by its name"
    if coalition:
        _release(taken, why, "coalition")
    _by_values(header, columns, taken, why, needs_coalition=not coalition)
    found = []
    for place, name in enumerate(header):
        read_as = next((key for key, value in taken.items() if value == place), OWN)
        reason = why.get(place, "nothing known")
        found.append(ColumnGuess(name.strip(), read_as, samples[place], reason))
    told = {name: header[place].strip() for name, place in taken.items()}
    one = MembershipMap(told, {"coalition": coalition} if coalition else {})
    return Guess(TableMap("long", (one,)), tuple(found))


def _is_known(name: str) -> bool:
    from graphkit.authoring.one_table import ALL_COLUMNS

    return name in ALL_COLUMNS


def _release(taken: dict[str, int], why: dict[int, str], name: str) -> None:
    if name in taken:
        why.pop(taken.pop(name))


def _by_values(
    header: Sequence[str],
    columns: Sequence[Sequence[str]],
    taken: dict[str, int],
    why: dict[int, str],
    *,
    needs_coalition: bool,
) -> None:
    """Choose the columns of members and coalitions by how often their values come again."""
    texts = {
        place: len(set(cells))
        for place, column in enumerate(columns)
        if place not in taken.values()
        and header[place].strip()
        and (cells := [cell for cell in column if cell.strip()])
        and not all(map(_is_date, cells[:20]))
        and not all(cell.replace(".", "", 1).isdigit() for cell in cells)
    }
    if "member" not in taken and texts:
        place = max(texts, key=lambda one: (texts[one], -one))
        taken["member"], why[place] = place, "the texts that differ most"
        del texts[place]
    if needs_coalition and "coalition" not in taken and texts:
        place = min(texts, key=lambda one: (texts[one], one))
        taken["coalition"], why[place] = place, "the texts that come again most"
