"""The commands: each opens the graph, makes one call, and hands the answer to the output."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from graphkit.cli.output import put_table, put_text
from graphkit.cli.shared_arguments import TYPED
from graphkit.cli.terminal import put, say
from graphkit.errors import QueryError
from graphkit.tabular.how_many import how_many

if TYPE_CHECKING:
    from graphkit.checking.report import Report
    from graphkit.graph import KnowledgeGraph
    from graphkit.views.view import View


def overview(options: Namespace) -> int:
    """Count members, promises and disputes of every coalition."""
    return put_table(_graph(options).overview(**_when(options)), options)


def stale(options: Namespace) -> int:
    """List how old the newest list of members of each coalition is."""
    asked = {**_roles(options), "on": options.on, "lang": options.lang}
    return put_table(_graph(options).stale(**asked), options)


def completeness(options: Namespace) -> int:
    """Compare the members known of each coalition with what sources claim."""
    return put_table(_graph(options).completeness(lang=options.lang), options)


def listing(options: Namespace) -> int:
    """List what there is."""
    if options.what == "analyses":
        from graphkit.analysis.registry import listing as analyses

        return put_table(analyses(), options)
    return put_table(_graph(options).list(options.what, lang=options.lang), options)


def find(options: Namespace) -> int:
    """Find everything with a text in its name."""
    return put_table(_graph(options).find(options.text, limit=options.limit), options)


def describe(options: Namespace) -> int:
    """Describe one thing."""
    return put_table(_graph(options).describe(options.thing, lang=options.lang), options)


def members(options: Namespace) -> int:
    """List the members of a coalition."""
    asked = {**_when(options), "kinds": options.kinds, "countries": options.countries}
    return put_table(_graph(options).members(options.coalition, **asked), options)


def memberships(options: Namespace) -> int:
    """List what an actor joined."""
    return put_table(_graph(options).memberships(options.actor, **_when(options)), options)


def joiners(options: Namespace) -> int:
    """List who is in at least so many coalitions."""
    asked = {**_when(options), "kinds": options.kinds, "countries": options.countries}
    found = _graph(options).joiners(min_coalitions=options.min_coalitions, **asked)
    return put_table(found, options)


def standing(options: Namespace) -> int:
    """List how members stand in a coalition on a day."""
    found = _graph(options).standing(
        options.coalition, options.on, at_least=options.at_least, lang=options.lang
    )
    return put_table(found, options)


def asks(options: Namespace) -> int:
    """List what a coalition asks of those who join."""
    return put_table(_graph(options).asks(options.coalition, lang=options.lang), options)


def promises(options: Namespace) -> int:
    """List what an actor promised."""
    return put_table(_graph(options).promises(options.actor, **_when(options)), options)


def targets(options: Namespace) -> int:
    """List what promises have to reach, and whether they did."""
    found = _graph(options).targets(
        options.thing,
        on=options.on,
        at_least=options.at_least,
        overdue=options.overdue,
        lang=options.lang,
    )
    return put_table(found, options)


def assessments(options: Namespace) -> int:
    """List who judged whether promises were kept."""
    found = _graph(options).assessments(
        options.thing,
        on=options.on,
        during=options.during,
        at_least=options.at_least,
        verdict=options.verdict,
    )
    return put_table(found, options)


def denials(options: Namespace) -> int:
    """List which memberships somebody denies."""
    return put_table(_graph(options).denials(options.thing), options)


def evidence(options: Namespace) -> int:
    """List each source's word."""
    return put_table(_graph(options).evidence(options.thing, options.other), options)


def changes(options: Namespace) -> int:
    """List who joined, left or changed."""
    found = _graph(options).changes(
        options.first,
        options.last,
        of=options.of,
        at_least=options.at_least,
        change=options.change,
        kinds=options.kinds,
        lang=options.lang,
    )
    return put_table(found, options)


GRAPH_FILES: Final = (".ttl", ".nt", ".nq", ".trig", ".rdf", ".owl", ".jsonld")
ROW_FILES: Final = (".srj", ".srx", ".xml", ".parquet")


def cite(options: Namespace) -> int:
    """Print how to cite the data."""
    put_text(f"{_graph(options).cite()}\n", None)
    return 0


def query(options: Namespace) -> int:
    """Run SPARQL or a named query, in a process that is stopped when the time is up."""
    from graphkit.cli.query_from_file import parameters, query_text, with_today

    text, kg = query_text(options.query), _limited(options)
    typed = with_today(options.param, text, kg.store.beside)
    bound = parameters(typed, kg.store.namespace.prefixes)
    if options.output and options.format is None and _streams(options.output):
        kg.save(text, options.output, **bound)
        say(f"wrote {options.output}")
        return 0
    if options.format == TYPED:
        put_text(kg.terms(text, **bound).to_json() + "\n", options.output)
        return 0
    return put_table(kg.query(text, **bound), options)


