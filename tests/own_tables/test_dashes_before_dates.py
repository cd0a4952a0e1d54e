"""A dash between a yes or a role and one date parts the two; alone it is that of an end."""

from __future__ import annotations

from pathlib import Path

import pytest

from .both_doors import imported, read_both


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        ("Yes - 2018", "2018/.."),
        ("✓ – 2018", "2018/.."),
        ("Yes -2018", "2018/.."),
        ("Ja- 2018", "2018/.."),
        ("Yes–2018", "2018/.."),
        ("Founder- 2018", "2018/.."),
        ("1 - 2018", "2018/.."),
        ("member - 2018-05-01", "2018-05-01/.."),
        ("Founder – 2018", "2018/.."),
        ("Yes – 2018–2020", "2018/2020"),
        ("Yes (– 2018)", "/2018"),
        ("– 2018", "/2018"),
    ],
)
def test_a_dash_behind_a_yes_or_a_role_parts_it_from_its_date(
    tmp_path: Path, cell: str, period: str
) -> None:
    wide = tmp_path / "wide.csv"
    wide.write_text(f"Member,Green Pact,Blue Pact\nAcme,{cell},Yes\nBeta,Yes,Yes\nSon,x,x\n")
    assert f"Acme in Green Pact {period}" in imported(wide).members
    if not cell.startswith("Founder"):  # a role is no answer to a question
        asked = read_both(tmp_path, f"Member,Coalition,Is member\nAcme,Pact,{cell}\nBeta,Pact,Yes")
        assert asked.members == (f"Acme in Pact {period}", "Beta in Pact")


def test_a_dash_in_brackets_behind_a_role_parts_it_from_its_date(tmp_path: Path) -> None:
    listed = "Green Pact (founder – 2018); Blue Pact (member - 2019); Red Pact (– 2020)"
    found = read_both(tmp_path, f"Member,Pacts\nAcme,{listed}\nBeta,Green Pact; Red Pact")
    assert found.members[:3] == (
        "Acme in Blue Pact 2019/..",
        "Acme in Green Pact 2018/..",
        "Acme in Red Pact /2020",
    )
