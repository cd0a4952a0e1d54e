"""Everything that a person may call a thing, and what happens when the name is not clear."""

from __future__ import annotations

import csv
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit
from graphkit.authoring import examine
from graphkit.errors import Ambiguous, NotFound
from graphkit.names.known_names import known_names
from graphkit.names.name_index import NameIndex
from graphkit.questions.thing_by_name import ThingsByName
from graphkit.terms import BASE

from ..cells import rows

TYPED = Path(__file__).parents[1] / "names" / "typed_names.csv"


def typed_names() -> list[tuple[str, str]]:
    with TYPED.open(encoding="utf-8", newline="") as file:
        return [(row["typed"], row["expected"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("typed", "expected"), typed_names())
def test_what_people_type_means_what_they_mean(
    kg: graphkit.KnowledgeGraph, typed: str, expected: str
) -> None:
    if expected == "NOT FOUND":
        with pytest.raises(NotFound):
            kg.describe(typed)
    elif expected == "AMBIGUOUS":
        with pytest.raises(Ambiguous) as caught:
            kg.describe(typed)
        assert len(caught.value.candidates) > 1
    else:
        assert dict(rows(kg.describe(typed)))["id"] == expected


def test_there_are_enough_typed_names() -> None:
    assert len({typed for typed, _ in typed_names()}) >= 120


@pytest.mark.parametrize(
    "name", ["zoom", "id:zoom", f"{BASE}id/zoom", f"<{BASE}id/zoom>", " zoom "]
)
def test_an_id_is_found_in_every_form(kg: graphkit.KnowledgeGraph, name: str) -> None:
    assert kg.actor(name).id == "zoom"


@pytest.mark.parametrize("name", ["gifct", "FOC", "Christchurch", "WeProtect", "Hanoi Convention"])
def test_coalitions_go_by_all_their_names(kg: graphkit.KnowledgeGraph, name: str) -> None:
    assert kg.coalition(name).kind == "coalition"


def test_an_id_alone_needs_no_index_of_names(
    folder_of: Callable[..., Path],
) -> None:
    script = (
        "import sys, graphkit\n"
        f"assert len(graphkit.load({str(folder_of())!r}).members('pact'))\n"
        "print('graphkit.names.name_index' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


def test_a_record_names_itself(kg: graphkit.KnowledgeGraph) -> None:
    zoom, call = kg.actor("zoom"), kg.coalition("christchurch-call")
    assert kg.actor(zoom) == zoom
    assert kg.memberships(zoom) == kg.memberships("zoom")
    assert kg.members(call) == kg.members("christchurch-call")
    assert kg.evidence(zoom, call) == kg.evidence("zoom", "christchurch-call")
    assert hash(zoom) == hash(kg.actor("Zoom"))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("zom", "zoom"),
        ("chirstchurch call", "christchurch-call"),
        ("microsft", "microsoft"),
        ("New Zeland", "new-zealand"),
        ("european comission", "european-commission"),
        ("Macron", "emmanuel-macron"),
        ("Paris", "paris-call"),
        ("Santa Clara", "santa-clara-principles"),
        ("Scotland", "united-kingdom"),
        ("Bletchley Park", "bletchley-declaration"),
        ("Internet Society of Canada", "internet-society"),
        ("in", "india"),
    ],
)
def test_near_names_are_suggested(kg: graphkit.KnowledgeGraph, wrong: str, right: str) -> None:
    with pytest.raises(NotFound, match="Did you mean") as caught:
        kg.describe(wrong)
    assert right in caught.value.suggestions
    assert right in str(caught.value)


@pytest.mark.parametrize(
    ("wrong", "unlike"),
    [("EW", "peru"), ("EZ", "peru"), ("UAX", "ukraine"), ("USX", "saudi-arabia")],
)
def test_two_letters_in_common_suggest_nothing(
    kg: graphkit.KnowledgeGraph, wrong: str, unlike: str
) -> None:
    with pytest.raises(NotFound) as caught:
        kg.describe(wrong)
    assert unlike not in caught.value.suggestions


def test_what_resembles_nothing_is_told_how_to_look_on(kg: graphkit.KnowledgeGraph) -> None:
    with pytest.raises(LookupError, match=r"kg\.find"):
        kg.actor("qqqqqqqqqq")


def test_what_is_no_coalition_is_told_apart_from_what_is_unknown(
    kg: graphkit.KnowledgeGraph,
) -> None:
    with pytest.raises(NotFound, match="'zoom' is a company"):
        kg.members("zoom")


def test_a_coalition_that_joined_others_is_an_actor_too(kg: graphkit.KnowledgeGraph) -> None:
    assert isinstance(kg.actor("gifct"), graphkit.Coalition)
    assert "christchurch-call" in kg.memberships("gifct").column("coalition")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["", " ", "the", "!", "\x00", "' } UNION {", BASE, "x" * 10**6])
