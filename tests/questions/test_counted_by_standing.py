"""The note of a list of standings says what its numbers count."""

from __future__ import annotations

from pathlib import Path

import graphkit as gk


def test_the_note_says_what_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "member,coalition,since,role\nAcme,Pact,2020,member\nBeta,Pact,2020,member\n"
        "Gamma,Pact,2020,observer\n",
        encoding="utf-8",
    )
    note = str(gk.load(path).standing("Pact", on="2021-01-01").note)
    assert note.startswith("By standing: member 2, observer 1.")
