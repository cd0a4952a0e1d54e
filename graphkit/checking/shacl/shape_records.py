"""Shapes as immutable records, and what validation finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from graphkit.terms import RDF, RDFS

INSTANCE: Final = f"<{RDF}type>/<{RDFS}subClassOf>*"
"""The path from a node to the classes that it is a SHACL instance of."""


class NotCompiled(Exception):
    """A construct that is left to pySHACL; never leaves this package."""


class Result(NamedTuple):
    """One thing that a shape has to say about a node.

    Attributes
    ----------
    severity : str
        The name of the severity: ``"Violation"``, ``"Warning"``, ``"Info"``, or a whole IRI.
    focus : str
        The node.
    path : str
        The property in question, without its namespace; empty if it is the node itself.
    message : str
        All messages of the shape, in order of the alphabet.
    component : str
        The IRI of the constraint component.
    node, value, shape, path_node : term
        The node, the value at fault, the shape, and the path as the shapes graph has it; None
        where there is none.
    path_triples : tuple of Triple
        What describes a path that is more than a predicate.
    constraint : term
        The constraint in SPARQL that was not met; None where it is another one.
    """

    severity: str
    focus: str
    path: str
    message: str
    component: str = ""
    node: Any = None
    value: Any = None
    shape: Any = None
    path_node: Any = None
    path_triples: tuple[Any, ...] = ()
    constraint: Any = None


@dataclass(frozen=True, slots=True)
class Path:
    """A property path: in SPARQL, in pySHACL's words, and for people.

    ``lone`` tells whether it is nothing but a predicate.
    """

    sparql: str
    node: Any
    shown: str
    lone: bool


@dataclass(frozen=True, slots=True)
class Constraint:
    """One constraint by the name of its parameter, such as ``minCount``, and what it takes."""

    name: str
    value: Any


@dataclass(frozen=True, slots=True)
class ValueCount:
    """How many values there may be; only those that conform to a shape count, if there is one.

    Values that conform to one of the ``siblings`` do not count.
    """

    low: int | None
    high: int | None
    shape: Shape | None = None
    siblings: tuple[Shape, ...] = ()


class TextPattern(NamedTuple):
    """A regular expression and its flags."""

    text: str
    flags: str


class Closed(NamedTuple):
    """The predicates that a closed shape allows, in the order of SPARQL."""

    allowed: tuple[str, ...]


class Qualified(NamedTuple):
    """One of the two counts that is wanted of values of a shape, and both as they are stated."""

    shapes: tuple[Any, ...]
    low: int | None
    high: int | None
    wanted: ValueCount


@dataclass(frozen=True, slots=True)
class Shape:
    """A node shape, or a property shape if there is a path."""

    node: Any
    path: Path | None
    severity: str
    messages: tuple[str, ...]
    constraints: tuple[Constraint, ...]


@dataclass(frozen=True, slots=True)
class FocusTarget:
    """One of the ways to choose focus nodes: ``Node``, ``Class``, ``SubjectsOf``, ``ObjectsOf``."""

    kind: str
    term: Any

    def pattern(self, variable: str) -> str:
        """Say it in SPARQL."""
        match self.kind:
            case "Node":
                return f"VALUES ?{variable} {{ {self.term} }}"
            case "Class":
                return f"?{variable} {INSTANCE} {self.term} ."
            case "SubjectsOf":
                return f"?{variable} {self.term} ?any ."
            case _:
                return f"?any {self.term} ?{variable} ."


@dataclass(frozen=True, slots=True)
class Focus:
    """Where the focus nodes are: the targets, and the paths that lead on from them."""

    targets: tuple[FocusTarget, ...]
    steps: tuple[str, ...] = ()

    def beyond(self, path: Path | None) -> Focus:
        """Go on along a path."""
        return Focus(self.targets, (*self.steps, path.sparql)) if path else self

    def pattern(self, variable: str) -> str:
        """Say it in SPARQL."""
        start = f"{variable}0" if self.steps else variable
        choices = [target.pattern(start) for target in self.targets]
        text = choices[0] if len(choices) == 1 else " UNION ".join(f"{{ {c} }}" for c in choices)
        for number, step in enumerate(self.steps, start=1):
            end = variable if number == len(self.steps) else f"{variable}{number}"
            text += f" ?{variable}{number - 1} {step} ?{end} ."
        return text


@dataclass(frozen=True, slots=True)
class Root:
    """A shape with targets of its own."""

    shape: Shape
    focus: Focus
