"""The pages: an index, the query page, the explorer, and one page for each thing."""

from __future__ import annotations

import contextlib
import json
import re
import threading
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import urlencode

import anyio.to_thread
import pyoxigraph
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response

from graphkit.errors import Ambiguous, GraphkitError, InvalidChoice, InvalidDate, NotFound
from graphkit.serve.asked_of_thing import NotAsked, asked_of_thing
from graphkit.serve.examples import examples
from graphkit.serve.left_out_of import left_out_of
from graphkit.serve.middleware import POLICY
from graphkit.serve.negotiation import TYPES, choose
from graphkit.serve.nothing_there import no_such_thing
from graphkit.serve.protocol import Refused, run
from graphkit.serve.tables_of_thing import tables_of_thing
from graphkit.tabular.in_words_of import in_words_of
from graphkit.tabular.laid_out import for_people
from graphkit.terms import SLUG, Namespace

if TYPE_CHECKING:
    from jinja2 import Template
    from starlette.requests import Request

    from graphkit.graph import KnowledgeGraph
    from graphkit.table import Table

_META_POLICY: Final = re.compile(r'http-equiv="Content-Security-Policy"\s+content="([^"]*)"')
_ENDINGS: Final = {
    "html": "text/html",
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "json": "application/json",
}
_ENTITIES: Final = {"&#39;": "'", "&#34;": '"', "&amp;": "&"}

THING: Final = """
CONSTRUCT {{ {0} ?p ?o . ?record ?q ?v . ?word ?r ?w }} WHERE {{
  {{ {0} ?p ?o }}
  UNION {{ ?record ?mentions {0} ; cg:evidence ?word ; ?q ?v . ?word ?r ?w }}
}}
"""


class Fact(NamedTuple):
    """One property of a thing, for people to read.

    Attributes
    ----------
    property : str
        Its short name.
    text : str
        The value.
    link : str
        Where the value leads, or nothing.
    """

    property: str
    text: str
    link: str


async def home(request: Request) -> Response:
    """Show what there is."""
    kg: KnowledgeGraph = request.app.state.kg
    listed = await anyio.to_thread.run_sync(lambda: kg.list("coalitions"))
    return page("home.html", kg, table=listed, links=_links(listed))


async def query_page(request: Request) -> Response:
    """Show the query editor."""
    return page("query.html", request.app.state.kg)


async def query_examples(request: Request) -> Response:
    """Give the named queries, ready to run."""
    return JSONResponse(await anyio.to_thread.run_sync(examples, request.app.state.kg))


async def explorer(request: Request) -> Response:
    """Show the explorer, whose own policy names the one script that may run."""
    page, policy = await anyio.to_thread.run_sync(_explorer, request.app.state.kg)
    headers = {"Content-Security-Policy": policy + "; frame-ancestors 'none'"}
    return HTMLResponse(page, headers=headers)


_DRAWING: Final = threading.Lock()
"""Whoever asks while the page is drawn for the first time waits for it."""


def _explorer(kg: KnowledgeGraph) -> tuple[bytes, str]:
    with _DRAWING:
        return _drawn(kg)


@cache
def _drawn(kg: KnowledgeGraph) -> tuple[bytes, str]:
    """Draw the explorer; give the page and its policy."""
    from graphkit.views.view import view

    page = view(kg).html
    found = _META_POLICY.search(page)
    policy = found[1] if found else POLICY
    for entity, character in _ENTITIES.items():
        policy = policy.replace(entity, character)
    return page.encode(), policy


async def health(request: Request) -> Response:
    """Say whether queries are answered."""
    kg: KnowledgeGraph = request.app.state.kg
    try:
        await run(request, "ASK { ?s ?p ?o }", "json", "ttl")
    except Refused as refused:
        told = {"status": "failing", "reason": str(refused)}
        return JSONResponse(told, 503, {"Retry-After": "2"})
    return JSONResponse({"status": "ok", "triples": len(kg.store), "version": kg.version})


