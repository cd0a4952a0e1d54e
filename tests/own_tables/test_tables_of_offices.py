"""Tables as forms, data bases and web pages give them: read right, or told."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.errors import DataError
from graphkit.importing.import_file import import_file
from tests.own_tables.both_doors import read_both


def test_links_behind_names_are_no_part_of_them(tmp_path: Path) -> None:
    rows = (
        "Acme (https://notion.so/a?v=1),Green (https://notion.so/g)\n"
        '[Beta](https://b.org),"Green (https://notion.so/g), Blue (https://notion.so/b)"\n'
    )
    found = read_both(tmp_path, f"Name,Coalition\n{rows}")
    assert found.members == ("Acme in Green", "Beta in Blue", "Beta in Green")
    assert sum("links behind texts" in one for one in found.told) == 2


def test_signs_of_web_pages_are_no_part_of_names(tmp_path: Path) -> None:
    rows = "Acme[edit],Green\nBeta[a],Green\n• Gamma,Green\n– Delta,Green\n-Minus,Green\n"
    found = read_both(tmp_path, f"Member,Pact\n{rows}")
    names = [one.partition(" in ")[0] for one in found.members]
    assert names == ["-Minus", "Acme", "Beta", "Delta", "Gamma"]


def test_choices_with_tight_commas_may_be_several(tmp_path: Path) -> None:
    rows = 'Acme,"Green Pact,Blue Pact"\nBeta,Green Pact\n'
    found = read_both(tmp_path, f"Member,Pacts\n{rows}")
    assert any("may be several" in one for one in found.told)


def test_who_does_not_agree_is_told(tmp_path: Path) -> None:
    rows = "Acme,Green,I agree\nBeta,Green,I do not agree\n"
    found = read_both(tmp_path, f"Name of organisation,Pledge,Do you agree?\n{rows}")
    assert any("'I do not agree'" in one for one in found.told)


def test_who_voted_no_is_told(tmp_path: Path) -> None:
    found = read_both(tmp_path, "State,Treaty,Vote\nChad,Sea,Yes\nPeru,Sea,No\nFiji,Sea,Abstain\n")
    assert any("'No', 'Abstain'" in one for one in found.told)


@pytest.mark.parametrize(
    "name", ['"Ann Roe, on behalf of Acme"', "Bo Roe (for Acme)", "X im Namen von Acme"]
)
def test_who_signed_for_others_is_told(name: str, tmp_path: Path) -> None:
    found = read_both(tmp_path, f"Signatory,Charter\n{name},Green\nBeta,Green\n")
    assert len(found.told) == 1 and "for whom" in found.told[0]


def test_names_with_for_in_them_are_names(tmp_path: Path) -> None:
    found = read_both(tmp_path, "Signatory,Charter\nCouncil for Peace,Green\nForum (FOR),Green\n")
    assert not found.told


def test_a_sign_alone_is_nothing_that_was_joined(tmp_path: Path) -> None:
    found = read_both(tmp_path, 'Member,Pact\nAcme,Green\nBeta,","\n')
    assert found.members == ("Acme in Green",) and found.left_out == (3,)


def test_renewals_and_standings_are_no_coalitions(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(
        "Account Name,Membership,Membership Start Date,Renewal Date,Status\n"
        "Acme,Green,2019-01-01,2025-01-01,Current\nBeta,Green,2020-03-01,2022-03-01,Lapsed\n"
    )
    found = import_file(path)
    rows = found.tables["memberships"]
    assert [(row["coalition"], row["during"]) for row in rows] == [
        ("green", "2019-01-01/.."),
        ("green", "2020-03-01/.."),
    ]
    assert any("'Lapsed'" in one.message for one in found.doubts)


def test_columns_that_list_members_are_no_memberships(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Green Pact,Blue Pact,Red Pact\nAcme,Beta,Gamma\nDelta,Acme,\nEps,,\n")
    with pytest.raises(DataError, match="if each column lists the members of one"):
        import_file(path)


def test_years_with_a_word_for_members_are_years(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(
        "Company,2018 signatory,Signatory in 2019,2020 signatory\nAcme,Y,Y,N\nB,N,Y,Y\n"
    )
    rows = import_file(path, joined="Pact").tables["memberships"]
    assert [row["during"] for row in rows] == ["[..2018]/2019", "2019/.."]


@pytest.mark.parametrize(
    ("header", "period"),
    [
        ("Joined at,Left at", "2019/2021"),
        ("Active from,Active to", "2019/2021"),
        ("Membership start date,Membership end date", "2019/2021"),
        ("Date pledged,Withdrawn", "2019/2021"),
        ("Signed up on,Until", "2019/2021"),
    ],
)
def test_columns_of_data_bases_are_dates(header: str, period: str, tmp_path: Path) -> None:
    found = read_both(tmp_path, f"Company,Pledge,{header}\nAcme,Green,2019,2021\n")
    assert found.members == (f"Acme in Green {period}",)


def test_what_heads_a_section_is_told(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Member,Joined\nAcme,2019\nBeta,2020\nBlue Pact,\nGamma,2019\nDelta,\n")
    told = [one.message for one in import_file(path, joined="Green Pact").doubts]
    assert len(told) == 1 and "'Blue Pact' stands alone" in told[0]


def test_a_column_of_coalitions_that_is_not_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Member,Coalition\nAcme,Green\nBeta,Blue\n")
    told = [one.message for one in import_file(path, joined="Red").doubts]
    assert told == ["'Coalition' is not read: all rows are taken to be about 'Red'."]


def test_one_standing_with_its_year_is_no_column_of_years(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Member,From (year),Status 2024\nAcme,2015,former\nBeta,2015,member\n")
    rows = import_file(path, joined="Pact").tables["memberships"]
    assert [row["during"] for row in rows] == ["2015/..", "2015/.."]


def test_links_of_sources_and_in_sentences_stay(tmp_path: Path) -> None:
    rows = "Acme,Green,Press (https://a.org/1),It said so (https://a.org). See there.\n"
    found = read_both(tmp_path, f"Member,Pact,Source,Remarks\n{rows}")
    assert found.members == ("Acme in Green",) and not found.told


@pytest.mark.parametrize("name", ["Body (for Women)", "Institute (for now)", "Acme (for Children)"])
def test_whom_a_body_is_for_is_a_part_of_its_name(name: str, tmp_path: Path) -> None:
    found = read_both(tmp_path, f"Member,Pact,Since\n{name},Green,2019\nBeta,Green,2020\n")
    assert not any("for whom" in one for one in found.told)


def test_a_header_says_who_signs(tmp_path: Path) -> None:
    found = read_both(tmp_path, "Signatory,Pact,Since\nbo roe (for acme),Green,2019\n")
    assert any("for whom" in one for one in found.told)


@pytest.mark.parametrize("header", ["HQ", "Headquarters"])
def test_a_seat_is_a_country_where_countries_stand(header: str, tmp_path: Path) -> None:
    for cells, country in ((("Geneva", "Paris"), ""), (("Switzerland", "France"), "CH")):
        text = f"Member,Pact,{header}\nAcme,Green,{cells[0]}\nBeta,Green,{cells[1]}\n"
        assert read_both(tmp_path, text).members == ("Acme in Green", "Beta in Green")
        path = tmp_path / "table.csv"
        for tables in (gk.authoring.examine(path).tables, import_file(path).tables):
            assert tables["actors"][0]["country"] == country
            own = tables["memberships"][0].own
            assert own.get(header.casefold(), "") == ("" if country else cells[0])


def test_leaving_an_office_may_be_leaving_and_is_told(tmp_path: Path) -> None:
    said = ["project office", "board", "committee", "secretariat"]
    rows = "".join(f"M{n},Green,Withdrew in 2018 from the {one}\n" for n, one in enumerate(said))
    found = read_both(tmp_path, f"Member,Pact,Note\n{rows}")
    assert any(one.startswith("4 rows (lines 2, 3, 4 and 5) say") for one in found.told)
    bank = read_both(tmp_path, "Member,Pact,Note\nAcme,Green,Resigned in 2019 from the bank\n")
    assert not bank.told
