"""The facts of a table or of a folder of tables, in the names of a graph that they are added to."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from graphkit.authoring import examine
from graphkit.authoring.reading import Reading
from graphkit.building import facts_of
from graphkit.building.turtle import Facts
from graphkit.building.write_about import namespace_of
from graphkit.errors import DataError, in_order
from graphkit.facts.about_graph import BASE_NOT_STATED
from graphkit.facts.authored_row import Tables
from graphkit.opening.add_days import missing_days
from graphkit.opening.add_ends import missing_marks
from graphkit.opening.add_vocabulary import add_vocabulary
from graphkit.opening.derived_facts import derived
from graphkit.opening.known_in_graph import FactsOfTables, KnownInGraph, in_names_of
from graphkit.opening.source_files import own_rules, rules, source_files
from graphkit.opening.without_vocabulary import without_vocabulary
from graphkit.stores.memory import Store
from graphkit.stores.named_graphs import merge_in_place
from graphkit.stores.rdf_files import load_turtle
from graphkit.terms import Namespace

_OF_NOBODY: Final = Namespace.of_base(BASE_NOT_STATED)


def facts_of_tables(
    path: Path, store: Store, known: KnownInGraph, reading: Reading
) -> FactsOfTables:
    """Build a table, or a folder of tables, for a graph that has things of its own.

    Parameters
    ----------
    path : Path
        A folder of authored tables, or a file with one table of memberships.
    store : Store
        The graph, which is not changed. Its base is that of the tables, unless they state one.
    known : KnownInGraph
        The names of its actors and coalitions.
    reading : Reading
        What the tables leave open.

    Raises
    ------
    DataError, NotFound
        If the tables cannot be read.
    """
    source_files(path)
    own, told = store.namespace, list[str]()

    def in_names_of_graph(tables: Tables) -> Tables:
        stated = namespace_of(tables)
        if stated not in (own, _OF_NOBODY):
            return tables
        given = stated == own != _OF_NOBODY
        renamed, said = in_names_of(store, tables, known, own_ids=given)
        told.extend(said)
        return renamed

    tables, problems, doubts = examine(path, reading.checked(), in_names_of_graph)
    if problems:
        raise DataError(problems)
    stated, built = namespace_of(tables), facts_of(tables)
    if built.shared:
        raise DataError(built.shared)
    quads = _quads_of(built.facts, path)
    if stated in (own, _OF_NOBODY):
        quads = _renamed(quads, stated, own)
    return FactsOfTables(quads, tuple(told), in_order((*doubts, *built.doubts)))


def _quads_of(facts: Facts, path: Path) -> list[Quad]:
    inner, alone = pyoxigraph.Store(), pyoxigraph.Store()
    add_vocabulary(alone)
    load_turtle(inner, facts.unsorted())
    add_vocabulary(inner)
    merge_in_place(inner)
    inner.extend(list(missing_days(inner)))
    inner.extend(list(missing_marks(inner)))
    also = own_rules(path)
    inner.extend(derived(inner, (*rules(), *also) if also else None))
    return [quad for quad in without_vocabulary(list(inner)) if quad not in alone]


def _renamed(quads: Iterable[Quad], names: Namespace, own: Namespace) -> list[Quad]:
    """Write what begins as the names of one graph do as another one has it."""
    if names == own:
        return list(quads)
    instead = ((names.ids, own.ids), (names.concepts, own.concepts), (names.base, own.base))
    made: dict[str, NamedNode] = {}

    def named(term: object) -> object:
        if not isinstance(term, NamedNode) or not term.value.startswith(names.base):
            return term
        if term.value not in made:
            old, new = next(pair for pair in instead if term.value.startswith(pair[0]))
            made[term.value] = NamedNode(new + term.value.removeprefix(old))
        return made[term.value]

    return [
        Quad(named(quad.subject), quad.predicate, named(quad.object), quad.graph_name)  # type: ignore[arg-type]
        for quad in quads
    ]
