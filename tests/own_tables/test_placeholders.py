"""What stands in the stead of a name is neither a member nor a coalition."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.importing.import_file import import_file
from tests.own_tables.both_doors import read_both

_WORDS = ("TBC", "n/a", "-", "None", "NULL", "Unknown", "?", "inconnu", "unbekannt", "…")


@pytest.mark.parametrize("word", _WORDS)
def test_a_row_without_a_name_is_left_out_and_told(word: str, tmp_path: Path) -> None:
    rows = f"{word},Green,2019\nAcme,{word},2019\n{word},{word},2019\nBeta,Green,2019\n"
    found = read_both(tmp_path, f"Member,Coalition,Since\n{rows}")
    assert found.members == ("Beta in Green 2019/..",)
    assert found.left_out == (2, 3, 4)
    assert set(found.told) == {f"{word!r} stands for a name that is not known."}


def test_in_a_list_of_coalitions_only_the_others_count(tmp_path: Path) -> None:
    found = read_both(tmp_path, "Member,Coalition\nAcme,Green; TBC\nBeta,Green\nEta,N/A\n")
    assert found.members == ("Acme in Green", "Beta in Green")
    assert found.left_out == (2, 4)


def test_namibia_is_no_placeholder_but_is_doubted_among_names(tmp_path: Path) -> None:
    found = read_both(tmp_path, "Member,Treaty\nNA,Sea\nFR,Sea\nTD,NA\n")
    assert found.members == ("FR in Sea", "NA in Sea") and found.left_out == (4,)
    assert not any("Namibia" in message for message in found.told)
    found = read_both(tmp_path, "Member,Treaty\nNA,Sea\nAcme,Sea\nBeta,Sea\n")
    assert "NA in Sea" in found.members
    assert any("'NA' is read as a name" in message for message in found.told)


def test_totals_of_members_are_none(tmp_path: Path) -> None:
    rows = "Acme,Green\nTotal members,1\nTotal number of companies:,1\n"
    found = read_both(tmp_path, f"Member,Coalition\n{rows}Total Members Ltd,Green\n")
    assert found.members == ("Acme in Green", "Total Members Ltd in Green")
    assert found.left_out == (3, 4)


def test_members_of_a_wide_table_too(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Member,Green,Blue\nAcme,x,\nTBC,x,x\nBeta,,x\n")
    found = import_file(path)
    assert [one.line for one in found.dropped] == [3]
    assert len(found.tables["memberships"]) == 2


@pytest.mark.parametrize("sign", ['-"-', '– " –', "-''-", "—〃—"])
def test_signs_of_repetition_between_dashes_name_no_coalition(sign: str, tmp_path: Path) -> None:
    cell = '"' + sign.replace('"', '""') + '"'
    text = f"Member,Coalition,Joined\nAcme,Green Pact,2018\nBeta,{cell},2019\n"
    found = read_both(tmp_path, text)
    assert found.members == ("Acme in Green Pact 2018/..",)
    assert found.left_out == (3,)
