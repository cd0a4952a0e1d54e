"""What strangers' tables were once read wrongly without a word, by either way of reading."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.importing.import_file import import_file
from tests.own_tables.both_doors import graphs, read_both


def starts_and_ends(tmp_path: Path, text: str) -> dict[str, tuple[str, str]]:
    """When each belongs, by both ways of reading, which have to agree."""
    found = []
    for kg in graphs(tmp_path, text):
        rows = kg.members("pact", at_least="possible").records()
        found.append({str(row["label"]): (str(row["start"]), str(row["end"])) for row in rows})
    assert found[0] == found[1]
    return found[0]


@pytest.mark.parametrize(
    "end",
    [
        *("9999-12-31", "31.12.9999", "0000-00-00", "vigente", "actualidad", "unbefristet"),
        *("aktuell", "présent", "open-ended", "continuing", "indefinido", "néant"),
    ],
)
def test_what_people_write_for_no_end_is_none(tmp_path: Path, end: str) -> None:
    text = f"Member,Pact,Since,Until\nAcme,Pact,2010,{end}\nBeta,Pact,2011,2015\n"
    assert starts_and_ends(tmp_path, text)["Acme"] == ("2010", "..")


def test_an_end_that_cannot_be_read_is_told_as_such(tmp_path: Path) -> None:
    text = "Member,Pact,Since,Until\nAcme,Pact,2010,sometime\nBeta,Pact,2011,2015\n"
    (told,) = read_both(tmp_path, text).told
    assert told.endswith("; whether and when it ended is left open.")


@pytest.mark.parametrize(
    ("period", "read"),
    [
        ("c. 2010-2014", ("2010~", "2014~")),
        ("2010-2014?", ("2010?", "2014?")),
        ("?-2012", ("", "2012")),
        ("-2012", ("", "2012")),
        ("~2010-2014", ("2010~", "2014~")),
    ],
)
def test_periods_of_two_years(tmp_path: Path, period: str, read: tuple[str, str]) -> None:
    text = f"Member,Pact,Period\nAcme,Pact,{period}\nBeta,Pact,2010-2014\n"
    assert starts_and_ends(tmp_path, text) == {"Acme": read, "Beta": ("2010", "2014")}


def test_a_dash_before_a_year_is_no_year_before_christ(tmp_path: Path) -> None:
    found = read_both(tmp_path, "Member,Pact,Since\nAcme,Green,-2012\nBeta,Green,2010\n")
    assert found.members[0] == "Acme in Green"
    assert found.told == (
        "'-2012' may be the end of a span, or a year before Christ; it is left open.",
    )


@pytest.mark.parametrize("status", ["Applicant", "Observer", "Rejected", "Not a member"])
def test_a_status_is_doubted_where_an_end_is_stated_too(tmp_path: Path, status: str) -> None:
    text = f"Member,Coalition,Status,From,To\nAcme,Pact,{status},2010,2012\nBeta,Pact,,2010,2012\n"
    (told,) = read_both(tmp_path, text).told
    assert f"1 row says by '{status}' that it" in told


def test_who_is_a_former_member_in_one_row_is_doubted_in_the_other(tmp_path: Path) -> None:
    text = "Member,Coalition,Role,Since\nAcme,Pact,Member,2010\nAcme,Pact,Former member,2012\n"
    found = read_both(tmp_path, text)
    assert any("line 3 says of the same member 'former member'" in one for one in found.told)


@pytest.mark.parametrize("names", [("ver.di", "CGT", "Unite"), ("ING", "", "Santander")])
@pytest.mark.parametrize("header", ["Agency", "Union", "Regulator"])
def test_bodies_beside_countries_are_doubted(
    tmp_path: Path, header: str, names: tuple[str, ...]
) -> None:
    countries = ("Germany", "France", "Spain")
    rows = "".join(f"{a},{b},Zero,2021\n" for a, b in zip(names, countries, strict=True))
    found = read_both(tmp_path, f"{header},Country,Alliance,Joined\n{rows}")
    assert any(one.startswith("'Country' is read as the members") for one in found.told)


@pytest.mark.parametrize("mark", ["[note 1]", "[1][2]", "§", "[nb 2]"])
def test_marks_of_footnotes_are_no_part_of_a_name(tmp_path: Path, mark: str) -> None:
    found = read_both(tmp_path, f"Member,Coalition\nTogo{mark},Pact\nChad,Pact\n")
    assert found.members == ("Chad in Pact", "Togo in Pact")


def test_signatories_join_the_statement_and_not_their_employer(tmp_path: Path) -> None:
    found = read_both(tmp_path, "Signatory,Organisation,Statement\nAnn,MIT,Risk\nBob,MIT,Risk\n")
    assert found.members == ("Ann in Risk", "Bob in Risk")


def test_two_columns_called_as_coalitions_are_doubted(tmp_path: Path) -> None:
    rows = "Acme,Race to Zero,Net zero,2020\nBeta,RE100,Renewable,2019\n"
    found = read_both(tmp_path, f"Company,Initiative,Pledge,Since\n{rows}")
    assert any("'Initiative', which may be it, too" in told for told in found.told)


def test_a_company_called_total_may_have_joined_on_a_day(tmp_path: Path) -> None:
    text = "Member,Coalition,Since\nTotal,Pact,2019-05-12\nSum,Pact,13.05.2019\n"
    assert [one.partition(" in ")[0] for one in read_both(tmp_path, text).members] == [
        "Sum",
        "Total",
    ]


@pytest.mark.parametrize(
    ("answer", "period"),
    [
        ("since 2019 (withdrawn)", ("2019", "")),
        ("2015–2019 (withdrawn)", ("2015", "2019")),
        ("2015 (withdrawn)", ("2015", "")),
    ],
)
def test_withdrawn_behind_a_beginning_ends_it(
    tmp_path: Path, answer: str, period: tuple[str, str]
) -> None:
    text = f"Member,Pact,Is member\nAcme,Pact,{answer}\nBeta,Pact,Yes\n"
    assert starts_and_ends(tmp_path, text)["Acme"] == period


def test_an_answer_fills_what_other_columns_leave_open(tmp_path: Path) -> None:
    rows = "Acme,Pact,2015–2019,2015\nBeta,Pact,Yes (until 2018),2011\nCeta,Pact,Yes,2010\n"
    found = starts_and_ends(tmp_path, f"Member,Pact,Is member,Since\n{rows}")
    assert found == {"Acme": ("2015", "2019"), "Beta": ("2011", "2018"), "Ceta": ("2010", "..")}


def test_a_cell_of_any_length_is_read_in_time(tmp_path: Path) -> None:
    text = f"Member,Pact,Is member\nAcme,Pact,{'1 ' * 2000}\nBeta,Pact,Yes\n"
    assert read_both(tmp_path, text).members == ("Acme in Pact", "Beta in Pact")


@pytest.mark.parametrize("answer", ["No restrictions: full member", "Norway office"])
def test_a_row_is_not_left_out_for_its_first_letters(tmp_path: Path, answer: str) -> None:
    text = f"Member,Pact,Status\nAcme,Green,{answer}\nBeta,Green,Member\n"
    assert len(read_both(tmp_path, text).members) == 2


@pytest.mark.parametrize("status", ["On hold", "Ruhend", "Suspendido", "Paused"])
def test_the_advice_on_who_is_suspended_works(tmp_path: Path, status: str) -> None:
    columns = "Member,Pact,Since,Status"
    rows = f"Acme,Green,2015,{status}\nBeta,Green,2015,\n"
    (told,) = read_both(tmp_path, f"{columns}\n{rows}").told
    assert "it rests, or rested for a while" in told
    followed = rows.replace("\n", ",\n") + f"Acme,Green,2020,,{status}\n"
    for kg in graphs(tmp_path, f"{columns},Role\n{followed}"):
        assert not kg.doubts
        assert kg.members("Green", on="2016-06-01").column("label") == ("Acme", "Beta")
        assert kg.members("Green", on="2020-06-01").column("label") == ("Beta",)


def test_a_ratification_that_is_pending_is_none(tmp_path: Path) -> None:
    text = "Member,Pact,Signed,Ratified\nDell,Green,2019,pending\nAcme,Green,2018,2020\n"
    for kg in graphs(tmp_path, text):
        assert kg.members("Green", roles="party", at_least="possible").column("label") == ("Acme",)


def test_words_of_how_somebody_stands_are_no_events(tmp_path: Path) -> None:
    rows = "Acme,Green,2010,Withdrawn\nBeta,Green,2011,Expelled\nCeta,Green,2013,Active\n"
    found = read_both(tmp_path, f"Member,Coalition,Date,Status\n{rows}")
    assert len(found.members) == 3 and found.members[2] == "Ceta in Green 2013/.."


def test_flags_beside_a_party_are_no_coalitions(tmp_path: Path) -> None:
    rows = "Ann,Greens,2010,x,\nBob,Reds,2011,,x\nCat,Reds,2012,,\n"
    found = read_both(tmp_path, f"Member,Party,Since,Chair,Treasurer\n{rows}")
    assert found.members == ("Ann in Greens 2010/..", "Bob in Reds 2011/..", "Cat in Reds 2012/..")


def test_a_period_in_a_matrix_holds_beside_columns_of_ends(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text(
        "Company,Green joined,Green left,Blue\nAcme,2010,2012,2015–2019\nDell,2011,,2016\n",
        encoding="utf-8",
    )
    rows = import_file(path).tables["memberships"]
    assert {row["during"] for row in rows if row["coalition"] == "blue"} == {"2015/2019", "2016/.."}


def test_a_signature_that_is_added_renames_no_membership(tmp_path: Path) -> None:
    text = "Member,Pact,Ratified\nFrance,Kyoto,2002\nPeru,Kyoto,2003\n"
    more = "Member,Pact,Signed,Ratified\nFrance,Kyoto,1998,2002\nPeru,Kyoto,,2003\n"
    found = []
    for number, one in enumerate((text, more)):
        path = tmp_path / f"{number}.csv"
        path.write_text(one, encoding="utf-8")
        found.append(gk.load(path))
    ids = [set(kg.members("kyoto").column("membership")) for kg in found]
    assert ids[0] == ids[1]


def test_a_second_import_tells_of_a_column_that_is_new(tmp_path: Path) -> None:
    path, folder = tmp_path / "table.csv", tmp_path / "folder"
    path.write_text("Member,Coalition,Since\nAcme,Green,2010\n", encoding="utf-8")
    import_file(path, folder)
    path.write_text("Member,Coalition,Since,Until\nAcme,Green,2010,2015\n", encoding="utf-8")
    (told,) = [one.message for one in import_file(path, folder).doubts]
    assert told == "'Until' is kept as your own column: import-map.toml does not name it."


def test_a_second_import_remembers_the_order_of_dates(tmp_path: Path) -> None:
    path, folder = tmp_path / "table.csv", tmp_path / "folder"
    path.write_text("Member,Coalition,Since\nAcme,Green,05/06/2019\n", encoding="utf-8")
    import_file(path, folder, dates="mdy")
    import_file(path, folder, dates="dmy")
    (row,) = import_file(path, folder).tables["memberships"]
    assert row["during"] == "2019-06-05/.."


@pytest.mark.parametrize("header", ["Status", "Capacity"])
def test_who_is_written_down_as_an_observer_is_not_doubted_again(
    tmp_path: Path, header: str
) -> None:
    text = f"Member,Pact,{header},Role\nAcme,Green,Observer,Observer\nBeta,Green,,\n"
    assert not any("it observes" in told for told in read_both(tmp_path, text).told)


def test_two_rows_for_who_joined_again_are_enough(tmp_path: Path) -> None:
    rows = "Acme,Green,2010,2012,\nAcme,Green,2015,,rejoined in 2015\n"
    assert not read_both(tmp_path, f"Member,Pact,Since,Until,Note\n{rows}").told


def test_the_columns_of_a_table_count_in_seasons_together(tmp_path: Path) -> None:
    rows = "Acme,Pact,2008/09,2010/11\nBeta,Pact,2012/13,\n"
    found = starts_and_ends(tmp_path, f"Member,Pact,From,Until\n{rows}")
    assert found["Beta"] == ("[2012-01-01..2013-12-31]", "..")
    assert found["Acme"] == ("[2008-01-01..2009-12-31]", "[2010-01-01..2011-12-31]")
