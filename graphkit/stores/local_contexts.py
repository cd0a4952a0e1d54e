"""Put JSON-LD contexts that lie in files beside a document into the document.

Local means local: a context that is named by a relative path is read from the folder of the file
that names it. Nothing is fetched, and no file outside of the document's folder is read.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

from graphkit.errors import DataError, Problem
from graphkit.stores.file_limits import refuse_deep_json
from graphkit.stores.known_contexts import known_context

_NAMED: Final = re.compile(rb'"@(?:context|import)"\s*:\s*(?:"|\[(?:[^\]{]*")?)')
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
LARGEST: Final = 16 * 2**20
"""Bytes of a context."""

_DEEPEST: Final = 10
"""So many contexts may import one another."""

_MOST: Final = 200
"""So many times a document and its contexts may name a context beside it."""


class _Reading:
    """What the contexts of one document have taken so far."""

    def __init__(self, named: Path) -> None:
        self.named = named
        self.times = self.total = 0

    def take(self, size: int) -> None:
        """Count a context, and refuse what no honest document has."""
        self.times += 1
        self.total += size
        if self.total > LARGEST:
            raise _refused(self.named, f"its contexts are larger than {LARGEST:,} bytes together")
        if self.times > _MOST:
            raise _refused(self.named, f"contexts are named more than {_MOST:,} times")


def names_others(path: Path) -> bool:
    """Tell whether a JSON-LD document may depend on files beside it."""
    return path.suffix.lower() == ".gz" or bool(_NAMED.search(path.read_bytes()))


def with_local_contexts(plain: Path, named: Path) -> bytes:
    """Read a JSON-LD document, with the contexts of files beside it put in.

    Parameters
    ----------
    plain : Path
        The document, not compressed; its nesting was looked at before.
    named : Path
        Its own path, whose folder has the contexts.

    Returns
    -------
    bytes
        The document; contexts with an address on the network stay as they are, except those that
        are known (`graphkit.stores.known_contexts`).

    Raises
    ------
    DataError
        If a context beside it is missing, broken, too large or outside of its folder.
    """
    data = plain.read_bytes()
    if not _NAMED.search(data):
        return data
    try:
        document = json.loads(data)
    except ValueError:
        return data  # the reader of JSON-LD says what is wrong, and where
    filled = _filled(document, _Reading(named), named.resolve().parent, 0)
    whole = json.dumps(filled).encode()
    refuse_deep_json(whole, named.name)
    return whole


def _filled(node: Any, reading: _Reading, folder: Path, depth: int) -> Any:
    if isinstance(node, list):
        return [_filled(item, reading, folder, depth) for item in node]
    if not isinstance(node, dict):
        return node
    filled = {key: _filled(value, reading, folder, depth) for key, value in node.items()}
    if "@context" in filled:
        filled["@context"] = _context(filled["@context"], reading, folder, depth)
    imported = filled.get("@import")
    if isinstance(imported, str) and _is_local(imported):
        del filled["@import"]
        context = _read(imported, reading, folder, depth)
        if not isinstance(context, dict):
            raise _refused(reading.named, f"the context {imported!r} is no single context")
        filled = {**context, **filled}
    return filled


def _context(given: Any, reading: _Reading, folder: Path, depth: int) -> Any:
    if isinstance(given, str):
        if _is_local(given):
            return _read(given, reading, folder, depth)
        known = known_context(given)
        return given if known is None else known
    if isinstance(given, list):
        found = [_context(item, reading, folder, depth) for item in given]
        return [one for item in found for one in (item if isinstance(item, list) else [item])]
    return given


def _is_local(address: str) -> bool:
    return not _SCHEME.match(address) and not address.startswith("//")


def _read(address: str, reading: _Reading, folder: Path, depth: int) -> Any:
    named = reading.named
    path = (folder / unquote(address.partition("#")[0])).resolve()
    inside = path.is_relative_to(named.resolve().parent)
    if not inside:
        raise _refused(named, f"the context {address!r} lies outside of the folder of the file")
    if depth > _DEEPEST:
        raise _refused(named, f"the context {address!r} names itself, or others without an end")
    if not path.is_file():
        raise _refused(named, f"there is no context {address!r} beside the file")
    reading.take(path.stat().st_size)
    try:
        document = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        raise _refused(named, f"the context {address!r} is no JSON") from None
    if not isinstance(document, dict):
        raise _refused(named, f"the context {address!r} is no JSON object")
    found = document.get("@context", {})
    filled = _filled(found, reading, path.parent, depth + 1)
    return _context(filled, reading, path.parent, depth + 1)


def _refused(named: Path, what: str) -> DataError:
    hint = "Write the context into the file, or save it beside the file and name that."
    return DataError([Problem(named.name, 0, "@context", f"{what}.", hint)])
