"""Words for kinds that people write are the bundled kinds wherever they mean one of them."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.importing.import_file import import_file

_MEANT = {
    "company": ("Company", "companies", "Unternehmen", "Empresas", "Business"),
    "government": ("Government", "GOVERNMENTS", "Gouvernement", "Regierungen", "Gobierno", "État"),
    "academic": ("Academia", "University", "Universities", "Universität", "Universidades"),
    "civil-society": ("Civil society", "civil-society", "NGO", "NGOs", "Société civile", "ONG"),
    "international-organisation": ("International organisation", "Intergovernmental organization"),
    "public-body": ("Public body", "Ministries", "Behörde"),
}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    words = [(kind, word) for kind, several in _MEANT.items() for word in several]
    rows = [f"{kind} {place},Pact,{word}" for place, (kind, word) in enumerate(words)]
    text = "\n".join(["Organisation,Initiative,Type", *rows, "Odd,Pact,Harbours"])
    path.write_text(text, encoding="utf-8")
    return path


def test_words_in_four_languages_are_bundled_kinds(table: Path) -> None:
    kg = gk.load(table)
    for row in kg.members("Pact").records():
        if row["label"] != "Odd":
            assert str(row["label"]).startswith(f"{row['kind']} "), row
    assert kg.query("ASK { ?who cg:kind own-kind:harbours }").rows == ((True,),)
    (own,) = kg.query("SELECT (COUNT(DISTINCT ?own) AS ?n) { ?w cg:kind ?own . FILTER("
                      "STRSTARTS(STR(?own), STR(own-kind:))) }").rows  # fmt: skip
    assert own == (1,)


def test_a_government_need_not_say_what_it_governs(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Member,Pact,Type\nBeta,Green,Government\nFrance,Green,government\n")
    kg = gk.load(path)
    found = kg.query("SELECT ?code { ?who cg:kind kind:government ; cg:governs/cg:iso3166 ?code }")
    assert found.rows == (("FR",),)
    assert len(kg.query("SELECT ?who { ?who a cg:Government }")) == 2
    import_file(path, tmp_path / "folder")
    for place in (path, tmp_path / "folder"):
        report = gk.check(place)
        assert report.count("error") == 0
        told = [finding for finding in report.findings if finding.severity == "warning"]
        assert [finding.record for finding in told] == ["beta"]
        assert "nothing says what it governs" in told[0].message


def test_two_words_for_one_kind_do_not_differ(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    rows = ["Acme,Green,Company", "Acme,Blue,companies", "Beta,Green,NGO", "Beta,Blue,Business"]
    path.write_text("\n".join(["Member,Pact,Type", *rows]))
    assert [doubt.line for doubt in gk.authoring.examine(path).doubts] == [5]


@pytest.mark.parametrize(
    ("header", "kinds"),
    [
        ("Country", {"France": "government", "Viet Nam": "government", "Prussia": "unknown"}),
        ("Member", {"France": "unknown", "Viet Nam": "unknown", "Prussia": "unknown"}),
    ],
)
def test_countries_below_a_header_that_says_so_are_governments(
    header: str, kinds: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "pact.csv"
    path.write_text(f"{header},Pact\nFrance,Green\nViet Nam,Green\nPrussia,Green\n")
    import_file(path, tmp_path / "imported")
    for kg in (gk.load(path), gk.load(tmp_path / "imported")):
        assert {row["label"]: row["kind"] for row in kg.list("actors").records()} == kinds


def test_members_who_are_all_countries_are_governments(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text("Member,A Pact,B Pact\nFrance,x,\nGermany,x,x\nChad,,x\n")
    import_file(path, tmp_path / "imported")
    kg = gk.load(tmp_path / "imported")
    assert {row["kind"] for row in kg.list("actors").records()} == {"government"}
    assert kg.members("A Pact", kinds="government").column("member") == ("france", "germany")


def test_a_person_called_like_a_country_keeps_its_kind(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Name,Pact,Kind\nChad,Green,person\nJordan,Green,person\nGeorgia,Green,\n")
    kinds = {row["label"]: row["kind"] for row in gk.load(path).list("actors").records()}
    assert kinds == {"Chad": "person", "Jordan": "person", "Georgia": "unknown"}
