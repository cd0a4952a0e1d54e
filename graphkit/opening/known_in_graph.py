"""Take the things of tables for those of a graph where it is sure that these are meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from itertools import count
from typing import Final, NamedTuple

from pyoxigraph import DefaultGraph, NamedNode, Quad

from graphkit.authoring.columns import ANY_AGENT, SCHEMA
from graphkit.facts.authored_row import Row, Tables, split
from graphkit.importing.match_members import are_codes, matched
from graphkit.names.candidates import Known
from graphkit.names.match import Match, Matcher
from graphkit.stores.memory import Store
from graphkit.terms import RDF

_TYPE: Final = NamedNode(RDF + "type")
_SHOWN: Final = 5


class KnownInGraph(NamedTuple):
    """The names of what a graph has; each is listed once it is asked for.

    Attributes
    ----------
    actors, coalitions : callable
        Lists every name of every actor, and of every coalition.
    """

    actors: Callable[[], Sequence[Known]]
    coalitions: Callable[[], Sequence[Known]]


def _nothing() -> tuple[Known, ...]:
    return ()


NOTHING_KNOWN: Final = KnownInGraph(_nothing, _nothing)


class FactsOfTables(NamedTuple):
    """What tables say, and what is to be told of their names.

    Attributes
    ----------
    quads : list of pyoxigraph.Quad
        With the days of records and what the rules derive of the tables alone.
    told : tuple of str
        Sentences about names that may be those of the graph, and are taken for others.
    """

    quads: list[Quad]
    told: tuple[str, ...]


def in_names_of(
    store: Store, tables: Tables, known: KnownInGraph
) -> tuple[Tables, tuple[str, ...]]:
    """Give the things of tables the ids of those of a graph that are surely meant.

    Parameters
    ----------
    store : Store
        The graph.
    tables : mapping of str to sequence of Row
        What `graphkit.authoring.read` gives. A thing with a row of its own has the id that stands
        there. Others are named alone: they are matched by their names, as an import does it, and
        where nothing is sure they get an id that nothing of the graph has.
    known : KnownInGraph
        The names of the things of the graph.

    Returns
    -------
    tables : mapping of str to sequence of Row
        The same, in which rows of matched actors that are named alone are left out.
    told : tuple of str
        Sentences about names that may mean things of the graph, and about ids that do.
    """
    found = _Found(store)
    for table in ANY_AGENT:
        if tables[table]:
            found.match(tables, table, known)
    if not found.instead:
        return tables, found.told()
    renamed = {name: tuple(_renamed(name, rows, found)) for name, rows in tables.items()}
    return renamed, found.told()


class _Found:
    """What the things of tables were found to be."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.instead: dict[str, str] = {}
        self.same: set[str] = set()
        self.listed_as: dict[str, str] = {}
        self._doubtful: dict[Match, None] = {}
        self._called_otherwise: dict[str, tuple[str, str]] = {}

    def match(self, tables: Tables, table: str, known: KnownInGraph) -> None:
        """Match what one table of actors or coalitions describes."""
        names, others = known.actors(), known.coalitions()
        if table == "coalitions":
            names, others = others, ()
        joining = _matcher(others)  # coalitions may join others
        matcher = _matcher(names)
        labels = {one.actor: one.name for one in names if one.use == "name"}
        called: dict[str, set[str]] = {}
        for one in names:
            called.setdefault(one.actor, set()).add(one.name)
        alone = {row.path for row in tables["memberships"]}
        coded = are_codes(row.text("name") for row in tables[table])
        taken = {row["id"] for name in ANY_AGENT for row in tables[name]}
        for row in tables[table]:
            ref, name = row["id"], row.text("name")
            item = row.cells.get("wikidata", "")
            match = matched(matcher, name, item, coded=coded, labels=labels)
            if match.status == "none":
                match = joining.match(name, wikidata=item)
            if row.path not in alone:
                there = ref in called and match.actor != ref and name not in called[ref]
                if there and name != ref:
                    self._called_otherwise[ref] = name, labels.get(ref, ref)
            elif match.status == "sure":
                self.instead[ref] = match.actor
                self.same.add(ref)
                if name != ref and name not in (labels.get(match.actor), match.actor):
                    self.listed_as[ref] = name
            else:
                if match.status == "doubtful":
                    self._doubtful[match] = None
                if self._is_there(ref):
                    free = (f"{ref}-{n}" for n in count(2))
                    self.instead[ref] = next(
                        one for one in free if one not in taken and not self._is_there(one)
                    )
                    taken.add(self.instead[ref])

    def _is_there(self, ref: str) -> bool:
        thing = NamedNode(self._store.namespace.iri(ref))
        told = self._store.inner.quads_for_pattern(thing, _TYPE, None, DefaultGraph())
        return any(True for _ in told)

    def told(self) -> tuple[str, ...]:
        """Say which names are doubtful, and which ids mean things with other names."""
        return tuple(filter(None, (self._told_of_doubts(), self._told_of_ids())))

    def _told_of_doubts(self) -> str:
        if not self._doubtful:
            return ""
        shown = [f"{one.name!r} ({one.proposals[0].actor}?)" for one in self._doubtful]
        said = f"{len(shown):,} names may be those of things of the graph, and stay apart"
        if len(shown) == 1:
            said = "1 name may be that of a thing of the graph, and stays apart"
        return f"{said}: {_listed(shown)}. Where one is meant, write its id in the table."

    def _told_of_ids(self) -> str:
        if not self._called_otherwise:
            return ""
        shown = [
            f"{ref} ({name!r} here, {label!r} there)"
            for ref, (name, label) in self._called_otherwise.items()
        ]
        several = len(shown)
        have = "1 id is that of a thing" if several == 1 else f"{several:,} ids are those of things"
        return (
            f"{have} of the graph with another name, and means it: {_listed(shown)}. "
            "If somebody else is meant, write another id."
        )


def _matcher(names: Sequence[Known]) -> Matcher:
    return Matcher(names, similar=bool(names) and find_spec("rapidfuzz") is not None)


def _listed(shown: Sequence[str]) -> str:
    more = f" and {len(shown) - _SHOWN:,} more" if len(shown) > _SHOWN else ""
    return f"{', '.join(shown[:_SHOWN])}{more}"


def _renamed(table: str, rows: Iterable[Row], found: _Found) -> Iterator[Row]:
    """Write the ids that things have in the graph; leave out rows of actors that it has."""
    columns = [
        column
        for column in SCHEMA[table]
        if column.kind == "ref" and {*column.target} & {*ANY_AGENT}
    ]
    described = table in ANY_AGENT
    seen: set[str] = set()
    for row in rows:
        if described and row["id"] in found.same:
            ref = found.instead[row["id"]]
            if table == "actors" or ref in seen:
                continue  # of a coalition the builder asks how long it lived
            seen.add(ref)
        cells = {**row.cells}
        if described:
            cells["id"] = found.instead.get(row["id"], row["id"])
        for column in columns:
            if cell := cells.get(column.name, ""):
                cells[column.name] = _of(cell, found.instead, many=column.many)
        if table == "memberships" and not cells["listed_as"]:
            cells["listed_as"] = found.listed_as.get(row["actor"], "")
        yield Row(row.path, row.line, cells, row.own)


def _of(cell: str, instead: Mapping[str, str], *, many: bool) -> str:
    if not many:
        return instead.get(cell, cell)
    return "; ".join(instead.get(one, one) for one in split(cell))
