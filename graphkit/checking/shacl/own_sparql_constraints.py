"""Constraints written in SPARQL (``sh:sparql``), asked once for all focus nodes.

SHACL runs such a query for each focus node, with ``$this`` put in everywhere. Joined with the focus
nodes instead, it gives the same where ``$this`` means the same in every part of the query; a query
of which that is not certain is left to pySHACL.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pyoxigraph
from pyoxigraph import Literal

from graphkit.checking.shacl.paths import read_path
from graphkit.checking.shacl.shape_records import Focus, NotCompiled
from graphkit.checking.shacl.shapes_graph import ShapesGraph
from graphkit.errors import QueryError
from graphkit.sparql.tokens import Token, tokens
from graphkit.terms import OWL, RDF, RDFS

# With these a query over all focus nodes at once may say something else than one query for each.
_APART: Final = frozenset(
    [
        "GROUP",
        "HAVING",
        "LIMIT",
        "OFFSET",
        "MINUS",
        "VALUES",
        "SERVICE",
        "FROM",
        "GRAPH",
        "COUNT",
        "SUM",
        "MIN",
        "MAX",
        "AVG",
        "SAMPLE",
        "CONSTRUCT",
        "ASK",
        "DESCRIBE",
        "REDUCED",
    ]
)
_UNKNOWN: Final = frozenset(["shapesGraph", "currentShape", "failure"])
_VARIABLE: Final = re.compile(r"\{[?$](\w+)\}")


@dataclass(frozen=True, slots=True)
class Select:
    """A query, cut open where the focus nodes go in, its own messages, and the constraint."""

    head: str
    rest: str
    messages: tuple[str, ...]
    node: Any = None

    def query(self, focus: Focus) -> str:
        """Ask it of these focus nodes."""
        return f"{self.head} {focus.pattern('this')} {self.rest}"


def read_select(graph: ShapesGraph, shape: Any, node: Any) -> Select:
    """Read a constraint.

    Raises
    ------
    NotCompiled
        If it has to be run for each focus node apart, or is not SPARQL.
    """
    texts = graph.values(node, "select")
    if len(texts) != 1 or not isinstance(texts[0], Literal):
        raise NotCompiled("sh:sparql without one sh:select")
    try:
        text = _with_path(graph, shape, texts[0].value)
        cut = _place_for_focus(list(tokens(text)))
    except QueryError:
        raise NotCompiled("sh:select that the engine does not take") from None
    messages = tuple(sorted(m.value for m in graph.values(node, "message")))
    select = Select(_prologue(graph, node) + text[:cut], text[cut:], messages, node)
    try:
        pyoxigraph.Store().query(select.head + select.rest)
    except SyntaxError:
        raise NotCompiled("sh:select that the engine does not take") from None
    return select


def _with_path(graph: ShapesGraph, shape: Any, text: str) -> str:
    places = [t for t in tokens(text) if t.kind == "variable" and t.text[1:] == "PATH"]
    if not places:
        return text
    paths = graph.values(shape, "path")
    if len(paths) != 1:
        raise NotCompiled("$PATH without a path")
    sparql = read_path(graph, paths[0]).sparql
    for token in reversed(places):
        text = text[: token.offset] + sparql + text[token.offset + len(token.text) :]
    return text


def declarations(graph: ShapesGraph, owner: Any) -> tuple[Any, ...]:
    """List the declarations of prefixes of an ontology, and of those that it imports."""
    found: dict[Any, None] = {}
    seen, waiting = {owner}, [owner]
    while waiting:
        node = waiting.pop()
        found |= dict.fromkeys(graph.values(node, "declare"))
        imported = set(graph.values(node, OWL + "imports")) - seen
        seen |= imported
        waiting += sorted(imported, key=str)
    return tuple(found)


def _prologue(graph: ShapesGraph, node: Any) -> str:
    prefixes = {"rdf": RDF, "rdfs": RDFS, "owl": OWL}
    for owner in graph.values(node, "prefixes"):
        for declared in declarations(graph, owner):
            names, spaces = graph.values(declared, "prefix"), graph.values(declared, "namespace")
            if len(names) != 1 or len(spaces) != 1:
                raise NotCompiled("sh:declare without one prefix")
            prefixes[names[0].value] = spaces[0].value
    return "".join(f"PREFIX {name}: <{space}>\n" for name, space in prefixes.items())


def _place_for_focus(pieces: Sequence[Token]) -> int:
    """Find where the outermost group begins, if all else is safe."""
    words = [piece.text.upper() for piece in pieces if piece.kind == "word"]
    names = {piece.text[1:] for piece in pieces if piece.kind == "variable"}
    if words.count("SELECT") != 1 or _APART & set(words) or _UNKNOWN & names:
        raise NotCompiled("sh:select that is run for each node")
    start = next((n for n, piece in enumerate(pieces) if piece.text == "{"), 0)
    projected = {piece.text.lstrip("?$") for piece in pieces[:start]}
    if not start or not projected & {"this", "*"}:
        raise NotCompiled("sh:select without $this")
    _refuse_scopes(pieces, start)
    return pieces[start].offset + 1


def _refuse_scopes(pieces: Sequence[Token], start: int) -> None:
    """Refuse filters and bindings in inner groups, which do not see the outer ``$this``."""
    inner: list[bool] = []
    for before, piece in zip(pieces[start - 1 :], pieces[start:], strict=False):
        word = piece.text.upper()
        if word == "{":
            inner.append(bool(inner) and before.text.upper() != "EXISTS")
        elif word == "}":
            inner.pop()
        elif word in ("FILTER", "BIND") and inner and inner[-1]:
            raise NotCompiled("sh:select with a filter in an inner group")
        elif before.text.upper() == "AS" and word in ("?THIS", "$THIS"):
            raise NotCompiled("sh:select that binds $this")


def filled(message: str, values: Mapping[str, Any]) -> str:
    """Put the values of a solution into a message, in place of ``{?name}`` or ``{$name}``.

    >>> filled("{?value} is not {$this}; {?other}", {"this": "a", "value": "b"})
    'b is not a; {?other}'
    """
    return _VARIABLE.sub(lambda m: str(values.get(m[1], m[0])), message)
