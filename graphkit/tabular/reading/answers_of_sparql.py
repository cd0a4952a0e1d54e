"""Read an answer to a query of SPARQL as a table: as TSV with terms, or as JSON with bindings.

Of Wikidata, TSV with terms is what its query service calls verbose. Terms become texts, as in the
CSV of an answer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from graphkit.tabular.reading.lines_of_text import Line

_VARIABLES: Final = re.compile(r"\ufeff?\?\w+(?:\t\?\w+)*\r?\n")
_TEXT: Final = re.compile(r'"(.*)"(?:@[\w-]+|\^\^\S+)?', re.S)
_ESCAPE: Final = re.compile(r'\\(.)|""', re.S)
_SIGNS: Final = {"t": "\t", "n": "\n", "r": "\r", None: '"'}
_FIRST: Final = 4096
_ITEM: Final = "http://www.wikidata.org/entity/Q"


def answer_lines(text: str) -> Iterator[Line] | None:
    r"""Read the answer to a query as the lines of a table.

    Parameters
    ----------
    text : str
        All of a file, or its beginning where only that is asked.

    Returns
    -------
    iterator of Line or None
        None where it is no such answer. An answer of JSON with two variables of items of Wikidata
        is left to the importer that reads these.

    Examples
    --------
    >>> term = "<http://www.wikidata.org/entity/Q95>"
    >>> list(answer_lines(f'?item\t?itemLabel\n{term}\t"Google"@en\n'))[1]
    (2, ['http://www.wikidata.org/entity/Q95', 'Google'])
    >>> row = '{"item": {"type": "uri", "value": "http://example.org/1"}}'
    >>> told = '{"head": {"vars": ["item"]}, "results": {"bindings": [%s]}}' % row
    >>> list(answer_lines(told))
    [(0, ['item']), (1, ['http://example.org/1'])]
    """
    if _VARIABLES.match(text):
        return _of_terms(text.lstrip("\ufeff"))
    if text.lstrip()[:1] == "{" and '"head"' in text[:_FIRST] and '"vars"' in text[:_FIRST]:
        return _of_bindings(text)
    return None


def is_answer(beginning: bytes) -> bool:
    """Tell by its first bytes whether a file may be such an answer."""
    first = beginning.decode("utf-8", "replace")
    return _VARIABLES.match(first) is not None or ('"head"' in first and '"vars"' in first)


def _of_terms(text: str) -> Iterator[Line]:
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        cells = line.split("\t")
        if number == 1:
            yield number, [cell[1:] for cell in cells]
        elif line.strip():
            yield number, [*map(_of_term, cells)]


def _of_term(cell: str) -> str:
    if cell.startswith("<") and cell.endswith(">"):
        return cell[1:-1]
    text = _TEXT.fullmatch(cell)
    return _ESCAPE.sub(lambda sign: _SIGNS.get(sign[1], sign[1]), text[1]) if text else cell


def _of_bindings(text: str) -> Iterator[Line] | None:
    try:
        told = json.loads(text)
        names = [str(name) for name in told["head"]["vars"]]
        rows = [{name: _text(one[name]) for name in names if name in one} for one in _rows(told)]
    except (ValueError, RecursionError, KeyError, TypeError):
        return None
    items = {name for row in rows for name, cell in row.items() if cell.startswith(_ITEM)}
    lines = ((place, [row.get(name, "") for name in names]) for place, row in enumerate(rows, 1))
    return iter([(0, names), *lines]) if rows and len(items) < 2 else None


def _rows(told: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = told["results"]["bindings"]
    return rows


def _text(cell: Any) -> str:
    """Write a value as CSV has it: a blank node with its sign."""
    return f"_:{cell['value']}" if cell["type"] == "bnode" else str(cell["value"])
