"""Scripts that complete commands, options and their choices in bash, zsh and fish.

They are written from the parsers and know everything beforehand, so that completing a word starts
no program.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Final, NamedTuple

from graphkit.cli.analyse import NAME, parser_of_analysis
from graphkit.cli.catalogue import COMMANDS, parser_of
from graphkit.cli.parser import Parser
from graphkit.errors import ExtensionError


class CompletionWord(NamedTuple):
    """A word that may be typed, and what it means.

    Attributes
    ----------
    text : str
        The word.
    meaning : str
        In a line.
    takes : str
        ``""`` for what stands alone, ``"file"`` for an option that takes a file, ``"value"`` for
        one that takes anything else.
    choices : tuple of str
        What may follow it.
    """

    text: str
    meaning: str
    takes: str = ""
    choices: tuple[str, ...] = ()


FILES: Final = frozenset(("FILE", "PATH", "DIR"))


def script(shell: str) -> str:
    """Write the script for a shell: ``"bash"``, ``"zsh"`` or ``"fish"``."""
    writers = {"bash": _bash, "zsh": _zsh, "fish": _fish}
    return "\n".join([*writers[shell](_tree()), ""])


def _tree() -> dict[str, list[CompletionWord]]:
    """List what may follow each command, analyses included; ``""`` is the program."""
    first = [CompletionWord(name, command.summary) for name, command in COMMANDS.items()]
    tree = {"": [*first, CompletionWord("help", "Describe a command."), *_options_of_all()]}
    tree |= {name: list(_words(parser_of(name))) for name in COMMANDS}
    tree["help"] = first
    from graphkit.analysis.registry import analyses

    for analysis in analyses():
        tree[NAME].append(CompletionWord(analysis.name, analysis.does))
        with suppress(ExtensionError):  # one that cannot be loaded has no options
            tree[f"{NAME} {analysis.name}"] = list(_words(parser_of_analysis(analysis.name)))
    return tree


def _options_of_all() -> Iterator[CompletionWord]:
    yield CompletionWord("--help", "Show help.")
    yield CompletionWord("--version", "Show the version.")


def _words(parser: Parser) -> Iterator[CompletionWord]:
    for action in parser._actions:
        meaning = (action.help or "").replace("%%", "%")
        choices = tuple(map(str, action.choices or ()))
        takes = "file" if action.metavar in FILES else "value"
        for text in action.option_strings:
            yield CompletionWord(text, meaning, "" if action.nargs == 0 else takes, choices)
        if not action.option_strings:
            yield from (CompletionWord(choice, "") for choice in choices)


# Bash


def _bash(tree: Mapping[str, list[CompletionWord]]) -> Iterator[str]:
    yield "# Completion of graphkit for bash."
    yield "_graphkit() {"
    yield '  local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}"'
    yield '  local command="${COMP_WORDS[1]}" second="${COMP_WORDS[2]}" words=""'
    yield '  [ "$COMP_CWORD" -le 1 ] && command=""'
    yield f'  [ "$command" = {NAME} ] && [ "$COMP_CWORD" -gt 2 ] && command="{NAME} $second"'
    yield '  case "$command $before" in'
    for command, words in tree.items():
        for word in words:
            if word.choices:
                yield f'    "{command} {word.text}") words="{" ".join(word.choices)}" ;;'
    yield f'    {_patterns(tree, "file")}) COMPREPLY=($(compgen -f -- "$word")); return ;;'
    yield f"    {_patterns(tree, 'value')}) return ;;"
    yield '    *) case "$command" in'
    for command, words in tree.items():
        listed = " ".join(word.text for word in words)
        yield f'      "{command}") words="{listed}" ;;'
    yield "    esac ;;"
    yield "  esac"
    yield '  COMPREPLY=($(compgen -W "$words" -- "$word"))'
    yield '  [ -n "${COMPREPLY[*]}" ] || COMPREPLY=($(compgen -f -- "$word"))'
    yield "}"
    yield "complete -o filenames -F _graphkit graphkit"


def _patterns(tree: Mapping[str, list[CompletionWord]], takes: str) -> str:
    """Write a pattern for any command and one of the options that take such a value."""
    names = {word.text for words in tree.values() for word in words if word.takes == takes}
    return " | ".join(f"*\\ {name}" for name in sorted(names))


# Zsh


def _zsh(tree: Mapping[str, list[CompletionWord]]) -> Iterator[str]:
    yield "#compdef graphkit"
    yield "# Completion of graphkit for zsh."
    yield "_graphkit() {"
    yield '  local command="${words[2]}" before="${words[CURRENT-1]}"'
    yield "  local -a found"
    yield '  (( CURRENT <= 2 )) && command=""'
    yield f'  [[ $command == {NAME} ]] && (( CURRENT > 3 )) && command="{NAME} ${{words[3]}}"'
    yield '  case "$command $before" in'
    for command, words in tree.items():
        for word in words:
            if word.choices:
                listed = " ".join(word.choices)
                yield f'    "{command} {word.text}") compadd -- {listed}; return ;;'
    yield f"    {_patterns(tree, 'file')}) _files; return ;;"
    yield f"    {_patterns(tree, 'value')}) _message value; return ;;"
    yield "  esac"
    yield '  case "$command" in'
    for command, words in tree.items():
        yield f'    "{command}") found=('
        yield from (f"      {_quoted(_described(word))}" for word in words)
        yield "    ) ;;"
    yield "  esac"
    yield "  _describe graphkit found"
    yield "  _files"
    yield "}"
    yield 'if [ "$funcstack[1]" = _graphkit ]; then _graphkit "$@"'
    yield "else compdef _graphkit graphkit; fi"


def _described(word: CompletionWord) -> str:
    text = word.text.replace(":", "\\:")
    return f"{text}:{word.meaning}" if word.meaning else text


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


# Fish


def _fish(tree: Mapping[str, list[CompletionWord]]) -> Iterator[str]:
    yield "# Completion of graphkit for fish."
    yield "function __graphkit_at"
    yield "  set -l typed (commandline -opc)[2..-1]"
    yield f'  if test "$typed[1]" = {NAME}; and test (count $typed) -gt 1'
    yield '    test "$argv" = "$typed[1] $typed[2]"'
    yield "  else"
    yield '    test "$argv" = "$typed[1]"'
    yield "  end"
    yield "end"
    for command, words in tree.items():
        at = f"-n {_quoted(f'__graphkit_at {command}'.rstrip())}"
        for word in words:
            yield " ".join(["complete -c graphkit", at, *_fish_word(word)])


def _fish_word(word: CompletionWord) -> Iterable[str]:
    if word.text.startswith("--"):
        yield f"-l {word.text[2:]}"
    elif word.text.startswith("-"):
        yield f"-s {word.text[1:]}"
    else:
        yield f"-a {word.text}"
    if word.takes:
        yield "-r" + ("" if word.takes == "file" else " -f")
    if word.choices:
        yield f"-a {_quoted(' '.join(word.choices))}"
    if word.meaning:
        yield f"-d {_quoted(word.meaning)}"
