"""Words in cells of dates: those for nothing, for never, and those beside a date."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

import graphkit as gk
from graphkit.authoring import examine, reading_of
from graphkit.importing.import_file import import_file
from tests.own_tables.both_doors import read_both

pytestmark = pytest.mark.filterwarnings("ignore:.* left out:UserWarning")
"""It is told of rows that are left out; that it is warned of, test_left_out.py asserts."""

_NEEDS = """\
[[membership]]
member = "State"
since = "Signed"
needs = ["since"]
[membership.text]
coalition = "Air"
role = "signatory"
"""
_BOUND = _NEEDS.replace("Signed", "Ratified").replace("signatory", "party")


def written(tmp_path: Path, text: str) -> Path:
    """Write a table."""
    table = tmp_path / "table.csv"
    table.write_text(text, encoding="utf-8")
    return table


def starts(table: Path) -> dict[str, str]:
    """The beginning of each membership, by the name of the member."""
    return {str(r["label"]): str(r["start"]) for r in gk.load(table).members("Pact").records()}


def told(table: Path) -> list[tuple[int, str, bool]]:
    """The doubts of a table, with their lines and whether the row is left out."""
    return [(one.line, one.message, one.left_out) for one in examine(table).doubts]


@pytest.mark.parametrize("word", ["no", "Never", "not a member", "jamais", "kein Mitglied"])
def test_who_never_joined_is_left_out_and_told(tmp_path: Path, word: str) -> None:
    rows = f"member,coalition,since,until\nA,Pact,{word},\nB,Pact,–,–\nC,Pact,tbc,\n"
    table = written(tmp_path, rows)
    assert starts(table) == {"B": "", "C": ""}
    assert told(table) == [(2, f"{word!r} says that there was no membership.", True)]


def test_who_never_joined_and_left_all_the_same_is_kept_and_doubted(tmp_path: Path) -> None:
    table = written(tmp_path, "member,coalition,since,until\nA,Pact,no,2019\nB,Pact,2018,no\n")
    assert starts(table) == {"A": "", "B": "2018"}
    assert [(line, left_out) for line, _, left_out in told(table)] == [(2, False)]
    assert gk.load(table).members("Pact", on="2021-01-01").column("label") == ("B",)


def test_a_word_in_the_sense_of_its_column_is_no_matter(tmp_path: Path) -> None:
    rows = (
        "A,Pact,joined 2010,withdrew 2019",
        "B,Pact,member since 2010,left in 2019",
        "C,Pact,1 June 2010 (signed),2019 (withdrew)",
        "D,Pact,signed 01/06/2010,expelled 15/05/2019",
        "E,Pact,Mitglied seit 2010,ausgetreten 2019",
    )
    table = written(tmp_path, "member,coalition,since,until\n" + "\n".join(rows) + "\n")
    found = gk.load(table, dates="dmy").members("Pact").records()
    assert {(str(r["label"]), str(r["start"]), str(r["end"])) for r in found} == {
        ("A", "2010", "2019"),
        ("B", "2010", "2019"),
        ("C", "2010-06-01", "2019"),
        ("D", "2010-06-01", "2019-05-15"),
        ("E", "2010", "2019"),
    }
    kept = [row.own for row in examine(table, reading_of("dmy")).tables["memberships"]]
    assert kept[0] == {"since_as_written": "joined 2010", "until_as_written": "withdrew 2019"}


def test_the_days_of_a_column_of_words_tell_its_order(tmp_path: Path) -> None:
    rows = "A,Pact,joined 13/06/2010\nB,Pact,joined 05/06/2010\n"
    assert starts(written(tmp_path, f"member,coalition,since\n{rows}")) == {
        "A": "2010-06-13",
        "B": "2010-06-05",
    }


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("withdrew 15 Jan 2022", "", "tells of a leaving in a column of beginnings"),
        ("2019", "joined 2020", "tells of a joining in a column of ends"),
        ("2019", "resigned", "tells of a leaving and not when"),
    ],
)
def test_a_word_of_the_other_sense_is_told(
    tmp_path: Path, since: str, until: str, words: str
) -> None:
    table = written(tmp_path, f"member,coalition,since,until\nA,Pact,{since},{until}\n")
    ((_, message, left_out),) = told(table)
    assert words in message and not left_out
    assert starts(table) == {"A": "2019" if until else ""}


@pytest.mark.parametrize("mapping", [_NEEDS, _NEEDS + _BOUND])
def test_a_needed_date_that_says_nothing_makes_no_membership(tmp_path: Path, mapping: str) -> None:
    nothing = ("–", "-", "no", "none", "n/a", "not a member", "tbc", "")
    rows = "".join(f"Land {n},{word},{word}\n" for n, word in enumerate(nothing))
    table = written(tmp_path, f"State,Signed,Ratified\nEastland,2015,2017\n{rows}")
    told_how = tmp_path / "map.toml"
    told_how.write_text(mapping, encoding="utf-8")
    found = import_file(table, map=told_how)
    assert {row["actor"] for row in found.tables["memberships"]} == {"eastland"}
    assert [one.line for one in found.dropped] == [*range(3, 3 + len(nothing))]
    assert {one.line for one in found.doubts if "leaves it open" in one.message} == {9}


@pytest.mark.parametrize(
    "cell",
    ["declined in 2019", "refused (2018)", "2019 abgelehnt", "lehnte ab 2019", "applied 2020"],
)
def test_a_refusal_with_its_year_makes_no_member(tmp_path: Path, cell: str) -> None:
    table = written(tmp_path, f"member,coalition,since\nA,Pact,{cell}\nB,Pact,2018\n")
    assert starts(table) == {"B": "2018"}
    assert told(table) == [(2, f"{cell!r} says that there was no membership.", True)]


@pytest.mark.parametrize(
    ("cell", "during"),
    [
        ("from 2018 to 2020", ("2018", "2020")),
        ("dal 2018 al 2020", ("2018", "2020")),
        ("od 2018 do 2020", ("2018", "2020")),
        ("2018 - present", ("2018", "..")),
        ("Mai 2018 – heute", ("2018-05", "..")),
        ("2018–", ("2018", "..")),
    ],
)
def test_a_whole_span_in_a_column_of_beginnings_is_read(
    tmp_path: Path, cell: str, during: tuple[str, str]
) -> None:
    table = written(tmp_path, f"member,coalition,joined\nA,Pact,{cell}\nB,Pact,2011\n")
    (found,) = (row for row in gk.load(table).members("Pact").records() if row["label"] == "A")
    assert (found["start"], found["end"]) == during
    assert told(table) == []


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("2018–2020", "2018 and 2020"),
        ("2018 tot 2020", "2018 and 2020"),
        ("1916–18", "1916 and 1918"),
        ("May 2018 – June 2020", "May 2018 and June 2020"),
    ],
)
def test_years_in_a_column_of_beginnings_may_be_a_span(
    tmp_path: Path, cell: str, days: str
) -> None:
    """Nobody is taken to belong still by them; either way of writing what is meant is read."""

    def on(table: Path, at_least: Literal["possible", "presumed"]) -> tuple[object, ...]:
        return gk.load(table).members("Pact", on="2022-01-01", at_least=at_least).column("label")

    table = written(tmp_path, f"member,coalition,joined\nA,Pact,{cell}\n")
    ((line, said, left_out),) = told(table)
    assert line == 2 and not left_out
    assert said.startswith(f"{cell!r} may be when it was, or when it began")
    assert on(table, "presumed") == () and on(table, "possible") == ("A",)
    begun = written(tmp_path, f"member,coalition,joined\nA,Pact,between {days}\n")
    assert told(begun) == [] and on(begun, "presumed") == ("A",)
    first, last = days.split(" and ")
    ended = written(tmp_path, f"member,coalition,joined,until\nA,Pact,{first},{last}\n")
    assert told(ended) == [] and on(ended, "possible") == ()


@pytest.mark.parametrize("cell", ["until 2020", "bis 2020", "hasta 2020", "t/m 2020"])
def test_an_end_in_a_column_of_beginnings_is_told(tmp_path: Path, cell: str) -> None:
    table = written(tmp_path, f"member,coalition,joined\nA,Pact,{cell}\nB,Pact,2011\n")
    ((line, said, _),) = told(table)
    assert (line, said) == (
        2,
        f"{cell!r} tells of an end in a column of beginnings; it is left open.",
    )


@pytest.mark.parametrize("header", ["Endorsed on", "Endorsed", "Date of endorsement"])
def test_days_of_endorsements_are_beginnings(header: str, tmp_path: Path) -> None:
    found = read_both(tmp_path, f"Supporter,{header}\nAcme,2019\nBeta,2020-05-01\n", "Green")
    assert found.members == ("Acme in Green 2019/..", "Beta in Green 2020-05-01/..")
    assert not found.told


def test_beside_a_day_of_joining_they_are_kept_and_told(tmp_path: Path) -> None:
    table = "Company,Joined,Endorsed on\nAcme,2019,2021\nBeta,2020,2021\n"
    found = read_both(tmp_path, table, "Green")
    assert found.members == ("Acme in Green 2019/..", "Beta in Green 2020/..") and found.told
