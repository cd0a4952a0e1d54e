"""Import an answer of the Wikidata query service, as JSON: members, bodies, and since when.

The variables are found by what they hold: two of items, labels called after them (``memberLabel``),
and dates (``start``, ``joined``, ``endTime``). Which item is the member is told by the names of the
variables, as by the headers of a table; where these tell nothing, it is the one asked for first.
Dates of the service are days even where Wikidata knows a year alone, so the first of January is
read as the year, unless a variable such as ``startPrecision`` says otherwise. A value that Wikidata
says to exist and not to know is no empty one: a membership with such an end has ended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from graphkit.authoring.dates.empty_words import UNKNOWN_DAY, is_node
from graphkit.authoring.dates.wikidata_dates import as_known
from graphkit.authoring.headers.one_table import recognised
from graphkit.authoring.reading import no_one_table
from graphkit.authoring.spells.told_by_wikidata import deprecated, is_deprecated
from graphkit.errors import Problem
from graphkit.importing.attributes_of_dates import DATE_WORDS
from graphkit.importing.collected_records import Collected
from graphkit.importing.importer import Found, Importer, ImportOptions, importer_named
from graphkit.importing.json_document import json_of, list_in, text_of
from graphkit.tabular.reading.lines_of_text import unreadable

_ANY_LABEL: Final = re.compile(r"label(?:_[a-z]{2,3})?", re.I)
_ITEM: Final = "http://www.wikidata.org/entity/Q"


def read_wikidata(path: Path, asked: ImportOptions) -> Found:
    """Read the answer to a query; its rows are counted from 1.

    Raises
    ------
    DataError
        If it is no answer to a query, or ``joined`` is said of one that tells what was joined. One
        that has no two variables of items is a table.
    """
    told = json_of(path)
    results = told.get("results") if isinstance(told, dict) else None
    if not isinstance(results, dict):
        hint = "It has a head with vars, and results with bindings."
        raise unreadable(path.name, "this is no answer to a query.", hint)
    collected = Collected(path.name)
    numbered = list(collected.objects(list_in(results, "bindings", path.name), "bindings"))
    rows = [row for _, row in numbered]
    if not rows and not collected.dropped:
        hint = "Save it again when the query finds something."
        raise unreadable(path.name, "this answer has no rows.", hint)
    if not rows:
        return collected.found()
    names = _variables(told, path.name)
    items = [name for name in names if any(_value(row, name).startswith(_ITEM) for row in rows)]
    if len(items) < 2:
        return importer_named("table").read(path, asked)  # as the CSV of the answer is read
    if asked.joined:
        raise no_one_table(path.name, asked.joined)
    ends = _member_and_body(items)
    labels = _labels(ends, names)
    days = _variables_of_days(names)
    for number, row in numbered:
        if rank := next((name for name in names if is_deprecated(_value(row, name))), ""):
            collected.dropped.append(deprecated(path.name, number, rank))
            continue
        if not _described(collected, row, labels, number):
            continue
        dates = {column: _date(row, name) for column, name in days.items()}
        collected.membership(number, *(_value(row, name) for name in ends), **dates)
    collected.doubts.extend(_days_not_read(rows, names, days, path.name))
    return collected.found()


def _member_and_body(items: Sequence[str]) -> tuple[str, str]:
    """Tell which of the items is the member, by the names as far as they tell it."""
    known = recognised(items).names
    first = next((n for n, one in enumerate(known) if one not in ("member", "coalition")), None)
    if first is not None and "coalition" not in known:  # a party may be what an item is in
        beside = recognised([*items[:first], "member", *items[first + 1 :]]).names
        known = beside if "coalition" in beside else known
    places = {what: known.index(what) for what in ("member", "coalition") if what in known}
    others = [place for place in range(len(items)) if place not in places.values()]
    member = places["member"] if "member" in places else others.pop(0)
    others = [place for place in others if place != member]
    body = places["coalition"] if "coalition" in places else others[0]
    return items[member], items[body]


def _variables_of_days(names: Sequence[str]) -> dict[str, str]:
    """Find the variables of beginnings and ends."""
    found = {}
    known = recognised(names).names
    for column, words in DATE_WORDS.items():
        usual = [f"{word}{unit}" for word in words for unit in ("", "date", "time")]
        places = [n for n, name in enumerate(names) if name.casefold().replace("_", "") in usual]
        places += [known.index(column)] if column in known else []
        if places:
            found[column] = names[places[0]]
    return found


def _labels(ends: Sequence[str], names: Sequence[str]) -> dict[str, str]:
    """Find the labels of both ends; a variable that is called only so is of the one without."""
    found = {name: f"{name}Label" for name in ends}
    bare = next((name for name in names if _ANY_LABEL.fullmatch(name)), "")
    without = [name for name, label in found.items() if label not in names]
    return {**found, without[0]: bare} if bare and len(without) == 1 else found


def _described(
    collected: Collected, row: Mapping[str, Any], labels: Mapping[str, str], number: int
) -> bool:
    """Note both ends of a row; one that nobody knows leaves the row out."""
    for name, labelled in labels.items():
        key = _value(row, name)
        if _is_unknown(row, name):
            collected.drop(number, name, f"{key[:60]!r} stands for something that nobody knows.")
            return False
        item = key.rpartition("/")[2]
        label = _value(row, labelled) or item
        collected.thing(key, label, number, wikidata=item if key.startswith(_ITEM) else "")
    return True


def _days_not_read(
    rows: Sequence[Mapping[str, Any]], names: Sequence[str], days: Mapping[str, str], path: str
) -> Iterator[Problem]:
    """Tell of the variables that hold days and are not read."""
    for name in names:
        read = name in days.values()
        if not read and any(_kind(row, name).endswith("#dateTime") for row in rows):
            message = f"the days of ?{name} are not read."
            hint = "If they are those of the memberships, call it ?start or ?end."
            yield Problem(path, 0, name, message, hint)


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


def _kind(row: Mapping[str, Any], name: str) -> str:
    cell = row.get(name)
    return text_of(cell.get("datatype")) if isinstance(cell, dict) else ""


def _is_unknown(row: Mapping[str, Any], name: str) -> bool:
    """Tell whether Wikidata says that there is a value, and that nobody knows which."""
    cell = row.get(name)
    blank = isinstance(cell, dict) and cell.get("type") == "bnode"
    return blank or is_node(_value(row, name))


def _date(row: Mapping[str, Any], name: str) -> str:
    """Give a date as exactly as it is known."""
    if _is_unknown(row, name):
        return UNKNOWN_DAY
    return as_known(_value(row, name), _value(row, f"{name}Precision"))


def _recognised(first: bytes) -> int:
    answer = b'"head"' in first and b'"results"' in first and b'"bindings"' in first
    return 6 * (answer or (b'"bindings"' in first and b"wikidata.org/entity/Q" in first))


WIKIDATA: Final = Importer((".json", ".srj"), read_wikidata, _recognised, joined=True)
