"""A new coalition, in another field, is data only: everything shows it, no code knows it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit
from graphkit.authoring import SCHEMA

from ..conftest import csv_of

pytestmark = pytest.mark.slow

ADDED: dict[str, list[dict[str, str]]] = {
    "concepts": [
        {
            "scheme": "topic",
            "notation": "climate",
            "name_en": "Climate",
            "name_fr": "Climat",
            "definition_en": "Keeping the climate liveable.",
        },
        {
            "scheme": "group",
            "notation": "emitters",
            "name_en": "Emitters",
            "covers": "company",
        },
        {"scheme": "role", "notation": "pledger", "name_en": "Pledger", "name_fr": "Promettant"},
    ],
    "sources": [
        {"id": "clp-2024", "title": "Pledge text", "published": "2024-02-01"},
        {"id": "clp-press", "title": "Press", "published": "2024-03"},
    ],
    "actors": [
        {
            "id": "solar-works",
            "kind": "company",
            "name_en": "Solar Works",
            "aliases": "SW",
            "country": "DK",
            "source": "clp-2024",
        },
        {"id": "windtool", "kind": "service", "name_en": "Windtool", "source": "clp-2024"},
        {
            "id": "samoa",
            "kind": "government",
            "name_en": "Samoa",
            "name_fr": "Samoa",
            "country": "WS",
            "governs": "WS",
            "source": "clp-2024",
        },
    ],
    "coalitions": [
        {
            "id": "climate-pledge",
            "name_en": "The Climate Pledge of Apia",
            "name_fr": "L’engagement d’Apia",
            "aliases": "CPA",
            "during": "2024-01-15/..",
            "seat_country": "WS",
            "purpose_en": "Emit less.",
            "led_by": "governments",
            "topics": "climate",
            "convened_by": "samoa",
            "wikidata": "Q999999999",
            "source": "clp-2024",
        }
    ],
    "operations": [
        {
            "service": "windtool",
            "operator": "solar-works",
            "during": "2020/..",
            "source": "clp-2024",
        }
    ],
    "memberships": [
        {
            "actor": "samoa",
            "coalition": "climate-pledge",
            "role": "founder",
            "during": "2024-01-15/..",
            "source": "clp-2024",
        },
        {
            "actor": "windtool",
            "coalition": "climate-pledge",
            "role": "pledger",
            "during": "2024-02/..",
            "listed_as": "Windtool",
            "source": "clp-2024",
        },
        {
            "actor": "windtool",
            "coalition": "climate-pledge",
            "role": "pledger",
            "during": "2024-03-01/..",
            "source": "clp-press",
        },
    ],
    "instruments": [
        {
            "id": "pledge-text",
            "coalition": "climate-pledge",
            "name_en": "Text of the pledge",
            "issued": "2024-01-15",
            "source": "clp-2024",
        }
    ],
    "goals": [
        {"id": "net-zero", "name_en": "Net zero", "name_fr": "Zéro net", "source": "clp-2024"}
    ],
    "commitments": [
        {
            "id": "pledge-1",
            "instrument": "pledge-text",
            "number": "1",
            "addressed_to": "emitters",
            "goal": "net-zero",
            "summary_en": "Halve emissions.",
            "source": "clp-2024",
        },
        {
            "id": "pledge-2",
            "instrument": "pledge-text",
            "number": "2",
            "addressed_to": "everyone",
            "summary_en": "Report each year.",
            "source": "clp-2024",
        },
    ],
    "events": [
        {
            "id": "apia-summit",
            "kind": "summit",
            "name_en": "Apia summit",
            "during": "2024-01-15",
            "country": "WS",
            "participants": "samoa;climate-pledge",
            "source": "clp-2024",
        }
    ],
    "rosters": [
        {
            "id": "pledgers-2024",
            "coalition": "climate-pledge",
            "counted": "members",
            "during": "2024-03",
            "count": "40",
            "source": "clp-press",
        }
    ],
}


@pytest.fixture(scope="module")
def folder(extract: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables of the bundled facts with the new rows at their ends."""
    folder = tmp_path_factory.mktemp("extended")
    for name in SCHEMA:
        bundled = extract / f"{name}.csv"
        if bundled.exists():
            with bundled.open(encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
        else:
            rows = []
        if rows or name in ADDED:
            text = csv_of(name, [*rows, *ADDED.get(name, [])])
            (folder / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
    return folder


@pytest.fixture(scope="module")
def extended(folder: Path) -> graphkit.KnowledgeGraph:
    """The graph of the extended tables."""
    return graphkit.load(folder)


def test_nothing_is_wrong_with_it(folder: Path) -> None:
    report = graphkit.check(folder)
    assert report.readable
    assert [f for f in report.findings if f.severity == "error"] == []


def test_every_question_answers_about_it(extended: graphkit.KnowledgeGraph) -> None:
    members = extended.members("CPA", on="2024-06-01")
    assert [(r["member"], r["role"], r["listed_as"] or "") for r in members.records()] == [
        ("samoa", "founder", ""),
        ("solar-works", "pledger", "Windtool"),
    ]
    assert extended.memberships("SW").column("start") == ("2024-03-01",)
    assert extended.memberships("windtool").column("coalition") == ("climate-pledge",)
    assert extended.asks("climate-pledge").column("number") == ("1", "2")
    assert extended.promises("Solar Works").column("commitment") == ("pledge-1", "pledge-2")
    assert extended.promises("samoa").column("commitment") == ("pledge-2",)
    evidence = extended.evidence("solar-works", "climate-pledge")
    assert {(r["source"], r["adopted"]) for r in evidence.records()} == {
        ("clp-2024", False),
        ("clp-press", True),
    }
    joined = extended.changes("2024-01-01", "2024-03-31").records()
    assert {"samoa", "solar-works"} <= {
        r["thing"] for r in joined if r["coalition"] == "climate-pledge"
    }
    assert extended.coalition("L’engagement d’Apia").topics == ("climate",)
    assert extended.coalition("Q999999999").convened_by == ("samoa",)
    samoa = extended.actor("samoa")
    assert isinstance(samoa, graphkit.Actor) and samoa.country == "WS"
    shown = extended.describe("climate-pledge").rows
    assert ("events", "2024-01-15: Apia summit") in shown
    assert any("40 members" in str(value) for _, value in shown)
    assert extended.find("apia")[0][0] == "climate-pledge"


def test_every_listing_shows_it(extended: graphkit.KnowledgeGraph) -> None:
    overview = {r["coalition"]: r for r in extended.overview().records()}["climate-pledge"]
    assert (overview["members"], overview["governments"], overview["companies"]) == (2, 1, 1)
    assert (overview["commitments"], overview["disputed"]) == (2, 1)
    assert len(extended.overview()) == len(extended.list("coalitions"))
    assert "climate-pledge" in extended.list("coalitions").column("id")
    assert {"solar-works", "windtool", "samoa"} <= set(extended.list("actors").column("id"))
    assert "clp-2024" in extended.list("sources").column("source")
    assert "climate-pledge--windtool" in extended.list("conflicts").column("record")


def test_networks_columns_and_rules_show_it(extended: graphkit.KnowledgeGraph) -> None:
    network = extended.network(on="2024-06-01")
    assert network.nodes["climate-pledge"]["topics"] == ("climate",)
    assert network.has_edge("samoa", "climate-pledge")
    assert "climate-pledge" in extended.panel.coalitions
    assert "pledger" in extended.panel.roles
    endorsed = extended.query(
        "SELECT ?who ?what { ?e cg:endorser ?a ; cg:endorses ?c ; cg:through ?m ."
        " ?m org:organization id:climate-pledge"
        " BIND(STRAFTER(STR(?a), '/id/') AS ?who) BIND(STRAFTER(STR(?c), '/id/') AS ?what) }"
    )
    assert set(endorsed.rows) == {
        ("samoa", "pledge-2"),
        ("solar-works", "pledge-1"),
        ("solar-works", "pledge-2"),
    }


def test_the_old_coalitions_are_as_they_were(
    extended: graphkit.KnowledgeGraph, part: graphkit.KnowledgeGraph
) -> None:
    for coalition in ("christchurch-call", "gifct"):
        assert extended.members(coalition) == part.members(coalition)
    assert extended.version != part.version


def test_the_command_line_shows_it(folder: Path, run_cli: Callable[..., Any]) -> None:
    ran = run_cli("members", "CPA", "--data", folder)
    assert [row["member"] for row in json.loads(ran.out)["rows"]] == ["samoa", "solar-works"]
    assert run_cli("describe", "climate-pledge", "--data", folder).code == 0
