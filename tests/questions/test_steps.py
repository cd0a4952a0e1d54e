"""Signing, ratifying, suspension and leaving: dated steps from which standing on a day follows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.analysis import changes_in_words, joins_and_exits, signed_ties, time_to_join

ACTORS = ("alpha", "beta", "gamma", "delta", "echo")
TABLES = {
    "sources": "id,title,published\nlog,The log of the treaty,2030-01-01\n",
    "coalitions": "id,name_en,source\ntreaty,Treaty,log\n",
    "actors": "id,kind,name_en,source\n"
    + "".join(f"{name},company,{name.title()},log\n" for name in ACTORS),
    "instruments": "id,coalition,name_en,issued,source\ntext,treaty,Text,1990,log\n",
    "commitments": "id,instrument,addressed_to,summary_en,source\nclean,text,everyone,Clean.,log\n",
    "memberships": "actor,coalition,role,during,start_reason,end_reason,source,confidence,"
    "entered_by,entered\n"
    "delta,treaty,member,2010-01-01/2029-12-31,was-invited,term-ended,log,high,,\n"
    "echo,treaty,member,2012/..,,,log,high,Jo Keeper,2024-05-02\n",
    "steps": "actor,coalition,step,spell,during,source,evidence,confidence\n"
    "alpha,treaty,signing,,1995-02-16,log,signed,high\n"
    "alpha,treaty,ratification,,2000-05-01,log,,high\n"
    "alpha,treaty,entry-into-force,,2001-07-01,log,in force for Alpha,high\n"
    "alpha,treaty,suspension,,2010-03-31,log,suspended,high\n"
    "alpha,treaty,reinstatement,,2012-01-01,log,,high\n"
    "alpha,treaty,notice,,2019-06-01,log,,high\n"
    "alpha,treaty,withdrawal,,2020-06-01,log,withdrew,high\n"
    "beta,treaty,signing,,1995-02-16,log,,high\n"
    "beta,treaty,expulsion,,1999,log,a rumour,low\n"
    "gamma,treaty,accession,,2001-01,log,,high\n"
    "gamma,treaty,entry-into-force,,2001-04-01,log,,high\n"
    "gamma,treaty,expulsion,,2008-01-01,log,expelled,high\n"
    "delta,treaty,suspension,,2015-01-01,log,,high\n"
    "delta,treaty,reinstatement,,2016-01-01,log,,high\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of a treaty with five parties."""
    root = tmp_path_factory.mktemp("treaty")
    for name, text in TABLES.items():
        (root / f"{name}.csv").write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def kg(folder: Path) -> gk.KnowledgeGraph:
    return gk.load(folder)


def standing(kg: gk.KnowledgeGraph, day: str) -> dict[str, str]:
    rows = kg.standing("treaty", on=day).records()
    return {str(row["member"]): str(row["standing"]) for row in rows}


@pytest.mark.parametrize(
    ("day", "alpha"),
    [
        ("1995-02-16", "signed-not-bound"),
        ("2000-05-01", "consented"),
        ("2001-06-30", "consented"),
        ("2001-07-01", "party"),
        ("2010-03-30", "party"),
        ("2010-03-31", "suspended"),
        ("2011-12-31", "suspended"),
        ("2012-01-01", "party"),
        ("2020-06-01", "party"),
        ("2020-06-02", "left"),
    ],
)
def test_standing_follows_from_the_steps(kg: gk.KnowledgeGraph, day: str, alpha: str) -> None:
    assert standing(kg, day)["alpha"] == alpha
    bound = alpha == "party"
    assert ("alpha" in kg.members("treaty", on=day).column("member")) is bound
    assert bool(len(kg.promises("alpha", on=day))) is bound


def test_who_signed_only_is_never_bound_and_a_rumour_ends_nothing(kg: gk.KnowledgeGraph) -> None:
    assert standing(kg, "2025-01-01")["beta"] == "signed-not-bound"
    assert len(kg.promises("beta", at_least="possible")) == 0


