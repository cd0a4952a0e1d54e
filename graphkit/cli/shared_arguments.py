"""What can be typed after several commands: the facts, the time, the roles, the answer."""

from __future__ import annotations

from typing import Any, Final

from graphkit.cli.argument_types import Several, Switch, day, number
from graphkit.cli.parser import Parser
from graphkit.facts.certainty import DEGREES

DATES: Final = ("dmy", "mdy")
FORMATS: Final = ("table", "csv", "tsv", "json", "jsonl", "markdown")
REGIMES: Final = ("rdfs", "owl-rl")
TYPED: Final = "srj"
"""SPARQL 1.1 Query Results JSON, for answers of SPARQL alone."""
SUREST_FIRST: Final = DEGREES[::-1]


def source(parser: Parser, *, opens: bool = True) -> None:
    """Add where the facts come from, and how long asking for them may take."""
    group = parser.add_argument_group("the facts")
    group.add_argument(
        "--data",
        metavar="PATH",
        help="a table (.csv, .xlsx …), a folder of tables, RDF, a store on disk, or the address "
        "of a SPARQL endpoint; without it, the bundled facts",
    )
    reading(group)
    if "--seconds" not in parser.options():
        group.add_argument(
            "--seconds",
            type=number,
            default=60.0,
            metavar="S",
            help="the longest that a query of yours, or any at an endpoint, may run (default: 60)",
        )
    group.add_argument("--no-cache", action="store_true", help="do not keep the parsed graph")
    if opens:
        group.add_argument(
            "--errors",
            choices=("refuse", "keep"),
            default="refuse",
            help="refuse files with errors, or keep what can be used of them (default: refuse)",
        )
    group.add_argument("--debug", action="store_true", help="show where an error comes from")


def reading(group: Any) -> None:
    """Add what tables leave open."""
    group.add_argument(
        "--dates",
        choices=DATES,
        help="what comes first in dates such as 05/06/2019 where a table or RDF leaves it open",
    )
    group.add_argument(
        "--encoding", metavar="NAME", help="of a table that is not UTF-8, like cp1252"
    )
    group.add_argument("--sheet", metavar="NAME", help="of a workbook: the table meant")
    group.add_argument(
        "--joined",
        metavar="NAME",
        help="what all rows of a table joined, if no column says it: the pledge that they signed",
    )


def answer(parser: Parser) -> None:
    """Add how and where the answer is written."""
    group = parser.add_argument_group("the answer")
    typed = (TYPED,) if "--param" in parser.options() else ()
    group.add_argument(
        "--format",
        choices=(*FORMATS, *typed),
        help="default: that of the file's ending, a table on a terminal, else json",
    )
    group.add_argument("-o", "--output", metavar="FILE", help="write the answer to a file")
    group.add_argument(
        "--formulas",
        choices=("mark", "keep"),
        default="mark",
        help="in csv and tsv, put an apostrophe before texts that a spreadsheet would run as a "
        "formula, or keep them as they are (default: mark)",
    )


def regime(parser: Parser, name: str) -> None:
    """Add by which rules is inferred, after ``--regime`` or in a place of its own, ``regime``."""
    parser.add_argument(
        name,
        nargs=None if name.startswith("-") else "?",
        choices=REGIMES,
        default="rdfs",
        help="by which rules: RDFS, or OWL 2 RL with inverses, keys and chains (default: rdfs)",
    )


def lang(parser: Parser) -> None:
    """Add the language of labels."""
    parser.add_argument("--lang", default="en", help="language of labels (default: en)")


def when(
    parser: Parser,
    *,
    sure: str = "how sure it must be (default: presumed; without a day: everybody ever named)",
    by_default: str = "",
) -> None:
    """Add the time asked about, and how sure an answer must be."""
    told = f" (default: {by_default})" if by_default else ""
    parser.add_argument(
        "--on", type=day, metavar="DAY", help=f"on a day, such as 2021-05-10, or today{told}"
    )
    parser.add_argument(
        "--during",
        type=day,
        metavar="TIME",
        help="at some time in a year, a month or two days: 2021, 2021-05, 2021-05-01/2021-06-30",
    )
    parser.add_argument("--at-least", choices=SUREST_FIRST, help=sure)


def roles(parser: Parser) -> None:
    """Add the roles that count."""
    parser.add_argument(
        "--roles",
        action=Several,
        metavar="A,B",
        help="only these roles, exactly; several with commas between",
    )
    parser.add_argument(
        "--narrower-roles",
        action=Switch,
        default=False,
        help="count the narrower roles of these too",
    )
