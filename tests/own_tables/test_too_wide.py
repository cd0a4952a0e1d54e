"""Tables of far more columns than anybody writes are refused at once, whatever reads them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import graphkit as gk
from graphkit.errors import DataError
from graphkit.importing.import_file import import_file

COLUMNS = [f"c{number}" for number in range(20_000)]


def csv_file(place: Path) -> Path:
    path = place / "wide.csv"
    path.write_text(",".join(["member", "coalition", *COLUMNS]) + "\nAcme,Pact\n")
    return path


def folder(place: Path) -> Path:
    (place / "folder").mkdir()
    return csv_file(place).rename(place / "folder" / "memberships.csv").parent


def objects_of_other_names(place: Path) -> Path:
    path = place / "keys.json"
    objects = [{"member": "Acme", "coalition": "Pact", name: "x"} for name in COLUMNS]
    path.write_text(json.dumps(objects))
    return path


@pytest.mark.parametrize("write", [csv_file, folder, objects_of_other_names])
def test_it_is_refused(write: Callable[[Path], Path], tmp_path: Path) -> None:
    path = write(tmp_path)
    with pytest.raises(DataError, match="columns, and a table may have 16,384 at most"):
        gk.load(path)
    if path.is_file():
        with pytest.raises(DataError, match="a row for each membership"):
            import_file(path, tmp_path / "made")
        assert not (tmp_path / "made").exists()
