"""Which column holds what was joined, and what is said where no column is called like it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.authoring.headers.one_table import recognised
from graphkit.importing.import_file import import_file
from tests.own_tables.both_doors import read_both


@pytest.mark.parametrize(
    "header",
    [
        *("Code of conduct", "Code of practice", "Joined initiative", "Initiative joined"),
        *("Pact signed", "Signed code of practice", "Which alliance", "Verhaltenskodex"),
    ],
)
def test_what_was_joined_is_told_by_its_header(header: str) -> None:
    assert recognised(["Organisation", header, "Date joined"]).names[:2] == ("member", "coalition")


def test_a_code_of_a_country_is_not_what_was_joined() -> None:
    assert recognised(["Company", "Code", "Pact"]).names == ("member", "code", "coalition")


@pytest.mark.parametrize("member", ["Country", "Name"])
def test_organisations_as_what_was_joined_are_doubted_everywhere(
    member: str, tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    path = tmp_path / "table.csv"
    path.write_text(f"Organisation,{member},Joined\nAcme,Chad,2019\nBeta,Peru,2020\n")
    message = f"'Organisation' is read as what was joined, and '{member}' as the members."
    assert [doubt.message for doubt in import_file(path).doubts] == [message]
    (told,) = [one for one in gk.check(path).findings if one.severity == "warning"]
    assert told.message == message and "call it 'member'" in told.hint
    ran = run_cli("members", "Acme", "--data", path)
    assert ran.code == 0 and "1 doubt: graphkit check" in ran.err
    left = {doubt.message for doubt in import_file(path, joined="Pact").doubts}
    assert message not in left
    assert all("'Name' tells as many apart" in one for one in left)  # who may have signed itself


def test_members_who_are_called_so_are_not_doubted(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    for header in ("Member,Organisation", "Contracting party,Body", "Minister,Party"):
        path.write_text(f"{header}\nChad,Acme\n")
        assert not gk.authoring.examine(path).doubts


def test_a_committee_is_what_was_joined_where_nothing_else_is(tmp_path: Path) -> None:
    assert recognised(["Member", "Committee", "Pact"]).names == ("member", "committee", "coalition")
    rows = "Acme,Budget,founder,member\nBeta,Law,member,\nGamma,Budget,,founder\n"
    found = read_both(tmp_path, f"Member,Committee,Green,Blue\n{rows}")
    assert found.told == (
        "'Green' to 'Blue' hold roles, and are kept as columns of your own: 'Committee' is read as"
        " what was joined.",
    )
    path = tmp_path / "table.csv"
    path.write_text(f"Country,Organisation name,Green,Blue\n{rows}", encoding="utf-8")
    joined = import_file(path).tables["coalitions"]
    assert {row.text("name") for row in joined} == {"Green", "Blue"}
