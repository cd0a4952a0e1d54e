"""Who signs a treaty is not bound by it, where its rows tell signing and ratifying apart."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.authoring import examine
from graphkit.errors import Problem

TREATY = """\
actor,coalition,spell,role,during,source
alphaland,treaty,signature,signatory,1995-02-16/..,depositary
betaland,treaty,signature,signatory,1995-03-01/..,depositary
betaland,treaty,ratification,member,2001-07-01/..,depositary
gammaland,treaty,accession,member,2010-05-05/..,depositary
"""
STEPS = """\
actor,coalition,step,during,source
betaland,treaty,ratification,2001-06-01,depositary
betaland,treaty,entry-into-force,2001-07-01,depositary
"""
SIGNED = "actor,coalition,role,during,source\n" + "".join(
    f"{who},treaty,signatory,{day}/..,depositary\n"
    for who, day in (("alphaland", "1995-02-16"), ("betaland", "1995-03-01"))
)


def folder(tmp_path: Path, memberships: str, **others: str) -> Path:
    """Write a treaty with one promise, and other tables beside it."""
    tables = {
        "memberships": memberships,
        "actors": "id,kind,name\n"
        + "".join(f"{a}land,government,{a.title()}land\n" for a in ("alpha", "beta", "gamma")),
        "coalitions": "id,name,during\ntreaty,Treaty,1994-01-01/..\n",
        "instruments": "id,coalition,name,issued,source\ntext,treaty,Text,1994-01-01,depositary\n",
        "commitments": "id,instrument,number,addressed_to,summary,source\n"
        "report,text,1,governments,Report every year.,depositary\n",
        "sources": "id,url,title,published\n"
        "depositary,https://example.org/treaty,Status,2012-06-01\n",
        **others,
    }
    for name, text in tables.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


def told(tables: Path) -> list[Problem]:
    return [doubt for doubt in examine(tables).doubts if doubt.column == "role"]


def members(kg: gk.KnowledgeGraph, day: str) -> set[str]:
    return set(map(str, kg.members("treaty", on=day).column("member")))


def who_signed(kg: gk.KnowledgeGraph, day: str) -> set[str]:
    found = kg.members("treaty", on=day, roles="signed-not-bound")
    return set(map(str, found.column("member")))


def who_promised(kg: gk.KnowledgeGraph) -> set[str]:
    return {who for who in ("alphaland", "betaland", "gammaland") if len(kg.promises(who))}


def test_who_only_signed_is_not_bound(tmp_path: Path) -> None:
    kg = gk.load(folder(tmp_path, TREATY))
    assert members(kg, "2000-01-01") == set()
    assert members(kg, "2012-01-01") == {"betaland", "gammaland"}
    assert who_signed(kg, "2012-01-01") == {"alphaland", "betaland"}
    assert who_promised(kg) == {"betaland", "gammaland"}
    stand = {r["member"]: r["standing"] for r in kg.standing("treaty", "2012-01-01").records()}
    assert stand["alphaland"] == "signed-not-bound" and stand["betaland"] == "member"


def test_check_says_once_how_signatories_are_read(tmp_path: Path) -> None:
    (doubt,) = told(folder(tmp_path, TREATY))
    assert doubt.line == 2
    assert doubt.message.startswith("2 signatories are read as signed and not bound")
    clear = TREATY.replace("signatory", "signed-not-bound")
    assert told(folder(tmp_path, clear)) == []
    assert who_promised(gk.load(tmp_path)) == {"betaland", "gammaland"}


def test_steps_tell_signing_and_ratifying_apart_too(tmp_path: Path) -> None:
    kg = gk.load(folder(tmp_path, SIGNED, steps=STEPS))
    assert members(kg, "2000-01-01") == set()
    assert members(kg, "2012-01-01") == {"betaland"}


@pytest.mark.parametrize("word", ["Party", "ratified"])
def test_roles_of_one_table_tell_them_apart(tmp_path: Path, word: str) -> None:
    table = tmp_path / "treaties.csv"
    table.write_text(
        "State,Treaty,Role,Since\n"
        f"Alphaland,Sea,Signatory,1995\nBetaland,Sea,{word},2001\nAlphaland,Pledge,Signatory,2019\n"
    )
    kg = gk.load(table)
    assert kg.members("Sea").column("label") == ("Betaland",)
    assert kg.members("Pledge").column("label") == ("Alphaland",)


def test_a_signatory_belongs_where_nothing_tells_otherwise(tmp_path: Path) -> None:
    kg = gk.load(folder(tmp_path, SIGNED))
    assert members(kg, "2000-01-01") == {"alphaland", "betaland"}
    assert who_promised(kg) == {"alphaland", "betaland"}


def test_a_field_that_describes_its_signatories_has_the_last_word(tmp_path: Path) -> None:
    own = (
        "scheme,notation,name,takes_on_commitments,counts_as_belonging\n"
        "role,signatory,signatory,true,true\n"
    )
    kg = gk.load(folder(tmp_path, TREATY, concepts=own))
    assert members(kg, "2000-01-01") == {"alphaland", "betaland"}
