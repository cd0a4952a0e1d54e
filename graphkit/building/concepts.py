"""Write the concepts that a graph defines itself: its kinds, roles, groups, topics and reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from graphkit.authoring.vocabulary import Vocabulary, bundled_concepts, instance_classes
from graphkit.building.turtle import Facts, address, term, text
from graphkit.facts.authored_row import Row
from graphkit.terms import CONCEPT

_LOOKS: Final = {
    "shape": "shape",
    "colour": "colour",
    "darkColour": "dark_colour",
    "side": "side",
}
"""How a kind is drawn, and in which column; what a row leaves open is as in the bundled list."""


def write_concepts(facts: Facts, rows: Iterable[Row], vocabulary: Vocabulary) -> None:
    """Write the concepts of the tables; those of the bundled lists are in the ontology.

    Parameters
    ----------
    facts : Facts
        Where to write.
    rows : iterable of Row
        The table ``concepts``.
    vocabulary : Vocabulary
        The lists of the field.
    """
    for row in rows:
        subject, scheme = term(row["scheme"], row["notation"]), row["scheme"]
        _described(facts, subject, row)
        if scheme == "role":
            _role(facts, subject, row)
        elif scheme == "group":
            _group(facts, subject, row)
        elif scheme == "kind":
            _kind(facts, subject, row, vocabulary)


def _described(facts: Facts, subject: str, row: Row) -> None:
    facts.add(subject, "a", "skos:Concept")
    facts.add(subject, "skos:inScheme", address(CONCEPT + row["scheme"]))
    if not row["broader"]:
        facts.add(subject, "skos:topConceptOf", address(CONCEPT + row["scheme"]))
    facts.add(subject, "skos:notation", text(row["notation"]))
    facts.add_texts(subject, "skos:prefLabel", row.texts("name"))
    facts.add_texts(subject, "skos:definition", row.texts("definition"))
    facts.add_texts(subject, "cg:plural", row.texts("plural"))
    facts.add(subject, "skos:broader", term(row["scheme"], row["broader"]))
    facts.add(subject, "cg:order", row["order"])


def _role(facts: Facts, subject: str, row: Row) -> None:
    """Who holds a role takes on promises and belongs, unless the table says no."""
    facts.add(subject, "a", "org:Role")
    facts.add(subject, "cg:takesOnCommitments", row["takes_on_commitments"] or "true")
    facts.add(subject, "cg:countsAsBelonging", row["counts_as_belonging"] or "true")
    facts.add(subject, "cg:stageOf", *(term("role", role) for role in row.items_of("stage_of")))


def _group(facts: Facts, subject: str, row: Row) -> None:
    facts.add(subject, "cg:coversKind", *(term("kind", kind) for kind in row.items_of("covers")))
    facts.add(subject, "cg:coversEveryone", row["covers_everyone"])


def _kind(facts: Facts, subject: str, row: Row, vocabulary: Vocabulary) -> None:
    listed: Mapping[str, str] = bundled_concepts().get(("kind", row["notation"]), {})
    class_ = vocabulary.classes[row["notation"]]
    facts.add(subject, "cg:instanceClass", instance_classes()[class_])
    counted = row["counted"] or listed.get("countedInOverview", "")
    facts.add(subject, "cg:countedInOverview", counted)
    if not row["order"]:
        facts.add(subject, "cg:order", listed.get("order", ""))
    for name, column in _LOOKS.items():
        facts.add(subject, f"cg:{name}", text(row[column] or listed.get(name, "")))
