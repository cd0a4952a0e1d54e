"""What can be typed after each command that writes, checks, shows or sets up."""

from __future__ import annotations

from graphkit.cli.argument_types import Several, Switch, day, number, whole_number
from graphkit.cli.parser import Parser
from graphkit.cli.shared_arguments import (
    DATES,
    FORMATS,
    SUREST_FIRST,
    lang,
    reading,
    regime,
    roles,
    when,
)
from graphkit.views.forms import FORMS, LAYOUTS, SIZES

_FORMS_TOLD = (
    "how it is drawn (default: network): 'network' links members and coalitions; 'matrix' has "
    "members down and coalitions across; 'shared' links coalitions that share members; 'timeline' "
    "has each join on its day; 'bars' count first joins a year; 'map' has governments by "
    "country; 'sets' counts and names who is in each combination of two to six selected "
    "coalitions; 'compared' compares two days (--state against=DAY)"
)


def new(parser: Parser) -> None:
    """Add the arguments of ``new``."""
    parser.add_argument("folder", metavar="FOLDER", help="where; it must be empty or not there")
    parser.add_argument("--from", dest="from_", metavar="FILE", help="a table to begin with")
    parser.add_argument("--title", help="what the graph is called (default: after the folder)")
    reading(parser)
    parser.add_argument("--debug", action="store_true", help="show where an error comes from")


def add(parser: Parser) -> None:
    """Add the arguments of ``add``."""
    from graphkit.facts.confidence import TRUST

    parser.add_argument("folder", metavar="FOLDER", help="a folder of tables")
    parser.add_argument("member", metavar="MEMBER", help="an id or name")
    parser.add_argument("coalition", metavar="COALITION", help="an id or name")
    for name, meaning in (
        ("since", "from when: 14 May 2021, 2021-05, 2021 …"),
        ("until", "the last day"),
        ("role", "such as member or founder"),
        ("source", "on whose word: an id, an address or a title"),
        ("evidence", "a short quotation"),
        ("note", "what else is to be said"),
    ):
        parser.add_argument(f"--{name}", help=meaning)
    parser.add_argument(
        "--confidence", choices=(*TRUST,), help="how far the source is trusted (default: high)"
    )
    parser.add_argument("--spell", help="a name such as 2, where the member has joined again")
    parser.add_argument(
        "--dates", choices=DATES, help="what comes first in dates such as 05/06/2019"
    )
    parser.add_argument("--debug", action="store_true", help="show where an error comes from")


def fmt(parser: Parser) -> None:
    """Add the arguments of ``fmt``."""
    parser.add_argument("folder", metavar="FOLDER", help="a folder of tables")
    parser.add_argument("--check", action="store_true", help="only say what would change")
    parser.add_argument("--debug", action="store_true", help="show where an error comes from")


def diff(parser: Parser) -> None:
    """Add the arguments of ``diff``."""
    parser.add_argument(
        "old", metavar="OLD", help="the old facts, as for --data; a sheet as FILE#SHEET"
    )
    parser.add_argument("new", metavar="NEW", help="the new ones")
    reading(parser)
    parser.add_argument("--debug", action="store_true", help="show where an error comes from")


def import_(parser: Parser) -> None:
    """Add the arguments of ``import``."""
    parser.add_argument("path", metavar="FILE", help="a table, or another file that is known")
    parser.add_argument(
        "-o", "--output", metavar="FOLDER", help="where the tables go (default: named after FILE)"
    )
    parser.add_argument("--map", metavar="FILE", help="how the columns are read")
    parser.add_argument("--form", metavar="FORM", help="see 'graphkit list importers'")
    parser.add_argument(
        "--match",
        metavar="PATH",
        help="tables with known actors, or 'bundled', to match names with",
    )
    parser.add_argument("--decisions", metavar="FILE", help="what was decided about doubtful names")
    parser.add_argument(
        "--replace", action=Switch, default=False, help="replace tables of another origin"
    )
    reading(parser)
    parser.add_argument("--debug", action="store_true", help="show where an error comes from")


