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
    rows = ["Acme,Pacte Vert (2019); Code Bleu (2020)", "Beta,Code Bleu", "Gamma,Pacte Vert (2021)"]
    found = told(tmp_path, "\n".join(["Organisation,Initiatives", *rows]))
    assert found == [
        "'Code Bleu (2020)' and 'Code Bleu' are read as two coalitions, and 1 more is so."
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


def test_a_sign_in_brackets_parts_no_names_and_what_it_says_there_is_told(tmp_path: Path) -> None:
    rows = ["Acme,Green (2019; founding member); Blue", "Beta,Blue [old; new]; Red", "Ceta,Red"]
    path = tmp_path / "table.csv"
    path.write_text("\n".join(["Organisation,Initiatives", *rows]), encoding="utf-8")
    kg = gk.load(path)
    names = {row["label"] for row in kg.list("coalitions").records()}
    assert names == {"Green (2019; founding member)", "Blue", "Blue [old; new]", "Red"}
    messages = [one.message for one in gk.check(path).findings]
    why = "'Green (2019; founding member)' says by '2019; founding member' how or since when"
    assert any(one.startswith(why) for one in messages)
    assert not any("may be several" in one for one in messages)
    imported = {row.text("name") for row in gk.import_file(path).tables["coalitions"]}
    assert imported == names
