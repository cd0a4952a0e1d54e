"""Days that programs write where none is known are told, by both doors."""

from __future__ import annotations

from pathlib import Path

import pytest

from .both_doors import read_both

DEFAULT = "is what programs write where no day is known, and counts."


@pytest.mark.parametrize("day", ["1900-01-01", "1970-01-01", "1899-12-30"])
def test_a_day_from_which_computers_count_is_told_among_later_ones(
    tmp_path: Path, day: str
) -> None:
    text = f"Member,Pledge,Joined\nAcme,Pact,2019-05-14\nBeta,Pact,{day}\nGamma,Pact,2020-01-02\n"
    read = read_both(tmp_path, text)
    told = [message for message in read.told if message.endswith(DEFAULT)]
    assert told == [f"{day!r} {DEFAULT}"]
    assert any("Beta" in member and day in member for member in read.members)


def test_a_treaty_of_1970_is_not_doubted(tmp_path: Path) -> None:
    days = ("1968-03-02", "1970-01-01", "1970-01-01", "1971-05-06")
    rows = (f"State {number},Treaty,{day}\n" for number, day in enumerate(days))
    read = read_both(tmp_path, "Member,Pledge,Joined\n" + "".join(rows))
    assert not any(DEFAULT in message for message in read.told)


@pytest.mark.parametrize("day", ["1905-07-12", "1905-06-15", "12 July 1905"])
def test_a_year_in_a_cell_of_dates_is_told(day: str, tmp_path: Path) -> None:
    found = read_both(tmp_path, f"Member,Coalition,Since\nA,Pact,{day}\nB,Pact,2018-05-06\n")
    assert len(found.members) == 2
    (told,) = found.told
    assert "what a spreadsheet shows of" in told


def test_days_of_1905_beside_others_of_that_time_are_believed(tmp_path: Path) -> None:
    rows = "A,Union,1905-07-12\nB,Union,1908-03-01\nC,Union,1899-05-06\n"
    assert not read_both(tmp_path, f"Member,Coalition,Since\n{rows}").told
    rows = "A,Union,1905-05-12\nB,Union,2018-03-01\n"
    assert not read_both(tmp_path, f"Member,Coalition,Since\n{rows}").told


@pytest.mark.parametrize("day", ["2099-12-31", "2038-01-19", "2079-06-06"])
def test_the_last_day_that_a_program_knows_is_told(tmp_path: Path, day: str) -> None:
    rows = f"Acme,Pact,2019-05-14,{day}\nBeta,Pact,2018-02-03,2021-03-04\nGamma,Pact,2018,{day}\n"
    told = read_both(tmp_path, f"Member,Pledge,Joined,Left\n{rows}").told
    assert told == (f"{day!r} is what programs write where an end is open, and counts.",)


def test_a_day_from_which_computers_count_is_told_as_an_end_without_a_beginning(
    tmp_path: Path,
) -> None:
    rows = "Acme,Pact,,1970-01-01\nBeta,Pact,2018-02-03,2021-03-04\n"
    read = read_both(tmp_path, f"Member,Pledge,Joined,Left\n{rows}")
    assert read.told == (f"'1970-01-01' {DEFAULT}",)
    rows = "Acme,Pact,,1970-01-01\nBeta,Pact,1962-02-03,1969-03-04\n"
    assert not read_both(tmp_path, f"Member,Pledge,Joined,Left\n{rows}").told


@pytest.mark.parametrize(
    "nothing",
    [
        *("0000-00-00", "0000-00-00T00:00:00", "00/00/0000", "00.00.0000", "0000-01-01"),
        *("1900-01-00", "00/01/1900", "1/0/1900", "00.01.1900", "0001-01-01T00:00:00"),
    ],
)
def test_no_day_of_a_database_or_a_spreadsheet_is_an_empty_cell(
    tmp_path: Path, nothing: str
) -> None:
    rows = f"Acme,Pact,{nothing},2020-05-06\nBeta,Pact,2018-02-03,{nothing}\n"
    read = read_both(tmp_path, f"Member,Pledge,Joined,Left\n{rows}")
    assert read.told == ()
    assert read.members == ("Acme in Pact /2020-05-06", "Beta in Pact 2018-02-03/..")


@pytest.mark.parametrize("end", ["9999-12-31", "2999-12-31", "31/12/9999", "9999"])
def test_an_end_after_all_time_is_none(tmp_path: Path, end: str) -> None:
    read = read_both(tmp_path, f"Member,Pledge,Joined,Left\nBeta,Pact,2018-02-03,{end}\n")
    assert read.members == ("Beta in Pact 2018-02-03/..",)


def test_a_day_nought_of_another_month_asks_for_no_order(tmp_path: Path) -> None:
    (told,) = read_both(tmp_path, "Member,Pledge,Joined\nBeta,Pact,5/0/2019\n").told
    assert "'5/0/2019' names" in told
