"""The vocabulary at its own addresses: the ontology as a file, and each code of a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pyoxigraph
from starlette.responses import PlainTextResponse, Response

from graphkit import resources
from graphkit.serve.negotiation import TYPES, choose
from graphkit.serve.protocol import Refused, run
from graphkit.terms import CONCEPT

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


async def ontology(_: Request) -> Response:
    """Give the ontology as Turtle, as it is in the package."""
    path = resources.folder("ontology") / "coalition-graph.ttl"
    return Response(path.read_bytes(), media_type="text/turtle")


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
