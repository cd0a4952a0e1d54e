"""Data of other fields become graphs by a mapping alone; counts are made without graphkit."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

import graphkit as gk
from graphkit.importing.import_file import import_file
from graphkit.importing.import_result import Imported

pytestmark = pytest.mark.filterwarnings("ignore:.* left out:UserWarning")
"""Rows are left out here: that it is warned of them, own_tables/test_left_out.py asserts."""

FILES = Path(__file__).parent / "files"


def imported(name: str, tmp_path: Path) -> tuple[Imported, gk.KnowledgeGraph]:
    """Import one of the files by its mapping, and open what was written."""
    path = FILES / name
    mapping = path.with_suffix(".toml")
    found = import_file(path, tmp_path / "out", map=mapping if mapping.is_file() else None)
    report = gk.check(tmp_path / "out")
    assert report.readable and report.count("error") == 0, str(report)
    return found, gk.load(tmp_path / "out")


def periods(kg: gk.KnowledgeGraph, coalition: str) -> dict[str, tuple[str, str]]:
    """The start and end of each membership, by the member's name and role."""
    return {
        f"{row['label']}, {row['role']}": (str(row["start"]), str(row["end"]))
        for row in kg.members(coalition).records()
    }


def test_cabinets_and_parties_with_days_first_below_a_title(tmp_path: Path) -> None:
    found, kg = imported("cabinets.csv", tmp_path)
    assert periods(kg, "Kabinett Östlund I") == {
        "Jürgen Müßig, minister": ("2001-06-05", "2004-10-14"),
        "Åsa Lindqvist, minister": ("2001-06-05", ".."),
    }
    assert periods(kg, "Kabinett Östlund II")["Zoë Ćirić, minister"] == ("2004-10-14", "2008-11-09")
    assert set(kg.members("Grüne Liste").column("label")) == {"Jürgen Müßig", "Zoë Ćirić"}
    assert [(problem.line, problem.column) for problem in found.dropped] == [(8, "member")]


def test_a_parliament_in_popolo(tmp_path: Path) -> None:
    found, kg = imported("parliament.json", tmp_path)
    house = kg.members("House of Assembly").records()
    assert [(row["label"], row["role"], row["start"], row["end"]) for row in house] == [
        ("Ana Ruiz", "member", "2010-05-01", "2014-04-30"),
        ("Ana Ruiz", "speaker", "2012-01", ".."),
    ]
    assert len({row["member"] for row in house}) == 2
    assert {row["kind"] for row in house} == {"person"}
    assert [problem.line for problem in found.dropped] == [4]
    assert kg.actor("wd:Q101").id == house[0]["member"]


def test_a_landscape_of_members_with_an_impossible_date(tmp_path: Path) -> None:
    found, kg = imported("landscape.csv", tmp_path)
    told = periods(kg, "Open Weather Foundation")
    assert told["Cumulus Works, member"] == ("2015-11-01", "..")
    assert told["Stratus GmbH, member"] == ("", "")
    assert [(problem.line, problem.column) for problem in found.doubts] == [(4, "since")]
    table = (tmp_path / "out" / "memberships.csv").read_text(encoding="utf-8")
    assert "2699-01-01" in table and "Platinum" in table


def test_a_wide_table_of_marks_and_dates(tmp_path: Path) -> None:
    found, kg = imported("matrix.csv", tmp_path)
    assert periods(kg, "Air Pact") == {
        "Chad, member": ("2004", ".."),
        "Peru, member": ("2011-05-14", ".."),
    }
    assert set(kg.members("River Pact").column("label")) == {"Chad", "Côte d’Ivoire"}
    assert kg.members("Sea Pact").column("label") == ("Peru",)
    assert {problem.line for problem in found.dropped} == {5}


def test_a_wide_table_of_years(tmp_path: Path) -> None:
    _, kg = imported("years.csv", tmp_path)
    told = [(row["label"], row["start"], row["end"]) for row in kg.members("River Pact").records()]
    assert sorted(map(str, told)) == sorted(
        map(
            str,
            [
                ("Chad", "[..2000]", "2001"),
                ("Togo", "[..2000]", ".."),
                ("Peru", "2001", "2002"),
                ("Peru", "2004", ".."),
            ],
        )
    )


def test_a_register_of_one_coalition_with_days_of_signing_and_of_being_seen(tmp_path: Path) -> None:
    with (FILES / "register.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found, kg = imported("register.csv", tmp_path)
    seen_later = 1  # the day of a list after the joining is a statement of its own
    assert found.counts()["memberships"] == len(rows) + seen_later
    assert found.counts()["actors"] == len({row["name"].strip().casefold() for row in rows})
    told = [(row["label"], row["start"]) for row in kg.members("Call of the Harbours").records()]
    assert sorted(told, key=str) == [
        ("Atelier Numérique", "2018-11-12"),  # two rows about one member
        ("Isle Registry", "[..2019-11-10]"),
        ("Nordlys, A/S", "2021-04-01"),
        ("Red de Academias", "[..2020-11-20]"),
        ("Ville de Port-Haut", "2019-11-19"),
    ]
    meant = {"public-authority": "public-body"}
    kinds = {row["name"].strip(): meant.get(row["category"], row["category"]) for row in rows}
    assert all(row["kind"] == kinds[row["label"]] for row in kg.list("actors").records())
    written = (tmp_path / "out" / "memberships.csv").read_text(encoding="utf-8")
    assert "seen_as_written" in written and "2021-09-05" in written and "ZZZ" in written


@pytest.mark.parametrize("name", ["cabinets.csv", "parliament.json", "matrix.csv"])
def test_importing_again_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    imported(name, tmp_path)
    first = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    import_file(FILES / name, tmp_path / "out")  # by the mapping that is there
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == first


def test_what_was_imported_builds_the_same_graph_as_the_file(tmp_path: Path) -> None:
    """Tables that were written read back without a loss."""
    from graphkit.authoring import read
    from graphkit.building import build

    found, _ = imported("cabinets.csv", tmp_path)
    written = read(tmp_path / "out")
    assert build(written) == build(found.tables)
    shutil.rmtree(tmp_path / "out")
