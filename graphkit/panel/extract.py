"""A panel read from a graph with a few SELECT queries; long CSV results are parsed as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from graphkit.errors import DataError, InvalidDate, Problem
from graphkit.panel.codes import coded
from graphkit.panel.csv_cells import Cells, cells_of, written_number
from graphkit.panel.days import (
    BOUNDS,
    CODES,
    DAYS,
    EARLIEST,
    ENDED_WITH_COALITION,
    LATEST,
    UNSAID,
    ActorInfo,
    CoalitionInfo,
    Link,
)
from graphkit.panel.from_rows import bounds_of, confidence_level
from graphkit.panel.labels_by_language import NO_LABELS
from graphkit.panel.labels_of_graph import labels_of_graph
from graphkit.panel.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from graphkit.panel.days import Days
    from graphkit.panel.labels_of_graph import Called
    from graphkit.sparql.queryable import Queryable
    from graphkit.terms import Namespace

_BOUNDS = """
  OPTIONAL { ?x cg:during ?during }
  OPTIONAL { ?x cg:startEarliest ?start_earliest }
  OPTIONAL { ?x cg:startLatest ?start_latest }
  OPTIONAL { ?x cg:endEarliest ?end_earliest }
  OPTIONAL { ?x cg:endLatest ?end_latest }
  OPTIONAL { ?x cg:confirmedUntil ?confirmed_until }
  OPTIONAL { ?x cg:confidence ?confidence }
"""
_BOUND_NAMES = (
    "?during ?start_earliest ?start_latest ?end_earliest ?end_latest ?confirmed_until ?confidence"
)
# Each in an OPTIONAL of its own: several in one are joined over the whole graph first.
DAYS_OF_X = """
  OPTIONAL { ?x cg:possibleFrom ?possible_from }
  OPTIONAL { ?x cg:possibleUntil ?possible_until }
  OPTIONAL { ?x cg:presumedFrom ?presumed_from }
  OPTIONAL { ?x cg:presumedUntil ?presumed_until }
  OPTIONAL { ?x cg:certainFrom ?certain_from }
  OPTIONAL { ?x cg:certainUntil ?certain_until }
"""
DAY_NAMES = " ".join(f"?{name}" for name in DAYS)

MEMBERSHIPS = f"""
SELECT ?x ?member ?coalition ?role ?group ?service ?with_it {_BOUND_NAMES}
  {DAY_NAMES} WHERE {{
  ?x a cg:Membership ; org:member ?member ; org:organization ?coalition .
  OPTIONAL {{ ?x org:role ?role }}
  OPTIONAL {{ ?x cg:listedUnder ?group }}
  OPTIONAL {{ ?x cg:coversService ?service }}
  OPTIONAL {{ ?x cg:endedWithCoalition ?with_it }}{_BOUNDS}{DAYS_OF_X}}}
