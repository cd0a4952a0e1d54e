"""The vocabulary at its own addresses: the ontology as a file, and each code of a list."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

import anyio
import pyoxigraph
from starlette.responses import PlainTextResponse, Response

from graphkit import resources
from graphkit.serve import vocabulary_page
from graphkit.serve.negotiation import TYPES, choose
from graphkit.serve.pages import page
from graphkit.serve.protocol import Refused, run
from graphkit.terms import CONCEPT, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from graphkit.graph import KnowledgeGraph

_PATH: Final = re.compile(r"[a-z-]+(/[a-z0-9]+(-{1,2}[a-z0-9]+)*)?")
_FORMS: Final = {"text/turtle": "ttl", "application/ld+json": "jsonld"}
_CODES: Final = """
CONSTRUCT {{ ?code ?p ?o }} WHERE {{
  {{ VALUES ?code {{ {named} }} ?code ?p ?o }}
  UNION {{ VALUES ?scheme {{ {named} }} ?code skos:inScheme ?scheme ; ?p ?o }}
}}"""
_NO_CODE: Final = "There is no such code.\n"
_ANY: Final = "ASK {{ VALUES ?named {{ {named} }} ?named ?p ?o }}"


_ONTOLOGY_FORMS: Final = {**_FORMS, "application/rdf+xml": "rdf"}
_HTML: Final = "text/html"
_TITLE: Final = "The vocabulary"


async def ontology(request: Request) -> Response:
    """Give the ontology: Turtle as it is in the package, JSON-LD, RDF/XML, or a page to read."""
    chosen = _chosen(request, request.path_params.get("ending", ""), _ONTOLOGY_FORMS)
    if chosen is None:
        return PlainTextResponse("There is Turtle, JSON-LD, RDF/XML and HTML of this.\n", 406)
    headers = {"Vary": "Accept", "Link": _alternates("/ontology", _ONTOLOGY_FORMS)}
    if chosen == _HTML:
        shown = {"terms": vocabulary_page.terms(), "lists": vocabulary_page.lists()}
        return _page(request, "/ontology", _ONTOLOGY_FORMS, title=_TITLE, **shown)
    return Response(_ontology_in(chosen), media_type=chosen, headers=headers)


def _chosen(request: Request, ending: str, forms: Mapping[str, str]) -> str | None:
    """Choose a form by the ending of the address, or else by what the asker accepts."""
    if ending:
        return next((kind for kind, name in forms.items() if name == ending), None)
    return choose(request.headers.get("accept", ""), [*forms, _HTML])


def _alternates(path: str, forms: Mapping[str, str]) -> str:
    return ", ".join(f'<{path}.{e}>; rel="alternate"; type="{t}"' for t, e in forms.items())


def _page(request: Request, path: str, forms: Mapping[str, str], **shown: object) -> Response:
    kg: KnowledgeGraph = request.app.state.kg
    headers = {"Vary": "Accept", "Link": _alternates(path, forms)}
    named = [(ending, kind) for kind, ending in forms.items()]
    return page("vocabulary.html", kg, headers=headers, path=path, forms=named, **shown)


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
    """Give a code, or a list with its codes, in RDF or as a page; own codes beside the bundled."""
    path, _, ending = request.path_params["path"].partition(".")
    if not _PATH.fullmatch(path):
        return PlainTextResponse(_NO_CODE, 404)
    chosen = _chosen(request, ending, _FORMS)
    if chosen is None:
        return PlainTextResponse("There is Turtle, JSON-LD and HTML of this.\n", 406)
    kg: KnowledgeGraph = request.app.state.kg
    names = dict.fromkeys((CONCEPT + path, kg.store.namespace.concepts + path))
    headers = {"Vary": "Accept", "Link": _alternates(f"/concept/{path}", _FORMS)}
    if chosen == _HTML:
        found = await anyio.to_thread.run_sync(vocabulary_page.codes, kg, tuple(names))
        if not found:
            return PlainTextResponse(_NO_CODE, 404)
        return _page(request, f"/concept/{path}", _FORMS, title=path, terms=found, lists=())
    named = " ".join(str(pyoxigraph.NamedNode(name)) for name in names)
    try:
        known = await run(request, _ANY.format(named=named), "json", "ttl")
        answer = await run(request, _CODES.format(named=named), "json", _FORMS[chosen])
    except Refused as refused:
        return refused.response()
    if b"true" not in known.data:
        return PlainTextResponse(_NO_CODE, 404)
    return Response(answer.data, media_type=TYPES[_FORMS[chosen]], headers=headers)
