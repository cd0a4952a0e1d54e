"""On which terms one belongs, and who supports a coalition: said in tables, told everywhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import graphkit as gk
from graphkit.facts.terms_of_membership import AGENTS, TEXTS
from graphkit.sparql.named_queries import named

SOURCES = [{"id": "list", "title": "The list of members", "published": "2023-01-01"}]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables of a pact with tiers, a seat of two, a member through another and a secretariat."""
    root = tmp_path_factory.mktemp("pact")
    tables = {
        "sources": "id,title,published\nlist,The list of members,2023-01-01\n",
        "coalitions": "id,name_en,source\npact,Pact,list\n",
        "actors": "id,kind,name_en,governs\n"
        "acme,company,Acme,\nbeta,company,Beta,\ngamma,company,Gamma,\n"
        "crown,government,Crown,NZ\nministry,public-body,Ministry,\n"
        "office,civil-society,The Office,\n",
        "memberships": "actor,coalition,role,during,tier,fee,jointly_with,joined_through,"
        "on_behalf_of,source,confidence\n"
        "acme,pact,member,2020/..,gold,EUR 5000 a year,beta,,,list,high\n"
        "beta,pact,member,2020/..,gold,,acme,,,list,high\n"
        "gamma,pact,member,2021/..,,,,acme,,list,high\n"
        "ministry,pact,member,2021/..,,,,,crown,list,high\n",
        "supports": "coalition,supporter,kind,amount,during,source,evidence,confidence\n"
        "pact,office,secretariat,,2019/2021,list,run by the Office,high\n"
        "pact,crown,funding,EUR 1 million,2020/..,list,,high\n",
    }
    for name, text in tables.items():
        (root / f"{name}.csv").write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def kg(folder: Path) -> gk.KnowledgeGraph:
    """The graph of the tables."""
    return gk.load(folder)


def test_answers_have_columns_for_the_terms(kg: gk.KnowledgeGraph) -> None:
    rows = {row["member"]: row for row in kg.members("pact").records()}
    names = ("tier", "fee", "jointly_with", "joined_through", "on_behalf_of")
    assert [rows["acme"][name] for name in names] == ["gold", "EUR 5000 a year", "beta", None, None]
    assert rows["gamma"]["joined_through"] == "acme"
    assert rows["ministry"]["on_behalf_of"] == "crown"
    assert kg.memberships("gamma").column("joined_through") == ("acme",)


def test_the_questions_find_them(kg: gk.KnowledgeGraph) -> None:
    tiers = kg.query("82-tiers-and-fees", coalition="pact")
    assert tiers.rows == (("acme", "gold", "EUR 5000 a year"), ("beta", "gold", None))
    seats = kg.query("83-seats-with-others", coalition="pact")
    assert set(seats.rows) == {
        ("acme", "jointly with", "beta"),
        ("beta", "jointly with", "acme"),
        ("gamma", "joined through", "acme"),
        ("ministry", "on behalf of", "crown"),
    }
    supports = kg.query("84-who-supports-a-coalition", coalition="pact")
    assert supports.rows == (
        ("crown", "funding", "EUR 1 million", "2020/.."),
        ("office", "secretariat", None, "2019/2021"),
    )


def test_a_support_is_a_record_with_days_and_evidence(kg: gk.KnowledgeGraph) -> None:
    told = [row for row in kg.evidence("office", "pact").records() if row["type"] == "support"]
    assert [row["quote"] for row in told] == ["run by the Office"]
    assert kg.query("ASK { ?x a cg:Support ; cg:certainFrom ?day }").rows == ((True,),)
    assert "office" not in kg.members("pact").column("member")


def test_network_and_page_tell_them(kg: gk.KnowledgeGraph) -> None:
    network = kg.network(ever=True)
    assert network.nodes["pact"]["secretariat"] == "The Office (from 2019 until 2021)"
    assert network.nodes["pact"]["funding"] == "Crown (from 2020, EUR 1 million)"
    tiers = {edge.get("tier") for *_, edge in network.edges(data=True)}
    assert tiers == {("gold",), None}
    page = gk.view(kg).html
    assert "The Office (from 2019 until 2021)" in page and "EUR 5000 a year" in page


def test_the_tables_keep_every_shape(folder: Path) -> None:
    report = gk.check(folder)
    assert report.ok, [f.message for f in report.findings if f.severity == "error"]


def test_a_seat_shared_with_nobody_known_is_named(folder_of: Callable[..., Path]) -> None:
    wrong = folder_of(
        sources=SOURCES,
        memberships=[
            {"actor": "Acme", "coalition": "Pact", "jointly_with": "nobody", "source": "list"}
        ],
    )
    messages = [f.message for f in gk.check(wrong).findings if f.severity == "error"]
    assert any("nobody" in message for message in messages), messages


def test_supports_of_two_periods_keep_their_amounts_apart(folder: Path, tmp_path: Path) -> None:
    for file in folder.glob("*.csv"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "supports.csv").write_text(
        "coalition,supporter,kind,amount,during,source,confidence\n"
        "pact,crown,funding,10,2019/2021,list,high\npact,crown,funding,9,2022,list,high\n",
        encoding="utf-8",
    )
    found = gk.load(tmp_path).query("84-who-supports-a-coalition", coalition="pact").records()
    assert sorted((row["amount"], row["during"]) for row in found) == [
        ("10", "2019/2021"),
        ("9", "2022"),
    ]


def test_the_query_of_own_columns_has_the_terms_that_the_tables_have() -> None:
    found = re.findall(r'\((cg:\w+) "(\w+)"\)', named("own-columns").text)
    assert dict(found) == {name: column for column, name in {**TEXTS, **AGENTS}.items()}