def test_a_membership_of_one_row_may_be_suspended(kg: gk.KnowledgeGraph) -> None:
    days = ("2014-12-31", "2015-06-01", "2020-01-01", "2030-01-01")
    assert [standing(kg, day)["delta"] for day in days] == ["member", "suspended", "member", "left"]
    first, last = kg.memberships("delta", roles="member").records()
    assert (first["start"], first["end"]) == ("2010-01-01", "2014-12-31")
    assert (last["start"], last["end"]) == ("2016-01-01", "2029-12-31")
    said = kg.query(
        "SELECT ?from ?to ?why { ?m org:member id:delta ; cg:during ?d"
        " ; cg:endReason/skos:notation ?to"
        " OPTIONAL { ?m cg:startReason/skos:notation ?why } BIND(SUBSTR(?d, 1, 4) AS ?from) }"
        " ORDER BY ?from"
    )
    assert said.rows == (
        ("2010", "status-changed", "was-invited"),
        ("2015", "status-changed", "changed-status"),
        ("2016", "term-ended", "reinstated"),
    )


def test_the_reason_of_an_end_is_the_step(kg: gk.KnowledgeGraph) -> None:
    ends = kg.query("70-ends-and-reasons", coalition="treaty").records()
    reasons = {(row["name"], row["reason"]) for row in ends}
    assert {("alpha", "left"), ("gamma", "expelled")} <= reasons


def test_steps_are_records_with_evidence_and_a_plain_membership_has_none(
    kg: gk.KnowledgeGraph,
) -> None:
    told = kg.query("88-steps-of-a-membership", actor="alpha", coalition="treaty")
    assert told.column("step")[:3] == ("signing", "ratification", "entry-into-force")
    assert told.column("day")[-1] == "2020-06-01"
    assert len(kg.query("88-steps-of-a-membership", actor="echo", coalition="treaty")) == 0
    about_echo = kg.query("SELECT ?p { ?m org:member id:echo ; ?p ?o ; a cg:Membership }")
    assert "start-reason" not in " ".join(map(str, about_echo.column("p")))


def test_who_entered_a_row_and_when_is_a_question(kg: gk.KnowledgeGraph) -> None:
    known = kg.query("90-known-since", actor="echo", coalition="treaty")
    assert known.rows == (("2024-05-02", "Jo Keeper", "log"),)
    assert len(kg.query("90-known-since", actor="delta", coalition="treaty")) == 0


def test_the_tables_are_valid_and_built_alike_each_time(folder: Path) -> None:
    report = gk.check(folder)
    assert report.readable and not report.count("error"), report


def test_who_is_suspended_or_not_bound_yet_has_not_left(kg: gk.KnowledgeGraph) -> None:
    def signs(day: str) -> dict[object, object]:
        table = signed_ties(kg, day)
        return dict(zip(table.column("actor"), table.column("sign"), strict=True))

    assert signs("2011-01-01") == {"delta": 1, "gamma": -1}
    assert signs("2015-06-01") == {"alpha": 1, "echo": 1, "gamma": -1}
    assert signs("2021-01-01")["alpha"] == -1


def test_a_suspension_is_no_exit_and_a_reinstatement_no_joining(kg: gk.KnowledgeGraph) -> None:
    """The library, its analyses and the questions of the ontology say the same."""
    told = [
        (str(row["thing"]), str(row["date"]), str(row["change"]))
        for row in kg.changes().records()
        if row["change"] not in ("role-taken", "role-ended")
    ]
    assert [one for one in told if one[0] in ("alpha", "delta")] == [
        ("alpha", "2001-07-01", "joined"),
        ("delta", "2010-01-01", "joined"),
        ("alpha", "2010-03-31", "suspended"),
        ("alpha", "2012-01-01", "reinstated"),
        ("delta", "2015-01-01", "suspended"),
        ("delta", "2016-01-01", "reinstated"),
        ("alpha", "2020-06-01", "left"),
        ("delta", "2029-12-31", "left"),
    ]
    days = {"first": "1990-01-01", "last": "2030-01-01"}
    joined = kg.query("69-joined-between", coalition="treaty", **days)
    assert joined.select("name", "during").rows == (
        ("gamma", "2001-04-01/2008-01-01"),
        ("alpha", "2001-07-01/2010-03-30"),
        ("delta", "2010-01-01/2014-12-31"),
        ("echo", "2012/.."),
    )
    left = kg.query("70-ends-and-reasons", coalition="treaty").select("name", "latest").rows
    gone = {(who, day) for who, day, what in told if what == "left"}
    assert {(str(who), str(day)) for who, day in left} == gone


