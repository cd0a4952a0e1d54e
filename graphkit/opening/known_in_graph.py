"""Take the things of tables for those of a graph where it is sure that these are meant."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from itertools import combinations, count, product
from types import MappingProxyType
from typing import Final, NamedTuple

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graphkit.authoring.columns import ANY_AGENT, SCHEMA
from graphkit.errors import Problem
from graphkit.facts.at_odds import meet
from graphkit.facts.authored_row import Row, Tables, split
from graphkit.facts.edtf_date import UNDATED
from graphkit.facts.period import parse
from graphkit.importing.match_members import are_codes, matched, or_coalition
from graphkit.names.candidates import WIKIDATA, Known
from graphkit.names.match import Match, Matcher
from graphkit.opening.told_of_names import ToldOfNames
from graphkit.stores.memory import Store
from graphkit.terms import CG, RDF

_TYPE: Final = NamedNode(RDF + "type")
_BASED_IN: Final = NamedNode(CG + "basedIn")
_CODE: Final = NamedNode(CG + "iso3166")
_NOT_STATED: Final[Mapping[str, str]] = MappingProxyType({})


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
    doubts : tuple of Problem
        Rows that are left out, and what may be meant otherwise.
    """

    quads: list[Quad]
    told: tuple[str, ...]
    doubts: tuple[Problem, ...] = ()


def in_names_of(
    store: Store, tables: Tables, known: KnownInGraph, *, own_ids: bool = False
) -> tuple[Tables, tuple[str, ...]]:
    """Give the things of tables the ids of those of a graph that are surely meant.

    Parameters
    ----------
    store : Store
        The graph.
    tables : mapping of str to sequence of Row
        What `graphkit.authoring.read` gives. Things are matched by their names, as an import does
        it. One with a row of its own that has an id of the graph is that thing; where nothing is
        sure, it keeps its id, and one that is named alone gets an id that nothing of the graph has.
    known : KnownInGraph
        The names of the things of the graph.
    own_ids : bool
        Whether the tables state the base of the graph, so that new ids are meant as new things.

    Returns
    -------
    tables : mapping of str to sequence of Row
        The same, with the ids of the graph.
    told : tuple of str
        Sentences about names that may mean things of the graph, and about ids that do.
    """
    found = _Found(store, own_ids=own_ids)
    for table in ANY_AGENT:
        if tables[table]:
            found.match(tables, table, known)
    if not found.instead:
        return tables, found.names.told()
    renamed = {name: tuple(_renamed(name, rows, found)) for name, rows in tables.items()}
    put_together = _put_together(tables["memberships"], renamed["memberships"])
    found.names.of_one = {
        actor: names for actor, names in found.names.of_one.items() if actor in put_together
    }
    return renamed, found.names.told()


def _put_together(rows: Sequence[Row], renamed: Sequence[Row]) -> frozenset[str]:
    """List who had two names in a table, with periods of one coalition that are not apart."""
    said: dict[tuple[str, str], dict[str, set[str]]] = {}
    for row, new in zip(rows, renamed, strict=True):
        names = said.setdefault((new["actor"], new["coalition"]), {})
        names.setdefault(row["actor"], set()).add(row["during"] or UNDATED)
    return frozenset(
        actor
        for (actor, _), names in said.items()
        if any(
            one != other and meet(parse(one), parse(other))
            for first, second in combinations(names.values(), 2)
            for one, other in product(first, second)
        )
    )


