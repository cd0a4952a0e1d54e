"""Check what no single cell of authored tables shows: row against row, table against table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Final

from graphkit.authoring.columns import OWN_IDS, SEVERAL_ROWS
from graphkit.authoring.vocabulary import COALITION, GOVERNMENT, SERVICE, Vocabulary
from graphkit.authoring.wording import nearest, shown
from graphkit.errors import InvalidDate, Problem
from graphkit.facts.authored_row import Row, Tables
from graphkit.facts.member_list import is_dated
from graphkit.terms import jurisdiction_slug

_ONE_DATE: Final = re.compile(r"-?\d{4,}(-\d\d){0,2}")


def relations(tables: Tables, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Find rows that contradict others.

    Parameters
    ----------
    tables : mapping of str to tuple of Row
        All tables.
    vocabulary : Vocabulary
        The lists of their field.
    """
    yield from _duplicates(tables)
    yield from _several_graphs(tables["graph"])
    yield from _alike(tables["countries"])
    yield from _concepts(tables["concepts"], vocabulary)
    yield from _members(tables, vocabulary)
    yield from _convened_by_itself(tables["convenings"])
    yield from _governed_by_others(tables, vocabulary)
    yield from _undated_lists(tables["lists"])
    yield from _periods_due(tables["targets"])
    yield from _undated_steps(tables["steps"])
    yield from _services_that_promise(tables, vocabulary)
    yield from _cycles(tables["actors"], "id", "parent")
    yield from _cycles(tables["instruments"], "id", "replaces")
    yield from _cycles(tables["ownerships"], "owned", "owner")
    yield from _cycles(tables["statements"], "id", "variant_of")


def _duplicates(tables: Tables) -> Iterator[Problem]:
    """Ids are unique over all tables; only some records may have several rows, one a source."""
    seen: dict[str, Row] = {}
    for name in OWN_IDS:
        records: set[str] = set()
        for row in tables[name]:
            ref = row["id"]
            if name in SEVERAL_ROWS and ref in records:
                continue
            records.add(ref)
            if ref in seen:
                message = f"the id {shown(ref)} is used before, at {_place(seen[ref])}."
                yield Problem(row.path, row.line, "id", message, "Ids are unique over all tables.")
            seen.setdefault(ref, row)


def _several_graphs(rows: Iterable[Row]) -> Iterator[Problem]:
    for row in tuple(rows)[1:]:
        hint = "Say all about the graph in one row; names may be in several languages."
        yield Problem(row.path, row.line, "", "this table has one row.", hint)


def _alike(rows: Iterable[Row]) -> Iterator[Problem]:
    """Two codes must not give one name."""
    seen: dict[str, Row] = {}
    for row in rows:
        first = seen.setdefault(jurisdiction_slug(row["code"]), row)
        if first is not row:
            message = f"{shown(row['code'])} cannot be told from {shown(first['code'])}"
            message += f", at {_place(first)}."
            yield Problem(row.path, row.line, "code", message, "Give it another code.")


def _concepts(rows: Iterable[Row], vocabulary: Vocabulary) -> Iterator[Problem]:
    seen: dict[tuple[str, str], Row] = {}
    nothing_joined = COALITION not in vocabulary.classes.values()
    for row in rows:
        if nothing_joined and (row["scheme"], row["notation"]) == ("kind", "coalition"):
            message = f"things of the kind {shown(row['notation'])} are no coalitions then."
            hint = f"Write {COALITION} into this column, or give this kind another notation."
            yield Problem(row.path, row.line, "class", message, hint)
        first = seen.setdefault((row["scheme"], row["notation"]), row)
        if first is not row:
            message = f"{shown(row['notation'])} is defined before, at {_place(first)}."
            yield Problem(row.path, row.line, "notation", message, "Remove one of them.")
        known = vocabulary.notations.get(row["scheme"], frozenset())
        if row["broader"] and row["broader"] not in known:
            hint = nearest(row["broader"], known, "Add a row for it.")
            message = f"unknown {row['scheme']} {shown(row['broader'])}."
            yield Problem(row.path, row.line, "broader", message, hint)


