"""Answers as files and as columns hold what the table holds, in little memory."""

from __future__ import annotations

import csv
import datetime
import gc
import io
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

import graphkit as gk
from graphkit.sparql.arrow import batches
from graphkit.sparql.formats import FORMATS
from graphkit.sparql.plain_values import value
from graphkit.stores.memory import Store

NAMED = "members"
ROWS = """
SELECT ?m ?start ?title (STRLEN(STR(?m)) AS ?long) (STRLEN(STR(?m)) / 4.0 AS ?part)
  (BOUND(?title) AS ?named) WHERE {
  ?m a cg:Membership OPTIONAL { ?m cg:startLatest ?start } OPTIONAL { ?m skos:note ?title }
} ORDER BY ?m"""
TRIPLES = "CONSTRUCT { ?m ?p ?o } WHERE { ?m a cg:Membership ; ?p ?o }"
RESULTS = {
    ".json": pyoxigraph.QueryResultsFormat.JSON,
    ".srj": pyoxigraph.QueryResultsFormat.JSON,
    ".xml": pyoxigraph.QueryResultsFormat.XML,
    ".srx": pyoxigraph.QueryResultsFormat.XML,
    ".tsv": pyoxigraph.QueryResultsFormat.TSV,
}


@pytest.fixture(scope="module")
def kg(part: gk.KnowledgeGraph) -> gk.KnowledgeGraph:
    return part


@pytest.fixture(autouse=True)
def _no_answer_is_left() -> Iterator[None]:
    """A failure keeps the engine's answer in its traceback, and no other thread may free it."""
    gc.collect()
    yield
    gc.collect()


def rows_of(table: pa.Table) -> list[tuple[Any, ...]]:
    return list(zip(*(column.to_pylist() for column in table.columns), strict=True))


