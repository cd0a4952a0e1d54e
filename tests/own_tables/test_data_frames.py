"""A data frame is no path, and the error says how to open it all the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest

import graphkit as gk

COLUMNS = {"member": ["Acme"], "pledge": ["Green Pact"], "since": ["2021"]}


def test_a_data_frame_is_refused_with_what_to_write(tmp_path: Path) -> None:
    frame, path = pd.DataFrame(COLUMNS), tmp_path / "table.csv"
    said = r'df\.to_csv\("table\.csv", index=False\); gk\.load\("table\.csv"\)'
    with pytest.raises(TypeError, match=said):
        gk.load(frame)
    frame.to_csv(path, index=False)
    assert gk.load(path).members("green-pact").column("start") == ("2021",)


def test_an_address_of_the_web_is_told_from_a_path(
    tmp_path: Path, run_cli: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    address = "https://example.org/a.ttl"
    pd.DataFrame(COLUMNS).to_csv("table.csv", index=False)
    kg = gk.load("table.csv")
    for take in (gk.load, gk.check, gk.import_file, kg.export, kg.add):
        with pytest.raises(gk.NotFound, match=f"{address}'. It is an address of the web"):
            take(address)
    for command in ("check", "import", "new"):
        ran = run_cli(command, address)
        assert (ran.code, "It is an address of the web" in ran.err) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["table.csv"]


def test_other_values_are_refused_too() -> None:
    with pytest.raises(gk.NotAPath, match=r'df\.write_csv\("table\.csv"\); gk\.check'):
        gk.check(pl.DataFrame(COLUMNS))  # type: ignore[arg-type]
    with pytest.raises(gk.NotAPath, match="a list is no path"):
        gk.load([COLUMNS])  # type: ignore[arg-type]
