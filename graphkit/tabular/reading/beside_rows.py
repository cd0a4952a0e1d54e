"""Tell what an object of JSON says beside the rows of its table, and is not read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from graphkit.errors import Problem
from graphkit.tabular.reading.one_page_of_many import AROUND, OF_PAGES, plain_key

BEARING: Final = frozenset(
    [
        *("asof", "date", "description", "during", "message", "note", "notes", "period", "role"),
        *("since", "source", "sourceurl", "status", "title", "type", "until", "warning", "year"),
    ]
)
"""What is said below these keys may hold for every row, and is no record of its own."""
OF_ANSWER: Final = frozenset(
    [
        *(
            "apiversion",
            "code",
            "columns",
            "context",
            "copyright",
            "created",
            "createdat",
            "documentation",
        ),
        *("duration", "elapsed", "error", "errors", "etag", "facets", "fields", "generated"),
        *("generatedat", "help", "href", "id", "jsonapi", "kind", "language", "lastupdated"),
        *("licence", "license", "modified", "object", "ok", "parameters", "params", "published"),
        *("query", "request", "requestid", "retrieved", "schema", "self", "statuscode", "success"),
        *("timestamp", "took", "tookms", "updated", "updatedat", "uri", "url", "version"),
        *("warnings", *AROUND, *OF_PAGES),
    ]
)
"""What is said below these keys is about the answer, and bears on no row."""
_DONE: Final = frozenset(["200", "complete", "completed", "done", "list", "ok", "success"])
"""What a status or a type of an answer says that is as it should be."""
_SHOWN, _LETTERS = 4, 40
_ROW: Final = '{"member": "Acme", "coalition": "Green Pact", "since": "2019"}'


def beside_rows(
    told: Mapping[str, Any], below: str, rows: Sequence[Mapping[str, Any]], path: str
) -> Iterator[Problem]:
    """Doubt that what stands beside the rows may be left unread.

    Parameters
    ----------
    told : mapping
        The whole object.
    below : str
        The key of the rows.
    rows : sequence of mapping
        The rows.
    path : str
        The name of the file.

    Examples
    --------
    >>> rows = [{"name": "Acme", "coalition": "Pact"}]
    >>> told = {"members": rows, "status": "withdrawn", "observers": ["Zeta"], "license": "CC0"}
    >>> for doubt in beside_rows(told, "members", rows, "a.json"):
    ...     print(doubt.message)
    the list 'observers' beside the rows of 'members' is not read: 'Zeta'.
    beside the rows of 'members' stands status 'withdrawn', which is not read.
    """
    others = {key: value for key, value in told.items() if key != below and _bears(key, value)}
    for key, value in others.items():
        if isinstance(value, list) and not _names_columns(value, rows):
            yield _of_list(key, value, below, path)
    words = [
        f"{key} {_short(value)}" for key, value in others.items() if not isinstance(value, list)
    ]
    if words:
        more = f" and {len(words) - _SHOWN:,} more" if len(words) > _SHOWN else ""
        verbs = ("stands", "is") if len(words) == 1 else ("stand", "are")
        named = f"{', '.join(words[:_SHOWN])}{more}"
        message = f"beside the rows of {below!r} {verbs[0]} {named}, which {verbs[1]} not read."
        hint = f"Write what holds for the rows into each of them, as in {_ROW}."
        yield Problem(path, 0, "", message, hint)


def _of_list(key: str, items: Sequence[Any], below: str, path: str) -> Problem:
    more = f" and {len(items) - _SHOWN:,} more" if len(items) > _SHOWN else ""
    named = ", ".join(map(_short, items[:_SHOWN]))
    message = f"the list {key!r} beside the rows of {below!r} is not read: {named}{more}."
    hint = f"Write whom it names as rows of {below!r}, each with what tells them apart, as a role."
    return Problem(path, 0, "", message, hint)


def _bears(key: str, value: Any) -> bool:
    """Whether a value says something, and not of the answer alone."""
    if value in (None, "", [], {}) or plain_key(key) in OF_ANSWER:
        return False
    return str(value).casefold() not in _DONE


def _names_columns(items: Sequence[Any], rows: Sequence[Mapping[str, Any]]) -> bool:
    names = {name for row in rows for name in row}
    return all(isinstance(one, str) and one in names for one in items)


def _short(value: Any) -> str:
    if isinstance(value, str):
        return repr(value if len(value) <= _LETTERS else f"{value[: _LETTERS - 1]}…")
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LETTERS else f"{text[: _LETTERS - 1]}…"
