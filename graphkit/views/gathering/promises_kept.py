"""Whether promises are kept: what they have to reach, and what somebody found of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graphkit.views import clean_text
from graphkit.views.gathering.context import evidence_of
from graphkit.views.gathering.triples import SubjectProperties, Things, dump
from graphkit.views.scene import Assessment, Target

if TYPE_CHECKING:
    from graphkit.graph import KnowledgeGraph

_EMPTY: Final = SubjectProperties("")


def targets(kg: KnowledgeGraph, things: Things, words: Things) -> tuple[Target, ...]:
    """Give every target with the commitment that has to reach it, and each source's word."""
    return tuple(
        Target(
            id=thing.id,
            of=thing.ref("targetOf"),
            indicator=thing.label("indicator"),
            measure=clean_text.text(thing.ref("measure")),
            due=thing.ref("due"),
            set_for=things.get(thing.ref("setFor"), _EMPTY).label("prefLabel"),
            set_for_id=thing.ref("setFor"),
            evidence=evidence_of(thing, words),
        )
        for thing in dump(kg, "?s a cg:Target .").values()
    )


def assessments(kg: KnowledgeGraph, things: Things, words: Things) -> tuple[Assessment, ...]:
    """Give every verdict, the earliest first, with who found it and each source's word."""
    found = sorted(
        dump(kg, "?s a cg:Assessment .").values(),
        key=lambda thing: (thing.day("startEarliest") or 0, thing.id),
    )
    adopters = _adopters(kg) if found else {}
    return tuple(
        Assessment(
            id=thing.id,
            of=thing.ref("assesses"),
            coalition=adopters.get(thing.ref("assesses"), ""),
            verdict=thing.ref("verdict"),
            assessor=things.get(thing.ref("assessor"), _EMPTY).label("prefLabel"),
            assessed=things.get(thing.ref("assessed"), _EMPTY).label("prefLabel"),
            assessed_id=thing.ref("assessed"),
            measured=clean_text.text(thing.ref("measured")),
            during=thing.ref("during"),
            evidence=evidence_of(thing, words),
        )
        for thing in found
    )


def _adopters(kg: KnowledgeGraph) -> dict[str, str]:
    """The coalition of each text, where all its commitments are judged together."""
    adopting = dump(kg, "?s cg:adopts [] .").values()
    return {text: thing.id for thing in adopting for text in thing.refs("adopts")}
