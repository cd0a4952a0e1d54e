"""A month in a column of its own is told where dates are read as years."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.errors import DataError
from graphkit.importing.import_file import import_file
from tests.own_tables.both_doors import read_both

SAID = "may be the month of a year in another column"


@pytest.mark.parametrize(
    ("headers", "row", "told"),
    [
        ("Joined,Month of joining", "2015,June", True),
        ("Beitrittsjahr,Monat", "2015,12", True),
        ("Joined,Month joined", "2015-06-01,6", False),
        ("Joined,Months of notice", "2015,6", False),
        ("Joined,Month of review", "2015,open", False),
    ],
)
def test_a_month_beside_a_year_is_told(headers: str, row: str, told: bool, tmp_path: Path) -> None:
    found = read_both(tmp_path, f"Member,Pact,{headers}\nAcme,Green,{row}\nBeta,Green,{row}\n")
    assert any(SAID in one for one in found.told) is told


@pytest.mark.parametrize(
    ("headers", "row", "period"),
    [
        ("Start year,Start month", "2015,6", "2015-06/.."),
        ("Start month,Start year,End month,End year", "6.0,2015.0,May,2019", "2015-06/2019-05"),
        ("Start day,Start month,Start year", "3,6,2015", "2015-06-03/.."),
        ("Joined,Month joined", "2015,", "2015/.."),
        ("Beitrittsjahr,Beitrittsmonat", "2015,März", "2015-03/.."),
        ("Start month,Start year", "3.2020,2020", "2020-03/.."),
        ("Joined (year),Joined [month]", "2015,6", "2015-06/.."),
        ("StartYear,StartMonth", "2015,6", "2015-06/.."),
        ("Joined Year [UTC],Joined Month [UTC]", "2015,6", "2015-06/.."),
        ("Date joined (month),Date joined (year)", "6,2015", "2015-06/.."),
        ("Start year (YYYY),Start month (1-12)", "2015,6", "2015-06/.."),
        ("Startjahr,Startmonat", "2015,6", "2015-06/.."),
        ("Ended year,Ended month", "2015,6", "/2015-06"),
        ("Start year,Start month,Start day", "2015,00,0", "2015/.."),
    ],
)
def test_a_month_beside_its_year_is_read(
    headers: str, row: str, period: str, tmp_path: Path
) -> None:
    found = read_both(tmp_path, f"Member,Pact,{headers}\nAcme,Green,{row}\n")
    assert found.members == (f"Acme in Green {period}",)
    assert not found.told


@pytest.mark.parametrize(
    ("headers", "row", "period"),
    [
        ("Joined month (planned),Joined year,Joined month", "1,2019,5", "2019-05/.."),
        ("Joined month (local),Joined year,Joined month", "1,2019,5", "2019-05/.."),
        ("Joined month (planned),Joined year", "1,2019", "2019/.."),
    ],
)
def test_a_part_of_another_date_is_not_read_with_it(
    headers: str, row: str, period: str, tmp_path: Path
) -> None:
    found = read_both(tmp_path, f"Member,Pact,{headers}\nAcme,Green,{row}\n")
    assert found.members == (f"Acme in Green {period}",)


def test_what_is_no_month_is_told(tmp_path: Path) -> None:
    found = read_both(tmp_path, "Member,Pact,Start month,Start year\nAcme,Green,13,2015\n")
    assert any("'13 2015'" in one for one in found.told)


@pytest.mark.parametrize("headers", ["Start month,Year", "Start month,Start year"])
def test_months_without_years_are_told_once(headers: str, tmp_path: Path) -> None:
    rows = "Acme,Green,6,c. 2015\nBeta,Green,7,c. 2016\n"
    found = read_both(tmp_path, f"Member,Pact,{headers}\n{rows}")
    assert [one[:13] for one in found.told if "month" in one] == ["'Start month'"]
    read = "Acme in Green 2015~/.." if headers.endswith("Start year") else "Acme in Green"
    assert found.members[0] == read


def test_two_columns_called_month_are_refused_by_all_with_what_to_call_them(tmp_path: Path) -> None:
    text = "Member,Year joined,Month,Year left,Month\nAcme,2015,3,2020,6\n"
    refused = read_both(tmp_path, text, "Pact").refused
    assert refused == "this column stands twice."
    with pytest.raises(DataError, match="Call each as its year is called"):
        import_file(tmp_path / "table.csv", joined="Pact")


def test_a_month_says_no_more_of_a_year_that_is_not_known(tmp_path: Path) -> None:
    header = "Member,Pact,Year joined,Month joined,Year left,Month left"
    rows = "Acme,Green,2015,3,unknown,6\nBeta,Green,2016,4,2021,7\n"
    found = read_both(tmp_path, f"{header}\n{rows}")
    assert found.members == ("Acme in Green 2015-03/", "Beta in Green 2016-04/2021-07")
    assert not found.told
