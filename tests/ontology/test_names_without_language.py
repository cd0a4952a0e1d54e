"""Names of people's own tables have no language; the questions find them all the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .expected import answer, asked_store, questions


@pytest.mark.parametrize("question", questions(), ids=lambda path: path.stem)
def test_no_question_asks_for_english_alone(question: Path) -> None:
    text = question.read_text(encoding="utf-8")
    alone = re.findall(r'LANG\(\?(\w+)\) = "en"', text)
    assert all(name.lower().endswith("english") for name in alone), alone


def test_who_left_is_told_of_an_own_table_without_reasons(tmp_path: Path) -> None:
    table = tmp_path / "pledges.csv"
    table.write_text(
        "member,coalition,since,until\nAcme,Pact,2019,2021-05-01\nBeta,Pact,2020,\n",
        encoding="utf-8",
    )
    (question,) = (path for path in questions() if path.stem == "06-who-left")
    rows = answer(asked_store(table), question).select("name", "coalition", "latest").rows
    assert [tuple(map(str, row)) for row in rows] == [("Acme", "Pact", "2021-05-01")]