async def thing(request: Request) -> Response:
    """Show a thing as a page, as Turtle or JSON-LD, or its tables as JSON."""
    asked = request.path_params["name"]
    name, _, ending = asked.partition(".")
    kg: KnowledgeGraph = request.app.state.kg
    if not SLUG.fullmatch(name) or (ending and ending not in _ENDINGS):
        return PlainTextResponse(await anyio.to_thread.run_sync(no_such_thing, kg, asked), 404)
    accept = _ENDINGS.get(ending) or request.headers.get("accept", "")
    chosen = choose(accept, list(_ENDINGS.values()))
    facts = await anyio.to_thread.run_sync(_facts, kg, name)
    if not facts:
        return PlainTextResponse(await anyio.to_thread.run_sync(no_such_thing, kg, name), 404)
    headers = {"Vary": "Accept", "Cache-Control": "no-cache", "Link": _alternates(name, request)}
    if chosen is None:
        return PlainTextResponse("There is HTML, JSON, Turtle and JSON-LD of this.\n", 406)
    try:
        options = asked_of_thing(request.query_params)
        told = await anyio.to_thread.run_sync(tables_of_thing, kg, name, options, chosen)
    except NotAsked as error:
        return PlainTextResponse(f"{error}\n", 400)
    except (InvalidDate, InvalidChoice, NotFound, Ambiguous) as error:
        return PlainTextResponse(error.said("address") + "\n", 400)
    named = [(title, in_words_of("address", table)) for title, table in told]
    if chosen == "text/html":
        tables = [_for_people(title, table) for title, table in named]
        label = await anyio.to_thread.run_sync(_label, kg, name)
        said = {"name": name, "label": label, "facts": facts, "tables": tables}
        return page("thing.html", kg, headers=headers, **said)
    if chosen == "application/json":
        text = await anyio.to_thread.run_sync(_as_json, kg, name, facts, named)
        return Response(text, media_type=chosen, headers=headers)
    form = "ttl" if chosen == "text/turtle" else "jsonld"
    query = THING.format(pyoxigraph.NamedNode(kg.store.namespace.iri(name)))
    try:
        answer = await run(request, query, "json", form)
    except Refused as refused:
        return refused.response()
    return Response(answer.data, media_type=TYPES[form], headers=headers)


def _alternates(name: str, request: Request) -> str:
    """Link the other forms of what was asked; triples have no options."""
    query = urlencode(request.query_params.multi_items(), safe=",/")
    asked = {"json": f"?{query}" if query else ""}
    return ", ".join(
        f'</id/{name}.{ending}{asked.get(ending, "")}>; rel="alternate"; type="{kind}"'
        for ending, kind in _ENDINGS.items()
        if ending != "html"
    )


def _label(kg: KnowledgeGraph, name: str) -> str:
    """Give the name of an actor or a coalition; a record is called by its id."""
    with contextlib.suppress(GraphkitError):
        return kg.actor(name).label("en")
    return name


def _facts(kg: KnowledgeGraph, name: str) -> list[Fact]:
    """List what is said of a thing, in a stable order."""
    own = kg.store.namespace
    found = [
        Fact(_short(predicate, own), _shown(value, own), _link(value, own))
        for predicate, value in kg.store.facts(own.iri(name))
    ]
    return sorted(found)


def _for_people(title: str, table: Table) -> tuple[str, Table, dict[str, str]]:
    """Lay out a table of a thing for people."""
    shown = for_people(table)
    return title, shown, _links(shown)


def _as_json(
    kg: KnowledgeGraph, name: str, facts: list[Fact], named: list[tuple[str, Table]]
) -> str:
    """Write what the page shows as JSON, each table with its note, its columns and its rows."""
    parts = {
        "id": json.dumps(name),
        "label": json.dumps(_label(kg, name), ensure_ascii=False),
        "facts": json.dumps([(one.property, one.text) for one in facts], ensure_ascii=False),
        **{title.casefold(): table.to_json() for title, table in named},
    }
    return "{" + ",\n".join(f'"{key}": {text}' for key, text in parts.items()) + "}\n"


def _links(table: Table) -> dict[str, str]:
    """Give the pages of the ids in the columns that hold ids."""
    ids = ("id", "member", "coalition", "membership", "commitment", "record", "source")
    return {
        str(value): f"/id/{value}"
        for name in table.columns
        if name in ids
        for value in table.column(name)
        if value and SLUG.fullmatch(str(value))
    }


def _short(full: str, own: Namespace) -> str:
    for prefix, base in own.prefixes.items():
        if full.startswith(base):
            return f"{prefix}:{full[len(base) :]}"
    return full


def _shown(value: Any, own: Namespace) -> str:
    if isinstance(value, pyoxigraph.Literal):
        return f"{value.value} ({value.language})" if value.language else value.value
    return own.slug(value.value) if isinstance(value, pyoxigraph.NamedNode) else "…"


def _link(value: Any, own: Namespace) -> str:
    if not isinstance(value, pyoxigraph.NamedNode):
        return ""
    if value.value.startswith(own.ids):
        return f"/id/{own.slug(value.value)}"
    return value.value if value.value.startswith(("https://", "http://")) else ""


def page(
    template: str, kg: KnowledgeGraph, headers: dict[str, str] | None = None, **values: Any
) -> Response:
    """Fill in a template for readers of a graph."""
    told = left_out_of(kg)
    about = {"version": kg.version, "licence": kg.licence, "left_out": told}
    return HTMLResponse(_template(template).render(**about, **values), headers=headers)


@cache
def _template(name: str) -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("graphkit.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)
