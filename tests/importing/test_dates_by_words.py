"""Columns of dates are those of a membership or the table's own, and no members or coalitions."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.importing.import_file import import_file
from graphkit.importing.spreadsheets.guess_mapping import guess_mapping
from graphkit.importing.spreadsheets.guessed_mapping import Guess


def _guess(text: str) -> Guess:
    header, *rows = [line.split(",") for line in text.strip().splitlines()]
    return guess_mapping(header, list(enumerate(rows, 2)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sanctioned person,Programme,Date of listing,Date of delisting,DOB\n"
            "Ivan,UKR,2014-03-17,2016-03-17,1950-01-01\nOleg,UKR,2014-03-17,,1960",
            ["member", "coalition", "since", "until", "kept as it is"],
        ),
        (
            "Union,Federation,Affiliated,Disaffiliated\nMiners,TUC,1890,1926\nBakers,TUC,1891,",
            ["member", "coalition", "since", "until"],
        ),
        (
            "Student,Fraternity,Initiated,Graduated\nAnn,ABC,2019,2024\nBob,ABC,2014,2019",
            ["member", "coalition", "since", "until"],
        ),
        (
            "School,Programme,Opened,Closed\nNorth,Green,1950,1999\nSouth,Green,1960,",
            ["member", "coalition", "kept as it is", "kept as it is"],
        ),
        (
            "Company,Director,Appointed on,Resigned on,Role\n"
            "Acme plc,John Smith,2015-01-01,2019-05-04,Director\n"
            "Acme plc,Jane Doe,2016-01-01,,Secretary\nBeta plc,Jane Doe,2016-01-01,,Director",
            ["coalition", "member", "since", "until", "role"],
        ),
        (
            "Person,Programme,Listed on,Delisted on\nIvan,UKR,2014,2016\nOleg,BLR,2014,",
            ["member", "coalition", "since", "until"],
        ),
        (
            "Seaman,Ship,Muster,Payment\nJoe,Swift,1801,1803\nJim,Swift,1802,1804\nJoe,Hope,1805,",
            ["member", "coalition", "kept as it is", "kept as it is"],
        ),
    ],
)
def test_dates_whose_names_tell_an_act_are_of_the_rows(text: str, expected: list[str]) -> None:
    found = _guess(text)
    assert found.map.form == "long"
    assert [one.read_as for one in found.columns] == expected


def test_words_with_two_meanings_count_in_pairs_only() -> None:
    found = _guess("Company,Pledge,Initiated\nAcme,Green,2001\nBeta,Green,2002")
    assert [one.read_as for one in found.columns] == ["member", "coalition", "kept as it is"]


def test_own_dates_are_doubted(tmp_path: Path) -> None:
    path = tmp_path / "schools.csv"
    path.write_text("School,Programme,Opened,Closed\nNorth,Green,1950,1999\nSouth,Green,1960,\n")
    doubts = " ".join(map(str, import_file(path).doubts))
    assert "Opened" in doubts and "Closed" in doubts and "School" in doubts


def test_edges_keep_what_is_said_of_them(tmp_path: Path) -> None:
    path = tmp_path / "edges.csv"
    path.write_text(
        "from,to,since,until,Role,Reference,Type\n"
        "Acme,Green Pact,2001,2005,lead,https://example.org/a,Directed\n"
        "Beta,Green Pact,2002,,lead,https://example.org/a,Directed\n"
    )
    found = _guess(path.read_text())
    expected = ["member", "coalition", "since", "until", "role", "source", "kept as it is"]
    assert [one.read_as for one in found.columns] == expected
    import_file(path, tmp_path / "out")
    written = (tmp_path / "out" / "memberships.csv").read_text()
    assert "2001" in written and "2005" in written and "2002" in written


def test_from_and_to_that_hold_dates_are_no_edges() -> None:
    found = _guess("From,To,Member,Pledge\n2001,2005,Acme,Green\n2002,,Beta,Green")
    assert [one.read_as for one in found.columns] == ["since", "until", "member", "coalition"]


def test_coalitions_across_stay_across() -> None:
    found = _guess("Country,Official language,Schengen,Eurozone\nA,Norse,2001,2002\nB,Norse,2001,")
    assert found.map.across == ("Schengen", "Eurozone")
