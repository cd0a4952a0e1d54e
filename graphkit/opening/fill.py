"""Load the files of a graph, and the vocabulary that they use, into a store."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph

from graphkit import resources
from graphkit.authoring.data_package import NAME
from graphkit.errors import DataError, NotFound, Problem
from graphkit.files import files_beside
from graphkit.opening.add_days import missing_days
from graphkit.opening.add_vocabulary import add_vocabulary
from graphkit.opening.derive import derived, rules
from graphkit.sparql.formats import read_format_of
from graphkit.stores.named_graphs import merge_in_place
from graphkit.stores.rdf_files import load_file, load_turtle, not_plain

Fill = Callable[[pyoxigraph.Store], None]


def source_files(path: str | Path | None) -> list[Path]:
    """List the files that a graph is read from, apart from the ontology."""
    if path is None:
        return list(resources.facts_files())
    root = Path(path)
    if root.is_file():
        return [root]
    if root.exists() and not root.is_dir():
        raise not_plain(root)
    if not root.is_dir():
        raise NotFound("file or folder", str(path), hint="Check the path.")
    try:
        names = sorted(root.iterdir())
    except OSError as error:
        hint = "Check that you may read it."
        problem = Problem(str(path), 0, "", f"cannot be read: {error.strerror}.", hint)
        raise DataError([problem]) from None
    tables = [file for file in names if file.suffix == ".csv"]
    found = tables or [file for file in names if read_format_of(file) is not None]
    if not found:
        hint = "Give a folder of CSV tables or of RDF files (.ttl, .nt, .nq, .trig, .rdf, .jsonld)."
        raise NotFound("table or RDF file", str(path), hint=hint)
    return found


def filling(
    files: Iterable[Path], path: str | Path | None, *, bulk: bool = False, derive: bool = True
) -> Fill:
    """Prepare to load files, the vocabulary that they use, and what follows from them.

    Parameters
    ----------
    files : iterable of Path
        As `source_files` lists them.
    path : str or Path, optional
        What the files were listed from.
    bulk : bool
        Load in the way that is quick on disk, and that leaves a part of a broken file there.
    derive : bool
        Whether to add the days of records that lack them, and what the rules derive.

    Returns
    -------
    callable
        Fills the store that it is given.
    """
    listed = list(files)
    complete = listed == list(resources.facts_files())

    def fill(inner: pyoxigraph.Store) -> None:
        if listed[0].suffix == ".csv":
            from graphkit.authoring import read
            from graphkit.building import build

            turtle = build(read(Path(path or listed[0].parent)))
            load_turtle(inner, turtle, bulk=bulk)
        else:
            for file in listed:
                load_file(inner, file, bulk=bulk)
        add_vocabulary(inner, bulk=bulk)
        merge_in_place(inner)
        if derive and not complete:
            inner.bulk_extend(list(missing_days(inner)))
            own = own_rules(path)
            inner.bulk_extend(derived(inner, (*rules(), *own) if own else None))

    return fill


def own_rules(path: str | Path | None) -> tuple[Path, ...]:
    """List the rules that a folder of facts has of its own."""
    return files_beside(Path(path), "rules", ".rq") if path is not None else ()


def also_read(path: str | Path | None) -> tuple[Path, ...]:
    """List what a graph depends on beside its facts and the ontology."""
    package = Path(path or ".") / NAME
    described = (package,) if path is not None and package.is_file() else ()
    return (*described, *rules(), *own_rules(path))