class _Found:
    """What the things of tables were found to be."""

    def __init__(self, store: Store, *, own_ids: bool) -> None:
        self._store = store
        self._own_ids = own_ids
        self._joined: set[str] = set()
        self.instead: dict[str, str] = {}
        self.same: set[str] = set()
        self.listed_as: dict[str, str] = {}
        self.names = ToldOfNames()

    def match(self, tables: Tables, table: str, known: KnownInGraph) -> None:
        """Match what one table of actors or coalitions describes."""
        names, others = known.actors(), known.coalitions()
        if table == "coalitions":
            names, others = others, ()
        joining = _matcher(others)  # coalitions may join others
        self._joined = {one.actor for one in others}
        matcher = _matcher(names, self._countries() if table == "actors" else {})
        labels = {one.actor: one.name for one in (*others, *names) if one.use == "name"}
        called: dict[str, set[str]] = {}
        for one in names:
            called.setdefault(one.actor, set()).add(one.name)
        alone = {row.path for row in tables["memberships"]}
        coded = are_codes(row.text("name") for row in tables[table])
        taken = {row["id"] for name in ANY_AGENT for row in tables[name]}
        meant: dict[str, list[tuple[str, Match]]] = {}
        for row in tables[table]:
            ref, name = row["id"], row.text("name")
            item = row.cells.get("wikidata", "")
            country = row.cells.get("country", "")
            match = matched(matcher, name, item, country, coded=coded, labels=labels)
            match = or_coalition(match, joining.match(name, wikidata=item))
            if row.path not in alone:
                there = ref in called and match.actor != ref and name not in called[ref]
                if there and name != ref:
                    self.names.called_otherwise[ref] = name, labels.get(ref, ref)
                if not self._is_there(ref):
                    meant.setdefault(match.actor, []).append((ref, match))
            elif match.status == "sure":
                self._take(ref, match, labels)
            else:
                self.names.doubt(match)
                if self._is_there(ref):
                    free = (f"{ref}-{n}" for n in count(2))
                    self.instead[ref] = next(
                        one for one in free if one not in taken and not self._is_there(one)
                    )
                    taken.add(self.instead[ref])
        self._take_described(meant, taken, labels)

    def _take(self, ref: str, match: Match, labels: Mapping[str, str]) -> None:
        name, label = match.name, labels.get(match.actor, match.actor)
        self.instead[ref] = match.actor
        self.same.add(ref)
        self.names.of_one.setdefault(match.actor, []).append(name)
        if match.actor in self._joined:
            self.names.coalitions[name] = match.actor
        if name not in (ref, label, match.actor):
            self.listed_as[ref] = name
            if match.reason == WIKIDATA:
                self.names.by_item[name] = match.actor

    def _take_described(
        self,
        meant: Mapping[str, Sequence[tuple[str, Match]]],
        taken: Collection[str],
        labels: Mapping[str, str],
    ) -> None:
        """Take what a folder describes for what surely bears its name, if nothing else there does.

        A folder that states the base of the graph has chosen its ids among those of the graph.
        """
        for actor, found in meant.items():
            if not actor:
                for _, match in found:
                    self.names.doubt(match)
            elif self._own_ids or len(found) > 1 or actor in taken:
                self.names.apart.update({ref: actor for ref, _ in found})
            else:
                self._take(*found[0], labels)

    def _countries(self) -> dict[str, str]:
        """Where the actors of the graph are based."""
        inner, own = self._store.inner, self._store.namespace
        codes = {
            str(quad.subject): quad.object.value
            for quad in inner.quads_for_pattern(None, _CODE, None, DefaultGraph())
            if isinstance(quad.object, Literal)
        }
        return {
            own.slug(quad.subject.value): codes[str(quad.object)]
            for quad in inner.quads_for_pattern(None, _BASED_IN, None, DefaultGraph())
            if isinstance(quad.subject, NamedNode) and str(quad.object) in codes
        }

    def _is_there(self, ref: str) -> bool:
        thing = NamedNode(self._store.namespace.iri(ref))
        told = self._store.inner.quads_for_pattern(thing, _TYPE, None, DefaultGraph())
        return any(True for _ in told)


def _matcher(names: Sequence[Known], countries: Mapping[str, str] = _NOT_STATED) -> Matcher:
    similar = bool(names) and find_spec("rapidfuzz") is not None
    return Matcher(names, similar=similar, countries=countries)


def _renamed(table: str, rows: Iterable[Row], found: _Found) -> Iterator[Row]:
    """Write the ids that things have in the graph, each thing once."""
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
            if ref in seen:
                continue
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
