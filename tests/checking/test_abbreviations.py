"""A name that is that of another thing but for an abbreviation in brackets is told."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk


def _told(tmp_path: Path, *names: str) -> list[str]:
    path = tmp_path / "table.csv"
    path.write_text("\n".join(["Member,Pact", *(f"{name},Green" for name in names)]))
    findings = gk.check(path).findings
    return [one.message for one in findings if "but for an abbreviation" in one.message]


@pytest.mark.parametrize(
    "names",
    [
        ("Austrian Bar (ÖRAK)", "Austrian Bar"),
        ("Austrian Bar", "austrian bar [ÖRAK]"),
        ("Public Radio Service (PRS)", "PRS"),
        ("Rail Union (RU)", "Rail Union"),
        ("Digital Competence Office (DigiCO)", "Digital Competence Office"),
    ],
)
def test_a_name_with_its_abbreviation_beside_it_without_is_told(
    names: tuple[str, str], tmp_path: Path
) -> None:
    (told,) = _told(tmp_path, *names)
    assert all(f"“{name}”" in told for name in names)


@pytest.mark.parametrize(
    "names",
    [
        ("X (Germany)", "X (France)", "X"),
        ("Shell (UK)", "Shell"),
        ("Shell (EMEA)", "Shell"),
        ("Acme (EU)", "Acme"),
        ("Bar (ABC)", "Bar (DEF)", "Bar"),
        ("Acme (Holdings)", "Acme"),
        ("Acme (2019)", "Acme"),
        ("Austrian Bar (ÖRAK)", "Bavarian Bar"),
    ],
)
def test_places_years_and_words_in_brackets_tell_things_apart(
    names: tuple[str, ...], tmp_path: Path
) -> None:
    assert _told(tmp_path, *names) == []


def test_coalitions_are_compared_likewise(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Member,Pact\nAcme,Clean Seas Pact (CSP)\nBeta,Clean Seas Pact\n")
    assert any("“Clean Seas Pact (CSP)”" in one.message for one in gk.check(path).findings)
