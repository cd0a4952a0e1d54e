"""What can be typed after ``graphkit``."""

from __future__ import annotations

import argparse

from graphkit.cli import commands
from graphkit.version import __version__

LISTS = ("actors", "analyses", "coalitions", "conflicts", "kinds", "queries", "sources")
EXITS = "Exit codes: 0 ok, 1 findings, 2 usage or not found, 3 broken data."


def parser() -> argparse.ArgumentParser:
    """Make the parser of the command line."""
    top = argparse.ArgumentParser(
        prog="graphkit",
        description="Who joined which coalition, when, on whose word.",
        epilog=EXITS,
        formatter_class=lambda prog: argparse.HelpFormatter(prog, max_help_position=20),
    )
    top.add_argument("--version", action="version", version=f"graphkit {__version__}")
    subparsers = top.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def add(name: str, summary: str, example: str) -> argparse.ArgumentParser:
        sub = subparsers.add_parser(
            name,
            help=summary,
            description=summary,
            epilog=f"Example: graphkit {name} {example}".rstrip(),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        sub.set_defaults(run=getattr(commands, "listing" if name == "list" else name))
        _common(sub)
        return sub

    add("overview", "Count members, promises and disputes of every coalition.", "")
    listing = add("list", "List what there is.", "coalitions")
    listing.add_argument("what", choices=LISTS)
    add("find", "Find everything with a text in its name.", "facebook").add_argument("text")
    _thing(add("show", "Describe one thing: names, place, purpose, links.", "zoom"), "thing")
    for name, noun, summary, example in (
        (
            "members",
            "coalition",
            "List the members of a coalition.",
            "christchurch-call --on 2019-05-15",
        ),
        ("memberships", "actor", "List what an actor joined.", "zoom"),
        (
            "commitments",
            "thing",
            "List what a coalition asks, or what an actor promised.",
            "zoom --on 2022-07-01",
        ),
    ):
        _day(_thing(add(name, summary, example), noun))
    said = _thing(add("evidence", "List each source's word.", "zoom christchurch-call"), "thing")
    said.add_argument("other", nargs="?", help="what it shares with this one")
    changed = add(
        "changes", "List who joined, left or changed between two days.", "2021-05-01 2021-05-31"
    )
    changed.add_argument("first", nargs="?", help="the first day")
    changed.add_argument("last", nargs="?", help="the last day")
    _sureness(changed)
    _query(
        add(
            "query",
            "Run SPARQL, a file of it (- for stdin), or a named query.",
            "members --param coalition=gifct",
        )
    )
    _analyse(
        add(
            "analyse",
            "Run an analysis; 'graphkit list analyses' names them.",
            "centrality --on 2022-06-23",
        )
    )
    _check(add("check", "Check tables or RDF files.", "my-folder --format github"))
    _build(add("build", "Build the graph of a folder of tables.", "my-folder -o graph.ttl"))
    _export(add("export", "Write the graph in another format.", "-o graph.graphml --on 2022-06-23"))
    _view(add("view", "Make one offline HTML page of who joined what.", "-o coalitions.html"))
    _serve(add("serve", "Serve pages and SPARQL on this machine, read-only.", "--port 8000"))
    return top


def _common(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--data", metavar="PATH", help="a folder of tables, RDF, or a store on disk")
    sub.add_argument("--lang", default="en", help="language of labels (default: en)")
    formats = ("table", "csv", "json")
    sub.add_argument("--format", choices=formats, help="default: a table on a terminal, else json")
    sub.add_argument("--no-cache", action="store_true", help="do not keep the parsed graph")
    sub.add_argument("--debug", action="store_true", help="show where an error comes from")


def _thing(sub: argparse.ArgumentParser, name: str) -> argparse.ArgumentParser:
    help_text = "an id, name, acronym, former name or Wikidata id"
    sub.add_argument(name, help=help_text)
    return sub


def _day(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--on", metavar="DAY", help="a day such as 2021-05-10; without it, all time")
    _sureness(sub)


def _sureness(sub: argparse.ArgumentParser) -> None:
    sub.add_argument(
        "--at-least",
        choices=("certain", "presumed", "possible"),
        default="presumed",
        help="how sure it must be (default: presumed)",
    )


def _query(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("query", help="SPARQL, a file, - or a name of 'graphkit list queries'")
    sub.add_argument(
        "--param",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a value of a variable: text, id:zoom or <https://…>",
    )


def _analyse(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("name", help="the analysis")
    sub.add_argument("refs", nargs="*", help="what it is about, where it needs that")
    _day(sub)
    sub.add_argument(
        "--param", action="append", default=[], metavar="NAME=VALUE", help="an option of it"
    )


def _check(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("path", nargs="?", help="default: the bundled tables")
    sub.add_argument("--no-shapes", action="store_true", help="leave the slower SHACL shapes out")
    sub.add_argument("--notices", action="store_true", help="show where sources disagree, too")
    for action in sub._actions:
        if action.dest == "format":
            action.choices = ("text", "json", "csv", "github")
            action.help = "default: text"


def _build(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("path", nargs="?", help="default: the bundled tables")
    sub.add_argument("-o", "--output", metavar="FILE", help="the file to write (.ttl, .nt, …)")
    sub.add_argument("--store", metavar="DIR", help="keep the graph as a store on disk")


def _export(sub: argparse.ArgumentParser) -> None:
    formats = ".ttl .nt .nq .trig .rdf .jsonld .graphml .gexf"
    sub.add_argument("-o", "--output", metavar="FILE", required=True, help=formats)
    _day(sub)


def _view(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("-o", "--output", metavar="FILE", required=True, help="the page to write")
    sub.add_argument("--focus", help="draw what surrounds this one")
    _day(sub)


def _serve(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--host", default="127.0.0.1", help="where to listen (default: 127.0.0.1)")
    sub.add_argument("--port", type=int, default=8000, help="default: 8000")
    sub.add_argument("--seconds", type=float, default=10, help="time limit of a query (10)")
    sub.add_argument("--rows", type=int, default=100_000, help="row limit of an answer (100000)")
    for option, meaning in (
        ("--allow-host", "another name of this server"),
        ("--cors", "a web site whose scripts may read answers"),
    ):
        sub.add_argument(option, action="append", default=[], metavar="NAME", help=meaning)
