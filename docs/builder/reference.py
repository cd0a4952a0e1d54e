"""Write the references of the command line, of Python and of the named queries as Markdown."""

from __future__ import annotations

import argparse
import inspect
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, get_args, get_origin

import graphkit
from graphkit.cli.catalogue import COMMANDS, parser_of
from graphkit.cli.parser import Parser, placeholder
from graphkit.sparql.named_queries import NamedQuery, named, paths

GROUPS = {"the answer": "Options of every question", "the facts": "Options of every command"}
"""The groups of options that many commands share, and under which title they are described."""


def command_line() -> str:
    """Describe every command from the parser."""
    commands = {name: parser_of(name) for name in COMMANDS}
    groups = {group.title: group for group in parser_of("overview")._action_groups}
    shared: set[tuple[Any, ...]] = set()
    lines: list[str] = []
    for title, heading in GROUPS.items():
        actions = groups[title]._group_actions
        shared |= set(map(_signature, actions))
        lines += [
            f"### {heading}",
            "",
            *_table(("option", "what it does"), map(_option_row, actions)),
            "",
        ]
    for name, command in sorted(commands.items()):
        lines += [f"### graphkit {name}", "", f"{command.description}", ""]
        lines += ["```text", command.short_usage(), "```", ""]
        own = [a for a in _actions(command) if _signature(a) not in shared]
        if own:
            lines += [*_table(("argument", "what it is"), map(_option_row, own)), ""]
        lines += [f"Example: `{str(command.epilog).removeprefix('Example: ')}`", ""]
    return "\n".join(lines)


def _actions(command: Parser) -> list[argparse.Action]:
    """List the arguments, those without a dash first."""
    found = [a for a in command._actions if not isinstance(a, argparse._HelpAction)]
    return sorted(found, key=lambda a: bool(a.option_strings))


def _signature(action: argparse.Action) -> tuple[Any, ...]:
    choices = tuple(action.choices or ())
    return tuple(action.option_strings), str(action.help), choices


def _option_row(action: argparse.Action) -> tuple[str, str]:
    names = ", ".join(f"`{_with_value(name, action)}`" for name in action.option_strings)
    choices = ", ".join(f"`{choice}`" for choice in action.choices or ())
    meaning = (action.help or "").removesuffix(".")  # helps are phrases, docstrings sentences
    about = ". ".join(part for part in (meaning, choices and f"One of {choices}") if part)
    said = f"{about[:1].upper()}{about[1:]}." if about else ""
    return names or f"`{placeholder(action)}`", said


def _with_value(name: str, action: argparse.Action) -> str:
    if action.nargs == 0:
        return name
    return f"{name} {action.metavar or action.dest.upper().replace('_', '-')}"


def queries() -> str:
    """List the named queries."""
    found = [named(name) for name in sorted(paths())]
    own = [query for query in found if not query.name[0].isdigit()]
    lines = _table(("query", "what it answers, what it needs"), map(_query_row, own))
    lines += ["", "The questions that the ontology has to answer are named queries too:", ""]
    questions = (query for query in found if query.name[0].isdigit())
    lines += _table(("query", "what it answers"), map(_query_row, questions))
    return "\n".join(lines) + "\n"


def _query_row(query: NamedQuery) -> tuple[str, str]:
    needs = [f"`{p.name}` ({p.type}{', optional' if p.optional else ''})" for p in query.parameters]
    return f"`{query.name}`", query.title + (f"; {', '.join(needs)}" if needs else "")


