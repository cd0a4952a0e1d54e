"""Keep of what surrounds the records only that which concerns them, for a page that is cut."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graphkit.views.scene import Evidence, Node, Promises, Record, Scene, Text

LANDS: Final = "country"
"""The scheme of the countries, of which only some are those of the things on the page."""
BEYOND: Final = "beyond"
"""The scheme under which the page finds the names of things that are spoken of and left out."""


def focus_page_facts(scene: Scene, names: Mapping[str, Text]) -> Scene:
    """Give the scene without what is said only of things that are not in it.

    Parameters
    ----------
    scene : Scene
        Whose nodes and records were chosen.
    names : mapping of str to Text
        The labels of all things by their ids, also of those that were left out.

    Returns
    -------
    Scene
        Every answer about its nodes and records stands as in the whole: what coalitions ask, what
        was promised, its targets and verdicts, statements, events, stated counts, and the sources.
    """
    here = scene.index
    promised = {one for taken in _promises(scene) for one in taken.commitments}
    commitments = tuple(c for c in scene.commitments if c.coalition in here or c.id in promised)
    kept = {commitment.id for commitment in commitments}
    texts = {commitment.coalition for commitment in commitments} | here.keys()
    scene = replace(
        scene,
        commitments=commitments,
        targets=tuple(one for one in scene.targets if one.of in kept),
        assessments=tuple(
            one for one in scene.assessments if one.of in kept or one.coalition in texts
        ),
        statements=tuple(
            one
            for one in scene.statements
            if any(id in here for id in (*one.about, one.on_behalf_of, one.speaker_id))
        ),
        events=tuple(
            one
            for one in scene.events
            if not one.participants or any(id in here for id in one.participants)
        ),
        counts=tuple(one for one in scene.counts if one.coalition in here),
    )
    cited = set(_cited(scene))
    beyond = {id: names[id] for id in _spoken_of(scene) if id not in here and id in names}
    return replace(
        scene,
        sources=tuple(source for source in scene.sources if source.id in cited),
        terms={**scene.terms, LANDS: _lands(scene), **({BEYOND: beyond} if beyond else {})},
    )


def _promises(scene: Scene) -> Iterator[Promises]:
    things: tuple[Node | Record, ...] = (*scene.nodes, *scene.records)
    for thing in things:
        yield from thing.promises


def _cited(scene: Scene) -> Iterator[str]:
    """Name each source that something in the scene rests on."""
    told: Iterable[tuple[Evidence, ...]] = (
        thing.evidence
        for things in (
            scene.records,
            scene.targets,
            scene.assessments,
            scene.statements,
            scene.counts,
        )
        for thing in things
    )
    for words in told:
        yield from (word.source for word in words)
    for things in (scene.nodes, scene.commitments, scene.events, scene.steps):
        for thing in things:
            yield from thing.sources


def _spoken_of(scene: Scene) -> Iterator[str]:
    """Name the things that those of the scene are said to belong to, or to speak for."""
    for node in scene.nodes:
        for values in node.facts.values():
            yield from values
    for commitment in scene.commitments:
        yield commitment.coalition
    for statement in scene.statements:
        yield statement.on_behalf_of


def _lands(scene: Scene) -> dict[str, Text]:
    named = {value for node in scene.nodes for values in node.facts.values() for value in values}
    lands = scene.terms.get(LANDS, {})
    return {code: text for code, text in lands.items() if f"{LANDS}:{code}" in named}
