"""Say beside what is served how much the files hold that no answer can tell of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.graph.told_of_loading import ToldOfLoading
from graphkit.next_steps import worded

if TYPE_CHECKING:
    from graphkit.graph import KnowledgeGraph


def left_out_of(kg: KnowledgeGraph) -> str:
    """Give the sentence about a graph, in words for who asks over the network.

    Parameters
    ----------
    kg : KnowledgeGraph
        The graph that is served.

    Returns
    -------
    str
        Empty where nothing was left out.
    """
    return worded(ToldOfLoading(kg.left_out).sentence, "address")
