"""Brackets behind the names in a list say since when, until when and as what somebody belongs."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.importing.import_file import import_file
from tests.own_tables.both_doors import Outcome, graphs, read_both

HEADER = "Organisation,Initiatives"


def read(tmp_path: Path, *rows: str) -> Outcome:
    return read_both(tmp_path, "\n".join([HEADER, *rows]))


def test_years_periods_and_ends_in_brackets_are_read(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Acme,Green Pact (2019); Safe Feeds",
        "Beta,Green Pact (since 2018); Safe Feeds (2020-2022)",
        "Ceta,Green Pact; Safe Feeds (left 2023)",
        "Delta,Green Pact [2017?]; Blue Code",
    )
    assert found.members == (
        "Acme in Green Pact 2019/..",
        "Acme in Safe Feeds",
        "Beta in Green Pact 2018/..",
        "Beta in Safe Feeds 2020/2022",
        "Ceta in Green Pact",
        "Ceta in Safe Feeds /2023",
        "Delta in Blue Code",
        "Delta in Green Pact 2017?/..",
    )
    assert "'Green Pact (2019)' is read as 'Green Pact', since 2019, and 4 more likewise." in (
        found.told
    )


def test_a_sign_in_brackets_parts_no_name_and_a_role_there_is_one(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    rows = ["Acme,Green Pact (2019; founding member); Blue Code", "Beta,Blue Code (observer)"]
    path.write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    import_file(path, tmp_path / "folder")
    for kg in (gk.load(path), gk.load(tmp_path / "folder")):
        assert set(kg.list("coalitions").column("label")) == {"Green Pact", "Blue Code"}
        [founder] = kg.members("Green Pact").records()
        assert (founder["role"], founder["start"]) == ("founder", "2019")
        assert kg.members("Blue Code", roles="observer").column("label") == ("Beta",)
    import_file(path, tmp_path / "folder")  # the mapping that was written reads it again
    assert set(gk.load(tmp_path / "folder").list("coalitions").column("label")) == {
        "Green Pact",
        "Blue Code",
    }


def test_brackets_that_are_gone_are_not_missed_in_the_mapping(tmp_path: Path) -> None:
    path, folder = tmp_path / "table.csv", tmp_path / "folder"
    path.write_text(f"{HEADER}\nAcme,Red (2019; founder); Blue (until 2020)\n", encoding="utf-8")
    import_file(path, folder)
    for cells, joined in (("Red; Blue", {"Red", "Blue"}), ("Red", {"Red"})):
        path.write_text(f"{HEADER}\nAcme,{cells}\n", encoding="utf-8")
        import_file(path, folder)
        kg = gk.load(folder)
        assert set(kg.list("coalitions").column("label")) == joined
        assert [one["start"] for one in kg.members("Red").records()] == [""]
    path.write_text(f"{HEADER},Since\nAcme,Red,2019\n", encoding="utf-8")
    with pytest.raises(gk.DataError, match=r"there is no column .*Since \(in brackets\)"):
        import_file(path, folder)


def test_years_that_may_be_of_names_stay_and_are_told(tmp_path: Path) -> None:
    drugs = read(tmp_path, "Peru,Drugs (1961); Arms", "Chad,Drugs (1971)")
    assert "Peru in Drugs (1961)" in drugs.members and "Chad in Drugs (1971)" in drugs.members
    assert any("are read as two coalitions" in one for one in drugs.told)
    both = read(tmp_path, "Peru,Drugs (1961); Drugs (1971); Arms (observer)", "Chad,Arms")
    assert "Peru in Drugs (1961)" in both.members
    assert "'Drugs (1961)' is read as a name with its year, and 1 more likewise." in both.told


def test_other_brackets_and_tables_with_columns_of_dates_stay_as_they_are(tmp_path: Path) -> None:
    names = read(tmp_path, "Acme,Green (UK); Blue (v; w)", "Beta,Red [old; new]; Green (UK)")
    assert names.members == (
        "Acme in Blue (v; w)",
        "Acme in Green (UK)",
        "Beta in Green (UK)",
        "Beta in Red [old; new]",
    )
    text = "Organisation,Initiatives,Since\nAcme,Green (2019); Blue,2020\nBeta,Green,2021\n"
    assert "Acme in Green (2019) 2020/.." in read_both(tmp_path, text).members


def test_a_cell_of_one_name_with_brackets_is_told_and_stays(tmp_path: Path) -> None:
    found = read(tmp_path, "Acme,Green (2019; founding member)", "Beta,Green")
    assert found.members == ("Acme in Green (2019; founding member)", "Beta in Green")
    assert any("says by '2019; founding member' how or since when" in one for one in found.told)


def test_a_role_with_a_date_in_brackets_is_read(tmp_path: Path) -> None:
    rows = [
        "Acme,Green Pact (chair since 2020); Safe Feeds",
        "Beta,Green Pact; Safe Feeds (signatory 2020)",
        "Ceta,Green Pact (observer since 2018); Safe Feeds (board member)",
        "Delta,Green Pact (founder 2018); Safe Feeds (observer 2010-2015)",
    ]
    found = read(tmp_path, *rows)
    assert found.members == (
        "Acme in Green Pact 2020/..",
        "Acme in Safe Feeds",
        "Beta in Green Pact",
        "Beta in Safe Feeds 2020/..",
        "Ceta in Green Pact 2018/..",
        "Ceta in Safe Feeds",
        "Delta in Green Pact 2018/..",
        "Delta in Safe Feeds 2010/2015",
    )
    assert any("role chair, since 2020, and 5 more likewise" in one for one in found.told)
    for kg in graphs(tmp_path, "\n".join([HEADER, *rows])):
        roles = {one["label"]: one["role"] for one in kg.members("Green Pact").records()}
        assert roles["Acme"] == "chair" and roles["Ceta"] == "observer"
        assert kg.members("Safe Feeds", roles="board member").column("label") == ("Ceta",)


def test_brackets_before_the_last_name_of_each_cell_are_read_as_well(tmp_path: Path) -> None:
    found = read(tmp_path, "Acme,Green Pact (2019); Safe Feeds", "Beta,Green Pact; Safe Feeds")
    assert "Acme in Green Pact 2019/.." in found.members


def test_in_a_column_of_one_name_a_role_with_a_date_is_told(tmp_path: Path) -> None:
    text = "Organisation,Coalition,Since\nAcme,Green (chair since 2020),2019\nBeta,Green,2020\n"
    (told,) = read_both(tmp_path, text).told
    assert told.startswith(
        "'Green (chair since 2020)' says by 'chair since 2020' how or since when"
    )


def test_a_bracket_that_is_never_closed_is_told_and_spares_the_others(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Acme,Green Pact (2019 - 2021; observer) ; Safe Feeds (until 2020",
        "Beta,Green Pact; Safe Feeds",
        "Ceta,Safe Feeds; Green Pact) ; Blue Code",
    )
    assert found.members == (
        "Acme in Green Pact 2019/2021",
        "Acme in Safe Feeds (until 2020",
        "Beta in Green Pact",
        "Beta in Safe Feeds",
        "Ceta in Blue Code",
        "Ceta in Green Pact)",
        "Ceta in Safe Feeds",
    )
    (told,) = [one for one in found.told if "has one bracket of two" in one]
    assert told.startswith("'Safe Feeds (until 2020'") and told.endswith(", and 1 more likewise.")
