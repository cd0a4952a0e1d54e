"""The commands that ask: each opens the graph, makes one call, and hands on the answer."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from graphkit.cli.open_graph import limited_graph, open_graph, roles_asked, time_asked, when_asked
from graphkit.cli.output import put_table, put_text
from graphkit.cli.shared_arguments import TYPED
from graphkit.cli.terminal import say

GRAPH_FILES: Final = (".ttl", ".nt", ".nq", ".trig", ".rdf", ".owl", ".jsonld")
ROW_FILES: Final = (".srj", ".srx", ".xml", ".parquet")


def overview(options: Namespace) -> int:
    """Count members, promises and disputes of every coalition."""
    return put_table(open_graph(options).overview(**time_asked(options)), options)


def stale(options: Namespace) -> int:
    """List how old the newest list of members of each coalition is."""
    asked = {**roles_asked(options), "on": options.on, "lang": options.lang}
    return put_table(open_graph(options).stale(**asked), options)


def completeness(options: Namespace) -> int:
    """Compare the members known of each coalition with what sources claim."""
    return put_table(open_graph(options).completeness(lang=options.lang), options)


def listing(options: Namespace) -> int:
    """List what there is."""
    if options.what == "analyses":
        from graphkit.analysis.registry import listing as analyses

        return put_table(analyses(), options)
    return put_table(open_graph(options).list(options.what, lang=options.lang), options)


def find(options: Namespace) -> int:
    """Find everything with a text in its name."""
    return put_table(open_graph(options).find(options.text, limit=options.limit), options)


def describe(options: Namespace) -> int:
    """Describe one thing."""
    return put_table(open_graph(options).describe(options.thing, lang=options.lang), options)


def members(options: Namespace) -> int:
    """List the members of a coalition."""
    asked = {**time_asked(options), "kinds": options.kinds, "countries": options.countries}
    return put_table(open_graph(options).members(options.coalition, **asked), options)


def memberships(options: Namespace) -> int:
    """List what an actor joined."""
    return put_table(open_graph(options).memberships(options.actor, **time_asked(options)), options)


def joiners(options: Namespace) -> int:
    """List who is in at least so many coalitions."""
    asked = {**time_asked(options), "kinds": options.kinds, "countries": options.countries}
    found = open_graph(options).joiners(min_coalitions=options.min_coalitions, **asked)
    return put_table(found, options)


def standing(options: Namespace) -> int:
    """List how members stand in a coalition at a time."""
    asked = {**when_asked(options), "lang": options.lang}
    return put_table(open_graph(options).standing(options.coalition, **asked), options)


def asks(options: Namespace) -> int:
    """List what a coalition asks of those who join."""
    return put_table(open_graph(options).asks(options.coalition, lang=options.lang), options)


def promises(options: Namespace) -> int:
    """List what an actor promised."""
    return put_table(open_graph(options).promises(options.actor, **time_asked(options)), options)


def targets(options: Namespace) -> int:
    """List what promises have to reach, and whether they did."""
    asked = {**when_asked(options), "overdue": options.overdue, "lang": options.lang}
    found = open_graph(options).targets(options.thing, **asked)
    return put_table(found, options)


def assessments(options: Namespace) -> int:
    """List who judged whether promises were kept."""
    asked = {**when_asked(options), "verdict": options.verdict}
    return put_table(open_graph(options).assessments(options.thing, **asked), options)


def denials(options: Namespace) -> int:
    """List which memberships somebody denies."""
    return put_table(open_graph(options).denials(options.thing), options)


def evidence(options: Namespace) -> int:
    """List each source's word."""
    return put_table(open_graph(options).evidence(options.thing, options.other), options)


def changes(options: Namespace) -> int:
    """List who joined, left or changed."""
    found = open_graph(options).changes(
        options.first,
        options.last,
        of=options.of,
        at_least=options.at_least,
        change=options.change,
        kinds=options.kinds,
        lang=options.lang,
    )
    return put_table(found, options)


def explain(options: Namespace) -> int:
    """Say why a triple follows from the facts."""
    inferred = open_graph(options, whole=True).infer(options.regime)
    return put_table(inferred.explain(options.subject, options.predicate, options.object), options)


def query(options: Namespace) -> int:
    """Run SPARQL or a named query, in a process that is stopped when the time is up."""
    from graphkit.cli.query_from_file import parameters, query_text, with_today

    text, kg = query_text(options.query), limited_graph(options)
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

    return put_table(run(open_graph(options), options), options, defined=True)