def test_stays_go_on_through_a_suspension(kg: gk.KnowledgeGraph) -> None:
    table = joins_and_exits(kg)
    counted = [(row["period"], row["joined"], row["left"]) for row in table.records()]
    assert counted == [
        ("2001", 2, 0),
        ("2008", 0, 1),
        ("2010", 1, 0),
        ("2012", 1, 0),
        ("2020", 0, 1),
        ("2029", 0, 1),
    ]
    assert table.note == "2 reinstatements after a suspension are no joinings."
    left = signed_ties(kg, "2021-01-01").records()
    assert [row["since"] for row in left if row["actor"] == "alpha"] == ["2020-06-01"]


def test_in_some_roles_a_suspension_is_no_exit(kg: gk.KnowledgeGraph) -> None:
    told = kg.in_roles("member").changes().records()
    assert [(row["date"], row["change"]) for row in told if row["thing"] == "delta"] == [
        ("2010-01-01", "joined"),
        ("2014-12-31", "role-ended"),
        ("2015-01-01", "suspended"),
        ("2015-12-31", "role-ended"),
        ("2016-01-01", "reinstated"),
        ("2029-12-31", "left"),
    ]


def test_a_suspension_has_a_sentence(kg: gk.KnowledgeGraph) -> None:
    said = changes_in_words(kg, "2015-01-01", "2016-12-31").column("sentence")
    assert "On 1 January 2015, Delta was suspended from Treaty." in said
    assert any(str(one).startswith("On 1 January 2016, Delta was reinstated in") for one in said)


def test_each_source_is_told_with_the_day_that_it_gives_itself(tmp_path: Path) -> None:
    rows = {
        **TABLES,
        "sources": TABLES["sources"] + "gazette,The gazette,2031-01-01\n",
        "steps": TABLES["steps"] + "alpha,treaty,signing,,1995-02-17,gazette,,medium\n",
    }
    for name, text in rows.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    asked = gk.load(tmp_path).query("88-steps-of-a-membership", actor="alpha", coalition="treaty")
    assert asked.select("day", "says", "from").rows[:2] == (
        ("1995-02-16", "1995-02-16", "log"),
        ("1995-02-16", "1995-02-17", "gazette"),
    )


def test_who_is_expelled_while_suspended_has_left(tmp_path: Path) -> None:
    steps = TABLES["steps"].replace("delta,treaty,reinstatement", "delta,treaty,expulsion")
    for name, text in {**TABLES, "steps": steps}.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    kg = gk.load(tmp_path)
    left = [row for row in kg.changes().records() if row["change"] == "left"]
    assert ("delta", "2016-01-01") in [(row["thing"], row["date"]) for row in left]
    rows = kg.query("70-ends-and-reasons", coalition="treaty").rows
    assert [(name, str(day), why) for name, day, why in rows if name == "delta"] == [
        ("delta", "2016-01-01", "expelled")
    ]