def test_odd_names_are_not_found_and_do_no_harm(kg: graphkit.KnowledgeGraph, name: str) -> None:
    with pytest.raises(NotFound):
        kg.actor(name)
    assert len(kg.find(name)) <= 20


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


SCRIPTS = {
    "ram": "राम",
    "rom": "रोम",
    "bus": "バス",
    "lotus": "ハス",
    "thai-a": "กา",
    "thai-b": "กู",
    "tamil-a": "கா",
    "tamil-b": "கோ",
    "cpp": "C++ Alliance",
    "c": "C Alliance",
    "lodz": "Łódź Foundation",
    "strasse": "Straße GmbH",
    "istanbul": "İstanbul Işık",
    "fox": "🦊",
    "na": "NA",
    "true": "True",
    "null": "NULL",
    "dotnet": ".NET Foundation",
    "markup": "<b>Bold</b>",
    "slash": r"Back\slash",
    "quoted": 'The "Quoted" Group',
}


@pytest.fixture
def scripts(folder_of: Callable[..., Path]) -> graphkit.KnowledgeGraph:
    actors = [{"id": i, "kind": "company", "name_en": name} for i, name in SCRIPTS.items()]
    return graphkit.load(folder_of(actors=actors))


def test_everything_is_found_by_its_own_name(scripts: graphkit.KnowledgeGraph) -> None:
    for thing, name in SCRIPTS.items():
        assert scripts.actor(name).id == thing
        assert scripts.find(name)[0][0] == thing


@pytest.mark.parametrize(
    ("typed", "thing"),
    [
        ("Lodz Foundation", "lodz"),
        ("lodz foundation", "lodz"),
        ("Strasse", "strasse"),
        ("Istanbul Isik", "istanbul"),
        ("c++ alliance", "cpp"),
        ("c alliance", "c"),
        ("Quoted Group", "quoted"),
        ("The “Quoted” Group", "quoted"),
        ("C\u00ad++ Alli\u200bance", "cpp"),
        ("C\u00a0Alliance", "c"),
    ],
)
def test_it_is_found_however_it_is_typed(
    scripts: graphkit.KnowledgeGraph, typed: str, thing: str
) -> None:
    assert scripts.actor(typed).id == thing


def test_exact_spelling_tells_twins_apart(folder_of: Callable[..., Path]) -> None:
    composed = "Société Générale"
    names = {"one": composed, "two": unicodedata.normalize("NFD", composed), "three": "SOCIÉTÉ"}
    names["four"] = "Société"
    actors = [{"id": i, "kind": "company", "name_en": name} for i, name in names.items()]
    twins = graphkit.load(folder_of(actors=actors))
    for thing, name in names.items():
        assert twins.actor(name).id == thing
    with pytest.raises(Ambiguous, match="one, two"):
        twins.actor("société générale")
    with pytest.raises(Ambiguous, match="four, three"):
        twins.actor("societe")


def test_the_code_of_a_country_names_its_government_only(kg: graphkit.KnowledgeGraph) -> None:
    assert [row[0] for row in kg.find("US").rows if row[4] != "part of the name"] == [
        "united-states"
    ]