@pytest.mark.parametrize("ending", RESULTS)
def test_a_saved_answer_has_the_rows_of_the_query(
    kg: gk.KnowledgeGraph, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"rows{ending}"
    kg.save(ROWS, path)
    found = pyoxigraph.parse_query_results(path.read_bytes(), RESULTS[ending])
    assert isinstance(found, pyoxigraph.QuerySolutions)
    rows = [tuple(None if t is None else value(t) for t in solution) for solution in found]
    expected = kg.query(ROWS)
    assert tuple(v.value for v in found.variables) == expected.columns
    assert rows == list(expected)


def test_saved_csv_is_the_csv_of_the_standard(kg: gk.KnowledgeGraph, tmp_path: Path) -> None:
    path = tmp_path / "rows.CSV"
    kg.save(ROWS, path)
    assert path.read_bytes() == kg.store.csv(ROWS)
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
    assert len(rows) == len(kg.query(ROWS)) + 1


def test_columns_and_parquet_are_typed_and_have_the_values_of_the_query(
    kg: gk.KnowledgeGraph, tmp_path: Path
) -> None:
    kg.save(ROWS, tmp_path / "rows.parquet")
    found = kg.columns(ROWS)
    types = ["string", "date32[day]", "string", "int64", "double", "bool"]
    assert list(map(str, found.schema.types)) == types
    assert found.schema.names == list(kg.query(ROWS).columns)
    assert rows_of(found) == list(kg.query(ROWS))
    assert pq.read_table(tmp_path / "rows.parquet").equals(found)


@pytest.mark.slow
@pytest.mark.parametrize("ending", FORMATS)
def test_saved_triples_are_those_of_the_query(
    kg: gk.KnowledgeGraph, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"triples{ending}"
    kg.save(TRIPLES, path)
    saved = pyoxigraph.parse(path=str(path), format=FORMATS[ending])
    rows = {(value(q.subject), value(q.predicate), value(q.object)) for q in saved}
    assert rows == set(kg.query(TRIPLES))


def as_rdf(cell: object) -> str:
    """Write a value as RDF does, which writes truth values small."""
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


def test_triples_and_truths_have_columns_too(kg: gk.KnowledgeGraph, tmp_path: Path) -> None:
    expected = [tuple(map(as_rdf, row)) for row in kg.query(TRIPLES)]
    found = kg.columns(TRIPLES)
    assert found.schema.names == ["subject", "predicate", "object"]
    assert sorted(rows_of(found)) == sorted(expected)
    kg.save("ASK { id:zoom ?p ?o }", tmp_path / "truth.parquet")
    assert pq.read_table(tmp_path / "truth.parquet").to_pydict() == {"answer": [True]}
    kg.save("ASK { id:zoom ?p ?o }", tmp_path / "truth.json")
    assert '"boolean":true' in (tmp_path / "truth.json").read_text()


def test_columns_go_on_to_pandas_and_polars(kg: gk.KnowledgeGraph) -> None:
    import polars as pl

    found = kg.columns(ROWS)
    assert found.to_pandas()["long"].dtype == "int64"
    assert pl.DataFrame(pl.from_arrow(found)).schema["start"] == pl.Date


def test_named_queries_and_parameters_work_as_in_a_query(
    kg: gk.KnowledgeGraph, tmp_path: Path
) -> None:
    expected = kg.query(NAMED, coalition="GIFCT")
    assert kg.columns(NAMED, coalition="GIFCT").num_rows == len(expected) > 0
    kg.save(NAMED, tmp_path / "m.csv", coalition="GIFCT")
    lines = (tmp_path / "m.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].split(",") == list(expected.columns)
    counted = "SELECT (COUNT(?m) AS ?n) (SAMPLE(?path) AS ?p) { ?m org:member ?who, ?path }"
    found = kg.columns(counted, who=kg.actor("zoom"), path=kg.actor("zoom"))
    kg.save(counted, tmp_path / "n.parquet", who=kg.actor("zoom"), path=kg.actor("zoom"))
    assert rows_of(found) == list(kg.query(counted, who=kg.actor("zoom"), path=kg.actor("zoom")))
    assert pq.read_table(tmp_path / "n.parquet").equals(found)


CELLS = st.one_of(
    st.none(),
    st.booleans().map(lambda b: f"{b}".lower()),
    st.sampled_from([0, -1, 2**53, 2**53 + 1, -(2**63), 2**63, 10**30]).map(str),
    st.integers(-99, 99).map(str),
    st.sampled_from(["1.5", "2.0", "-0.25", "1e0", "1E300", '"NaN"^^xsd:double']),
    st.dates().map(lambda d: f'"{d.isoformat()}"^^xsd:date'),
    st.sampled_from(['"2020-13-45"^^xsd:date', '"x"^^xsd:integer', "<urn:x>", "id:zoom", '""']),
    st.sampled_from(['"a\\tb\\r\\nc\\"d"', '"é, ; "@fr', "'''\n'''", '"null"', '"\\\\N"']),
)


def as_written(cell: object) -> object:
    """Write a value of a column of mixed kinds as the documentation says."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) <= 2**53:
        return str(int(cell))
    return None if cell is None else str(cell)


def documented(cells: list[Any]) -> tuple[str, list[Any]]:
    """Give the type that a column of these values should have, and what it should hold."""
    kinds = {type(cell) for cell in cells if cell is not None}
    whole = [cell for cell in cells if type(cell) is int]
    if kinds == {bool}:
        return "bool", cells
    if kinds == {datetime.date}:
        return "date32[day]", cells
    if kinds == {int} and all(-(2**63) <= cell < 2**63 for cell in whole):
        return "int64", cells
    if kinds in ({float}, {int, float}) and all(abs(cell) <= 2**53 for cell in whole):
        return "double", [None if cell is None else float(cell) for cell in cells]
    return "string", list(map(as_written, cells))


@pytest.mark.slow
@given(st.lists(st.tuples(CELLS, CELLS), max_size=12), st.sampled_from([1, 40, 2**20]))
def test_types_and_values_do_not_depend_on_where_a_batch_ends(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str | None, ...]], size: int
) -> None:
    written = " ".join(f"({' '.join(cell or 'UNDEF' for cell in row)})" for row in rows)
    query = f"SELECT * {{ VALUES (?a ?b) {{ {written} }} }}"
    kg = gk.KnowledgeGraph(Store.of_turtle())
    path = tmp_path_factory.getbasetemp() / "property.parquet"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batches, "_BATCH", size)
        found = kg.columns(query)
        kg.save(query, path)
    assert found.num_rows == len(rows)
    for name in ("a", "b"):
        kind, cells = documented(list(kg.query(query).column(name)))
        assert str(found.schema.field(name).type) == kind
        assert repr(found[name].to_pylist()) == repr(cells)  # NaN equals nothing, its text does
    read = pq.read_table(path)
    assert repr(read.to_pydict()) == repr(found.to_pydict())
    assert read.schema.equals(found.schema)


def test_an_answer_without_rows_or_columns_is_kept(kg: gk.KnowledgeGraph, tmp_path: Path) -> None:
    none = "SELECT ?a ?b { ?a cg:nothing ?b }"
    kg.save(none, tmp_path / "none.parquet")
    for found in (kg.columns(none), pq.read_table(tmp_path / "none.parquet")):
        assert (found.num_rows, found.schema.names) == (0, ["a", "b"])
    assert kg.columns("SELECT * {}").num_columns == 0
    kg.save("SELECT ?a {}", tmp_path / "unbound.parquet")
    assert pq.read_table(tmp_path / "unbound.parquet").to_pydict() == {"a": [None]}


@pytest.mark.parametrize(
    ("query", "name", "wrong"),
    [
        (
            ROWS,
            "x.ttl",
            (gk.QueryError, "gives rows, which .ttl files do not hold. Use one of .csv"),
        ),
        (TRIPLES, "x.csv", (gk.QueryError, "gives triples, which .csv files do not hold")),
        (ROWS, "x.xlsx", (gk.NotFound, "no file format is called '.xlsx'. Use one of .csv")),
        (ROWS, "x", (gk.NotFound, "no file format is called 'x'")),
        (ROWS, "none/x.csv", (gk.NotFound, "no folder is called")),
        (ROWS, "folder.csv", (gk.DataError, "this is a folder")),
        ("SELECT ?x { nonsense", "x.csv", (gk.QueryError, "line 1, column")),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "x.csv", (gk.UnsafeQuery, "FROM")),
        ("INSERT DATA { id:a id:b id:c }", "x.csv", (gk.UnsafeQuery, "INSERT")),
        ("memberz", "x.csv", (gk.NotFound, "Did you mean 'members'")),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    kg: gk.KnowledgeGraph, tmp_path: Path, query: str, name: str, wrong: tuple[type[Exception], str]
) -> None:
    error, told = wrong
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(error) as caught:
        kg.save(query, tmp_path / name)
    assert told in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["folder.csv"]
    if error is gk.UnsafeQuery:
        with pytest.raises(error, match=told):
            kg.columns(query)


ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
HUNDREDS = """
import resource, signal, sys
import graphkit as gk
from graphkit.stores.memory import Store
kg = gk.KnowledgeGraph(Store.of_turtle(*(f"<urn:{n}> <urn:of> {n} ." for n in range(500))))
"""
FULL = f"""{HUNDREDS}
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2**17, 2**17))
try:
    kg.save(sys.argv[1], sys.argv[2])
except gk.DataError as error:
    print(error)
"""
SAVE = f"""{HUNDREDS}
kg.save(sys.argv[1], sys.argv[2])
"""


@pytest.mark.slow
@pytest.mark.parametrize("name", ["rows.csv", "rows.parquet", "rows.json"])
def test_when_there_is_no_room_the_old_file_stays_and_no_other_is_left(
    tmp_path: Path, name: str
) -> None:
    pytest.importorskip("resource", reason="limits of file size need a POSIX system")
    path = tmp_path / name
    path.write_text("old")
    ran = subprocess.run(
        [sys.executable, "-c", FULL, ENDLESS, str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "cannot be written" in ran.stdout, ran.stderr
    assert str(path) in ran.stdout
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_when_the_process_is_killed_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("old")
    command = [sys.executable, "-c", SAVE, ENDLESS, str(path)]
    with subprocess.Popen(command) as writer:
        while sum(file.stat().st_size for file in tmp_path.iterdir()) < 100_000:
            assert writer.poll() is None
            time.sleep(0.05)
        writer.kill()
    assert path.read_text() == "old"


MEASURE = """
import sys
from collections.abc import Callable
from pathlib import Path
import pyarrow.csv, pyarrow.parquet
import graphkit as gk
from graphkit.stores.memory import Store
line = '<urn:thing:{0}> <urn:size> {0} ; <urn:name> "the thing of number {0}" .'
kg = gk.KnowledgeGraph(Store.of_turtle(*(line.format(n) for n in range(350))))
query = "SELECT * { ?a <urn:size> ?x ; <urn:name> ?n . ?b <urn:size> ?y ; <urn:name> ?m }"
def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024
before = peak()
if sys.argv[1] == "query":
    answer = kg.query(query)
    print(peak() - before, len(answer))
elif sys.argv[1] == "columns":
    answer = kg.columns(query)
    print(peak() - before, len(answer), answer.nbytes)
else:
    kg.save(query, sys.argv[1])
    print(peak() - before)
"""


ROWS_OF_PAIRS = 350**2


def measured(how: str) -> list[int]:
    ran = subprocess.run(
        [sys.executable, "-c", MEASURE, how], capture_output=True, text=True, check=True
    )
    return [int(number) for number in ran.stdout.split()]


@pytest.mark.slow
def test_a_hundred_thousand_rows_are_saved_and_given_as_columns_in_little_memory(
    tmp_path: Path,
) -> None:
    if not Path("/proc/self/status").exists():
        pytest.skip("only Linux tells the most memory that a process took")
    table, rows = measured("query")
    assert rows == ROWS_OF_PAIRS
    for name in ("rows.csv", "rows.json"):
        (saved,) = measured(str(tmp_path / name))
        assert saved < 32 * 2**20, name
        assert saved < table / 8, name
    (parquet,) = measured(str(tmp_path / "rows.parquet"))
    assert parquet < 96 * 2**20, "a table of them all would take 50 MB more"
    assert pq.ParquetFile(tmp_path / "rows.parquet").metadata.num_rows == ROWS_OF_PAIRS
    columns, rows, size = measured("columns")
    assert rows == ROWS_OF_PAIRS
    assert columns < 1.5 * size + 80 * 2**20


def test_the_command_line_saves_answers_too(
    run_cli: Callable[..., Any], extract: Path, kg: gk.KnowledgeGraph, tmp_path: Path
) -> None:
    path = tmp_path / "members.parquet"
    facts = ("--data", extract)
    ran = run_cli("query", NAMED, "--param", "coalition=GIFCT", "-o", path, *facts)
    assert (ran.code, ran.out, ran.err) == (0, "", f"wrote {path}\n")
    assert pq.read_table(path).equals(kg.columns(NAMED, coalition="GIFCT"))
    ran = run_cli("query", TRIPLES, "-o", tmp_path / "x.csv", *facts)
    assert (ran.code, ran.out) == (0, "")
    header, *rows = (tmp_path / "x.csv").read_text(encoding="utf-8").splitlines()
    assert header == "subject,predicate,object" and len(rows) == len(kg.query(TRIPLES))