"""
ACTORS = """
SELECT ?x ?kind ?based ?governs WHERE {
  ?x cg:kind ?kind .
  OPTIONAL { ?x cg:basedIn ?based }
  OPTIONAL { ?x cg:governs ?governs }
}
"""
COALITIONS = """
SELECT ?x ?led_by ?start_earliest ?end_latest WHERE {
  ?x a cg:Coalition .
  OPTIONAL { ?x cg:ledBy ?led_by }
  OPTIONAL { ?x cg:startEarliest ?start_earliest }
  OPTIONAL { ?x cg:endLatest ?end_latest }
}
"""
TOPICS = "SELECT ?x ?topic WHERE { ?x a cg:Coalition ; cg:topic ?topic }"
LINKS = f"""
SELECT ?x ?kind ?child ?parent {DAY_NAMES} WHERE {{
  {{ ?x a cg:Operation ; cg:service ?child ; cg:operator ?parent . BIND("operation" AS ?kind) }}
  UNION
  {{ ?x a cg:Ownership ; cg:owned ?child ; cg:owner ?parent . BIND("ownership" AS ?kind) }}
{DAYS_OF_X}}}
"""
BROADER = "SELECT ?x ?above WHERE { ?x a org:Role ; skos:broader ?above }"

Slug: TypeAlias = "Callable[[str], str]"


def extract(store: Queryable, *, version: str = "") -> Panel:
    """Read the memberships of a graph into a panel, with a few queries.

    Parameters
    ----------
    store : graphkit.sparql.queryable.Queryable
        The graph.
    version : str, optional
        The version of the data, kept on the panel.

    Notes
    -----
    Bounds are taken as the graph has them; they are not derived from the period again. A
    membership without a member or coalition is left out: validation reports it. Of a record that
    has two values where one is expected, the first in order counts.
    """
    labels = labels_of_graph(store)
    return Panel.from_columns(
        _memberships(store),
        actors=_actors(store, labels),
        coalitions=_coalitions(store, labels),
        links=_links(store),
        broader={row[0]: row[1] for row in _rows(store, BROADER)},
        version=version,
    )


def _things(store: Queryable, query: str) -> tuple[list[str], Cells]:
    """Run a query; give every ``?x``, in order, and the first row that each of them has."""
    cells = cells_of(store, query)
    names = cells.ids("x", store.namespace)
    if len(set(names)) == len(names):
        order = sorted(range(len(names)), key=names.__getitem__)
    else:
        rows = list(_values(cells, store.namespace))
        best: dict[str, int] = {}
        for row in sorted(range(len(rows)), key=rows.__getitem__):
            best.setdefault(names[row], row)
        order = list(best.values())
    return [names[row] for row in order], cells.take(np.array(order, dtype=np.intp))


def _values(cells: Cells, namespace: Namespace) -> Iterator[tuple[str, ...]]:
    return zip(*(cells.ids(name, namespace) for name in cells.names), strict=True)


def _rows(store: Queryable, query: str) -> Iterator[tuple[str, ...]]:
    """Run a query about things, and take the rows of `_things`."""
    return _values(_things(store, query)[1], store.namespace)


def _memberships(store: Queryable) -> dict[str, Any]:
    records, found = _things(store, MEMBERSHIPS)
    slug = store.namespace.slug
    texts = {name: found.texts(name) for name in ("member", "coalition", "role", "group")}
    columns: dict[str, Any] = {"record": np.arange(len(found), dtype=np.int32)}
    columns["records"] = tuple(records)
    for name, column in texts.items():
        columns[CODES[name]], columns[name] = coded(column, slug)
    columns["listings"], columns["listing"] = columns["members"], columns["member"]
    if any(services := found.texts("service")):
        pairs = zip(services, texts["member"], strict=True)
        listed = [service or member for service, member in pairs]
        columns["listings"], columns["listing"] = coded(listed, slug)
    columns["group"] = columns["group"].astype(np.int16)
    columns[ENDED_WITH_COALITION] = _marks(found, "with_it")
    columns["confidence"] = np.array(_levels(found, slug), np.int8)
    return columns | _bounds(found, records) | _days(found, records)


def _marks(cells: Cells, name: str) -> Any:
    """Read a column of truth values, which some engines write as 1."""
    return (cells.ends_with(name, b"true") | cells.ends_with(name, b"1")).astype(np.int8)


def _levels(cells: Cells, slug: Slug) -> list[int]:
    texts = cells.texts("confidence")
    levels = {text: confidence_level(slug(text)) for text in set(texts)}
    return [levels[text] for text in texts]


def _bounds(cells: Cells, records: Sequence[str]) -> dict[str, Any]:
    ongoing = cells.ends_with("during", b"/..")
    return bounds_of({name: _column(cells, name, records) for name in BOUNDS}, ongoing)


def _column(cells: Cells, name: str, records: Sequence[str]) -> Days:
    """Read a column of dates; where one cannot be read, name the record."""
    try:
        return cells.days(name)
    except InvalidDate:
        raise DataError(_unread(cells, name, records)) from None


def _unread(cells: Cells, name: str, records: Sequence[str]) -> Iterator[Problem]:
    for record, text in zip(records, cells.texts(name), strict=True):
        try:
            written_number(text or "1970-01-01")
        except InvalidDate as error:
            yield Problem(record, 0, name, error.problems[0].message, error.problems[0].hint)


def _days(cells: Cells, records: Sequence[str]) -> dict[str, Any]:
    """Read from when until when each record holds; what is not there holds never."""
    found = {name: _column(cells, name, records) for name in DAYS}
    if (found["possible_from"] == UNSAID).any():
        without = np.flatnonzero(found["possible_from"] == UNSAID).tolist()
        hint = "Open the graph with graphkit, or build it, so that its records get their days."
        message = "this record does not say from when until when it holds."
        raise DataError(Problem(records[row], 0, "", message, hint) for row in without)
    for name, days in found.items():
        never = LATEST + 1 if name.endswith("from") else EARLIEST - 1
        found[name] = np.where(days == UNSAID, np.int32(never), days)
    return found


def _actors(store: Queryable, labels: Mapping[str, Called]) -> dict[str, ActorInfo]:
    return {
        name: ActorInfo(*labels.get(name, (name, NO_LABELS)), kind, based or governs)
        for name, kind, based, governs in _rows(store, ACTORS)
    }


def _coalitions(store: Queryable, labels: Mapping[str, Called]) -> dict[str, CoalitionInfo]:
    topics: dict[str, set[str]] = {}
    for name, topic in _values(cells_of(store, TOPICS), store.namespace):
        topics.setdefault(name, set()).add(topic)
    return {
        name: CoalitionInfo(
            *labels.get(name, (name, NO_LABELS)),
            tuple(sorted(topics.get(name, ()))),
            led_by,
            written_number(begun) if begun else EARLIEST,
            written_number(ended) if ended else LATEST,
        )
        for name, led_by, begun, ended in _rows(store, COALITIONS)
    }


def _links(store: Queryable) -> Iterator[Link]:
    records, found = _things(store, LINKS)
    ends = [*(found.ids(name, store.namespace) for name in ("child", "parent", "kind")), records]
    days = _days(found, records)
    yield from map(Link, *ends, *(days[name].tolist() for name in DAYS))
