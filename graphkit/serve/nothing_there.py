"""What is said of an address at which there is nothing: what may be meant, and what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import anyio.to_thread
from starlette.responses import PlainTextResponse, Response

from graphkit.errors import Ambiguous, NotFound
from graphkit.terms import SLUG

if TYPE_CHECKING:
    from starlette.requests import Request

    from graphkit.graph import KnowledgeGraph

ADDRESSES: Final = """\
/ lists the coalitions.
/id/NAME has everything about a thing, such as who is a member: HTML, JSON, Turtle, JSON-LD.
/id/NAME?on=2020-12-31 has the members of a day; there is ?during=, ?at_least= and ?roles=, too.
/sparql answers queries; /query is an editor for them, with examples.
/explore is the page of everything.
/ontology and /concept/… have the vocabulary.
/health says whether queries are answered.
"""
_SHOWN: Final = 100
"""So many characters of an address are said again."""


def pages_near(kg: KnowledgeGraph, name: str) -> str:
    """Give the addresses of what a name may be meant for, with *or* between; empty if of none."""
    try:
        near = kg.ids_of("thing", name)
    except NotFound as error:
        near = error.suggestions
    except Ambiguous as error:
        near = error.candidates
    return " or ".join(f"/id/{one}" for one in near if SLUG.fullmatch(one))


def no_such_thing(kg: KnowledgeGraph, name: str) -> str:
    """Say what an id may be meant for, or whose name it is."""
    pages = pages_near(kg, name)
    there = f"Did you mean {pages}?" if pages else "Look for it on the page, /explore."
    return f"Nothing here has the id {name[:_SHOWN]!r}. {there}\n"


async def nothing_there(request: Request, _: Exception) -> Response:
    """Say that there is no such address, and which there are."""
    asked = request.url.path
    name = asked.rstrip("/").rpartition("/")[2].partition(".")[0]
    kg: KnowledgeGraph = request.app.state.kg
    pages = await anyio.to_thread.run_sync(pages_near, kg, name[:_SHOWN]) if name else ""
    meant = f" Did you mean {pages}?" if pages else ""
    told = f"There is nothing at {asked[:_SHOWN]!r}.{meant} The addresses are:\n{ADDRESSES}"
    return PlainTextResponse(told, 404)
