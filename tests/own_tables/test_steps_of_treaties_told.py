"""What check says of a table of treaties: dates of instruments, and names of two kinds of thing."""

from __future__ import annotations

from pathlib import Path

import graphkit as gk

TREATIES = """Contracting Party,Treaty,Signature Date,Instrument Date,Entry Into Force Date
Singapore,Berne,,1998-09-21,1998-12-21
Chad,Singapore,2007-03-26,2008-12-16,2009-03-16
"""


def _told(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    return [(one.check, one.hint) for one in gk.check(path).findings if one.severity == "warning"]


def test_the_day_of_an_instrument_is_no_end(tmp_path: Path) -> None:
    ((check, hint),) = _told(tmp_path, TREATIES)
    assert check == "table"
    assert hint.startswith("'Entry Into Force Date' says since when. Leave it so")
    assert "until" not in hint


def test_a_party_and_a_treaty_of_one_name_are_two(tmp_path: Path) -> None:
    assert not [one for one in _told(tmp_path, TREATIES) if one[0] == "Things with one name"]
    alike = TREATIES + "CHAD Ltd,Berne,,1999-01-01,1999-01-02\n"
    assert [one for one in _told(tmp_path, alike) if one[0] == "Things with one name"]


def test_each_name_that_is_proposed_comes_with_what_it_means(tmp_path: Path) -> None:
    table = "member,pact,Checked\nAcme,Green,2020-01-01\nBeta,Green,2021-01-01\n"
    ((_, hint),) = _told(tmp_path, table)
    assert "to until only if the membership ended then" in hint
