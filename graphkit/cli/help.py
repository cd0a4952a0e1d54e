"""What ``graphkit`` says of itself: the greeting, the list of commands, where to read on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from graphkit.cli import terminal
from graphkit.cli.catalogue import COMMANDS, EXITS, GROUPS, parser_of

SUMMARY: Final = "Who joined which coalition, when, on whose word."
FIRST_STEPS: Final = (
    ("graphkit overview", "every coalition at a glance"),
    ("graphkit find facebook", "the ids and names that a text is in"),
    ("graphkit members christchurch-call --on 2019-05-15", "who was in it on a day"),
)
DOCUMENTATION: Final = "the folder docs/ of the source; 'graphkit man' prints a manual"
"""Where to read on; an address, once the project has one."""


def greeting() -> str:
    """Write what someone reads who types the name of the program alone."""
    steps = [f"  {command}\n      {meaning}" for command, meaning in FIRST_STEPS]
    return "\n".join([f"graphkit: {SUMMARY}", "", "Begin with", "", *steps, "", commands(), ""])


def help_of(words: Sequence[str]) -> str:
    """Write the help of the program, or of the command that is named."""
    if words and words[0] == "analyse":
        from graphkit.cli.analyse import parser_of_all, parser_of_analysis

        chosen = parser_of_analysis(words[1]) if len(words) > 1 else parser_of_all()
        return chosen.format_help()
    if words and words[0] in COMMANDS:
        return parser_of(words[0]).format_help()
    return "\n".join(
        ["usage: graphkit COMMAND [arguments] [options]", "", SUMMARY, "", commands(), EXITS,
         f"Documentation: {DOCUMENTATION}", ""]
    )  # fmt: skip


def commands() -> str:
    """List the commands by group, each in a line."""
    lines = []
    for group, members in GROUPS.items():
        lines += [terminal.bold(group)]
        lines += [f"  {name:13} {command.summary}" for name, command in members.items()]
        lines += [""]
    lines += ["'graphkit help COMMAND' describes one, 'graphkit --version' tells the version."]
    return "\n".join(lines)
