"""The commands: each opens the graph, makes one call, and hands the answer to the output."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.cli.output import put, put_report, say
from graphkit.errors import QueryError

if TYPE_CHECKING:
    from graphkit.graph import KnowledgeGraph


def overview(options: Namespace) -> int:
    """Count members, promises and disputes of every coalition."""
    return put(_graph(options).overview(lang=options.lang), options)


def listing(options: Namespace) -> int:
    """List what there is."""
    if options.what == "analyses":
        from graphkit.analysis.registry import table

        return put(table(), options)
    return put(_graph(options).list(options.what, lang=options.lang), options)


def find(options: Namespace) -> int:
    """Find everything with a text in its name."""
    return put(_graph(options).find(options.text), options)


def describe(options: Namespace) -> int:
    """Describe one thing."""
    return put(_graph(options).describe(options.thing, lang=options.lang), options)


def members(options: Namespace) -> int:
    """List the members of a coalition."""
    return put(_graph(options).members(options.coalition, **_when(options)), options)


def memberships(options: Namespace) -> int:
    """List what an actor joined."""
    return put(_graph(options).memberships(options.actor, **_when(options)), options)


def asks(options: Namespace) -> int:
    """List what a coalition asks of those who join."""
    return put(_graph(options).asks(options.coalition, lang=options.lang), options)


def promises(options: Namespace) -> int:
    """List what an actor promised by joining."""
    return put(_graph(options).promises(options.actor, **_when(options)), options)


def evidence(options: Namespace) -> int:
    """List each source's word."""
    return put(_graph(options).evidence(options.thing, options.other), options)


def changes(options: Namespace) -> int:
    """List who joined, left or changed."""
    when = {"at_least": options.at_least, "lang": options.lang}
    return put(_graph(options).changes(options.first, options.last, **when), options)


def query(options: Namespace) -> int:
    """Run SPARQL or a named query."""
    text = _query_text(options.query)
    parameters = {name: _term(value) for name, value in _parameters(options.param).items()}
    if options.output:
        _graph(options).save(text, options.output, **parameters)
        say(f"wrote {options.output}")
        return 0
    return put(_graph(options).query(text, **parameters), options)


def analyse(options: Namespace) -> int:
    """Run an analysis."""
    from graphkit.cli.analyse import run

    return put(run(_graph(options), options), options)


def check(options: Namespace) -> int:
    """Check tables or RDF files."""
    from graphkit.checking.check import check

    report = check(options.path or options.data, shapes=not options.no_shapes)
    return put_report(report, options)


_NO_PANEL = " without its panel, which needs: pip install 'coalition-graphkit[parquet]'"


def build(options: Namespace) -> int:
    """Build the graph of a folder of tables."""
    from graphkit.opening.build_file import build_file

    path = options.path or options.data
    if not (options.output or options.store):
        raise QueryError("nothing to write. Give -o FILE or --store DIR.")
    if options.output:
        build_file(path, options.output)
        say(f"wrote {options.output}")
    if options.store:
        from graphkit.opening.build_store import build_store

        kept = build_store(path, options.store)
        say(f"wrote the store {options.store}" + ("" if kept else _NO_PANEL))
    return 0


def export(options: Namespace) -> int:
    """Write the graph in another format."""
    kg = _graph(options)
    kg.export(options.output, on=options.on, at_least=options.at_least)
    say(f"wrote {options.output}")
    return 0


def view(options: Namespace) -> int:
    """Make one offline HTML page."""
    from graphkit.views.view import view

    when = {"on": options.on, "lang": options.lang, "at_least": options.at_least or "possible"}
    page = view(_graph(options), focus=options.focus, **when)
    page.save(options.output)
    say(f"wrote {options.output}")
    return 0


def serve(options: Namespace) -> int:
    """Serve the graph to a browser and to SPARQL clients until interrupted."""
    import logging

    from graphkit.serve import serve
    from graphkit.stores.limited import Limits

    logging.basicConfig(format="%(asctime)s %(message)s")
    say(f"Serving on http://{options.host}:{options.port}/ — stop with Ctrl-C.")
    limits = Limits(seconds=options.seconds, rows=options.rows)
    names = {"hosts": options.allow_host, "origins": options.cors}
    serve(_graph(options), host=options.host, port=options.port, limits=limits, **names)
    return 0


def _graph(options: Namespace) -> KnowledgeGraph:
    from graphkit.loading import connect, load

    if str(options.data).startswith(("http://", "https://")):
        from graphkit.cli.progress import Bar

        return connect(options.data, progress=Bar())
    return load(options.data, cache=not options.no_cache)


def _when(options: Namespace) -> dict[str, Any]:
    return {"on": options.on, "at_least": options.at_least, "lang": options.lang}


def _query_text(given: str) -> str:
    if given == "-":
        return sys.stdin.read()
    if given.endswith((".rq", ".sparql")) and Path(given).is_file():
        return Path(given).read_text(encoding="utf-8")
    return given


def _term(value: str) -> object:
    """Read ``id:zoom`` and ``<https://…>`` as names of things; anything else is a text."""
    from graphkit.terms import PREFIXES, Named

    prefix, colon, local = value.partition(":")
    if value.startswith("<") and value.endswith(">"):
        return Named(value[1:-1])
    if colon and prefix in PREFIXES and local:
        return Named(PREFIXES[prefix] + local)
    return value


def _parameters(pairs: Sequence[str]) -> dict[str, str]:
    parameters = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise QueryError(f"--param {pair!r} has no '='. Write --param NAME=VALUE.")
        parameters[name] = value
    return parameters
