"""Guess how a table is to be read, and say for each column why; the guess is never silent."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from graphkit.authoring.by_cells import recognised_by_cells, set_aside_told
from graphkit.authoring.names_in_cells import LOOKED_AT, sign_between
from graphkit.authoring.one_table import (
    ALL_COLUMNS,
    BELONGS,
    is_country,
    is_group,
    is_part_of_name,
)
from graphkit.importing.guess_stages import guess_stages
from graphkit.importing.mapping import Form, MembershipMap, TableMap
from graphkit.importing.marks import are_marks, mark_of
from graphkit.tabular.reading.lines_of_text import Line

OWN: Final = "kept as it is"
BY_NAME: Final = "by its name"
BY_CELLS: Final = "its cells say yes and no"
BY_DIFFERENCE: Final = "the texts that differ most"
BY_REPETITION: Final = "the texts that come again most"
IN_PART: Final = "only some of its cells are marks or dates"
_MARKED: Final = ("member", "date", "period")
_EDGES: Final = frozenset(
    [("from", "to"), ("source", "target"), ("ego", "alter"), ("i", "j"), ("v1", "v2")]
)
_YEAR: Final = re.compile(r"(?:1[0-9]|20)\d{2}")
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
    set_aside : str
        Which columns are called as members are, and why they cannot be theirs.
    """

    map: TableMap
    columns: tuple[ColumnGuess, ...]
    set_aside: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """What is neither in a column nor stated."""
        one = self.map.memberships[0]
        across = ("coalition",) if self.map.form == "wide" else ()
        known = {*one.columns, *one.text, *across}
        return tuple(name for name in ("member", "coalition") if name not in known)

    @property
    def by_texts(self) -> tuple[ColumnGuess, ...]:
        """The columns of members or coalitions that no name told, only what stands in them."""
        return tuple(one for one in self.columns if one.why in (BY_DIFFERENCE, BY_REPETITION))

    @property
    def in_part(self) -> tuple[ColumnGuess, ...]:
        """The columns of a wide table that may be coalitions, and are not read as such."""
        return tuple(one for one in self.columns if one.why == IN_PART)


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
    columns = [[cells[place] for _, cells in lines[:LOOKED_AT]] for place in range(len(header))]
    samples = [_values(column) for column in columns]
    if tuple(name.strip().casefold() for name in header[:2]) in _EDGES:
        return _edges(header, samples)
    if not coalition and (told := guess_stages(header)):
        return _stages(told, samples)
    across = _across(header, columns, about_one=bool(coalition))
    if len(across) > 1 or any(_is_year(header[place]) for place in across):
        return _wide(header, columns, samples, across, coalition)
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


def _stages(told: TableMap, samples: Sequence[tuple[str, ...]]) -> Guess:
    """Read pairs of columns below the names of treaties."""
    one = told.memberships[0]
    columns = [ColumnGuess(one.columns["member"], "member", samples[0], "by its place")]
    for step, sample in zip(told.memberships, samples[1:], strict=True):
        read_as = f"since, as {step.text['role']}"
        why = f"of {step.text['coalition']}, by its name"
        columns.append(ColumnGuess(step.columns["since"], read_as, sample, why))
    return Guess(told, tuple(columns))


# Wide tables


