"""A second edition that tells the same on another word, or of another kind, is told to differ."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.questions.difference import COMPARED

HEADER = "member,coalition,since,until,source,quote,confidence,kind,country"
OLD = "Acme,P,2018,,https://a.org/list,Acme joined,high,NGO,DE"


def edition(path: Path, *rows: str) -> Path:
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("new", "change", "words"),
    [
        (
            "Acme,P,2018,,https://a.org/list,Acme joined,low,NGO,DE",
            "other confidence",
            "Acme in P: confidence low instead of high.",
        ),
        (
            "Acme,P,2018,,The Bee,Acme joined,high,NGO,DE",
            "other source",
            "Acme in P: another source: The Bee instead of https://a.org/list.",
        ),
        (
            "Acme,P,2018,,,,high,NGO,DE",
            "other source",
            "Acme in P: no more the source https://a.org/list; no quotation now.",
        ),
        (
            f"{OLD}\nAcme,P,2018,,The Bee,It is in,high,NGO,DE",
            "other source",
            "Acme in P: another source, too: The Bee; another quotation.",
        ),
        (
            "Acme,P,2018,,https://a.org/list,Acme is in,high,NGO,DE",
            "other source",
            "Acme in P: another quotation.",
        ),
        (
            "Acme,P,2018,,https://a.org/list,Acme joined,high,company,FR",
            "described otherwise",
            "Acme: kind company instead of civil society; country FR instead of DE.",
        ),
        (
            "Acme,P,2018,,https://a.org/list,Acme joined,high,NGO,",
            "described otherwise",
            "Acme: country empty instead of DE.",
        ),
        (
            "Acme,P,2018,2020,The Bee,Acme joined,high,NGO,DE",
            "left",
            "Acme left P (2020); another source: The Bee instead of https://a.org/list.",
        ),
    ],
)
def test_another_word_is_said_as_it_is(new: str, change: str, words: str, tmp_path: Path) -> None:
    old = edition(tmp_path / "old.csv", OLD)
    found = gk.diff(old, edition(tmp_path / "new.csv", new))
    assert found.select("change", "words").rows == ((change, words),)


def test_every_door_says_the_same(tmp_path: Path, run_cli: Callable[..., Any]) -> None:
    old = edition(tmp_path / "old.csv", OLD)
    new = edition(tmp_path / "new.csv", "Acme,P,2018,,The Bee,It is in,low,company,DE")
    found = gk.diff(old, new)
    assert found.select("change", "coalition", "member", "before", "after").rows == (
        (
            "other confidence",
            "p",
            "acme",
            "2018/.., member; confidence high; quote Acme joined; source a-org-list",
            "2018/.., member; confidence low; quote It is in; source the-bee",
        ),
        ("described otherwise", None, "acme", "kind civil-society", "kind company"),
    )
    told = json.loads(run_cli("diff", old, new).out)
    assert [row["words"] for row in told["rows"]] == list(found.column("words"))
    shown = run_cli("diff", old, new, "--format", "csv").out
    assert "other confidence" in shown and "described otherwise" in shown


def test_a_folder_says_on_whose_word_as_the_table_does(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    table = edition(tmp_path / "old.csv", OLD, "Beta,P,2019,,,,,,")
    assert run_cli("import", table, "-o", tmp_path / "folder").code == 0
    sources = tmp_path / "folder" / "sources.csv"
    named = sources.read_text(encoding="utf-8").replace(",https://a.org/list\n", ",The List\n")
    sources.write_text(named, encoding="utf-8")
    found = gk.diff(table, tmp_path / "folder")
    assert not found.rows and found.note.startswith("Nothing that is compared differs. Compared is")


def test_a_coalition_of_another_kind_is_told(tmp_path: Path) -> None:
    editions = [tmp_path / name for name in ("old", "new")]
    for folder, country in zip(editions, ("FR", "DE"), strict=True):
        folder.mkdir()
        (folder / "memberships.csv").write_text("member,coalition\nAcme,P\n")
        (folder / "coalitions.csv").write_text(f"id,name_en,seat_country\np,P,{country}\n")
    assert gk.diff(*editions).select("change", "coalition", "member", "words").rows == (
        ("described otherwise", "p", None, "P: country DE instead of FR."),
    )


@pytest.mark.parametrize(
    ("during", "words"),
    [
        ("2010/2019-06-30", ["P: until 2019-06-30 instead of no end."]),
        ("2010", ["P: until 2010 instead of no end."]),
        ("2015", ["P: since 2015 instead of 2010; until 2015 instead of no end."]),
        ("/2020", ["P: since an unknown day instead of 2010; until 2020 instead of no end."]),
        ("", ["P: since an unknown day instead of 2010."]),
    ],
)
def test_another_period_of_a_coalition_is_told(
    during: str, words: list[str], tmp_path: Path
) -> None:
    editions = [tmp_path / name for name in ("old", "new")]
    for folder, told in zip(editions, ("2010/..", during), strict=True):
        folder.mkdir()
        (folder / "memberships.csv").write_text("member,coalition,since\nAcme,P,2015-01-01\n")
        (folder / "coalitions.csv").write_text(f"id,name_en,during\np,P,{told}\n")
    found = gk.diff(*editions).records()
    assert [row["words"] for row in found] == words
    assert [row["before"] for row in found] == ["period 2010/.."]


def test_one_period_written_in_two_ways_is_no_other(tmp_path: Path) -> None:
    editions = [tmp_path / name for name in ("old", "new")]
    for folder, during in zip(editions, ("2010", "2010/2010"), strict=True):
        folder.mkdir()
        (folder / "memberships.csv").write_text(f"member,coalition,during\nAcme,P,{during}\n")
        (folder / "coalitions.csv").write_text(f"id,name_en,during\np,P,{during}\n")
    assert gk.diff(*editions).rows == ()


def test_a_list_from_another_place_does_not_drown_who_joined(tmp_path: Path) -> None:
    def rows(place: str, kind: str, confidence: str) -> list[str]:
        return [f"Firm {n},P,2018,,{place},,{confidence},{kind}," for n in range(6000)]

    old = edition(tmp_path / "old.csv", *rows("https://a.org", "", "high"))
    moved = rows("https://b.org", "company", "high")
    new = edition(tmp_path / "new.csv", *moved, "Beta,P,2019,,The Bee,,low,company,")
    graphs = gk.load(old), gk.load(new)
    found = gk.diff(*graphs)
    assert found.column("change") == ("joined",)
    assert found.note == (
        "6,000 of 6,000 memberships have another source or quotation alone, and are not listed: "
        "another source: https://b.org instead of https://a.org (6,000). "
        "6,000 of 6,001 actors and coalitions have another kind, country or period, and are "
        "not listed: "
        "kind company instead of unknown (6,000). "
        f"{COMPARED}"
    )


def test_some_that_have_another_source_stand_below_who_joined(tmp_path: Path) -> None:
    rows = [f"Firm {n:02},P,2018,,https://a.org,,,," for n in range(90)]
    moved = [row.replace("a.org", "b.org") if n < 30 else row for n, row in enumerate(rows)]
    old = edition(tmp_path / "old.csv", *rows)
    found = gk.diff(old, edition(tmp_path / "new.csv", *moved, "Zeta,P,2019,,,,,,"))
    assert found.column("change") == ("joined", *["other source"] * 30)
    assert found.note == COMPARED


OTHER = "instead of Members (https://a.org/1)"


@pytest.mark.parametrize(
    ("sources", "cited", "words"),
    [
        (
            ["s1,https://a.org/1,Members", "s2,https://b.org/2,Members"],
            "s2",
            f"Members (https://b.org/2) {OTHER}",
        ),
        (["s1,https://c.org/9,The Wasp"], "s1", "The Wasp instead of Members"),
        (["s9,https://a.org/1,Members of today"], "s9", ""),
        (["s9,,Members"], "s9", ""),
        (["s9,http://A.org/1/,Members of today"], "s9", ""),
        (["s1,,Members", "s9,,Members"], "s9", f"Members (s9) {OTHER}"),
        (["s1,,Who belongs"], "s1", ""),
        (["s9,,https://a.org/1"], "s9", "https://a.org/1 instead of Members"),
    ],
)
def test_another_address_is_another_source_and_an_id_or_title_alone_is_none(
    sources: list[str], cited: str, words: str, tmp_path: Path
) -> None:
    editions = [tmp_path / name for name in ("old", "new")]
    told = (["s1,https://a.org/1,Members"], "s1"), (sources, cited)
    for folder, (listed, source) in zip(editions, told, strict=True):
        folder.mkdir()
        lines = "\n".join(["id,url,title", *listed])
        (folder / "sources.csv").write_text(f"{lines}\n")
        (folder / "memberships.csv").write_text(f"member,coalition,source\nAcme,P,{source}\n")
    found = gk.diff(*editions).column("words")
    assert list(found) == ([f"Acme in P: another source: {words}."] if words else [])
