"""Columns that each list members of one coalition are all read, each with its role."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.importing.import_file import import_file
from tests.own_tables.both_doors import graphs, imported, read_both, read_directly


@pytest.mark.parametrize(
    ("first", "second", "role"),
    [
        ("Founding members", "Later members", "founder"),
        ("Original members", "Other members", "founder"),
        ("Gründungsmitglieder", "Spätere Mitglieder", "founder"),
        ("Membres fondateurs", "Autres membres", "founder"),
        ("Miembros fundadores", "Otros miembros", "founder"),
        ("Membri fondatori", "Altri membri", "founder"),
        ("Observers", "Members", "observer"),
        ("Beobachter", "Mitglieder", "observer"),
        ("Associate members", "Full members", "associate-member"),
        ("Former members", "Current members", "former-member"),
        ("Ehemalige Mitglieder", "Aktuelle Mitglieder", "former-member"),
        ("Anciens membres", "Membres actuels", "former-member"),
        ("Antiguos miembros", "Miembros actuales", "former-member"),
        ("Voormalige leden", "Huidige leden", "former-member"),
    ],
)
def test_a_row_a_coalition(tmp_path: Path, first: str, second: str, role: str) -> None:
    rows = 'Green,"Acme; Beta",Ceta\nBlue,Echo,"Acme; Fox"\n'
    text = f"Coalition,{first},{second}\n{rows}"
    found = read_both(tmp_path, text)
    assert found.members == (
        *("Acme in Blue", "Acme in Green", "Beta in Green", "Ceta in Green"),
        *("Echo in Blue", "Fox in Blue"),
    )
    assert found.told[0].startswith(f"several columns list members, and are all read: {first!r} as")
    path = tmp_path / "table.csv"
    for tables in (gk.authoring.read(path), import_file(path).tables):
        said = {(row["actor"], row["role"]) for row in tables["memberships"]}
        assert said >= {("beta", role), ("echo", role), ("ceta", "member"), ("fox", "member")}


def test_columns_of_names_about_one_coalition(tmp_path: Path) -> None:
    text = "Current members,Former members\nAcme,Ceta\nBeta,Dell\n,Echo\n"
    found = read_both(tmp_path, text, "Pact")
    assert len(found.members) == 5
    assert found.told[1] == "who is 'former member' is read as not belonging, or not yet."


def test_who_is_a_former_member_does_not_belong(tmp_path: Path) -> None:
    text = 'Pact,Current members,Former members\nGreen,"Acme; Beta",Ceta\n'
    for kg in graphs(tmp_path, text):
        assert kg.members("Green", at_least="possible").column("label") == ("Acme", "Beta")


def test_commas_part_names_where_most_cells_have_them(tmp_path: Path) -> None:
    green, blue = '"Acme, Inc., Beta","Ceta, Dell, Fir"', '"Echo, Acme",Golf'
    text = f"Pact,Members,Observers\nGreen,{green}\nBlue,{blue}\n"
    found = read_both(tmp_path, text)
    assert found.members[1:4] == ("Acme, Inc. in Green", "Beta in Green", "Ceta in Green")
    assert "what stands between commas is one each" in found.told[0]


def test_a_comma_in_one_name_parts_nothing(tmp_path: Path) -> None:
    text = 'Members,Observers\nAcme,Zed\nBeta,\n"Research, Policy and Law",\n'
    assert "Research, Policy and Law in Pact" in read_both(tmp_path, text, "Pact").members


def test_what_stands_for_nobody_is_nobody(tmp_path: Path) -> None:
    text = "Pact,Founding members,Later members\nGreen,Acme,-\nBlue,Beta,none\n"
    found = read_both(tmp_path, text)
    assert found.members == ("Acme in Green", "Beta in Blue")
    assert len(found.told) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Pact,Members,Founding members\nGreen,12,3\nBlue,30,7\n",
        "Member,Pact,Board members\nAcme,Green,Ann Roe\nBeta,Green,Bo Li\n",
    ],
)
def test_numbers_and_boards_are_no_lists(tmp_path: Path, text: str) -> None:
    assert not any("list members" in one for one in read_both(tmp_path, text).told)


def test_without_a_coalition_the_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Members,Observers\nAcme,Zed\nBeta,\n", encoding="utf-8")
    assert "that of the coalitions" in read_directly(path).refused
    assert "that of the coalition" in imported(path).refused


def test_the_mapping_reads_the_lists_again(tmp_path: Path) -> None:
    path, folder = tmp_path / "table.csv", tmp_path / "folder"
    path.write_text('Pact,Founders,Observers\nGreen,"Acme; Beta",Ceta\n', encoding="utf-8")
    first = import_file(path, folder).tables["memberships"]
    again = import_file(path, folder).tables["memberships"]
    assert [row["actor"] for row in first] == [row["actor"] for row in again]
    assert 'member = "Member (Founders, Observers)"' in (folder / "import-map.toml").read_text()


def test_names_of_persons_with_a_comma_are_one_each(tmp_path: Path) -> None:
    text = 'Founders,Members,Pact\n"Smith, John","Doe, Jane",Green\n"Roe, Ann","Poe, Bo",Blue\n'
    found = read_both(tmp_path, text)
    assert "Smith, John in Green" in found.members and len(found.members) == 4


def test_lists_called_by_kinds_are_told_and_a_year_behind_a_list_is_none_of_its_name(
    tmp_path: Path,
) -> None:
    found = read_both(tmp_path, "Companies,NGOs\nAcme,Helpers\nBeta,\n", coalition="Pact")
    assert found.members == ("Acme in Pact", "Beta in Pact")
    assert any("'NGOs' may list some, too" in one for one in found.told)
    lists = "Original signatories,Signatories since 2020\nEastland,Southland\nNorthland,\n"
    found = read_both(tmp_path, lists, coalition="Pact")
    assert found.members == ("Eastland in Pact", "Northland in Pact", "Southland in Pact")


@pytest.mark.parametrize(
    "header", ["Pact,Companies,NGOs", "Pact,Member states,Companies", "Pact,Members,Companies"]
)
def test_lists_called_by_kinds_beside_what_was_joined_are_told(header: str, tmp_path: Path) -> None:
    found = read_both(tmp_path, f"{header}\nGreen,Acme,Helpers\nBlue,Beta,Savers\n")
    assert any("may list some, too" in one for one in found.told)


@pytest.mark.parametrize(
    "header",
    [
        *["Signatories 2019,Signatories 2020", "2019 members,2020 members"],
        *["Members (2019),Members (2020)", "Member 2019,Member 2020"],
    ],
)
def test_lists_of_several_years_are_all_read(header: str, tmp_path: Path) -> None:
    found = read_both(tmp_path, f"{header}\nAcme,Acme\nBeta,Gamma\n", "Pact")
    assert {*found.members} == {
        *("Acme in Pact [..2019]/..", "Acme in Pact [..2020]/..", "Beta in Pact [..2019]/.."),
        "Gamma in Pact [..2020]/..",
    }
    assert "who is on an earlier list alone is taken to go on" in found.told[0]


def test_those_who_signed_since_two_years_are_all_read(tmp_path: Path) -> None:
    header = "Signatories since 2019,Signatories since 2020"
    found = read_both(tmp_path, f"{header}\nAcme,Delta\nBeta,Gamma\n", "Pact")
    assert found.members == ("Acme in Pact", "Beta in Pact", "Delta in Pact", "Gamma in Pact")


def test_how_many_there_were_in_two_years_lists_nobody(tmp_path: Path) -> None:
    assert read_both(tmp_path, "Pact,Members 2019,Members 2020\nGreen,12,14\nBlue,7,8\n").refused


def test_a_second_list_by_kind_is_told_with_every_answer(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Coalition,Signatory companies,Signatory governments\nGreen,Acme,France\n")
    with pytest.warns(UserWarning, match="'Signatory governments' may list some, too"):
        gk.load(path)
