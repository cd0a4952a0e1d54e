"""Run an analysis by its name, with options read from the command line."""

from __future__ import annotations

import inspect
from argparse import Namespace
from typing import TYPE_CHECKING, Any

from graphkit.analysis.registry import Analysis, get
from graphkit.errors import QueryError
from graphkit.table import Table

if TYPE_CHECKING:
    from graphkit.graph import KnowledgeGraph


def run(kg: KnowledgeGraph, options: Namespace) -> Table:
    """Run the analysis that the options name and give its table.

    Raises
    ------
    NotFound
        If there is no such analysis.
    QueryError
        If an option is not one of its own, or what it is about is missing.
    """
    analysis = get(options.name)
    known = {parameter.name: parameter for parameter in analysis.parameters}
    given = _given(options, known, analysis)
    positional = _positional(options.refs, analysis)
    try:
        inspect.signature(analysis.function).bind(None, *positional, **given)
    except TypeError as error:
        needs = ", ".join(known) or "nothing"
        raise QueryError(f"{analysis.name}: {error}. It takes {needs}.") from None
    answer: Table = analysis.function(_subject(kg, analysis, options), *positional, **given)
    return answer


def _given(
    options: Namespace, known: dict[str, inspect.Parameter], analysis: Analysis
) -> dict[str, Any]:
    given: dict[str, Any] = {}
    for pair in options.param:
        name, equals, text = pair.partition("=")
        name = name.replace("-", "_")
        if not equals or name not in known:
            names = ", ".join(known) or "none"
            raise QueryError(f"{analysis.name} has no option {name!r}. Its options: {names}.")
        given[name] = _value(text, known[name])
    for name in ("on", "at_least", "lang"):
        value = getattr(options, name)
        if name in known and value is not None:
            given.setdefault(name, value)
    return given


def _value(text: str, parameter: inspect.Parameter) -> Any:
    """Read a text as the type that the parameter's annotation names."""
    kinds = str(parameter.annotation).replace("|", " ").split()
    if "bool" in kinds and text in ("true", "false"):
        return text == "true"
    for name, kind in (("int", int), ("float", float)):
        if name in kinds:
            return _number(text, kind, parameter.name, may_be_text="str" in kinds)
    if any(kind.startswith(_LISTS) for kind in kinds):
        return tuple(part.strip() for part in text.split(","))
    return text


_LISTS = ("Sequence", "tuple", "Iterable", "Collection")


def _number(text: str, kind: type[int] | type[float], name: str, *, may_be_text: bool) -> Any:
    try:
        return kind(text)
    except ValueError:
        if may_be_text:
            return text
        noun = "whole number" if kind is int else "number"
        raise QueryError(f"{name}={text!r} is no {noun}. Write --param {name}=3.") from None


def _positional(refs: list[str], analysis: Analysis) -> tuple[Any, ...]:
    """What it is about: a list if its first parameter takes one, or else one thing each."""
    if not refs:
        return ()
    first = str(analysis.parameters[0].annotation) if analysis.parameters else ""
    if any(name in first for name in ("Sequence", "Iterable", "Collection", "tuple")):
        return (tuple(refs),)
    return tuple(refs)


def _subject(kg: KnowledgeGraph, analysis: Analysis, options: Namespace) -> Any:
    if analysis.needs == "kg":
        return kg
    if analysis.needs == "panel":
        return kg.panel
    when = {"on": options.on} if options.on else {"ever": True}
    return kg.network(at_least=options.at_least, **when)
