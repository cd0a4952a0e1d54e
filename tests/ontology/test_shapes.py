"""Each shape accepts its valid fixture and reports its invalid ones in the words promised."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import RDF, SH

from graphkit.checking.shacl import Shapes, ShapesGraph, read, validate
from graphkit.checking.shacl.with_pyshacl import validate_with_pyshacl
from graphkit.stores.memory import Store

from .conftest import ONTOLOGY, BothEngines, with_concepts_in_use

pytestmark = pytest.mark.oracle

HERE = Path(__file__).parent / "shapes"
VALID = sorted((HERE / "valid").glob("*.ttl"))
INVALID = sorted((HERE / "invalid").glob("*.ttl"))
OTHER_VERBS = {"adopts", "covers", "does", "pursues", "replaces", "takes"}
SHAPE = rdflib.Namespace("https://w3id.org/coalition-graph/shapes#")


def name_of(path: Path) -> str:
    return path.stem


@pytest.fixture(scope="module")
def compiled() -> Shapes:
    """The same shapes, compiled."""
    return read(ShapesGraph.of_files(sorted((ONTOLOGY / "shapes").glob("*.ttl"))))


@pytest.fixture(scope="module")
def base(ontology: rdflib.Graph, concepts: rdflib.Graph, sample: rdflib.Graph) -> rdflib.Graph:
    """The sample with all that it and the fixtures need."""
    return with_concepts_in_use(ontology, concepts, sample, [*VALID, *INVALID])


@pytest.fixture(scope="module")
def both(base: rdflib.Graph) -> BothEngines:
    return BothEngines(base)


@pytest.fixture
def check(both: BothEngines, compiled: Shapes) -> Callable[[Path], list[str]]:
    """Validate the sample with a fixture, and give what is said of the fixture."""

    def found(path: Path) -> list[str]:
        fixture = rdflib.Graph().parse(path)
        about = set(map(str, fixture.subjects()))
        with both.with_more(fixture):
            results = list(validate(both.store, compiled))
        return [result.message for result in results if result.focus in about]

    return found


@pytest.mark.parametrize("path", VALID, ids=name_of)
def test_valid_fixture_conforms(path: Path, check: Callable[[Path], list[str]]) -> None:
    assert check(path) == []


@pytest.mark.parametrize("path", INVALID, ids=name_of)
def test_invalid_fixture_is_reported(path: Path, check: Callable[[Path], list[str]]) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    expected = first.removeprefix("# expect: ")
    found = check(path)
    assert any(expected in message for message in found), found


@pytest.mark.parametrize(
    "paths", [VALID, INVALID[::2], INVALID[1::2]], ids=["valid", "odd", "even"]
)
def test_pyshacl_finds_the_same_in_all_of_them(
    paths: list[Path], both: BothEngines, compiled: Shapes
) -> None:
    together = rdflib.Graph()
    for path in paths:
        together.parse(path)
    with both.with_more(together):
        found = set(validate(both.store, compiled))
        assert found == set(validate_with_pyshacl(both.store, compiled.graph))
    assert len({result.message for result in found}) >= (0 if paths is VALID else 25)


def test_every_shape_has_fixtures(shapes: rdflib.Graph) -> None:
    def camel(stem: str) -> str:
        return "".join(part.capitalize() for part in stem.split("-")) + "Shape"

    names = {
        str(shape).removeprefix(str(SHAPE)) for shape in shapes.subjects(RDF.type, SH.NodeShape)
    }
    assert names == {camel(path.stem) for path in VALID}
    without = {name for name in names if not any(camel_starts(name, p.stem) for p in INVALID)}
    assert without == set()


def camel_starts(shape: str, stem: str) -> bool:
    """Tell whether an invalid fixture is named after this shape."""
    words = "".join(part.capitalize() for part in stem.split("-"))
    return words.startswith(shape.removesuffix("Shape"))


def test_every_message_continues_a_sentence(shapes: rdflib.Graph) -> None:
    messages = set(map(str, shapes.objects(None, SH.message)))
    assert messages
    for message in messages:
        assert (
            message.split()[0] in {"has", "needs", "is", "says", "states", "quotes"} | OTHER_VERBS
        )


def test_the_sample_conforms(everything: rdflib.Graph, compiled: Shapes) -> None:
    store = Store.of_turtle(everything.serialize(format="nt"))
    assert list(validate(store, compiled)) == []
    assert list(validate_with_pyshacl(store, compiled.graph)) == []
