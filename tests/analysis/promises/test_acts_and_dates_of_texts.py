"""Promises by an act and of later texts, where several actors or coalitions meet."""

from __future__ import annotations

import datetime

import pytest

import graphkit as gk
from graphkit.analysis import interlocks, overlapping_promises, promised

TABLES = {
    "sources": "id,title,published\nlog,The log,2024-06-30\n",
    "actors": "id,kind,name_en\nx,company,Xenia\ny,company,Yara\n",
    "coalitions": "id,name_en,during,source\npack,Pack,2010-01-01/..,log\n"
    "code,Code,2010-01-01/..,log\n",
    "memberships": "actor,coalition,role,during,source\nx,pack,member,2013-01-01/..,log\n"
    "y,pack,member,2011-01-01/..,log\n",
    "instruments": "id,coalition,name_en,issued,binding,source\n"
    "text,pack,Text,2015-01-01,,log\nundated,pack,Undated,,,log\n"
    "pledge,code,Pledge,2012-01-01,by-own-pledge,log\n",
    "goals": "id,name_en\nsafety,Safety\n",
    "commitments": "id,instrument,number,addressed_to,goal,summary_en,source\n"
    "keep,text,1,everyone,safety,Keep.,log\nhold,undated,1,everyone,,Hold.,log\n"
    "share,pledge,1,everyone,safety,Share.,log\n",
    "endorsements": "actor,commitment,act,during,source\n"
    "x,share,takes-on,2016-01-01/..,log\ny,share,takes-on,2017-01-01/..,log\n",
}


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> gk.KnowledgeGraph:
    root = tmp_path_factory.mktemp("texts")
    for name, text in TABLES.items():
        (root / f"{name}.csv").write_text(text, encoding="utf-8")
    return gk.load(root)


@pytest.mark.parametrize("on", ["2020-01-01", None])
def test_a_promise_is_shared_since_both_had_made_it(kg: gk.KnowledgeGraph, on: str | None) -> None:
    told = interlocks(kg, ["x", "y"], on=on, what="promise", at_least="possible")
    assert {row["thing"]: row["since"] for row in told.records()} == {
        "keep": datetime.date(2015, 1, 1),  # the text, which is later than both joinings
        "share": datetime.date(2017, 1, 1),  # the later of two acts
        "hold": None,  # nobody knows when the text was issued
    }


def test_nobody_shares_a_promise_since_before_any_of_them_made_it() -> None:
    facts, actors = gk.load(cache=True), ["microsoft", "google", "meta"]
    starts = {
        (actor, row["commitment"]): row["start_latest"]
        for actor in actors
        for row in facts.promises(actor).records()
    }
    told = [row for row in interlocks(facts, actors, what="promise").records() if row["since"]]
    assert len(told) > 10
    for row in told:
        those = row["actors"]
        assert isinstance(those, tuple)
        assert str(row["since"]) == max(str(starts[actor, row["thing"]]) for actor in those)


def test_promises_to_coalitions_without_members_overlap_too(kg: gk.KnowledgeGraph) -> None:
    assert len(promised(kg, on="2020-01-01").records()) >= 4
    told = overlapping_promises(kg, on="2020-01-01").select("first", "second", "bound").rows
    assert {frozenset(row) for row in told} == {frozenset({"keep", "share", 2})}
    assert overlapping_promises(kg, "pack", on="2020-01-01").rows == ()
    both = overlapping_promises(kg, ["pack", "code"], on="2020-01-01")
    assert both.column("bound") == (2,)
