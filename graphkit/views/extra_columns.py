"""Columns that somebody computed for the things of a page: to colour and size its marks by them."""

from __future__ import annotations

import datetime
import math
import numbers
from collections.abc import Collection, Container, Iterator, Mapping
from operator import ne
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeAlias

from graphkit.errors import DataError, InvalidType, NotFound, Problem
from graphkit.table import Table
from graphkit.views import clean_text
from graphkit.views.refuse_unknown import known
from graphkit.views.rows_of_table import is_file, rows_of_table
from graphkit.views.scene import Column

if TYPE_CHECKING:
    from graphkit.views.scene import Scene


class Frame(Protocol):
    """A data frame of pandas or polars."""

    @property
    def columns(self) -> Any:
        """The names of its columns."""


Columns: TypeAlias = Table | Frame | Mapping[str, Mapping[str, object]] | str | Path
CellsOfThings: TypeAlias = "Mapping[str, object]"

IDS: Final = ("node", "id", "actor", "coalition", "member")
"""Names of a column of ids, the first that is there; else the first column has them."""
LABEL: Final = "label"
NODE: Final = "node of the drawing"
NO_VALUE: Final = ("na", "nan", "n/a", "#n/a", "null", "none")
"""What programs write where there is no value."""
MOST: Final = 12
"""Columns that a page can offer and a table can show."""
_WANTED: Final = "a Table, a data frame, a file, or {'name of a column': {'id of an actor': 1}}"


def extra_columns(
    columns: Columns, scene: Scene, *, encoding: str = "", sheet: str = ""
) -> tuple[Column, ...]:
    """Read columns of the things of a page.

    Parameters
    ----------
    columns : Table, data frame, mapping, str or Path
        One row for each actor or coalition, with its id in the column ``node``, ``id``, ``actor``,
        ``coalition`` or ``member``, or else in the first one; or the name of each column with its
        values by id. ``label`` is left aside. Other things of the page have no value.
    scene : Scene
        What the page shows.
    encoding : str
        What a table is written in, if it is neither UTF-8 nor UTF-16.
    sheet : str
        The one sheet of a workbook that is meant.

    Returns
    -------
    tuple of Column
        Numeric are those whose values all are numbers.

    Raises
    ------
    NotFound
        If there is no such file, or an id of a mapping is none of the page.
    DataError
        If an id in a row is missing, stands twice or is none of the page, all of which are named;
        or if there is no column with values, or there are too many.
    InvalidType
        If ``columns`` is something else.
    """
    name, found = _by_name(columns, scene.index, encoding, sheet)
    made = [_column(title, values) for title, values in found.items()]
    kept = tuple(column for column in made if column.values)
    if not kept or len(kept) > MOST:
        many = (
            f"has {len(kept)} columns; a page offers {MOST} at most." if kept else "has no values."
        )
        hint = "Select some of them." if kept else "Add a column with a value for each id."
        raise DataError([Problem(name, 0, "", many, hint)])
    return kept


def _by_name(
    columns: object, nodes: Mapping[str, int], encoding: str, sheet: str
) -> tuple[str, dict[str, dict[str, object]]]:
    """Read what was passed as values by id, for each name of a column."""
    if isinstance(columns, Mapping):
        if not all(isinstance(values, Mapping) for values in columns.values()):
            raise InvalidType("columns", columns, _WANTED)
        return "columns", {str(name): _ids(values, nodes) for name, values in columns.items()}
    if isinstance(columns, str | Path):
        path = Path(columns)
        if not is_file(path):
            raise NotFound("table of columns", str(columns)[:80], hint="Pass a file that is there.")
        rows = list(rows_of_table(path, encoding=encoding, sheet=sheet))
        return path.name, _turned(path.name, rows, nodes)
    return "columns", _turned("columns", list(enumerate(_rows(columns), 1)), nodes)


def _ids(values: Mapping[Any, object], nodes: Mapping[str, int]) -> dict[str, object]:
    for id in values:
        known(str(id), nodes, NODE)
    return {str(id): value for id, value in values.items()}


def _rows(columns: object) -> list[CellsOfThings]:
    """Read the rows of a Table, or of a frame of polars or pandas."""
    if isinstance(columns, Table):
        return list(columns.records())
    if hasattr(columns, "to_dicts"):  # polars
        return list(columns.to_dicts())
    if hasattr(columns, "to_dict") and hasattr(columns, "reset_index"):  # pandas
        named = columns.index.name is not None  # type: ignore[attr-defined]  # it is a frame
        return list((columns.reset_index() if named else columns).to_dict("records"))
    raise InvalidType("columns", columns, _WANTED)


def _turned(
    name: str, rows: Collection[tuple[int, CellsOfThings]], nodes: Mapping[str, int]
) -> dict[str, dict[str, object]]:
    """Turn rows into values by id, for each name of a column."""
    titles = list(dict.fromkeys(str(title) for _, row in rows for title in row))
    ids = next((title for title in IDS if title in titles), titles[0] if titles else "")
    found: dict[str, dict[str, object]] = {
        title: {} for title in titles if title not in (ids, LABEL)
    }
    wrong: list[Problem] = []
    seen = set[str]()
    for line, row in rows:
        id = "" if _missing(row.get(ids)) else str(row[ids]).strip()
        wrong.extend(_wrong_id(id, seen, nodes, Problem(name, line, ids, "")))
        seen.add(id)
        for title, values in found.items():
            values[id] = row.get(title)
    if wrong:
        raise DataError(wrong)
    return found


def _wrong_id(
    id: str, seen: Container[str], nodes: Mapping[str, int], at: Problem
) -> Iterator[Problem]:
    """Say what is wrong with the id of a row, if anything."""
    once = "Write one row for each thing."
    if not id or (id not in nodes and id.lower() in NO_VALUE):
        yield at._replace(message=f"{id!r} is no id." if id else "has no id.", hint=once)
    elif id in seen:
        yield at._replace(message=f"{id!r} stands twice.", hint=once)
    else:
        try:
            known(id, nodes, NODE)
        except NotFound as error:
            yield at._replace(message=f"No {NODE} is called {id!r}.", hint=error.hint)


def _column(name: str, values: Mapping[str, object]) -> Column:
    """Make a column of the values that there are: of numbers if all are some, else of texts.

    Among numbers, ``NA`` and its like are no value, as R and pandas write it; among texts they
    may be a name.
    """
    given = {id: value for id, value in values.items() if not _missing(value)}
    stated = {id: value for id, value in given.items() if str(value).lower() not in NO_VALUE}
    as_numbers = {id: number_of(value) for id, value in stated.items()}
    numeric = bool(stated) and None not in as_numbers.values()
    if not numeric:
        as_numbers = dict.fromkeys(given)
    kept: dict[str, float | str] = {
        id: number if numeric and number is not None else clean_text.text(_text(given[id]))
        for id, number in as_numbers.items()
    }
    return Column(clean_text.text(name, 60), numeric, kept)


def _missing(value: object) -> bool:
    """Tell whether there is no value; what is not equal to itself is the missing value of NumPy."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return True
    return value == "" or bool(ne(value, value))


def number_of(value: object) -> float | None:
    """Read a finite number, also where a file has it as text; a truth value is none."""
    if type(value).__name__ in ("bool", "bool_"):
        return None
    if not isinstance(value, str | numbers.Real) and not hasattr(value, "__float__"):
        return None
    try:
        number = float(value)
    except ValueError:
        return None
    if not math.isfinite(number):
        return None
    return int(number) if number.is_integer() and abs(number) < 2**53 else number


def _text(value: object) -> str:
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(sorted(map(str, value)))
    return str(value)