def check(parser: Parser) -> None:
    """Add the arguments of ``check``."""
    parser.add_argument("path", nargs="?", metavar="PATH", help="default: the bundled tables")
    either = parser.add_mutually_exclusive_group()
    either.add_argument(
        "--shapes",
        action="append",
        default=[],
        metavar="FILE",
        help="check against these SHACL shapes too; may be given several times",
    )
    either.add_argument(
        "--no-shapes", action="store_true", help="leave out the SHACL shapes of the ontology"
    )
    parser.add_argument(
        "--profile",
        choices=("house", "open"),
        help="open is for RDF of other people, with names and lists of their own (default: open "
        "for RDF of the W3C organisation ontology or schema.org alone, else house)",
    )
    parser.add_argument("--notices", action="store_true", help="show where sources disagree, too")
    parser.add_argument(
        "--looked-at",
        action="store_true",
        help="mark all that is warned of now as looked at, in looked-at.csv of the folder: it is "
        "not told again",
    )
    group = parser.add_argument_group("the answer")
    group.add_argument(
        "--format",
        choices=("text", *FORMATS, "github"),
        help="default: that of the file's ending, or else text",
    )
    group.add_argument("-o", "--output", metavar="FILE", help="write the findings to a file")
    group.add_argument(
        "--report",
        metavar="FILE",
        help="write what the shapes found as a validation report of SHACL (.ttl, .nt, .jsonld, …)",
    )
    parser.set_defaults(formulas="mark")


def build(parser: Parser) -> None:
    """Add the arguments of ``build``."""
    parser.add_argument("path", nargs="?", metavar="PATH", help="default: the bundled tables")
    parser.add_argument("-o", "--output", metavar="FILE", help="the file to write (.ttl, .nt, …)")
    parser.add_argument(
        "--derived-to", metavar="FILE", help="a Turtle file for what the rules derive"
    )
    parser.add_argument("--store", metavar="DIR", help="keep the graph as a store on disk")


def infer(parser: Parser) -> None:
    """Add the arguments of ``infer``."""
    regime(parser, "regime")
    parser.add_argument(
        "-o", "--output", metavar="FILE", required=True, help="the file to write (.ttl, .nt, …)"
    )


def export(parser: Parser) -> None:
    """Add the arguments of ``export``."""
    from graphkit.exporting.exporter import endings

    formats = f"the file to write: {' '.join(endings())}"
    parser.add_argument("-o", "--output", metavar="FILE", required=True, help=formats)
    parser.add_argument(
        "--by-source", action=Switch, help="a named graph for each source (.trig .nq .jsonld)"
    )
    when(parser)
    _choice_of_network(parser)


def _choice_of_network(parser: Parser) -> None:
    """Add what of a network is written, as Python's options say."""
    from graphkit.cli.analyse import add_taken, meanings_of_network
    from graphkit.cli.signature import taken_by
    from graphkit.graph import KnowledgeGraph
    from graphkit.network.options import Drawing

    meanings = meanings_of_network()
    group = parser.add_argument_group("the network")
    for taken in taken_by(KnowledgeGraph.export):
        if taken.name in Drawing.__annotations__:
            add_taken(parser, group, taken._replace(meaning=meanings[taken.name]))


def view(parser: Parser) -> None:
    """Add the arguments of ``view``."""
    parser.add_argument("path", nargs="?", metavar="PATH", help="the facts, as for --data")
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="the page to write (default: named after the facts, or coalitions.html)",
    )
    parser.add_argument("--open", action="store_true", help="open it in the browser")
    _page(parser)


def picture(parser: Parser) -> None:
    """Add the arguments of ``picture``."""
    parser.add_argument("path", nargs="?", metavar="PATH", help="the facts, as for --data")
    parser.add_argument(
        "-o", "--output", metavar="FILE", required=True, help="the file to write: .svg .png .pdf"
    )
    parser.add_argument("--form", choices=FORMS, help=_FORMS_TOLD)
    parser.add_argument(
        "--size", choices=SIZES, default="page", help="what it is made for (default: page)"
    )
    parser.add_argument(
        "--state",
        type=day,
        default="",
        metavar="TEXT",
        help="what it shows, as the address of a page says it after #: what is selected, with ~ "
        "between, such as sel=ONE~ANOTHER; further parts follow an &: "
        "&against=2022-06-23",
    )
    parser.add_argument("--address", default="", metavar="URL", help="where readers find the page")
    parser.add_argument(
        "--title",
        help="the title of the figure (default: what it shows, which follows below a title)",
    )
    _page(parser)


