"""Read RDF files into the embedded store: all of a file, or nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pyoxigraph

from graphkit.errors import DataError, NotFound, Problem
from graphkit.sparql.formats import format_of

_PLACE: Final = re.compile(r"line (\d+)")


def load_file(inner: pyoxigraph.Store, path: Path, *, bulk: bool = False) -> None:
    """Load one RDF file: all of it, or nothing.

    Parameters
    ----------
    inner : pyoxigraph.Store
        Where to.
    path : Path
        A file with one of the endings in `FORMATS`.
    bulk : bool
        Use the way that is quick for large files on disk, and that leaves a part of a broken file
        in the store.
    """
    rdf = format_of(path)
    if not path.is_file():
        raise NotFound("file", str(path), hint="Check the path.")
    load = inner.bulk_load if bulk else inner.load
    try:
        load(path=str(path), format=rdf, base_iri=path.resolve().as_uri())
    except SyntaxError as error:
        raise DataError([_syntax_problem(path, error)]) from None
    except (OSError, ValueError) as error:
        if str(error).startswith("IO error:"):
            raise  # it is the store that cannot be written
        problem = Problem(path.name, 0, "", f"cannot be read: {error}.", "Check the file.")
        raise DataError([problem]) from None


def load_turtle(inner: pyoxigraph.Store, text: str, *, bulk: bool = False) -> None:
    """Load a Turtle text: all of it, or nothing; or quickly, as `load_file`."""
    load = inner.bulk_load if bulk else inner.load
    try:
        load(text.encode(), pyoxigraph.RdfFormat.TURTLE)
    except SyntaxError as error:
        raise DataError([_syntax_problem(Path("Turtle"), error)]) from None


def _syntax_problem(path: Path, error: SyntaxError) -> Problem:
    message = str(error.args[0])
    place = _PLACE.search(message)
    if "LoadDocumentCallback" in message:
        hint = "Write the context into the file; nothing is fetched from the network."
        return Problem(path.name, 0, "@context", "the JSON-LD context is remote.", hint)
    hint = "The file may be cut short or in another format."
    return Problem(path.name, int(place[1]) if place else 0, "", f"{message}.", hint)
