"""Beginning and end narrow each other, and every door has the narrow bounds."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graphkit as gk
from graphkit.errors import InvalidDate
from graphkit.facts.certainty import days_of
from graphkit.facts.period import Period, parse
from graphkit.panel import Panel
from tests.agreement.tables import rows_of, write_folder

DAYS = st.none() | st.dates(datetime.date(2010, 1, 1), datetime.date(2010, 1, 20))
VAGUE = (
    "x | pack | 2012/2012-02-14 | s",
    "y | pack | 2015-11-20/2015 | s",
    "z | pack | /2013-05-01 | s",
)
TABLES = {
    "sources": rows_of("id title published", "s | S | 2024-06-30"),
    "actors": rows_of(
        "id kind name_en", "x | company | X1", "y | company | Y1", "z | company | Z1"
    ),
    "coalitions": rows_of("id name_en during source", "pack | Pack | 2010-01-01/.. | s"),
    "memberships": rows_of("actor coalition during source", *VAGUE),
}
PREFIXES = """
@prefix ex: <https://example.org/> .
@prefix cg: <https://w3id.org/coalition-graph/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
ex:pact a cg:Coalition ; skos:prefLabel "Pact" .
"""


@pytest.fixture
def kg(tmp_path: Path) -> gk.KnowledgeGraph:
    """Give one who joined in the year in which it left, one who left in that in which it joined."""
    return gk.load(write_folder(tmp_path / "tables", TABLES))


def bounds(kg: gk.KnowledgeGraph, coalition: str = "pack") -> dict[str, tuple[str, ...]]:
    """Give the four bounds of each member, as a person reads them."""
    names = ("start_earliest", "start_latest", "end_earliest", "end_latest")
    return {
        str(row["label"]): tuple(str(row[name]) for name in names)
        for row in kg.members(coalition).records()
    }


@given(st.tuples(DAYS, DAYS, DAYS, DAYS), st.booleans(), DAYS)
def test_no_degree_changes_and_no_bound_is_widened(
    days: tuple[datetime.date | None, ...], ongoing: bool, confirmed: datetime.date | None
) -> None:
    a, b, c, d = days
    wide = Period("/x" if not ongoing else "/..", a, b, c, d, ongoing)
    narrow = wide.narrowed()
    if a and d and a > d:
        assert narrow == wide  # a contradiction is left to whoever checks
        return
    if not ((a and b and a > b) or (c and d and c > d)):
        degrees = [days_of(one, confirmed_until=confirmed) for one in (wide, narrow)]
        assert degrees[0] == degrees[1]
    assert narrow.narrowed() == narrow
    assert (narrow.start_earliest, narrow.end_latest) == (a, d)
    assert not d or (narrow.start_latest is not None and narrow.start_latest <= d)
    assert not (a and (c or d)) or (narrow.end_earliest is not None and narrow.end_earliest >= a)


def test_what_surely_ends_before_it_begins_stays_an_error() -> None:
    with pytest.raises(InvalidDate, match="ends before it starts"):
        parse("2015-11-20/2015-11-19")
    assert parse("2015-11-20/2015-11-20").narrowed() == parse("2015-11-20/2015-11-20")


def test_who_left_had_joined_by_then_and_who_joined_left_later(kg: gk.KnowledgeGraph) -> None:
    found = bounds(kg)
    assert found["X1"] == ("2012-01-01", "2012-02-14", "2012-02-14", "2012-02-14")
    assert found["Y1"] == ("2015-11-20", "2015-11-20", "2015-11-20", "2015-12-31")
    assert found["Z1"] == ("2010-01-01", "2013-05-01", "2013-05-01", "2013-05-01")


def test_nobody_joins_after_it_had_left_in_any_draw(kg: gk.KnowledgeGraph) -> None:
    def is_in(panel: Panel) -> float:
        return float("x" in {panel.members[code] for code in panel.member})

    day = "2012-02-14"
    (drawn,) = gk.analysis.monte_carlo(kg, is_in, on=day, draws=60, exit_rate=0).records()
    assert (drawn["low"], drawn["mean"]) == (1, 1)


def test_no_analysis_joins_or_leaves_out_of_turn(kg: gk.KnowledgeGraph) -> None:
    moved = gk.analysis.joins_and_exits(kg, every="quarter").records()
    joined = {r["period"]: r["joined_at_most"] for r in moved if str(r["period"]) > "2012"}
    left = {r["period"]: r["left_at_most"] for r in moved}
    assert joined["2012-Q1"] == 2 and joined["2012-Q2"] == 1  # z, perhaps, but x no more
    assert left.get("2015-Q3", 0) == 0 and left["2015-Q4"] == 1
    later = kg.changes("2012-03-01", "2012-12-31", at_least="possible").records()
    assert not [row for row in later if row["thing"] == "x"]
    rows = gk.analysis.person_period(kg, of="joined", every="month").records()
    (joining,) = [row for row in rows if row["actor"] == "x" and row["joined"]]
    assert joining["uncertain"] == 44 and str(joining["last"]) < "2012-02-14"


def test_rows_of_a_panel_are_narrowed_too() -> None:
    bounds = {"start_earliest": "2012-01-01", "start_latest": "2012-12-31", "end": "2012-02-14"}
    panel = Panel.from_rows([{"member": "x", "coalition": "pack", **bounds}])
    assert panel.start_latest[0] == panel.end_latest[0] == panel.end_earliest[0]


def test_rdf_of_others_and_rows_get_the_same_bounds(tmp_path: Path, kg: gk.KnowledgeGraph) -> None:
    text = PREFIXES
    for name, _, during, _ in (re.split(r" \| ", row) for row in VAGUE):
        text += f'ex:{name} skos:prefLabel "{name.upper()}1" .\n'
        text += f"ex:m{name} a cg:Membership ; org:member ex:{name} ;"
        text += f' org:organization ex:pact ; cg:during "{during}" .\n'
    path = tmp_path / "plain.ttl"
    path.write_text(text)
    theirs, ours = bounds(gk.load(path), "pact"), bounds(kg)
    assert theirs["X1"] == ours["X1"] and theirs["Y1"] == ours["Y1"]
    assert theirs["Z1"] == ("None", "2013-05-01", "2013-05-01", "2013-05-01")
