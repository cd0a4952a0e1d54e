"""On broken facts, and on many, the compiled shapes find what pySHACL finds."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from benchmarks.generate import panel
from benchmarks.graphs import ntriples
from graphkit import resources
from graphkit.authoring import read as read_tables
from graphkit.building import build
from graphkit.checking.shacl import Result, Shapes, ShapesGraph, read, validate
from graphkit.checking.shacl.with_pyshacl import validate_with_pyshacl
from graphkit.stores.memory import Store
from graphkit.terms import CG, DCAT, FOAF, ID, RDF, SKOS, XSD

from ..extract import FEWER, write_extract

pytestmark = pytest.mark.oracle

SHAPES = Path(__file__).parents[2] / "ontology" / "shapes"
EACH = 6
"""So many triples of each predicate and kind of subject are broken."""


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    return read(ShapesGraph.of_files(sorted(SHAPES.glob("*.ttl"))))


def with_vocabulary() -> pyoxigraph.Store:
    inner = pyoxigraph.Store()
    for path in resources.ontology_files():
        inner.load(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)
    return inner


def both(store: Store, shapes: Shapes) -> tuple[set[Result], set[Result]]:
    return set(validate(store, shapes)), set(validate_with_pyshacl(store, shapes.graph))


def test_all_our_shapes_are_compiled(shapes: Shapes) -> None:
    assert shapes.left == {} and len(shapes.roots) == 37


def text_for(value: object) -> str:
    return value.value if isinstance(value, Literal | NamedNode) else "blank"


def _retyped(quad: Quad, chance: random.Random) -> Quad:
    datatype = chance.choice(["date", "integer", "boolean", "string", "gYear"])
    literal = Literal(text_for(quad.object), datatype=NamedNode(XSD + datatype))
    return Quad(quad.subject, quad.predicate, literal)


def _translated(quad: Quad, chance: random.Random) -> Quad:
    literal = Literal(text_for(quad.object), language=chance.choice(["en", "fr", "en-GB", "de"]))
    return Quad(quad.subject, quad.predicate, literal)


def _nowhere(quad: Quad, chance: random.Random) -> Quad:
    name = chance.choice(["Bad_Slug", "nowhere", "a--b---c", f"n{chance.randrange(9)}"])
    return Quad(quad.subject, quad.predicate, NamedNode(ID + name))


def _blank(quad: Quad, chance: random.Random) -> Quad:
    return Quad(quad.subject, quad.predicate, BlankNode(f"b{chance.randrange(20)}"))


def _long(quad: Quad, chance: random.Random) -> Quad:
    return Quad(quad.subject, quad.predicate, Literal("long " * chance.choice([0, 59, 60, 61])))


def _renamed(quad: Quad, chance: random.Random) -> Quad:
    name = NamedNode(f"{ID}Renamed {chance.randrange(9)}".replace(" ", "-"))
    return Quad(name, quad.predicate, quad.object)


def _anonymous(quad: Quad, chance: random.Random) -> Quad:
    return Quad(BlankNode(f"s{chance.randrange(9)}"), quad.predicate, quad.object)


def _misspelt(quad: Quad, chance: random.Random) -> Quad:
    name = chance.choice([CG + "misspelt", SKOS + "note", FOAF + "birthday", CG + "kind"])
    return Quad(quad.subject, NamedNode(name), quad.object)


BREAK: tuple[Callable[[Quad, random.Random], Quad], ...] = (
    _retyped,
    _translated,
    _nowhere,
    _blank,
    _long,
    _renamed,
    _anonymous,
    _misspelt,
)


def broken(seed: int, turtle: str) -> Store:
    """Break a few hundred facts: drop, replace, add and exchange triples of every sort."""
    chance = random.Random(seed)
    inner = with_vocabulary()
    facts = pyoxigraph.Store()
    facts.load(turtle.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    inner.extend(facts)
    objects = sorted({quad.object for quad in facts}, key=str)
    for group in sorts(facts):
        for quad in chance.sample(group, min(EACH, len(group))):
            change = chance.choice(BREAK)
            act = chance.choice(["drop", "replace", "add", "add", "exchange"])
            if act in ("drop", "replace", "exchange"):
                inner.remove(quad)
            if act in ("replace", "add"):
                inner.add(change(quad, chance))
            if act == "exchange":
                inner.add(Quad(quad.subject, quad.predicate, chance.choice(objects)))
    return Store(inner)


def sorts(facts: pyoxigraph.Store) -> Iterator[list[Quad]]:
    """Give the triples of each kind of subject and predicate."""
    kinds = {}
    for quad in facts.quads_for_pattern(None, NamedNode(RDF + "type"), None):
        kinds[quad.subject] = str(quad.object)
    groups: dict[tuple[str, str], list[Quad]] = {}
    for quad in facts:
        kind = kinds.get(quad.subject, "")
        if kind in ("", str(NamedNode(DCAT + "Dataset"))):
            continue  # the header, which is about the graph and no fact
        groups.setdefault((kind, str(quad.predicate)), []).append(quad)
    for key in sorted(groups):
        yield sorted(groups[key], key=str)


def test_broken_facts_give_the_findings_of_pyshacl(shapes: Shapes, tmp_path: Path) -> None:
    facts = build(read_tables(write_extract(tmp_path, FEWER)))
    ours, theirs = both(broken(1, facts), shapes)
    assert {*map(tuple, ours - theirs)} == set()
    assert {*map(tuple, theirs - ours)} == set()
    assert len({result.message for result in ours}) > 100


@pytest.mark.thorough
def test_facts_in_order_give_the_findings_of_pyshacl(shapes: Shapes, extract: Path) -> None:
    inner = with_vocabulary()
    inner.load(build(read_tables(extract)).encode(), format=pyoxigraph.RdfFormat.TURTLE)
    ours, theirs = both(Store(inner), shapes)
    assert ours == theirs
    assert {result.severity for result in ours} == {"Info"}


def test_a_made_up_graph_gives_the_findings_of_pyshacl(shapes: Shapes) -> None:
    inner = with_vocabulary()
    lines = "\n".join(ntriples(panel(300)))
    inner.load(lines.encode(), pyoxigraph.RdfFormat.N_TRIPLES)
    ours, theirs = both(Store(inner), shapes)
    assert ours == theirs
    assert len(ours) > 180
