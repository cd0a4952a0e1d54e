"""What the nodes of a two-mode network are called."""

from __future__ import annotations

from typing import Any

from graphkit.facts.as_member import AS_MEMBER
from graphkit.facts.label_columns import IN_LANGUAGE, LABEL
from graphkit.panel import ActorInfo, CoalitionInfo, Panel


def actor_node(panel: Panel, actor: str) -> str:
    """Give the node of an actor: its id, marked when it is a coalition too."""
    return actor + AS_MEMBER if actor in panel.coalition_info else actor


def attributes_of(info: ActorInfo | CoalitionInfo, *fields: str) -> dict[str, Any]:
    """Give the attributes of a node: its label, some fields, and its label in each language.

    >>> attributes_of(ActorInfo("Porto", {"pt": "Porto", "ja": "ポルト"}, "port"), "kind")
    {'label': 'Porto', 'label_pt': 'Porto', 'label_ja': 'ポルト', 'kind': 'port'}
    """
    labels = {IN_LANGUAGE + language: name for language, name in info.labels.items()}
    return {LABEL: info.label, **labels} | {name: getattr(info, name) for name in fields}
