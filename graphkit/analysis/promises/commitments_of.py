"""The commitments that coalitions ask for, and whom each of them addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from graphkit.graph import KnowledgeGraph


class AddressedCommitment(NamedTuple):
    """A commitment and whom it addresses.

    Attributes
    ----------
    id, coalition : str
        Its id, and that of the coalition that asks it.
    number, summary : str
        Its number in the text, and what is promised, in our own words.
    goal, goal_label : str
        The goal that it pursues, and the name of that; empty when none is stated.
    groups, covers : frozenset of str
        The groups that it addresses, and the kinds of actors that these cover.
    """

    id: str
    coalition: str
    number: str
    summary: str
    goal: str
    goal_label: str
    groups: frozenset[str]
    covers: frozenset[str]


def commitments_of(kg: KnowledgeGraph, lang: str = "en") -> dict[str, AddressedCommitment]:
    """Read every commitment in the graph, by id."""
    found: dict[str, AddressedCommitment] = {}
    for row in kg.query("commitments", lang=lang).records():
        name = str(row["commitment"])
        old = found.get(name)
        groups = {str(row["addressed_to"])} if row["addressed_to"] else set()
        covers = {str(row["covers"])} if row["covers"] else set()
        found[name] = AddressedCommitment(
            name,
            str(row["coalition"]),
            str(row["number"] or ""),
            str(row["summary"]),
            str(row["goal"] or ""),
            str(row["goal_label"] or ""),
            (old.groups if old else frozenset()) | groups,
            (old.covers if old else frozenset()) | covers,
        )
    return found


def in_text_order(commitment: AddressedCommitment) -> tuple[str, int, str, str]:
    """Sort key: by coalition, then by number in the text."""
    digits = "".join(filter(str.isdigit, commitment.number))
    number = int(digits) if digits else 10**6
    return commitment.coalition, number, commitment.number, commitment.id
