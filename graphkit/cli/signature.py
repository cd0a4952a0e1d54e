"""Read the parameters of a Python function, so that each can be typed on the command line.

Annotations are read as they are written, because many of their names exist for type checkers only:
a name is followed to where it is defined, in the function's module or in one that this imports.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any, Final, NamedTuple

SEQUENCES: Final = frozenset(
    ("Collection", "Iterable", "Sequence", "Set", "frozenset", "list", "set", "tuple")
)
PLAIN: Final = frozenset(("int", "float", "str", "bool"))


class Accepted(NamedTuple):
    """What may be typed for a parameter.

    Attributes
    ----------
    types : frozenset of str
        Of ``"int"``, ``"float"``, ``"str"``, ``"bool"`` and ``"date"``.
    choices : tuple of str
        Words that it must be, or may be beside the types.
    several : bool
        Whether it takes several values.
    """

    types: frozenset[str] = frozenset()
    choices: tuple[str, ...] = ()
    several: bool = False

    def __or__(self, other: Accepted) -> Accepted:
        """Accept what either accepts."""
        choices = tuple(dict.fromkeys((*self.choices, *other.choices)))
        return Accepted(self.types | other.types, choices, self.several or other.several)


class Taken(NamedTuple):
    """A parameter of a function.

    Attributes
    ----------
    name : str
        As in Python.
    accepted : Accepted
        What may be typed for it.
    meaning : str
        What the docstring says of it, in one line.
    default : object
        Its default; `inspect.Parameter.empty` if it has none.
    by_name : bool
        Whether it can only be given by its name.
    """

    name: str
    accepted: Accepted
    meaning: str
    default: Any
    by_name: bool

    @property
    def required(self) -> bool:
        """Whether it has no default."""
        return self.default is inspect.Parameter.empty


def taken_by(function: Callable[..., Any], *, skip: int = 1) -> tuple[Taken, ...]:
    """Read the parameters of a function, without the first ones.

    Parameters
    ----------
    function : callable
        With annotations as text and a numpydoc docstring.
    skip : int
        So many parameters are left out: what the function is about.
    """
    meanings = described(inspect.getdoc(function) or "")
    module = inspect.getmodule(function)
    found = list(inspect.signature(function).parameters.values())[skip:]
    return tuple(
        Taken(
            parameter.name,
            accepted(parameter.annotation, module),
            meanings.get(parameter.name, ""),
            parameter.default,
            parameter.kind is parameter.KEYWORD_ONLY,
        )
        for parameter in found
        if parameter.kind not in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)
    )


# Annotations


def accepted(annotation: object, module: ModuleType | None) -> Accepted:
    """Tell what an annotation accepts; one that cannot be read accepts text.

    Examples
    --------
    >>> accepted("int | None", None)
    Accepted(types=frozenset({'int'}), choices=(), several=False)
    >>> accepted("Literal['a', 'b'] | Iterable[str]", None).choices
    ('a', 'b')
    """
    if annotation is inspect.Parameter.empty:
        return Accepted(frozenset(("str",)))
    text = annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)
    found = _read(_parsed(text), module)
    return found if found.types or found.choices else found | Accepted(frozenset(("str",)))


def _parsed(text: str) -> ast.expr:
    try:
        return ast.parse(text, mode="eval").body
    except SyntaxError:
        return ast.Name("str")


def _read(node: ast.expr, module: ModuleType | None) -> Accepted:
    if isinstance(node, ast.BinOp):
        return _read(node.left, module) | _read(node.right, module)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return _read(_parsed(node.value), module)
    if isinstance(node, ast.Subscript):
        return _subscripted(_last_name(node.value), node.slice, module)
    if isinstance(node, ast.Name | ast.Attribute):
        return _named(node, module)
    return Accepted()


def _named(node: ast.Name | ast.Attribute, module: ModuleType | None) -> Accepted:
    name = _last_name(node)
    if name in PLAIN:
        return Accepted(frozenset((name,)))
    if name in ("date", "datetime"):
        return Accepted(frozenset(("date",)))
    if name in SEQUENCES:
        return Accepted(frozenset(("str",)), several=True)
    if isinstance(node, ast.Name) and module is not None:
        return _defined(name, module)
    return Accepted()


def _subscripted(name: str, inside: ast.expr, module: ModuleType | None) -> Accepted:
    parts = inside.elts if isinstance(inside, ast.Tuple) else [inside]
    if name == "Literal":
        values = [part.value for part in parts if isinstance(part, ast.Constant)]
        types = frozenset(type(v).__name__ for v in values) & {"bool"}
        return Accepted(types, tuple(str(v) for v in values if isinstance(v, str | int)))
    if name in ("Optional", "Union", "Annotated", "Final"):
        return _either(parts[:1] if name == "Annotated" else parts, module)
    if name == "tuple" and not any(_is_ellipsis(part) for part in parts):
        return Accepted(frozenset(("str",)))  # a pair of days, which is typed as one text
    if name in SEQUENCES:
        return _either(parts, module)._replace(several=True)
    return Accepted()


def _either(parts: list[ast.expr], module: ModuleType | None) -> Accepted:
    found = Accepted()
    for part in parts:
        found |= _read(part, module)
    return found


def _is_ellipsis(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is Ellipsis


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


# Names that are defined somewhere


def _defined(name: str, module: ModuleType) -> Accepted:
    """Follow a name to its definition; a class accepts nothing that can be typed."""
    definition = _definitions(module).get(name)
    if isinstance(definition, str):
        return _imported(definition, name)
    return Accepted() if definition is None else _read(definition, module)


def _imported(origin: str, name: str) -> Accepted:
    where, _, original = origin.rpartition(":")
    try:
        return _named(ast.Name(original or name), import_module(where))
    except ImportError:
        return Accepted()


@cache
def _definitions(module: ModuleType) -> Mapping[str, ast.expr | str]:
    """Read where each name of a module comes from: an expression, or ``module:name``."""
    try:
        tree = ast.parse(inspect.getsource(module))
    except (OSError, TypeError, SyntaxError):
        return {}
    package = module.__name__ if hasattr(module, "__path__") else module.__name__.rpartition(".")[0]
    return dict(found for node in _statements(tree) for found in _names(node, package))


def _statements(tree: ast.Module) -> Iterator[ast.stmt]:
    """Give the statements of a module, also those for type checkers."""
    for node in tree.body:
        if isinstance(node, ast.If):
            yield from node.body
        else:
            yield node


def _names(node: ast.stmt, package: str) -> Iterator[tuple[str, ast.expr | str]]:
    if isinstance(node, ast.ImportFrom):
        above = package.split(".")[: len(package.split(".")) - node.level + 1]
        origin = ".".join([*(above if node.level else ()), node.module or ""]).strip(".")
        yield from ((a.asname or a.name, f"{origin}:{a.name}") for a in node.names)
    elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        if node.value is not None:
            yield node.target.id, node.value
    elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        yield node.targets[0].id, node.value


# Docstrings

_PLAINER: Final = re.compile(r"`+|\*(\w+)\*")
"""Marks of a docstring that mean nothing on a terminal."""
_NAMES: Final = re.compile(r"(?P<names>\*{0,2}\w+(?:, \*{0,2}\w+)*)(?: : .*)?")


def described(docstring: str) -> dict[str, str]:
    """Read what a numpydoc docstring says of each parameter, as one line each.

    Examples
    --------
    >>> described("Do it.\\n\\nParameters\\n----------\\na, b : int\\n    So ``many``.\\n")
    {'a': 'So many.', 'b': 'So many.'}
    """
    _, _, rest = docstring.partition("Parameters\n----------\n")
    found: dict[str, list[str]] = {}
    names: list[str] = []
    lines = rest.split("\n")
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if line and not line.startswith(" "):
            match = _NAMES.fullmatch(line)
            if match is None or set(following) == {"-"}:
                break  # the next section
            names = match["names"].replace("*", "").split(", ")
        for name in names if line.startswith(" ") else ():
            found.setdefault(name, []).append(line.strip())
    return {name: _PLAINER.sub(r"\1", " ".join(lines)) for name, lines in found.items()}
