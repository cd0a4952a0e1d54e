"""The files that a graph is read from; nothing here reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from graphkit import resources
from graphkit.errors import DataError, NotFound, Problem
from graphkit.files.read import files_beside
from graphkit.opening.forms_to_import import refuse_other_form
from graphkit.sparql.formats import read_format_of

PACKAGE: Final = "datapackage.json"
"""What describes the tables of a folder."""


def source_files(path: str | Path | None) -> list[Path]:
    """List the files that a graph is read from, apart from the ontology."""
    if path is None:
        return list(resources.facts_files())
    root = Path(path)
    if root.is_file():
        refuse_other_form(root)
        return [root]
    if root.exists() and not root.is_dir():
        from graphkit.stores.rdf_files import not_plain

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
        hint = (
            "Give a table, a folder of CSV tables, or RDF (.ttl, .nt, .nq, .trig, .rdf, .jsonld)."
        )
        raise NotFound("table (.csv) or RDF file", str(path), hint=hint, inside="folder")
    return found


def refuse_no_source(path: str | Path | None) -> None:
    """Raise as `source_files` does where no graph can be read from, before anything is read.

    Who reads tables alone needs no list of files, and refuses in the same words what is none.
    """
    source_files(path)


def rules() -> tuple[Path, ...]:
    """List the files of the bundled rules, in the order of their names."""
    return tuple(sorted((resources.folder("ontology") / "rules").glob("*.rq")))


def own_rules(path: str | Path | None) -> tuple[Path, ...]:
    """List the rules that a folder of facts has of its own."""
    return files_beside(Path(path), "rules", ".rq") if path is not None else ()


def also_read(path: str | Path | None) -> tuple[Path, ...]:
    """List what a graph depends on beside its facts and the ontology."""
    package = Path(path or ".") / PACKAGE
    described = (package,) if path is not None and package.is_file() else ()
    return (*described, *rules(), *own_rules(path))
