"""What must hold of the bundled facts, asked in Python, in SPARQL and on the command line."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit
from graphkit.errors import GraphkitError, InvalidChoice, InvalidDate, NotFound, QueryError
from graphkit.facts.one_day import to_day

from ..cells import rows

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


def test_a_description_gathers_what_is_known(kg: graphkit.KnowledgeGraph) -> None:
    shown = kg.describe("christchurch-call").rows
    assert ("since", FOUNDING) in shown and ("led by", "governments") in shown
    assert ("name (fr)", "Appel de Christchurch") in shown
    assert ("counted", "24 commitments (2019-05-15), says seed-en") in shown
    assert ("counted", "25 commitments (2019-05-15), says cc-commitments") in shown
    assert ("events", "2022-06-23: Zoom announces that it has joined three coalitions") in shown
    assert len([1 for name, _ in shown if name == "asks"]) == 5  # four goals, and the others
    assert ("belongs to", "google") in kg.describe("youtube").rows


@pytest.mark.parametrize(
    "coalition", ["christchurch-call", "tech-coalition", "digital-trust-and-safety-partnership"]
)
def test_what_it_is_where_it_sits_and_what_it_asks(
    kg: graphkit.KnowledgeGraph, run_cli: Callable[..., Any], coalition: str
) -> None:
    shown: dict[str, Any] = dict(rows(kg.describe(coalition)))
    assert len(str(shown["purpose"])) > 20
    assert shown["source"] and shown["topics"] and shown["led by"]
    assert len(kg.asks(coalition)) > 0
    ran = run_cli("describe", coalition, "--format", "json")
    assert {r["property"] for r in json.loads(ran.out)["rows"]} == set(shown)


# Certainty


def test_a_surer_question_never_has_more_answers(kg: graphkit.KnowledgeGraph) -> None:
    for coalition in ("christchurch-call", "gifct", "lantern"):
        for day in DAYS:
            found = [
                set(kg.members(coalition, on=day, at_least=degree).column("membership"))
                for degree in ("certain", "presumed", "possible")
            ]
            assert found[0] <= found[1] <= found[2]


def test_counts_agree_with_lists(kg: graphkit.KnowledgeGraph) -> None:
    for row in kg.overview().head(12).records():
        members = kg.members(str(row["coalition"]))
        assert row["members"] == len(set(members.column("member"))), row["coalition"]
        governments = {r["member"] for r in members.records() if r["kind"] == "government"}
        assert row["governments"] == len(governments)
        assert row["commitments"] == len(kg.asks(str(row["coalition"])))
    assert len(kg.overview()) == len(kg.list("coalitions"))


def test_changes_of_a_month(kg: graphkit.KnowledgeGraph, run_cli: Callable[..., Any]) -> None:
    def joined(changes: graphkit.Table) -> set[object]:
        return {r["thing"] for r in changes.records() if r["coalition"] == "christchurch-call"}

    changes = kg.changes("2021-05-01", "2021-05-31")
    assert joined(changes) == {"united-states", "oecd"}
    assert set(changes.column("certainty")) == {"certain"}
    perhaps = kg.changes("2021-05-01", "2021-05-31", at_least="possible")
    assert {"united-states", "tunisia", "peru", "croatia", "estonia"} <= joined(perhaps)
    assert "zoom" not in joined(perhaps)
    ran = run_cli("changes", "2021-05-01", "2021-05-31")
    assert len(json.loads(ran.out)["rows"]) == len(changes)
    years = kg.changes("2021-01-01", "2024-12-31", at_least="possible").records()
    assert {"meta", "x"} <= {r["thing"] for r in years if r["change"] == "renamed"}


def test_values_of_a_named_query_may_be_names_and_days(kg: graphkit.KnowledgeGraph) -> None:
    told = kg.query("changes", since="2021-05-07", until=to_day("2021-05-07"))
    assert ("joined", "united-states") in told.select("what", "thing").rows
    assert len(told) < len(kg.query("changes"))
    by_name = kg.query("evidence", thing="Zoom Video Communications")
    assert by_name == kg.query("evidence", thing=kg.actor("zoom"))
    with pytest.raises(InvalidDate):
        kg.query("changes", since="May 2021")


def test_changes_the_wrong_way_round_are_an_error(kg: graphkit.KnowledgeGraph) -> None:
    with pytest.raises(GraphkitError, match=r"2021-05-31.*2021-05-01|after"):
        kg.changes("2021-05-31", "2021-05-01")


def test_bad_arguments_say_what_is_possible(kg: graphkit.KnowledgeGraph) -> None:
    with pytest.raises(InvalidChoice, match="'possible', 'presumed' or 'certain'"):
        kg.members("gifct", on=FOUNDING, at_least="sure")  # type: ignore[arg-type]
    with pytest.raises(InvalidDate):
        kg.members("gifct", on="2019")
    with pytest.raises(InvalidChoice, match="'actors'"):
        kg.list("everything")  # type: ignore[arg-type]
    with pytest.raises(NotFound, match="Did you mean 'members'"):
        kg.query("membres")
    with pytest.raises(QueryError, match="needs coalition"):
        kg.query("members")
    with pytest.raises(QueryError, match="no parameter 'colour'"):
        kg.query("members", coalition="gifct", colour="red")


def test_labels_come_in_the_language_asked_for(kg: graphkit.KnowledgeGraph) -> None:
    english = dict(
        zip(*map(kg.members("christchurch-call").column, ("member", "label")), strict=True)
    )
    french = kg.members("christchurch-call", lang="fr")
    labels: dict[str, str] = dict(rows(french.select("member", "label")))
    assert (english["new-zealand"], labels["new-zealand"]) == ("New Zealand", "Nouvelle-Zélande")
    assert labels["zoom"] == english["zoom"]
    unknown = kg.members("christchurch-call", lang="xx")
    assert "New Zealand" in unknown.column("label")
    assert ("Appel de Christchurch",) in kg.list("coalitions", lang="fr").select("label").rows


def test_every_listing_is_there_and_complete(kg: graphkit.KnowledgeGraph) -> None:
    for what in ("coalitions", "sources", "actors"):
        with (DATA / f"{what}.csv").open(encoding="utf-8", newline="") as file:
            ids = {row["id"] for row in csv.DictReader(file)}
        assert set(kg.list(what).column("source" if what == "sources" else "id")) == ids
    kinds: dict[str, int] = dict(rows(kg.list("kinds").select("kind", "things")))
    coalitions, actors = len(kg.list("coalitions")), len(kg.list("actors"))
    assert kinds["coalition"] == coalitions and sum(kinds.values()) == coalitions + actors
    queries = kg.list("queries")
    assert {"members", "memberships", "evidence", "changes"} <= set(queries.column("name"))
    assert all(queries.column("title"))


@pytest.mark.slow
def test_every_named_query_that_needs_nothing_runs(
    kg: graphkit.KnowledgeGraph, part: graphkit.KnowledgeGraph
) -> None:
    """On the part, which answers nearly all, and on the whole where the part has no answer."""
    for row in kg.list("queries").records():
        if not any("optional" not in str(p) for p in row["parameters"]):  # type: ignore[union-attr]
            name = str(row["name"])
            assert len(part.query(name)) or len(kg.query(name)) > 0, name


def test_the_network_is_the_memberships(kg: graphkit.KnowledgeGraph) -> None:
    network = kg.network(on=FOUNDING)
    founders = set(kg.members("christchurch-call", on=FOUNDING).column("member"))
    listed = {s.replace("youtube", "google") for s in network["christchurch-call"]}
    assert founders <= listed | founders
    assert network.nodes["christchurch-call"]["label"] == "Christchurch Call"
    assert network.nodes["new-zealand"]["kind"] == "government"


def test_the_graph_says_what_it_is(kg: graphkit.KnowledgeGraph) -> None:
    assert "triples" in repr(kg)
    assert kg.licence == "CC BY 4.0"
    assert len(kg.version) == 10


def test_records_hold_the_facts_of_a_thing(kg: graphkit.KnowledgeGraph) -> None:
    call = kg.coalition("christchurch-call")
    assert (call.label("fr"), call.kind, call.during) == (
        "Appel de Christchurch",
        "coalition",
        "2019-05-15/..",
    )
    assert call.led_by == "governments" and "terrorism-and-violent-extremism" in call.topics
    zealand, youtube = kg.actor("new-zealand"), kg.actor("youtube")
    assert isinstance(zealand, graphkit.Actor) and isinstance(youtube, graphkit.Actor)
    assert (zealand.kind, zealand.country, zealand.wikidata) == ("government", "NZ", "Q664")
    assert (youtube.kind, youtube.parent) == ("service", "google")
    assert zealand.label("de") == "New Zealand"
    assert zealand != kg.actor("zoom")


def test_evidence_quotes_what_a_statement_says(kg: graphkit.KnowledgeGraph) -> None:
    told = kg.evidence("emmanuel-macron").records()
    quotes = [row["quote"] for row in told if row["type"] == "statement"]
    assert any("thank the new States" in str(quote) for quote in quotes)


def test_nobody_leaves_a_coalition_that_ends(
    folder_of: Callable[..., Path], run_cli: Callable[..., Any]
) -> None:
    """Dissolved or merged: those who were in it ended with it; who had left before left."""

    def joined(actor: str, coalition: str, during: str, **more: str) -> dict[str, str]:
        row = {"actor": actor, "coalition": coalition, "during": during, "role": "member"}
        return {**row, "source": "gazette", **more}

    folder = folder_of(
        coalitions=[
            {"id": "union", "name_en": "Union", "during": "2017/2020-06-30"},
            {"id": "league", "name_en": "League", "during": "2017/2020-06-30"},
        ],
        memberships=[
            joined("acme", "union", "2018/.."),
            joined("acme", "league", "2018/.."),
            joined("beta", "union", "2018/2019-03-01", end_reason="left"),
            joined("beta", "league", "2018/2020-06-30", end_reason="left"),
        ],
        changes=[
            {
                "id": "into-the-pact",
                "kind": "merger",
                "before": "league",
                "after": "pact",
                "during": "2020-06-30",
                "source": "gazette",
            }
        ],
    )
    told = {
        (row["thing"], row["coalition"]): (row["change"], row["detail"])
        for row in graphkit.load(folder).changes("2019-01-01").records()
        if row["change"] in ("left", "ended-with-coalition")
    }
    assert told == {
        ("acme", "union"): ("ended-with-coalition", "dissolved"),
        ("acme", "league"): ("ended-with-coalition", "merger"),
        ("beta", "union"): ("left", "left"),
        ("beta", "league"): ("left", "left"),
    }
    ran = run_cli("changes", "2019-01-01", "2021-01-01", "--data", folder, "--format", "csv")
    assert ran.out.count(",ended-with-coalition,") == 2


def test_changes_of_some_kinds_are_those_of_things_of_these(kg: graphkit.KnowledgeGraph) -> None:
    everything = kg.changes(2019, 2024)
    companies = kg.changes(2019, 2024, kinds="Company")
    wanted = tuple(row for row in everything.records() if row["kind"] == "company")
    assert tuple(companies.records()) == wanted != ()
    with pytest.raises(NotFound, match="kind"):
        kg.changes(2019, 2024, kinds="compny")