def _streams(output: str) -> bool:
    """Tell whether a file is one that the engine writes by itself, row by row."""
    return output.lower().endswith((*GRAPH_FILES, *ROW_FILES))


def analyse(options: Namespace) -> int:
    """Run an analysis."""
    from graphkit.cli.analyse import run

    return put_table(run(_graph(options), options), options, defined=True)


def check(options: Namespace) -> int:
    """Check tables or RDF files."""
    from graphkit.authoring.doubts_counted import doubts_counted
    from graphkit.checking.check import check
    from graphkit.cli.report_output import put_report

    shapes = options.shapes or not options.no_shapes
    path = options.path or options.data
    report = check(path, shapes=shapes, profile=options.profile, **_reading(options))
    if options.report:
        report.save_rdf(options.report)
        say(f"wrote {options.report}")
    if options.looked_at:
        return _mark_looked_at(report, path)
    failed = put_report(report, options)
    doubts = (f for f in report.findings if f.check == "table" and f.severity == "warning")
    told = doubts_counted(doubt.left_out for doubt in doubts)
    if told:
        say(f"In the tables: {told}.")
    return failed


def _mark_looked_at(report: Report, path: str | None) -> int:
    """Write the warnings of a check into the folder, so that they are not told again."""
    from graphkit.checking.looked_at import LOOKED_AT, mark_looked_at
    from graphkit.tabular.how_many import how_many

    if path is None or not Path(path).is_dir():
        raise QueryError("--looked-at goes with a folder of tables. Make one: graphkit import.")
    added = mark_looked_at(report, Path(path))
    told = f"Remove a row of {LOOKED_AT} to be told of it again."
    say(f"{how_many(added, 'warning')} marked as looked at. {told if added else ''}".strip())
    if errors := report.count("error"):
        say(f"{how_many(errors, 'error')} cannot be settled so: mend the tables.")
    return 0 if report.readable and not errors else 3


_NO_PANEL = " without its panel, which needs: pip install 'coalition-graphkit[parquet]'"


def build(options: Namespace) -> int:
    """Build the graph of a folder of tables."""
    from graphkit.authoring.reading import reading_of
    from graphkit.opening.build_file import build_file

    path = options.path or options.data
    if not (options.output or options.store):
        raise QueryError("nothing to write. Give -o FILE or --store DIR.")
    if options.derived_to and not options.output:
        raise QueryError("--derived-to goes with the graph itself. Give -o FILE too.")
    if options.output:
        reading = reading_of(**_reading(options))
        build_file(path, options.output, derived_to=options.derived_to, reading=reading)
        say(f"wrote {options.output}")
    if options.derived_to:
        say(f"wrote {options.derived_to}")
    if options.store:
        from graphkit.opening.build_store import build_store

        kept = build_store(path, options.store, reading=reading_of(**_reading(options)))
        say(f"wrote the store {options.store}" + ("" if kept else _NO_PANEL))
    return 0


def export(options: Namespace) -> int:
    """Write the graph in another format."""
    from graphkit.facts.about_graph import BASE_NOT_STATED
    from graphkit.network.options import Drawing
    from graphkit.panel.filters import options_of

    graph = _graph(options)
    graph.export(
        options.output,
        on=options.on,
        during=options.during,
        at_least=options.at_least,
        by_source=options.by_source,
        **options_of(Drawing, vars(options)),
    )
    say(f"wrote {options.output}")
    if graph.store.namespace.base == BASE_NOT_STATED:
        say(
            f"Its addresses begin with {BASE_NOT_STATED} and are placeholders. State one of your "
            "own in the column base of graph.csv; graphkit new FOLDER --from TABLE makes a folder."
        )
    return 0


def view(options: Namespace) -> int:
    """Make one offline HTML page."""
    page = _view(options, title=options.title)
    output = options.output or _page_of(options.data)
    page.save(output)
    say(f"wrote {output}")
    if options.open:
        _open(output)
    return 0


def picture(options: Namespace) -> int:
    """Draw one figure."""
    from graphkit.cli.warnings_said import warnings_said
    from graphkit.facts.window import window_of
    from graphkit.views.check_drawing import check_asked
    from graphkit.views.figure import MissingFont

    drawn = {"form": options.form, "size": options.size, "state": options.state}
    # Before the facts are opened, which takes seconds.
    check_asked(options.output, **drawn, address=options.address, focus=options.focus or ())
    window_of(options.on, options.during)
    page = _view(options, title=None)
    with warnings_said(MissingFont):
        page.figure(options.output, **drawn, address=options.address, title=options.title)
    say(f"wrote {options.output}")
    return 0


