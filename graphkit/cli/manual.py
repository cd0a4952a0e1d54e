"""The manual page, in the language of ``man``, written from the parsers."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Final

from graphkit.cli.catalogue import COMMANDS, EXITS, parser_of
from graphkit.cli.help import DOCUMENTATION, FIRST_STEPS, SUMMARY
from graphkit.version import __version__

ENVIRONMENT: Final = (
    ("COLUMNS", "how wide tables and help are; by default as wide as the terminal"),
    ("NO_COLOR", "if it is not empty, nothing is written bold"),
    ("XDG_CACHE_HOME", "where parsed graphs are kept, by default ~/.cache"),
    ("BROWSER", "the browser that 'view --open' starts"),
)


def page() -> str:
    """Write the manual page; the same version always gives the same bytes."""
    return "\n".join([*_head(), *_commands(), *_foot(), ""])


def _head() -> Iterator[str]:
    yield f'.TH GRAPHKIT 1 "" "graphkit {__version__}" "User Commands"'
    yield ".SH NAME"
    yield f"graphkit \\- {_text(SUMMARY[0].lower() + SUMMARY[1:].rstrip('.'))}"
    yield ".SH SYNOPSIS"
    yield ".B graphkit"
    yield ".I COMMAND"
    yield "[arguments] [options]"
    yield ".SH COMMANDS"


def _commands() -> Iterator[str]:
    for name, command in COMMANDS.items():
        parser = parser_of(name)
        yield f".SS {_text(parser.short_usage())}"
        yield _text(command.summary)
        for action in parser._actions:
            if action.dest != "help":
                yield from _argument(action)
        if parser.epilog:
            yield ".PP"
            yield _text(parser.epilog)


def _argument(action: argparse.Action) -> Iterator[str]:
    name = str(action.metavar or action.dest).upper()
    names = ", ".join(f"\\fB{_text(text)}\\fR" for text in action.option_strings)
    value = "" if action.nargs == 0 else f" \\fI{_text(_value(action))}\\fR"
    yield ".TP"
    yield names + value if names else f"\\fI{_text(name)}\\fR"
    yield _text((action.help or "").replace("%%", "%")) or "\\&"


def _value(action: argparse.Action) -> str:
    if action.metavar is None and action.choices:
        return "|".join(map(str, action.choices))
    return str(action.metavar or action.dest.upper())


def _foot() -> Iterator[str]:
    yield ".SH EXIT STATUS"
    yield _text(EXITS)
    yield ".SH ENVIRONMENT"
    for name, meaning in ENVIRONMENT:
        yield from (".TP", f"\\fB{name}\\fR", _text(meaning))
    yield ".SH EXAMPLES"
    for command, meaning in FIRST_STEPS:
        yield from (".TP", f"\\fB{_text(command)}\\fR", _text(meaning))
    yield ".SH SEE ALSO"
    yield _text(DOCUMENTATION)


def _text(text: str) -> str:
    """Write a text so that none of its signs is taken for an instruction."""
    safe = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("…", "...")
    return f"\\&{safe}" if safe.startswith(".") else safe
