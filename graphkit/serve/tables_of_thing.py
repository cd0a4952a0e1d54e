"""The tables of one thing, for its page and as JSON: members, promises, evidence."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from graphkit.errors import GraphkitError
from graphkit.questions.things import Coalition
from graphkit.serve.asked_of_thing import NotAsked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graphkit.graph import KnowledgeGraph
    from graphkit.table import Table


def tables_of_thing(
    kg: KnowledgeGraph, name: str, options: dict[str, Any], chosen: str
) -> list[tuple[str, Table]]:
    """List the tables of a thing, each with its title; none for a format of triples.

    Parameters
    ----------
    kg : KnowledgeGraph
        The graph.
    name : str
        The id of the thing.
    options : dict
        What `asked_of_thing` has read.
    chosen : str
        The media type of the answer.

    Raises
    ------
    NotAsked
        If there are options that change nothing of what is shown.
    InvalidDate, InvalidChoice, NotFound, Ambiguous
        If the value of an option cannot be read.
    """
    if chosen in ("text/html", "application/json"):
        return _named_tables(kg, name, options)
    if options:
        raise NotAsked(
            "Turtle and JSON-LD have all triples of a thing, whatever the time. "
            f"Leave out ?{next(iter(options))}=, or ask for HTML or JSON."
        )
    return []


def _named_tables(
    kg: KnowledgeGraph, name: str, options: dict[str, Any]
) -> list[tuple[str, Table]]:
    """Give the tables of an actor or a coalition; other things have their evidence only."""
    named: list[tuple[str, Table]] = []
    try:
        found = kg.actor(name)
    except GraphkitError:
        found = None
    if isinstance(found, Coalition):
        named.extend(_timed("Members", kg.members, name, options))
        named.append(("Asks", kg.asks(name)))
    if found is not None:
        named.extend(_timed("Memberships", kg.memberships, name, options))
        named.extend(_timed("Promises", kg.promises, name, options))
    elif options:
        raise NotAsked(
            f"{name!r} is no actor or coalition, so ?{next(iter(options))}= changes nothing of it. "
            "Leave it out."
        )
    # A record is no thing with a name; its page shows the facts alone.
    with contextlib.suppress(GraphkitError):
        named.append(("Evidence", kg.evidence(name)))
    untimed = ("Asks", "Evidence")
    return [(title, table) for title, table in named if len(table) or title not in untimed]


def _timed(
    title: str, question: Callable[..., Table], name: str, options: dict[str, Any]
) -> Iterator[tuple[str, Table]]:
    """Ask a question as the address says; one that is empty stays where another time has rows."""
    table = question(name, **options)
    if len(table) or (options and len(question(name, at_least="possible"))):
        yield title, table
