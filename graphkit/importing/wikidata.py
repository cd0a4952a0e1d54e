"""Import an answer of the Wikidata query service, as JSON: members, bodies, and since when.

The variables are found by what they hold: two of items, of which the first asked for is the
member, labels called after them (``memberLabel``), and dates called ``start``, ``since``, ``end``
or ``until``. Dates of the service are days even where Wikidata knows a year alone, so the first of
January is read as the year, unless a variable such as ``startPrecision`` says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from graphkit.importing.collected import Collected
from graphkit.importing.date_words import DATE_WORDS
from graphkit.importing.importer import Asked, Found, Importer
from graphkit.importing.json_text import json_of, list_in, text_of
from graphkit.tabular.reading.lines_of_text import unreadable

_ITEM: Final = "http://www.wikidata.org/entity/Q"
_LENGTHS: Final = {"9": 4, "10": 7, "11": 10}
"""How much of a date is known, by the precision of Wikidata."""
_SPANS: Final = {"7": 100, "6": 1000}
"""Centuries and millennia, in years."""
_VAGUE: Final = ("0", "1", "2", "3", "4", "5")
"""Ten thousand years and more say nothing."""
_YEAR: Final = re.compile(r"\d{4}")


def read_wikidata(path: Path, _: Asked) -> Found:
    """Read the answer to a query; its rows are counted from 1.

    Raises
    ------
    DataError
        If it is no answer to a query, or has no two variables of items.
    """
    told = json_of(path)
    results = told.get("results") if isinstance(told, dict) else None
    if not isinstance(results, dict):
        hint = "It has a head with vars, and results with bindings."
        raise unreadable(path.name, "this is no answer to a query.", hint)
    collected = Collected(path.name)
    numbered = list(collected.objects(list_in(results, "bindings", path.name), "bindings"))
    rows = [row for _, row in numbered]
    names = _variables(told, path.name) if rows else []
    items = [name for name in names if any(_value(row, name).startswith(_ITEM) for row in rows)]
    if len(items) < 2:
        hint = "Ask for ?member ?memberLabel ?body ?bodyLabel ?start ?end."
        raise unreadable(path.name, "there are no two variables with items.", hint)
    for number, row in numbered:
        keys = [_value(row, name) for name in items[:2]]
        for key, name in zip(keys, items, strict=False):
            item = key.rpartition("/")[2]
            label = _value(row, f"{name}Label") or item
            collected.thing(key, label, number, wikidata=item if key.startswith(_ITEM) else "")
        dates = {column: _date(row, names, words) for column, words in DATE_WORDS.items()}
        collected.membership(number, keys[0], keys[1], **dates)
    return collected.found()


def _variables(told: Mapping[str, Any], path: str) -> list[str]:
    head = told.get("head")
    named = head.get("vars") if isinstance(head, dict) else None
    if not isinstance(named, list):
        hint = "Save the whole answer, with head and vars in it."
        raise unreadable(path, "it does not list its variables.", hint)
    return [str(name) for name in named]


def _value(row: Mapping[str, Any], name: str) -> str:
    cell = row.get(name)
    return text_of(cell.get("value")) if isinstance(cell, dict) else ""


def _date(row: Mapping[str, Any], names: Sequence[str], words: Sequence[str]) -> str:
    """Give a date as exactly as it is known."""
    for name in names:
        if any(name.casefold() in (word, f"{word}date", f"{word}time") for word in words):
            date = _value(row, name)
            if not date[:1].isdigit():
                return ""  # an unknown value
            return _as_known(date, _value(row, f"{name}Precision"))
    return ""


def _as_known(date: str, precision: str) -> str:
    """Write a date as exactly as a precision says; without one the first of January is a year.

    >>> _as_known("1954-01-01T00:00:00Z", "8"), _as_known("1954-01-01T00:00:00Z", "7")
    ('195X', '[1901..2000]')
    """
    if not _YEAR.match(date):
        return date  # it is reported as no date
    if precision in _VAGUE:
        return ""
    if precision == "8":
        return f"{date[:3]}X"
    if precision in _SPANS:
        years = _SPANS[precision]
        first = (int(date[:4]) - 1) // years * years + 1
        return f"[{max(first, 0):04}..{min(first + years - 1, 9999):04}]"
    length = _LENGTHS.get(precision, 4 if date[4:10] == "-01-01" else 10)
    return date[:length]


def _recognised(first: bytes) -> int:
    answer = b'"head"' in first and b'"results"' in first and b'"bindings"' in first
    return 6 * (answer or (b'"bindings"' in first and b"wikidata.org/entity/Q" in first))


WIKIDATA: Final = Importer((".json", ".srj"), read_wikidata, _recognised)