def _members(tables: Tables, vocabulary: Vocabulary) -> Iterator[Problem]:
    kinds = {row["id"]: row["kind"] for row in tables["actors"]}
    operated = {row["service"] for row in tables["operations"]}
    services = {ref for ref, kind in kinds.items() if vocabulary.is_of(kind, SERVICE)} - operated
    for row in (*tables["memberships"], *tables["steps"]):
        actor = row.cells["actor"]
        if actor and actor == row.cells["coalition"]:
            hint = "A coalition cannot join itself."
            yield Problem(row.path, row.line, "actor", "this is a member of itself.", hint)
        if actor in services:
            hint = "Add its operator to operations.csv: operators join, services are listed."
            message = f"the {kinds[actor]} {shown(actor)} has no operator."
            yield Problem(row.path, row.line, "actor", message, hint)


def _convened_by_itself(rows: Iterable[Row]) -> Iterator[Problem]:
    for row in rows:
        if row["convened"] and row["convened"] == row["convener"]:
            hint = "Name who brings it together, or remove the row."
            message = f"{shown(row['convened'])} is said to convene itself."
            yield Problem(row.path, row.line, "convener", message, hint)


def _governed_by_others(tables: Tables, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Only governments govern; of an actor that is not there, another check tells."""
    kinds = {row["id"]: row["kind"] for row in tables["actors"]}
    for row in tables["governings"]:
        kind = kinds.get(row["government"])
        if kind and not vocabulary.is_of(kind, GOVERNMENT):
            hint = "Name the government that governs it, or give this actor that kind."
            message = (
                f"{shown(row['government'])} is of the kind {kind}, and only governments govern."
            )
            yield Problem(row.path, row.line, "government", message, hint)


def _undated_lists(rows: Iterable[Row]) -> Iterator[Problem]:
    """A list shows who was a member on a day; the period of its day could be read before."""
    for row in rows:
        with suppress(InvalidDate):
            if row["day"] and not is_dated(row["day"]):
                hint = "Write 2024-05-14, or 2024-05-14/2026-08-20 for its first and last version."
                message = f"{shown(row['day'])} does not say the day of the list."
                yield Problem(row.path, row.line, "day", message, hint)


def _periods_due(rows: Iterable[Row]) -> Iterator[Problem]:
    for row in rows:
        if "/" in row["due"]:
            hint = "Write the day, month or year by which it has to be reached, such as 2025-05."
            message = f"{shown(row['due'])} is a period."
            yield Problem(row.path, row.line, "due", message, hint)


def _undated_steps(rows: Iterable[Row]) -> Iterator[Problem]:
    """A step is on one day; of two steps it has to be known which came first."""
    for row in rows:
        if not _ONE_DATE.fullmatch(row["during"]):
            hint = (
                "Write the day, month or year of the step, such as 2010-03-31. What ended "
                "a suspension is a step of its own, a reinstatement."
            )
            message = f"{shown(row['during'])} is not the date of one step."
            yield Problem(row.path, row.line, "during", message, hint)


def _services_that_promise(tables: Tables, vocabulary: Vocabulary) -> Iterator[Problem]:
    """A service makes no promise; its operator does."""
    services = {row["id"] for row in tables["actors"] if vocabulary.is_of(row["kind"], SERVICE)}
    for name in ("targets", "assessments"):
        for row in tables[name]:
            if row.cells["actor"] in services:
                hint = "Name its operator, and the service in the column note."
                message = f"{shown(row['actor'])} is a service, and promises nothing itself."
                yield Problem(row.path, row.line, "actor", message, hint)


def _cycles(rows: Iterable[Row], child: str, parent: str) -> Iterator[Problem]:
    above: dict[str, set[str]] = {}
    for row in rows:
        if row[parent]:
            above.setdefault(row[child], set()).add(row[parent])
    for row in rows:
        if row[parent] and row[child] in _ancestors(row[parent], above):
            message = f"{shown(row[child])} is above itself."
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


def _place(row: Row) -> str:
    return f"{row.path}:{row.line}"
