"""Files of the W3C's suites: what is RDF is loaded whole and rightly, what is none is refused."""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph
import pytest
from pyoxigraph import Quad

from graphkit.errors import DataError
from graphkit.stores.json_ld import json_ld
from graphkit.stores.rdf_files import load_file

from .answers import GRAPHS, canonical
from .suite import BASE, MF, Case, archive, cases, groups

RDF_GROUPS = groups("rdf", "rdf/rdf11/rdf-")
_OTHERWISE = {"base", "expandContext", "rdfDirection", "produceGeneralizedRdf", "processingMode"}
"""Options of the suite that graphkit does not have."""
_OLD = "json-ld-1.0"
JSON_LD = "https://w3c.github.io/json-ld-api/tests/"


class Document(NamedTuple):
    """A file of the suite, and what is right."""

    name: str
    path: Path
    positive: bool
    right: frozenset[str] | None
    base: str


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the suites, in a folder, since graphkit loads files."""
    folder = tmp_path_factory.mktemp("w3c")
    for name in ("rdf", "jsonld"):
        archive(name)  # looks at the checksum
        with tarfile.open(Path(__file__).with_name(f"{name}.tar.xz")) as tar:
            tar.extractall(folder, **SAFELY)
    return folder


SAFELY: Any = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
"""Python 3.11.2, which Debian has, knows no filter; the checksum is looked at anyhow."""
ENGINES_OWN = {"rdf-xml/xml-canon-test001", "rdf-xml/xml-canon-test002"}
"""XML inside of RDF/XML, which the engine keeps with the names of its spaces."""


def rdf_documents(path: str, folder: Path) -> Iterator[Document]:
    for case in cases("rdf", path):
        action = case.value(MF + "action")
        if action is None or not case.kind.startswith("Test"):
            continue
        place = folder / action.value.removeprefix(BASE)
        base = f"https://w3c.github.io/rdf-tests/{action.value.removeprefix(BASE)}"
        right = case.value(MF + "result") if "Eval" in case.kind else None
        negative = "Negative" in case.kind
        yield Document(
            case.name, place, not negative, None if negative else _right(case, right), base
        )


def _right(case: Case, result: Any) -> frozenset[str] | None:
    if result is None:
        return None
    return canonical(
        pyoxigraph.parse(case.manifest.read(result), GRAPHS[result.value.rpartition(".")[2]])
    )


def loaded(document: Document) -> frozenset[str]:
    """Load a file as a user does; its base is that of the suite instead of its own folder."""
    inner = pyoxigraph.Store()
    load_file(inner, document.path)
    text = (inner.dump(format=pyoxigraph.RdfFormat.N_QUADS) or b"").decode()
    base, own = document.base, document.path.resolve().as_uri()
    while base.rpartition("/")[2] == own.rpartition("/")[2]:
        base, own = base.rpartition("/")[0], own.rpartition("/")[0]
    text = text.replace(own, base)
    if document.base.startswith(JSON_LD):
        text = text.replace("file:///", "https://w3c.github.io/")
    quads: Iterator[Quad] = pyoxigraph.parse(text, pyoxigraph.RdfFormat.N_QUADS)
    return canonical(quads)


def wrong(documents: Iterator[Document]) -> tuple[list[str], list[str]]:
    """Name the files that are none of RDF and were loaded, and those that were not read rightly."""
    taken, misread = [], []
    for document in documents:
        try:
            found = loaded(document)
        except DataError:
            if document.positive:
                misread.append(document.name)
            continue
        if not document.positive:
            taken.append(document.name)
        elif document.right is not None and found != document.right:
            misread.append(document.name)
    return taken, misread


@pytest.mark.parametrize("path", RDF_GROUPS, ids=lambda path: path.split("/")[-2])
def test_rdf_is_read_and_what_is_none_is_refused(path: str, unpacked: Path) -> None:
    taken, misread = wrong(rdf_documents(path, unpacked))
    assert taken == []
    assert set(misread) <= ENGINES_OWN


def test_all_files_of_the_rdf_suites_are_looked_at(unpacked: Path) -> None:
    documents = [d for path in RDF_GROUPS for d in rdf_documents(path, unpacked)]
    counts = sum(d.positive for d in documents), sum(not d.positive for d in documents)
    assert counts[0] >= 680 and counts[1] >= 312, counts


def json_ld_documents(folder: Path) -> Iterator[Document]:
    files = archive("jsonld")
    for entry in json.loads(files["jsonld/tests/toRdf-manifest.jsonld"])["sequence"]:
        if _OTHERWISE & entry.get("option", {}).keys() or _OLD in str(entry.get("option")):
            continue
        kinds = " ".join(entry["@type"])
        right = None
        if "expect" in entry and "PositiveEvaluation" in kinds:
            expected = files[f"jsonld/tests/{entry['expect']}"]
            right = canonical(pyoxigraph.parse(expected, pyoxigraph.RdfFormat.N_QUADS))
        place = folder / "jsonld" / "tests" / entry["input"]
        yield Document(
            entry["@id"], place, "Negative" not in kinds, right, JSON_LD + entry["input"]
        )


BEYOND_THE_ROOT = {"#t0126", "#te029"}
"""Relative addresses that climb above the folder of the suite, which lies elsewhere here."""

READERS_OWN = {"#te122"}
"""A name that looks like a keyword of later standards, over which the reader stops."""


def test_json_ld_is_read_and_what_is_none_is_refused(unpacked: Path) -> None:
    documents = list(json_ld_documents(unpacked))
    taken, misread = wrong(iter(documents))
    assert taken == []
    assert set(misread) <= BEYOND_THE_ROOT | READERS_OWN
    for document in documents:
        if document.name in BEYOND_THE_ROOT:
            safe = json_ld(document.path, document.path, document.base)
            assert canonical(pyoxigraph.parse(safe.data, safe.form)) == document.right
    assert len(documents) >= 435
