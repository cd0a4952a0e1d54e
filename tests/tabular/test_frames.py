"""Data frames have the types of the values."""

from __future__ import annotations

import datetime
from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pytest

import graphkit as gk
from graphkit.errors import MissingExtra
from graphkit.table import Table

from .tables import DAY, MIXED


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
        "nothing": str(pd.Series(["x"]).dtype),
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


def test_whole_numbers_that_no_float_holds_stay_what_they_are(tmp_path: Path) -> None:
    """As in `kg.columns` and `kg.save`; a float would be another number, or one too many."""
    for numbers, kept in (((1.0, 2**53 + 1), ["1.0", str(2**53 + 1)]), ((1.5, 10**400), None)):
        table = Table(["n"], [[number] for number in numbers])
        assert table.to_pandas()["n"].tolist() == list(numbers)
        texts = kept or [str(number) for number in numbers]
        assert table.to_polars()["n"].to_list() == texts
        table.to_parquet(tmp_path / "n.parquet")
        assert pl.read_parquet(tmp_path / "n.parquet")["n"].to_list() == texts
    assert Table(["n"], [[1.5], [2**53]]).to_pandas()["n"].dtype == "float64"
    Table(["n"], [[2**70]]).to_parquet(tmp_path / "n.parquet")
    assert pl.read_parquet(tmp_path / "n.parquet")["n"].to_list() == [str(2**70)]


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


def test_a_column_of_texts_has_one_type_whatever_is_in_it(part: gk.KnowledgeGraph) -> None:
    frames = [part.evidence(one).to_pandas() for one in ("zoom", "new-zealand")]
    frames += [frame.head(0) for frame in frames]
    assert len({tuple(map(str, frame.dtypes)) for frame in frames}) == 1
    assert str(frames[0].dtypes["retrieved"]) == "datetime64[s]"
    empty = Table(["note", "day"], [[None, None]], types={"day": datetime.date}).to_pandas()
    assert empty["note"].dtype == pd.Series(["x"]).dtype
    assert str(empty["day"].dtype) == "datetime64[s]"


def test_numbers_of_analyses_are_numbers_where_all_are_missing(part: gk.KnowledgeGraph) -> None:
    frame = gk.analysis.tenure(part.panel.take(np.arange(3))).to_pandas()
    types = frame.dtypes.astype(str)
    assert types["median_seen"] == types["median_presumed"] == "Int64"
    assert types["after_5_years_seen"] == types["after_5_years_presumed"] == "float64"
    assert Table(["p"], [[1]], types={"p": float}).to_pandas()["p"].dtype == "float64"
