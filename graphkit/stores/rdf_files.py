"""Read RDF files into the embedded store: all of a file, or nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import IO, Final

import pyoxigraph

from graphkit.errors import DataError, NotFound, Problem
from graphkit.sparql.formats import READ, read_format_of
from graphkit.stores.encoding_of_rdf import (
    behind_mark,
    refuse_wide,
    unknown_encoding,
    with_invisible_named,
)
from graphkit.stores.file_limits import refuse_explosive
from graphkit.stores.json_ld import Safe, json_ld
from graphkit.stores.plain_copy import plain_copy
from graphkit.stores.room_in_memory import refuse_what_does_not_fit

_PLACE: Final = re.compile(r"line (\d+)")
_FETCHED: Final = "LoadDocumentCallback"
_ENCODING: Final = re.compile("Invalid UTF-8|decode input using UTF-8")
_RULES: Final = re.compile(r"variables are not allowed|literals are not allowed")


def load_file(inner: pyoxigraph.Store, path: Path, *, bulk: bool = False) -> None:
    """Load one RDF file: all of it, or nothing.

    Parameters
    ----------
    inner : pyoxigraph.Store
        Where to.
    path : Path
        A file with one of the endings in `graphkit.sparql.formats.READ`, or with ``.gz`` behind
        it.
    bulk : bool
        Use the way that is quick for large files on disk, and that leaves a part of a broken file
        in the store.

    Raises
    ------
    NotFound
        If it is not there, or its format is unknown.
    DataError
        If it is broken, no plain file, or made to use up time or memory, see
        `graphkit.stores.file_limits`.

    Notes
    -----
    Nothing is fetched: a JSON-LD context may be in the file or in one beside it.
    """
    rdf = _format(path)
    base = path.resolve().as_uri()
    load = inner.bulk_load if bulk else inner.load
    try:
        with plain_copy(path) as plain:
            refuse_wide(plain, path.name)
            refuse_explosive(plain, rdf, path.name)
            if not bulk:
                refuse_what_does_not_fit(plain, path.name)
            if rdf == pyoxigraph.RdfFormat.JSON_LD:
                safe = json_ld(plain, path, base)
                load(safe.data, format=safe.form, base_iri=base)
            elif rdf == pyoxigraph.RdfFormat.RDF_XML:
                load(path=str(plain), format=rdf, base_iri=base)
            else:
                with behind_mark(plain) as text:
                    if rdf == pyoxigraph.RdfFormat.N3:
                        _load_n3(inner, plain if text is None else text, base)
                    elif text is None:
                        load(path=str(plain), format=rdf, base_iri=base)
                    else:
                        load(text, rdf, base_iri=base)
    except (SyntaxError, OSError, ValueError, MemoryError) as error:
        if str(error).startswith("IO error:"):
            raise  # it is the store that cannot be written
        raise unreadable(path.name, error) from None


def read_triples(path: Path) -> tuple[list[pyoxigraph.Quad], dict[str, str]]:
    """Read one RDF file outside of a store, with the same limits and errors.

    Returns
    -------
    (list of Quad, dict of str to str)
        The triples in the order of the file, with blank nodes of their own, and the prefixes.
    """
    rdf = _format(path)
    try:
        with plain_copy(path) as plain:
            refuse_wide(plain, path.name)
            refuse_explosive(plain, rdf, path.name)
            base = path.resolve().as_uri()
            if rdf == pyoxigraph.RdfFormat.JSON_LD:
                safe = json_ld(plain, path, base)
            elif rdf == pyoxigraph.RdfFormat.RDF_XML:
                safe = Safe(plain.read_bytes(), rdf, {})
            else:
                with behind_mark(plain) as text:
                    safe = Safe(plain.read_bytes() if text is None else text.read(), rdf, {})
            parser = pyoxigraph.parse(safe.data, safe.form, base_iri=base, rename_blank_nodes=True)
            return list(parser), {**safe.prefixes, **parser.prefixes}
    except (SyntaxError, OSError, ValueError, MemoryError) as error:
        raise unreadable(path.name, error) from None


def load_turtle(inner: pyoxigraph.Store, text: str, *, bulk: bool = False) -> None:
    """Load a Turtle text: all of it, or nothing; or quickly, as `load_file`."""
    load = inner.bulk_load if bulk else inner.load
    try:
        load(text.encode(), pyoxigraph.RdfFormat.TURTLE)
    except SyntaxError as error:
        raise unreadable("Turtle", error) from None


def not_plain(path: Path) -> DataError:
    """Make the error for a pipe, a device or a socket, which may never end."""
    hint = "Save what it gives to a file, and load that."
    return DataError([Problem(path.name, 0, "", "this is no plain file.", hint)])


def _format(path: Path) -> pyoxigraph.RdfFormat:
    rdf = read_format_of(path)
    if rdf is None:
        hint = f"Use one of {', '.join(READ)}, with or without .gz behind it."
        raise NotFound("RDF format", path.suffix or path.name, hint=hint)
    if not path.exists():
        raise NotFound("file", str(path), hint="Check the path.")
    if not path.is_file():
        raise not_plain(path)
    return rdf


def _load_n3(inner: pyoxigraph.Store, text: Path | IO[bytes], base: str) -> None:
    """Load Notation3 that is no more than triples; formulas would become graphs without a name."""
    rdf = pyoxigraph.RdfFormat.N3
    if isinstance(text, Path):
        quads = list(pyoxigraph.parse(path=str(text), format=rdf, base_iri=base))
    else:
        quads = list(pyoxigraph.parse(text, rdf, base_iri=base))
    if any(quad.graph_name != pyoxigraph.DefaultGraph() for quad in quads):
        raise SyntaxError("formulas and rules of Notation3 are no triples")
    inner.extend(quads)


def unreadable(name: str, error: Exception) -> DataError:
    """Make the error for a file that cannot be read, of what was raised."""
    if isinstance(error, DataError):
        return error
    if isinstance(error, MemoryError):
        message, hint = "a text, an IRI or a name in it is longer than 16 MiB.", "Shorten it."
        return DataError([Problem(name, 0, "", message, hint)])
    if not isinstance(error, SyntaxError):
        return DataError([Problem(name, 0, "", f"cannot be read: {error}.", "Check the file.")])
    message = with_invisible_named(str(error.args[0]))
    place = _PLACE.search(message)
    line = int(place[1]) if place else 0
    if _FETCHED in message:
        hint = "Write it into the file or one beside it; nothing is fetched from the network."
        return DataError([Problem(name, 0, "@context", "the JSON-LD context is remote.", hint)])
    if _ENCODING.search(message):
        return unknown_encoding(name, line)
    hint = "The file may be cut short or in another format."
    if "Notation3" in message or _RULES.search(message):
        hint = "Save the facts as Turtle, without formulas, rules and variables."
    return DataError([Problem(name, line, "", f"{message}.", hint)])
