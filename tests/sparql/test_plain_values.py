"""Answers are read from the engine's text exactly as from its terms, whatever they hold."""

from __future__ import annotations

import csv
import datetime
import io
import re
from typing import Any

import numpy as np
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import InvalidDate
from graphkit.panel.csv_cells import Cells
from graphkit.panel.days import UNSAID, number_of
from graphkit.sparql.plain_values import rows_of, table_of, typed, value, value_of
from graphkit.sparql.run import run
from graphkit.stores.memory import Store
from graphkit.terms import XSD

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
TYPES = ["integer", "int", "decimal", "double", "float", "boolean", "date", "gYear", "string"]
WORDS = TEXT | st.sampled_from(
    [
        "7",
        "+07",
        "-0",
        "1.50",
        "1e3",
        "INF",
        "NaN",
        "true",
        "1",
        "2020-02-30",
        "2022-06-23",
        "today",
    ]
)
IRI = st.sampled_from(["http://example.org/a", "http://example.org/é%20(b)", "urn:x:y'z"])
TERM = st.one_of(
    st.none(),
    IRI.map(ox.NamedNode),
    TEXT.map(ox.Literal),
    TEXT.map(lambda text: ox.Literal(text, language="en-GB")),
    st.builds(
        lambda word, kind: ox.Literal(word, datatype=ox.NamedNode(XSD + kind)),
        WORDS,
        st.sampled_from(TYPES),
    ),
    WORDS.map(lambda word: ox.Literal(word, datatype=ox.NamedNode("http://example.org/type"))),
)


@given(st.lists(st.tuples(TERM, TERM), max_size=5))
def test_every_term_comes_as_the_value_that_its_object_has(pairs: list[tuple[Any, ...]]) -> None:
    data = "".join(f"({' '.join('UNDEF' if t is None else str(t) for t in p)}) " for p in pairs)
    query = f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {data} }} }}"
    store = ox.Store()
    solutions, again = store.query(query), store.query(query)
    assert isinstance(solutions, ox.QuerySolutions) and isinstance(again, ox.QuerySolutions)
    terms = [[None if t is None else value(t) for t in row] for row in solutions]
    found = list(rows_of(again.serialize(format=ox.QueryResultsFormat.TSV) or b""))
    assert len(found) == len(terms) == len(pairs)
    for row, expected in zip(found, terms, strict=True):
        assert list(map(repr, row)) == list(map(repr, expected))  # NaN is no equal of itself


@given(st.lists(st.tuples(TERM, TERM), max_size=60))
def test_short_and_long_answers_have_all_rows_in_order(pairs: list[tuple[Any, ...]]) -> None:
    data = "".join(f"({' '.join('UNDEF' if t is None else str(t) for t in p)}) " for p in pairs)
    query = f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {data} }} }}"
    solutions, again = ox.Store().query(query), ox.Store().query(query)
    assert isinstance(solutions, ox.QuerySolutions) and isinstance(again, ox.QuerySolutions)
    terms = [tuple(None if t is None else value(t) for t in row) for row in solutions]
    found = table_of(again)
    assert found.columns == ("a", "b")
    assert list(map(repr, found)) == list(map(repr, terms))


def test_answers_without_columns_rows_or_values() -> None:
    store = Store.of_turtle("<http://example.org/a> a <http://example.org/B> .")
    assert run(store, "SELECT * {}").rows == ((),)
    assert run(store, "SELECT * { FILTER(false) }").rows == ()
    assert run(store, "SELECT ?x {}").rows == ((None,),)
    assert run(store, "SELECT (<<( <http://a.b/> <http://a.b/p> 'x' )>> AS ?t) {}").rows == (
        ('<http://a.b/> <http://a.b/p> "x"',),
    )


def test_a_value_that_occurs_often_is_kept_once() -> None:
    lines = b"?x\n" + b"<http://example.org/a-rather-long-name>\n" * 1000
    assert len({id(row[0]) for row in rows_of(lines)}) == 1


CELL = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(st.lists(CELL, min_size=n, max_size=n), max_size=6)
    )
)
def test_columns_of_csv_are_those_that_the_standard_reader_finds(table: list[list[str]]) -> None:
    table = [[cell.replace("\x00", "").translate({30: 32, 31: 32}) for cell in r] for r in table]
    width = len(table[0]) if table else 2
    names = [f"c{n}" for n in range(width)]
    for ending in ("\r\n", "\n"):
        file = io.StringIO(newline="")
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerows([names, *table])
        text = file.getvalue()
        if '"' not in text:
            text = text.replace("\r\n", ending)
        cells = Cells(text.encode())
        assert cells.names == tuple(names)
        assert [cells.texts(name) for name in names] == (
            [list(column) for column in zip(*table, strict=True)] or [[]] * width
        )


def test_dates_of_a_column_and_what_is_no_date() -> None:
    days = ["2022-06-23", "", "1999-12-31", "2000-02-29"]
    cells = Cells("\r\n".join(["a,d", *(f"x,{day}" for day in days), ""]).encode())
    expected = [number_of(day) if day else UNSAID for day in days]
    assert cells.days("d").tolist() == expected
    assert cells.take(np.array([2, 0])).days("d").tolist() == [expected[2], expected[0]]
    assert expected[0] == (datetime.date(2022, 6, 23) - datetime.date(1970, 1, 1)).days
    for wrong in ("2021-02-29", "today", "2022-W01-1", "22-06-23", "-44-003-15", "+020-01-01"):
        with pytest.raises(InvalidDate, match=re.escape(wrong)):
            Cells(f"d\r\n2022-06-23\r\n{wrong}\r\n".encode()).days("d")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *(("yes", "boolean"), ("TRUE", "boolean"), ("1_000", "integer"), ("1_0.5", "decimal")),
        *(("2021-W20-5", "date"), ("20210520", "date"), ("1e3", "decimal"), ("nan", "double")),
    ],
)
def test_literals_that_are_not_of_their_type_stay_texts(text: str, kind: str) -> None:
    datatype = f"http://www.w3.org/2001/XMLSchema#{kind}"
    assert typed(text, datatype) == text
    assert value_of(f'"{text}"^^<{datatype}>') == text