def _view(options: Namespace, *, title: str | None) -> View:
    from graphkit.views.view import view

    options.data = options.path or options.data
    return view(
        _graph(options, whole=True),
        focus=options.focus,
        on=options.on,
        during=options.during,
        **_roles(options),
        lang=options.lang,
        at_least=options.at_least,
        depth=options.depth,
        limit=options.limit,
        layout=options.layout,
        title=title,
        steps=options.steps,
        columns=options.columns,
        colour_by=options.colour_by,
        size_by=options.size_by,
        encoding=options.encoding,
        sheet=options.sheet,
    )


def _page_of(data: str | None) -> str:
    """Name the page after the facts; it is written where the command runs."""
    from pathlib import Path

    named = data and not _is_address(data)
    return f"{Path(str(data)).resolve().stem if named else 'coalitions'}.html"


def _open(path: str) -> None:
    import webbrowser
    from pathlib import Path

    address = Path(path).resolve().as_uri()
    if not webbrowser.open(address):
        say(f"No browser could be started. Open {address}.")


def serve(options: Namespace) -> int:
    """Serve the graph to a browser and to SPARQL clients until interrupted."""
    import logging

    from graphkit.cli.served import served_at
    from graphkit.serve import serve
    from graphkit.serve.connections import Patience
    from graphkit.serve.machine_share import MB, memory_for_each, usual_workers
    from graphkit.stores.limited import Limits

    logging.basicConfig(format="%(asctime)s %(message)s")

    def ready() -> None:
        say("\n".join(served_at(options.host, options.port)))

    workers = options.workers or usual_workers()
    total = None if options.memory is None else options.memory * MB
    memory = memory_for_each(workers, total)
    serve(
        _graph(options),
        host=options.host,
        port=options.port,
        limits=Limits(seconds=options.seconds, rows=options.rows, memory=memory),
        workers=workers,
        turns=options.turns,
        hosts=options.allow_host,
        origins=options.cors,
        patience=Patience(options.connections, options.of_each, options.patience),
        ready=ready,
    )
    return 0


def completion(options: Namespace) -> int:
    """Print what completes commands in a shell."""
    from graphkit.cli.completion import script

    put(script(options.shell))
    return 0


def man(_: Namespace) -> int:
    """Print the manual page."""
    from graphkit.cli.manual import page

    put(page())
    return 0


def _graph(options: Namespace, *, whole: bool = False) -> KnowledgeGraph:
    """Open the graph. What is read as a whole is not kept on disk: memory is read far sooner."""
    from graphkit.authoring.reading import reading_of

    if _is_address(options.data):
        from graphkit.cli.progress import Bar
        from graphkit.loading import connect

        reading_of(**_reading(options)).of_one_table("the endpoint")
        return connect(options.data, seconds=options.seconds, progress=Bar())
    from graphkit.cli.doubts import tell_doubts
    from graphkit.graph import KnowledgeGraph
    from graphkit.opening.loaded import Loaded
    from graphkit.opening.open_store import open_store

    read, reading = Loaded(), reading_of(**_reading(options))
    if options.errors == "keep":
        store = open_store(options.data, keep=read, reading=reading)
    else:
        # Damage is noticed by the engine; to look for it beforehand takes a third of the time.
        cache = not (whole or options.no_cache)
        store = open_store(options.data, cache=cache, verify=False, note=read, reading=reading)
    if read.left_out:
        say(f"{how_many(len(read.left_out), 'error')} left out; graphkit check names them.")
    tell_doubts(options, read)
    return KnowledgeGraph(store, left_out=read.left_out)


def _reading(options: Namespace) -> dict[str, Any]:
    said = {name: getattr(options, name) for name in ("dates", "encoding", "sheet")}
    return {**said, "coalition": options.joined}


def _limited(options: Namespace) -> KnowledgeGraph:
    """Open a graph whose queries stop when the time is up, or at Ctrl-C."""
    if _is_address(options.data):
        return _graph(options)
    most = sys.maxsize  # it is the person's own machine; time is what runs away
    return _graph(options).limited(seconds=options.seconds, rows=most, bytes=most)


def _is_address(data: str | None) -> bool:
    return str(data).startswith(("http://", "https://"))


def _roles(options: Namespace) -> dict[str, Any]:
    return {"roles": options.roles, "narrower_roles": options.narrower_roles}


def _when(options: Namespace) -> dict[str, Any]:
    when = {"on": options.on, "during": options.during, "at_least": options.at_least}
    return {**when, **_roles(options), "lang": options.lang}
