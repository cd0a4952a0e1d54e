"""Ends that stand beside yes, below words of offices, or in periods one behind the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from .both_doors import read_both


@pytest.mark.parametrize("header", ["Withdrew", "Withdrawn", "Left", "Ausgetreten", "Resigned"])
def test_a_year_among_answers_of_who_left_is_the_end(header: str, tmp_path: Path) -> None:
    rows = "Acme,2019,\nBeta,2019,yes\nGamma,2019,2022\nDelta,2020,\nEps,2020,no\nZeta,2020,yes\n"
    found = read_both(tmp_path, f"Signatory,Signed,{header}\n{rows}", "Pact")
    assert "Gamma in Pact 2019/2022" in found.members
    assert "Beta in Pact 2019/" in found.members and "Eps in Pact 2020/.." in found.members
    assert sum("'yes' is not a date" in one for one in found.told) == 2 and len(found.told) == 2


@pytest.mark.parametrize(
    ("took", "left"),
    [
        ("Took office", "Left office"),
        ("since", "Left office"),
        ("Assumed office", "In office until"),
        ("Amtsantritt", "Amtsende"),
        ("Début du mandat", "Fin du mandat"),
        ("Inicio del mandato", "Fin del mandato"),
    ],
)
def test_who_left_office_is_gone(took: str, left: str, tmp_path: Path) -> None:
    rows = "Ann,First,2019,2021\nBob,First,2019,Incumbent\nCy,First,2020,Died in office\n"
    found = read_both(tmp_path, f"Minister,Cabinet,{took},{left}\n{rows}")
    assert found.members[:2] == ("Ann in First 2019/2021", "Bob in First 2019/..")
    (told,) = found.told
    assert "'Died in office'" in told


def test_dates_beside_incumbents_are_told_whatever_they_are_called(tmp_path: Path) -> None:
    rows = "Ann,First,2019,5 May 2021\nBob,First,2019,Incumbent\nCy,First,2020,Died in office\n"
    found = read_both(tmp_path, f"Minister,Cabinet,since,Gave up the post\n{rows}Dy,First,2020,Ill")
    (told,) = found.told
    assert "looks like dates" in told


@pytest.mark.parametrize("header", ["Membership years", "Years of membership", "Years", "Jahre"])
def test_each_cell_of_several_periods_is_told(header: str, tmp_path: Path) -> None:
    rows = 'Algeria,OPEC,1969–\nEcuador,OPEC,"1973–1992, 2007–2020"\nQatar,OPEC,1961–2019\n'
    found = read_both(tmp_path, f"Member,Alliance,{header}\n{rows}")
    assert found.members == (
        "Algeria in OPEC 1969/..",
        "Ecuador in OPEC",
        "Qatar in OPEC 1961/2019",
    )
    (told,) = found.told
    assert "'1973–1992, 2007–2020'" in told


@pytest.mark.parametrize("header", ["Years of membership", "Years"])
def test_how_many_years_it_were_is_no_period(header: str, tmp_path: Path) -> None:
    found = read_both(
        tmp_path, f"Member,Alliance,Since,{header}\nAcme,Pact,2019,5\nBeta,Pact,2012,12\n"
    )
    assert found.members == ("Acme in Pact 2019/..", "Beta in Pact 2012/..") and not found.told


def test_several_periods_below_any_header_look_like_dates(tmp_path: Path) -> None:
    rows = 'Acme,Pact,"1973–1992, 2007–2020"\nBeta,Pact,2010-2015; 2018-\nGamma,Pact,2011-2013\n'
    (told,) = read_both(tmp_path, f"Member,Alliance,Spells on air\n{rows}").told
    assert "looks like dates" in told


@pytest.mark.parametrize("header", ["Signature status", "Statut de signature", "Status"])
def test_a_signature_that_is_awaited_or_withdrawn_is_told(header: str, tmp_path: Path) -> None:
    rows = "A,2021,Signed\nB,2021,Signature pending\nC,2021,Signature withdrawn\n"
    rows += "D,2021,Not yet signed\n"
    found = read_both(tmp_path, f"Organisation,Date,{header}\n{rows}", "Pact")
    told = " ".join(found.told)
    assert all(f"'{word}'" in told for word in ("Signature pending", "Signature withdrawn"))
    assert "'Not yet signed'" in told and "'Signed'" not in told


def test_a_term_beside_the_days_in_office_is_no_fault(tmp_path: Path) -> None:
    header = "Minister,Cabinet,Term,Took office,Left office"
    found = read_both(tmp_path, f"{header}\nAnn,First,2010-2014,2010-05-01,2014-06-01\n")
    assert found.members == ("Ann in First 2010-05-01/2014-06-01",)


@pytest.mark.parametrize(
    ("header", "rows", "periods", "told"),
    [
        ("Withdrawal,Withdrawal effective date", "1998,2010,", "1998/2010", 1),
        ("Withdrawal,Withdrawal effective date", "1998,2009,2010", "1998/2010", 1),
        ("Denunciation,Date of effect of denunciation", "1998,2009,2010", "1998/2010", 1),
        ("Left,Exit date", "1998,,2010", "1998/2010", 1),
        ("Start date,Left", ",1998,2010", "1998/2010", 1),
        ("End date (planned),Left", "1998,2010,", "1998/..", 1),
        ("Left,Valid until", "1998,,2010", "1998/..", 1),
        ("Left,Delisted", "1998,,2010", "1998/..", 1),
        ("Left,Term end", "1998,,2030", "1998/..", 1),
        ("Left,Date left", "1998,,05/04/2019", "1998/..", 1),
        ("Left,Date left", "1998,,1990", "1998/..", 1),
    ],
)
def test_whichever_of_two_columns_has_a_day_tells_it(
    tmp_path: Path, header: str, rows: str, periods: str, told: int
) -> None:
    found = read_both(tmp_path, f"Company,Pact,Joined,{header}\nAcme,Red,{rows}\n")
    assert found.members == (f"Acme in Red {periods}",)
    assert len(found.told) == told


@pytest.mark.parametrize(
    ("header", "cell", "period", "told"),
    [
        ("Denuncia", "Por la ONG Sol", "/", 1),
        ("Denúncia", "2015", "/2015", 0),
        ("Podpis", "Jan Kowalski", "/", 0),
        ("Podpis", "2015", "2015/..", 0),
    ],
)
def test_texts_below_words_of_other_senses_are_no_dates(
    tmp_path: Path, header: str, cell: str, period: str, told: int
) -> None:
    found = read_both(tmp_path, f"Company,Pact,{header}\nAcme,Red,{cell}\nBeta,Red,{cell}\n")
    assert found.members[0] == f"Acme in Red {period}".removesuffix(" /")
    assert len(found.told) == told
    assert all("holds texts" in one for one in found.told)


@pytest.mark.parametrize(
    ("note", "says"),
    [
        ("trat 2020 wieder aus", "it ended"),
        ("Schied im Mai 2021 aus.", "it ended"),
        ("Trat zum 31.12.2020 aus", "it ended"),
        ("steigt 2025 aus", "it ended"),
        ("a démissionné", "it ended"),
        ("dada de baja", "it ended"),
        ("renunció en 2021", "it ended"),
        ("bankrupt in 2022", "it ended"),
        ("Aufgelöst 2021", "it ended"),
        ("causó baja en 2021", "it ended"),
        ("ruht seit 2022", "it rests"),
        ("candidature en cours", "it does not belong"),
        ("Aufnahmeantrag läuft", "it does not belong"),
        ("in talks to join", "it does not belong"),
        ("in Verhandlungen", "it does not belong"),
        ("trat 2020 bei", ""),
        ("aus Bonn", ""),
        ("ruht auf drei Säulen", ""),
        ("trat 2020 nicht aus", ""),
        ("Schied nie aus", ""),
        ("Schied 2021 aus dem Vorstand aus", ""),
        ("Stieg 2021 aus der Kohle aus", ""),
        ("renunció a la presidencia", ""),
        ("Renunció en 2021 a la presidencia", ""),
        ("a démissionné en 2020 de la présidence", ""),
        ("was bankrupt in 2009 and recovered", ""),
        ("In discussion group 3", ""),
        ("In talks with government on budget", ""),
    ],
)
def test_a_note_that_tells_of_an_end_is_told(note: str, says: str, tmp_path: Path) -> None:
    table = f"Member,Coalition,Joined,Notes\nAcme,Green Pact,2018,{note}\nBeta,Green Pact,2019,x\n"
    found = read_both(tmp_path, table)
    assert len(found.members) == 2
    assert len(found.told) == bool(says)
    assert all(says in one for one in found.told)


@pytest.mark.parametrize("tier", ["Lapsed", "Expired", "withdrawn", "Former member"])
def test_a_tier_that_tells_of_an_end_is_told(tier: str, tmp_path: Path) -> None:
    rows = f"Acme,Green Pact,2018,{tier}\nBeta,Green Pact,2019,Gold\n"
    (told,) = read_both(tmp_path, f"Member,Coalition,Joined,Tier\n{rows}").told
    assert f"says by {tier!r} that it ended" in told


@pytest.mark.parametrize(
    ("tier", "says"),
    [("Suspended", "rests"), ("Pending", "does not belong"), ("Retired", ""), ("Founding", "")],
)
def test_other_tiers_are_told_by_what_they_say(tier: str, says: str, tmp_path: Path) -> None:
    rows = f"Acme,Green Pact,2018,{tier}\nBeta,Green Pact,2019,Gold\n"
    told = read_both(tmp_path, f"Member,Coalition,Joined,Tier\n{rows}").told
    assert len(told) == bool(says) and all(says in one for one in told)


@pytest.mark.parametrize("status", ["Bankrupt", "Aufgelöst", "Dada de baja"])
def test_a_status_of_who_is_no_more_is_an_end(status: str, tmp_path: Path) -> None:
    rows = f"Acme,Green Pact,2018,{status}\nBeta,Green Pact,2019,Active\n"
    (told,) = read_both(tmp_path, f"Member,Coalition,Joined,Status\n{rows}").told
    assert "that it ended" in told


def test_a_kind_that_tells_how_a_member_stands_is_no_name(tmp_path: Path) -> None:
    rows = "Acme,Green Pact,2018,Lapsed\nBeta,Green Pact,2019,Company\n"
    (told,) = read_both(tmp_path, f"Member,Coalition,Joined,Type\n{rows}").told
    assert told.startswith("'Lapsed' says how or since when it belongs, and is taken for the kind")
