"""Kinds look as their field says, and those of which it says nothing are told apart too."""

from __future__ import annotations

import pytest

import graphkit
from graphkit.questions.kinds import Kind, kinds
from graphkit.views.looks_of_kinds import (
    CONTRAST,
    NIGHT,
    OTHER,
    PYVIS,
    SPARE,
    bundled_looks,
    contrast,
    looks_of,
    on_dark,
)

PAPER = "#fbfaf7"
"""The ground of the page on light."""
LOOKS = dict(bundled_looks())


@pytest.mark.parametrize("kind", LOOKS)
def test_each_bundled_kind_stands_out_on_light_and_on_dark(kind: str) -> None:
    assert contrast(LOOKS[kind].light, PAPER) >= CONTRAST
    assert contrast(LOOKS[kind].dark, NIGHT) >= CONTRAST


@pytest.mark.parametrize("colours", SPARE)
def test_spare_colours_stand_out_too(colours: tuple[str, str]) -> None:
    assert contrast(colours[0], PAPER) >= CONTRAST
    assert contrast(colours[1], NIGHT) >= CONTRAST


def test_no_two_bundled_kinds_share_a_shape_or_a_colour() -> None:
    assert LOOKS["unknown"] == OTHER
    looks = list(LOOKS.values())
    assert len({look.shape for look in looks}) == len(looks)
    assert len({look.light for look in looks}) == len(looks)


def test_the_lists_of_a_graph_and_those_of_the_package_look_the_same(
    kg: graphkit.KnowledgeGraph,
) -> None:
    assert looks_of(kinds(kg.store), LOOKS) == LOOKS
    assert [kind.id for kind in kinds(kg.store)] == list(LOOKS)


def test_kinds_of_which_nothing_is_said_are_told_apart() -> None:
    names = [f"kind-{number}" for number in range(len(PYVIS))]
    looks = looks_of([Kind("city", colour=SPARE[0][0], shape="star")], ["city", *names[1:]])
    assert len({look.shape for look in looks.values()}) == len(looks)
    assert len({look.light for look in looks.values()}) == len(looks)
    assert next(iter(looks)) == "city"


def test_more_kinds_than_looks_share_the_last_one() -> None:
    looks = looks_of([], [f"kind-{number}" for number in range(30)])
    assert looks["kind-9"].shape == OTHER.shape and len(looks) == 30


def test_a_colour_for_light_gets_one_for_dark() -> None:
    look = looks_of([Kind("city", colour="#123456", shape="dot")], ["city"])["city"]
    assert look.light == "#123456" and look.dark == on_dark("#123456")
    assert contrast(look.dark, NIGHT) >= CONTRAST


def test_only_coalitions_are_hubs_and_public_authorities_stand_left() -> None:
    assert [kind for kind, look in LOOKS.items() if look.hub] == ["coalition"]
    left = {kind for kind, look in LOOKS.items() if look.side == "left"}
    assert left == {"government", "public-body", "international-organisation"}
