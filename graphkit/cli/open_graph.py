"""Open the graph that a command is about, and read what most commands take."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING, Any

from graphkit.cli.terminal import say
from graphkit.tabular.how_many import how_many

if TYPE_CHECKING:
    from graphkit.graph import KnowledgeGraph


def open_graph(options: Namespace, *, whole: bool = False, told: bool = False) -> KnowledgeGraph:
    """Open the graph. What is read as a whole is not kept on disk: memory is read far sooner.

    Where ``told``, the graph carries what was left out of its files, for pages; an answer has it
    from `graphkit.cli.doubts`.
    """
    from graphkit.authoring.reading import reading_of

    if is_address(options.data):
        from graphkit.cli.progress import Bar
        from graphkit.loading import connect

        reading_of(**reading_asked(options)).of_nothing_read("the endpoint")
        return connect(options.data, seconds=options.seconds, progress=Bar())
    from graphkit.graph import KnowledgeGraph
    from graphkit.opening.loaded import Loaded
    from graphkit.opening.open_store import open_store

    read, reading = Loaded(), reading_of(**reading_asked(options))
    if options.errors == "keep":
        store = open_store(options.data, keep=read, reading=reading)
    else:
        cache = not (whole or options.no_cache)
        store = open_store(options.data, cache=cache, note=read, reading=reading)
    if read.left_out:
        say(f"{how_many(len(read.left_out), 'error')} left out; graphkit check names them.")
    if options.data:  # of the bundled facts there is nothing to tell
        from graphkit.cli.doubts import tell_doubts

        tell_doubts(options, read)
    if not told:
        return KnowledgeGraph(store, left_out=read.left_out)
    from graphkit.graph.told_of_loading import told_of

    of_files = told_of(read, options.data or None)
    return KnowledgeGraph(store, left_out=of_files.left_out, doubts=of_files.doubts)


def limited_graph(options: Namespace) -> KnowledgeGraph:
    """Open a graph whose queries stop when the time is up, or at Ctrl-C."""
    if is_address(options.data):
        return open_graph(options)
    most = sys.maxsize  # it is the person's own machine; time is what runs away
    return open_graph(options).limited(seconds=options.seconds, rows=most, bytes=most)


def reading_asked(options: Namespace) -> dict[str, Any]:
    """Take what was typed of how tables are to be read."""
    said = {name: getattr(options, name) for name in ("dates", "encoding", "sheet")}
    return {**said, "joined": options.joined}


def roles_asked(options: Namespace) -> dict[str, Any]:
    """Take the roles that were typed."""
    return {"roles": options.roles, "narrower_roles": options.narrower_roles}


def time_asked(options: Namespace) -> dict[str, Any]:
    """Take the time, the degree, the roles and the language that were typed."""
    return {**when_asked(options), **roles_asked(options), "lang": options.lang}


def when_asked(options: Namespace) -> dict[str, Any]:
    """Take the time and the degree that were typed."""
    return {"on": options.on, "during": options.during, "at_least": options.at_least}


def is_address(data: str | None) -> bool:
    """Tell whether the facts are behind an endpoint."""
    return str(data).startswith(("http://", "https://"))
