"""Tables as strangers keep them: who belongs, and since when, is read right or told."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.authoring import examine
from graphkit.authoring.dates.written_date import read_date
from graphkit.importing.import_file import import_file
from tests.own_tables.both_doors import read_both

pytestmark = pytest.mark.filterwarnings("ignore:.* left out:UserWarning")
"""It is told of rows that are left out; that it is warned of, test_left_out.py asserts."""


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
        ("Member organisation", "Member country"),
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


ENDED = "that it ended"
OUTSIDE = "that it does not belong"
AGAIN = "that it left and joined again"


@pytest.mark.parametrize(
    ("note", "sense"),
    [
        ("Left in 2021 after merger with Beta", ENDED),
        ("Left the alliance in June 2020", ENDED),
        ("Withdrawn from the pledge", ENDED),
        ("Membership not renewed", ENDED),
        ("member until 2019", ENDED),
        ("no longer listed", ENDED),
        ("Removed from list 2020", ENDED),
        ("Ceased trading March 2020", ENDED),
        ("Austritt zum 31.12.2019", ENDED),
        ("suspended since 2022", "that it rests"),
        ("Never joined; invited 2017", OUTSIDE),
        ("left, rejoined in 2020", AGAIN),
        ("Left in 2010, rejoined in 2012", AGAIN),
        ("Suspended in 2010, reinstated in 2012", AGAIN),
    ],
)
def test_a_note_that_tells_how_it_stands_is_told(tmp_path: Path, note: str, sense: str) -> None:
    found = read_both(tmp_path, f'Member,Pact,Note\nAcme,Green,"{note}"\nBeta,Green,\n')
    assert [sense in message for message in found.told if note in message] == [True]


@pytest.mark.parametrize(
    "note",
    [
        "Left-wing party",
        "Left, right and centre unite",
        "Exit, voice and loyalty",
        "Left the stock exchange in 2020",
        "Withdrew from Russia in 2022",
        "Resigned as chair in 2019",
        "Resigned from the board in 2010",
        "Rejected the amendment of 2014",
        "Rejected by voters in 2019",
        "Applied in 1948, admitted in 1949",
        "Ceased coal mining in 2020",
        "Excluded from the index",
        "Dissolved oxygen supplier",
        "Invited by the UN",
        "Member until 2015 of the youth council",
    ],
)
def test_a_note_of_other_things_is_left_alone(tmp_path: Path, note: str) -> None:
    assert told(tmp_path, f'Member,Pact,Note\nAcme,Green,"{note}"\nBeta,Green,\n') == []


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
    text = "Company,Alliance\nX (formerly Twitter),Pact\nTwitter,Pact\nY (formerly Z),Pact\n"
    message, read = told(tmp_path, text)
    assert "'X (formerly Twitter)' here and 'Twitter' on line 3 are two members" in message
    assert "'Y (formerly Z)' is read as 'Y', formerly 'Z'." in read
    for how in ("ex-Twitter", "previously known as Twitter", "f.k.a. Twitter"):
        message, _ = told(tmp_path, text.replace("formerly Twitter", how))
        assert "are two members" in message


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
    (doubt,) = import_file(table, joined="Pact").doubts
    assert doubt.line == 2
    assert doubt.message.startswith(
        "2 rows (lines 2 and 5) hold a name in capitals and nothing else, such as 'EUROPE'"
    )
    table.write_text("Member,Country,Joined\nACME,,\nBETA,FR,2018\nGAMMA,KE,2018\n")
    assert import_file(table, joined="Pact").doubts == ()


def test_who_is_seen_after_the_end_is_told(tmp_path: Path) -> None:
    text = "Member,Coalition,Since,Until,Seen\nAcme,Pact,2010,2015,{}\n"
    assert told(tmp_path, text.format("2014-05-01")) == []
    (message,) = told(tmp_path, text.format("2018-05-01"))
    assert message == "'2018-05-01' is seen after the end, '2015'; the end is kept."


@pytest.mark.parametrize("month", ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep"])
def test_short_months_are_read_in_either_order(month: str) -> None:
    assert read_date(f"{month} 2019") == read_date(f"{month}. 2019")
    assert read_date(f"{month} 5, 2019") == read_date(f"5 {month} 2019")


def test_with_points_the_day_comes_first(tmp_path: Path) -> None:
    text = "Member,Coalition,Joined\nA,Pact,01.03.2010\nB,Pact,05.06.2011\n"
    assert spans(tmp_path, text) == {("A", "2010-03-01", ".."), ("B", "2011-06-05", "..")}


def test_a_footnote_of_a_year_is_read_without_it(tmp_path: Path) -> None:
    text = "Member,Coalition,Joined\nA,Pact,2019²\nB,Pact,2018\n"
    assert spans(tmp_path, text) == {("A", "2019", ".."), ("B", "2018", "..")}


@pytest.mark.parametrize("header", ["Action", "Change", "Movement"])
def test_a_column_without_acts_is_no_column_of_events(tmp_path: Path, header: str) -> None:
    rows = "Acme,Pact,2019,Plant trees\nBeta,Pact,2020,Cut emissions\n"
    found = spans(tmp_path, f"Company,Pledge,Joined,{header}\n{rows}")
    assert found == {("Acme", "2019", ".."), ("Beta", "2020", "..")}


def test_who_left_on_no_day_is_told(tmp_path: Path) -> None:
    (message,) = told(tmp_path, "Member,Coalition,Event\nAcme,Pact,Joined\nBeta,Pact,Left\n")
    assert message.startswith("this row tells of a leaving and of no day")


def test_who_rejoined_had_left_before(tmp_path: Path) -> None:
    text = "Member,Coalition,Joined,Rejoined\nAcme,Pact,2001,2010-05-01\n"
    assert spans(tmp_path, text) == {
        ("Acme", "2001", "[2001..2010-04-30]"),
        ("Acme", "2010-05-01", ".."),
    }


def test_what_is_seen_on_some_day_between_two_is_surely_there_on_none(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("Member,Coalition,Listed on\nA,Pact,between June 2022 and December 2024\n")
    kg = gk.load(table)
    days = ("2022-06-01", "2023-12-31", "2024-12-31", "2025-01-01")
    assert [len(kg.members("Pact", on=day, at_least="certain")) for day in days] == [0, 0, 0, 0]
    assert [len(kg.members("Pact", on=day)) for day in days] == [0, 0, 1, 1]


def test_an_open_span_beside_an_end_is_its_beginning(tmp_path: Path) -> None:
    text = "Member,Coalition,Joined,Left\nAcme,Pact,2018 – present,2020\n"
    assert spans(tmp_path, text) == {("Acme", "2018", "2020")}
    (message,) = told(tmp_path, text.replace("2018 – present", "from 2018 to 2021"))
    assert "has an end of its own beside another, '2020'" in message


def test_lists_and_terms_without_days_are_columns_of_ones_own(tmp_path: Path) -> None:
    text = "Member,Coalition,Since,Listed\nAcme,Pact,2019,yes\nBeta,Pact,2019,no\n"
    (message,) = told(tmp_path, text)
    assert message.startswith("'Listed' holds yes and no")
    text = "Member,Coalition,Since,Term\nAcme,Pact,2019,Fixed\nBeta,Pact,2019,Open\n"
    assert spans(tmp_path, text) == {("Acme", "2019", ".."), ("Beta", "2019", "..")}


def test_parties_have_their_country_beside_them(tmp_path: Path) -> None:
    text = "Party,Alliance,Country\nSPD,Pact,Germany\nCDU,Pact,Germany\n"
    assert {name for name, *_ in spans(tmp_path, text)} == {"SPD", "CDU"}


def test_states_beside_one_body_are_the_members(tmp_path: Path) -> None:
    text = "Member state,Organisation,Committee\nFrance,UN,Pact\nGermany,UN,Pact\n"
    assert {name for name, *_ in spans(tmp_path, text)} == {"France", "Germany"}


@pytest.mark.parametrize(
    "row",
    ["Legend:,confirmed,left", "Green = confirmed member,,", "Green rows are long confirmed.,,"],
)
def test_a_key_below_a_table_is_no_member(tmp_path: Path, row: str) -> None:
    text = f"Member,Coalition,Joined\nAcme,Pact,2019\nBeta,Pact,2018\n{row}\n"
    assert {name for name, *_ in spans(tmp_path, text)} == {"Acme", "Beta"}
    assert len(told(tmp_path, text)) == 1


@pytest.mark.parametrize("name", ["Total Control: 24", "Acme: Ltd."])
def test_names_that_look_odd_are_names(tmp_path: Path, name: str) -> None:
    text = f"Member,Coalition,Joined\n{name},Pact,2019\nBeta,Pact,2018\n"
    assert name in {label for label, *_ in spans(tmp_path, text)}


def test_rows_of_a_frame_may_have_been_left_out(tmp_path: Path) -> None:
    text = ",Member,Coalition\n0,A,Pact\n5,B,Pact\n17,C,Pact\n"
    assert {name for name, *_ in spans(tmp_path, text)} == {"A", "B", "C"}
