"""The same triples with a named graph for each source: what it says, and nothing of others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from graphkit.errors import NotFound
from graphkit.files.write import write_atomically
from graphkit.sparql.formats import format_of
from graphkit.terms import CG, DCTERMS, ORG, PROV, RDF, SKOS

if TYPE_CHECKING:
    from graphkit.sparql.queryable import Queryable
    from graphkit.stores.memory import Store

ENDINGS: Final = (".jsonld", ".nq", ".trig")
"""The endings of the formats that hold named graphs."""
_WORDS: Final = """
SELECT ?record ?word ?source ?against {
  ?record cg:evidence ?word . ?word cg:source ?source
  BIND(EXISTS { ?word cg:polarity polarity:against } AS ?against)
}"""
_DESCRIBED: Final = f"SELECT ?thing ?source {{ ?thing <{DCTERMS}source> ?source }}"
_WHAT: Final = frozenset(
    (
        RDF + "type",
        *(ORG + name for name in ("member", "organization")),
        *(CG + name for name in ("coversService", "deniedMember", "deniedCoalition")),
        *(CG + name for name in ("deniedCommitment", "doneBy", "actKind", "concerns")),
        *(CG + name for name in ("stepOf", "stepIn", "stepKind", "lifeOf", "convened", "convener")),
        *(CG + name for name in ("government", "governed", "supported", "supportedBy")),
        *(CG + name for name in ("supportKind", "service", "operator", "owned", "owner")),
        *(CG + name for name in ("named", "name", "nameKind", "changeKind", "before", "after")),
        *(CG + name for name in ("targetOf", "setFor", "assesses", "assessed", "assessor")),
        *(CG + name for name in ("rosterOf", "counts", "speaker", "about", "eventKind")),
    )
)
"""What tells of which fact a record is; what it adopted of it is the graph's own word."""
_OF_ONE: Final = frozenset(
    (
        SKOS + "prefLabel",
        *(CG + name for name in ("stance", "quote", "onBehalfOf", "speakingAs", "variantOf")),
        *(CG + name for name in ("participant", "place", "takesPlaceIn", "amount", "title")),
        *(CG + name for name in ("tier", "fee", "jointlyWith", "joinedThrough", "listedAs")),
        *(CG + name for name in ("against", "verdict", "measured", "indicator", "measure")),
    )
)
"""What else a row says of the fact: the source's own word where no other one tells of it."""


def write_by_source(store: Queryable, path: Path) -> None:
    """Write all triples, those of each source in a graph of its own.

    Parameters
    ----------
    store : Queryable
        Is not changed.
    path : Path
        Its ending is one of `ENDINGS`.

    Raises
    ------
    NotFound
        If the format of the file has no named graphs.

    Notes
    -----
    The graph of a source is named after it, ``…/id/gazette--says``. It holds the evidence that
    cites the source, of which facts it speaks, and what is described after it; a fact that it
    denies is not stated in it. What sources may say differently of a fact,
    such as the words of a statement, is stated in it where it alone tells of the fact. The default
    graph holds the rest: what the records adopted, what was derived, words whose source has no
    address, and from which source each graph is (``prov:wasDerivedFrom``).
    """
    if path.suffix.lower() not in ENDINGS:
        hint = f"Let the name of the file end in {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}."
        raise NotFound("format with named graphs", path.suffix or path.name, hint=hint)
    whole = store.copy()
    quads = sorted(_quads(whole), key=_in_order)
    prefixes = whole.namespace.prefixes
    written = pyoxigraph.serialize(quads, format=format_of(path), prefixes=prefixes)
    write_atomically(path, written or b"")


def _in_order(quad: Quad) -> tuple[str, str]:
    return str(quad.graph_name), str(quad.triple)


def _quads(whole: Store) -> set[Quad]:
    """Put each triple into the graphs that it belongs to."""
    homes: dict[Any, set[NamedNode]] = {}
    told_by: dict[Any, set[NamedNode]] = {}
    quads: list[Quad] = []
    for record, word, source, against in whole.select(_WORDS):
        if not isinstance(source, NamedNode):
            continue  # A graph cannot be named after a text: the word stays in the default graph.
        graph = _graph(source)
        homes.setdefault(word, set()).add(graph)
        quads.append(Quad(record, NamedNode(CG + "evidence"), word, graph))
        if against.value == "false":
            told_by.setdefault(record, set()).add(graph)
        quads += _provenance(graph, source)
    for thing, source in whole.select(_DESCRIBED):
        if isinstance(source, NamedNode):
            homes.setdefault(thing, set()).add(_graph(source))
            quads += _provenance(_graph(source), source)
    for quad in whole.inner.quads_for_pattern(None, None, None, pyoxigraph.DefaultGraph()):
        said = (quad.subject, quad.predicate, quad.object)
        own = homes.get(quad.subject)
        quads += [Quad(*said, graph) for graph in own] if own else [Quad(*said)]
        tellers = told_by.get(quad.subject, set())
        if quad.predicate.value in (_WHAT | _OF_ONE if len(tellers) == 1 else _WHAT):
            quads += [Quad(*said, graph) for graph in tellers]
    return set(quads)


def _graph(source: NamedNode) -> NamedNode:
    return NamedNode(f"{source.value}--says")


def _provenance(graph: NamedNode, source: NamedNode) -> tuple[Quad, Quad]:
    return (
        Quad(graph, NamedNode(RDF + "type"), NamedNode(PROV + "Entity")),
        Quad(graph, NamedNode(PROV + "wasDerivedFrom"), source),
    )