def _page(parser: Parser) -> None:
    """Add what a page is made of."""
    parser.add_argument(
        "--focus",
        action=Several,
        metavar="A,B",
        help="draw at first what surrounds this one, or several, which are selected",
    )
    parser.add_argument("--on", type=day, metavar="DAY", help="the day to show first, or today")
    parser.add_argument(
        "--during",
        type=day,
        metavar="TIME",
        help="the time to show first: 2021, 2021-05, 2021-05-01/2021-06-30",
    )
    roles(parser)
    parser.add_argument(
        "--at-least",
        choices=SUREST_FIRST,
        default="possible",
        help="how sure a membership must be to be drawn (default: possible)",
    )
    parser.add_argument(
        "--depth",
        type=whole_number,
        default=1,
        metavar="N",
        help="so many steps from the focus are drawn at first (default: 1)",
    )
    parser.add_argument(
        "--limit",
        type=whole_number,
        metavar="N",
        help="the most memberships that the page holds (default: 100000; with --focus, the "
        "nearest: those drawn at first and a few more)",
    )
    parser.add_argument(
        "--layout",
        choices=LAYOUTS,
        default="force",
        help="the layout to show first (default: force)",
    )
    if "--title" not in parser.options():
        parser.add_argument("--title", help="heading of the page")
    parser.add_argument(
        "--steps", metavar="FILE", help="a story to tell: a table of text, state, dwell, sources"
    )
    parser.add_argument(
        "--columns", metavar="FILE", help="a table of values for actors, one row for each id"
    )
    parser.add_argument("--colour-by", metavar="NAME", help="the column to colour by at first")
    parser.add_argument("--size-by", metavar="NAME", help="the column of numbers to size by")
    lang(parser)


def serve(parser: Parser) -> None:
    """Add the arguments of ``serve``."""
    parser.add_argument("--host", default="127.0.0.1", help="where to listen (default: 127.0.0.1)")
    parser.add_argument("--port", type=whole_number, default=8000, help="default: 8000")
    parser.add_argument(
        "--seconds", type=number, default=10, metavar="S", help="time limit of a query (10)"
    )
    parser.add_argument(
        "--rows",
        type=whole_number,
        default=100_000,
        metavar="N",
        help="row limit of an answer (100000)",
    )
    parser.add_argument(
        "--workers",
        type=whole_number,
        metavar="N",
        help="so many quick queries run at once, and so many slow ones beside them (default: one "
        "a processor, but 2 to 8)",
    )
    parser.add_argument(
        "--memory",
        type=whole_number,
        metavar="MB",
        help="memory for all queries together, in megabytes (default: half of the machine's; a "
        "query takes 2048 at most)",
    )
    parser.add_argument(
        "--turns",
        type=whole_number,
        default=64,
        metavar="N",
        help="so many queries run or wait at once, half as many of one client (default: 64)",
    )
    parser.add_argument(
        "--connections",
        type=whole_number,
        default=512,
        metavar="N",
        help="so many connections at once (default: 512)",
    )
    parser.add_argument(
        "--of-each",
        type=whole_number,
        default=64,
        metavar="N",
        help="so many connections of one client; a web server in front is one (default: 64)",
    )
    parser.add_argument(
        "--patience",
        type=number,
        default=15.0,
        metavar="S",
        help="the longest that a client may take to ask, and to take a part of the answer "
        "(default: 15)",
    )
    for option, meaning in (
        ("--allow-host", "another name of this server"),
        ("--cors", "a web site whose scripts may read answers"),
    ):
        parser.add_argument(option, action="append", default=[], metavar="NAME", help=meaning)


def completion(parser: Parser) -> None:
    """Add the arguments of ``completion``."""
    parser.add_argument("shell", choices=("bash", "zsh", "fish"), metavar="SHELL")


def nothing(_: Parser) -> None:
    """Add nothing, for a command that takes nothing."""
