"""The commands that check, write, show and serve a graph."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.cli.open_graph import is_address, open_graph, reading_asked, roles_asked
from graphkit.cli.output import put_text
from graphkit.cli.terminal import say
from graphkit.errors import DataError, InvalidChoice, QueryError
from graphkit.tabular.how_many import how_many

if TYPE_CHECKING:
    from graphkit.checking.report import Report
    from graphkit.views.view import View

_NO_PANEL = " without its panel, which needs: pip install 'coalition-graphkit[parquet]'"


def check(options: Namespace) -> int:
    """Check tables or RDF files."""
    from graphkit.authoring.doubts_counted import doubts_counted
    from graphkit.checking.check import check
    from graphkit.cli.report_output import put_report

    shapes = options.shapes or not options.no_shapes
    path = options.path or options.data
    report = check(path, shapes=shapes, profile=options.profile, **reading_asked(options))
    refused = _save_report(report, options.report) if options.report else None
    if options.looked_at:
        marked = _mark_looked_at(report, path)
        if refused is not None:
            raise refused
        return marked
    failed = put_report(report, options)
    doubts = (f for f in report.findings if f.check == "table" and f.severity == "warning")
    told = doubts_counted(doubt.left_out for doubt in doubts)
    if told:
        say(f"In the tables: {told}.")
    if refused is not None:  # behind what is wrong
        raise refused
    return failed


def _save_report(report: Report, path: str) -> DataError | None:
    """Write the validation report; give the error if it would conform without a full check."""
    try:
        report.save_rdf(path)
    except DataError as error:
        return error
    say(f"wrote {path}")
    return None


def _mark_looked_at(report: Report, path: str | None) -> int:
    """Write the warnings of a check into the folder, so that they are not told again."""
    from graphkit.checking.looked_at import LOOKED_AT, mark_looked_at

    if path is None or not Path(path).is_dir():
        raise QueryError("--looked-at goes with a folder of tables. Make one: graphkit import.")
    added = mark_looked_at(report, Path(path))
    say(f"{how_many(added.total(), 'warning')} marked as looked at{':' if added else '.'}")
    for what, number in sorted(added.items(), key=lambda one: (-one[1], one[0])):
        say(f"  {what}: {number:,}")
    if added:
        say(f"Remove a row of {Path(path) / LOOKED_AT} to be told of it again.")
    if errors := report.count("error"):
        say(f"{how_many(errors, 'error')} cannot be settled so: mend the tables.")
    return 0 if report.readable and not errors else 3


def build(options: Namespace) -> int:
    """Build the graph of a folder of tables."""
    from graphkit.authoring.reading import reading_of
    from graphkit.cli.doubts import tell_doubts
    from graphkit.opening.build_file import build_file
    from graphkit.opening.loaded import Loaded

    path, noted = options.path or options.data, Loaded()
    if not (options.output or options.store):
        raise QueryError("nothing to write. Give -o FILE or --store DIR.")
    if options.derived_to and not options.output:
        raise QueryError("--derived-to goes with the graph itself. Give -o FILE too.")
    if options.output:
        reading = reading_of(**reading_asked(options))
        build_file(path, options.output, derived_to=options.derived_to, reading=reading, note=noted)
        say(f"wrote {options.output}")
    if options.derived_to:
        say(f"wrote {options.derived_to}")
    if options.store:
        from graphkit.opening.build_store import build_store

        reading = reading_of(**reading_asked(options))
        kept = build_store(path, options.store, reading=reading, note=noted)
        say(f"wrote the store {options.store}" + ("" if kept else _NO_PANEL))
    tell_doubts(Namespace(**{**vars(options), "data": path}), noted)
    return 0


def infer(options: Namespace) -> int:
    """Work out what follows from the facts, and write all of it."""
    from graphkit.exporting.exporter import endings, exporter_for

    if exporter_for(Path(options.output)).timed:
        whole = sorted({*endings()} - {*endings(timed=True)})
        because = "a network holds who joined what, and nothing else that follows"
        raise InvalidChoice("output", options.output, whole, because=because)
    open_graph(options, whole=True).infer(options.regime).export(options.output)
    say(f"wrote {options.output}")
    return 0


def export(options: Namespace) -> int:
    """Write the graph in another format."""
    from graphkit.facts.about_graph import BASE_NOT_STATED
    from graphkit.network.options import Drawing
    from graphkit.panel.filters import options_of
    from graphkit.sparql.formats import read_format_of

    graph = open_graph(options, told=True)
    graph.export(
        options.output,
        on=options.on,
        during=options.during,
        at_least=options.at_least,
        by_source=options.by_source,
        **options_of(Drawing, vars(options)),
    )
    say(f"wrote {options.output}")
    of_addresses = read_format_of(Path(options.output)) is not None  # and not of ids, as GEXF
    if of_addresses and graph.store.namespace.base == BASE_NOT_STATED:
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
    others = bool(options.steps or options.columns)
    return view(
        open_graph(_of_graph_alone(options) if others else options, whole=True, told=True),
        focus=options.focus,
        on=options.on,
        during=options.during,
        **roles_asked(options),
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
        encoding=options.encoding if others else None,
        sheet=options.sheet if others else None,
    )


def _of_graph_alone(options: Namespace) -> Namespace:
    """Leave out an encoding and a sheet that are those of steps or columns, and of no graph."""
    from graphkit.authoring.reading import reading_of

    said = reading_of(**reading_asked(options)).as_far_as_suited_to(options.data or None)
    alone = {"encoding": said.encoding or None, "sheet": said.sheet or None}
    return Namespace(**{**vars(options), **alone})


def _page_of(data: str | None) -> str:
    """Name the page after the facts; it is written where the command runs."""
    named = data and not is_address(data)
    return f"{Path(str(data)).resolve().stem if named else 'coalitions'}.html"


def _open(path: str) -> None:
    import webbrowser

    address = Path(path).resolve().as_uri()
    if not webbrowser.open(address):
        say(f"No browser could be started. Open {address}.")


def cite(options: Namespace) -> int:
    """Print how to cite the data."""
    put_text(f"{open_graph(options).cite()}\n", None)
    return 0


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
        open_graph(options, told=True),
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
