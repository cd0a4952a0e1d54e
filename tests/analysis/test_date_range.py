"""An analysis runs to the end of the last thing that is said."""

from __future__ import annotations

from pathlib import Path

import graphkit as gk


def loaded(folder: Path, rows: str) -> gk.KnowledgeGraph:
    path = folder / "pact.csv"
    path.write_text(f"member,coalition,since,until\n{rows}", encoding="utf-8")
    return gk.load(path)


def test_an_end_within_a_year_is_within_what_is_watched(tmp_path: Path) -> None:
    kg = loaded(tmp_path, "Ann,Green,2010,2014\nBob,Green,2011,2014\nCid,Green,2011,2014\n")
    counted = gk.analysis.joins_and_exits(kg).select("period", "left", "left_at_most")
    assert counted.rows[-1] == ("2014", 3, 3)
    grown = gk.analysis.growth(kg, every="year")
    assert str(grown.column("day")[-1]) == "2014-12-31"
    assert grown.select("certain", "presumed", "possible").rows[-1] == (0, 0, 3)


def test_what_was_seen_later_than_an_uncertain_end_is_the_last_day(tmp_path: Path) -> None:
    kg = loaded(tmp_path, "Ann,Green,2010-05-01,2012/2016\nBob,Green,2014-03-01,\n")
    assert str(gk.analysis.growth(kg, every="year").column("day")[-1]) == "2014-03-01"


def test_a_later_beginning_cuts_no_end_within_a_year_off(tmp_path: Path) -> None:
    kg = loaded(tmp_path, "Ann,Green,2020-06,2022\nBob,Green,2022-06-01,\n")
    counted = gk.analysis.joins_and_exits(kg).select("period", "joined", "left", "left_at_most")
    assert counted.rows == (("2020", 1, 0, 0), ("2022", 1, 1, 1))


def test_an_end_before_all_beginnings_that_are_known_is_not_cut_off(tmp_path: Path) -> None:
    kg = loaded(tmp_path, "Ann,Green,,2005\nBob,Green,2010-06-01,\n")
    counted = gk.analysis.joins_and_exits(kg).select("period", "joined", "left", "left_at_most")
    assert counted.rows == (("2005", 0, 1, 1), ("2010", 1, 0, 0))
