"""The commands: what each does, an example, what it takes, and what follows its name in help."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from graphkit.cli import arguments_of_asking as asking
from graphkit.cli import arguments_of_making as making
from graphkit.cli import shared_arguments
from graphkit.cli.parser import Parser

EXITS: Final = "Exit codes: 0 ok, 1 findings, 2 usage or not found, 3 broken data, 130 stopped."


class Command(NamedTuple):
    """One command.

    Attributes
    ----------
    summary : str
        What it does, in a sentence.
    example : str
        What may be typed after its name.
    takes : callable
        Adds its own arguments to a parser.
    answers : bool
        Whether it gives a table, so that format and file of the answer can be chosen.
    reads : bool
        Whether it reads facts.
    """

    summary: str
    example: str
    takes: Callable[[Parser], None]
    answers: bool = True
    reads: bool = True


ASKING: Final[Mapping[str, Command]] = {
    "overview": Command(
        "Count members, promises and disputes of every coalition.", "", asking.overview
    ),
    "stale": Command(
        "List how old the newest list of members of each coalition is.",
        "--on 2026-11-01",
        asking.stale,
    ),
    "completeness": Command(
        "Compare the members known with the totals that sources claim.",
        "",
        asking.completeness,
    ),
    "list": Command("List what there is.", "coalitions", asking.list_),
    "find": Command("Find everything with a text in its name.", "facebook", asking.find),
    "describe": Command(
        "Describe one thing: names, place, purpose, links.", "zoom", asking.describe
    ),
    "members": Command(
        "List the members of a coalition.", "christchurch-call --on 2019-05-15", asking.members
    ),
    "memberships": Command("List what an actor joined.", "zoom", asking.memberships),
    "joiners": Command(
        "List who is in at least so many coalitions, and in which.",
        "--min-coalitions 4 --on today --kinds company",
        asking.joiners,
    ),
    "standing": Command(
        "List how members stand at a time: signed, bound, left.",
        "media-freedom-coalition --on 2022-06-01",
        asking.standing,
    ),
    "asks": Command("List what a coalition asks of those who join.", "gifct", asking.asks),
    "promises": Command("List what an actor promised.", "zoom --on 2022-07-01", asking.promises),
    "targets": Command(
        "List what promises have to reach, by when, and whether they did.",
        "hate-code-24h --on 2022-12-01",
        asking.targets,
    ),
    "assessments": Command(
        "List who judged whether promises were kept.", "tiktok --verdict kept", asking.assessments
    ),
    "denials": Command(
        "List what somebody denies, and who declined to join.",
        "christchurch-call",
        asking.denials,
    ),
    "evidence": Command("List each source's word.", "zoom christchurch-call", asking.evidence),
    "changes": Command(
        "List who joined, left or changed between two days.",
        "2021-05-01 2021-05-31",
        asking.changes,
    ),
    "explain": Command(
        "Say why a triple follows from the facts: rules and premises.",
        "id:zoom a org:Organization",
        asking.explain,
    ),
    "query": Command(
        "Run SPARQL, a file of it (- for stdin), or a named query.",
        "members --param coalition=gifct",
        asking.query,
    ),
    "analyse": Command(
        "Run an analysis; 'graphkit list analyses' names them.",
        "centrality --on 2022-06-23",
        asking.analyse,
    ),
}
OF_TABLES: Final[Mapping[str, Command]] = {
    "new": Command(
        "Make a folder of tables that works at once.", "my-pledges --from pledges.xlsx",
        making.new, answers=False, reads=False,
    ),
    "import": Command(
        "Turn a file of somebody else's into tables to review.",
        "treaties.xlsx -o treaties", making.import_, answers=False, reads=False,
    ),
    "add": Command(
        "Add one fact to a folder of tables.",
        'my-pledges "Acme Ltd" "Green Pact" --since "14 May 2021" --source https://example.org/',
        making.add, answers=False, reads=False,
    ),
    "fmt": Command(
        "Write the tables of a folder in one canonical form.", "my-pledges", making.fmt,
        answers=False, reads=False,
    ),
    "diff": Command(
        "List who joined, left or is told differently in another edition.",
        "old-pledges new-pledges", making.diff, reads=False,
    ),
}  # fmt: skip
OF_GRAPH: Final[Mapping[str, Command]] = {
    "check": Command(
        "Check tables or RDF files.", "my-folder --format github", making.check, answers=False
    ),
    "build": Command(
        "Build the graph of a folder of tables.", "my-folder -o graph.ttl", making.build,
        answers=False,
    ),
    "infer": Command(
        "Work out what follows from the facts, and write all of it.",
        "owl-rl -o inferred.ttl", making.infer, answers=False,
    ),
    "export": Command(
        "Write the graph in another format.", "-o graph.graphml --on 2022-06-23", making.export,
        answers=False,
    ),
    "view": Command(
        "Make one offline HTML page of who joined what.", "-o coalitions.html", making.view,
        answers=False,
    ),
    "picture": Command(
        "Draw one figure with title, legend and sources.",
        "-o zoom.svg --focus zoom --on 2022-06-23", making.picture, answers=False,
    ),
    "cite": Command("Print how to cite the data.", "", making.nothing, answers=False),
    "serve": Command(
        "Serve pages and SPARQL on this machine, read-only.", "--port 8000", making.serve,
        answers=False,
    ),
}  # fmt: skip
HELPING: Final[Mapping[str, Command]] = {
    "completion": Command(
        "Print what completes commands in bash, zsh or fish.",
        "bash > ~/.local/share/bash-completion/completions/graphkit",
        making.completion,
        answers=False,
        reads=False,
    ),
    "man": Command(
        "Print the manual page.",
        "> ~/.local/share/man/man1/graphkit.1",
        making.nothing,
        answers=False,
        reads=False,
    ),
}
GROUPS: Final[Mapping[str, Mapping[str, Command]]] = {
    "Ask": ASKING,
    "Check, write, show": {**OF_TABLES, **OF_GRAPH},
    "Set up": HELPING,
}
COMMANDS: Final[Mapping[str, Command]] = {**ASKING, **OF_TABLES, **OF_GRAPH, **HELPING}


def module_of(name: str) -> str:
    """Name the module whose function runs a command."""
    rooms = {"asking": ASKING, "tables": OF_TABLES, "graph": OF_GRAPH, "help": HELPING}
    room = next(room for room, commands in rooms.items() if name in commands)
    return f"graphkit.cli.commands_of_{room}"


def parser_of(name: str) -> Parser:
    """Make the parser of one command.

    Parameters
    ----------
    name : str
        A key of `COMMANDS`. The options of a single analysis are added by
        `graphkit.cli.analyse.parser_of_analysis`.
    """
    command = COMMANDS[name]
    example = f"Example: graphkit {name} {command.example}".rstrip()
    parser = Parser(name, command.summary, example)
    command.takes(parser)
    common(parser, command)
    return parser


def common(parser: Parser, command: Command) -> None:
    """Add what many commands take."""
    if command.answers:
        shared_arguments.answer(parser)
    if command.reads:
        shared_arguments.source(parser, opens=command.takes not in (making.check, making.build))
    else:
        parser.set_defaults(debug=False)
