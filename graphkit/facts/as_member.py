"""What a coalition is called where it stands beside itself as a member of another one."""

from __future__ import annotations

from typing import Final

AS_MEMBER: Final = "--as-member"
"""Ends the node of a coalition on the actors' side, where it is a member of another coalition."""


def itself(node: str) -> str:
    """Give the id of the thing that a node of a network stands for.

    >>> itself("gifct--as-member"), itself("zoom")
    ('gifct', 'zoom')
    """
    return node.removesuffix(AS_MEMBER)
