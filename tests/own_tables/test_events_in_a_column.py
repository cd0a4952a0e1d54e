"""A column that says what happened, beside dates of any name, or beside none."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from tests.own_tables.both_doors import graphs, read_both

SPELLS = [("Acme", "2010", "2015"), ("Beta", "2011", "..")]


def spells(tmp_path: Path, text: str) -> list[list[tuple[str, ...]]]:
    """When each belongs, by either way of reading."""
    found = []
    for kg in graphs(tmp_path, text):
        rows = kg.members("pact", at_least="possible").records()
        found.append(
            sorted(tuple(str(row[name]) for name in ("label", "start", "end")) for row in rows)
        )
    return found


@pytest.mark.parametrize("header", ["Event", "Ereignis", "Evento", "Événement", "Gebeurtenis"])
@pytest.mark.parametrize("dates", ["Date", "Datum", "Fecha", "Data", "When", "Announced"])
def test_the_dates_may_have_any_name(tmp_path: Path, header: str, dates: str) -> None:
    rows = "Acme,Pact,Joined,2010\nAcme,Pact,Left,2015\nBeta,Pact,Joined,2011\n"
    assert spells(tmp_path, f"Member,Coalition,{header},{dates}\n{rows}") == [SPELLS, SPELLS]


@pytest.mark.parametrize(
    ("joined", "left"),
    [
        *(("Beitritt", "Austritt"), ("Adesione", "Recesso"), ("Adesão", "Saída")),
        *(("Toetreding", "Uittreding"), ("Launch member", "Pulled out"), ("Alta", "Baja")),
    ],
)
def test_words_of_joining_and_leaving(tmp_path: Path, joined: str, left: str) -> None:
    rows = f"Acme,Pact,{joined},2010\nAcme,Pact,{left},2015\nBeta,Pact,{joined},2011\n"
    assert spells(tmp_path, f"Member,Coalition,Event,Date\n{rows}") == [SPELLS, SPELLS]


def test_events_may_have_no_dates(tmp_path: Path) -> None:
    rows = "Acme,Pact,Joined\nAcme,Pact,Left\nBeta,Pact,Joined\n"
    for kg in graphs(tmp_path, f"Member,Coalition,Event\n{rows}"):
        rows_ = kg.members("pact", at_least="possible").records()
        ends = {row["label"]: row["end"] for row in rows_}
        assert set(ends) == {"Acme", "Beta"}


def test_alta_and_baja_are_the_two_ends(tmp_path: Path) -> None:
    rows = "Acme;Comercio;2010;\nBeta;Comercio;2011;2016\n"
    found = read_both(tmp_path, f"Socio;Cámara;Alta;Baja\n{rows}")
    assert found.members == ("Acme in Comercio 2010/..", "Beta in Comercio 2011/2016")


@pytest.mark.parametrize("name", ["and 12 more", "Others", "Various"])
def test_who_is_not_listed_is_no_member(tmp_path: Path, name: str) -> None:
    found = read_both(tmp_path, f"Member,Coalition\nAcme,Pact\n{name},Pact\n")
    assert found.members == ("Acme in Pact",) and found.left_out == (3,)


@pytest.mark.parametrize(
    ("begun", "ended"),
    [
        ("joined", "no longer a member"),
        ("加入", "離脱"),
        ("wstąpił", "wystąpił"),
        ("вступил", "вышел"),
        ("katıldı", "ayrıldı"),
    ],
)
def test_events_are_read_in_other_languages(tmp_path: Path, begun: str, ended: str) -> None:
    table = tmp_path / "table.csv"
    rows = f"Acme,Pact,{begun},2018\nAcme,Pact,{ended},2020\nBeta,Pact,{begun},2019\n"
    table.write_text(f"Member,Coalition,Event,Date\n{rows}", encoding="utf-8")
    members = gk.load(table).members("Pact").records()
    found = {row["label"]: (row["start"], row["end"]) for row in members}
    assert found == {"Acme": ("2018", "2020"), "Beta": ("2019", "..")}
