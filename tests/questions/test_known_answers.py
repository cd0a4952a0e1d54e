"""What is known of the bundled facts, asked in Python, in SPARQL and on the command line."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import graphkit

from ..cells import records

DATA = Path(__file__).parents[2] / "data"
FOUNDING = "2019-05-15"
DAYS = (
    "2006-06-30",
    FOUNDING,
    "2021-05-07",
    "2021-05-10",
    "2022-06-23",
    "2024-05-14",
    "2030-01-01",
)


def cell(table: graphkit.Table, column: str, **where: str) -> object:
    """The one value of a column in the one row that fits."""
    rows = [r for r in table.records() if all(r[name] == value for name, value in where.items())]
    assert len(rows) == 1, rows
    return rows[0][column]


def test_the_founders_of_the_christchurch_call(
    kg: graphkit.KnowledgeGraph, run_cli: Callable[..., Any]
) -> None:
    founders = kg.members("christchurch-call", on=FOUNDING)
    assert Counter(founders.column("kind")) == {"government": 17, "public-body": 1, "company": 8}
    assert cell(founders, "label", kind="public-body") == "European Commission"
    companies = [r for r in founders.records() if r["kind"] == "company"]
    listed = {str(r["listed_as"] or r["label"]) for r in companies}
    assert {"YouTube", "Facebook", "Twitter"} <= listed
    assert len(listed) == 8
    google = [r for r in companies if r["member"] == "google"]
    assert [bool(r["listed_as"] == "YouTube") for r in google].count(True) == 1
    assert len(google) == 2 and len({r["member"] for r in companies}) == 7
    assert set(founders.column("certainty")) == {"certain"}
    ran = run_cli("members", "christchurch-call", "--on", FOUNDING, "--format", "json")
    assert ran.code == 0
    assert [r["membership"] for r in json.loads(ran.out)["rows"]] == list(
        founders.column("membership")
    )


def test_nobody_belonged_the_day_before(kg: graphkit.KnowledgeGraph) -> None:
    assert len(kg.members("christchurch-call", on="2019-05-14", at_least="possible")) == 0


def test_what_zoom_joined(kg: graphkit.KnowledgeGraph, run_cli: Callable[..., Any]) -> None:
    joined = kg.memberships("zoom").select("coalition", "start", "end", "sources")
    assert {row[0]: row[1:] for row in joined} == {
        "christchurch-call": ("2022-06-23", "..", ("frmfa-zoom-roblox", "seed-en", "seed-fr")),
        "tech-coalition": ("[..2022-06-23]", "..", ("seed-en", "tc-board-2023")),
        "digital-trust-and-safety-partnership": ("[..2022-06-23]", "..", ("seed-en",)),
        "gifct": ("2021-12-15", "..", ("hill-2021-12", "techgeek-2021-12", "zoom-initiatives")),
        "tech-against-terrorism": ("", "..", ("zoom-initiatives",)),
    }
    assert len(joined) == 5
    assert len(kg.query("memberships", actor="Zoom")) >= 5
    ran = run_cli("memberships", "zoom")
    shown = {r["coalition"]: r["start"] for r in json.loads(ran.out)["rows"]}
    assert shown == {row[0]: row[1] for row in joined}


def test_zooms_memberships_over_time(kg: graphkit.KnowledgeGraph) -> None:
    def on(day: str, at_least: Any) -> set[object]:
        return set(kg.memberships("zoom", on=day, at_least=at_least).column("coalition"))

    assert on("2021-12-15", "presumed") == {"gifct"}
    assert "tech-coalition" in on("2021-12-15", "possible")
    assert "christchurch-call" not in on("2022-06-22", "possible")
    assert {"christchurch-call", "tech-coalition"} <= on("2022-06-23", "certain")
    assert on("2022-06-23", "certain") <= on("2022-06-23", "presumed")


def test_the_united_states_declined_and_later_joined(
    kg: graphkit.KnowledgeGraph, run_cli: Callable[..., Any]
) -> None:
    said = kg.query("quotations", thing="christchurch-call")
    declined = [r for r in said.records() if r["stance"] == "declined"]
    assert [(r["speaker"], str(r["date"])[:4]) for r in declined] == [("United States", "2019")]
    assert cell(kg.memberships("united-states"), "start", coalition="christchurch-call") == (
        "2021-05-07"
    )
    assert "united-states" not in kg.members("christchurch-call", on=FOUNDING).column("member")
    ran = run_cli("query", "quotations", "--param", "thing=christchurch-call", "--format", "json")
    assert "declined" in {r["stance"] for r in json.loads(ran.out)["rows"]}


def test_both_sides_of_a_disagreement_are_shown_and_the_adopted_one_is_marked(
    kg: graphkit.KnowledgeGraph, run_cli: Callable[..., Any]
) -> None:
    said = kg.evidence("zoom", "christchurch-call")
    memberships = [r for r in said.records() if r["type"] == "membership"]
    assert {r["source"]: (r["says"], r["adopted"]) for r in memberships} == {
        "frmfa-zoom-roblox": ("2022-06-23/..", True),
        "seed-en": ("[..2022-06-23]/..", False),
        "seed-fr": ("", False),
    }
    disputed = kg.conflicts()
    record = next(r for r in disputed.records() if "start" in str(r["disputed"]))["record"]
    evidence = kg.query(
        "SELECT ?e ?adopted {"
        " ?r cg:evidence ?e BIND(EXISTS { ?r cg:adoptedFrom ?e } AS ?adopted) }",
        r=_Iri(str(record)),
    )
    assert len(evidence) >= 2
    assert list(evidence.column("adopted")).count(True) == 1
    ran = run_cli("list", "conflicts", "--format", "csv")
    assert ran.code == 0
    assert len(ran.out.splitlines()) == len(disputed) + 1


class _Iri:
    """A thing by its id, as a parameter."""

    def __init__(self, thing: str) -> None:
        self.iri = f"https://w3id.org/coalition-graph/id/{thing}"


def test_what_the_sources_disagree_about(kg: graphkit.KnowledgeGraph) -> None:
    disputed = kg.conflicts()
    kinds = set(disputed.column("disputed"))
    for word in ("start", "role", "count", "two dates", "who said it"):
        assert any(word in str(kind) for kind in kinds), (word, kinds)
    counts = [r for r in disputed.records() if "number-of-commitments" in str(r["record"])]
    assert counts and all("24" in str(r["message"]) and "25" in str(r["message"]) for r in counts)
    dated = {r["record"] for r in disputed.records() if "two dates" in str(r["disputed"])}
    assert "seed-en" in dated


def test_how_many_commitments_according_to_whom(kg: graphkit.KnowledgeGraph) -> None:
    rows = kg.query("counts", coalition="christchurch-call").records()
    by_count: dict[object, set[object]] = {}
    for row in rows:
        if row["counted"] == "commitments":
            by_count.setdefault(row["count"], set()).add(row["source"])
    assert {"seed-en", "seed-fr"} <= by_count[24]
    assert "cc-commitments" in by_count[25]
    founders = {r["count"] for r in rows if r["roster"] == "christchurch-call-founding-governments"}
    assert founders == {15, 17, 18, 26}


def test_what_the_call_asks(kg: graphkit.KnowledgeGraph, run_cli: Callable[..., Any]) -> None:
    asked = kg.asks("christchurch-call")
    assert list(asked.column("number")) == [str(n) for n in range(1, 26)]
    assert set(asked.column("confidence")) == {"medium"}
    assert len({goal for goal in asked.column("goal") if goal}) == 4
    french = kg.asks("christchurch-call", lang="fr")
    assert french.column("commitment") == asked.column("commitment")
    assert all(
        a != b for a, b in zip(french.column("summary"), asked.column("summary"), strict=True)
    )
    ran = run_cli("asks", "christchurch-call", "--lang", "fr")
    assert [r["summary"] for r in json.loads(ran.out)["rows"]] == list(french.column("summary"))
    five = [number for number in kg.asks("DTSP").column("number") if number]
    assert five == ["1", "2", "3", "4", "5"]


def test_what_zoom_promised_by_joining(kg: graphkit.KnowledgeGraph) -> None:
    promised = kg.promises("zoom")
    by_coalition = Counter(promised.column("coalition"))
    assert by_coalition["digital-trust-and-safety-partnership"] == 5
    call = {r["commitment"]: r["addressed_to"] for r in records(kg.asks("christchurch-call"))}
    for row in promised.records():
        if row["coalition"] == "christchurch-call":
            assert "online-service-providers" in call[row["commitment"]]
    assert by_coalition["christchurch-call"] == 20
    before = kg.promises("zoom", on="2022-06-22")
    assert "christchurch-call" not in before.column("coalition")
    after = kg.promises("zoom", on="2022-06-24")
    assert set(after.column("certainty")) <= {"certain", "presumed"}
    assert Counter(after.column("coalition"))["christchurch-call"] == 20


def test_a_government_promised_what_governments_promise(kg: graphkit.KnowledgeGraph) -> None:
    promised = Counter(kg.promises("france").column("coalition"))
    assert promised["christchurch-call"] == 18


def test_who_is_quoted_in_which_role_for_whom_in_which_language(
    kg: graphkit.KnowledgeGraph,
) -> None:
    rows = [
        r
        for thing in ("christchurch-call", "tech-coalition", "digital-trust-and-safety-partnership")
        for r in records(kg.query("quotations", thing=thing))
    ]
    by_speaker: dict[object, list[dict[str, Any]]] = {}
    for row in rows:
        by_speaker.setdefault(row["speaker"], []).append(row)
    kallmer = by_speaker["Josh Kallmer"]
    assert {r["language"] for r in kallmer} == {"en", "fr"}
    assert {r["for"] for r in kallmer} == {"Zoom Video Communications"}
    assert all("Public Policy" in str(r["role"]) for r in kallmer)
    assert "Henri Verdier" in by_speaker and "Emmanuel Macron" in by_speaker


def test_the_same_sentence_of_two_speakers_is_in_dispute(kg: graphkit.KnowledgeGraph) -> None:
    disputed = [r for r in kg.conflicts().records() if "who said it" in str(r["disputed"])]
    told = " ".join(str(r["message"]) for r in disputed)
    assert "Macron" in told and "Verdier" in told


def test_the_origin_and_the_adoption_of_the_call(
    kg: graphkit.KnowledgeGraph, run_cli: Callable[..., Any]
) -> None:
    happened = kg.query("43-origin-of-the-call")
    first, last = happened.records()[0], happened.records()[-1]
    assert (first["day"], first["kind"], first["place"]) == ("2019-03-15", "attack", "Christchurch")
    assert (last["day"], last["kind"], last["place"]) == (FOUNDING, "summit", "Paris")
    ran = run_cli("query", "43-origin-of-the-call", "--format", "csv")
    assert ran.out == happened.to_csv()
    held = kg.query(
        "SELECT ?person ?title ?of { ?a a cg:Appointment ; org:member ?who ; cg:title ?title ;"
        " org:organization ?for FILTER(LANG(?title) = 'en')"
        " BIND(STRAFTER(STR(?who), '/id/') AS ?person)"
        " BIND(STRAFTER(STR(?for), '/id/') AS ?of) }"
    ).rows
    assert ("jacinda-ardern", "Prime Minister", "new-zealand") in held
    assert ("emmanuel-macron", "President of the French Republic", "france") in held
    founders = kg.members("christchurch-call", on=FOUNDING).records()
    assert {r["member"] for r in founders if r["role"] == "founder"} == {"france", "new-zealand"}
