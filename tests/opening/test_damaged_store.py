"""A store on disk with a flipped byte is told, and its panel made anew."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.errors import DataError
from graphkit.opening.build_store import build_store


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0x40
    path.write_bytes(data)


def test_flipped_bytes_are_told_and_the_panel_is_made_anew(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    table, store = tmp_path / "pledges.csv", tmp_path / "store"
    table.write_text("member,coalition,since\nAcme,Pact,2020\nBeta,Pact,2021\n")
    build_store(table, store)
    assert gk.check(store).readable
    flip(store / "panel" / "memberships.parquet")
    assert gk.load(store).panel.members == gk.load(table).panel.members
    flip(max((store / "oxigraph").glob("*.sst"), key=lambda file: file.stat().st_size))
    with pytest.raises(DataError, match="not as they were when it was made"):
        gk.check(store)


def test_a_store_that_has_lost_its_checksums_is_refused_and_one_that_never_had_any_opens(
    tmp_path: Path,
) -> None:
    table, store = tmp_path / "pledges.csv", tmp_path / "store"
    table.write_text("member,coalition\nAcme,Pact\n")
    build_store(table, store)
    (store / "checksums").unlink()
    with pytest.raises(DataError, match="Build the store again"):
        gk.load(store)
    mark = store / "graphkit-store"
    mark.write_bytes(b"".join(mark.read_bytes().splitlines(keepends=True)[:2]))
    assert gk.load(store).members("Pact").column("member") == ("acme",)
    (store / "panel" / "memberships.parquet").unlink()
    assert gk.load(store).panel.members == gk.load(table).panel.members
