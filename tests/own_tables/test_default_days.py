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
