"""Colour and shape of each kind: told apart by colour-blind readers, on light and on dark.

Every kind has a shape of its own, so colour is never the only sign. Each colour has a contrast
of at least 3:1 with its background (WCAG 2.2, 1.4.11).
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Look(NamedTuple):
    """How one kind of thing is drawn."""

    shape: str
    light: str
    dark: str
    pyvis: str
    """The nearest shape that vis-network knows."""


PAPER: Final = "#fbfaf7"
NIGHT: Final = "#14181d"

KINDS: Final[dict[str, Look]] = {
    "coalition": Look("hexagon", "#22303f", "#e9e4d8", "hexagon"),
    "government": Look("square", "#2468a8", "#6aa9e6", "square"),
    "public-body": Look("diamond", "#0c8599", "#4cc3d4", "diamond"),
    "international-organisation": Look("star", "#7048b8", "#ad8cf0", "star"),
    "company": Look("dot", "#c8590c", "#f08a3c", "dot"),
    "service": Look("ring", "#a06a00", "#e3b341", "dot"),
    "civil-society": Look("triangle", "#12805c", "#43bf95", "triangle"),
    "academic": Look("triangleDown", "#ad3476", "#e57ab3", "triangleDown"),
    "programme": Look("pentagon", "#66707d", "#9aa6b4", "database"),
    "person": Look("plus", "#5d5346", "#c2b7a5", "text"),
}
"""In the order of the legend."""

OTHER: Final = Look("cross", "#5f6368", "#a5abb3", "dot")


def look(kind: str) -> Look:
    """Give the look of a kind; kinds that are not known share one look."""
    return KINDS.get(kind, OTHER)
