"""Rows of several editions of one list: who is on an older one alone may have left, and is told."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.authoring import examine, reading_of
from graphkit.importing.import_file import import_file
from tests.own_tables.both_doors import read_both

OF_TWO_DAYS = [
    *(f"{name},30-06-2023" for name in ("Acme", "Blue", "Dunlin", "Egret")),
    *(f"{name},30-06-2024" for name in ("Acme", "Blue", "Ibis")),
]
DOUBT = (
    "the rows look like 2 editions of one list, of 'Pledge': who stands on an earlier one alone,"
    " 'Dunlin', 'Egret', is taken to go on."
)


def table(*rows: str) -> str:
    return "\n".join(rows)


def editions(tmp_path: Path, text: str, coalition: str = "Pledge") -> list[str]:
    told = read_both(tmp_path, text, coalition).told
    return [one for one in told if "editions of one list" in one]


def test_who_is_on_an_older_edition_alone_is_told(tmp_path: Path) -> None:
    for header in ("Member,Listed on", "Member,As of", "Member,List date", "Member,Snapshot date"):
        assert editions(tmp_path, table(header, *OF_TWO_DAYS)) == [DOUBT], header
    of_years = [row.replace("30-06-", "") for row in OF_TWO_DAYS]
    for header in ("Member,Edition", "Member,Snapshot", "Membre,Édition"):
        assert editions(tmp_path, table(header, *of_years)) == [DOUBT], header


def test_who_opens_the_table_is_warned(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(table("Member,Listed on", *OF_TWO_DAYS), encoding="utf-8")
    with pytest.warns(UserWarning, match="the rows look like 2 editions of one list"):
        gk.load(path, joined="Pledge")


def test_what_the_warning_advises_ends_who_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    rows = [f"{row},{'Old' if '2023' in row else 'New'} list" for row in OF_TWO_DAYS]
    path.write_text(table("Member,Listed on,Source", *rows), encoding="utf-8")
    folder = tmp_path / "folder"
    import_file(path, folder, joined="Pledge")
    assert "Dunlin" in gk.load(folder).members("Pledge", on="2025-01-01").column("label")
    days = ["1,pledge,old-list,2023-06-30,complete", "2,pledge,new-list,2024-06-30,complete"]
    (folder / "lists.csv").write_text(table("id,coalition,source,day,extent", *days), "utf-8")
    members = gk.load(folder).members("Pledge", on="2025-01-01").column("label")
    assert set(members) == {"Acme", "Blue", "Ibis"}


def test_nothing_is_told_where_nobody_is_missing_or_rows_say_when_they_ended(
    tmp_path: Path,
) -> None:
    grown = ["Acme,2023", "Blue,2023", "Acme,2024", "Blue,2024", "Ibis,2024"]
    assert editions(tmp_path, table("Member,Listed on", *grown)) == []
    ended = ["Acme,2023,", "Dunlin,2023,2023-12", "Acme,2024,"]
    assert editions(tmp_path, table("Member,Listed on,Until", *ended)) == []


@pytest.mark.parametrize(
    ("header", "stay", "told"),
    [
        *(("Listed on", 2, True), ("Listed on", 1, True), ("As of", 1, True)),
        *(("List date", 1, True), ("List date", 0, True), ("Snapshot date", 0, True)),
        *(("Edition", 0, True), ("Listed on", 0, True), ("As of", 0, True), ("Listed", 0, True)),
        *(("Edition day", 0, True), ("Year of list", 0, True)),
        *(("First seen", 0, False), ("Since", 0, False), ("Joined", 0, False)),
    ],
)
def test_editions_are_told_when_few_or_none_stay_and_days_of_joining_are_not(
    tmp_path: Path, header: str, stay: int, told: bool
) -> None:
    first = [f"M{number},2019" for number in range(10)]
    second = [f"M{number},2022" for number in range(10 - stay, 20 - stay)]
    found = editions(tmp_path, table(f"Member,{header}", *first, *second))
    assert len(found) == told, found


def test_who_means_days_of_joining_is_told_what_to_call_the_column(tmp_path: Path) -> None:
    rows = ("Acme,2019", "Blue,2019", "Ceta,2022", "Dunlin,2022")
    path = tmp_path / "table.csv"
    path.write_text(table("Member,Listed on", *rows), encoding="utf-8")
    doubts = examine(path, reading_of(joined="Pledge")).doubts
    (doubt,) = (one.hint for one in doubts if "editions of one list" in one.message)
    assert "If these are days on which each joined, call the column since." in str(doubt)
    assert editions(tmp_path, table("Member,since", *rows)) == []


def test_one_member_on_the_last_edition_is_an_edition(tmp_path: Path) -> None:
    rows = ("Acme,2019", "Blue,2019", "Ceta,2022")
    assert len(editions(tmp_path, table("Member,Edition", *rows))) == 1
    assert editions(tmp_path, table("Member,Listed on", *rows)) == []


def test_where_no_order_is_known_those_are_named_who_miss_an_edition(
    tmp_path: Path,
) -> None:
    rows = ["Acme,First", "Blue,First", "Ceta,Second edition", "Dunlin,Second edition"]
    (told,) = editions(tmp_path, table("Member,Edition", *rows))
    assert "who does not stand on all of them, 'Acme', 'Blue', 'Ceta' and 1 more, is taken" in told


def test_the_newest_is_found_by_its_day_however_that_is_written(tmp_path: Path) -> None:
    newest_first = [
        *(f"{name},05/03/2021" for name in ("Acme", "Blue", "Ceta")),
        *(f"{name},25/02/2020" for name in ("Blue", "Ceta", "Dunlin")),
    ]
    (told,) = editions(tmp_path, table("Member,Listed on", *newest_first))
    assert "who stands on an earlier one alone, 'Dunlin', is taken to go on" in told
    one_list = ["Acme,2020-01-01", "Blue,1 January 2020", "Ceta,2020-01-01", "Dunlin,1 Jan 2020"]
    assert editions(tmp_path, table("Member,Listed on", *one_list)) == []


def test_a_day_on_which_one_was_seen_is_no_newest_edition(tmp_path: Path) -> None:
    names = ("Acme", "Blue", "Ceta", "Dunlin")
    rows = [f"{name},{day}" for day in ("2020-01-01", "2021-01-01") for name in names]
    rows += ["Egret,2020-01-01", "Acme,2022-05-01"]
    (told,) = editions(tmp_path, table("Member,Listed on", *rows))
    assert "who stands on an earlier one alone, 'Egret', is taken to go on" in told


def test_days_on_which_each_member_was_seen_are_no_editions(tmp_path: Path) -> None:
    seen = ["Acme,2023-01-02", "Blue,2023-03-04", "Ceta,2023-05-06", "Dunlin,2023-07-08"]
    assert editions(tmp_path, table("Member,Listed on", *seen)) == []


def test_columns_of_years_with_a_word_for_members_are_told(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    for said in ("Members", "Mitglieder", "Edition", "Liste"):
        path.write_text(f"Member,{said} 2023,{said} 2024\nAcme,x,x\nDunlin,x,\n", encoding="utf-8")
        found = [one.message for one in gk.check(path, joined="Pledge").findings]
        assert any("look like the years of memberships" in one for one in found), said
        periods = import_file(path, joined="Pledge").tables["memberships"]
        assert [row["during"] for row in periods] == ["[..2023]/..", "[..2023]/2023"], said
