"""What a second edition says otherwise is told in words that are true."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.questions.difference import COMPARED

NOTHING = f"Nothing that is compared differs. {COMPARED}"
HEADER = "member,coalition,since,until,role"


def edition(path: Path, *rows: str) -> Path:
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "change", "words"),
    [
        (
            ["Eps,P,2018,,"],
            ["Eps,P,2018,unknown,"],
            "corrected",
            "Eps in P: with an end of which nothing is known, instead of going on.",
        ),
        (
            ["Eps,P,2018,unknown,"],
            ["Eps,P,2018,,"],
            "corrected",
            "Eps in P: going on, instead of with an end of which nothing is known.",
        ),
        (
            ["Beta,P,2018,2020,", "Beta,P,2021,,"],
            ["Beta,P,2018,2020,"],
            "removed",
            "Beta is no longer listed in P for 2021/...",
        ),
        (["Acme,P,2018,,"], ["Zeta,P,2018,,"], "removed", "Acme is no longer listed in P."),
        (
            ["Acme,P,2018,,member"],
            ["Acme,P,2018,,former member"],
            "other role",
            "Acme is former-member of P, and no more member.",
        ),
        (["Acme,P,2018,,"], ["Acme,P,2018,2020,"], "left", "Acme left P (2020)."),
        (
            ["Foo,P,2006,2008,", "Foo,P,2010,2012,"],
            ["Foo,P,2010,2012,"],
            "removed",
            "Foo is no longer listed in P for 2006/2008.",
        ),
        (
            ["Foo,P,2010,,"],
            ["Foo,P,2006,2008,", "Foo,P,2010,,"],
            "corrected",
            "Foo was member of P, too (2006 to 2008).",
        ),
        (
            ["Foo,P,2006,2008,", "Foo,P,2010,2012,"],
            ["Foo,P,2001,2003,", "Foo,P,2006,2008,", "Foo,P,2010,2013,"],
            "corrected",
            "Foo in P: until 2013 instead of 2012.",
        ),
        (
            ["Foo,P,2010,,"],
            ["Foo,P,2010,2012,", "Foo,P,2014,,"],
            "left",
            "Foo left P (2012).",
        ),
        (
            ["Foo,P,2010,2012,"],
            ["Foo,P,2010,2012,", "Foo,P,2014,,"],
            "joined again",
            "Foo joined P again (since 2014).",
        ),
        (
            ["Eps,P,2018,2020,"],
            ["Eps,P,2018,unknown,"],
            "corrected",
            "Eps in P: with an end of which nothing is known instead of until 2020.",
        ),
        (
            ["Acme,P,2018,,member"],
            ["Acme,P,2018,,observer"],
            "other role",
            "Acme is observer of P, and no more member.",
        ),
    ],
)
def test_each_change_is_said_as_it_is(
    old: list[str], new: list[str], change: str, words: str, tmp_path: Path
) -> None:
    editions = edition(tmp_path / "old.csv", *old), edition(tmp_path / "new.csv", *new)
    assert (change, words) in gk.diff(*editions).select("change", "words").rows
    graphs = [gk.load(path) for path in editions]
    assert gk.diff(graphs[0], graphs[0]).note == NOTHING
    assert gk.diff(*graphs) == gk.diff(*editions) == gk.diff(graphs[0], editions[1])


def test_an_unknown_encoding_is_refused_though_nothing_needs_one(tmp_path: Path) -> None:
    path = edition(tmp_path / "one.csv", "Acme,P,2018,,")
    with pytest.raises(gk.DataError, match="xyz"):
        gk.diff(path, path, encoding="xyz")


def test_numbers_that_run_from_row_to_row_are_not_compared(tmp_path: Path) -> None:
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    rows = ["Acme,P,5", "Beta,P,7", "Gamma,P,5", "Delta,P,7"]
    for path, kept in ((old, rows), (new, rows[1:])):
        lines = [f"{number},{row}" for number, row in enumerate(kept, 1)]
        path.write_text("\n".join(["No.,member,coalition,points", *lines]), encoding="utf-8")
    found = gk.diff(old, new)
    assert found.select("change", "member").rows == (("removed", "acme"),)
    assert found.note == f"Numbers of rows are not compared (no.). {COMPARED}"
    new.write_text(new.read_text(encoding="utf-8").replace("Delta,P,7", "Delta,P,9"))
    assert gk.diff(old, new).column("words")[1] == "Delta in P: points 9 instead of 7."


def test_who_was_perhaps_renamed_is_named_and_nobody_else(tmp_path: Path) -> None:
    old = edition(
        tmp_path / "old.csv",
        "TotalEnergies,P,2018-09-01,,",
        "Norway,P,2018-09-01,,",
        "Delta Bank,P,2018-09-01,,",
        "Kappa,P,2018-09-01,,",
        "Old Mill,P,2017,,",
    )
    new = edition(
        tmp_path / "new.csv",
        "TotalEnergies SE,P,2018-09-01,,",
        "Norway (Government),P,2018-09-01,,",
        "Delta Bank Nord,P,2018-09-01,,",
        "Delta Bank Süd,P,2018-09-01,,",
        "Kappa Fund,P,2019-09-01,,",
        "OldMill,P,2017,,",
    )
    found = gk.diff(old, new)
    assert found.note == (
        "Perhaps renamed, since both joined the same in the same periods: "
        "Norway → Norway (Government), Old Mill → OldMill, TotalEnergies → TotalEnergies SE. "
        f"{COMPARED}"
    )
    assert {row["change"] for row in found.records()} == {"joined", "removed"}
    assert gk.diff(old, old).note == NOTHING


@pytest.mark.parametrize("column", ["rank", "seats"])
def test_numbers_that_say_something_are_compared_though_they_run(
    column: str, tmp_path: Path
) -> None:
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    for path, numbers in ((old, (1, 2, 3)), (new, (3, 2, 1))):
        rows = [f"{name},P,{number}" for name, number in zip("ABC", numbers, strict=True)]
        path.write_text("\n".join([f"member,coalition,{column}", *rows]), encoding="utf-8")
    assert [row["member"] for row in gk.diff(old, new).records()] == ["a", "c"]


def test_numbers_of_rows_may_begin_anew_for_each_coalition(tmp_path: Path) -> None:
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    for path, numbers in ((old, (1, 2, 1, 2)), (new, (2, 1, 1, 2))):
        pairs = [("A", "P"), ("B", "P"), ("A", "Q"), ("B", "Q")]
        rows = [f"{n},{a},{c}" for n, (a, c) in zip(numbers, pairs, strict=True)]
        path.write_text("\n".join(["Nr,member,coalition", *rows]), encoding="utf-8")
    found = gk.diff(old, new)
    assert not found.rows
    assert found.note == (
        f"Nothing that is compared differs. Numbers of rows are not compared (nr). {COMPARED}"
    )


def test_thousands_of_others_are_compared_at_once(tmp_path: Path) -> None:
    editions = [
        edition(tmp_path / f"{place}.csv", *[f"{place} {n} Bank,P,2018,," for n in range(3000)])
        for place in ("North", "South")
    ]
    found = gk.diff(*editions)
    assert len(found) == 6000 and found.note == COMPARED


def test_a_membership_that_only_has_another_number_is_told_nowhere(tmp_path: Path) -> None:
    spells = ["Foo,P,2006,2008,", "Foo,P,2010,2012,", "Foo,P,2015,,"]
    old = edition(tmp_path / "old.csv", *spells)
    new = edition(tmp_path / "new.csv", *spells[1:])
    assert gk.diff(old, new).column("change") == ("removed",)
    assert gk.diff(new, old).select("change", "words").rows == (
        ("corrected", "Foo was member of P, too (2006 to 2008)."),
    )
