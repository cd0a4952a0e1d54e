"""Scenes made by rule, of any size: the same number gives the same scene."""

from __future__ import annotations

import numpy as np

from graphkit.views.layouts.layout import place
from graphkit.views.scene import Evidence, Node, Opening, Record, Scene, Source, Span

KINDS = ("company", "government", "civil-society", "academic")
FIRST, LAST = 16000, 20000


def generated(size: int, *, edges: int = 3, seed: int = 7, placed: bool = True) -> Scene:
    """Give a scene of ``size`` nodes, a tenth of them coalitions, ``edges`` links per node."""
    random = np.random.default_rng(seed)
    hubs = max(size // 10, 1)
    nodes = [_node(number, hubs) for number in range(size)]
    wanted = size * edges if size > hubs else 0
    joined = random.integers(hubs, max(size, hubs + 1), wanted)
    # A few coalitions are large and most are small, as they are in life.
    chosen = np.minimum((random.random(wanted) ** 2 * hubs).astype(int), hubs - 1)
    days = random.integers(FIRST, LAST, wanted)
    pairs = dict.fromkeys(zip(joined.tolist(), chosen.tolist(), strict=True))
    records = tuple(
        _record(f"n{actor}", f"n{hub}", int(day))
        for (actor, hub), day in zip(pairs, days, strict=False)
    )
    scene = Scene(
        titles={"en": f"{size} generated nodes"},
        nodes=tuple(nodes),
        records=records,
        first_day=FIRST,
        last_day=LAST,
        opening=Opening(day=LAST),
        sources=(Source(id="s", title="A source", url="https://example.org/a"),),
        version="generated",
        licence="CC0",
    )
    return place(scene) if placed else scene


def _node(number: int, hubs: int) -> Node:
    kind = "coalition" if number < hubs else KINDS[number % len(KINDS)]
    return Node(id=f"n{number}", kind=kind, label={"en": f"{kind} {number}"})


def _record(actor: str, hub: str, day: int) -> Record:
    return Record(
        id=f"{hub}--{actor}",
        relation="membership",
        source=actor,
        target=hub,
        span=Span((day, None), (day, None), (day, day + 400), day, day, day + 400),
        period="2019-05-15/..",
        role="member",
        evidence=(Evidence(source="s", adopted=True),),
    )
