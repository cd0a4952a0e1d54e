"""What can be typed after each command that asks: names, choices and defaults as in Python."""

from __future__ import annotations

from graphkit.cli.argument_types import Several, Switch, day, whole_number
from graphkit.cli.parser import Parser
from graphkit.cli.shared_arguments import SUREST_FIRST, lang, regime, roles, when

_PARTS = {
    "subject": "an address, whole or with a prefix of the graph, such as id:zoom",
    "predicate": "an address, or a for what it is",
    "object": "an address, a text or another value",
}
"""The parts of a triple."""


def overview(parser: Parser) -> None:
    """Add the arguments of ``overview``."""
    when(parser)
    roles(parser)
    lang(parser)


def stale(parser: Parser) -> None:
    """Add the arguments of ``stale``."""
    parser.add_argument(
        "--on", type=day, metavar="DAY", help="on a day, such as 2026-11-01 (default: today)"
    )
    roles(parser)
    lang(parser)


def completeness(parser: Parser) -> None:
    """Add the arguments of ``completeness``."""
    lang(parser)


def list_(parser: Parser) -> None:
    """Add the arguments of ``list``."""
    from graphkit.questions.listing import LISTS

    parser.add_argument("what", choices=LISTS, metavar="WHAT", help=", ".join(LISTS))
    lang(parser)


def find(parser: Parser) -> None:
    """Add the arguments of ``find``."""
    parser.add_argument("text", metavar="TEXT", help="a part of a name")
    parser.add_argument(
        "--limit", type=whole_number, default=20, metavar="N", help="at most so many (default: 20)"
    )


def _thing(parser: Parser, name: str) -> None:
    meaning = "an id, name, acronym or former name, or a Wikidata id where it has one"
    parser.add_argument(name, metavar=name.upper(), help=meaning)


def describe(parser: Parser) -> None:
    """Add the arguments of ``describe``."""
    _thing(parser, "thing")
    lang(parser)


def members(parser: Parser) -> None:
    """Add the arguments of ``members``."""
    _thing(parser, "coalition")
    when(parser)
    roles(parser)
    _sorts(parser)
    lang(parser)


def _sorts(parser: Parser) -> None:
    for name, example in (("kinds", "company"), ("countries", "NZ")):
        parser.add_argument(
            f"--{name}",
            action=Several,
            metavar="A,B",
            help=f"only members of these {name}, such as {example}; several with commas between",
        )


def joiners(parser: Parser) -> None:
    """Add the arguments of ``joiners``."""
    parser.add_argument(
        "--min-coalitions",
        type=whole_number,
        default=1,
        metavar="N",
        help="only who is in at least so many (default: 1)",
    )
    when(parser)
    roles(parser)
    _sorts(parser)
    lang(parser)


def memberships(parser: Parser) -> None:
    """Add the arguments of ``memberships``."""
    _thing(parser, "actor")
    when(parser)
    roles(parser)
    lang(parser)


def standing(parser: Parser) -> None:
    """Add the arguments of ``standing``."""
    _thing(parser, "coalition")
    when(parser, sure="how surely a role must be held then (default: presumed)")
    lang(parser)


def explain(parser: Parser) -> None:
    """Add the arguments of ``explain``."""
    for part, meaning in _PARTS.items():
        parser.add_argument(part, metavar=part.upper(), help=meaning)
    regime(parser, "--regime")


def asks(parser: Parser) -> None:
    """Add the arguments of ``asks``."""
    _thing(parser, "coalition")
    lang(parser)


promises = memberships


def _promise(parser: Parser) -> None:
    meaning = "an actor, a coalition, or the id of a commitment or target (default: all)"
    parser.add_argument("thing", nargs="?", metavar="THING", help=meaning)


def targets(parser: Parser) -> None:
    """Add the arguments of ``targets``."""
    _promise(parser)
    sure = "how surely an actor must have promised it (default: presumed)"
    when(parser, sure=sure, by_default="today")
    parser.set_defaults(at_least="presumed")
    parser.add_argument(
        "--overdue",
        action=Switch,
        default=False,
        help="only those past due that no newest verdict says are kept",
    )
    lang(parser)


def assessments(parser: Parser) -> None:
    """Add the arguments of ``assessments``."""
    _promise(parser)
    when(parser)
    parser.add_argument("--verdict", metavar="WORD", help="only what was found so, such as kept")


def denials(parser: Parser) -> None:
    """Add the arguments of ``denials``."""
    meaning = "an actor or a coalition (default: all)"
    parser.add_argument("thing", nargs="?", metavar="THING", help=meaning)


def evidence(parser: Parser) -> None:
    """Add the arguments of ``evidence``."""
    _thing(parser, "thing")
    parser.add_argument("other", nargs="?", metavar="OTHER", help="what it shares with this one")


def changes(parser: Parser) -> None:
    """Add the arguments of ``changes``."""
    from graphkit.questions.changes import CHANGES

    parser.add_argument(
        "first",
        type=day,
        nargs="?",
        metavar="FIRST",
        help="the first day: 2025, 2025-03, 2025-03-01",
    )
    parser.add_argument(
        "last",
        type=day,
        nargs="?",
        metavar="LAST",
        help="the last day, such as today; without it, all that came after",
    )
    parser.add_argument("--of", metavar="THING", help="only what concerns this actor or coalition")
    parser.add_argument(
        "--at-least",
        choices=SUREST_FIRST,
        default="presumed",
        help="how sure it must be that it happened between the days (default: presumed)",
    )
    parser.add_argument(
        "--change",
        action=Several,
        choices=CHANGES,
        metavar="A,B",
        help=f"only what happened so, several with commas between: {', '.join(CHANGES)}",
    )
    parser.add_argument(
        "--kinds",
        action=Several,
        metavar="A,B",
        help="only what happened to actors of these kinds, several with commas between: company",
    )
    lang(parser)


def query(parser: Parser) -> None:
    """Add the arguments of ``query``."""
    parser.add_argument(
        "query", metavar="QUERY", help="SPARQL, a file, - or a name of 'graphkit list queries'"
    )
    parser.add_argument(
        "--param",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a value of a variable: text, id:zoom or <https://…>; may be given several times",
    )


def analyse(parser: Parser) -> None:
    """Add the argument of ``analyse`` that comes before those of the analysis."""
    parser.add_argument("name", metavar="NAME", help="the analysis; its own options follow it")
