"""Check facts: tables, shapes and domain checks, reported in plain words with the place to mend.

Three passes: the authored tables (cells, references), the SHACL shapes of the ontology on the
asserted facts before any inference, and the ontology's checks, which are queries that must return
nothing. A row with a fault is left out of the later passes, which look at all the others. What
was looked at is counted, and where it is nothing a warning says so.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, get_args

from graphkit import resources, type_checks
from graphkit.authoring import Reading, examine, is_table, reading_of
from graphkit.authoring.doubts_counted import LEFT_OUT
from graphkit.authoring.reading import Dates
from graphkit.authoring.without_faults import can_be_built, without_faults
from graphkit.building import facts_of
from graphkit.building.authored_places import AuthoredPlace, authored_places
from graphkit.checking.brought_by_folder import Kinds, own_findings, shapes_look, unknown
from graphkit.checking.built_records import Sure, nobody_is_twice_in, sure_of, unsure
from graphkit.checking.domain_checks import _checks
from graphkit.checking.future_days import future_days
from graphkit.checking.left_by_import import left_by_import
from graphkit.checking.looked_at import without_looked_at
from graphkit.checking.places_in_files import in_files, odd_days, without_dates_told_by_shapes
from graphkit.checking.profiles import Profile, of_profile
from graphkit.checking.report import Finding, Report, _of_problem, by_weight, warning_of
from graphkit.checking.same_names import same_names
from graphkit.checking.shacl import Result, Shapes, ShapesGraph, read, validate
from graphkit.checking.shacl.datatypes import kinds_in
from graphkit.checking.what_was_checked import checked_in, nothing_checked
from graphkit.checking.without_address import told_in_words
from graphkit.errors import InvalidType, NotFound, in_order
from graphkit.importing.writing.import_report import told_by_import
from graphkit.importing.writing.settled import but_for_said
from graphkit.opening.add_vocabulary import add_vocabulary
from graphkit.opening.derived_facts import without_derived
from graphkit.opening.forms_to_import import by_its_form
from graphkit.opening.loaded import Loaded
from graphkit.opening.open_store import open_store
from graphkit.opening.source_files import source_files
from graphkit.sparql.damaged_store import telling_damage
from graphkit.stores.memory import Store
from graphkit.stores.rdf_files import read_triples
from graphkit.terms import BUNDLED, SH, Namespace

_AT_ODDS: Final = "One source gives two periods that overlap"
_ENDS_AT_ODDS: Final = "Sources disagree on the end"


def check(
    path: str | Path | None = None,
    *,
    shapes: bool | str | Path | Sequence[str | Path] = True,
    profile: Profile | None = None,
    dates: Dates | None = None,
    encoding: str | None = None,
    sheet: str | None = None,
    joined: str | None = None,
) -> Report:
    """Check tables or RDF files.

    Parameters
    ----------
    path : str or Path, optional
        A folder of authored tables, a file with one table of memberships, an RDF file or folder,
        or a store on disk. Without it, the
        bundled tables. Checks and shapes in the folders ``checks`` and ``shapes`` of a folder
        are run beside the bundled ones.
    shapes : bool, str, Path or sequence of these
        Whether to run the SHACL shapes of the ontology; a file of shapes, or several, is run
        beside them.
    profile : {"house", "open"}, optional
        The shapes that are run: *house*, what the bundled facts and tables hold themselves to, or
        *open*, for RDF of other people, whose addresses, lists and further properties are their
        own, and which may leave more unsaid. By default *open* for RDF that knows only other
        vocabularies, such as the W3C organisation ontology or schema.org, and *house* for all else.
    dates, encoding, sheet, joined : str, optional
        What tables leave open, and RDF of others in its dates; see `graphkit.load`.

    Returns
    -------
    Report
        ``rdf()`` gives what the shapes found as a validation report of SHACL.

    Raises
    ------
    NotFound
        If there is nothing at the path, or no file of shapes.
    DataError
        If a store on disk is damaged, all of which is read.
    NotAPath
        If what is to be checked is a data frame or another value of Python.

    Examples
    --------
    >>> import graphkit as gk
    >>> gk.check().ok
    True
    """
    if path is not None:
        path = type_checks.path(path, "check")
    if profile is not None:
        type_checks.one_of("profile", profile, get_args(Profile))
    own_shapes = _shape_files(shapes)
    root = Path(path) if path is not None else resources.folder("data")
    if not root.exists():
        raise NotFound("file or folder", str(path), hint="Check the path.")
    reading = reading_of(dates, encoding, sheet, joined).suited_to(path)
    if is_table(root) or (root.is_dir() and any(root.glob("*.csv"))):
        bundled = None if shapes is False else profile or "house"
        return _check_tables(root, reading, shapes=bundled, own_shapes=own_shapes)
    return _check_rdf(root, reading, profile, shapes=shapes is not False, own_shapes=own_shapes)


def _check_tables(
    root: Path, reading: Reading, *, shapes: Profile | None, own_shapes: Sequence[Path]
) -> Report:
    tables, problems, doubts = examine(root, reading)
    if problems and not can_be_built(tables, problems):
        return Report(tuple(map(_of_problem, by_its_form(root, problems))), readable=False)
    wrong = tuple(map(_of_problem, problems))
    kept = without_faults(tables, problems)
    built = facts_of(kept)
    doubts = in_order((*doubts, *built.doubts))
    if root.is_dir():
        by_import = (one for of, one in told_by_import(root) if of == "doubts")
        doubts = but_for_said(doubts, by_import)
    store = Store.of_turtle(built.facts.unsorted())
    own = len(store)
    add_vocabulary(store.inner)
    store.beside = root if root.is_dir() else None
    shared = map(_of_problem, built.shared)
    also = [*wrong, *shared, *map(warning_of, doubts), *left_by_import(root)]
    report = check_store(
        store,
        places=lambda wanted: authored_places(kept, wanted),
        shapes=shapes,
        own_shapes=own_shapes,
        also=also,
        own=own,
        of_tables=True,
        sure=sure_of(built.facts),
        nobody_twice=nobody_is_twice_in(kept),
    )
    if not problems:
        # Of these `graphkit.authoring.doubts.periods_at_odds` names the lines; the ends of several
        # sources only where one hand wrote all rows.
        told = {_AT_ODDS, _ENDS_AT_ODDS} if is_table(root) else {_AT_ODDS}
        report = _told_once(report, told, {row.path for row in kept["memberships"]})
    report = _with_faults(report, wrong)
    return without_looked_at(report, root) if root.is_dir() else report


def _told_once(report: Report, checks: Container[str], paths: Container[str]) -> Report:
    """Leave out of what was found in the graph what the rows of memberships have told already."""
    left = tuple(f for f in report.findings if f.check not in checks or f.path not in paths)
    return replace(report, findings=left)


def _with_faults(report: Report, wrong: tuple[Finding, ...]) -> Report:
    """Leave out what follows from rows that were left out: that nothing refers to a thing …"""
    if not wrong:
        return report
    idle = "nothing to check"
    told = tuple(f for f in report.findings if f.severity != "notice" and f.check != idle)
    return Report(told, readable=False, checked=report.checked)


def _shape_files(shapes: bool | str | Path | Sequence[str | Path]) -> tuple[Path, ...]:
    """List the files of shapes that the caller names."""
    if isinstance(shapes, bool):
        return ()
    several = [shapes] if isinstance(shapes, str | os.PathLike) else shapes
    if isinstance(several, bytes) or not hasattr(several, "__iter__"):
        raise InvalidType("shapes", shapes, "true, false, or files of shapes")
    paths = tuple(type_checks.path(one) for one in several)
    for path in paths:
        if not path.is_file():
            raise NotFound("file of shapes", str(path), hint="Check the path.")
    return paths


def _check_rdf(
    root: Path,
    reading: Reading,
    profile: Profile | None,
    *,
    shapes: bool,
    own_shapes: Sequence[Path],
) -> Report:
    loaded = Loaded()
    store = open_store(root, keep=loaded, reading=reading)
    wrong = tuple(map(_of_problem, loaded.problems))
    if wrong and not loaded.triples:
        return Report(wrong, readable=False)
    own = loaded.triples if loaded.files else None
    doubts = map(warning_of, loaded.doubts)
    also = (*wrong, *doubts, *odd_days(loaded.days, store.namespace), *_empty_files(loaded))
    fitting: Profile = profile or ("open" if loaded.in_other_words else "house")
    run = fitting if shapes else None
    checked = check_store(
        _asserted(store),
        shapes=run,
        own_shapes=own_shapes,
        also=also,
        own=own,
        kinds=lambda: _kinds(root) if loaded.files else None,
    )
    report = _with_faults(checked, wrong)
    files = loaded.among(source_files(root)) if loaded.files else []
    findings = in_files(without_dates_told_by_shapes(report.findings), files, store.namespace)
    return Report(findings, report.readable and not loaded.unread, report.checked)


def _kinds(root: Path) -> frozenset[str]:
    """Read the files once more, for the datatypes that the store did not keep."""
    return kinds_in(triple for path in source_files(root) for triple in read_triples(path)[0])


def _empty_files(loaded: Loaded) -> Iterator[Finding]:
    """Name the files that say nothing, of several; of all together `_nothing` tells."""
    for name, triples in loaded.files.items() if loaded.triples else ():
        if not triples:
            message = "this file adds no triple to the others."
            hint = "Check that it is what it should be, or remove it."
            yield Finding("warning", "empty file", "", message, name, 0, "", hint)


def _asserted(store: Store) -> Store:
    """Leave out what the rules derived, which a shape forbids to be written by hand."""
    with telling_damage(str(store.folder or "")):
        asserted = Store(without_derived(store.inner), merged=True)
    asserted.beside = store.beside
    return asserted


def check_store(
    store: Store,
    *,
    places: Callable[[Collection[str]], Mapping[str, AuthoredPlace]] = lambda _: {},
    shapes: Profile | None = "house",
    own_shapes: Sequence[Path] = (),
    also: Iterable[Finding] = (),
    own: int | None = None,
    of_tables: bool = False,
    sure: Sure = unsure,
    kinds: Kinds = unknown,
    nobody_twice: bool = False,
) -> Report:
    """Check a graph that is open already.

    Parameters
    ----------
    store : Store
        Facts and vocabulary, without derived facts.
    places : callable, optional
        Tells where records were authored; it is asked of those of which something was found.
    shapes : {"house", "open"}, optional
        The profile of the SHACL shapes of the ontology that are run; None for none of them.
    own_shapes : sequence of Path
        Files of shapes that are run, too.
    also : iterable of Finding
        What was found before.
    own : int, optional
        How many triples the graph has without those of the vocabulary, if that is known.
    of_tables : bool
        Whether the graph was built from tables, whose references and terms were checked.
    sure : callable
        What the shapes of the ontology need not ask, see `graphkit.checking.built_records`.
    kinds : callable
        Tells the datatypes that the store did not keep, see `own_findings`.
    nobody_twice : bool
        Whether nobody has two memberships of one coalition.
    """
    checked = checked_in(store, own)
    found = [*also]
    if not shapes_look(store, own_shapes):
        left_out = any(LEFT_OUT in one.hint for one in also)
        found += nothing_checked(store, checked, of_tables=of_tables, left_out=left_out)
    found += _checks(store, of_tables=of_tables, profile=shapes, nobody_twice=nobody_twice)
    found.extend(same_names(store))
    found.extend(future_days(store))
    if shapes is not None:
        found.extend(_shapes(store, shapes, sure))
    told = functools.partial(of_result, namespace=store.namespace)
    found.extend(own_findings(store, own_shapes, told, kinds))
    found = [*told_in_words(found, store)]
    wanted = {one.record for one in found if one.record and not one.path}
    known = places(wanted) if wanted else {}
    placed = {_placed(finding, known) for finding in found}
    return Report(tuple(sorted(placed, key=by_weight)), checked=checked)


_OF_SHAPES: Final = {"Violation": "error", "Warning": "warning", "Info": "notice"}


def _shapes(store: Store, profile: Profile, sure: Sure) -> Iterator[Finding]:
    """Validate the facts before any inference, which would hide what is missing."""
    files = sorted((resources.folder("ontology") / "shapes").glob("*.ttl"))
    as_they_are = tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in files)
    for result in validate(store, _shapes_of(as_they_are, profile), sure):
        yield of_result(result, store.namespace)


@functools.lru_cache(maxsize=2)
def _shapes_of(files: tuple[tuple[Path, int, int], ...], profile: Profile) -> Shapes:
    """Read the shapes of a profile, once as long as their files stay as they are."""
    graph = ShapesGraph.of_files(path for path, *_ in files)
    return read(of_profile(graph, profile))


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


def _placed(finding: Finding, places: Mapping[str, AuthoredPlace]) -> Finding:
    place = places.get(finding.record)
    if place is None or finding.path:
        return finding
    return replace(finding, path=place.path, line=place.line)
