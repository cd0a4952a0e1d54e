"""Everything that a person may call a thing, and what happens when the name is not clear."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit
from graphkit.errors import Ambiguous, NotFound
from graphkit.terms import BASE


@pytest.mark.parametrize(
    ("name", "thing"),
    [
        ("zoom", "zoom"),
        ("id:zoom", "zoom"),
        (f"{BASE}id/zoom", "zoom"),
        ("Zoom", "zoom"),
        ("ZOOM VIDEO COMMUNICATIONS", "zoom"),
        ("  zoom  ", "zoom"),
        ("Facebook", "meta"),
        ("Twitter", "x"),
        ("Verizon Media", "yahoo"),
        ("Nouvelle-Zélande", "new-zealand"),
        ("nouvelle zelande", "new-zealand"),
        ("États-Unis", "united-states"),
        ("COTE D IVOIRE", "cote-d-ivoire"),
        ("Côte d’Ivoire", "cote-d-ivoire"),
        ("Türkiye", "turkey"),
        ("Q664", "new-zealand"),
        ("OCDE", "oecd"),
        ("DTSP", "digital-trust-and-safety-partnership"),
        ("Digital Trust & Safety Partnership", "digital-trust-and-safety-partnership"),
        ("the Tech Coalition", "tech-coalition"),
        ("Emmanuel Macron", "emmanuel-macron"),
    ],
)
def test_a_thing_goes_by_all_its_names(kg: graphkit.KnowledgeGraph, name: str, thing: str) -> None:
    assert kg.actor(name).id == thing


@pytest.mark.parametrize(
    ("name", "coalition"),
    [
        ("Appel de Christchurch", "christchurch-call"),
        ("L’APPEL DE CHRISTCHURCH", None),
        ("gifct", "gifct"),
        ("Global Internet Forum to Counter Terrorism", "gifct"),
        ("FOC", "freedom-online-coalition"),
        ("WeProtect Global Alliance", "weprotect-global-alliance"),
    ],
)
def test_coalitions_go_by_all_their_names(
    kg: graphkit.KnowledgeGraph, name: str, coalition: str | None
) -> None:
    if coalition is None:
        with pytest.raises(NotFound) as caught:
            kg.coalition(name)
        assert "christchurch-call" in caught.value.suggestions
    else:
        assert kg.coalition(name).id == coalition


def test_a_record_names_itself(kg: graphkit.KnowledgeGraph) -> None:
    zoom, call = kg.actor("zoom"), kg.coalition("christchurch-call")
    assert kg.actor(zoom) == zoom
    assert kg.memberships(zoom) == kg.memberships("zoom")
    assert kg.members(call) == kg.members("christchurch-call")
    assert kg.evidence(zoom, call) == kg.evidence("zoom", "christchurch-call")
    assert hash(zoom) == hash(kg.actor("Zoom"))


def test_near_names_are_suggested(kg: graphkit.KnowledgeGraph) -> None:
    for wrong, right in [
        ("zom", "zoom"),
        ("chirstchurch call", "christchurch-call"),
        ("microsft", "microsoft"),
        ("New Zeland", "new-zealand"),
    ]:
        with pytest.raises(NotFound, match="Did you mean") as caught:
            kg.describe(wrong)
        assert right in caught.value.suggestions
        assert right in str(caught.value)
    with pytest.raises(LookupError, match="graphkit find"):
        kg.actor("qqqqqqqqqq")


def test_what_is_no_coalition_is_told_apart_from_what_is_unknown(
    kg: graphkit.KnowledgeGraph,
) -> None:
    with pytest.raises(NotFound, match="'zoom' is a company"):
        kg.members("zoom")


def test_a_coalition_that_joined_others_is_an_actor_too(kg: graphkit.KnowledgeGraph) -> None:
    assert isinstance(kg.actor("gifct"), graphkit.Coalition)
    assert "christchurch-call" in kg.memberships("gifct").column("coalition")


@pytest.mark.parametrize("name", ["", " ", "the", "!", "\x00", "' } UNION {", BASE, "x" * 10**6])
def test_odd_names_are_not_found_and_do_no_harm(kg: graphkit.KnowledgeGraph, name: str) -> None:
    with pytest.raises(NotFound):
        kg.actor(name)
    assert isinstance(kg.find(name), graphkit.Table)


@pytest.fixture
def twins(folder_of: Callable[..., Path]) -> graphkit.KnowledgeGraph:
    """Two companies called Mercury, one of them formerly Hermes, and a coalition called Hermes."""
    companies = [
        {"id": "mercury-us", "name_en": "Mercury, Inc.", "aliases": "MRC", "wikidata": "Q1"},
        {"id": "mercury-uk", "name_en": "Mercury Ltd", "aliases": "MRC; Quicksilver"},
        {"id": "hermès", "name_en": "x"},
    ]
    former = {
        "thing": "mercury-us",
        "name": "Hermès",
        "language": "fr",
        "kind": "former",
        "during": "/2010",
        "source": "gazette",
    }
    return graphkit.load(
        folder_of(
            actors=[{"kind": "company", **company} for company in companies[:2]],
            coalitions=[{"id": "hermes", "name_en": "Hermes", "during": "2001/.."}],
            names=[former],
        )
    )


def test_an_ambiguous_name_lists_the_candidates(
    twins: graphkit.KnowledgeGraph, tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    for name in ("Mercury", "mrc", "MERCURY"):
        with pytest.raises(Ambiguous, match=r"mercury-uk, mercury-us\. Use one of these ids"):
            twins.actor(name)
    assert twins.actor("Mercury Ltd").id == "mercury-uk"
    assert twins.actor("quicksilver").id == "mercury-uk"
    ran = run_cli("memberships", "Mercury", "--data", tmp_path / "tables")
    assert (ran.code, ran.out) == (2, "")
    assert "mercury-uk, mercury-us" in ran.err


def test_the_kind_asked_for_tells_apart_what_has_one_name(twins: graphkit.KnowledgeGraph) -> None:
    assert twins.actor("Hermès").id == "mercury-us"
    assert twins.coalition("Hermès").id == "hermes"
    assert twins.actor("mercury-us").former_names == ("Hermès",)


def test_an_id_wins_over_the_same_text_as_a_name(folder_of: Callable[..., Path]) -> None:
    other = {"id": "other", "kind": "company", "name_en": "acme"}
    assert graphkit.load(folder_of(actors=[other])).actor("acme").id == "acme"


def test_find_looks_into_all_names_and_puts_whole_names_first(
    kg: graphkit.KnowledgeGraph,
) -> None:
    assert kg.find("ZOOM").column("id")[0] == "zoom"
    assert kg.find("facebook").column("id")[0] == "meta"
    found = kg.find("christchurch")
    assert {"christchurch-call", "christchurch-call-foundation"} <= set(found.column("id"))
    assert {match.kind for match in found} >= {"coalition"}
    assert len(kg.find("a", limit=3)) == 3
    assert len(kg.find("no such text anywhere")) == 0


def test_former_names_are_found_and_shown(kg: graphkit.KnowledgeGraph) -> None:
    meta = kg.actor("meta")
    assert any("Facebook" in name for name in meta.former_names)
    assert kg.find("Facebook").column("label")[0] == meta.label()
