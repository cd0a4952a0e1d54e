"""What can be typed after ``graphkit``."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from graphkit.cli import commands
from graphkit.version import __version__

LISTS = ("actors", "analyses", "coalitions", "conflicts", "kinds", "queries", "sources")
EXITS = "Exit codes: 0 ok, 1 findings, 2 usage or not found, 3 broken data."


def parser(only: str = "") -> argparse.ArgumentParser:
    """Make the parser of the command line.

    Parameters
    ----------
    only : str
        The command that was typed. The others are left out then, for making them all takes
        longer than many an answer; anything that is no command leaves out none.
    """
    top = argparse.ArgumentParser(
        prog="graphkit",
        description="Who joined which coalition, when, on whose word.",
        epilog=EXITS,
        formatter_class=lambda prog: argparse.HelpFormatter(
            prog, max_help_position=20, width=_width()
        ),
    )
    top.add_argument("--version", action="version", version=f"graphkit {__version__}")
    subparsers = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in [only] if only in _COMMANDS else _COMMANDS:
        command = _COMMANDS[name]
        sub = subparsers.add_parser(
            name,
            help=command.summary,
            description=command.summary,
            epilog=f"Example: graphkit {name} {command.example}".rstrip(),
            formatter_class=lambda prog: argparse.RawDescriptionHelpFormatter(prog, width=_width()),
        )
        sub.set_defaults(run=getattr(commands, "listing" if name == "list" else name))
        _common(sub)
        command.add_arguments(sub)
    return top


def _width() -> int:
    """Give the width for help, as argparse would by importing ``shutil``, which takes longer."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns) - 2
    try:
        return (os.get_terminal_size().columns or 80) - 2
    except OSError:
        return 80 - 2


def _common(sub: argparse.ArgumentParser) -> None:
    places = "a folder of tables, RDF, a store on disk, or the address of a SPARQL endpoint"
    sub.add_argument("--data", metavar="PATH", help=places)
    sub.add_argument("--lang", default="en", help="language of labels (default: en)")
    formats = ("table", "csv", "json")
    sub.add_argument("--format", choices=formats, help="default: a table on a terminal, else json")
    sub.add_argument("--no-cache", action="store_true", help="do not keep the parsed graph")
    sub.add_argument("--debug", action="store_true", help="show where an error comes from")


def _overview(sub: argparse.ArgumentParser) -> None:
    """It takes nothing but what all commands take."""


def _list(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("what", choices=LISTS)


def _find(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("text")


def _describe(sub: argparse.ArgumentParser) -> None:
    _thing(sub, "thing")


def _members(sub: argparse.ArgumentParser) -> None:
    _thing(sub, "coalition")
    _day(sub)


def _memberships(sub: argparse.ArgumentParser) -> None:
    _thing(sub, "actor")
    _day(sub)


def _asks(sub: argparse.ArgumentParser) -> None:
    _thing(sub, "coalition")


def _promises(sub: argparse.ArgumentParser) -> None:
    _thing(sub, "actor")
    _day(sub)


def _evidence(sub: argparse.ArgumentParser) -> None:
    _thing(sub, "thing")
    sub.add_argument("other", nargs="?", help="what it shares with this one")


def _changes(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("first", nargs="?", help="the first day")
    sub.add_argument("last", nargs="?", help="the last day")
    _sureness(sub)


def _thing(sub: argparse.ArgumentParser, name: str) -> None:
    sub.add_argument(name, help="an id, name, acronym, former name or Wikidata id")


def _day(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("--on", metavar="DAY", help="a day such as 2021-05-10; without it, all time")
    _sureness(sub)


def _sureness(sub: argparse.ArgumentParser) -> None:
    sub.add_argument(
        "--at-least",
        choices=("certain", "presumed", "possible"),
        help="how sure it must be (default: presumed; of all time, possible)",
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
    formats = ".csv .tsv .json .xml .parquet, for triples .ttl .nt .rdf .jsonld"
    sub.add_argument("-o", "--output", metavar="FILE", help=f"write the answer there: {formats}")


def _analyse(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("name", help="the analysis")
    sub.add_argument("refs", nargs="*", help="what it is about, where it needs that")
    _day(sub)
    sub.add_argument(
        "--param", action="append", default=[], metavar="NAME=VALUE", help="an option of it"
    )


def _check(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("path", nargs="?", help="default: the bundled tables")
    sub.add_argument("--no-shapes", action="store_true", help="leave the SHACL shapes out")
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


class _Command(NamedTuple):
    """What help says of a command, and what adds its own arguments."""

    summary: str
    example: str
    add_arguments: Callable[[argparse.ArgumentParser], None]


_COMMANDS: Final[Mapping[str, _Command]] = {
    "overview": _Command("Count members, promises and disputes of every coalition.", "", _overview),
    "list": _Command("List what there is.", "coalitions", _list),
    "find": _Command("Find everything with a text in its name.", "facebook", _find),
    "describe": _Command("Describe one thing: names, place, purpose, links.", "zoom", _describe),
    "members": _Command(
        "List the members of a coalition.", "christchurch-call --on 2019-05-15", _members
    ),
    "memberships": _Command("List what an actor joined.", "zoom", _memberships),
    "asks": _Command("List what a coalition asks of those who join.", "gifct", _asks),
    "promises": _Command(
        "List what an actor promised by joining.", "zoom --on 2022-07-01", _promises
    ),
    "evidence": _Command("List each source's word.", "zoom christchurch-call", _evidence),
    "changes": _Command(
        "List who joined, left or changed between two days.", "2021-05-01 2021-05-31", _changes
    ),
    "query": _Command(
        "Run SPARQL, a file of it (- for stdin), or a named query.",
        "members --param coalition=gifct",
        _query,
    ),
    "analyse": _Command(
        "Run an analysis; 'graphkit list analyses' names them.",
        "centrality --on 2022-06-23",
        _analyse,
    ),
    "check": _Command("Check tables or RDF files.", "my-folder --format github", _check),
    "build": _Command("Build the graph of a folder of tables.", "my-folder -o graph.ttl", _build),
    "export": _Command(
        "Write the graph in another format.", "-o graph.graphml --on 2022-06-23", _export
    ),
    "view": _Command("Make one offline HTML page of who joined what.", "-o coalitions.html", _view),
    "serve": _Command("Serve pages and SPARQL on this machine, read-only.", "--port 8000", _serve),
}
