"""Notes below a table that say where it is from, of when it is, or where it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.own_tables.both_doors import read_both

pytestmark = pytest.mark.filterwarnings("ignore:.* left out:UserWarning")

NOTES = [
    *("Fonte: ISTAT", "Źródło: GUS", "出典：総務省", "Источник: сайт", "注:暂定"),
    *("Stan na 1 stycznia 2020", "2020年4月1日現在", "Retrieved 5 May 2020"),
    *("Accessed: 5 May 2020", "Downloaded from example.org", "Generated on 2020-01-01 10:00"),
    *("Source https://example.org", "Page 1 of 3", "End of table", "Bold: founding members"),
    "a: accession",
]


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("joined", ["", "Pact"])
def test_notes_on_a_table_are_left_out_and_told(tmp_path: Path, note: str, joined: str) -> None:
    pact, of_pact = ("", "") if joined else ("Coalition,", "Pact,")
    rows = f"Acme,{of_pact}2015\nBeta,{of_pact}2016\n{note}{',' * (2 - bool(joined))}\n"
    found = read_both(tmp_path, f"Member,{pact}Since\n{rows}", joined)
    assert found.members == ("Acme in Pact 2015/..", "Beta in Pact 2016/..")
    assert found.told == (f"{note!r} is a note and no member.",)
    assert found.left_out == (4,)


def test_an_address_alone_below_a_table_is_left_out_and_told(tmp_path: Path) -> None:
    rows = "Acme,2015\nBeta,2016\nhttps://example.org,\n"
    assert read_both(tmp_path, f"Member,Since\n{rows}", "Pact").left_out == (4,)


@pytest.mark.parametrize(
    "note", ["For more see the website", "All dates are approximate", "Criterion: turnover"]
)
def test_what_may_be_a_note_below_a_table_stays_and_is_told(tmp_path: Path, note: str) -> None:
    rows = f"Acme,2015\nBeta,2016\n{note},\n"
    found = read_both(tmp_path, f"Member,Since\n{rows}", "Pact")
    assert f"{note} in Pact" in found.members
    assert found.told == (f"{note!r} stands alone below the table, and is read as a member.",)


@pytest.mark.parametrize("name", ["Fonte Viva", "Page One", "Source One", "Re:Common"])
def test_names_below_a_table_are_members(tmp_path: Path, name: str) -> None:
    found = read_both(tmp_path, f"Member,Since\nAcme,2015\nBeta,2016\n{name},\n", "Pact")
    assert f"{name} in Pact" in found.members
    assert not found.told


@pytest.mark.parametrize("name", ["Data from Space", "Page 2", "NB: Brasil"])
def test_what_is_filled_as_other_rows_is_a_member_and_told(tmp_path: Path, name: str) -> None:
    found = read_both(tmp_path, f"Member,Since\nAcme,2015\nBeta,2016\n{name},2012\n", "Pact")
    assert f"{name} in Pact 2012/.." in found.members
    assert found.told == (f"{name!r} may be a note on the table, and is read as a member.",)


@pytest.mark.parametrize("day", ["", ",2023-06-30"])
def test_a_title_that_tells_the_day_of_the_list_is_told_by_all(day: str, tmp_path: Path) -> None:
    header = "Member,Pact,Joined" + (day and ",Listed on")
    title = f"Members as of 30 June 2023{',' * header.count(',')}"
    told = read_both(tmp_path, f"{title}\n{header}\nAcme,Green,2015{day}\n").told
    said = "the title 'Members as of 30 June 2023' tells as of when this is; no date is read of it."
    assert told == (() if day else (said,))
