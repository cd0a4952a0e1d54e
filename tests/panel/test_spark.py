"""Spark jobs over the Parquet files give what the panel gives here."""

from __future__ import annotations

import functools
import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

import graphkit as gk
from graphkit.errors import InvalidChoice
from graphkit.facts.certainty import DEGREES, AtLeast
from graphkit.panel import EARLIEST, LATEST, Panel, spark

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    Both = tuple[Panel, DataFrame]

pytest.importorskip("pyarrow")
pytestmark = [
    pytest.mark.filterwarnings("ignore"),  # PySpark itself warns of pandas and of open sockets
    pytest.mark.slow,
]


@pytest.fixture(scope="module")
def local(part: gk.KnowledgeGraph) -> gk.KnowledgeGraph:
    """A part of the bundled facts; what is asked here does not need all of them."""
    return part


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    pytest.importorskip("pyspark", reason="PySpark is not installed (pip install pyspark)")
    if shutil.which("java") is None:
        pytest.skip("no Java is installed (Debian: openjdk-17-jre-headless)")
    from pyspark.sql import SparkSession

    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    # Jobs of a moment are not worth the second compiler and the parallel collector of Java, nor
    # code that is made and compiled for each query.
    os.environ["PYSPARK_SUBMIT_ARGS"] = (
        '--driver-java-options "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC'
        ' -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote" pyspark-shell'
    )
    made = (
        SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.adaptive.enabled", "false")
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    made.sparkContext.setLogLevel("OFF")
    yield made
    made.stop()


@pytest.fixture(
    scope="module", params=[pytest.param("bundled", marks=pytest.mark.thorough), "2,000 made up"]
)
def both(
    request: pytest.FixtureRequest,
    session: SparkSession,
    local: gk.KnowledgeGraph,
    tmp_path_factory: pytest.TempPathFactory,
) -> Both:
    if request.param == "bundled":
        panel = local.panel
    else:
        panel = pytest.importorskip("benchmarks.generate").panel(2_000)
    folder = tmp_path_factory.mktemp("panel")
    panel.to_parquet(folder)
    return panel, spark.read(session, folder)


def tuples(frame: DataFrame) -> list[tuple[object, ...]]:
    return [tuple(row) for row in frame.collect()]


DAYS: list[tuple[str, AtLeast]] = [
    *(("2019-05-15", "certain"), ("2022-06-23", "presumed"), ("2019-05-15", "possible")),
]
WINDOWS: list[tuple[Any, Any]] = [("2020-01-01", "2020-12-31"), (EARLIEST, LATEST)]


def test_the_memberships_of_a_day_of_a_year_and_of_all_time(both: Both) -> None:
    """All are asked for in one job, because to start one takes most of its time."""
    from pyspark.sql import DataFrame, functions

    panel, frame = both
    asked = [(day, day, degree) for day, degree in DAYS]
    asked += [(*window, degree) for window in WINDOWS for degree in DEGREES]
    jobs = [
        spark.within(frame, *one).select(functions.lit(number).alias("asked"), "record")
        for number, one in enumerate(asked)
    ]
    found: dict[int, list[str]] = {}
    for number, record in functools.reduce(DataFrame.unionAll, jobs).collect():
        found.setdefault(number, []).append(record)
    for number, (first, last, degree) in enumerate(asked):
        expected = panel.at(first, degree) if first == last else panel.during(first, last, degree)
        assert sorted(found.get(number, [])) == sorted(expected.membership), asked[number]
    assert len(found) > len(DAYS)


def test_joins_per_year(both: Both) -> None:
    panel, frame = both
    days = panel.start_latest[panel.start_latest < LATEST]
    years, counts = np.unique(
        days.astype("datetime64[D]").astype("datetime64[Y]"), return_counts=True
    )
    expected = [(int(str(year)), int(n)) for year, n in zip(years, counts, strict=True)]
    assert tuples(spark.joins_per_year(frame)) == expected


def test_degrees(both: Both) -> None:
    panel, frame = both
    pairs = distinct_pairs(panel)
    expected: dict[tuple[str, str], int] = {}
    for column, names, side in ((0, panel.members, "actor"), (1, panel.coalitions, "coalition")):
        codes, counts = np.unique(pairs[:, column], return_counts=True)
        expected |= {(names[c], side): n for c, n in zip(codes, counts.tolist(), strict=True)}
    found = tuples(spark.degrees(frame))
    assert {(node, side): degree for node, side, degree in found} == expected
    assert found == sorted(found, key=lambda row: (row[1], row[0]))


def test_co_membership(both: Both) -> None:
    import scipy.sparse as sp

    panel, frame = both
    pairs = distinct_pairs(panel)
    shape = len(panel.members), len(panel.coalitions)
    joined = sp.csr_matrix((np.ones(len(pairs), dtype=int), pairs.T), shape=shape)
    shared = sp.triu(joined @ joined.T, 1).tocoo()
    kept = shared.data >= 3
    expected = sorted(
        (panel.members[a], panel.members[b], int(n))
        for a, b, n in zip(shared.row[kept], shared.col[kept], shared.data[kept], strict=True)
    )
    assert expected
    assert tuples(spark.co_membership(frame, min_shared=3)) == expected


def distinct_pairs(panel: Panel) -> np.ndarray:
    return np.unique(np.stack([panel.member, panel.coalition], axis=1), axis=0)


def test_an_unknown_degree_of_certainty_is_refused(both: Both) -> None:
    with pytest.raises(InvalidChoice, match="presumed"):
        spark.within(both[1], "2022-06-23", "2022-06-23", "maybe")  # type: ignore[arg-type]
