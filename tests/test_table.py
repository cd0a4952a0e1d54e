"""Tables: what comes out is what went in, in every form."""

from __future__ import annotations

import csv
import datetime
import io
import json
from pathlib import Path

import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import MissingExtra, NotFound
from graphkit.table import Table

DAY = datetime.date(2019, 5, 15)
MIXED = Table(
    ["name", "day", "count", "share", "sure", "sources", "nothing"],
    [
        ["Zoom, Inc.", DAY, 2, 0.5, True, ("a", "b"), None],
        ['<b>"Æ"</b>\n🦊', None, 0, 1.0, False, (), None],
    ],
    definitions={"share": 'part of "all" <1>'},
    note="Only <some>.",
)


def test_csv_is_rfc_4180_with_line_feeds(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    text = MIXED.to_csv(path)
    assert path.read_bytes() == text.encode()
    assert list(tmp_path.iterdir()) == [path]
    assert "\r" not in text
    header, first, second = csv.reader(io.StringIO(text, newline=""))
    assert tuple(header) == MIXED.columns
    assert first == ["Zoom, Inc.", "2019-05-15", "2", "0.5", "true", "a; b", ""]
    assert second == ['<b>"Æ"</b>\n🦊', "", "0", "1.0", "false", "", ""]


cells = st.text() | st.none() | st.integers() | st.booleans()


@given(st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cs"])), cells)))
def test_texts_survive_csv_and_json(rows: list[tuple[str, object]]) -> None:
    table = Table(["a", "b"], rows)
    assert [tuple(r.values()) for r in json.loads(table.to_json())] == rows
    again = list(csv.reader(io.StringIO(table.to_csv(), newline="")))
    assert [row[0] for row in again[1:] if row] == [text for text, _ in rows]


def test_json_keeps_types_and_is_strict() -> None:
    first = json.loads(MIXED.to_json())[0]
    assert first == {
        "name": "Zoom, Inc.",
        "day": "2019-05-15",
        "count": 2,
        "share": 0.5,
        "sure": True,
        "sources": ["a", "b"],
        "nothing": None,
    }
    odd = Table(["x"], [[float("nan")], [float("inf")]]).to_json()
    assert json.loads(odd, parse_constant=pytest.fail) == [{"x": None}, {"x": None}]
    with pytest.raises(TypeError, match="plain values, not object"):
        Table(["x"], [[object()]]).to_json()  # type: ignore[list-item]


def test_data_frames_have_the_same_cells() -> None:
    frame = MIXED.to_pandas()
    assert isinstance(frame, pd.DataFrame)
    assert list(frame.columns) == list(MIXED.columns)
    assert frame["count"].tolist() == [2, 0]
    assert frame["sources"].tolist() == [("a", "b"), ()]
    other = MIXED.to_polars()
    assert isinstance(other, pl.DataFrame)
    assert other["day"].to_list() == [DAY, None]
    assert other["name"].to_list() == list(MIXED.column("name"))
    assert Table(["a"], []).to_pandas().empty and Table(["a"], []).to_polars().is_empty()


@pytest.mark.parametrize("package", ["pandas", "polars"])
def test_a_missing_package_says_how_to_get_it(
    package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, package, None)
    with pytest.raises(MissingExtra, match=rf"pip install 'coalition-graphkit\[{package}\]'"):
        getattr(MIXED, f"to_{package}")()


def test_html_is_escaped_and_explains_its_columns() -> None:
    html = MIXED._repr_html_()
    assert "<b>" not in html and "&lt;b&gt;&quot;Æ&quot;&lt;/b&gt;" in html
    assert 'title="part of &quot;all&quot; &lt;1&gt;"' in html
    assert html.endswith("<p>Only &lt;some&gt;.</p>")
    assert html.count("<tr>") == 3


def test_text_has_aligned_columns() -> None:
    table = Table(["member", "since"], [["zoom", 2022], ["line", None]])
    assert str(table).splitlines() == [
        "member  since",
        "------  -----",
        "zoom    2022",
        "line",
    ]
    assert repr(table) == "<Table of 2 rows: member, since>"
    assert str(Table([], [])) == "\n"


def test_rows_can_be_chosen_and_ordered() -> None:
    table = Table(["a", "b"], [[2, "x"], [None, "y"], [1, "z"]], note="n", definitions={"a": "A"})
    assert table.sorted_by("a").column("b") == ("z", "x", "y")
    assert table.sorted_by("a", reverse=True).column("b") == ("x", "z", "y")
    assert table.select("b").rows == (("x",), ("y",), ("z",))
    assert table.select("b").note == "n" and table.head(1).definitions == {"a": "A"}
    assert table.head(2).rows == table.rows[:2]
    assert table[1] == (None, "y") and list(table) == list(table.rows) and len(table) == 3
    assert table.records()[2] == {"a": 1, "b": "z"}
    for choose in (table.column, table.select, table.sorted_by):
        with pytest.raises(NotFound, match="The columns are a, b"):
            choose("c")


def test_tables_with_the_same_cells_are_equal_and_cannot_be_changed() -> None:
    one, two = Table(["a"], [["x"]], note="one"), Table(("a",), iter([("x",)]))
    assert one == two and hash(one) == hash(two)
    assert one != Table(["b"], [["x"]]) and one != "a"
    with pytest.raises(AttributeError):
        one.extra = 1  # type: ignore[attr-defined]
    with pytest.raises(TypeError):
        one.definitions["a"] = "x"  # type: ignore[index]
