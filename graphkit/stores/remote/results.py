"""Read what an endpoint answers, by what it says it is or else by what it looks like."""

from __future__ import annotations

import json
from typing import Any, Final

import pyoxigraph

from graphkit.errors import EndpointError
from graphkit.stores.limited import as_triples
from graphkit.stores.remote.client import Reply
from graphkit.terms import XSD

RESULTS: Final = {
    "application/sparql-results+json": pyoxigraph.QueryResultsFormat.JSON,
    "application/sparql-results+xml": pyoxigraph.QueryResultsFormat.XML,
    "text/tab-separated-values": pyoxigraph.QueryResultsFormat.TSV,
    "application/json": pyoxigraph.QueryResultsFormat.JSON,
    "application/xml": pyoxigraph.QueryResultsFormat.XML,
    "text/xml": pyoxigraph.QueryResultsFormat.XML,
}
GRAPHS: Final = {
    "application/n-triples": pyoxigraph.RdfFormat.N_TRIPLES,
    "text/turtle": pyoxigraph.RdfFormat.TURTLE,
    "application/rdf+xml": pyoxigraph.RdfFormat.RDF_XML,
    "text/plain": pyoxigraph.RdfFormat.N_TRIPLES,
}
ACCEPT_RESULTS: Final = "application/sparql-results+json, application/sparql-results+xml;q=0.5"
ACCEPT_GRAPH: Final = "application/n-triples, text/turtle;q=0.5, application/rdf+xml;q=0.2"


def as_results(url: str, reply: Reply) -> Any:
    """Give the solutions or the yes or no of an answer.

    Raises
    ------
    EndpointError
        If the answer is neither SPARQL results in JSON nor in XML, whatever it claims to be.
    """
    start = reply.data.lstrip()[:1]
    form = RESULTS.get(reply.type)
    # Servers are known to send JSON as XML or as plain text; the first byte does not lie.
    if start == b"{":
        form = pyoxigraph.QueryResultsFormat.JSON
    elif start == b"<" and form is not pyoxigraph.QueryResultsFormat.TSV:
        form = pyoxigraph.QueryResultsFormat.XML
    if form is None:
        raise _unreadable(url, reply, "SPARQL results")
    try:
        return pyoxigraph.parse_query_results(reply.data, form)
    except (SyntaxError, ValueError, OSError):
        raise _unreadable(url, reply, "SPARQL results") from None


def as_table(url: str, reply: Reply) -> tuple[bytes, int]:
    """Give an answer's rows as SPARQL TSV with its head line, and their number.

    Raises
    ------
    EndpointError
        If the answer breaks off or is not what it claims to be.
    """
    answer = as_results(url, reply)
    if not isinstance(answer, pyoxigraph.QuerySolutions):
        raise _unreadable(url, reply, "rows")
    try:
        table = answer.serialize(format=pyoxigraph.QueryResultsFormat.TSV) or b""
    except (SyntaxError, ValueError, OSError):
        raise _unreadable(url, reply, "SPARQL results") from None
    return table, table.count(b"\n") - 1


def as_graph(url: str, reply: Reply) -> pyoxigraph.QueryTriples:
    """Give the triples of an answer.

    Raises
    ------
    EndpointError
        If the answer is not RDF.
    """
    form = GRAPHS.get(reply.type, pyoxigraph.RdfFormat.TURTLE)
    held = pyoxigraph.Store()
    try:
        held.bulk_load(reply.data, form)
    except (SyntaxError, ValueError, OSError):
        raise _unreadable(url, reply, "RDF") from None
    dump = held.dump(format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=pyoxigraph.DefaultGraph())
    return as_triples(dump or b"")


def _unreadable(url: str, reply: Reply, wanted: str) -> EndpointError:
    shown = " ".join(reply.data[:400].decode("utf-8", "replace").split())[:120]
    kind = reply.type or "nothing"
    return EndpointError(
        url,
        f"the answer says it is {kind} and is not {wanted}, or breaks off: {shown!r}. "
        "Check that the address is that of the SPARQL endpoint.",
    )


def with_truths(data: bytes, truths: frozenset[str]) -> bytes:
    """Turn the integers 0 and 1 into truth values in the columns that hold those."""
    try:
        results = json.loads(data)
        cells = [row.get(name) for row in results["results"]["bindings"] for name in truths]
    except (ValueError, KeyError, TypeError, AttributeError):
        return data
    for cell in cells:
        if cell and cell.get("datatype") == XSD + "integer" and cell.get("value") in ("0", "1"):
            cell["datatype"] = XSD + "boolean"
            cell["value"] = "true" if cell["value"] == "1" else "false"
    return json.dumps(results).encode()
