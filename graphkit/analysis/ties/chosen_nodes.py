"""Some of the nodes of a side, by their ids."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.errors import InvalidType, NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt


def chosen_nodes(nodes: tuple[Any, ...], among: Iterable[str] | None) -> npt.NDArray[np.int64]:
    """Number the places of the nodes chosen, in the order chosen; of all nodes when None.

    Raises
    ------
    NotFound
        If a node chosen is not among them; the message has the nearest ones.
    """
    if among is None:
        return np.arange(len(nodes), dtype=np.int64)
    if isinstance(among, bytes) or not hasattr(among, "__iter__"):
        raise InvalidType("among", among, "nodes, one by one")
    place = {node: at for at, node in enumerate(nodes)}
    for name in (names := list(among)):
        if name not in place:
            near = get_close_matches(str(name), map(str, nodes), 3)
            raise NotFound("node of that side", str(name), near, "It has no tie in this network.")
    return np.array([place[name] for name in names], dtype=np.int64)
