"""Which of several sheets is the table of memberships, and what is said of the others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.errors import DataError
from graphkit.importing.import_file import import_file
from graphkit.importing.new_folder import new_folder

from .written import write_workbook

_TRACKER = [["Organisation", "Initiative", "Joined"], ["Acme", "Green Pact", "2019"]]
_CONTACTS = [["Organisation", "Contact person", "Country"], ["Acme", "Ann", "Chad"]]


def test_a_list_of_contacts_is_no_table_of_memberships(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", Contacts=_CONTACTS, Tracker=_TRACKER)
    assert gk.load(path).members("Green Pact").column("label") == ("Acme",)
    message = "only the sheet 'Tracker' is read; 'Contacts' is not."
    assert [doubt.message for doubt in gk.authoring.examine(path).doubts] == [message]
    assert [doubt.message for doubt in import_file(path).doubts] == [message]


def test_contacts_alone_are_read_and_doubted(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", Contacts=_CONTACTS, Notes=[["Written by me"]])
    told = [doubt.message for doubt in gk.authoring.examine(path).doubts]
    assert told[0].startswith("'Organisation' is read as what was joined")
    with pytest.warns(UserWarning, match="'Country' is read as the members"):
        assert gk.load(path).members("Acme").column("label") == ("Chad",)


def test_a_list_of_members_beside_a_sheet_of_sources_is_what_is_read(tmp_path: Path) -> None:
    sources = [["id", "title"], ["report", "A report"]]
    path = write_workbook(tmp_path / "a.xlsx", Sources=sources, Members=_TRACKER)
    assert gk.load(path).members("Green Pact").column("label") == ("Acme",)
    message = "only the sheet 'Members' is read; 'Sources' is not."
    assert [doubt.message for doubt in gk.authoring.examine(path).doubts] == [message]
    assert [doubt.message for doubt in import_file(path).doubts] == [message]


@pytest.mark.parametrize("wide", [False, True])
def test_every_way_in_refuses_alike(
    wide: bool, tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    notes = [["Written by me"], ["and by you"]]
    sheets = {"One": notes, "Two": notes} if wide else {"One": _TRACKER, "Two": _TRACKER}
    path = write_workbook(tmp_path / "a.xlsx", **sheets)
    with pytest.raises(DataError) as by_load:
        gk.load(path)
    with pytest.raises(DataError) as by_import:
        import_file(path)
    with pytest.raises(DataError) as by_new:
        new_folder(tmp_path / "new", from_=path)
    assert str(by_load.value) == str(by_import.value) == str(by_new.value)
    assert "'One', 'Two'" in str(by_load.value)
    assert "--sheet One" in run_cli("check", path).out
