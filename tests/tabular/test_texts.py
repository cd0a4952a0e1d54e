"""What a program reads is what went in: CSV, TSV, JSON, lines of JSON, Markdown."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import InvalidChoice
from graphkit.table import Table

from .tables import MIXED, texts


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


@given(st.lists(st.tuples(texts, cells)))
def test_texts_survive_csv_tsv_json_and_jsonl(rows: list[tuple[str, Any]]) -> None:
    table = Table(["a", "b"], rows)
    assert [tuple(r.values()) for r in json.loads(table.to_json())["rows"]] == rows
    lines = table.to_jsonl().splitlines()
    assert [tuple(json.loads(line).values()) for line in lines] == rows
    for text, sign in ((table.to_csv(), ","), (table.to_tsv(), "\t")):
        again = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))
        assert [row[0] for row in again[1:] if row] == [text for text, _ in rows]


@given(st.lists(st.text(st.sampled_from("'=+-@\t\ra ,\n")), min_size=1))
def test_formulas_are_marked_when_asked_and_every_text_comes_back(names: list[str]) -> None:
    table = Table(["name", "count"], [(name, -1) for name in names])
    assert [row[0] for row in _read(table.to_csv())] == names
    marked = _read(table.to_csv(formulas="mark"))
    assert {row[1] for row in marked} == {"-1"}, "a number is no formula"
    assert not any(row[0].startswith(("=", "+", "-", "@", "\t", "\r")) for row in marked)
    assert [re.sub(r"^'(?='*[=+\-@\t\r])", "", row[0]) for row in marked] == names


def _read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))[1:]


def test_how_formulas_are_treated_is_one_of_two_words() -> None:
    with pytest.raises(InvalidChoice, match="Use 'keep' or 'mark'"):
        MIXED.to_csv(formulas="drop")  # type: ignore[arg-type]


def test_json_keeps_types_and_is_strict() -> None:
    found = json.loads(MIXED.to_json())
    assert list(found) == ["note", "columns", "rows"]
    assert found["note"] == "Only <some>."
    assert list(found["columns"]) == list(MIXED.columns)
    assert found["columns"]["share"] == 'part of "all" <1>'
    assert found["rows"][0] == {
        "name": "Zoom, Inc.",
        "day": "2019-05-15",
        "count": 2,
        "share": 0.5,
        "sure": True,
        "sources": ["a", "b"],
        "nothing": None,
    }
    odd = Table(["x"], [[float("nan")], [float("inf")]]).to_json()
    assert json.loads(odd, parse_constant=pytest.fail)["rows"] == [{"x": None}, {"x": None}]
    with pytest.raises(TypeError, match="plain values, not object"):
        Table(["x"], [[object()]]).to_json()  # type: ignore[list-item]


def test_an_empty_table_is_a_table_in_every_text() -> None:
    nothing = Table(["a", "b"], [])
    assert json.loads(nothing.to_json()) == {"note": "", "columns": {"a": "", "b": ""}, "rows": []}
    assert (nothing.to_jsonl(), nothing.to_csv(), nothing.to_tsv()) == ("", "a,b\n", "a\tb\n")
    assert nothing.to_markdown() == "| a | b |\n| --- | --- |\n"


@given(texts)
def test_no_text_in_json_can_steer_a_terminal(text: str) -> None:
    table = Table(["x"], [[text]], note=text, definitions={"x": text})
    for written in (table.to_json(), table.to_jsonl()):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", written)
    assert json.loads(table.to_json())["note"] == text


def test_markdown_is_a_table_whatever_the_cells_hold() -> None:
    table = Table(
        ["name", "count"],
        [["a|b *c* <i>\nd", 1], ["https://example.org/a_b", None]],
        note="See `x`.",
    )
    assert table.to_markdown().splitlines() == [
        "| name | count |",
        "| --- | ---: |",
        r"| a\|b \*c\* \<i\><br>d | 1 |",
        "| <https://example.org/a_b> |  |",
        "",
        r"See \`x\`.",
    ]


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl", "markdown"])
def test_every_text_is_also_written_to_a_file(form: str, tmp_path: Path) -> None:
    path = tmp_path / "table"
    text = getattr(MIXED, f"to_{form}")(path)
    assert path.read_bytes() == text.encode() != b""
