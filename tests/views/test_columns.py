"""Columns that somebody computed: read in any form, refused in words, drawn, listed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.errors import DataError, GraphkitError, InvalidChoice, InvalidType, NotFound

COLUMNS: dict[str, dict[str, object]] = {
    "reach": {"ant": 1, "bee": 4.5, "cat": 2, "pact": 9},
    "part": {"ant": "north", "bee": "south"},
}
RADII = """(ids) => {
  const { picture } = explorer.app.forms.network;
  return ids.map((id) => picture.radius(explorer.node(id)));
}"""


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("facts") / "pact.csv"
    path.write_text("member,coalition,since\nAnt,Pact,2019-05-14\nBee,Pact,2021\nCat,Pact,2022\n")
    return path


@pytest.fixture(scope="module")
def kg(table: Path) -> gk.KnowledgeGraph:
    return gk.load(table)


def values(page: Any) -> dict[str, tuple[bool, dict[str, float | str]]]:
    return {c.name: (c.numeric, dict(c.values)) for c in page.scene.columns}


def test_a_table_frames_a_mapping_and_a_file_say_the_same(
    kg: gk.KnowledgeGraph, tmp_path: Path
) -> None:
    found = gk.analysis.centrality(kg.network(ever=True)).select("node", "label", "side", "degree")
    by_table = values(gk.view(kg, columns=found))
    assert {name for name, (numeric, _) in by_table.items() if numeric} >= {"degree"}
    found.to_csv(tmp_path / "columns.csv")
    for columns in (found.to_pandas(), found.to_polars(), tmp_path / "columns.csv"):
        assert values(gk.view(kg, columns=columns)) == by_table
    assert values(gk.view(kg, columns=COLUMNS)) == {
        "reach": (True, COLUMNS["reach"]),
        "part": (False, COLUMNS["part"]),
    }


@pytest.mark.parametrize(
    ("options", "error", "said"),
    [
        ({"columns": {"reach": {"ante": 1}}}, NotFound, "'ante'. Did you mean 'ant'"),
        ({"columns": {"reach": {"ant": None}}}, DataError, "has no values"),
        ({"columns": {"reach": 3}}, InvalidType, "columns must be a Table"),
        ({"columns": 3}, InvalidType, "columns must be a Table"),
        ({"columns": "nowhere.csv"}, NotFound, "no table of columns is called 'nowhere.csv'"),
        ({"columns": COLUMNS, "size_by": "part"}, InvalidChoice, "size_by='part'.*Use 'reach'"),
        ({"columns": COLUMNS, "colour_by": "prat"}, NotFound, "Did you mean 'part'"),
        ({"size_by": "reach"}, NotFound, "Pass the columns as well"),
    ],
)
def test_what_cannot_be_drawn_is_said(
    kg: gk.KnowledgeGraph, options: dict[str, Any], error: type[GraphkitError], said: str
) -> None:
    with pytest.raises(error, match=said):
        gk.view(kg, **options)


def test_an_id_that_stands_twice_is_named_with_its_line(
    kg: gk.KnowledgeGraph, tmp_path: Path
) -> None:
    path = tmp_path / "columns.csv"
    path.write_text("actor,reach\nant,1\nant,2\n")
    with pytest.raises(DataError, match=r"columns.csv:3: \[actor\] 'ant' stands twice"):
        gk.view(kg, columns=path)
    path.write_text("actor,reach\nante,1\nNA,2\n")
    with pytest.raises(DataError, match=r"csv:2: .*'ante'.*\n.*csv:3: \[actor\] 'NA' is no id"):
        gk.view(kg, columns=path)


def test_no_value_among_numbers_makes_no_text_of_them(
    kg: gk.KnowledgeGraph, tmp_path: Path
) -> None:
    path = tmp_path / "columns.csv"
    path.write_text("actor,reach,flag\nant,1,NA\nbee,NA,SE\n")
    assert values(gk.view(kg, columns=path)) == {
        "reach": (True, {"ant": 1}),
        "flag": (False, {"ant": "NA", "bee": "SE"}),
    }


@pytest.mark.browser
def test_they_colour_size_and_stand_in_tooltip_table_export_and_address(
    table: Path, opened: Callable[..., Any], tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    columns, page_file = tmp_path / "columns.csv", tmp_path / "page.html"
    columns.write_text("id,reach,part\nant,1,north\nbee,4.56789,south\ncat,2,\npact,9,\n")
    typed = ["--columns", columns, "--colour-by", "part", "--size-by", "reach"]
    ran = run_cli("view", table, "-o", page_file, *typed)
    assert ran.code == 0, ran.err
    page = opened(page_file).go("form=network")
    assert page.locator("#classes li").all_inner_texts() == [
        "part",
        "north\n1",
        "south\n1",
        "no value\n2",
    ]
    assert page.evaluate("explorer.app.described(explorer.node('bee'))").endswith(
        "reach: 4.57 · part: south"
    )
    radii = page.evaluate(RADII, ["ant", "cat", "bee", "pact"])
    assert radii == sorted(radii) and radii[0] < radii[-1]
    page.select_option("#colour", "by:reach")
    page.select_option("#size", "equal")
    assert "colourBy=reach" in page.url and "sizeBy=" in page.url
    assert page.locator("#classes li").count() > 2
    page.reload()
    page.wait_for_selector("body[data-ready=complete]")
    assert page.input_value("#colour") == "by:reach"
    head = page.evaluate("explorer.app.forms.table.titles()")
    assert head[-3:] == ["reach (Member)", "reach (Coalition)", "part"]
    rows = page.evaluate(
        "explorer.app.forms.table.exported().map(({ cells, own }) => [...cells, ...own])"
    )
    assert {(row[0], *row[-3:]) for row in rows} >= {("Bee", 4.56789, 9, "south")}
