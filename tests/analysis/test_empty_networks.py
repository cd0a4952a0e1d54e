"""An analysis of nothing says why there is nothing, and what to ask instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

import graphkit as gk
from graphkit.analysis import backbone, centrality, co_membership, components, pairs
from graphkit.next_steps import worded

from .test_degenerate import EVERY_MEASURE, Measure


@pytest.fixture(scope="module")
def undated(tmp_path_factory: pytest.TempPathFactory) -> gk.KnowledgeGraph:
    folder = tmp_path_factory.mktemp("tables")
    tables = {
        "sources": "id,title,published\nlist,A list,1994-12-31\n",
        "actors": "id,kind,name_en\nacme,company,Acme\nbolt,company,Bolt\ncove,company,Cove\n",
        "coalitions": "id,name_en,during,source\nclub,Club,/..,list\n",
        "memberships": (
            "actor,coalition,role,during,source\nacme,club,member,/,list\n"
            "bolt,club,member,/..,list\ncove,club,member,2000/2000,list\n"
        ),
    }
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return gk.load(folder)


@pytest.mark.parametrize("measure", EVERY_MEASURE.values(), ids=EVERY_MEASURE)
def test_every_measure_says_why_it_has_nothing_to_tell(
    undated: gk.KnowledgeGraph, measure: Measure
) -> None:
    network = undated.network(on="1900-01-01")
    note = measure(network).note
    assert "None of the 3 memberships is at least presumed on 1900-01-01." in note
    assert worded(note, "terminal").endswith("2 are possible; --at-least possible draws them.")
    assert measure(nx.Graph()).note.endswith("has no ties, so there is nothing to tell of it.")


def test_ties_of_nothing_say_why(undated: gk.KnowledgeGraph) -> None:
    network = undated.network(on="1900-01-01")
    for note in (
        pairs(network).note,
        co_membership(network).graph["note"],
        backbone(network, model="hypergeometric", correction="fdr").note,
    ):
        assert "at_least='possible'" in note


def test_the_reason_is_the_one_that_holds(
    undated: gk.KnowledgeGraph, folder_of: Callable[..., Path]
) -> None:
    late = undated.network(on="2010-01-01", at_least="certain")
    assert "is at least certain on 2010-01-01. 1 are presumed" in components(late).note
    nobody = gk.load(folder_of(memberships="actor,coalition,role,during,source\n"))
    assert "no memberships" in centrality(nobody.network(ever=True)).note
    assert "no memberships" not in centrality(undated.network(ever=True)).note


def test_a_time_without_anybody_names_the_time_with_somebody(
    folder_of: Callable[..., Path],
) -> None:
    kg = gk.load(folder_of())
    note = components(kg.network(during="1990")).note
    assert "from 1990-01-01 to 1990-12-31" in note
    assert "They lie from 2020-01-01 to now" in note and "ever=True" in note


def test_a_time_of_one_day_is_said_as_one(tmp_path: Path) -> None:
    table = tmp_path / "summit.csv"
    table.write_text("member,coalition,during\nAcme,Summit,2023-05-04/2023-05-04\n")
    assert "They lie on 2023-05-04;" in components(gk.load(table).network(during="1990")).note
