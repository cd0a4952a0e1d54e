"""What an import guessed gives way to what is typed; what a person wrote does not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.errors import DataError

REGISTER = "name,nature\n" + "".join(f"Firm {n},{('Red', 'Blue')[n % 2]}\n" for n in range(20))


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "register.csv"
    path.write_text(REGISTER, encoding="utf-8")
    return path


def test_a_guessed_column_is_told_with_the_repair_which_works(
    register: Path, run_cli: Callable[..., Any]
) -> None:
    folder = register.parent / "out"
    ran = run_cli("import", register, "-o", folder)
    assert (
        "'nature' is taken for what was joined, by its texts alone. If the whole table is about "
        "one coalition, add --joined NAME." in " ".join(ran.err.split())
    )
    assert run_cli("import", register, "-o", folder, "--joined", "Paris Call").code == 0
    assert len(gk.load(folder).members("Paris Call")) == 20
    assert len(gk.load(folder).list("coalitions")) == 1


def test_a_mapping_that_somebody_wrote_or_named_stays(register: Path) -> None:
    folder = register.parent / "out"
    gk.import_file(register, folder)
    mapping = folder / "import-map.toml"
    with pytest.raises(DataError, match="reads the coalition from the column 'nature'"):
        gk.import_file(register, map=mapping, joined="Paris Call")
    text = mapping.read_text(encoding="utf-8")
    edited = text.replace("\n[[membership]]\n", '\n[[membership]]\nnote = "nature"\n', 1)
    mapping.write_text(edited, encoding="utf-8")
    with pytest.raises(DataError, match="reads the coalition from the column 'nature'"):
        gk.import_file(register, folder, joined="Paris Call")
