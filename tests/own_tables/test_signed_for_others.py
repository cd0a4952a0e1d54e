"""Who signed, beside a column of those for whom they signed: these are the members."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.importing.import_file import import_file
from tests.own_tables.both_doors import graphs, imported, read_both

ROWS = "Ann Roe,Acme\nBo Li,\nCy Day,Beta Ltd\n"
MEMBERS = ("Acme in Pact", "Beta Ltd in Pact", "Bo Li in Pact")
TOLD = (
    "'Acme' and 1 more, for whom somebody signed, are read as the members; who signed, as"
    " 'Ann Roe' did, is none, and kept in signed_by."
)


@pytest.mark.parametrize(
    ("who", "whom"),
    [
        ("Name", "Signed on behalf of"),
        ("Signatory", "On behalf of"),
        ("Signatory", "Organisation represented (if any)"),
        ("Signatory", "Representing"),
        ("Unterzeichner", "Vertretene Organisation"),
        ("Name", "Im Namen von"),
        ("Signataire", "Au nom de"),
        ("Nom", "Organisation représentée"),
        ("Firmante", "En nombre de"),
        ("Firmatario", "Per conto di"),
        ("Signatário", "Em representação de"),
        ("Ondertekenaar", "Namens"),
    ],
)
def test_the_member_is_for_whom_somebody_signed(tmp_path: Path, who: str, whom: str) -> None:
    found = read_both(tmp_path, f"{who},{whom}\n{ROWS}", "Pact")
    assert found.members == MEMBERS
    assert found.told == (TOLD,)


def test_who_signed_is_kept_beside_the_member(tmp_path: Path) -> None:
    rows = "Ann Roe,Acme,Green\nBo Li,,Green\n"
    for kg in graphs(tmp_path, f"Signatory,On behalf of,Pledge\n{rows}"):
        found = kg.members("Green", at_least="possible").records()
        assert [(row["label"], row["signed_by"]) for row in found] == [
            ("Acme", "Ann Roe"),
            ("Bo Li", None),
        ]


@pytest.mark.parametrize("oneself", ["", "n/a", "-", "Myself", "personal capacity", "Privatperson"])
def test_who_signed_for_itself_is_the_member(tmp_path: Path, oneself: str) -> None:
    text = f"Name,Signed on behalf of,Pledge\nAnn Roe,Acme,Green\nBo Li,{oneself},Green\n"
    assert read_both(tmp_path, text).members == ("Acme in Green", "Bo Li in Green")


def test_a_row_without_a_signer_names_its_member_all_the_same(tmp_path: Path) -> None:
    text = "Name,Signed on behalf of,Pledge\n,Acme,Green\nBo Li,,Green\nAcme 2,Acme 2,Green\n"
    found = read_both(tmp_path, text)
    assert found.members == ("Acme 2 in Green", "Acme in Green", "Bo Li in Green")
    assert not found.told


def test_a_table_without_anybody_who_signed_for_another_is_told_nothing(tmp_path: Path) -> None:
    text = "Name,On behalf of,Pledge\nAnn Roe,,Green\nBo Li,,Green\n"
    assert not read_both(tmp_path, text).told


@pytest.mark.parametrize(
    ("member", "joined"), [("Member", "Pledge"), ("Organisation", "Treaty"), ("Name", "Committee")]
)
def test_who_belongs_itself_stays_the_member(tmp_path: Path, member: str, joined: str) -> None:
    text = f"{member},{joined},On behalf of\nAnn,Standing,Acme\nBo,Standing,n/a\n"
    for kg in graphs(tmp_path, text):
        found = kg.members("Standing", at_least="possible").records()
        assert [(row["label"], row["on_behalf_of"]) for row in found] == [
            ("Ann", "acme"),
            ("Bo", None),
        ]


def test_a_wide_table_is_read_likewise(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text("Name,Signed on behalf of,A Pact,B Pact\nAnn,Acme,x,x\nBo,,x,\nCy,Beta,,x\n")
    found = imported(path)
    assert found.members == (
        *("Acme in A Pact", "Acme in B Pact", "Beta in B Pact", "Bo in A Pact"),
    )
    assert found.told[0].startswith("'Acme' and 1 more, for whom somebody signed")


def test_a_mapping_may_say_that_who_signed_is_the_member(tmp_path: Path) -> None:
    path, folder = tmp_path / "table.csv", tmp_path / "folder"
    path.write_text(f"Name,Signed on behalf of\n{ROWS}", encoding="utf-8")
    import_file(path, folder, joined="Pact")
    mapping = folder / "import-map.toml"
    text = mapping.read_text(encoding="utf-8")
    assert 'signed_for = "Signed on behalf of"' in text
    mapping.write_text(text.replace("signed_for", "on_behalf_of"), encoding="utf-8")
    import_file(path, folder)
    labels = gk.load(folder).members("Pact", at_least="possible").column("label")
    assert labels == ("Ann Roe", "Bo Li", "Cy Day")


@pytest.mark.parametrize(
    "people", ["its employees", "their members", "All members", "seine Mitarbeiter", "ses membres"]
)
def test_the_people_of_who_signed_are_no_member_of_that_name(people: str, tmp_path: Path) -> None:
    text = f"Signatory,On behalf of,Pledge\nAnn Roe,Acme,Green\nBeta Ltd,{people},Green\n"
    assert read_both(tmp_path, text).members == ("Acme in Green", "Beta Ltd in Green")


def test_a_name_that_begins_as_what_is_ones_own_stays_one(tmp_path: Path) -> None:
    text = "Signatory,On behalf of,Pledge\nAnn Roe,Our Ocean,Green\nBo Li,Members First,Green\n"
    assert read_both(tmp_path, text).members == ("Members First in Green", "Our Ocean in Green")


@pytest.mark.parametrize(
    ("who", "body"),
    [("Name", "Organisation"), ("Firstname", "Institution"), ("Nom", "Organisme")],
)
def test_names_beside_organisations_may_be_who_signed(who: str, body: str, tmp_path: Path) -> None:
    text = f"{who},{body},Date\nAnn Roe,Acme,2020\nBo Li,Beta,2021\n"
    found = read_both(tmp_path, text, "Pact")
    assert found.members == ("Acme in Pact 2020/..", "Beta in Pact 2021/..")
    assert found.told == (f"{body!r} is read as the members, and {who!r} tells as many apart.",)


@pytest.mark.parametrize("header", ["Email verified", "Published", "Verifiziert"])
def test_signatures_that_were_not_confirmed_are_told(header: str, tmp_path: Path) -> None:
    text = f"Organisation,{header}\nAcme,yes\nBeta,no\n"
    (told,) = read_both(tmp_path, text, "Pact").told
    assert told.startswith(f"{header!r} holds yes and no") and "'no'" in told


def test_names_that_begin_like_words_of_oneself_are_names(tmp_path: Path) -> None:
    rows = "bob,our watch,Pact\ncat,its learning,Pact\ndan,its employees,Pact\n"
    found = read_both(tmp_path, f"Signatory,On behalf of,Coalition\n{rows}")
    assert found.members == ("dan in Pact", "its learning in Pact", "our watch in Pact")
