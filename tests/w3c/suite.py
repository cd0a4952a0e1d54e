"""The test suites of the W3C, read from archives beside this file; nothing is unpacked."""

from __future__ import annotations

import hashlib
import tarfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

import pyoxigraph
from pyoxigraph import NamedNode

MF: Final = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT: Final = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
BASE: Final = "http://example.org/suite/"
"""Where the files of an archive stand for; nothing is fetched from there."""

SUMS: Final = {
    line.split()[1]: line.split()[0]
    for line in Path(__file__).with_name("SHA256SUMS").read_text(encoding="utf-8").splitlines()
}
Node: TypeAlias = Any


class Case(NamedTuple):
    """One entry of a manifest."""

    name: str
    kind: str
    entry: Node
    manifest: Manifest

    def values(self, *names: str) -> list[Node]:
        """Follow properties from the entry."""
        nodes = [self.entry]
        for name in names:
            nodes = [value for node in nodes for value in self.manifest.values(node, name)]
        return nodes

    def value(self, *names: str) -> Node | None:
        """Give the only value of a property, or None."""
        return next(iter(self.values(*names)), None)


class Manifest(NamedTuple):
    """The triples of a manifest and the files of its archive."""

    about: Mapping[Node, Mapping[str, list[Node]]]
    files: Mapping[str, bytes]

    def values(self, node: Node, name: str) -> list[Node]:
        """Give the values of a property of a node."""
        return self.about.get(node, {}).get(name, [])

    def read(self, iri: Node) -> bytes:
        """Read the file that an IRI stands for."""
        return self.files[iri.value.removeprefix(BASE)]

    def items(self, node: Node) -> Iterator[Node]:
        """Give the members of a list."""
        while node is not None and node != NamedNode(RDF + "nil"):
            yield from self.values(node, RDF + "first")
            node = next(iter(self.values(node, RDF + "rest")), None)


@cache
def archive(name: str) -> Mapping[str, bytes]:
    """Read an archive, whose checksum must be the one that was noted."""
    data = Path(__file__).with_name(f"{name}.tar.xz").read_bytes()
    assert hashlib.sha256(data).hexdigest() == SUMS[f"{name}.tar.xz"], f"{name} was changed"
    with tarfile.open(Path(__file__).with_name(f"{name}.tar.xz")) as tar:
        files = ((one.name, tar.extractfile(one)) for one in tar if one.isfile())
        return {name: file.read() for name, file in files if file is not None}


def cases(name: str, path: str) -> Iterator[Case]:
    """Give the entries of a manifest in an archive."""
    files = archive(name)
    about: dict[Node, dict[str, list[Node]]] = {}
    text = files[path]
    for quad in pyoxigraph.parse(text, pyoxigraph.RdfFormat.TURTLE, base_iri=BASE + path):
        about.setdefault(quad.subject, {}).setdefault(quad.predicate.value, []).append(quad.object)
    manifest = Manifest(about, files)
    for listed in [value for node in about for value in manifest.values(node, MF + "entries")]:
        for entry in manifest.items(listed):
            kind = manifest.values(entry, RDF + "type")
            label = f"{path.split('/')[-2]}/{entry.value.rpartition('#')[2]}"
            yield Case(label, kind[0].value.rpartition("#")[2] if kind else "", entry, manifest)


def groups(name: str, under: str) -> list[str]:
    """List the manifests of an archive below a folder."""
    return sorted(
        path for path in archive(name) if path.startswith(under) and path.endswith("/manifest.ttl")
    )