def counted(folder: Path, *rows: str) -> tuple[list[tuple[str, str]], list[Any], str]:
    """What `changes` and `joins_and_exits` say of a pact since 2015, and the note of the latter."""
    tables = {
        "sources": "id,title,published\nearly,Early,2019-06-01\nlog,Log,\n",
        "actors": "id,kind,name_en\nann,company,Ann\nbob,company,Bob\n",
        "coalitions": "id,name_en,during,source\npact,Pact,2015/..,log\n",
        "memberships": "\n".join(("actor,coalition,role,during,source,spell,confidence", *rows)),
    }
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    kg = gk.load(folder)
    told = [(str(row["date"]), str(row["change"])) for row in kg.changes().records()]
    table = joins_and_exits(kg)
    sure = [row for row in table.select("period", "joined", "left").rows if any(row[1:])]
    return told, sure, table.note


def test_who_was_suspended_on_unknown_days_and_came_back_did_not_join(tmp_path: Path) -> None:
    told, sure, note = counted(
        tmp_path,
        "ann,pact,suspended,/,early,,high",
        "ann,pact,leader,2022-06-15/2023,log,two,high",
    )
    assert ("2022-06-15", "reinstated") in told
    assert sure == []
    assert note.startswith("1 reinstatement")


def test_a_suspension_that_nothing_follows_ends_a_stay(tmp_path: Path) -> None:
    """Also where nothing else is known of it, or where it is over after all else."""
    told, sure, note = counted(tmp_path, "ann,pact,suspended,2021-01-01/2021-12-28,log,,high")
    assert told == [("2021-01-01", "suspended"), ("2021-12-28", "left")]
    assert sure == [("2021", 0, 1)]
    assert note == ""
    told, sure, _ = counted(
        tmp_path,
        "bob,pact,member,2016-05-01/2018,log,,high",
        "bob,pact,suspended,2018-12-31/2020-02-03,log,out,high",
    )
    assert told[-1] == ("2020-02-03", "left")
    assert sure == [("2016", 1, 0), ("2020", 0, 1)]


def test_who_was_suspended_had_joined_by_then(tmp_path: Path) -> None:
    """Waits for a joining end by the first suspension, and with no reinstatement."""
    counted(
        tmp_path,
        "ann,pact,suspended,2016-01-01/2016-12-31,log,,high",
        "ann,pact,member,2017-01-01/..,log,two,high",
        "bob,pact,member,2015-01-31/..,log,,high",
    )
    kg = gk.load(tmp_path)
    days = time_to_join(kg, by=None, of="joined").column("days")
    assert days == (0, 30, 365), "within a year of the launch, on a day that is not known"
    assert time_to_join(kg.panel, by=None, of="joined").column("days") == (30, 731)


def test_a_suspension_that_is_doubted_makes_nobody_come_back(tmp_path: Path) -> None:
    told, sure, _ = counted(
        tmp_path,
        "ann,pact,member,2016-05-01/2018-03-01,log,,high",
        "ann,pact,suspended,2018-02/2020-07,log,out,low",
        "ann,pact,member,2020-07-01/..,log,two,high",
    )
    assert [change for _, change in told if change in ("joined", "reinstated")] == ["joined"] * 2
    assert sure == [("2016", 1, 0), ("2018", 0, 1), ("2020", 1, 0)]


def test_nobody_joins_twice_without_leaving_in_between() -> None:
    """Who takes another role has not joined again, whichever of the days may be the same."""
    ended: dict[tuple[object, object], int] = {}
    joined: dict[tuple[object, object], int] = {}
    for row in gk.load().changes(None, None, at_least="possible").records():
        pair = row["thing"], row["coalition"]
        if row["change"] == "joined":
            joined[pair] = joined.get(pair, 0) + 1
        elif row["change"] in ("left", "ended-with-coalition"):
            ended[pair] = ended.get(pair, 0) + 1
    assert {pair: n for pair, n in joined.items() if n - ended.get(pair, 0) > 1} == {}
    found = gk.load().changes(None, None, of="gifct").records()
    microsoft = [(r["change"], r["detail"]) for r in found if r["thing"] == "microsoft"]
    assert microsoft[0] == ("joined", "founder")
    assert {change for change, _ in microsoft[1:]} == {"role-taken"}
