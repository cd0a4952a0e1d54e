"""The parser of one command, made only when that command is typed."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from types import MappingProxyType
from typing import Any, NoReturn

from graphkit.cli import terminal
from graphkit.cli.argument_types import Once, Several

USAGE = 2
_REQUIRED = "the following arguments are required: "
"""So begins what argparse says of options that must be given and were not."""


class Parser(argparse.ArgumentParser):
    """Reads the arguments of one command; what is wrong is told in a line, with the usage.

    Parameters
    ----------
    command : str
        The name of the command.
    summary : str
        What it does, in a sentence.
    epilog : str
        What stands at the end of its help.
    """

    def __init__(self, command: str, summary: str, epilog: str) -> None:
        super().__init__(
            prog=f"graphkit {command}",
            description=summary,
            epilog=epilog,
            allow_abbrev=False,
            formatter_class=_formatter,
        )
        self._positionals.title = "arguments"
        self.register("action", None, Once)

    def parse(self, typed: Sequence[str]) -> argparse.Namespace:
        """Read what was typed after the name of the command."""
        found, unknown = self.parse_known_args(typed)
        if unknown:
            self._refuse(unknown[0], typed)
        if getattr(found, "on", None) and getattr(found, "during", None):
            self.error("--on and --during say two different times. Give one of them.")
        if not all(map(str.isascii, typed)):
            from graphkit.cli.undecoded_arguments import undecoded

            if unread := undecoded(found, self._actions):
                self.error(unread)
        return found

    def _refuse(self, unknown: str, typed: Sequence[str]) -> NoReturn:
        if not unknown.startswith("-") or unknown == "-":
            self.error(f"{unknown!r} is one argument too many.{self._with_commas(typed)}")
        name = unknown.partition("=")[0]
        places = {f"--{a.dest}".replace("_", "-"): a for a in self._actions if not a.option_strings}
        if name in places:
            self.error(
                f"there is no option {name}. {_without_option(places[name], typed, unknown)}"
            )
        words = {option.lstrip("-"): option for option in self.options()}
        near = did_you_mean(name.lstrip("-"), words, words)
        self.error(f"there is no option {name}.{near}")

    def _with_commas(self, typed: Sequence[str]) -> str:
        """Show how several values of an option are written, where words follow its value."""
        for place, word in enumerate(typed):
            name, equals, value = word.partition("=")
            if isinstance(self._option_string_actions.get(name), Several):
                after = takewhile(lambda one: not one.startswith("-"), typed[place + 1 :])
                values = [value, *after] if equals else [*after]
                if len(values) > 1:
                    return f" {several_form(name, values)}"
        return ""

    def error(self, message: str) -> NoReturn:
        """End the program with a message and the usage of this command."""
        meanings = self._meanings(message)
        _, required, names = message.partition(_REQUIRED)
        said = self._missing(names) if required else message
        terminal.say(f"{self.prog}: {_sentence(said)}")
        for name, words in meanings:
            terminal.say(f"  {name}: {words}")
        terminal.say(f"usage: {self.short_usage()}\nHelp: {self.prog} --help")
        raise SystemExit(USAGE)

    def _meanings(self, message: str) -> Iterator[tuple[str, str]]:
        """Tell what each option means that must be given and was not."""
        names = message.removeprefix(_REQUIRED).split(", ") if message.startswith(_REQUIRED) else ()
        for action in self._actions:
            option = "/".join(action.option_strings)
            if option in names and action.help:
                yield option, action.help.replace("%%", "%")

    def _missing(self, names: str) -> str:
        """Say what was not typed, and what can be."""
        message = f"{names} {'are' if ', ' in names else 'is'} missing"
        choices = next((a.choices for a in self._actions if a.metavar == names), None)
        return f"{message}. Choose one of {', '.join(map(str, choices))}" if choices else message

    def options(self) -> frozenset[str]:
        """List every option that was added so far."""
        return frozenset(text for action in self._actions for text in action.option_strings)

    def short_usage(self) -> str:
        """Write the command with what it needs, and without its options."""
        places = [placeholder(a) for a in self._actions if not a.option_strings]
        needed = [
            f"{a.option_strings[-1]} {a.metavar or a.dest.upper()}"
            for a in self._actions
            if a.option_strings and a.required
        ]
        return " ".join([self.prog, *places, *needed, "[options]"])

    def format_usage(self) -> str:
        """Write the short usage; the options stand below it, each with its meaning."""
        return f"usage: {self.short_usage()}\n"

    def format_help(self) -> str:
        """Write the whole help."""
        self.usage = self.short_usage()
        return super().format_help()

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        choices = action.choices
        typed = Several.parts(value) if isinstance(action, Several) else [value]
        wrong = [one for one in typed if choices is not None and one not in choices]
        if not wrong:
            return
        words = [str(choice) for choice in choices or ()]
        hint = did_you_mean(str(wrong[0]), words) or f" Use {_either(words)}."
        raise argparse.ArgumentError(action, f"{wrong[0]!r} is not possible.{hint}")

    def _print_message(self, message: str, _file: object = None) -> None:
        if message:
            terminal.put(message)


def several_form(option: str, values: Sequence[str]) -> str:
    """Show how an option with several values is written.

    >>> several_form("--roles", ["founder", "full member"])
    'Several values go with commas between: --roles "founder,full member"'
    """
    together = ",".join(value.strip(",") for value in values)
    together = f'"{together}"' if " " in together else together
    return f"Several values go with commas between: {option} {together}"


def _without_option(action: argparse.Action, typed: Sequence[str], unknown: str) -> str:
    """Say that what was typed as an option goes without one, and how it is then written.

    >>> typed = "--coalitions=a,b"
    >>> _without_option(argparse.Action([], "coalitions", "*"), [typed], typed)
    'Write COALITIONS without an option: a,b'
    """
    value = unknown.partition("=")[2]
    after = typed[typed.index(unknown) + 1 :] if unknown in typed else []
    words = [value] if value else [*takewhile(lambda one: not one.startswith("-"), after)]
    shown = f": {' '.join(words)}" if words else ""
    return f"Write {placeholder(action).strip('[…] ')} without an option{shown}"


def placeholder(action: argparse.Action) -> str:
    """Write what stands for an argument that has no name, in brackets if it may be left out."""
    name = str(action.metavar or action.dest).upper()
    return {"?": f"[{name}]", "*": f"[{name} …]", "+": f"{name} …"}.get(str(action.nargs), name)


def did_you_mean(
    word: str, known: Iterable[str], shown: Mapping[str, str] = MappingProxyType({})
) -> str:
    """Write a question that names the nearest known words; empty if none is near."""
    import difflib

    near = difflib.get_close_matches(word, sorted(set(known)), 2, 0.6)
    near = [shown.get(one, one) for one in near]
    return f" Did you mean {' or '.join(near)}?" if near else ""


def _either(words: Sequence[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _sentence(message: str) -> str:
    return message if message.endswith((".", "?")) else f"{message}."


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Writes help as wide as the terminal, and breaks lines between words alone."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        from graphkit.tabular.wrapped_lines import wrapped

        return wrapped(" ".join(text.split()), width, pieces=False)


def _formatter(prog: str) -> argparse.HelpFormatter:
    # The width is given, for argparse would find it by importing shutil, which takes longer.
    width = max(min(terminal.width(), 100) - 2, 20)
    return _Formatter(prog, max_help_position=26, width=width)
