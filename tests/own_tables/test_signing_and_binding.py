"""Who signs a treaty is not bound by it, where its rows tell signing and ratifying apart."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.authoring import examine
from graphkit.errors import Problem

from .both_doors import graphs, read_both

pytestmark = pytest.mark.filterwarnings("ignore:.* left out:UserWarning")
"""It is told of rows that are left out; that it is warned of, test_left_out.py asserts."""

TREATY = """\
actor,coalition,spell,role,during,source
alphaland,treaty,signature,signatory,1995-02-16/..,depositary
betaland,treaty,signature,signatory,1995-03-01/..,depositary
betaland,treaty,ratification,member,2001-07-01/..,depositary
gammaland,treaty,accession,member,2010-05-05/..,depositary
"""
STEPS = """\
actor,coalition,step,during,source
betaland,treaty,ratification,2001-06-01,depositary
betaland,treaty,entry-into-force,2001-07-01,depositary
"""
SIGNED = "actor,coalition,role,during,source\n" + "".join(
    f"{who},treaty,signatory,{day}/..,depositary\n"
    for who, day in (("alphaland", "1995-02-16"), ("betaland", "1995-03-01"))
)


def folder(tmp_path: Path, memberships: str, **others: str) -> Path:
    """Write a treaty with one promise, and other tables beside it."""
    tables = {
        "memberships": memberships,
        "actors": "id,kind,name\n"
        + "".join(f"{a}land,government,{a.title()}land\n" for a in ("alpha", "beta", "gamma")),
        "coalitions": "id,name,during\ntreaty,Treaty,1994-01-01/..\n",
        "instruments": "id,coalition,name,issued,source\ntext,treaty,Text,1994-01-01,depositary\n",
        "commitments": "id,instrument,number,addressed_to,summary,source\n"
        "report,text,1,governments,Report every year.,depositary\n",
        "sources": "id,url,title,published\n"
        "depositary,https://example.org/treaty,Status,2012-06-01\n",
        **others,
    }
    for name, text in tables.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


def told(tables: Path) -> list[Problem]:
    return [doubt for doubt in examine(tables).doubts if doubt.column == "role"]


def members(kg: gk.KnowledgeGraph, day: str) -> set[str]:
    return set(map(str, kg.members("treaty", on=day).column("member")))


def who_signed(kg: gk.KnowledgeGraph, day: str) -> set[str]:
    found = kg.members("treaty", on=day, roles="signed-not-bound")
    return set(map(str, found.column("member")))


def who_promised(kg: gk.KnowledgeGraph) -> set[str]:
    return {who for who in ("alphaland", "betaland", "gammaland") if len(kg.promises(who))}


def test_who_only_signed_is_not_bound(tmp_path: Path) -> None:
    kg = gk.load(folder(tmp_path, TREATY))
    assert members(kg, "2000-01-01") == set()
    assert members(kg, "2012-01-01") == {"betaland", "gammaland"}
    assert who_signed(kg, "2012-01-01") == {"alphaland", "betaland"}
    assert who_promised(kg) == {"betaland", "gammaland"}
    stand = {r["member"]: r["standing"] for r in kg.standing("treaty", on="2012-01-01").records()}
    assert stand["alphaland"] == "signed-not-bound" and stand["betaland"] == "member"


def test_check_says_once_how_signatories_are_read(tmp_path: Path) -> None:
    (doubt,) = told(folder(tmp_path, TREATY))
    assert doubt.line == 2
    assert doubt.message.startswith("2 signatories are read as signed and not bound")
    clear = TREATY.replace("signatory", "signed-not-bound")
    assert told(folder(tmp_path, clear)) == []
    assert who_promised(gk.load(tmp_path)) == {"betaland", "gammaland"}


def test_steps_tell_signing_and_ratifying_apart_too(tmp_path: Path) -> None:
    kg = gk.load(folder(tmp_path, SIGNED, steps=STEPS))
    assert members(kg, "2000-01-01") == set()
    assert members(kg, "2012-01-01") == {"betaland"}


@pytest.mark.parametrize("word", ["Party", "ratified"])
def test_roles_of_one_table_tell_them_apart(tmp_path: Path, word: str) -> None:
    table = tmp_path / "treaties.csv"
    table.write_text(
        "State,Treaty,Role,Since\n"
        f"Alphaland,Sea,Signatory,1995\nBetaland,Sea,{word},2001\nAlphaland,Pledge,Signatory,2019\n"
    )
    kg = gk.load(table)
    assert kg.members("Sea").column("label") == ("Betaland",)
    assert kg.members("Pledge").column("label") == ("Alphaland",)


def test_a_signatory_belongs_where_nothing_tells_otherwise(tmp_path: Path) -> None:
    kg = gk.load(folder(tmp_path, SIGNED))
    assert members(kg, "2000-01-01") == {"alphaland", "betaland"}
    assert who_promised(kg) == {"alphaland", "betaland"}


def test_a_field_that_describes_its_signatories_has_the_last_word(tmp_path: Path) -> None:
    own = (
        "scheme,notation,name,takes_on_commitments,counts_as_belonging\n"
        "role,signatory,signatory,true,true\n"
    )
    kg = gk.load(folder(tmp_path, TREATY, concepts=own))
    assert members(kg, "2000-01-01") == {"alphaland", "betaland"}


def test_a_pledge_with_signatures_and_an_observer_binds_who_signs(tmp_path: Path) -> None:
    observer = "gammaland,treaty,observer,1996/..,depositary\n"
    kg = gk.load(folder(tmp_path, SIGNED + observer))
    assert who_promised(kg) >= {"alphaland", "betaland"}
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("spell", "role"),
    [("entry-into-force", "member"), ("", "consented"), ("", "signed-not-bound"), ("", "party")],
)
def test_one_row_is_enough_to_tell_them_apart(tmp_path: Path, spell: str, role: str) -> None:
    header, *rows = TREATY.splitlines()[:2]
    row = f"gammaland,treaty,{spell},{role},2010-05-05/..,depositary"
    kg = gk.load(folder(tmp_path, "\n".join([header, *rows, row, ""])))
    assert "alphaland" not in members(kg, "2012-01-01")


def test_an_observer_has_not_passed_its_signature(tmp_path: Path) -> None:
    rows = (
        "actor,coalition,role,during,source\n"
        "alphaland,treaty,signed-not-bound,1995/..,depositary\n"
        "alphaland,treaty,observer,1996/..,depositary\n"
    )
    kg = gk.load(folder(tmp_path, rows))
    stand = {str(row["standing"]) for row in kg.standing("treaty", on="2012-01-01").records()}
    assert stand == {"signed-not-bound", "observer"}


UN_FORM = """\
Participant,Treaty,Signature,"Ratification, Accession(a), Succession(d)"
Albania,Sea,12 Mar 2009,12 Mar 2010
Belize,Sea,,12 Mar 2010 a
Chad,Sea,13 Mar 2009,
Dominica,Sea,,1 Jan 2011 d
Fiji,Sea,3 Apr 2009,3 Apr 2012 AA
Greece,Sea,–,
"""


def since(kg: gk.KnowledgeGraph, roles: str | None = None) -> dict[object, object]:
    return {row["label"]: row["start"] for row in kg.members("Sea", roles=roles).records()}


def test_a_table_in_the_form_of_depositaries_says_who_signed_and_who_is_bound(
    tmp_path: Path,
) -> None:
    for kg in graphs(tmp_path, UN_FORM):
        assert since(kg) == {
            "Albania": "2010-03-12",
            "Belize": "2010-03-12",
            "Dominica": "2011-01-01",
            "Fiji": "2012-04-03",
        }
        assert since(kg, roles="signed-not-bound") == {
            "Albania": "2009-03-12",
            "Chad": "2009-03-13",
            "Fiji": "2009-04-03",
        }
        assert kg.members("Sea", on="2009-12-31").column("label") == ()
        stand = {r["label"]: r["standing"] for r in kg.standing("Sea", on="2011-06-01").records()}
        assert stand == {
            "Albania": "party",
            "Belize": "party",
            "Chad": "signed-not-bound",
            "Dominica": "party",
            "Fiji": "signed-not-bound",
        }


def test_letters_and_rows_without_dates_are_told(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(UN_FORM, encoding="utf-8")
    told = [(one.line, one.message, one.left_out) for one in examine(table).doubts]
    assert told == [
        (3, "'12 Mar 2010 a' is read without the 'a' behind it.", False),
        (5, "'1 Jan 2011 d' is read without the 'd' behind it.", False),
        (6, "'3 Apr 2012 AA' is read without the 'AA' behind it.", False),
        (7, "this row says neither when it was signed nor since when it binds.", True),
    ]


@pytest.mark.parametrize(
    ("signed", "bound", "until"),
    [
        ("Signed", "Ratified", "Withdrawal date"),
        ("Date of signature", "Entry into force", "Until"),
        ("Unterzeichnung", "Inkrafttreten", "Bis"),
        ("Signé", "Entrée en vigueur", "Fin"),
    ],
)
def test_who_withdraws_from_a_treaty_was_bound_until_then(
    tmp_path: Path, signed: str, bound: str, until: str
) -> None:
    rows = "Albania,Sea,2009,2010,2020\nChad,Sea,2009,,2015\n"
    for kg in graphs(tmp_path, f"State,Treaty,{signed},{bound},{until}\n{rows}"):
        ends = {r["label"]: (r["start"], r["end"]) for r in kg.members("Sea").records()}
        assert ends == {"Albania": ("2010", "2020")}
        only = kg.members("Sea", roles="signed-not-bound").records()
        assert [(r["label"], r["start"], r["end"]) for r in only] == [
            ("Albania", "2009", ".."),
            ("Chad", "2009", "2015"),
        ]


def test_firma_is_a_company_above_names_and_a_signature_above_dates(tmp_path: Path) -> None:
    """It is the one in German, and the other in Spanish and Italian."""
    folders = [tmp_path / name for name in ("treaty", "signed", "company")]
    for folder in folders:
        folder.mkdir()
    treaty = "País,Acuerdo,Firma,Ratificación\nFrancia,Sea,2004-05-12,2006-02-03\n"
    for kg in graphs(folders[0], treaty + "Perú,Sea,2004-05-12,\n"):
        assert since(kg) == {"Francia": "2006-02-03"}
        assert since(kg, "signed-not-bound") == {"Francia": "2004-05-12", "Perú": "2004-05-12"}
    for kg in graphs(folders[1], "País,Acuerdo,Firma\nPerú,Sea,2004-05-12\n"):
        assert since(kg) == {"Perú": "2004-05-12"}
    for kg in graphs(folders[2], "Firma,Abkommen,Beitritt\nAcme,Sea,2004-05-12\n"):
        assert since(kg) == {"Acme": "2004-05-12"}


def test_a_signature_alone_is_a_joining(tmp_path: Path) -> None:
    for kg in graphs(tmp_path, "Company,Pledge,Signature\nAcme,Sea,2 May 2019\n"):
        assert since(kg) == {"Acme": "2019-05-02"}


@pytest.mark.parametrize("cell", ["1440 AH", "2019 ca", "May 12"])
def test_two_letters_are_no_note(tmp_path: Path, cell: str) -> None:
    table = tmp_path / "table.csv"
    table.write_text(f"Company,Pledge,Since\nAcme,Sea,{cell}\n", encoding="utf-8")
    assert since(gk.load(table)) == {"Acme": ""}


def test_a_second_table_of_a_treaty_below_the_first_is_read_by_its_own_header(
    tmp_path: Path,
) -> None:
    second = "Treaty,State,Ratification,Signature\nSea,Chad,2012,2011\n"
    text = f"State,Treaty,Signature,Ratification\nAlbania,Sea,2009,2010\n{second}"
    assert read_both(tmp_path, text).members == (
        "Albania in Sea 2009/..",
        "Albania in Sea 2010/..",
        "Chad in Sea 2011/..",
        "Chad in Sea 2012/..",
    )


def test_events_of_signing_and_of_ratifying_are_told_apart(tmp_path: Path) -> None:
    rows = "Peru,Sea,signed,1995\nPeru,Sea,ratified,1999\nChad,Sea,signed,1995\n"
    for kg in graphs(tmp_path, f"State,Treaty,Event,Date\n{rows}"):
        assert [(row["label"], row["start"]) for row in kg.members("sea").records()] == [
            ("Peru", "1999")
        ]


@pytest.mark.parametrize(("begun", "ended"), [("Inducted", "Dismissed"), ("Listed", "Delisted")])
def test_days_are_told_by_words_above_them(begun: str, ended: str, tmp_path: Path) -> None:
    found = read_both(tmp_path, f"Member,Pact,{begun},{ended}\nAcme,Green,2001,2004\n")
    assert found.members == ("Acme in Green 2001/2004",)


@pytest.mark.parametrize(
    ("header", "told"),
    [("Signature date,Approval date", 1), ("Signed,Acceptance", 1), ("Signature,Ratification", 0)],
)
def test_who_signs_an_initiative_belongs_to_it(tmp_path: Path, header: str, told: int) -> None:
    rows = "Chad,Red,2015,\nPeru,Red,2016,2017\n"
    found = read_both(tmp_path, f"Company,Initiative,{header}\n{rows}")
    assert len(found.members) == 3 - told  # of a treaty, a signature is a row of its own
    assert len(found.told) == told
    of_treaty = read_both(tmp_path, f"State,Pact,{header}\n{rows}")
    assert len(of_treaty.members) == 3
    assert of_treaty.told == ()


@pytest.mark.parametrize(("ends", "told"), [("Member,Coalition", 1), ("State,Treaty", 0)])
def test_approvals_that_are_beginnings_are_told(tmp_path: Path, ends: str, told: int) -> None:
    found = read_both(tmp_path, f"{ends},Approval date\nChad,Red,2015\n")
    assert found.members == ("Chad in Red 2015/..",)
    assert len(found.told) == told
