"""A new folder works at once, with examples or from a table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.errors import DataError
from graphkit.importing.new_folder import new_folder
from graphkit.importing.writing.format_folder import format_folder

pytestmark = pytest.mark.filterwarnings("ignore:.* left out:UserWarning")
"""Rows are left out here: that it is warned of them, own_tables/test_left_out.py asserts."""

FILES = Path(__file__).parent / "files"
_ABOUT = {"years.csv": "Union", "landscape.csv": "Landscape"}


def test_a_new_folder_can_be_checked_asked_and_drawn(
    tmp_path: Path, run_cli: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run_cli("new", "my-pledges").code == 0
    assert run_cli("check", "my-pledges").code == 0
    assert run_cli("fmt", "my-pledges", "--check").code == 0
    ran = run_cli("members", "Example Pledge", "--data", "my-pledges", "--format", "csv")
    assert ran.code == 0 and len(ran.out.splitlines()) == 3
    ran = run_cli("view", "my-pledges")
    assert ran.code == 0 and (tmp_path / "my-pledges.html").stat().st_size > 100_000
    assert gk.load("my-pledges").about.title == "My pledges"


def test_a_new_folder_from_a_table(tmp_path: Path, run_cli: Callable[..., Any]) -> None:
    ran = run_cli("new", tmp_path / "treaties", "--from", FILES / "treaties.csv", "--title", "A, B")
    assert ran.code == 0 and "Contracting Party" in ran.out
    kg = gk.load(tmp_path / "treaties")
    assert kg.about.title == "A, B" and len(kg.members("Beijing")) > 20
    readme = (tmp_path / "treaties" / "README.md").read_text(encoding="utf-8")
    assert 'graphkit members "Beijing"' in readme


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("years of work", encoding="utf-8")
    with pytest.raises(DataError, match="not empty"):
        new_folder(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.tex"]


def test_a_new_folder_is_in_canonical_form(tmp_path: Path) -> None:
    new_folder(tmp_path / "new")
    assert format_folder(tmp_path / "new", write=False) == ()


def test_a_date_of_two_readings_names_the_option_and_an_address_stands_once(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    (tmp_path / "memberships.csv").write_text(
        "actor,coalition,during,source\nant,pact,2019/..,https://a.example/list\n"
    )
    typed = ("add", tmp_path, "Bee", "Pact", "--source", "https://a.example/list/", "--since")
    refused = run_cli(*typed, "05/06/2022")
    assert "memberships.csv: [since] '05/06/2022'" in refused.err and "--dates dmy" in refused.err
    told = run_cli(*typed, "2022-06-05")
    assert f"{told.out}{told.err}".count("'https://a.example/list'") == 1


@pytest.mark.parametrize(
    "name", ["treaties.csv", "matrix.csv", "years.csv", "cabinets.csv", "landscape.csv"]
)
def test_what_is_written_is_in_canonical_form(name: str, tmp_path: Path) -> None:
    new_folder(tmp_path / "new", from_=FILES / name, joined=_ABOUT.get(name))
    assert format_folder(tmp_path / "new", write=False) == ()


def test_a_large_table_is_written_in_canonical_form(tmp_path: Path) -> None:
    rows = [
        f'"Acme {n % 37}, Ltd",{"RBG"[n % 3]} Pact,{2000 + n % 5},,n{n % 7}' for n in range(999)
    ]
    path = tmp_path / "table.csv"
    path.write_text("\n".join(["Member,Pledge,Since,Left,Mood", *rows, "=Z,=A Pact,soon,,"]))
    new_folder(tmp_path / "new", from_=path)
    assert format_folder(tmp_path / "new", write=False) == ()
