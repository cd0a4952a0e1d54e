"""Turn what the engine answers into plain Python values, without an object for every term.

The engine writes a long answer as SPARQL 1.1 TSV faster than it makes Python objects of it, and
a cell that occurs many times in it is read once and shared. See
https://www.w3.org/TR/sparql11-results-csv-tsv/.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, islice
from typing import Any, Final

from pyoxigraph import Literal, NamedNode, QueryResultsFormat, QuerySolutions

from graphkit.table import Table, Value
from graphkit.terms import XSD

_DATE: Final = XSD + "date"
_BOOLEAN: Final = XSD + "boolean"
_DECIMAL: Final = XSD + "decimal"
_BOOLEANS: Final = {"true": True, "1": True, "false": False, "0": False}
_DAY: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:Z|[+-][0-9]{2}:[0-9]{2})?")
_WHOLE: Final = r"[+-]?[0-9]+"
_FRACTION: Final = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)"
_FLOATING: Final = rf"{_FRACTION}(?:[eE]{_WHOLE})?|[+-]?INF|NaN"


def _number(read: Callable[[str], Value], form: str) -> Callable[[str], Value]:
    """Make a reader of numbers of a form; Python reads 1_000, which is no number in RDF."""
    fits = re.compile(form).fullmatch

    def number(text: str) -> Value:
        return read(text) if fits(text) else text

    return number


def _boolean(text: str) -> Value:
    return _BOOLEANS.get(text, text)


def _date(text: str) -> Value:
    """Read a day, with or without the zone in which it is one; Python reads weeks, too."""
    if len(text) == 10 and text[4] == "-" == text[7]:
        return datetime.date.fromisoformat(text)
    day = _DAY.fullmatch(text)
    return datetime.date.fromisoformat(day[1]) if day else text


_READERS: Final[dict[str, Callable[[str], Value]]] = {
    **dict.fromkeys(
        [XSD + name for name in ("integer", "int", "long", "short")], _number(int, _WHOLE)
    ),
    _DECIMAL: _number(float, _FRACTION),
    **dict.fromkeys([XSD + name for name in ("double", "float")], _number(float, _FLOATING)),
    _BOOLEAN: _boolean,
    _DATE: _date,
}
_SHORT: Final = 24
"""Of so many rows, objects of the terms are made sooner than a text that is then read."""
_FEW: Final = 1000
"""Among so few cells, looking whether a cell was read before costs more than reading it again."""
_SAMPLE: Final = 2_000
_APART: Final = 0.995
"""Where of so many cells hardly one comes again, as of records that are listed, few of all will."""
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED: Final = {"t": "\t", "n": "\n", "r": "\r"}


def table_of(answer: QuerySolutions) -> Table:
    """Read an answer of the engine.

    Examples
    --------
    >>> import pyoxigraph
    >>> query = 'SELECT ?name ?n { VALUES (?name ?n) { ("Zoom"@en 7) } }'
    >>> table_of(pyoxigraph.Store().query(query)).rows
    (('Zoom', 7),)
    """
    columns = [variable.value for variable in answer.variables]
    # Most terms are IRIs: a call for each of them takes as long as to ask a short question.
    first = [
        tuple(
            [
                term.value if type(term) is NamedNode else None if term is None else value(term)
                for term in solution
            ]
        )
        for solution in islice(answer, _SHORT)
    ]
    if len(first) < _SHORT:
        return Table(columns, first)
    rest = rows_of(answer.serialize(format=QueryResultsFormat.TSV) or b"")
    return Table(columns, chain(first, rest))


def rows_of(tsv: bytes) -> Iterable[Sequence[Value]]:
    r"""Read the rows of an answer in SPARQL 1.1 TSV.

    Examples
    --------
    >>> date = b'"2022-06-23"^^<http://www.w3.org/2001/XMLSchema#date>'
    >>> list(rows_of(b'?name\t?joined\n"Zoom"@en\t' + date + b"\n"))
    [('Zoom', datetime.date(2022, 6, 23))]
    """
    header, _, body = tsv.decode("utf-8").partition("\n")
    if not header:
        return [()] * body.count("\n")
    # No cell has a tab or an end of line: all of them can be cut apart at once.
    cells = body.replace("\n", "\t").split("\t")
    del cells[-1]  # what follows the last end of line
    width = header.count("\t") + 1
    if len(cells) < _FEW:
        return zip(*[map(value_of, cells)] * width, strict=True)
    return zip(*(_column(cells[place::width]) for place in range(width)), strict=True)


def _column(cells: Sequence[str]) -> Iterable[Value]:
    """Read a column, each cell that may come again once."""
    first = cells[:_SAMPLE]
    if len(set(first)) < _APART * len(first):
        return map(_Cells().__getitem__, cells)
    # What stands here is written out, for a call for each cell takes twice as long.
    return [cell[1:-1] if cell[:1] == "<" and cell[1] != "<" else _read(cell) for cell in cells]


def value_of(cell: str) -> Value:
    """Read one cell of such an answer.

    Examples
    --------
    >>> value_of("7"), value_of(""), value_of("<http://example.org/>")
    (7, None, 'http://example.org/')
    """
    # Most cells are IRIs.
    return cell[1:-1] if cell[:1] == "<" and cell[1] != "<" else _read(cell)


def values(cells: Iterable[str]) -> list[Value]:
    """Read single cells of such an answer, each distinct one once.

    Examples
    --------
    >>> values(["7", "", "<http://example.org/>"])
    [7, None, 'http://example.org/']
    """
    return list(map(_Cells().__getitem__, cells))


def language(cell: str) -> str:
    """Tell the language of such a cell; empty where it has none.

    Examples
    --------
    >>> language('"Zoom"@en'), language('"a \\\\"@b"'), language("<http://example.org/@c>")
    ('en', '', '')
    """
    tail = cell.rpartition('"')[2] if cell.startswith('"') else ""
    return tail[1:].partition("--")[0] if tail.startswith("@") else ""


class _Cells(dict[str, Value]):
    """The value of every cell that was read."""

    def __missing__(self, cell: str) -> Value:
        found = self[cell] = value_of(cell)
        return found


def _read(cell: str) -> Value:
    if not cell:
        return None
    first = cell[0]
    if first == "<":
        return cell.removeprefix("<<( ").removesuffix(" )>>")  # a triple as a term
    if first == '"':
        text, _, tail = cell[1:].rpartition('"')
        if "\\" in text:
            text = _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), text)
        return typed(text, tail[3:-1]) if tail[:1] == "^" else text
    if first == "_":
        return cell
    if cell in ("true", "false"):
        return cell == "true"
    try:
        return float(cell) if "." in cell else int(cell)  # the engine writes well-formed ones so
    except ValueError:
        return cell


def value(term: Any) -> Value:
    """Turn an RDF term into a plain Python value; a value out of Python's range stays text."""
    kind = type(term)
    if kind is NamedNode:
        iri: str = term.value
        return iri
    if kind is Literal:
        return typed(term.value, term.datatype.value)
    return str(term)


def typed(text: str, datatype: str) -> Value:
    """Read the text of a literal; one that is not of its type, or out of range, stays text.

    >>> from graphkit.terms import XSD
    >>> typed("1", XSD + "boolean"), typed("yes", XSD + "boolean"), typed("1_000", XSD + "integer")
    (True, 'yes', '1_000')
    >>> typed("2021-W20-5", XSD + "date")
    '2021-W20-5'
    """
    read = _READERS.get(datatype)
    if read is None:
        return text
    try:
        return read(text)
    except ValueError:
        return text
