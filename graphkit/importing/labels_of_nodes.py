"""Which attributes of the nodes of others are their names in some language."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from graphkit.facts.label_columns import language_of_label

_NUMBERED: Final = re.compile(r"[a-z_]*[+-]?\d+(\.\d+)?", re.I)


def are_numbered(keys: Collection[str]) -> bool:
    """Tell whether nodes are mostly numbered, as "n12" and "3.0", which is no id to keep."""
    return 2 * sum(_NUMBERED.fullmatch(key) is not None for key in keys) > len(keys)


def languages_of(nodes: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Find the attributes that say what nodes are called in a language.

    Parameters
    ----------
    nodes : iterable of mapping of str to str
        The attributes of each node.

    Returns
    -------
    dict of str to str
        The language of each attribute. ``label_dx`` and ``label_pos`` of a layout are of none:
        their cells are numbers, or the same for most nodes.

    Examples
    --------
    >>> north = {"label": "Nordhafen", "label_ja": "北港", "label_dx": "0.5", "label_pos": "top"}
    >>> south = {"label": "Südhafen", "label_ja": "南港", "label_dx": "1.5", "label_pos": "top"}
    >>> west = {"label": "Westhafen", "label_dx": "0.5", "label_pos": "top"}
    >>> languages_of([north, south, west])
    {'label_ja': 'ja'}
    """
    found: dict[str, list[str]] = {}
    for said in nodes:
        for attribute, cell in said.items():
            if cell and language_of_label(attribute):
                found.setdefault(attribute, []).append(cell)
    return {
        attribute: language_of_label(attribute)
        for attribute, cells in sorted(found.items())
        if not are_numbered(cells) and 2 * len(set(cells)) > len(cells)
    }
