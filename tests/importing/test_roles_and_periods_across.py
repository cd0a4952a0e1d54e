"""A column of a wide table holds marks also where all of them are periods or roles."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.importing.import_file import import_file

ACROSS = "Member,Green Pact,Blue Pact\nAcme,2010–2015,x\nBeta,founding member,x\nGamma,,x\n"
MEMBERS_ACROSS = (
    "Coalition,Acme,Beta,Gamma\n"
    "Green Pact,2010–2015,founding member,\nBlue Pact,founding member,x,x\nRed Pact,,x,x\n"
)
ROLES = "Member,Green Pact,Blue Pact\nAcme,observer – 2018,x\nBeta,founder,x\nGamma,,x\n"


@pytest.mark.parametrize(
    ("text", "acme"),
    [
        (ACROSS, ("member", "2010", "2015")),
        (MEMBERS_ACROSS, ("member", "2010", "2015")),
        (ROLES, ("observer", "2018", "..")),
    ],
)
def test_periods_and_roles_are_marks(tmp_path: Path, text: str, acme: tuple[str, str, str]) -> None:
    path = tmp_path / "table.csv"
    path.write_text(text)
    assert not import_file(path, tmp_path / "imported").dropped
    kg = gk.load(tmp_path / "imported")
    green = {row[1]: (row[3], row[5], row[6]) for row in kg.members("Green Pact").rows}
    assert green == {"Acme": acme, "Beta": ("founder", "", "")}
    assert {row[1] for row in kg.members("Blue Pact").rows} == {"Acme", "Beta", "Gamma"}