def test_a_name_of_several_countries_is_not_taken_for_the_only_one_there_is(
    folder_of: Callable[..., Path],
) -> None:
    korea = {"id": "korea-south", "kind": "government", "name_en": "South Korea"}
    lands = [{"code": "KR", "name_en": "South Korea", "name_fr": "Corée du Sud"}]
    folder = folder_of(
        actors=[{**korea, "country": "KR", "governs": "KR"}],
        countries=lands,
    )
    graph = graphkit.load(folder)
    assert graph.actor("Republic of Korea").id == "korea-south"
    with pytest.raises(NotFound) as caught:
        graph.actor("Korea")
    assert caught.value.suggestions == ("korea-south",)


def test_find_looks_into_all_names_and_puts_whole_names_first(
    kg: graphkit.KnowledgeGraph,
) -> None:
    assert kg.find("ZOOM").columns == ("id", "kind", "label", "name", "reason")
    assert kg.find("ZOOM")[0] == (
        *("zoom", "company", "Zoom Video Communications", "Zoom"),
        "alias, other case",
    )
    assert kg.find("EU")[0][0] == "european-union"
    found = kg.find("christchurch")
    assert {"christchurch-call", "christchurch-call-foundation"} <= set(found.column("id"))
    assert "coalition" in found.column("kind")
    assert kg.find("coalition tech")[0][0] == "tech-coalition"
    assert len(kg.find("a", limit=3)) == 3
    assert len(kg.find("no such text anywhere")) == 0
    assert kg.find("microsft")[0][0] == "microsoft"


def test_former_names_are_found_and_shown(kg: graphkit.KnowledgeGraph) -> None:
    meta = kg.actor("meta")
    assert meta.former_names == ("Facebook", "Facebook, Inc.")
    assert kg.find("Facebook")[0][2:] == (meta.label(), "Facebook", "former name")


def test_tables_and_graph_know_the_same_names(kg: graphkit.KnowledgeGraph) -> None:
    tables, problems, _ = examine(Path(__file__).parents[2] / "data")
    assert not problems
    index = NameIndex(known_names(tables))
    assert index.names == ThingsByName(kg.store).index.names
    for typed, expected in typed_names():
        found = {candidate.known.actor for candidate in index.meant(typed)}
        if expected not in ("AMBIGUOUS", "NOT FOUND"):
            assert found == {expected}, typed


def test_a_present_legal_name_is_no_former_name(kg: graphkit.KnowledgeGraph) -> None:
    code = kg.coalition("Code of Conduct on Disinformation")
    assert code.id == "eu-code-of-practice-on-disinformation-2022"
    assert code.former_names == ()
    assert "formerly" not in kg.describe(code).column("property")


def test_names_that_read_alike_are_records_of_their_own(folder_of: Callable[..., Path]) -> None:
    spelt = [("Müller", "de"), ("Muller", "de"), ("Muller", "fr"), ("C++", "en"), ("C", "en")]
    names = [
        {
            "thing": "acme",
            "name": name,
            "language": language,
            "kind": "former",
            "during": "/2010",
            "source": source,
        }
        for name, language in spelt
        for source in ("gazette", "herald")
    ]
    folder = folder_of(names=names)
    assert [f for f in graphkit.check(folder).findings if f.severity == "error"] == []
    graph = graphkit.load(folder)
    found = graph.query(
        "SELECT ?name (LANG(?name) AS ?lang) (COUNT(?e) AS ?n) {"
        " ?use cg:named id:acme ; cg:name ?name ; cg:evidence ?e } GROUP BY ?name ?use"
    )
    assert sorted(found.rows) == sorted((name, language, 2) for name, language in spelt)
    assert graph.actor("acme").former_names == ("C", "C++", "Muller", "Müller")
    assert graph.actor("müller").id == "acme"


@pytest.mark.parametrize("name", ["a:[b", "http://[x", "x:%"])
def test_what_is_no_address_is_an_unknown_name(part: graphkit.KnowledgeGraph, name: str) -> None:
    with pytest.raises(graphkit.NotFound):
        part.members(name)
