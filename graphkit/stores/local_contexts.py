"""Read the JSON-LD contexts that a document names: from files beside it, and from nowhere else.

Local means local: a context that is named by a relative path is read from the folder of the file
that names it. Nothing is fetched, and no file outside of the document's folder is read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urldefrag

from graphkit.errors import DataError, Problem
from graphkit.stores.file_limits import refuse_deep_json
from graphkit.stores.known_contexts import known_context

LARGEST: Final = 16 * 2**20
"""Bytes of all contexts together."""

_MOST: Final = 10_000
"""So many contexts may the contexts that name one another come to, each counted where it is
named."""

_NAMED: Final = re.compile(
    rb'"@(?:context|import)"\s*:\s*(?:"|\[(?:[^\]{]*")?)|"(?:\\u0040|@[a-z]*\\u)'
)
"""An address where a context may stand, or a keyword that is written with escapes."""
_ALONE: Final = re.compile(rb'"@context"\s*:\s*"([^"\\]*)"')


def names_others(data: bytes) -> bool:
    """Tell whether a JSON-LD document may depend on files beside it."""
    return bool(_NAMED.search(data))


def reads_files(data: bytes) -> bool:
    """Tell whether files beside a document may be read with it: not where all contexts are known.

    >>> reads_files(b'{"@context": "https://schema.org"}'), reads_files(b'{"@context": "c.json"}')
    (False, True)
    """
    return names_others(_ALONE.sub(_without_known, data))


def _without_known(match: re.Match[bytes]) -> bytes:
    known = known_context(match[1].decode("utf-8", "replace"))
    return match[0] if known is None else b""


class LocalContexts:
    """The contexts beside one document, as a loader of documents for the reader of JSON-LD.

    Parameters
    ----------
    named : Path
        The document.
    base : str
        Its address, from which relative ones start.
    """

    def __init__(self, named: Path, base: str) -> None:
        self._name = named.name
        self._folder = named.resolve().parent
        self._root = base.rpartition("/")[0] + "/"
        self._bytes = 0
        self.refused: DataError | None = None

    def __call__(self, address: str, _options: Mapping[str, Any]) -> dict[str, Any]:
        """Read a context.

        Parameters
        ----------
        address : str
            The whole address.
        _options : mapping
            What the reader would tell a server.

        Returns
        -------
        dict
            The document, in the form that the reader of JSON-LD asks for.

        Raises
        ------
        DataError
            If it is remote, missing, broken, too large or outside of the folder; it is kept in
            `refused`, too, since the reader hides what its loader raises.
        """
        try:
            document = self._read(address)
        except DataError as error:
            self.refused = error
            raise
        return {"contextUrl": None, "documentUrl": address, "document": document}

    def _read(self, address: str) -> dict[str, Any]:
        known = known_context(address)
        if known is not None:
            return {"@context": dict(known)}
        path = self._file(urldefrag(address).url)
        shown = path.relative_to(self._folder).as_posix()
        if not path.is_file():
            raise self.error(f"there is no context {shown!r} beside the file")
        self._bytes += path.stat().st_size
        if self._bytes > LARGEST:
            raise self.error(f"its contexts are larger than {LARGEST:,} bytes together")
        data = path.read_bytes()
        refuse_deep_json(data, path.name)
        try:
            document = json.loads(data)
        except (ValueError, RecursionError):
            raise self.error(f"the context {shown!r} is no JSON") from None
        if not isinstance(document, dict):
            raise self.error(f"the context {shown!r} is no JSON object")
        return document

    def _file(self, address: str) -> Path:
        """Find the file of an address; the folder holds whatever begins as the document does."""
        if not address.startswith(self._root):
            if address.startswith("file:///"):
                raise self._outside(address)
            raise self.error(
                "the JSON-LD context is remote",
                "Write it into the file or one beside it; nothing is fetched from the network.",
            )
        path = (self._folder / unquote(address.removeprefix(self._root))).resolve()
        if not path.is_relative_to(self._folder):
            raise self._outside(address)
        return path

    def _outside(self, address: str) -> DataError:
        name = unquote(address.rpartition("/")[2])
        return self.error(f"the context {name!r} lies outside of the folder of the file")

    def refuse_many(self, number: int) -> None:
        """Refuse contexts that name each other over and over."""
        if number > _MOST:
            self.refused = self.error(f"contexts are named more than {_MOST:,} times")
            raise self.refused

    def error(self, what: str, hint: str = "") -> DataError:
        """Make the error for contexts that cannot be used."""
        hint = hint or "Write the context into the file, or save it beside the file and name that."
        return DataError([Problem(self._name, 0, "@context", f"{what}.", hint)])
