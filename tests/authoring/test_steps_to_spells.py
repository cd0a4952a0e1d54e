"""Steps from several sources: whose day counts, whose word stands on which spell."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

import graphkit as gk

SOURCES = (
    "id,title,published\ns1,One,2013-01-01\ns2,Two,2018-01-01\ns3,Three,2030-01-01\ns4,Four,\n"
)


def told(
    folder: Path, *, memberships: str = "", steps: str = ""
) -> tuple[gk.KnowledgeGraph, list[tuple[str, str]]]:
    """Load the rows of one member; list its spells, by role and period."""
    folder.mkdir(exist_ok=True)
    tables = {
        "sources": SOURCES,
        "actors": "id,kind,name_en,source\nann,company,Ann,s1\n",
        "coalitions": "id,name_en,source\npact,Pact,s1\n",
        "memberships": "actor,coalition,role,spell,during,source\n" + memberships,
        "steps": "actor,coalition,step,spell,during,source,confidence\n" + steps,
    }
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    kg = gk.load(folder)
    found = kg.query(
        "SELECT ?role ?during { ?m a cg:Membership ; cg:during ?during"
        " ; org:role/skos:notation ?role }"
    ).rows
    return kg, sorted((str(during), str(role)) for role, during in found)


def words(kg: gk.KnowledgeGraph) -> set[tuple[str, str]]:
    """List what each source says of the memberships."""
    rows = kg.query(
        "SELECT ?source ?said { ?m a cg:Membership ; cg:evidence ?e ."
        " ?e cg:statedDuring ?said ; cg:source ?s ."
        ' BIND(REPLACE(STR(?s), "^.*/", "") AS ?source) }'
    ).rows
    return {(str(source), str(said)) for source, said in rows}


def test_the_standing_follows_the_day_that_the_step_adopts(tmp_path: Path) -> None:
    kg, spells = told(
        tmp_path,
        memberships="ann,pact,member,,2005/..,s4\n",
        steps="ann,pact,withdrawal,,2012-01-01,s1,medium\n"
        "ann,pact,withdrawal,,2014-01-01,s2,high\n",
    )
    assert spells == [("2005/2014-01-01", "member")]
    assert {("s1", "/2012-01-01"), ("s2", "/2014-01-01")} <= words(kg)


def test_each_row_says_of_the_last_spell_what_it_says_of_the_end(tmp_path: Path) -> None:
    kg, spells = told(
        tmp_path,
        memberships="ann,pact,member,,2005/2015,s1\nann,pact,member,,2005/2016-06-01,s2\n",
        steps="ann,pact,suspension,,2010,s3,high\nann,pact,reinstatement,,2012,s3,high\n",
    )
    assert spells == [
        ("2005/2010", "member"),
        ("2010/2012", "suspended"),
        ("2012/2016-06-01", "member"),
    ]
    assert {("s1", "/2015"), ("s2", "/2016-06-01"), ("s1", "2005/"), ("s2", "2005/")} <= words(kg)
    seen = kg.query("SELECT ?seen { ?m a cg:Membership ; cg:confirmedUntil ?seen }").column("seen")
    assert not seen, "no source shows a part after it was over"


@pytest.mark.parametrize("order", list(itertools.permutations((0, 1))))
def test_the_order_of_rows_changes_nothing(tmp_path: Path, order: tuple[int, ...]) -> None:
    rows = "ann,pact,member,,/..,s1\n", "ann,pact,member,,2010-01-01/..,s2\n"
    _, spells = told(
        tmp_path,
        memberships="".join(rows[place] for place in order),
        steps="ann,pact,signing,,2008,s3,high\n",
    )
    assert spells == [("2008/2009-12-31", "signed-not-bound"), ("2010-01-01/..", "member")]


def test_who_ratifies_while_suspended_is_reinstated_as_consented(tmp_path: Path) -> None:
    _, spells = told(
        tmp_path,
        steps="ann,pact,signing,,2000,s3,high\nann,pact,suspension,,2001,s3,high\n"
        "ann,pact,ratification,,2002,s3,high\nann,pact,reinstatement,,2003,s3,high\n",
    )
    assert spells[-1] == ("2003/..", "consented")


def test_who_leaves_leaves_in_every_role(tmp_path: Path) -> None:
    rows = "ann,pact,member,,2005/..,s1\nann,pact,leader,b,2008/..,s1\n"
    _, spells = told(tmp_path, memberships=rows, steps="ann,pact,withdrawal,,2014-01-01,s2,high\n")
    assert spells == [("2005/2014-01-01", "member"), ("2008/2014-01-01", "leader")]


def test_a_role_that_ends_ends_no_other(tmp_path: Path) -> None:
    rows = "ann,pact,member,,2005/..,s1\nann,pact,leader,b,2008/2010,s1\n"
    _, spells = told(tmp_path, memberships=rows, steps="ann,pact,suspension,,2014-01-01,s2,high\n")
    assert spells == [
        ("2005/2013-12-31", "member"),
        ("2008/2010", "leader"),
        ("2014-01-01/..", "suspended"),
    ]
