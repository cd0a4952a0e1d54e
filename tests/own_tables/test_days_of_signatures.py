"""What is told of the day of a signature names the column of signatures, not the one beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.importing.import_file import import_file

from .both_doors import read_both


@pytest.mark.parametrize(
    ("columns", "cell"),
    [("Signature,Ratification", "20 Sep 2017 ad referendum"), ("Signed,Ratified", "Yes - 2018")],
)
def test_a_day_that_cannot_be_read_is_told_of_its_own_column(
    tmp_path: Path, columns: str, cell: str
) -> None:
    path = tmp_path / "table.csv"
    path.write_text(
        f"Participant,Treaty,{columns}\nAustria,T,{cell},\nChile,T,20 Sep 2017,8 May 2018\n"
    )
    signed = columns.partition(",")[0]
    checked = [one for one in gk.check(path).findings if "is not a date" in one.message]
    assert [f"[{signed}]" in str(one) for one in checked] == [True]
    imported = [one for one in import_file(path).doubts if "is not a date" in one.message]
    assert [one.column for one in imported] == [signed]


def test_signatures_have_the_order_that_their_own_header_states(tmp_path: Path) -> None:
    header = "Participant,Treaty,Signature (dd/mm/yyyy),Ratification (mm/dd/yyyy)"
    found = read_both(tmp_path, f"{header}\nAustria,T,05/06/2017,\nChile,T,05/07/2017,05/08/2018")
    assert found.members == (
        "Austria in T 2017-06-05/..",
        "Chile in T 2017-07-05/..",
        "Chile in T 2018-05-08/..",
    )
