"""Colour and shape of each kind: told apart by colour-blind readers, on light and on dark.

What a kind looks like is said in the lists of its field, for the bundled kinds in
``ontology/concepts/colours-of-kinds.ttl``. Kinds of which nothing is said get looks
that no other kind of the picture has, as long as there are any; so colour is never the only sign.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from graphkit.authoring.vocabulary import COALITION, bundled_concepts
from graphkit.questions.kinds import Kind


class Look(NamedTuple):
    """How one kind of thing is drawn.

    Attributes
    ----------
    shape : str
        Its outline.
    light, dark : str
        Its colour on a light and on a dark ground.
    pyvis : str
        The nearest shape that vis-network knows.
    hub : bool
        Whether its things are coalitions, which others are drawn around.
    side : str
        On which side of the coalitions it stands in the two-sided layout.
    """

    shape: str
    light: str
    dark: str
    pyvis: str
    hub: bool = False
    side: str = "right"


NIGHT: Final = "#14181d"
CONTRAST: Final = 3.0
"""The least contrast of a symbol with its ground (WCAG 2.2, 1.4.11)."""

PYVIS: Final[Mapping[str, str]] = {
    "hexagon": "hexagon",
    "square": "square",
    "diamond": "diamond",
    "star": "star",
    "dot": "dot",
    "ring": "dot",
    "triangle": "triangle",
    "triangleDown": "triangleDown",
    "pentagon": "database",
    "plus": "text",
    "cross": "dot",
}
"""The outlines that the page draws, each with the nearest one that vis-network knows."""

SPARE: Final = (
    *(("#2468a8", "#6aa9e6"), ("#c8590c", "#f08a3c"), ("#12805c", "#43bf95")),
    *(("#ad3476", "#e57ab3"), ("#7048b8", "#ad8cf0"), ("#a06a00", "#e3b341")),
    *(("#0c8599", "#4cc3d4"), ("#b0243a", "#f0768a"), ("#3f6b1e", "#8fc15f")),
    *(("#66707d", "#9aa6b4"), ("#5d5346", "#c2b7a5")),
)
"""Colours on light and on dark for kinds of which nothing is said, if no kind drawn has them."""

OTHER: Final = Look("cross", "#5f6368", "#a5abb3", "dot")
"""The look of kinds for which no colour and shape are left."""


def looks_of(kinds: Iterable[Kind], used: Iterable[str]) -> dict[str, Look]:
    """Say how the kinds of a picture are drawn, in the order of its legend.

    Parameters
    ----------
    kinds : iterable of Kind
        The kinds of the field, in the order of the legend.
    used : iterable of str
        The kinds that are drawn; those that the field does not list come last.

    Examples
    --------
    >>> looks = looks_of([Kind("city", colour="#2468a8", shape="star")], ["city", "bank"])
    >>> looks["city"].shape, looks["bank"].light != looks["city"].light
    ('star', True)
    """
    drawn = set(used)
    listed = [kind for kind in kinds if kind.id in drawn]
    unknown = sorted(drawn - {kind.id for kind in listed})
    everything = [*listed, *map(Kind, unknown)]
    colours = _free_colours({kind.colour.lower() for kind in everything})
    shapes = _free({kind.shape for kind in everything}, PYVIS)
    return {kind.id: _look(kind, colours, shapes) for kind in everything}


def _look(kind: Kind, colours: Iterator[tuple[str, str]], shapes: Iterator[str]) -> Look:
    shape = kind.shape or next(shapes, OTHER.shape)
    if kind.colour:
        light, dark = kind.colour, kind.dark_colour or on_dark(kind.colour)
    else:
        light, dark = next(colours, (OTHER.light, OTHER.dark))
        dark = kind.dark_colour or dark
    pyvis = PYVIS.get(shape, OTHER.pyvis)
    return Look(shape, light, dark, pyvis, kind.of_coalitions, kind.side or "right")


def _free_colours(taken: set[str]) -> Iterator[tuple[str, str]]:
    return (pair for pair in SPARE if pair[0] not in taken)


def _free(taken: set[str], names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if name not in taken)


@cache
def bundled_looks() -> Mapping[str, Look]:
    """Say how the kinds of the bundled lists are drawn, for a picture that brings no others."""
    kinds = [
        Kind(
            notation,
            of_coalitions=said["instanceClass"] == COALITION,
            order=int(said["order"]),
            shape=said["shape"],
            colour=said["colour"],
            dark_colour=said["darkColour"],
            side=said["side"],
        )
        for (scheme, notation), said in bundled_concepts().items()
        if scheme == "kind"
    ]
    ordered = sorted(kinds, key=lambda kind: kind.order)
    return looks_of(ordered, [kind.id for kind in ordered])


def on_dark(colour: str) -> str:
    """Lighten a colour until it can be seen on a dark ground.

    >>> on_dark("#22303f") != "#22303f", contrast(on_dark("#22303f"), NIGHT) >= CONTRAST
    (True, True)
    """
    hue, light, full = colorsys.rgb_to_hls(*_channels(colour))
    while contrast(_hex(hue, light, full), NIGHT) < CONTRAST + 1:
        light += 0.02
    return _hex(hue, light, full)


def contrast(one: str, other: str) -> float:
    """Measure the contrast of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _hex(hue: float, light: float, full: float) -> str:
    channels = colorsys.hls_to_rgb(hue, min(light, 1.0), full)
    return "#" + "".join(f"{round(part * 255):02x}" for part in channels)
