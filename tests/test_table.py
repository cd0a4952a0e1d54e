"""Tables: what comes out is what went in, in every form, and for people nothing is cut."""

from __future__ import annotations

import copy
import csv
import datetime
import io
import json
import pickle
import re
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.advice import Advice, Option
from graphkit.errors import InvalidChoice, MissingExtra, NotFound
from graphkit.table import Table
from graphkit.tabular.layout import laid_out
from graphkit.tabular.lines import measured, words_of

DAY = datetime.date(2019, 5, 15)
NOTE = Advice("{left_out} more; {by} shows them.", left_out=3, by=Option("at_least", "possible"))
MIXED = Table(
    ["name", "day", "count", "share", "sure", "sources", "nothing"],
    [
        ["Zoom, Inc.", DAY, 2, 0.5, True, ("a", "b"), None],
        ['<b>"Æ"</b>\n🦊', None, 0, 1.0, False, (), None],
    ],
    definitions={"share": 'part of "all" <1>'},
    note="Only <some>.",
)
texts = st.text(st.characters(exclude_categories=["Cs"]))


# Texts for programs


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


# Data frames


def test_a_pandas_frame_has_the_types_of_the_values() -> None:
    frame = MIXED.to_pandas()
    assert list(frame.columns) == list(MIXED.columns)
    types = {name: str(dtype) for name, dtype in frame.dtypes.items()}
    assert types == {
        "name": str(pd.Series(["x"]).dtype),
        "day": "datetime64[s]",
        "count": "Int64",
        "share": "float64",
        "sure": "boolean",
        "sources": "object",
        "nothing": "object",
    }
    assert frame["day"].isna().tolist() == [False, True]
    assert frame["day"][0] == pd.Timestamp(DAY)
    assert frame["count"].tolist() == [2, 0]
    assert frame["sure"].tolist() == [True, False]
    assert frame["sources"].tolist() == [("a", "b"), ()]
    assert frame.attrs == {"definitions": {"share": 'part of "all" <1>'}, "note": "Only <some>."}
    frame["count"] = 1
    assert MIXED.column("count") == (2, 0)


def test_dates_of_every_year_are_dates_in_frames() -> None:
    days = [datetime.date(1, 1, 1), datetime.date(1192, 3, 4), datetime.date(9999, 12, 31)]
    table = Table(["day"], [[day] for day in days])
    assert table.to_pandas()["day"].dt.year.tolist() == [1, 1192, 9999]
    assert table.to_polars()["day"].to_list() == days


def test_a_polars_frame_has_the_types_of_the_values() -> None:
    frame = MIXED.to_polars()
    assert dict(frame.schema) == {
        "name": pl.String,
        "day": pl.Date,
        "count": pl.Int64,
        "share": pl.Float64,
        "sure": pl.Boolean,
        "sources": pl.List(pl.String),
        "nothing": pl.String,
    }
    assert frame["day"].to_list() == [DAY, None]
    assert frame["name"].to_list() == list(MIXED.column("name"))
    assert frame["sources"].to_list() == [["a", "b"], []]


def test_a_column_that_may_be_empty_keeps_its_declared_type() -> None:
    types = {"day": datetime.date, "count": int, "sure": bool, "share": float, "tags": tuple}
    table = Table([*types, "name"], [[None] * 6], types={**types, "name": str})
    assert [str(dtype) for dtype in table.to_pandas().dtypes] == [
        "datetime64[s]",
        "Int64",
        "boolean",
        "float64",
        "object",
        str(pd.Series(["x"]).dtype),
    ]
    assert table.to_pandas().isna().all(axis=None)
    assert table.to_polars().dtypes == [
        pl.Date,
        pl.Int64,
        pl.Boolean,
        pl.Float64,
        pl.List(pl.String),
        pl.String,
    ]
    assert table.select("day").to_polars().dtypes == [pl.Date]
    assert table.head(0).to_pandas()["count"].dtype == "Int64"


def test_numbers_beyond_64_bits_and_mixed_columns_are_kept() -> None:
    table = Table(["big", "mixed", "both"], [[2**70, 1, 1], [1, "one", 0.5], [None, None, None]])
    frame = table.to_pandas()
    assert frame["big"].tolist() == [2**70, 1, None]
    assert frame["mixed"].tolist() == [1, "one", None]
    assert frame["both"].dtype == "float64"
    other = table.to_polars()
    assert other["big"].to_list() == [str(2**70), "1", None]
    assert other["mixed"].to_list() == ["1", "one", None]
    assert other["both"].to_list() == [1.0, 0.5, None]


