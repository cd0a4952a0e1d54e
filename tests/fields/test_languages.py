"""What has names in German and Japanese has them in both, wherever its graph is taken to."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

import graphkit as gk
from graphkit.analysis.labels import label_in
from graphkit.errors import InvalidType
from graphkit.panel import ActorInfo, Panel

pytestmark = pytest.mark.slow

HARBOURS = Path(__file__).parent / "harbours"
NAMES = {
    "nordhafen": {"de": "Nordhafen", "ja": "北港"},
    "suedhafen": {"de": "Südhafen", "ja": "南港"},
    "kielwerft": {"de": "Kielwerft"},
    "elbbund": {"de": "Elbbund", "ja": "エルベ同盟"},
}


@pytest.fixture(scope="module")
def harbours() -> gk.KnowledgeGraph:
    return gk.load(HARBOURS)


def labels_of(attributes: dict[str, Any]) -> dict[str, str]:
    start = "label_"
    return {name.removeprefix(start): text for name, text in attributes.items() if start in name}


def infos_of(panel: Panel) -> dict[str, dict[str, str]]:
    labels = {name: dict(info.labels) for name, info in panel.actors.items()}
    labels |= {name: dict(info.labels) for name, info in panel.coalition_info.items()}
    return {name: labels[name] for name in NAMES}


def test_a_panel_has_every_name_and_chooses_by_language(harbours: gk.KnowledgeGraph) -> None:
    assert infos_of(harbours.panel) == NAMES
    north = harbours.panel.actors["nordhafen"]
    assert [label_in(north, lang) for lang in ("ja", "JA", "fr")] == ["北港", "北港", "Nordhafen"]
    bound = gk.analysis.most_bound(harbours, on="1980-01-01", lang="ja")
    assert bound.column("label") == ("北港",)
    assert harbours.panel.select(coalitions="エルベ同盟").member.size


def test_languages_of_a_panel_survive_parquet_and_pickling(
    harbours: gk.KnowledgeGraph, tmp_path: Path
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    panel = harbours.whole_panel
    panel.to_parquet(tmp_path)
    assert Panel.from_parquet(tmp_path).actors == panel.actors
    assert infos_of(Panel.from_parquet(tmp_path)) == NAMES
    columns = parquet.read_table(tmp_path / "actors.parquet").column_names
    assert [name for name in columns if "label" in name] == ["label", "label_de", "label_ja"]
    assert infos_of(pickle.loads(pickle.dumps(panel))) == NAMES


def test_nodes_have_the_languages_that_there_are_and_no_empty_ones(
    harbours: gk.KnowledgeGraph, kg: gk.KnowledgeGraph
) -> None:
    nodes = harbours.network(ever=True).nodes
    assert {name: labels_of(nodes[name]) for name in NAMES} == NAMES
    signed = gk.analysis.signed_network(harbours, on="1950-01-01")
    assert labels_of(signed.nodes["nordhafen"]) == NAMES["nordhafen"]
    call = kg.network(on="2022-06-23").nodes["christchurch-call"]
    assert call["label_fr"].startswith("Appel") and set(labels_of(call)) == {"en", "fr"}
    for _, node in kg.network(ever=True).nodes(data=True):
        assert all(labels_of(node).values())


@pytest.mark.parametrize(("ending", "read"), [("gexf", nx.read_gexf), ("graphml", nx.read_graphml)])
def test_networks_are_written_and_imported_with_all_names(
    harbours: gk.KnowledgeGraph,
    ending: str,
    read: Callable[..., Any],
    tmp_path: Path,
    run_cli: Callable[..., Any],
) -> None:
    harbours.export(tmp_path / f"harbours.{ending}")
    nodes = dict(read(tmp_path / f"harbours.{ending}").nodes(data=True))
    assert {name: labels_of(nodes[name]) for name in NAMES} == NAMES
    back = tmp_path / "back"
    assert run_cli("import", tmp_path / f"harbours.{ending}", "-o", back).code == 0
    assert infos_of(gk.load(back).panel) == NAMES
    assert gk.load(back).actor("北港").id == "nordhafen"


def test_queries_give_one_label_in_the_language_asked(
    harbours: gk.KnowledgeGraph, kg: gk.KnowledgeGraph
) -> None:
    goals = [set(harbours.query("commitments", lang=x).column("goal_label")) for x in ("ja", "fr")]
    assert goals == [{"澄んだ水"}, {"klares Wasser"}]
    for name in ("commitments", "events"):
        answers = [kg.query(name), kg.query(name, lang="fr")]
        assert answers[0].columns == answers[1].columns == harbours.query(name).columns
        assert len(answers[0]) == len(answers[1]) and answers[0].rows != answers[1].rows


def test_labels_by_hand_cannot_be_changed_afterwards() -> None:
    called = {"FR": "Allemagne", "es": ""}
    rows = [{"member": "de", "coalition": "call"}]
    panel = Panel.from_rows(rows, actors={"de": ActorInfo("Germany", called)})
    called["FR"] = "France"
    assert panel.actors["de"].labels == {"fr": "Allemagne"}
    with pytest.raises(TypeError):
        panel.actors["de"].labels["fr"] = "France"  # type: ignore[index]
    for wrong in ("Allemagne", {"fr": 1}):
        with pytest.raises(InvalidType, match="a mapping of languages to names"):
            Panel.from_rows(rows, actors={"de": ActorInfo("Germany", wrong)})  # type: ignore[arg-type]


@pytest.mark.parametrize("ending", ["gexf", "graphml"])
def test_an_own_column_called_as_a_label_is_no_name(
    ending: str, tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    there = tmp_path / "there"
    there.mkdir()
    for name, text in {
        "actors": "id,kind,name_de,name_ja,label_de,label_en-x-simple\n"
        "north,company,Nord,北,X,Y\nsouth,company,,南,Z,\n",
        "coalitions": "id,name_de\nbund,Bund\n",
        "memberships": "member,coalition,since\nnorth,bund,2020\nsouth,bund,2020\n",
    }.items():
        (there / f"{name}.csv").write_text(text, encoding="utf-8")
    kg = gk.load(there)
    nodes = kg.network(ever=True).nodes
    assert [nodes[name]["label_de (own)"] for name in ("north", "south")] == ["X", "Z"]
    assert nodes["north"]["label_en-x-simple (own)"] == "Y"
    assert "label_de" not in nodes["south"] and nodes["north"]["label_de"] == "Nord"
    kg.export(tmp_path / f"network.{ending}")
    back = tmp_path / "back"
    assert run_cli("import", tmp_path / f"network.{ending}", "-o", back).code == 0
    names = {id: dict(info.labels) for id, info in gk.load(back).panel.actors.items()}
    assert names["north"] == {"de": "Nord", "ja": "北"} and names["south"] == {"ja": "南"}
