"""A column of dates is one whatever its header calls them, or the check says that it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk

from .both_doors import read_both


@pytest.mark.parametrize(
    "header",
    [
        *("Date d'adhésion", "DATE D’ADHESION", "Date d'entrée", "Date de signature"),
        *(
            "Year joined",
            "Joined on",
            "Joined in",
            "Signed",
        ),
        *("Beitritt", "Beitrittsjahr", "Datum des Beitritts", "Adhésion", "Année d'adhésion"),
        *("Fecha de adhesión", "Date de l'adhésion"),
    ],
)
def test_headers_of_dates_mean_since(tmp_path: Path, header: str) -> None:
    table = tmp_path / "pledges.csv"
    table.write_text(f"Member,Pledge,{header}\nAcme,Green Pact,2021\n", encoding="utf-8")
    assert gk.load(table).members("green-pact").column("start") == ("2021",)


@pytest.mark.parametrize(("header", "end"), [("Date de retrait", "2021"), ("Jusqu’à", "2021")])
def test_headers_of_ends_mean_until(tmp_path: Path, header: str, end: str) -> None:
    table = tmp_path / "pledges.csv"
    table.write_text(f"Member,Pledge,{header}\nAcme,Green Pact,2021\n", encoding="utf-8")
    assert gk.load(table).members("green-pact").column("end") == (end,)


def test_a_column_of_dates_that_is_not_read_is_warned_of(tmp_path: Path) -> None:
    table = tmp_path / "pledges.csv"
    table.write_text(
        "Member,Pledge,Since,Reviewed,Staff,Level\n"
        "Acme,Green Pact,May 2021,14 May 2021,43600,3\n"
        "Beta,Green Pact,2020-05,mai 2020,21000,2\n",
        encoding="utf-8",
    )
    warned = [f for f in gk.check(table).findings if "looks like dates" in f.message]
    assert [(f.severity, f.column) for f in warned] == [("warning", "Reviewed")]
    assert "Rename it to until only if the membership ended then" in str(warned[0].hint)


@pytest.mark.parametrize("header", ["Term of office", "Membership period", "Mandat"])
def test_periods_in_one_column_may_be_open(header: str, tmp_path: Path) -> None:
    rows = "Anna,Pact,1998–2001\nBen,Pact,2005-\nCid,Pact,2005 to date\nDora,Pact,–2007\n"
    assert read_both(tmp_path, f"Member,Alliance,{header}\n{rows}").members == (
        "Anna in Pact 1998/2001",
        "Ben in Pact 2005/..",
        "Cid in Pact 2005/..",
        "Dora in Pact /2007",
    )


def test_open_periods_in_an_own_column_are_doubted(tmp_path: Path) -> None:
    rows = "Anna,Pact,1998 to 2001\nBen,Pact,2005 to present\nCid,Pact,2006–\n"
    (told,) = read_both(tmp_path, f"Member,Alliance,Years active\n{rows}").told
    assert told.startswith("looks like dates")


def test_what_may_be_two_years_is_a_month_only_where_another_cell_says_so(tmp_path: Path) -> None:
    table = "Member,Pact,Since\nAnna,Green,2010/11\nBen,Green,2011/12\n"
    assert read_both(tmp_path, table).told == (
        "'2010/11' is read as a month, and could be the years 2010 to 2011.",
    )
    assert read_both(tmp_path, f"{table}Cid,Green,2012/03\n").told == ()


def test_a_column_counts_in_seasons_where_a_cell_can_be_nothing_else(tmp_path: Path) -> None:
    rows = "Anna,Green,2010/11\nBen,Green,2012/13\nCid,Green,1999/00\nDora,Green,May 2014\n"
    found = read_both(tmp_path, f"Member,Pact,Since\n{rows}")
    assert found.members == (
        "Anna in Green [2010-01-01..2011-12-31]/..",
        "Ben in Green [2012-01-01..2013-12-31]/..",
        "Cid in Green [1999-01-01..2000-12-31]/..",
        "Dora in Green 2014-05/..",
    )
    assert found.told == ()
    rows = "Anna,Green,2010/11\nBen,Green,2012/13 - 2014/15\n"
    found = read_both(tmp_path, f"Member,Pact,Period\n{rows}")
    assert found.members == (
        "Anna in Green 2010/2011",
        "Ben in Green [2012-01-01..2013-12-31]/[2014-01-01..2015-12-31]",
    )


def test_ranges_of_what_may_be_two_years_are_doubted(tmp_path: Path) -> None:
    found = read_both(tmp_path, "Member,Pact,Period\nAnna,Green,2001/02–2005/06\n")
    assert found.told == ("'2001/02' is read as a month, and could be the years 2001 to 2002.",)


@pytest.mark.parametrize("still", ["not withdrawn", "never left", "incumbent", "in office"])
def test_words_in_a_column_of_ends_that_say_still(still: str, tmp_path: Path) -> None:
    found = read_both(tmp_path, f"Member,Club,Joined,Left\nAnna,Chess,2001,{still}\n")
    assert found.members == ("Anna in Chess 2001/..",) and not found.told


def test_a_column_of_periods_is_told_with_what_to_call_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Member,Pact,Membership\nAcme,Green,2015-2019\nBeta,Green,2018-?\n")
    (told,) = gk.authoring.examine(path).doubts
    assert str(told.hint).startswith("Rename it to period ")
    path.write_text(path.read_text().replace("Membership", "Period"))
    assert not gk.authoring.examine(path).doubts
    assert gk.load(path).memberships("Beta").column("start") == ("2018",)
