"""Columns of marks that say what a member is, such as a democracy, are no coalitions."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.own_tables.both_doors import imported, read_directly

MARKS = ("1,1,0", "0,1,1", "1,0,0")


def wide(tmp_path: Path, header: str, *, years: bool = False) -> Path:
    """Write a table of two pacts and one further column of marks, with a row a year or without."""
    path = tmp_path / "wide.csv"
    names = [f"{name},{year}" for name in ("Peru", "Chad") for year in (2001, 2002)]
    rows = names if years else ["Peru", "Chad", "France"]
    marks = [MARKS[place % len(MARKS)] for place in range(len(rows))]
    lines = [f"{row},{mark}" for row, mark in zip(rows, marks, strict=True)]
    first = "Country,Year" if years else "Country"
    text = "\n".join([f"{first},A Pact,{header},B Pact", *lines])
    path.write_text(f"{text}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("years", [False, True])
@pytest.mark.parametrize(
    "header",
    [
        *("Democracy", "democratic state", "Landlocked", "Island", "Small island state", "SIDS"),
        *("Developing country", "High income", "LDC", "Demokratie", "Inselstaat"),
        *("Entwicklungsland", "Binnenstaat", "Démocratie", "Pays enclavé", "Pays en développement"),
        *("Democracia", "País en desarrollo", "Ingresos altos", "Democrazia", "Isola", "Eiland"),
    ],
)
def test_what_a_member_is_was_not_joined(tmp_path: Path, header: str, *, years: bool) -> None:
    found = imported(wide(tmp_path, header, years=years))
    assert {one.split(" in ")[1][:6] for one in found.members} == {"A Pact", "B Pact"}
    assert f"{header!r} is no coalition: its name says what a member is." in found.told
    taken = "the columns that are read as coalitions, for their marks alone: 'A Pact', 'B Pact'."
    assert taken in found.told


@pytest.mark.parametrize(
    "header", ["Community of Democracies", "Small States", "High Seas", "Island Club", "EU27"]
)
def test_bodies_called_so_are_coalitions(tmp_path: Path, header: str) -> None:
    found = imported(wide(tmp_path, header))
    assert any(one.endswith(f" in {header}") for one in found.members)
    assert not found.told


def test_a_wide_table_is_not_read_as_it_is(tmp_path: Path) -> None:
    assert "that of the coalitions" in read_directly(wide(tmp_path, "Democracy")).refused
