"""Links stand behind names, and stay where they say something: in sources, quotations and notes."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.importing.import_file import import_file
from tests.own_tables.both_doors import read_both

_SAID = "They joined (https://a.org/news)"
_NOTE = "[See](https://a.org/minutes)"


def _table(source: str, header: str = "Source", evidence: str = "Evidence") -> str:
    return (
        f"Member,Pact,{header},{evidence},Note\n"
        f"Acme (https://acme.org),Green,{source},{_SAID},{_NOTE}\n"
        f"[Beta](https://beta.org),Green,{source},{_SAID},{_NOTE}\n"
    )


@pytest.mark.parametrize("evidence", ["Evidence", "Quote", "Quotation"])
def test_quotations_and_notes_stay_as_they_are(tmp_path: Path, evidence: str) -> None:
    path = tmp_path / "table.csv"
    text = _table("Report (https://a.org/r.pdf)", evidence=evidence)
    path.write_text(text, encoding="utf-8")
    for tables in (gk.authoring.examine(path).tables, import_file(path).tables):
        rows = tables["memberships"]
        assert [row["evidence"] for row in rows] == [_SAID, _SAID]
        assert [row["note"].split("; ")[0] for row in rows] == [_NOTE, _NOTE]
    assert read_both(tmp_path, text).members == ("Acme in Green", "Beta in Green")


@pytest.mark.parametrize("header", ["Source", "Reference", "Link", "Quelle"])
@pytest.mark.parametrize(
    ("cell", "title", "url"),
    [
        ("Annual report (https://a.org/r.pdf)", "Annual report", "https://a.org/r.pdf"),
        ("[Minutes](https://a.org/m)", "Minutes", "https://a.org/m"),
        ("[Minutes (1)](https://a.org/m_(1))", "Minutes (1)", "https://a.org/m_(1)"),
        ("https://a.org/m", "https://a.org/m", "https://a.org/m"),
        ("Report of 2019 (in print)", "Report of 2019 (in print)", ""),
    ],
)
def test_a_source_keeps_its_title_and_address(
    tmp_path: Path, header: str, cell: str, title: str, url: str
) -> None:
    path = tmp_path / "table.csv"
    path.write_text(_table(cell, header), encoding="utf-8")
    for tables in (gk.authoring.examine(path).tables, import_file(path).tables):
        (row,) = tables["sources"]
        assert (row["title"], row["url"]) == (title, url)
        assert {one["source"] for one in tables["memberships"]} == {row["id"]}


def test_an_address_that_comes_with_and_without_its_title_is_one_source(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    rows = "Acme,Green,https://a.org/m\nBeta,Green,[Minutes](https://a.org/m)\n"
    path.write_text(f"Member,Pact,Source\n{rows}", encoding="utf-8")
    for tables in (gk.authoring.examine(path).tables, import_file(path).tables):
        (row,) = tables["sources"]
        assert (row["title"], row["url"]) == ("Minutes", "https://a.org/m")


def test_links_in_the_tables_of_a_folder_stay(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    rows = f'actor,coalition,source,evidence,note\nacme,green,report,"{_SAID}","{_NOTE}"\n'
    (folder / "memberships.csv").write_text(rows, encoding="utf-8")
    tables = gk.authoring.examine(folder).tables
    assert tables["memberships"][0]["evidence"] == _SAID
    assert tables["memberships"][0]["note"] == _NOTE


def test_labels_in_one_language_that_some_lack_lose_no_row(tmp_path: Path) -> None:
    header = "member,coalition,memberLabel_fr,memberLabel_en"
    found = read_both(tmp_path, f"{header}\nQ1,Pact,,One\nQ3,Pact,Trois,\n")
    assert len(found.members) == 2 and not found.left_out
    both = read_both(tmp_path, f"{header}\nQ1,Pact,,One\nQ3,Pact,Trois,Three\n")
    assert both.members == ("One in Pact", "Three in Pact")
