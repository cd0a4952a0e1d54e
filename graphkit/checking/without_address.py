"""Say in words which thing a finding is about that has no address, and no id that anybody knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode

from graphkit.checking.report import Finding
from graphkit.stores.memory import Store
from graphkit.terms import FOAF, ORG, RDF, RDFS, SKOS

_BLANK: Final = re.compile(r"(?:_:)?([0-9A-Za-z][\w.-]*)")
_LABELS: Final = tuple(
    NamedNode(iri) for iri in (SKOS + "prefLabel", RDFS + "label", FOAF + "name")
)
_TYPE: Final = NamedNode(RDF + "type")
_MEMBER, _OF = NamedNode(ORG + "member"), NamedNode(ORG + "organization")


def told_in_words(findings: Iterable[Finding], store: Store) -> Iterator[Finding]:
    """Put words in the place of blank nodes, which are called otherwise each time they are read.

    Parameters
    ----------
    findings : iterable of Finding
        Of things that have an address, or that were found in tables, nothing changes.
    store : Store
        What says something of them.
    """
    of_node: dict[str, list[Finding]] = {}
    for finding in findings:
        match = _BLANK.fullmatch(finding.record)
        if match and next(store.inner.quads_for_pattern(BlankNode(match[1]), None, None), None):
            of_node.setdefault(match[1], []).append(finding)
        else:
            yield finding
    alike: dict[str, list[list[Finding]]] = {}
    for node, found in of_node.items():
        alike.setdefault(_words(store, BlankNode(node)), []).append(sorted(found, key=_said))
    for words, several in alike.items():
        several.sort(key=lambda found: [*map(_said, found)])
        for number, found in enumerate(several, start=1):
            record = f"{words}, no. {number}" if len(several) > 1 else words
            yield from (replace(finding, record=record) for finding in found)


def _said(finding: Finding) -> tuple[str, str, str]:
    return finding.severity, finding.check, finding.message


def _words(store: Store, node: BlankNode) -> str:
    if label := _label(store, node):
        return f"{label!r} (without an address)"
    member, of = _object(store, node, _MEMBER), _object(store, node, _OF)
    if member or of:
        parts = [f"of {member}" if member else "", f"in {of}" if of else ""]
        return " ".join(["membership", *filter(None, parts), "(without an address)"])
    about = sorted(
        f"{_local(quad.predicate.value)} of {_called(store, quad.subject)}"
        for quad in store.inner.quads_for_pattern(None, None, node)
        if isinstance(quad.subject, NamedNode)
    )
    if about:
        return f"{about[0]} (without an address)"
    types = sorted(
        _local(quad.object.value)
        for quad in store.inner.quads_for_pattern(node, _TYPE, None)
        if isinstance(quad.object, NamedNode)
    )
    return f"{types[0] if types else 'thing'} without an address or name"


def _object(store: Store, node: BlankNode, of: NamedNode) -> str:
    """Name what a node has by a property, the first in order; empty where there is none."""
    quads = store.inner.quads_for_pattern(node, of, None)
    names = sorted(name for quad in quads if (name := _called(store, quad.object)))
    return names[0] if names else ""


def _called(store: Store, term: object) -> str:
    """Give the name of a thing, or else its id; empty for a blank node of which nothing is said."""
    if not isinstance(term, NamedNode | BlankNode):
        return ""
    label = _label(store, term)
    return label or (store.namespace.slug(term.value) if isinstance(term, NamedNode) else "")


def _label(store: Store, node: NamedNode | BlankNode) -> str:
    for term in _LABELS:
        quads = store.inner.quads_for_pattern(node, term, None)
        texts = sorted(quad.object.value for quad in quads if isinstance(quad.object, Literal))
        if texts:
            return texts[0]
    return ""


def _local(iri: str) -> str:
    return re.split(r"[#/]", iri.rstrip("#/"))[-1]
