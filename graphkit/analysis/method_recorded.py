"""What was done travels with the table: analysis, parameters, network, versions."""

from __future__ import annotations

import datetime
import inspect
import pydoc
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, wraps
from types import ModuleType
from typing import Any, Final, ParamSpec, TypeVar

import networkx as nx

from graphkit.analysis.column_types import types_of
from graphkit.errors import InvalidType
from graphkit.graph.told_of_loading import TellsOfLoading, ToldOfLoading
from graphkit.network.incidence import NETWORK_WANTED
from graphkit.next_steps import joined
from graphkit.table import Table
from graphkit.version import __version__

P = ParamSpec("P")
R = TypeVar("R")
_ELSEWHERE: Final = re.compile(r"`(graphkit[\w.]+)`")

_TIMES: Final = {"on", "during", "ever", "at_least"}
"""What a command line takes of every analysis, and Python with the network."""
_OF_NETWORK: Final = ("on", "during", "at_least", "by", "roll_up", "title", "licence")
"""The attributes of a network that say how it was drawn."""


def method_recorded(function: Callable[P, R]) -> Callable[P, R]:
    """Let the table of an analysis carry what it was made of, and what to mind of its network.

    Parameters
    ----------
    function : callable
        An analysis. That its first parameter is a graph, panel or network is not checked.

    Returns
    -------
    callable
        The same, but that the ``made`` of its table has ``analysis`` (its name), ``parameters``
        (those given and those by default; ``not_by_default`` names the others), ``does`` and
        ``references`` (from its docstring), ``of`` (how the network was drawn), ``data`` (the
        version of the facts) and ``graphkit`` (the version of the code), and that the note of a
        network is among the notes of the table.

    Examples
    --------
    >>> from graphkit.analysis import cohesion
    >>> cohesion(nx.davis_southern_women_graph()).made["analysis"]
    'cohesion'
    """
    signature = inspect.signature(function)

    @wraps(function)
    def analysis(*args: P.args, **kwargs: P.kwargs) -> R:
        if isinstance(next(iter(args), None), TellsOfLoading):
            _refuse_times(signature, args[0], kwargs)
        result = function(*args, **kwargs)
        if not isinstance(result, Table):
            return result
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        subject, *_ = bound.arguments.values()
        parameters = list(bound.arguments.items())[1:]
        made: dict[str, Any] = {"analysis": function.__name__}
        made |= {"parameters": {name: _plain(value) for name, value in parameters}}
        made |= {"not_by_default": _given(signature, parameters)}
        made |= _of(subject) | {"graphkit": __version__} | _about(function)
        return type(result)(
            result.columns,
            result.rows,
            definitions=result.definitions,
            note=_with_note_of(subject, result.note),
            types=types_of(result.columns) | dict(result.types),
            details=result.details,
            made=made,
        )

    return analysis


def _refuse_times(
    signature: inspect.Signature, graph: object, kwargs: Mapping[str, object]
) -> None:
    """Say how to narrow a graph to a time, where an analysis takes a network that was narrowed."""
    unknown = kwargs.keys() - signature.parameters.keys()
    if "network" in signature.parameters and unknown & _TIMES:
        raise InvalidType("network", graph, NETWORK_WANTED)


def _given(signature: inspect.Signature, parameters: list[tuple[str, Any]]) -> list[str]:
    """Name the parameters whose value is another one than by default."""
    usual = signature.parameters
    return [name for name, value in parameters if _plain(value) != _plain(usual[name].default)]


def _functions_of(module: ModuleType) -> Iterator[Callable[..., Any]]:
    for _, function in inspect.getmembers(module, inspect.isfunction):
        if function.__module__ == module.__name__:
            yield function


@lru_cache
def _about(function: Callable[..., Any]) -> dict[str, str]:
    """Take what it does, and whom to cite, from the docstring of an analysis."""
    text = inspect.getdoc(function) or ""
    does = re.split(r"(?<=[.!?]) ", " ".join(text.split("\n\n")[0].split()))[0].rstrip(".")
    cited = " ".join(dict.fromkeys(_cited(text)))
    return {"does": does} | ({"references": cited} if cited else {})


def _cited(text: str) -> Iterator[str]:
    """Give the references of a docstring; those that it refers to stand for themselves."""
    found = re.search(r"\nReferences\n-+\n(.*?)(?:\n\n\w+\n-+\n|\Z)", text, re.DOTALL)
    said = " ".join(found[1].split()) if found else ""
    elsewhere = _ELSEWHERE.findall(said)
    for name in elsewhere:
        there = pydoc.locate(name)
        for one in _functions_of(there) if inspect.ismodule(there) else (there,):
            yield from _cited(inspect.getdoc(one) or "")
    if said and not elsewhere:
        yield said


def _of(subject: object) -> dict[str, Any]:
    """Say what the analysis was of, as far as it tells."""
    if not isinstance(subject, nx.Graph):
        version = getattr(subject, "version", "")
        return {"data": str(version)} if version else {}
    about = {name: _plain(subject.graph[name]) for name in _OF_NETWORK if name in subject.graph}
    found: dict[str, Any] = {"of": about} if about else {}
    version = subject.graph.get("version")
    return found | ({"data": str(version)} if version else {})


def _with_note_of(subject: object, note: str) -> str:
    if isinstance(subject, TellsOfLoading):
        return joined(note, ToldOfLoading(subject.left_out).sentence)
    if not isinstance(subject, nx.Graph):
        return joined(note, _sentence(getattr(subject, "left_out", "")))
    if "verstate" in note:  # it has what the note of the network says of the time
        return joined(note, _sentence(subject.graph.get("left_out", "")))
    return joined(note, subject.graph.get("note", ""))


def _sentence(told: str) -> str:
    return f"{told}." if told else ""


def _plain(value: object) -> Any:
    """Turn a parameter into what JSON has."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        parts = [_plain(part) for part in value]
        return sorted(parts, key=str) if isinstance(value, set | frozenset) else parts
    return str(getattr(value, "__name__", type(value).__name__))
