"""Find what is wrong in authored tables, cell by cell and row against row."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from graphkit.authoring.columns import LONGEST_EXCERPT, OWN_IDS, SCHEMA, Column
from graphkit.errors import InvalidDate, Problem
from graphkit.facts import period
from graphkit.facts.authored_row import Row, Tables, split
from graphkit.resources import ontology_files
from graphkit.terms import CONCEPT, SCHEMES, SKOS, SLUG


@cache
def concepts() -> Mapping[str, frozenset[str]]:
    """Give the notations of every concept scheme of the bundled ontology."""
    import pyoxigraph

    found: dict[str, set[str]] = {scheme: set() for scheme in SCHEMES}
    in_scheme = pyoxigraph.NamedNode(SKOS + "inScheme")
    for path in ontology_files()[1:]:
        for quad in pyoxigraph.parse(path=str(path)):
            if quad.predicate == in_scheme and isinstance(quad.subject, pyoxigraph.NamedNode):
                scheme, _, notation = quad.subject.value.removeprefix(CONCEPT).partition("/")
                found.setdefault(scheme, set()).add(notation)
    return {scheme: frozenset(notations) for scheme, notations in found.items()}


_URL: Final = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_PATTERNS: Final[Mapping[str, tuple[re.Pattern[str], str]]] = {
    "slug": (
        SLUG,
        "is not an id. Use small letters, digits and single hyphens, like 'new-zealand'",
    ),
    "url": (_URL, "is not a web address. It starts with http:// or https:// and has no spaces"),
    "wikidata": (re.compile(r"Q[1-9][0-9]*"), "is not a Wikidata id. It looks like Q664"),
    "language": (re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"), "is not a language tag such as fr"),
    "code": (re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?"), "is not a country code such as NZ or US-CO"),
    "count": (re.compile(r"[0-9]{1,9}"), "is not a whole number"),
    "truth": (re.compile("true|false"), "must be true or false"),
}


def problems_in(tables: Tables) -> Iterator[Problem]:
    """Find what is wrong in tables that could be read: cells, references and relations."""
    known = {name: _ids(tables[name]) for name in tables}
    schemes = _schemes(tables["concepts"])
    yield from _duplicates(tables)
    for name, columns in SCHEMA.items():
        for column in columns:
            yield from _column_problems(tables[name], column, known, schemes)
    yield from _relations(tables)


def _ids(rows: Iterable[Row]) -> frozenset[str]:
    return frozenset(row.cells.get("id") or row.cells.get("code") or "" for row in rows)


def _schemes(rows: Iterable[Row]) -> Mapping[str, frozenset[str]]:
    schemes = dict(concepts())
    for row in rows:
        schemes[row["scheme"]] = schemes.get(row["scheme"], frozenset()) | {row["notation"]}
    return schemes


def _column_problems(
    rows: Iterable[Row],
    column: Column,
    known: Mapping[str, frozenset[str]],
    schemes: Mapping[str, frozenset[str]],
) -> Iterator[Problem]:
    """Check each cell of a column; one that comes again is looked at once."""
    cells = {row.cells[column.name] for row in rows}
    found = {cell: tuple(_cell_problems(cell, column, known, schemes)) for cell in cells}
    wrong = {cell: problems for cell, problems in found.items() if problems}
    for row in rows if wrong else ():
        for message, hint in wrong.get(row.cells[column.name], ()):
            yield Problem(row.path, row.line, column.name, message, hint)


def _cell_problems(
    cell: str,
    column: Column,
    known: Mapping[str, frozenset[str]],
    schemes: Mapping[str, frozenset[str]],
) -> Iterator[tuple[str, str]]:
    if not cell:
        if column.required:
            yield "this cell is empty.", "Fill it in."
        return
    for item in split(cell) if column.many else (cell,):
        if column.kind == "ref":
            yield from _unknown(item, column.target, known)
        elif column.kind == "concept":
            yield from _unknown_concept(item, column.target[0], schemes)
        elif column.kind == "period":
            try:
                period.parse(item)
            except InvalidDate as error:
                yield error.problems[0].message, error.problems[0].hint
        elif column.kind == "scheme" and item not in SCHEMES:
            hint = _near(item, SCHEMES, f"Use one of: {', '.join(SCHEMES)}.")
            yield f"unknown concept scheme {_shown(item)}.", hint
        elif column.kind in _PATTERNS and not _well_formed(item, column.kind):
            yield f"{_shown(item)} {_PATTERNS[column.kind][1]}.", ""
        elif column.name == "evidence" and len(item) > LONGEST_EXCERPT:
            hint = f"Quote at most {LONGEST_EXCERPT}."
            yield f"the excerpt has {len(item)} characters.", hint


def _well_formed(item: str, kind: str) -> bool:
    """Check the form; what RDF itself demands of addresses and language tags comes on top."""
    import pyoxigraph

    if not _PATTERNS[kind][0].fullmatch(item):
        return False
    try:
        if kind == "url":
            pyoxigraph.NamedNode(item)
        if kind == "language":
            pyoxigraph.Literal("", language=item)
    except ValueError:
        return False
    return True


def _unknown(
    item: str, targets: tuple[str, ...], known: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, str]]:
    if any(item in known[target] for target in targets):
        return
    every = [ref for target in targets for ref in known[target]]
    what = targets[0][:-1] if targets[0] != "countries" else "country"
    yield f"unknown {what} {_shown(item)}.", _near(item, every, f"Add it to {targets[0]}.csv.")


def _unknown_concept(
    item: str, scheme: str, schemes: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, str]]:
    if item not in schemes[scheme]:
        choices = sorted(schemes[scheme])
        hint = _near(item, choices, f"Use one of: {', '.join(choices)}.")
        yield f"unknown {scheme} {_shown(item)}.", hint


def _near(item: str, known: Iterable[str], otherwise: str) -> str:
    near = difflib.get_close_matches(item[:100], sorted(known), 1)
    return f"Did you mean {near[0]!r}?" if near else otherwise


def _shown(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "…")


def _duplicates(tables: Tables) -> Iterator[Problem]:
    """Ids are unique over all tables; only a roster may have several rows, one a source."""
    seen: dict[str, Row] = {}
    for name in OWN_IDS:
        rosters: set[str] = set()
        for row in tables[name]:
            ref = row["id"]
            if name == "rosters" and ref in rosters:
                continue
            rosters.add(ref)
            if ref in seen:
                first = seen[ref]
                message = f"the id {_shown(ref)} is used before, at {first.path}:{first.line}."
                yield Problem(row.path, row.line, "id", message, "Ids are unique over all tables.")
            seen.setdefault(ref, row)


def _relations(tables: Tables) -> Iterator[Problem]:
    """Check what no single cell shows."""
    kinds = {row["id"]: row["kind"] for row in tables["actors"]}
    operated = {row["service"] for row in tables["operations"]}
    for row in tables["memberships"]:
        if row["actor"] == row["coalition"]:
            hint = "A coalition cannot join itself."
            yield Problem(row.path, row.line, "actor", "this is a member of itself.", hint)
        if kinds.get(row["actor"]) == "service" and row["actor"] not in operated:
            hint = "Add its operator to operations.csv: companies join, services are listed."
            message = f"the service {_shown(row['actor'])} has no operator."
            yield Problem(row.path, row.line, "actor", message, hint)
    for row in tables["actors"]:
        if row["kind"] == "government" and not row["governs"]:
            hint = "Give the code of the country or region that it governs."
            yield Problem(row.path, row.line, "governs", "a government governs something.", hint)
    yield from _cycles(tables["actors"], "id", "parent")
    yield from _cycles(tables["instruments"], "id", "replaces")
    yield from _cycles(tables["ownerships"], "owned", "owner")
    yield from _cycles(tables["statements"], "id", "variant_of")


def _cycles(rows: Iterable[Row], child: str, parent: str) -> Iterator[Problem]:
    above: dict[str, set[str]] = {}
    for row in rows:
        if row[parent]:
            above.setdefault(row[child], set()).add(row[parent])
    for row in rows:
        if row[parent] and row[child] in _ancestors(row[parent], above):
            message = f"{_shown(row[child])} is above itself."
            hint = "Follow this column from row to row and break the circle."
            yield Problem(row.path, row.line, parent, message, hint)


def _ancestors(start: str, above: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        ref = waiting.pop()
        if ref not in found:
            found.add(ref)
            waiting.extend(above.get(ref, ()))
    return found
