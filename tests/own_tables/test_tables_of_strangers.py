"""Tables as strangers keep them: who belongs, and since when, is read right or told."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.authoring import examine
from graphkit.authoring.dates.written_date import read_date
from graphkit.importing.import_file import import_file
from tests.own_tables.both_doors import read_both


def spans(tmp_path: Path, text: str, coalition: str = "Pact") -> set[tuple[str, str, str]]:
    """Who belonged to a coalition, from when, until when, by a table and by its import."""
    table = tmp_path / "table.csv"
    table.write_text(text, encoding="utf-8")
    folder = tmp_path / f"folder-{len(list(tmp_path.iterdir()))}"
    import_file(table, folder)
    found = [
        {(str(r["label"]), str(r["start"]), str(r["end"])) for r in kg.members(coalition).records()}
        for kg in (gk.load(table), gk.load(folder))
    ]
    assert found[0] == found[1]
    return found[0]


def told(tmp_path: Path, text: str) -> list[str]:
    table = tmp_path / "table.csv"
    table.write_text(text, encoding="utf-8")
    return [one.message for one in examine(table).doubts]


@pytest.mark.parametrize(
    ("organisation", "country"),
    [
        ("Company", "Member State"),
        ("Member name", "Member country"),
        ("Member", "Member country"),
        ("Signatory", "Signatory country"),
        ("Organisation", "Mitgliedstaat"),
        ("Entity", "Member State"),
        ("Institution", "État membre"),
    ],
)
def test_beside_an_organisation_a_member_country_says_where_it_is(
    tmp_path: Path, organisation: str, country: str
) -> None:
    rows = "Pact,Acme,Germany,2019\nPact,Beta,France,2018\n"
    text = f"Coalition,{organisation},{country},Since\n{rows}"
    assert spans(tmp_path, text) == {("Acme", "2019", ".."), ("Beta", "2018", "..")}


def test_member_states_of_an_organisation_are_its_members(tmp_path: Path) -> None:
    text = "Organisation,Member State,Joined\nPact,Germany,2019\nPact,France,2018\n"
    assert spans(tmp_path, text) == {("Germany", "2019", ".."), ("France", "2018", "..")}


def test_who_rejoined_has_two_memberships(tmp_path: Path) -> None:
    rows = "United States,1945-11-04,1984-12-31,2003-10-01\nFrance,1946-06-29,,\n"
    text = "State,Treaty,Joined,Withdrew,Rejoined\n" + rows.replace(",19", ",Pact,19", 1).replace(
        "France,", "France,Pact,"
    )
    assert spans(tmp_path, text) == {
        ("United States", "1945-11-04", "1984-12-31"),
        ("United States", "2003-10-01", ".."),
        ("France", "1946-06-29", ".."),
    }


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2001年6月15日", "2001-06-15"),
        ("2001年", "2001"),
        ("2018 r.", "2018"),
        ("2019년 5월 15일", "2019-05-15"),
        ("8 декабря 1991 г.", "1991-12-08"),
        ("18 Şubat 1952", "1952-02-18"),
        ("12. března 1999", "1999-03-12"),
        ("22 مارس 1945", "1945-03-22"),
        ("8 दिसंबर 1985", "1985-12-08"),
        ("2019. május 15.", "2019-05-15"),
        ("Tuesday 14 May 2019", "2019-05-14"),
        ("14/May/2019", "2019-05-14"),
        ("2019. 05. 14.", "2019-05-14"),
        ("not later than 2019", "[..2019-12-31]"),
        ("pre-2019", "[..2018-12-31]"),
    ],
)
def test_dates_of_the_world(written: str, read: str) -> None:
    assert read_date(written) == read


@pytest.mark.parametrize(
    ("since", "until"),
    [
        ("加入日期", "退出日期"),
        ("加盟日", "脱退日"),
        ("Дата вступления", "Дата выхода"),
        ("Üyelik tarihi", "Ayrılış tarihi"),
        ("Datum vstupu", "Datum vystoupení"),
        ("Desde", "Até"),
        ("Membership start", "Membership end"),
        ("Start of membership", "Expiry date"),
        ("Lid sinds", "Lid tot"),
        ("Mitglied seit", "Mitglied bis"),
    ],
)
def test_headers_of_the_world(tmp_path: Path, since: str, until: str) -> None:
    rows = "Acme,Pact,2012,2018\nBeta,Pact,2015,\nGamma,Pact,2016,\n"
    found = spans(tmp_path, f"member,coalition,{since},{until}\n{rows}")
    assert found == {("Acme", "2012", "2018"), ("Beta", "2015", ".."), ("Gamma", "2016", "..")}


def test_a_column_of_a_few_dates_is_told(tmp_path: Path) -> None:
    rows = "".join(f"M{n},Pact,2010,{'2019-05-01' if n < 2 else 'no'}\n" for n in range(9))
    (message,) = told(tmp_path, f"Member,Coalition,Since,Zenith\n{rows}")
    assert message.startswith("looks like dates")


@pytest.mark.parametrize("header", ["Party", "Has signed", "Full member", "Opted out"])
def test_answers_that_are_not_read_are_told(tmp_path: Path, header: str) -> None:
    text = f"Country,Treaty,{header}\nGermany,Pact,Yes\nFrance,Pact,No\nItaly,Pact,Yes\n"
    (message,) = told(tmp_path, text)
    assert message.startswith(f"{header!r} holds yes and no")
    renamed = text.replace(header, "member?")
    assert {name for name, *_ in spans(tmp_path, renamed)} == {"Germany", "Italy"}


@pytest.mark.parametrize(
    "note",
    [
        "Left in 2021 after merger with Beta",
        "Left the alliance in June 2020",
        "Membership not renewed",
        "member until 2019",
        "suspended since 2022",
        "no longer listed",
        "Removed from list 2020",
        "Austritt zum 31.12.2019",
        "Never joined; invited 2017",
        "left, rejoined in 2020",
    ],
)
def test_a_note_that_tells_how_it_stands_is_told(tmp_path: Path, note: str) -> None:
    found = read_both(tmp_path, f'Member,Pact,Note\nAcme,Green,"{note}"\nBeta,Green,\n')
    assert any(note in message for message in found.told)


@pytest.mark.parametrize(
    "note", ["Left-wing party", "Resigned as chair in 2019", "Rejected the amendment of 2014"]
)
def test_a_note_of_other_things_is_left_alone(tmp_path: Path, note: str) -> None:
    assert told(tmp_path, f"Member,Pact,Note\nAcme,Green,{note}\nBeta,Green,\n") == []


@pytest.mark.parametrize(
    "name",
    ["Acme (suspended)", "Acme (1999–2005)", "Acme (since 2019)", "Acme (joined 2015)", "~~Acme~~"],
)
def test_a_name_that_tells_how_it_stands_is_told(tmp_path: Path, name: str) -> None:
    (message,) = told(tmp_path, f"Member,Coalition,Since\n{name},Pact,\nBeta,Pact,2018\n")
    assert message.startswith(repr(name))


@pytest.mark.parametrize(
    "row",
    ["Totale,2,", "Razem,2,", "合计,2,", "Totale soci,2,", "Total members: 2,,", "---,---,---"],
)
def test_totals_and_lines_are_no_members(tmp_path: Path, row: str) -> None:
    text = f"Member,Coalition,Joined\nAcme,Pact,2019\nBeta,Pact,2018\n{row}\n"
    assert {name for name, *_ in spans(tmp_path, text)} == {"Acme", "Beta"}
    assert len(told(tmp_path, text)) == 1


def test_yes_and_none_of_the_above_are_no_coalitions(tmp_path: Path) -> None:
    text = "Member,Coalition\nAcme,Pact\nBeta,No\nGamma,None of the above\n"
    assert spans(tmp_path, text) == {("Acme", "", "")}
    assert len(gk.load(tmp_path / "table.csv").list("coalitions")) == 1


def test_marks_of_footnotes_are_no_part_of_a_name_that_stands_without(tmp_path: Path) -> None:
    text = "Member,Coalition\nPeru ²,NATO[3]\nGabon #,NATO\n**Chad**,NATO¹\n"
    assert spans(tmp_path, text, "NATO") == {("Peru", "", ""), ("Gabon", "", ""), ("Chad", "", "")}


def test_a_former_name_is_told_beside_the_member_of_that_name(tmp_path: Path) -> None:
    text = "Member,Alliance\nX (formerly Twitter),Pact\nTwitter,Pact\nY (formerly Z),Pact\n"
    (message,) = told(tmp_path, text)
    assert "'X (formerly Twitter)' here and 'Twitter' on line 3 are two members" in message


def test_who_signs_for_a_company_is_doubted_as_the_member(tmp_path: Path) -> None:
    text = "Company,Signatory,Pledge\nAcme,Ann Roe,Pact\nBeta,Bob Doe,Pact\n"
    assert any("'Company' tells as many apart" in message for message in told(tmp_path, text))


def test_a_first_column_without_a_name_may_number_the_rows(tmp_path: Path) -> None:
    text = ",Member,Coalition,Since\n0,Acme,Pact,2019\n1,Beta,Pact,2018\n"
    assert spans(tmp_path, text) == {("Acme", "2019", ".."), ("Beta", "2018", "..")}


def test_three_names_below_a_header_in_the_plural_are_a_list(tmp_path: Path) -> None:
    text = 'Members,Coalition\n"Acme, Beta, Gamma",Pact\nDelta,Pact\n"Eta, Inc.",Pact\n'
    (message,) = told(tmp_path, text)
    assert message.startswith("'Acme, Beta, Gamma' is read as one name")


def test_clubs_join_leagues_and_parties_join_governments(tmp_path: Path) -> None:
    assert spans(tmp_path, "Club,League\nAlpha,Pact\nBeta,Pact\n") == {
        ("Alpha", "", ""),
        ("Beta", "", ""),
    }
    assert spans(tmp_path, "Party,Coalition government,From\nCDU,Pact,2018\n") == {
        ("CDU", "2018", "..")
    }


def test_names_in_capitals_alone_in_their_rows_may_be_headings(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    rows = "EUROPE,,\nAcme,DE,2019\nBeta,FR,2018\nAFRICA,,\nGamma,KE,2018\n"
    table.write_text(f"Member,Country,Joined\n{rows}", encoding="utf-8")
    (doubt,) = import_file(table, coalition="Pact").doubts
    assert doubt.line == 2
    assert doubt.message.startswith(
        "2 rows hold a name in capitals and nothing else, such as 'EUROPE'"
    )
    table.write_text("Member,Country,Joined\nACME,,\nBETA,FR,2018\nGAMMA,KE,2018\n")
    assert import_file(table, coalition="Pact").doubts == ()


def test_who_is_seen_after_the_end_is_told(tmp_path: Path) -> None:
    text = "Member,Coalition,Since,Until,Seen\nAcme,Pact,2010,2015,{}\n"
    assert told(tmp_path, text.format("2014-05-01")) == []
    (message,) = told(tmp_path, text.format("2018-05-01"))
    assert message == "'2018-05-01' is seen after the end, '2015'; the end is kept."
