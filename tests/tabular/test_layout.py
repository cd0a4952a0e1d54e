"""For people nothing is cut, whatever the width, and what is left out is named."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.table import Table
from graphkit.tabular.laid_out import laid_out
from graphkit.tabular.wrapped_lines import measured, words_of

from .tables import MIXED, NOTE, texts


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


def test_what_python_prints_by_itself_abridges_long_lists() -> None:
    """A print in full has all of them."""
    names = tuple(f"member-{n}" for n in range(1_000))
    table = Table(("class", "members"), [("a", names)])
    for text in (repr(table), table._repr_html_()):
        assert len(text) < 1_000 and "member-11" in text and "… 988 more" in text
    assert "member-999" in table.to_text()