def test_frames_of_nothing_have_rows_and_columns() -> None:
    assert Table(["a"], []).to_pandas().shape == (0, 1) == Table(["a"], []).to_polars().shape
    assert Table([], [()]).to_pandas().shape == (1, 0)


@pytest.mark.parametrize("package", ["pandas", "polars"])
def test_a_missing_package_says_how_to_get_it(
    package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, package, None)
    with pytest.raises(MissingExtra, match=rf"pip install 'coalition-graphkit\[{package}\]'"):
        getattr(MIXED, f"to_{package}")()


# For people


def test_html_is_escaped_and_explains_its_columns() -> None:
    html = MIXED._repr_html_()
    assert "<b>" not in html and "&lt;b&gt;&quot;Æ&quot;&lt;/b&gt;" in html
    assert 'title="part of &quot;all&quot; &lt;1&gt;"' in html
    assert html.endswith("<p>Only &lt;some&gt;.</p>")
    assert html.count("<tr>") == 3


def test_a_notebook_shows_the_first_rows_of_many() -> None:
    many = Table(["n"], [[n] for n in range(21_750)], note=NOTE)
    html = many._repr_html_()
    assert html.count("<tr>") == 21
    assert "… 21,730 more rows" in html and "at_least=" in html


def test_printing_shows_twenty_rows_and_counts_the_others() -> None:
    many = Table(["n"], [[n] for n in range(21_750)], note=NOTE)
    lines = repr(many).splitlines()
    assert lines[0] == "    n"[-len(lines[0]) :] and len(lines) == 24
    assert lines[-2:] == ["… 21,730 more rows", "3 more; at_least='possible' shows them."]
    assert str(many) == repr(many)
    assert len(many.to_text().splitlines()) == 2 + 21_750 + 1
    assert "… 1 more row\n" in repr(Table(["n"], [[n] for n in range(21)], note="x"))


def test_text_has_aligned_columns_numbers_on_the_right() -> None:
    table = Table(["member", "members"], [["zoom", 2022], ["line", None]])
    assert str(table).splitlines() == [
        "member  members",
        "------  -------",
        "zoom       2022",
        "line",
    ]
    assert str(Table([], [])) == "\n"


def test_zero_and_false_are_values_and_a_column_without_any_is_named() -> None:
    table = Table(["id", "disputed", "sure", "gone", "none"], [["a", 0, False, "", None]])
    assert repr(table).splitlines()[2:] == ["a          0  no", "Empty: gone, none."]


def test_a_column_that_is_filled_further_down_is_not_called_empty() -> None:
    table = Table(["n", "late"], [*([n, None] for n in range(30)), [30, "x"]])
    assert "late" in repr(table) and "Empty" not in repr(table)


LONG = Table(
    ["record", "member", "label", "quote", "end", "url"],
    [
        [
            "call--digital-trust-partnership",
            "digital-trust-partnership",
            "Digital Trust & Safety Partnership",
            "We the undersigned are proud to stand beside those who began this work in 2019.",
            "2021-12-31",
            "https://example.org/a-rather-long-address/of-one-word/that-cannot-be-broken.html",
        ],
        ["a--zoom", "zoom", "Zoom\nVideo", "", "..", ""],
    ],
    details=("url", "record", "quote"),
)


def is_whole(pieces: list[str], found: set[str]) -> bool:
    """Tell whether a word stands there, in one line or with its pieces in several."""
    begun = ("".join(pieces[:count]) for count in range(1, len(pieces) + 1))
    rests = (pieces[count:] for count, text in enumerate(begun, start=1) if text in found)
    return not pieces or any(is_whole(rest, found) for rest in rests)


@pytest.mark.parametrize("width", [20, 40, 60, 80, 100, 140, 300])
def test_no_value_is_cut_and_whatever_is_left_out_is_named(width: int) -> None:
    laid = laid_out(LONG, width=width)
    shown = [name for name in LONG.columns if name not in laid.folded]
    assert {"member", "label", "end"} <= set(shown), "what answers stays"
    assert set(laid.folded) <= set(LONG.details)
    found = set(" ".join(laid.lines).split())
    for name in shown:
        for word in {word for value in LONG.column(name) for word in str(value).split()}:
            assert is_whole(words_of(word, pieces=True), found), word
    if not laid.stacked:
        assert max(map(measured, laid.lines)) <= width
    text = LONG.to_text(width=width)
    assert all(name in text for name in LONG.columns)


