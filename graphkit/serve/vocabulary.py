"""The vocabulary at its own addresses: the ontology as a file, and each code of a list."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

import pyoxigraph
from starlette.responses import PlainTextResponse, Response

from graphkit import resources
from graphkit.serve.negotiation import TYPES, choose
from graphkit.serve.protocol import Refused, run
from graphkit.terms import CONCEPT, PREFIXES

if TYPE_CHECKING:
    from starlette.requests import Request

    from graphkit.graph import KnowledgeGraph

_PATH: Final = re.compile(r"[a-z-]+(/[a-z0-9]+(-{1,2}[a-z0-9]+)*)?")
_FORMS: Final = {"text/turtle": "ttl", "application/ld+json": "jsonld"}
_CODES: Final = """
CONSTRUCT {{ ?code ?p ?o }} WHERE {{
  {{ VALUES ?code {{ {named} }} ?code ?p ?o }}
  UNION {{ VALUES ?scheme {{ {named} }} ?code skos:inScheme ?scheme ; ?p ?o }}
}}"""
_ANY: Final = "ASK {{ VALUES ?named {{ {named} }} ?named ?p ?o }}"


_ONTOLOGY_FORMS: Final = {**_FORMS, "application/rdf+xml": "rdf"}


async def ontology(request: Request) -> Response:
    """Give the ontology: Turtle as it is in the package, or the same as JSON-LD or RDF/XML."""
    chosen = choose(request.headers.get("accept", ""), list(_ONTOLOGY_FORMS))
    if chosen is None:
        return PlainTextResponse("There is Turtle, JSON-LD and RDF/XML of this.\n", 406)
    headers = {"Vary": "Accept"}
    return Response(_ontology_in(chosen), media_type=chosen, headers=headers)


async def shapes(_: Request) -> Response:
    """Give all shapes as one file of Turtle."""
    files = sorted((resources.folder("ontology") / "shapes").glob("*.ttl"))
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    return Response(text, media_type="text/turtle")


@cache
def _ontology_in(media_type: str) -> bytes:
    data = (resources.folder("ontology") / "coalition-graph.ttl").read_bytes()
    if media_type == "text/turtle":
        return data
    triples = pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE)
    form = pyoxigraph.RdfFormat.from_media_type(media_type)
    if form is None:
        raise ValueError(f"{media_type!r} is no form of RDF")
    return pyoxigraph.serialize(triples, format=form, prefixes=PREFIXES) or b""


async def concept(request: Request) -> Response:
    """Give a code, or a list with its codes, as Turtle or JSON-LD; own codes beside the bundled."""
    path = request.path_params["path"]
    if not _PATH.fullmatch(path):
        return PlainTextResponse("There is no such code.\n", 404)
    chosen = choose(request.headers.get("accept", ""), list(_FORMS))
    if chosen is None:
        return PlainTextResponse("There is Turtle and JSON-LD of this.\n", 406)
    kg: KnowledgeGraph = request.app.state.kg
    names = dict.fromkeys((CONCEPT + path, kg.store.namespace.concepts + path))
    named = " ".join(str(pyoxigraph.NamedNode(name)) for name in names)
    try:
        found = await run(request, _ANY.format(named=named), "json", "ttl")
        answer = await run(request, _CODES.format(named=named), "json", _FORMS[chosen])
    except Refused as refused:
        return refused.response()
    if b"true" not in found.data:
        return PlainTextResponse("There is no such code.\n", 404)
    return Response(answer.data, media_type=TYPES[_FORMS[chosen]], headers={"Vary": "Accept"})