def python() -> str:
    """Describe every public name from its docstring."""
    public = {name: getattr(graphkit, name) for name in graphkit.__all__}
    errors = {n: o for n, o in public.items() if _is_error(o)}
    classes = {n: o for n, o in public.items() if inspect.isclass(o) and n not in errors}
    functions = {n: o for n, o in public.items() if inspect.isfunction(o)}
    lines = ["### Functions", ""]
    lines += _names({_call(n, o): o for n, o in functions.items()})
    lines += ["", f"`graphkit.__version__` is the version of the code, `{graphkit.__version__}`."]
    lines += ["", "### Classes", "", *_names(classes)]
    for name, found in classes.items():
        methods = dict(_members(found))
        if methods:
            lines += ["", f"#### {name}", "", *_names(methods)]
    lines += ["", "### Types to annotate with", "", *_types(graphkit._HINTS)]
    lines += ["", "### Errors", "", *_names(errors)]
    lines += ["", "### graphkit.analysis", "", *_analysis(public["analysis"])]
    return "\n".join(lines) + "\n"


def _types(names: Iterable[str]) -> list[str]:
    """List the types that can be imported from the package and are not called."""
    rows = ((f"`{name}`", _in_words(getattr(graphkit, name))) for name in sorted(names))
    return _table(("name", "what it is"), rows)


def _in_words(type_: Any) -> str:
    """Say what a type allows: the words, or other types; of a class, what it is."""
    if inspect.isclass(type_):
        return _first_line(type_)
    if get_origin(type_) is Literal:
        return f"One of {', '.join(f'`{word}`' for word in get_args(type_))}."
    words = [word for part in get_args(type_) for word in get_args(part)]
    if bool in get_args(type_):
        return f"A truth value, or one of {', '.join(f'`{word}`' for word in words)}."
    return f"`{type_}`."


def _is_error(thing: Any) -> bool:
    return inspect.isclass(thing) and issubclass(thing, Exception)


def _analysis(module: Any) -> list[str]:
    public = {name: getattr(module, name) for name in sorted(dir(module)) if name[0] != "_"}
    own = {n: o for n, o in public.items() if inspect.isfunction(o) and _is_ours(o)}
    return _names({f"analysis.{_call(n, o)}": o for n, o in own.items()})


def _is_ours(function: Any) -> bool:
    return str(function.__module__).startswith("graphkit.")


def _members(thing: type) -> Iterator[tuple[str, Any]]:
    """Give the public methods and properties, those of a base class too."""
    for name, member in inspect.getmembers_static(thing):
        if name.startswith("_"):
            continue
        inner = getattr(member, "__func__", member)
        if inspect.isfunction(inner):
            yield f".{_call(name, inner)}", inner
        elif isinstance(member, property) or hasattr(member, "attrname"):
            yield f".{name}", member


def _call(name: str, function: Any) -> str:
    """Write a call with names and defaults; types are in the docstrings."""
    parts, star = [], False
    for parameter in inspect.signature(function).parameters.values():
        if parameter.name in ("self", "cls"):
            continue
        if parameter.kind is parameter.VAR_POSITIONAL:
            star = True
        if parameter.kind is parameter.KEYWORD_ONLY and not star:
            parts, star = [*parts, "*"], True
        parts.append(_written(parameter))
    return f"{name}({', '.join(parts)})"


def _written(parameter: inspect.Parameter) -> str:
    marks = {parameter.VAR_POSITIONAL: "*", parameter.VAR_KEYWORD: "**"}
    default = "" if parameter.default is parameter.empty else f"={parameter.default!r}"
    return f"{marks.get(parameter.kind, '')}{parameter.name}{default}"


def _names(found: Mapping[str, Any]) -> list[str]:
    return _table(("name", "what it is"), ((f"`{n}`", _first_line(o)) for n, o in found.items()))


def _first_line(thing: Any) -> str:
    paragraph = (inspect.getdoc(thing) or "").split("\n\n")[0]
    return " ".join(paragraph.split()).replace("``", "`")


def _table(head: tuple[str, str], rows: Iterable[tuple[str, str]]) -> list[str]:
    cells = ((a.replace("|", "\\|"), b.replace("|", "\\|")) for a, b in rows)
    return [f"| {head[0]} | {head[1]} |", "| --- | --- |", *(f"| {a} | {b} |" for a, b in cells)]
