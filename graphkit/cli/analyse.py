"""Run an analysis by its name, with the options of its Python function."""

from __future__ import annotations

import argparse
import contextlib
import re
from argparse import Namespace
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from graphkit.analysis.registry import ROOMS, Analysis, analyses, get, listing
from graphkit.cli import argument_types, shared_arguments
from graphkit.cli.catalogue import COMMANDS, common, parser_of
from graphkit.cli.parser import Parser
from graphkit.cli.signature import Accepted, Taken, taken_by
from graphkit.table import Table

if TYPE_CHECKING:
    from graphkit.graph import KnowledgeGraph

NAME: Final = "analyse"
IMPLIED: Final = frozenset(("ever",))
"""All time is what a network is of where no time is given."""
TIMES: Final = {
    "on": "The day that is meant, such as 2021-05-10, or today; without it and without --during, "
    "all time.",
    "during": "A year, a month or two days, some time in which is meant: 2021, 2021-05, "
    "2021-05-01/2021-06-30; without it and without --on, all time.",
    "links_on": "The day whose operators and owners count for --roll-up; by default the day of "
    "--on. Needed with --during, and of all time, to say whose services count.",
}
"""What the options of time say where a network can be of one time, or of all."""


def parse(typed: Sequence[str]) -> Namespace:
    """Read what was typed after ``analyse``.

    Raises
    ------
    NotFound
        If there is no such analysis.
    """
    known = {analysis.name for analysis in analyses()}
    words = [word for word in typed if not word.startswith("-")]
    name = next((word for word in words if word in known), words[0] if words else "")
    if not name:
        return parser_of_all().parse(typed)
    rest = list(typed)
    rest.remove(name)
    options = parser_of_analysis(name).parse(rest)
    options.name = name
    return options


def parser_of_all() -> Parser:
    """Make the parser for when no analysis is named: its help lists them."""
    parser = parser_of(NAME)
    one = "'graphkit analyse NAME --help' describes one."
    parser.description = "\n".join([f"{parser.description} {one}", *_by_group()])
    return parser


def _by_group() -> Iterator[str]:
    """List the analyses under the questions that they help to answer."""
    table = listing()
    width = max((len(str(name)) for name in table.column("name")), default=0) + 2
    for group, rows in groupby(table.records(), key=itemgetter("group")):
        yield from ("", ROOMS.get(str(group), f"of {group}"))
        yield from (f"  {row['name']!s:{width}}{row['does']}" for row in rows)


def parser_of_analysis(name: str) -> Parser:
    """Make the parser of one analysis, from the signature and docstring of its function.

    Raises
    ------
    NotFound
        If there is no such analysis.
    """
    analysis = get(name)
    parser = Parser(f"{NAME} {analysis.name}", analysis.summary, "")
    own, drawn = (parser.add_argument_group(f"the {what}") for what in ("analysis", "network"))
    common(parser, COMMANDS[NAME])
    parameters = taken_by(analysis.function)
    alone = sum(taken.accepted.several and _has_place(taken) for taken in parameters) == 1
    for taken in parameters:
        add_taken(parser, own, taken, alone=alone)
    for taken in _of_network(analysis) if analysis.needs == "network" else ():
        add_taken(parser, drawn, taken)
    if analysis.needs != "network":
        shared_arguments.roles(parser)
    return parser


def _of_network(analysis: Analysis) -> list[Taken]:
    """Give the parameters by which a network is drawn, if the analysis has no such of its own."""
    from graphkit.graph import KnowledgeGraph

    own = {taken.name for taken in taken_by(analysis.function)} | IMPLIED
    meanings = meanings_of_network() | TIMES
    return [
        taken._replace(meaning=meanings.get(taken.name) or taken.meaning)
        for taken in taken_by(KnowledgeGraph.network)
        if taken.name not in own
    ]


def meanings_of_network() -> dict[str, str]:
    """Say what each option of a network means: how it is drawn, and which memberships."""
    from graphkit.network import two_mode
    from graphkit.panel import Panel

    options = (*taken_by(two_mode), *taken_by(Panel.select))
    return {taken.name: taken.meaning for taken in options}


# A parameter as an argument


def add_taken(
    parser: Parser, group: argparse._ArgumentGroup, taken: Taken, *, alone: bool = False
) -> None:
    """Add an argument; several names of things are several words where they stand alone."""
    alone = alone and _has_place(taken)
    told: dict[str, Any] = {"help": _help(taken, alone=alone)}
    if not _has_place(taken):
        default = {"required": True} if taken.required else {"default": taken.default}
        option = _option(parser, taken.name)
        group.add_argument(option, dest=taken.name, **told, **default, **_values(taken))
    elif taken.accepted.several and alone:
        nargs = {"nargs": "+"} if taken.required else {"nargs": "*", "default": taken.default}
        of_days: dict[str, Any] = {"type": argument_types.day} if _of_days(taken) else {}
        group.add_argument(taken.name, metavar=_shown(taken), **told, **nargs, **of_days)
        if not taken.required:
            same = f"The same as {_shown(taken)}. Several with commas between."
            how: dict[str, Any] = {"metavar": "A,B", "action": argument_types.Several, "help": same}
            group.add_argument(_option(parser, taken.name), dest=_named(taken), **how)
    else:
        told |= {} if taken.required else {"nargs": "?"}
        group.add_argument(taken.name, **told, **_values(taken))


