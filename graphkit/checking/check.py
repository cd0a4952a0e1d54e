"""Check facts: tables, shapes and domain checks, reported in plain words with the place to mend.

Three passes, each of which needs the one before: the authored tables (cells, references), the
SHACL shapes of the ontology on the asserted facts before any inference, and the ontology's
checks, which are queries that must return nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from graphkit import resources
from graphkit.authoring import examine
from graphkit.authoring.read_tables import doubtful_columns
from graphkit.building import build
from graphkit.building.authored_places import Place, authored_places
from graphkit.checking.domain_checks import _checks
from graphkit.checking.own_files import own_findings
from graphkit.checking.report import SEVERITIES, Finding, Report, _of_problem
from graphkit.checking.shapes import Result, ShapesGraph, read, validate
from graphkit.errors import DataError, NotFound, Problem
from graphkit.opening.derive import without_derived
from graphkit.stores.memory import Store
from graphkit.terms import BUNDLED, SH, Namespace


def check(
    path: str | Path | None = None,
    *,
    shapes: bool | str | Path | Sequence[str | Path] = True,
) -> Report:
    """Check a folder of tables, or RDF files.

    Parameters
    ----------
    path : str or Path, optional
        A folder of authored tables, an RDF file or folder, or a store on disk. Without it, the
        bundled tables. Checks and shapes in the folders ``checks`` and ``shapes`` of a folder
        are run beside the bundled ones.
    shapes : bool, str, Path or sequence of these
        Whether to run the SHACL shapes of the ontology; a file of shapes, or several, is run
        beside them.

    Returns
    -------
    Report
        ``rdf()`` gives what the shapes found as a validation report of SHACL.

    Raises
    ------
    NotFound
        If there is nothing at the path, or no file of shapes.

    Examples
    --------
    >>> import graphkit as gk
    >>> gk.check().ok
    True
    """
    from graphkit.opening.open_store import open_store

    own = _shape_files(shapes)

    root = Path(path) if path is not None else resources.folder("data")
    places: Mapping[str, Place] = {}
    doubtful: tuple[Finding, ...] = ()
    if root.is_dir() and any(root.glob("*.csv")):
        tables, problems = examine(root)
        if problems:
            return Report(tuple(_of_problem(problem) for problem in problems), readable=False)
        store = with_ontology(build(tables))
        store.beside = root
        places = authored_places(tables)
        doubtful = tuple(_doubt(problem) for problem in doubtful_columns(root))
    else:
        try:
            store = _asserted(open_store(root))
        except DataError as error:
            return Report(tuple(map(_of_problem, error.problems)), readable=False)
    return check_store(store, places=places, shapes=shapes is not False, own=own, also=doubtful)


def _shape_files(shapes: bool | str | Path | Sequence[str | Path]) -> tuple[Path, ...]:
    """List the files of shapes that the caller names."""
    if isinstance(shapes, bool):
        return ()
    paths = tuple(map(Path, [shapes] if isinstance(shapes, str | Path) else shapes))
    for path in paths:
        if not path.is_file():
            raise NotFound("file of shapes", str(path), hint="Check the path.")
    return paths


def _doubt(problem: Problem) -> Finding:
    place = problem.path, problem.line, problem.column
    return Finding("warning", "table", "", problem.message, *place, problem.hint)


def _asserted(store: Store) -> Store:
    """Leave out what the rules derived, which a shape forbids to be written by hand."""
    asserted = Store(without_derived(store.inner), merged=True)
    asserted.beside = store.beside
    return asserted


def with_ontology(turtle: str) -> Store:
    """Make a store of facts and of the vocabulary that they use."""
    from graphkit.opening.add_vocabulary import add_vocabulary

    store = Store.of_turtle(turtle)
    add_vocabulary(store.inner)
    return store


def check_store(
    store: Store,
    *,
    places: Mapping[str, Place] | None = None,
    shapes: bool = True,
    own: Sequence[Path] = (),
    also: Iterable[Finding] = (),
) -> Report:
    """Check a graph that is open already.

    Parameters
    ----------
    store : Store
        Facts and vocabulary, without derived facts.
    places : mapping of str to Place, optional
        Where each record was authored.
    shapes : bool
        Whether to run the SHACL shapes of the ontology.
    own : sequence of Path
        Files of shapes that are run, too.
    also : iterable of Finding
        What was found before.
    """
    found = [*also, *_checks(store)]
    if shapes:
        found.extend(_shapes(store))
    found.extend(own_findings(store, own, lambda result: of_result(result, store.namespace)))
    placed = {_placed(finding, places or {}) for finding in found}
    order = {severity: rank for rank, severity in enumerate(SEVERITIES)}
    return Report(tuple(sorted(placed, key=lambda f: (order[f.severity], f.path, f.line, f))))


_OF_SHAPES: Final = {"Violation": "error", "Warning": "warning", "Info": "notice"}


def _shapes(store: Store) -> Iterator[Finding]:
    """Validate the facts before any inference, which would hide what is missing."""
    files = sorted((resources.folder("ontology") / "shapes").glob("*.ttl"))
    for result in validate(store, read(ShapesGraph.of_files(files))):
        yield of_result(result, store.namespace)


def of_result(result: Result, namespace: Namespace = BUNDLED) -> Finding:
    """Turn what a shape has to say of a node of a graph into a finding."""
    severity = _OF_SHAPES.get(result.severity, "error")
    about = f"shape of {result.path or 'record'}"
    return Finding(
        severity,
        about,
        namespace.slug(result.focus),
        result.message,
        property=result.path,
        value="" if result.value is None else str(result.value),
        component=result.component.removeprefix(SH),
        shape="" if result.shape is None else str(result.shape),
        result=result,
    )


def _placed(finding: Finding, places: Mapping[str, Place]) -> Finding:
    place = places.get(finding.record)
    if place is None:
        return finding
    return replace(finding, path=place.path, line=place.line)
