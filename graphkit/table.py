"""The result of a question: columns and rows of plain values.

Light on purpose: no pandas is needed to ask, print or save; ``to_pandas`` and ``to_polars``
hand the rows over to those who have them. How a table is written is in `graphkit.tabular`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from graphkit.files.write import write_atomically
from graphkit.tabular.rows import DETAILS, Rows, Type, Value, ValuesOfRow
from graphkit.type_checks import whole_number

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

__all__ = ["DETAILS", "SHOWN", "Formulas", "Table", "Type", "Value", "ValuesOfRow"]

Formulas: TypeAlias = Literal["keep", "mark"]

SHOWN: Final = 20
"""So many rows are printed; `Table.to_text` gives all."""


class Table(Rows):
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
        What a reader must know to use the table rightly; a `graphkit.next_steps.Advice` where it
        names an option.
    types : mapping of str to type, optional
        The types of columns that may be empty, for data frames: ``str``, ``int``, ``float``,
        ``bool``, ``datetime.date`` or ``tuple``. Other columns have the type of their values, and
        are texts where they have none.
    made : mapping, optional
        How it was made, in values that JSON has: analysis, parameters, versions.
    shown : mapping of str to mapping, optional
        What people are shown (printed, in a notebook, in Markdown) in place of values of a column;
        one whose every cell is then empty is not shown. Data formats and `select` keep the values.
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

    __slots__ = ()

    def __repr__(self) -> str:
        from graphkit.tabular.laid_out import printed

        return printed(self, SHOWN)

    def _repr_html_(self) -> str:
        from graphkit.tabular.markup import html_of

        return html_of(self, SHOWN)

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
        """Return the table as CSV with tabs for commas.

        Parameters
        ----------
        path : str or Path, optional
            Where to write it as well.
        formulas : {"keep", "mark"}
            What is done with texts that a spreadsheet would run as a formula, as by `to_csv`.
        """
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

        Parameters
        ----------
        path : str or Path, optional
            Where to write it as well.
        """
        from graphkit.tabular.json_text import jsonl_of

        return self._beside_companion(jsonl_of(self), path)

    def to_markdown(self, path: str | Path | None = None) -> str:
        """Return the table as a table of GitHub's Markdown, with its note below.

        Parameters
        ----------
        path : str or Path, optional
            Where to write it as well.
        """
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
        from graphkit.tabular.laid_out import printed

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
            type of pandas, also where all are missing. Columns of tuples, of several types, or of
            numbers that none of these holds exactly are ``object``. ``attrs`` has
            ``"definitions"``, ``"note"`` and, of an analysis, ``"made"``.

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
            that none of these holds exactly and several types in a column are texts. A polars
            frame has no room for definitions, note and ``made``: they stay with the table, and
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


def _kept(text: str, path: str | Path | None) -> str:
    if path is not None:
        write_atomically(path, text)
    return text