def _named(taken: Taken) -> str:
    """Name what is typed behind an option where the same can stand in a place of its own."""
    return f"{taken.name}_named"


def _has_place(taken: Taken) -> bool:
    """Tell whether it is typed without its name: what must be given, and names of things."""
    names = taken.accepted.several and taken.default is None
    return not taken.by_name and (taken.required or names)


def _values(taken: Taken) -> dict[str, Any]:
    """Tell how the words of an argument are read, and what stands for them in the help."""
    accepted = taken.accepted
    if accepted.types == {"bool"} and not accepted.choices:
        return {"action": argument_types.Switch}
    shown = {"metavar": _shown(taken)}
    if accepted.several:
        several = {"action": argument_types.Several}
        return shown | several | ({"type": argument_types.day} if _of_days(taken) else {})
    if not accepted.types:
        return shown | {"choices": accepted.choices}
    return shown | {"type": argument_types.day if _of_days(taken) else _Reader(accepted)}


def _of_days(taken: Taken) -> bool:
    """Tell whether a day or a time is typed for it; of a day, the year alone is no number."""
    return taken.name == "during" or "date" in taken.accepted.types


def _shown(taken: Taken) -> str:
    accepted = taken.accepted
    if _has_place(taken):
        return taken.name.upper().replace("_", "-")
    if accepted.several:
        return "A,B"
    words = [*accepted.choices, *(["true", "false"] if "bool" in accepted.types else [])]
    if words and not accepted.types - {"bool"}:
        return "{" + ",".join(words) + "}"
    kinds = (("date", "DAY"), ("str", "TEXT"), ("float", "NUMBER"), ("int", "N"))
    return next(shown for kind, shown in kinds if kind in accepted.types)


def _option(parser: Parser, name: str) -> str:
    """Write the name of an option; one that all commands have already is told apart."""
    option = f"--{name.replace('_', '-')}"
    return f"--analysis-{option[2:]}" if option in parser.options() else option


def _help(taken: Taken, *, alone: bool) -> str:
    about = taken.meaning or f"as in Python: {taken.name}"
    if taken.accepted.several and taken.accepted.choices:
        about += f" Of: {', '.join(taken.accepted.choices)}."
    if taken.accepted.several and not alone:
        about = f"{about.removesuffix('.')}. Several with commas between."
    default = taken.default
    if not taken.required and default not in (None, "", ()):
        words = ",".join(map(str, default)) if isinstance(default, tuple) else str(default)
        shown = {"True": "yes", "False": "no"}.get(words, words)
        about += f" (default: {shown})"
    return about.replace("%", "%%")


class _Reader:
    """Reads a typed word as the first of the types that it can be."""

    def __init__(self, accepted: Accepted) -> None:
        self._accepted = accepted

    def __call__(self, text: str) -> Any:
        types, choices = self._accepted.types, self._accepted.choices
        if "bool" in types and text in ("true", "false"):
            return text == "true"
        if text in choices:
            return text
        if "date" in types:
            return argument_types.day(text)  # of a day, the year alone is no number
        readers = [read for name, read in _NUMBERS.items() if name in types]
        for read in readers:
            with contextlib.suppress(argparse.ArgumentTypeError):
                return read(text)
        if "str" in types:
            return text
        if readers and not choices:
            return readers[-1](text)
        words = [*choices, *(["true", "false"] if "bool" in types else [])]
        raise argparse.ArgumentTypeError(f"{text!r} is not possible. Use {', '.join(words)}.")


_COMMA: Final = re.compile(",(?=[^ ])")
"""Stands between names; one with a space behind it is part of a name, as in "Zoom, Inc."."""
_NUMBERS: Final = {"int": argument_types.whole_number, "float": argument_types.number}


# Running it


def run(kg: KnowledgeGraph, options: Namespace) -> Table:
    """Run the analysis that the options name and give its table."""
    analysis = get(options.name)
    places, named = [], {}
    for taken in taken_by(analysis.function):
        value = getattr(options, taken.name)
        if isinstance(value, list):  # nothing typed in the place of names means its default
            value = tuple(part for word in value for part in _COMMA.split(word))
        if named_too := getattr(options, _named(taken), None):
            value = (*(value or ()), *named_too)
        if value == ():
            value = taken.default
        if taken.by_name:
            named[taken.name] = value
        else:
            places.append(value)
    subject = _subject(kg, analysis, options)
    answer: Table = analysis.function(subject, *places, **named)
    return answer


def _subject(kg: KnowledgeGraph, analysis: Analysis, options: Namespace) -> Any:
    if analysis.needs != "network":
        asked = kg
        if options.roles:
            asked = kg.in_roles(options.roles, narrower_roles=options.narrower_roles)
        return asked if analysis.needs == "kg" else asked.panel
    drawn = {taken.name: getattr(options, taken.name) for taken in _of_network(analysis)}
    ever = drawn.get("on") is None and drawn.get("during") is None
    return kg.network(ever=ever, **drawn)
