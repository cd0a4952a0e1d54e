"""What the nodes of a two-mode network are called."""

from __future__ import annotations

from typing import Final

from graphkit.panel import Panel

AS_MEMBER: Final = "--as-member"
"""Ends the node of a coalition on the actors' side, where it is a member of another coalition."""


def actor_node(panel: Panel, actor: str) -> str:
    """Give the node of an actor: its id, marked when it is a coalition too."""
    return actor + AS_MEMBER if actor in panel.coalition_info else actor
