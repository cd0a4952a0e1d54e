"""What a filter says of a name that nothing bears: the nearest ones, and what they are called."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.analysis import overlap

pytestmark = pytest.mark.slow

HARBOURS = Path(__file__).parents[1] / "fields" / "harbours"


def test_a_country_that_is_not_known_is_answered_with_the_nearest(kg: gk.KnowledgeGraph) -> None:
    with pytest.raises(gk.NotFound, match=r"'country-de' \(Germany, Allemagne\)"):
        kg.network(ever=True, countries=["Germny"])
    with pytest.raises(gk.NotFound, match=r"Armenia") as caught:
        kg.network(ever=True, countries=["Narnia"])
    assert len(caught.value.suggestions) == 3
    with pytest.raises(gk.NotFound, match=r"Germany"):
        kg.panel.select(countries=["Germny"])


@pytest.mark.parametrize(
    ("option", "name", "said"),
    [
        ("kinds", "Genossenschaft", "company (entreprise)"),
        ("kinds", "entrprise", "'company' (entreprise)"),
        ("roles", "sponsor", "founder (fondateur)"),
        ("topics", "climate", "elections (élections)"),
    ],
)
def test_what_is_chosen_from_few_is_named_with_its_labels(
    kg: gk.KnowledgeGraph, option: str, name: str, said: str
) -> None:
    with pytest.raises(gk.NotFound) as caught:
        kg.network(ever=True, **{option: [name]})  # type: ignore[arg-type]
    assert said in str(caught.value)


def test_any_name_finds_a_node_of_a_network_as_it_finds_a_thing_of_the_graph(
    kg: gk.KnowledgeGraph,
) -> None:
    network = kg.network(ever=True)
    names = ["Facebook", "Q95", "Twitter"]
    assert overlap(network, among=names, side="actors").column("node") == kg.ids_of("actor", names)
    copied = network.copy()
    called = ["GNI", "appel de christchurch"]
    assert overlap(copied, "coalitions", among=called).column("node") == kg.ids_of(
        "coalition", called
    )
    with pytest.raises(gk.NotFound, match=r"Did you mean 'meta' \(Meta Platforms\)"):
        overlap(network, among=["Facebok"], side="actors")


def test_labels_of_a_folder_are_names_in_filters_in_every_language_that_it_has() -> None:
    harbours = gk.load(HARBOURS)
    asked: dict[str, Any] = {"kinds": "港", "roles": ["締約者", "Gründer"]}
    same: dict[str, Any] = {"kinds": "hafen", "roles": ["partei", "gruender"]}
    assert set(harbours.network(ever=True, **asked)) == set(harbours.network(ever=True, **same))
    with pytest.raises(gk.NotFound, match=r"hafen .港"):
        harbours.network(ever=True, kinds="Bahnhof")


def test_kinds_are_listed_with_the_names_that_filters_take(kg: gk.KnowledgeGraph) -> None:
    for lang in ("en", "fr"):
        for id, label, _ in kg.list("kinds", lang=lang).rows:
            assert kg.ids_of("kind", str(label)) == (id,)