def _across(
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
    known = "member" in names and "coalition" in names
    return [] if known and names.index("coalition") not in found else found


def _years(header: Sequence[str], columns: Sequence[Sequence[str]]) -> list[int]:
    """Find the columns of years, all of them or none: a blank year is one without members.

    What they are is told by the cells of all together, so that no single cell takes a year away.
    """
    years = [place for place, name in enumerate(header) if place > 0 and _is_year(name)]
    cells = [cell for place in years for cell in columns[place]]
    return years if are_marks(cells, dates=len(years) > 1) else []


def _is_year(header: str) -> bool:
    return bool(_YEAR.fullmatch(header.strip()))


def _wide(
    header: Sequence[str],
    columns: Sequence[Sequence[str]],
    samples: Sequence[tuple[str, ...]],
    across: list[int],
    coalition: str,
) -> Guess:
    years = all(_is_year(header[place]) for place in across)
    form: Form = "years" if years else "wide"
    others = [place for place in range(len(header)) if place not in across]
    named = recognised_by_cells(
        [header[place] for place in others],
        [columns[place] for place in others],
        about_one=bool(coalition),
    )
    names = named.names
    member = names.index("member") if "member" in names else 0
    told = {"member": header[others[member]].strip()}
    if years and "coalition" in names:
        told["coalition"] = header[others[names.index("coalition")]].strip()
    found = []
    for place, name in enumerate(header):
        if place in across:
            read_as = "a year" if years else "a coalition"
            why = "its name is a year" if years else "its cells are marks or dates"
        else:
            role = next((key for key, value in told.items() if value == name.strip()), "")
            read_as, why = (role, "by its name or place") if role else (OWN, "nothing known")
            if not role and not years and name.strip() and _in_part(columns[place]):
                why = IN_PART
        found.append(ColumnGuess(name.strip(), read_as, samples[place], why))
    text = {"coalition": coalition} if coalition and years else {}
    one = MembershipMap(told, text)
    wide = TableMap(form, (one,), tuple(header[place].strip() for place in across))
    return Guess(wide, tuple(found))


def _in_part(column: Sequence[str]) -> bool:
    """Tell whether a quarter of the cells are marks or dates; numbers alone are none."""
    cells = [cell.strip() for cell in column if cell.strip()]
    marked = sum(mark_of(cell) in _MARKED for cell in cells)
    return 0 < len(cells) <= 4 * marked and not all(map(str.isdigit, cells))


# Long tables


def _long(
    header: Sequence[str],
    columns: Sequence[Sequence[str]],
    samples: Sequence[tuple[str, ...]],
    coalition: str,
) -> Guess:
    known = recognised_by_cells(header, columns, about_one=bool(coalition))
    names = known.names
    taken: dict[str, int] = {}
    why: dict[int, str] = {}
    for place, name in enumerate(names):
        if header[place].strip() and name in ALL_COLUMNS and name not in taken:
            taken[name] = place
            why[place] = BY_CELLS if name == BELONGS and known.set_aside else BY_NAME
    if coalition or _holds_marks(columns, taken.get("coalition")):
        _release(taken, why, "coalition")
    if "member" in taken or not known.set_aside:
        _by_values(header, columns, taken, why, needs_coalition=not coalition)
    found = []
    for place, name in enumerate(header):
        read_as = next((key for key, value in taken.items() if value == place), OWN)
        reason = why.get(place, "nothing known")
        found.append(ColumnGuess(name.strip(), read_as, samples[place], reason))
    if doubt := _as_many(header, columns, taken):
        place = taken["member"]
        found[place] = found[place]._replace(
            why=f"{found[place].why}, though {doubt!r} tells as many"
        )
    told = {name: header[place].strip() for name, place in taken.items()}
    sign = sign_between(columns[taken["coalition"]]) if "coalition" in taken else ""
    split = {"coalition": sign} if sign and why[taken["coalition"]] == BY_NAME else {}
    if split:
        place = taken["coalition"]
        found[place] = found[place]._replace(why=f"{BY_NAME}, several with {sign!r} between")
    one = MembershipMap(told, {"coalition": coalition} if coalition else {}, split=split)
    return Guess(TableMap("long", (one,)), tuple(found), set_aside_told(known))


def _as_many(
    header: Sequence[str], columns: Sequence[Sequence[str]], taken: Mapping[str, int]
) -> str:
    """Name the column that tells no fewer apart than a column of countries that is the members."""
    member = taken.get("member")
    if member is None or not is_country(header[member]):
        return ""
    countries = _several(columns[member])
    others = _texts(header, columns, taken)
    return next((header[place].strip() for place in others if others[place] >= countries), "")


def _holds_marks(columns: Sequence[Sequence[str]], place: int | None) -> bool:
    return place is not None and are_marks(columns[place], dates=False)


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
    texts = _texts(header, columns, taken)
    if "member" not in taken and texts:
        place = max(texts, key=lambda one: (texts[one], -one))
        group = taken.get("coalition")
        if (
            group is not None
            and is_group(header[group])
            and texts[place] < _several(columns[group])
        ):
            taken["member"], why[group] = group, "its texts differ more than those of the others"
            del taken["coalition"]
        else:
            taken["member"], why[place] = place, BY_DIFFERENCE
            del texts[place]
    if needs_coalition and "coalition" not in taken and texts:
        place = min(texts, key=lambda one: (texts[one], one))
        if not _lists(columns[taken["member"]], columns[place]):
            taken["coalition"], why[place] = place, BY_REPETITION


def _lists(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two columns hold the same names, as where each lists the members of one."""
    first, second = ({cell.strip() for cell in column} - {""} for column in (one, other))
    return 2 * len(first & second) >= min(len(first), len(second))


def _texts(
    header: Sequence[str], columns: Sequence[Sequence[str]], taken: Mapping[str, int]
) -> dict[int, int]:
    """Count the distinct values of each column that may hold names; marks and dates are none."""
    return {
        place: _several(column)
        for place, column in enumerate(columns)
        if place not in taken.values()
        and header[place].strip()
        and not is_part_of_name(header[place])
        and (cells := [cell for cell in column if cell.strip()])
        and not are_marks(cells)
        and not all(cell.replace(".", "", 1).isdigit() for cell in cells)
    }


def _several(column: Sequence[str]) -> int:
    return len({cell for cell in column if cell.strip()})
