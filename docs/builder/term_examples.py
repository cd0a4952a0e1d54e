"""The example of a term as it is shown: Turtle of several lines, and a query for its like."""

from __future__ import annotations

import re

_MOST = 4


def turtle(example: str) -> str:
    """Write an example with one line for each property.

    >>> print(turtle('id:a a cg:Goal ; skos:prefLabel "A; B"@en .'))
    id:a a cg:Goal ;
        skos:prefLabel "A; B"@en .
    """
    return " ;\n    ".join(_statements(example)) + (" ." if example else "")


def query(example: str) -> str:
    """Write a query that finds what the example shows: its class, and its first properties.

    >>> print(query("id:a a cg:Operation ; cg:service id:b ; cg:operator id:c ."))
    SELECT ?operation ?service ?operator
    WHERE {
      ?operation a cg:Operation ;
        cg:service ?service ;
        cg:operator ?operator .
    }
    """
    first, *others = _statements(example)
    it = "?" + _variable(first.rsplit(":", 1)[1])
    said = list(dict.fromkeys(other.split(" ", 1)[0] for other in others))[:_MOST]
    names = ["?" + _variable(name.split(":")[1]) for name in said]
    lines = [f"{it} a {first.split(' ')[2]}", *map(" ".join, zip(said, names, strict=True))]
    pattern = " ;\n    ".join(lines)
    return f"SELECT {' '.join([it, *names])}\nWHERE {{\n  {pattern} .\n}}"


def _statements(example: str) -> list[str]:
    """Split at the semicolons that stand outside of texts."""
    found: list[list[str]] = [[]]
    for part in re.findall(r'"(?:[^"\\]|\\.)*"\S*|\S+', example.removesuffix(" .")):
        if part == ";":
            found.append([])
        else:
            found[-1].append(part)
    return [" ".join(parts) for parts in found]


def _variable(name: str) -> str:
    return re.sub(r"(?<=[a-z])([A-Z])", r"_\1", name).lower()
