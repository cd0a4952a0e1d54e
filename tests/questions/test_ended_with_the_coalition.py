"""Who was in a coalition until it ended did not leave: no answer says so, and each says it once."""

from __future__ import annotations

from collections import Counter

import pytest

import graphkit as gk
from graphkit.analysis import agreement, changes_in_words, growth, joins_and_exits, signed_ties
from graphkit.panel import LATEST

TABLES = {
    "sources": "id,title,published\nlog,The log,2024-06-30\n",
    "actors": "id,kind,name_en\n" + "".join(f"{n},company,{n.title()}\n" for n in "vwxyz"),
    "coalitions": "id,name_en,during,source\npack,Pack,2010-01-01/..,log\n"
    "gone,Gone,2010-01-01/2018-12-31,log\n",
    "memberships": "actor,coalition,role,during,source,spell\n"
    "x,gone,member,2011-02-01/..,log,\n"
    "x,gone,founder,2010-01-01/..,log,f\n"
    "y,gone,organiser,2010-01-01/..,log,\n"
    "z,gone,signed-not-bound,2010-01-01/..,log,\n"
    "w,gone,member,2011-02-01/2012-01-01,log,one\n"
    "w,gone,member,2014-02-01/..,log,two\n"
    "v,gone,member,2011-02-01/2012-01-01,log,one\n"
    "v,gone,member,2014-02-01/2016-02-03,log,two\n"
    "v,pack,member,2012-01-01/..,log,\n",
}


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> gk.KnowledgeGraph:
    root = tmp_path_factory.mktemp("gone")
    for name, text in TABLES.items():
        (root / f"{name}.csv").write_text(text, encoding="utf-8")
    return gk.load(root)


def test_each_membership_ends_with_it_once_and_only_of_who_belonged(kg: gk.KnowledgeGraph) -> None:
    told = kg.changes("2018-01-01", "2019-12-31").records()
    assert {(row["thing"], row["change"], row["detail"]) for row in told} == {
        ("w", "ended-with-coalition", "dissolved"),
        ("x", "ended-with-coalition", "dissolved"),
        ("x", "role-ended", "founder: dissolved"),
        ("y", "role-ended", "organiser: dissolved"),
        ("z", "role-ended", "signed-not-bound: dissolved"),
    }
    words = changes_in_words(kg, "2018-01-01", "2019-12-31").column("sentence")
    assert sum("Gone ended, and with it the membership of X" in str(word) for word in words) == 1


def test_what_ended_with_it_rests_on_the_sources_of_its_end(kg: gk.KnowledgeGraph) -> None:
    for row in kg.changes("2018-01-01", "2019-12-31").records():
        assert row["sources"] == ("log",)


def test_of_the_bundled_facts_no_two_are_told_to_have_ended_with_it_twice() -> None:
    facts = gk.load(cache=True)
    told = facts.changes(change="ended-with-coalition", at_least="possible").records()
    pairs = Counter((row["thing"], row["coalition"]) for row in told)
    assert len(pairs) > 100
    assert max(pairs.values()) == 1
    assert not {row["record"] for row in told} - set(facts.panel.membership)


def test_who_came_back_and_was_in_it_until_the_end_has_no_minus(kg: gk.KnowledgeGraph) -> None:
    def left(day: str) -> dict[object, object]:
        rows = signed_ties(kg, day, coalitions="gone").records()
        return {row["actor"]: row["since"] for row in rows if row["sign"] == -1}

    assert left("2020-01-01") == {"v": "2016-02-03"}
    assert left("2017-01-01") == {"v": "2016-02-03"}
    assert left("2013-01-01") == {"v": "2012-01-01", "w": "2012-01-01"}
    assert agreement(kg, "2020-01-01").rows == ()


def test_joinings_exits_and_ends_add_up_to_members(kg: gk.KnowledgeGraph) -> None:
    table = joins_and_exits(kg, "gone")
    counts = {row["period"]: row for row in table.records()}
    ended = counts["2018"]
    assert (ended["left"], ended["left_at_most"]) == (0, 0)
    assert (ended["ended_with_coalition"], ended["ended_with_coalition_at_most"]) == (2, 2)
    assert counts["2012"]["left"] == 2
    members = 0
    on_the_day_after = growth(kg, "gone", first="2010-01-01", last="2021-01-01", every="day")
    days = {str(row["day"]): row["presumed"] for row in on_the_day_after.records()}
    for year in range(2010, 2020):
        row = counts.get(str(year), dict.fromkeys(table.columns, 0))
        members += int(str(row["joined"])) - int(str(row["left"]))
        members -= int(str(row["ended_with_coalition"]))
        assert members == days[f"{year + 1}-01-01"]


def test_changes_and_counts_of_the_bundled_facts_agree() -> None:
    facts = gk.load(cache=True)
    counted = Counter(
        {
            row["coalition"]: row["ended_with_coalition_at_most"]
            for row in joins_and_exits(facts, every="year").records()
            if row["period"] == "2023" and row["ended_with_coalition_at_most"]
        }
    )
    trusted = set(facts.panel.take(facts.panel.days("presumed")[0] < LATEST).membership)
    told = Counter(
        row["coalition"]
        for row in facts.changes(
            2023, 2023, change="ended-with-coalition", at_least="possible"
        ).records()
        if row["record"] in trusted
    )
    assert counted == told
