"""What is stated outside the life of a coalition is named, marked, and believed of no other day."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk

from . import corpus as by_hand
from .answers import coalitions_of
from .tables import write_folder

OUTSIDE = {"league--dale", "league--fern", "league--gale"}
"""Joined in 1192, belonged in the fifties, and joined in 2025: a league of 2016 to 2021."""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> gk.Report:
    return gk.check(by_hand.write(tmp_path_factory.mktemp("outside")), shapes=False)


def test_the_check_names_each_of_them_once_and_nothing_else(report: gk.Report) -> None:
    found = [f for f in report.findings if f.check == "A membership outside the coalition's life"]
    assert {finding.record for finding in found} == OUTSIDE
    said = {finding.record: finding.message for finding in found}
    assert "joined The League on 1192-05-10" in said["league--dale"]
    assert "before it began, on 2016-05-10" in said["league--dale"]
    assert "after it ended, on 2021-06-30" in said["league--gale"]


def test_they_are_marked_in_the_graph(corpus: gk.KnowledgeGraph) -> None:
    marked = corpus.query("SELECT ?m { ?m cg:outsideLife true }").column("m")
    assert {str(iri).rsplit("/", 1)[1] for iri in marked} == OUTSIDE


def test_no_bound_lies_outside_and_none_contradicts_another(corpus: gk.KnowledgeGraph) -> None:
    wrong = corpus.query(
        """SELECT ?m WHERE {
          ?m a cg:Membership ; org:organization ?what ; ?bound ?day .
          OPTIONAL { ?what cg:startEarliest ?begun } OPTIONAL { ?what cg:endLatest ?ended }
          FILTER(?bound IN (cg:startEarliest, cg:startLatest, cg:endEarliest, cg:endLatest))
          FILTER(COALESCE(?day < ?begun, false) || COALESCE(?day > ?ended, false)) }"""
    )
    assert len(wrong) == 0
    assert (corpus.panel.possible_from <= corpus.panel.possible_until).all()


def test_nobody_was_a_member_centuries_before(corpus: gk.KnowledgeGraph) -> None:
    """In 1500 only what nobody dates, in a group that nobody dates, may have been."""
    for coalition in coalitions_of(corpus):
        assert len(corpus.members(coalition, on="1500-01-01")) == 0, coalition
    perhaps = corpus.members("league", on="1500-01-01", at_least="possible")
    assert len(perhaps) == 0


def test_the_stated_period_stays_as_it_was_stated(corpus: gk.KnowledgeGraph) -> None:
    told = {r["membership"]: r["start"] for r in corpus.members("league").records()}
    assert told["league--dale"] == "1192-05-10"


def test_a_joining_before_the_treaty_is_no_joining_in_1500(tmp_path: Path) -> None:
    """A slip of the pen for 1992, in a folder with nothing else in it."""
    tables = {
        **by_hand.tables(),
        "coalitions": [
            {"id": "treaty", "name_en": "Treaty", "during": "1992-06-12/..", "source": "list-2018"}
        ],
        "memberships": [
            {
                "actor": "acme",
                "coalition": "treaty",
                "role": "signatory",
                "during": "1192-06-12/..",
                "source": "list-2022",
            }
        ],
        "instruments": [],
        "commitments": [],
    }
    folder = write_folder(tmp_path / "treaty", tables)
    kg = gk.load(folder)
    for degree in ("certain", "presumed", "possible"):
        assert len(kg.members("treaty", on="1500-01-01", at_least=degree)) == 0
        assert len(kg.members("treaty", on="1992-06-12", at_least=degree)) == 1
    assert kg.network(on="1500-01-01", at_least="possible").number_of_edges() == 0
    assert any("1192-06-12" in f.message for f in gk.check(folder, shapes=False).findings)


def test_a_year_is_told_as_the_year_that_was_stated(tmp_path: Path) -> None:
    pact = {"id": "treaty", "name_en": "Treaty", "during": "1940/..", "source": "list-2018"}
    stay = {"actor": "acme", "coalition": "treaty", "during": "1930/1935~", "source": "list-2022"}
    none: list[dict[str, str]] = []
    tables = {**by_hand.tables(), "coalitions": [pact], "memberships": [stay]}
    folder = write_folder(tmp_path / "pact", {**tables, "instruments": none, "commitments": none})
    told = " ".join(one.message for one in gk.check(folder, shapes=False).findings)
    assert "joined Treaty in 1930 according to" in told and "before it began, in 1940" in told
    assert "left Treaty, dated 1935~, according to" in told and "1930-12-31" not in told


def test_answers_that_show_such_a_date_say_what_became_of_it(corpus: gk.KnowledgeGraph) -> None:
    said = corpus.members("league").note
    assert "league--dale" in said and "lies outside the life of what was joined" in said
    assert "lies outside" in corpus.memberships("dale").note
    assert "lies outside" not in corpus.members("pact").note
