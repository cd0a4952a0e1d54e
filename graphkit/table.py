"""The result of a question: columns and rows of plain values.

Light on purpose: no pandas is needed to ask, print or save; ``to_pandas`` and ``to_polars``
hand the rows over to those who have them. How a table is written is in `graphkit.tabular`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from graphkit.errors import NotFound
from graphkit.files.write import write_atomically
from graphkit.type_checks import whole_number

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

Value: TypeAlias = str | int | float | bool | None | datetime.date | tuple[str, ...]
Row: TypeAlias = tuple[Value, ...]
Type: TypeAlias = type[str | int | float | bool | datetime.date | tuple[str, ...]]
Formulas: TypeAlias = Literal["keep", "mark"]

SHOWN: Final = 20
"""So many rows are printed; `Table.to_text` gives all."""

DETAILS: Final = (
    "membership",
    "record",
    "iri",
    "url",
    "publisher",
    "published",
    "note",
    "start_earliest",
    "start_latest",
    "end_earliest",
    "end_latest",
    "sources",
    "last_seen",
    "confidence",
    "led_by",
    "until",
    "jointly",
    "addressed_to",
    "country",
    "kind",
    "listed_as",
)
"""Columns that say where an answer comes from, or what is known beside it, the least first."""


class Table:
    """An immutable table with named columns.

    Parameters
    ----------
    columns : sequence of str
        Names of the columns.
    rows : iterable of sequences
        One sequence of plain values a row, as long as ``columns``: texts, whole and other
        numbers, truth values, dates, tuples of texts, and None for what is missing. Neither
        lengths nor types are checked.
    definitions : mapping of str to str, optional
        What each column means, and its unit.
    note : str, optional
        What a reader must know to use the table rightly; a `graphkit.advice.Advice` where it
        names an option.
    types : mapping of str to type, optional
        The types of columns that may be empty, for data frames: ``str``, ``int``, ``float``,
        ``bool``, ``datetime.date`` or ``tuple``. Other columns have the type of their values.
    made : mapping, optional
        How it was made, in values that JSON has: analysis, parameters, versions.
    details : sequence of str, optional
        Columns that a narrow display may leave out, the first to go first. The others stay. By
        default `DETAILS`, where there are definitions; none of a table without.

    Notes
    -----
    Two tables are equal when their columns and rows are. What is printed are the first 20 rows,
    100 characters wide; what that leaves out is named below them.

    Examples
    --------
    >>> table = Table(["member", "joined"], [["zoom", 2022], ["line", 2020]])
    >>> len(table)
    2
    >>> table.column("member")
    ('zoom', 'line')
    >>> table[0]
    ('zoom', 2022)
    >>> table
    member  joined
    ------  ------
    zoom      2022
    line      2020
    """

    __slots__ = ("columns", "definitions", "details", "made", "note", "rows", "types")
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    definitions: Mapping[str, str]
    note: str
    types: Mapping[str, Type]
    details: tuple[str, ...]
    made: Mapping[str, Any]

    def __init__(
        self,
        columns: Sequence[str],
        rows: Iterable[Sequence[Value]],
        *,
        definitions: Mapping[str, str] | None = None,
        note: str = "",
        types: Mapping[str, Type] | None = None,
        details: Sequence[str] | None = None,
        made: Mapping[str, Any] | None = None,
    ) -> None:
        keep = object.__setattr__
        keep(self, "columns", tuple(columns))
        keep(self, "rows", tuple(map(tuple, rows)))
        keep(self, "definitions", MappingProxyType(dict(definitions or {})))
        keep(self, "note", note)
        keep(self, "types", MappingProxyType(dict(types or {})))
        keep(self, "made", MappingProxyType(dict(made or {})))
        usual = DETAILS if definitions else ()
        keep(self, "details", tuple(usual if details is None else details))

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse every change."""
        raise AttributeError(f"a Table cannot be changed; make another one with other {name}")

    def __delattr__(self, name: str) -> None:
        """Refuse every change."""
        raise AttributeError(f"a Table cannot be changed; make another one without {name}")

    def __reduce__(self) -> tuple[Any, ...]:
        about = {
            "definitions": dict(self.definitions),
            "note": self.note,
            "types": dict(self.types),
            "details": self.details,
            "made": dict(self.made),
        }
        return _restored, (type(self), self.columns, self.rows, about)

    def __copy__(self) -> Table:
        return self

    def __deepcopy__(self, memo: object) -> Table:
        return self

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __getitem__(self, index: int) -> Row:
        return self.rows[index]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        return self.columns == other.columns and self.rows == other.rows

    def __hash__(self) -> int:
        return hash((self.columns, self.rows))

    def __repr__(self) -> str:
        from graphkit.tabular.layout import printed

        return printed(self, SHOWN)

    def _repr_html_(self) -> str:
        from graphkit.tabular.markup import html_of

        return html_of(self, SHOWN)

    # Rows and columns

    def column(self, name: str) -> tuple[Value, ...]:
        """Return the values of one column.

        Raises
        ------
        NotFound
            If there is no such column.
        """
        if name not in self.columns:
            raise NotFound("column", name, hint=f"The columns are {', '.join(self.columns)}.")
        index = self.columns.index(name)
        return tuple(row[index] for row in self.rows)

    def head(self, count: int = 10) -> Table:
        """Return the first rows as a table."""
        return self._with(self.columns, self.rows[: whole_number("count", count, 10)])

    def select(self, *names: str) -> Table:
        """Return these columns alone, in this order, as a table."""
        chosen = [self.column(name) for name in names]
        return self._with(names, zip(*chosen, strict=True) if chosen else ())

    def sorted_by(self, *names: str, reverse: bool = False) -> Table:
        """Return the rows ordered by these columns; missing values come last.

        Numbers come before dates, dates before texts where a column has several types.
        """
        self.select(*names)  # an unknown column is an error here
        places = [self.columns.index(name) for name in names]

        def key(row: Sequence[Value]) -> tuple[Any, ...]:
            return tuple(((row[p] is None) != bool(reverse), _comparable(row[p])) for p in places)

        return self._with(self.columns, sorted(self.rows, key=key, reverse=bool(reverse)))

    def records(self) -> list[dict[str, Value]]:
        """Return the rows as dictionaries."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    # Texts, also written to a file when a path is given

    def to_csv(self, path: str | Path | None = None, *, formulas: Formulas = "keep") -> str:
        """Return the table as CSV (RFC 4180, UTF-8, LF).

        Parameters
        ----------
        path : str or Path, optional
            Where to write it as well.
        formulas : {"keep", "mark"}
            What is done with texts that a spreadsheet would run as a formula, because they begin
            with ``=``, ``+``, ``-``, ``@``, a tab or a return: kept as they are, or marked with
            an apostrophe before them. A text that begins with apostrophes and then such a sign
            gets one more, so that taking one away gives every text back.

        Notes
        -----
        Several texts in a cell are joined by ``"; "``. A missing value and an empty text are both
        an empty cell. Definitions and note are not in the file; those of an analysis are written
        beside it, to a file whose name ends in ``-metadata.json`` (CSV on the Web).
        """
        from graphkit.tabular.delimited import csv_of

        return self._beside_companion(csv_of(self, formulas=formulas), path)

    def to_tsv(self, path: str | Path | None = None, *, formulas: Formulas = "keep") -> str:
        """Return the table as CSV with tabs for commas; the parameters are those of `to_csv`."""
        from graphkit.tabular.delimited import csv_of

        return self._beside_companion(csv_of(self, "\t", formulas=formulas), path)

    def to_json(self, path: str | Path | None = None) -> str:
        r"""Return the table with its note and definitions as JSON.

        Parameters
        ----------
        path : str or Path, optional
            Where to write it as well.

        Returns
        -------
        str
            An object with ``"note"``, a text; ``"columns"``, an object of the name and the
            definition of each column; ``"made"``, how an analysis made it; and ``"rows"``, a list
            of objects. Numbers that JSON has not, such as infinity, are null.

        Examples
        --------
        >>> print(Table(["member"], [["zoom"]], definitions={"member": "an id"}).to_json())
        {"note": "",
         "columns": {"member": "an id"},
         "rows": [
          {"member": "zoom"}
         ]}
        """
        from graphkit.tabular.json_text import json_of

        return _kept(json_of(self), path)

    def to_jsonl(self, path: str | Path | None = None) -> str:
        """Return the rows as JSON objects, one a line.

        Definitions and note of the table of an analysis are written beside the file, as by
        `to_csv`.
        """
        from graphkit.tabular.json_text import jsonl_of

        return self._beside_companion(jsonl_of(self), path)

    def to_markdown(self, path: str | Path | None = None) -> str:
        """Return the table as a table of GitHub's Markdown, with its note below."""
        from graphkit.tabular.markup import markdown_of

        return _kept(markdown_of(self), path)

    def to_text(self, *, width: int | None = None) -> str:
        """Return all rows as plain text.

        Parameters
        ----------
        width : int, optional
            How wide a line may be. Texts are wrapped between words, then details are left out,
            and at last the cells of each row stand below each other; what is left out is named
            at the end, and no value is ever cut. Without it, no line is broken.
        """
        from graphkit.tabular.layout import printed

        if width is not None:
            width = whole_number("width", width, 80)
        return printed(self, width=width)

    def to_parquet(self, path: str | Path) -> None:
        """Write the table as Parquet (extra ``parquet``).

        Parameters
        ----------
        path : str or Path
            The file. The metadata of its schema have the note, as ``note``, and how the table was
            made, as ``made``, in JSON; those of a column its definition, as ``description``.

        Raises
        ------
        MissingExtra
            If pyarrow is not installed.
        NotAPath, InvalidChoice, DataError
            If it is no path, or cannot be written.
        """
        from graphkit.tabular.parquet_file import write_parquet

        write_parquet(self, path)

    def methods(self) -> str:
        """Return what was done to make the table of an analysis, as a paragraph for a paper.

        Returns
        -------
        str
            Analysis, parameters that are not those by default, data, note and versions; and the
            references of the analysis below it. Whether the analysis answers the question of the
            paper is not checked.

        Raises
        ------
        DataError
            If the table is not that of an analysis.

        Examples
        --------
        >>> import networkx as nx
        >>> from graphkit.analysis import cohesion
        >>> cohesion(nx.davis_southern_women_graph()).methods().split(" was ")[1][:18]
        'used, with its def'
        """
        from graphkit.tabular.methods_text import methods_of

        return methods_of(self)

    # Data frames

    def to_pandas(self) -> pd.DataFrame:
        """Return the table as a pandas data frame (extra ``pandas``).

        Returns
        -------
        pandas.DataFrame
            Dates are ``datetime64[s]``, which holds every year; whole numbers ``Int64`` and truth
            values ``boolean``, which may be missing; other numbers ``float64``; texts the text
            type of pandas. Columns of tuples, of several types, of numbers beyond 64 bits, or of
            nothing are ``object``. ``attrs`` has ``"definitions"``, ``"note"`` and,
            of an analysis, ``"made"``.

        Raises
        ------
        MissingExtra
            If pandas is not installed.
        """
        from graphkit.tabular.frames import pandas_of

        return pandas_of(self)

    def to_polars(self) -> pl.DataFrame:
        """Return the table as a polars data frame (extra ``polars``).

        Returns
        -------
        polars.DataFrame
            ``Date``, ``Int64``, ``Boolean``, ``Float64``, ``String`` and ``List(String)``; numbers
            beyond 64 bits and several types in a column are written as texts. A polars frame has
            no room for definitions, note and ``made``: they stay with the table, and
            `to_parquet` writes them where ``polars.read_parquet_metadata`` reads them.

        Raises
        ------
        MissingExtra
            If polars is not installed.
        """
        from graphkit.tabular.frames import polars_of

        return polars_of(self)

    def _beside_companion(self, text: str, path: str | Path | None) -> str:
        if path is not None:
            from graphkit.tabular.companion import write_companion

            write_atomically(path, text)
            write_companion(self, path)
        return text

    def _with(self, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> Table:
        return Table(
            columns,
            rows,
            definitions=self.definitions,
            note=self.note,
            types=self.types,
            details=self.details,
            made=self.made,
        )


def _restored(
    kind: type[Table], columns: tuple[str, ...], rows: tuple[Row, ...], about: dict[str, Any]
) -> Table:
    return kind(columns, rows, **about)


def _kept(text: str, path: str | Path | None) -> str:
    if path is not None:
        write_atomically(path, text)
    return text


_GROUPS: Final = ((bool | int | float, 0), (datetime.date, 1), (str, 2), (tuple, 3))


def _comparable(value: Value) -> tuple[int, Any]:
    """Make values of different types comparable: numbers, dates, texts, lists."""
    if value is None:
        return (9, "")
    return next(((rank, value) for kind, rank in _GROUPS if isinstance(value, kind)), (8, ""))
