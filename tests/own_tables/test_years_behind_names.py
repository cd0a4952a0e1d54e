"""A year behind the name of what was joined may say when: what is then two coalitions is told."""

from __future__ import annotations

from pathlib import Path

import graphkit as gk


def told(tmp_path: Path, text: str) -> list[str]:
    """Give what speaks of two of something, at both doors alike."""
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    read = [one.message for one in gk.check(path).findings if "are read as two" in one.message]
    imported = [one.message for one in gk.import_file(path).doubts if "read as two" in one.message]
    assert read == imported
    return read


def test_years_behind_coalitions_that_come_again_are_told_once(tmp_path: Path) -> None:
    rows = ["Acme,Pacte Vert (2019)", "Acme,Code Bleu (2020)", "Beta,Code Bleu"]
    rows.append("Gamma,Pacte Vert (2021)")
    found = told(tmp_path, "\n".join(["Organisation,Initiatives", *rows]))
    assert found == [
        "'Pacte Vert (2019)' and 'Pacte Vert (2021)' are read as two coalitions, and 1 more is so."
    ]


def test_years_behind_members_are_told(tmp_path: Path) -> None:
    found = told(tmp_path, "Pact,Member\nGreen,Acme (2019)\nBlue,Acme 2021\n")
    assert found == ["'Acme (2019)' and 'Acme 2021' are read as two members."]


def test_nothing_is_told_where_a_column_has_the_dates_or_a_name_comes_once(tmp_path: Path) -> None:
    dated = "Peru,Drugs (1961),1962\nPeru,Drugs (1971),1972\n"
    assert told(tmp_path, f"Country,Treaty,Since\n{dated}") == []
    assert told(tmp_path, "Country,Treaty\nPeru,Agenda 2030\nPeru,Paris Agreement (2015)\n") == []


def test_spans_and_doubted_years_behind_names_are_told_as_years_are(tmp_path: Path) -> None:
    for year in ("2020-2022", "2020–22", "2022?", "2020–"):
        found = told(tmp_path, f"Organisation,Pact\nAcme,Green ({year})\nBeta,Green\n")
        assert found == [f"'Green ({year})' and 'Green' are read as two coalitions."]
    assert told(tmp_path, "Organisation,Pact\nAcme,Agenda (2020-2030)\nBeta,Green\n") == []


def test_names_that_a_table_of_coalitions_describes_are_not_told(tmp_path: Path) -> None:
    described = "id,name_en\ndrugs-1961,Drugs (1961)\ndrugs-1971,Drugs (1971)\n"
    (tmp_path / "coalitions.csv").write_text(described, encoding="utf-8")
    rows = "Member,Coalition\nPeru,Drugs (1961)\nPeru,Drugs (1971)\n"
    (tmp_path / "memberships.csv").write_text(rows, encoding="utf-8")
    assert not gk.load(tmp_path).doubts
