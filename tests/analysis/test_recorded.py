"""What was done travels with the table, in every format."""

from __future__ import annotations

import inspect
import json
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

import graphkit
from graphkit import analysis
from graphkit.analysis.method_recorded import _about
from graphkit.errors import DataError, InvalidType

from ..conftest import Ran
from .small_networks import WOMEN

DAY = "2022-06-23"


@pytest.fixture(scope="module")
def table(kg: graphkit.KnowledgeGraph) -> graphkit.Table:
    network = kg.network(on=DAY, kinds="company")
    return analysis.centrality(network, "degree", side="actors").head(3)


def test_a_table_says_how_it_was_made(kg: graphkit.KnowledgeGraph, table: graphkit.Table) -> None:
    made = table.made
    assert made["analysis"] == "centrality"
    assert made["parameters"] == {"measures": "degree", "side": "actors", "sort_by": None}
    assert (made["of"]["on"], made["data"]) == (DAY, kg.version)
    assert pickle.loads(pickle.dumps(table)).made == made
    assert analysis.growth(kg, every="year").made["data"] == kg.version
    assert "of" not in analysis.cohesion(WOMEN).made


def test_it_travels_in_json_and_frames(table: graphkit.Table) -> None:
    made = json.loads(json.dumps(dict(table.made)))
    assert json.loads(table.to_json())["made"] == made
    assert table.to_pandas().attrs["made"] == table.made


def test_a_csv_file_has_a_companion(table: graphkit.Table, tmp_path: Path) -> None:
    table.to_csv(tmp_path / "degree.csv")
    about = json.loads((tmp_path / "degree.csv-metadata.json").read_text(encoding="utf-8"))
    assert about["url"] == "degree.csv"
    assert json.loads(about["dc:provenance"])["analysis"] == "centrality"
    told = {one["name"]: one["dc:description"] for one in about["tableSchema"]["columns"]}
    assert told == table.definitions
    table.to_jsonl(tmp_path / "degree.jsonl")
    lines = json.loads((tmp_path / "degree.jsonl-metadata.json").read_text(encoding="utf-8"))
    assert lines == about | {"url": "degree.jsonl"}
    graphkit.Table(["a"], [[1]]).to_csv(tmp_path / "plain.csv")
    assert not (tmp_path / "plain.csv-metadata.json").exists()


def test_parquet_keeps_types_note_and_definitions(table: graphkit.Table, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table.to_parquet(tmp_path / "degree.parquet")
    read = parquet.read_table(tmp_path / "degree.parquet")
    assert [tuple(row.values()) for row in read.to_pylist()] == list(table.rows)
    assert json.loads(read.schema.metadata[b"made"])["analysis"] == "centrality"
    described = read.schema.field("degree").metadata[b"description"].decode()
    assert described == table.definitions["degree"]


@pytest.mark.slow
def test_the_command_line_writes_the_companion(run_cli: Callable[..., Ran], tmp_path: Path) -> None:
    ran = run_cli("analyse", "cohesion", "--on", DAY, "--output", str(tmp_path / "whole.csv"))
    assert ran.code == 0
    about = json.loads((tmp_path / "whole.csv-metadata.json").read_text(encoding="utf-8"))
    assert json.loads(about["dc:provenance"])["of"]["on"] == DAY


def test_what_to_mind_of_all_time_is_said_once(kg: graphkit.KnowledgeGraph) -> None:
    network = kg.network(ever=True, kinds="company")
    assert network.graph["note"] in analysis.centrality(network, "degree").note
    tested = analysis.backbone(network, model="hypergeometric", correction="fdr").note
    assert tested.lower().count("overstate") == 1


def test_the_methods_are_a_paragraph_with_references(
    kg: graphkit.KnowledgeGraph, table: graphkit.Table
) -> None:
    text = table.methods()
    assert text.startswith("The analysis centrality of graphkit")
    assert "was used, with measures degree; side actors." in text
    assert f"version {kg.version}; as of {DAY}" in text
    assert "networkx" in text
    assert "Borgatti" in text.split("References: ")[1]
    chance = analysis.followers(kg, "christchurch-call", kinds="company", min_shared=1)
    assert chance.note in chance.methods()
    with pytest.raises(DataError, match="nothing is known"):
        kg.members("gifct").methods()


def test_every_reference_is_to_a_work_and_none_to_our_own_code() -> None:
    told = analysis.backbone(WOMEN, model="sdsm", correction="holm").made["references"]
    assert "Neal" in told and "Tumminello" in told and "Holm" in told
    for name in analysis.__all__:
        function = getattr(analysis, name)
        if inspect.isfunction(function):
            assert "graphkit." not in _about(inspect.unwrap(function)).get("references", ""), name


def test_a_network_of_a_later_day_says_up_to_when_sources_reach_and_who_is_not_known(
    kg: graphkit.KnowledgeGraph,
) -> None:
    """The note of `members` of that day, and what `completeness` says of the coalitions chosen."""
    asked_later, chosen = "2030-01-01", ("gifct", "tech-coalition")
    later = kg.members("gifct", on=asked_later).note.split(". ")[-1]
    assert later.startswith("No source is known to be later than ")
    table = analysis.cohesion(kg.network(on=asked_later, coalitions=chosen))
    assert later in table.note
    rows = [row for row in kg.completeness().records() if row["coalition"] in chosen]
    assert all(row["gap"] for row in rows) and len(rows) == 2
    for row in rows:
        assert f"{row['gap']} of {row['claimed']} members of {row['label']}" in table.note
    early = analysis.cohesion(kg.network(on="2020-01-01"))
    assert "later than" not in early.note and "Not known by name" not in early.note


@pytest.mark.parametrize("name", ["pairs", "centrality", "bicliques", "cohesion"])
def test_a_time_asked_of_an_analysis_of_networks_is_asked_of_the_network(
    kg: graphkit.KnowledgeGraph, name: str
) -> None:
    function = getattr(analysis, name)
    with pytest.raises(InvalidType, match=r"such as kg\.network\(on="):
        function(kg, on=DAY)
    with pytest.raises(TypeError, match="unexpected keyword argument 'min_share'"):
        function(kg, min_share=3)
