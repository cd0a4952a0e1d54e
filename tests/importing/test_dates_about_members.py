"""A column of dates of a wide table that is about its members is no coalition."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.importing.import_file import import_file
from graphkit.importing.import_result import Imported


def brought(tmp_path: Path, header: str) -> Imported:
    path = tmp_path / "table.csv"
    path.write_text(f"Company,{header}\nAcme,2018,2030,2019\nBeta,2017,2025,2020\n", "utf-8")
    return import_file(path)


def coalitions(found: Imported) -> set[str]:
    return {row.text("name") for row in found.tables["coalitions"]}


@pytest.mark.parametrize(
    "header",
    [
        *("Target year", "Report due", "Last audit", "IPO", "Est.", "Added", "GDP 2020"),
        *("Fiscal year end", "Zieljahr", "Année cible", "Stichtag", "Head office since"),
    ],
)
def test_dates_about_members_are_kept_and_told(tmp_path: Path, header: str) -> None:
    for others in (f"Joined RE100,{header},Joined SBTi", f"RE100,{header},SBTi"):
        found = brought(tmp_path, others)
        assert coalitions(found) == {"RE100", "SBTi"}
        doubt = f"{header!r} is no coalition: its name says something else."
        assert doubt in [one.message for one in found.doubts]


@pytest.mark.parametrize(
    ("header", "named"),
    [
        ("Joined RE100,Accreditation,Joined SBTi", ["Accreditation"]),
        ("RE100 year,UNGC year,SBTi year", ["RE100 year", "UNGC year", "SBTi year"]),
        ("Open Data Charter,Due Diligence Pact,Two Year Pact", []),
        ("Joined RE100,Member of UNGC since,SBTi joined", []),
        ("RE100,Paris Agreement date,SBTi date", ["Paris Agreement date", "SBTi date"]),
        ("RE100,Pariser Abkommen Datum,Date Alliance", ["Pariser Abkommen Datum", "Date Alliance"]),
    ],
)
def test_what_may_be_about_members_is_told(tmp_path: Path, header: str, named: list[str]) -> None:
    found = brought(tmp_path, header)
    assert len(coalitions(found)) == 3
    assert len(found.doubts) == bool(named)
    assert all(repr(name) in found.doubts[0].message for name in named)


@pytest.mark.parametrize(
    ("header", "told"),
    [("Ime,Ulaz,Izlaz", True), ("Company,Ulaz,Izlaz", False), ("Ime,RE100,SBTi", False)],
)
def test_pairs_of_dates_in_unknown_words_are_told(tmp_path: Path, header: str, told: bool) -> None:
    path = tmp_path / "table.csv"
    path.write_text(f"{header}\nAcme,2018.03.12.,\nBeta,2018.04.25.,2020.12.31.\n", "utf-8")
    said = "read as coalitions, and perhaps beginnings and ends: 'Ulaz', 'Izlaz'."
    assert [one.message for one in import_file(path).doubts] == [said] * told


@pytest.mark.parametrize(
    ("header", "named", "told"),
    [
        ("UNGC-Beitrittsjahr", "UNGC", 0),
        ("UNGC (year)", "UNGC", 1),
        ("Mandatum", "Mandatum", 1),
        ("Year One", "Year One", 1),
    ],
)
def test_names_beside_words_of_dates_are_what_was_joined(
    tmp_path: Path, header: str, named: str, told: int
) -> None:
    found = brought(tmp_path, f"RE100,{header},SBTi")
    assert coalitions(found) == {"RE100", named, "SBTi"}
    assert len(found.doubts) == told


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("Joined EU,Schengen,Euro", 0),
        ("Joined EU,Accreditation,Listed", 1),
        ("Joined EU,Joined NATO,Schengen", 1),
        ("Joined EU,NATO,SBTi", 0),
    ],
)
def test_most_columns_that_do_not_say_so_are_names(tmp_path: Path, header: str, told: int) -> None:
    doubts = brought(tmp_path, header).doubts
    assert sum("about each member" in one.message for one in doubts) == told


def test_capitals_beside_other_words_are_no_names_of_coalitions(tmp_path: Path) -> None:
    found = brought(tmp_path, "RE100,SBTi date,SEC Filing Date,Board Approval date")
    assert coalitions(found) == {"RE100", "SBTi date"}
