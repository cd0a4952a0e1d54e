"""Rows in CSV have the cells of the answer, whatever IRIs and texts hold."""

from __future__ import annotations

import csv
import io
from typing import Any

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from graphkit.sparql.csv_of_answer import CsvOfAnswer
from graphkit.terms import XSD

SIGN = st.sampled_from("aé,;\"'\\\t\n\r<>@^_: ") | st.characters(exclude_categories=["Cs", "Cc"])
TEXT = st.text(SIGN, max_size=9)
IRI = st.sampled_from(["a", "a,b", ",", "'c;d'", "é,,", "e@fr"]).map(
    lambda end: ox.NamedNode(f"http://example.org/{end}")
)
PLAIN = st.sampled_from(["Acme", "<b>", "@home", "^^", "a > b", "", "7"])
LITERAL = st.one_of(
    TEXT.map(ox.Literal),
    st.builds(lambda text: ox.Literal(text, language="fr-CA"), PLAIN | TEXT),
    st.builds(lambda text, kind: ox.Literal(text, datatype=kind), PLAIN | TEXT, IRI),
    PLAIN.map(lambda text: ox.Literal(text, datatype=ox.NamedNode(XSD + "integer"))),
)
TERM = st.none() | IRI | LITERAL | st.just(ox.BlankNode("b"))
TRIPLE = st.builds(ox.Triple, IRI, IRI, IRI | LITERAL)


def spelt(term: Any) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.Triple):
        return cell(term).removeprefix("<<( ").removesuffix(" )>>")
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def written(tsv: bytes, size: int) -> str:
    """Give the CSV of an answer that comes in parts of one size."""
    parts: list[bytes] = []
    answer = CsvOfAnswer(parts.append)
    for start in range(0, len(tsv), size):
        answer.write(tsv[start : start + size])
    return b"".join(parts).decode()


@given(st.lists(st.tuples(TERM, TERM | TRIPLE), max_size=9), st.integers(1, 400))
def test_every_cell_is_read_again_in_its_column(rows: list[tuple[Any, Any]], size: int) -> None:
    # The engine is not asked: blank nodes cannot stand in VALUES.
    answer = "".join("\t".join("" if t is None else cell(t) for t in row) + "\n" for row in rows)
    text = written(("?a\t?b\n" + answer).encode(), size)
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert read == [["a", "b"], *([spelt(term) for term in row] for row in rows)]


def cell(term: Any) -> str:
    """Write a term as the engine writes it in TSV."""
    text = str(term).replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
    return f"<<( {text} )>>" if isinstance(term, ox.Triple) else text


def test_where_the_engine_is_right_it_is_written_as_the_engine_does() -> None:
    values = (
        '("a, b"@en 1) (<http://example.org/c> 2.50) ("say \\"x\\"\\r\\n" true)'
        ' ("\\u0001\\b" 7) (UNDEF 1e0)'
    )
    for query in (f"SELECT * {{ VALUES (?a ?b) {{ {values} }} }}", "SELECT * {}"):
        answer: Any = ox.Store().query(query)
        tsv = answer.serialize(format=ox.QueryResultsFormat.TSV)
        again: Any = ox.Store().query(query)
        expected = again.serialize(format=ox.QueryResultsFormat.CSV).decode()
        assert written(tsv, 2**16) == expected


def test_a_row_that_does_not_end_is_counted() -> None:
    answer = CsvOfAnswer(lambda _: None)
    for _ in range(3):
        answer.write(b"x" * 10)
    assert answer.held == 30