def test_a_detail_that_alone_tells_two_rows_apart_stays() -> None:
    quote = "Companies: Amazon, Facebook, Google, Microsoft, Twitter, YouTube."
    table = Table(
        ["record", "source", "quote", "url"],
        [[f"call--{who}", "awaaz", quote, "https://example.org/list"] for who in ("acme", "beta")],
        details=("record", "url", "quote"),
    )
    laid = laid_out(table, width=40)
    assert "record" not in laid.folded and "url" in laid.folded
    assert len(set(laid.lines[2:])) > 1


def test_details_go_in_order_and_only_as_far_as_needed() -> None:
    folded = [laid_out(LONG, width=width).folded for width in (300, 150, 100, 70)]
    assert folded == [(), ("url",), ("record", "url"), ("record", "quote", "url")]
    assert "Not shown: record, url." in repr(LONG)


def test_what_is_too_wide_for_columns_stands_row_under_row() -> None:
    assert laid_out(LONG.select("member", "label", "end"), width=30).lines == [
        "member  digital-trust-partnership",
        "label   Digital Trust & Safety",
        "        Partnership",
        "end     2021-12-31",
        "",
        "member  zoom",
        "label   Zoom",
        "        Video",
        "end     ..",
    ]
    many = Table(["a" * 60, "b" * 60], [[n, n] for n in range(30)])
    assert repr(many).endswith("\n\n… 25 more rows")
    assert len(many.to_text(width=40).splitlines()) == 30 * 3 - 1


@given(st.lists(st.tuples(texts, texts), min_size=1), st.integers(1, 120))
def test_any_text_at_any_width_is_whole_and_steers_nothing(
    rows: list[tuple[str, str]], width: int
) -> None:
    text = Table(["one", "two"], rows).to_text(width=width)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    plain = {word for row in rows for cell in row for word in re.findall("[a-zA-Z0-9]+", cell)}
    assert all(word in text for word in plain)


def test_dates_and_truths_are_words_where_a_table_is_shown_and_values_in_the_data() -> None:
    texts = ["[..2021-05-14]", "[2021-05..]", "[2019..2021]", "2019~", "..", "2021-05/.."]
    table = Table(["when", "share"], [[text, 1 / 3] for text in texts])
    shown = [line.rsplit("  ", 1)[0].strip() for line in table.to_text().splitlines()[2:]]
    assert shown == ["by 2021-05-14", "2021-05 or later", "2019 to 2021", "about 2019", "..",
                     "2021-05/.."]  # fmt: skip
    assert "0.3333" in repr(table) and "by 2021-05-14" in table._repr_html_()
    for written in (table.to_csv(), table.to_tsv(), table.to_json(), table.to_jsonl()):
        assert all(text in written for text in texts) and str(1 / 3) in written
    assert table.to_pandas()["when"].tolist() == texts


def test_wide_and_combining_signs_are_measured_as_they_are_drawn() -> None:
    table = Table(["name", "n"], [["日本国", "1"], ["Zoé", "2"], ["ab", "3"]])
    assert str(table).splitlines()[2:] == ["日本国  1", "Zoé     2", "ab      3"]
    narrow = laid_out(Table(["name"], [["日本国憲法"]]), width=4)
    assert narrow.lines[2:] == ["日本", "国憲", "法"]


# A table itself


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


def test_a_column_of_several_types_can_be_ordered() -> None:
    mixed = Table(["x"], [["b"], [("c",)], [2], [DAY], [None], [True], ["a"]])
    assert mixed.sorted_by("x").column("x") == (True, 2, DAY, "a", "b", ("c",), None)


def test_tables_with_the_same_cells_are_equal_and_cannot_be_changed() -> None:
    one, two = Table(["a"], [["x"]], note="one"), Table(("a",), iter([("x",)]))
    assert one == two and hash(one) == hash(two)
    assert one != Table(["b"], [["x"]]) and one != "a"
    for name in ("rows", "note", "extra"):
        with pytest.raises(AttributeError, match="cannot be changed"):
            setattr(one, name, ())
    with pytest.raises(AttributeError, match="cannot be changed"):
        del one.rows
    with pytest.raises(TypeError):
        one.definitions["a"] = "x"  # type: ignore[index]


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_a_table_survives_pickling_with_all_that_it_says(protocol: int) -> None:
    table = Table(["a"], [["x"]], definitions={"a": "A"}, note=NOTE, types={"a": str}, details="a")
    again = pickle.loads(pickle.dumps(table, protocol))
    assert again == table and again.definitions == table.definitions
    assert (again.types, again.details) == (table.types, table.details)
    assert again.note == NOTE and again.note.data["left_out"] == 3
    assert copy.copy(table) is table and copy.deepcopy(table) is table
