"""A mark in a cell beside words of leaving is a membership that ended."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.importing.import_file import import_file
from tests.own_tables.both_doors import Outcome, imported, read_both


def wide(tmp_path: Path, cell: str, more: str = "") -> Outcome:
    """Import a table of two pacts in which one cell says more than a mark."""
    path = tmp_path / "wide.csv"
    rows = f'Acme,"{cell}",\nBeta,,x\n{more}'
    path.write_text(f"Member,Red Pact,Blue Pact\n{rows}", encoding="utf-8")
    return imported(path)


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        *[
            ("x (withdrew 2022)", " /2022"),
            ("x; left 2021", " /2021"),
            ("x - left in 2021", " /2021"),
        ],
        *[("x (until 2020)", " /2020"), ("yes (left 2021)", " /2021"), ("x [left 2020]", " /2020")],
        *[("x / 2020", " 2020/.."), ("x (2017–2020)", " 2017/2020"), ("2019 (left)", " 2019/")],
        *[("x (2019, left 2021)", " 2019/2021"), ("joined 2019; left 2021", " 2019/2021")],
        *[("x (withdrawn)", ""), ("x (former)", ""), ("x (former member)", "")],
    ],
)
def test_a_mark_beside_an_end(cell: str, period: str, tmp_path: Path) -> None:
    found = wide(tmp_path, cell)
    assert found.members == (f"Acme in Red Pact{period}", "Beta in Blue Pact")
    assert not found.left_out
    told = [message for message in found.told if "says that it ended, and not when" in message]
    assert bool(told) == (period == "")


def test_who_signed_and_left_had_belonged_and_that_it_began_so_is_told(tmp_path: Path) -> None:
    found = wide(tmp_path, "signed 2019; left 2021")
    assert found.members[0] == "Acme in Red Pact 2019/2021"
    assert "read as a membership that began with the signature" in found.told[0]


@pytest.mark.parametrize(
    "cell", ["signed 2019 (withdrawn)", "x (suspended)", "x (not yet)", "1 / 2020", "x (observer)"]
)
def test_what_may_mean_something_else_is_left_out_and_told(cell: str, tmp_path: Path) -> None:
    found = wide(tmp_path, cell, "Eta,x,\nIota,x,\n")
    assert found.members == ("Beta in Blue Pact", "Eta in Red Pact", "Iota in Red Pact")
    assert f"{cell!r} is neither a mark nor a date." in found.told


def test_a_mark_that_says_more_is_no_coalition(tmp_path: Path) -> None:
    assert wide(tmp_path, "x (suspended)").members == ("Beta in Blue Pact",)


def test_an_answer_beside_an_end(tmp_path: Path) -> None:
    rows = "Acme,Green,Yes (withdrawn)\nBeta,Green,Yes (left 2021)\nEta,Green,Yes\n"
    found = read_both(tmp_path, f"Company,Pact,Is member\n{rows}")
    assert found.members == ("Acme in Green", "Beta in Green /2021", "Eta in Green")
    assert found.told == (
        "'Yes (withdrawn)' says that it ended, and not when: it is possible on any day.",
    )


def test_who_left_and_surely_had_belonged_belonged_until_then(tmp_path: Path) -> None:
    for cell in ("left 2021", "expelled (2021)", "ausgetreten 2021", "sortie en 2021"):
        assert wide(tmp_path, cell, "Eta,x,\n").members[0] == "Acme in Red Pact /2021", cell
    for cell in ("2019 (sortie 2021)", "2019 (salida 2021)", "2019, left 2021"):
        assert wide(tmp_path, cell).members[0] == "Acme in Red Pact 2019/2021", cell


def test_what_may_be_the_end_of_a_signature_alone_is_told_with_what_to_write(
    tmp_path: Path,
) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Member,Red Pact,Blue Pact\nAcme,x,x\nBeta,retirée en 2022,x\n", "utf-8")
    [told] = import_file(path).dropped
    assert told.hint == (
        "The cell is left out. If it had belonged until then, write 'x (retirée en 2022)'."
    )


def test_the_date_beside_a_mark_of_leaving_is_the_end(tmp_path: Path) -> None:
    path, folder = tmp_path / "table.csv", tmp_path / "folder"
    path.write_text("Member,Red Pact,Blue Pact\nAcme,x,x\nBeta,withdrawn 2022,x\n", "utf-8")
    import_file(path, folder)
    with (folder / "import-map.toml").open("a", encoding="utf-8") as file:
        file.write('[marks]\nwithdrawn = "withdrawn"\n')
    import_file(path, folder, map=folder / "import-map.toml")
    stands = gk.load(folder).standing("Red Pact", on="2024-01-01").records()
    assert [(row["label"], row["standing"], row["end"]) for row in stands][-1] == (
        "Beta",
        "left",
        "2022",
    )
