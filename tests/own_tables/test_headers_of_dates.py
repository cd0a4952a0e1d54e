"""A column of dates is one whatever its header calls them, or the check says that it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk


@pytest.mark.parametrize(
    "header",
    [
        *("Date d'adhésion", "DATE D’ADHESION", "Date d'entrée", "Date de signature"),
        *(
            "Year joined",
            "Joined on",
            "Joined in",
            "Signed",
        ),
        *("Beitritt", "Beitrittsjahr", "Datum des Beitritts", "Adhésion", "Année d'adhésion"),
        *("Fecha de adhesión", "Date de l'adhésion"),
    ],
)
def test_headers_of_dates_mean_since(tmp_path: Path, header: str) -> None:
    table = tmp_path / "pledges.csv"
    table.write_text(f"Member,Pledge,{header}\nAcme,Green Pact,2021\n", encoding="utf-8")
    assert gk.load(table).members("green-pact").column("start") == ("2021",)


@pytest.mark.parametrize(("header", "end"), [("Date de retrait", "2021"), ("Jusqu’à", "2021")])
def test_headers_of_ends_mean_until(tmp_path: Path, header: str, end: str) -> None:
    table = tmp_path / "pledges.csv"
    table.write_text(f"Member,Pledge,{header}\nAcme,Green Pact,2021\n", encoding="utf-8")
    assert gk.load(table).members("green-pact").column("end") == (end,)


def test_a_column_of_dates_that_is_not_read_is_warned_of(tmp_path: Path) -> None:
    table = tmp_path / "pledges.csv"
    table.write_text(
        "Member,Pledge,Since,Reviewed,Staff,Level\n"
        "Acme,Green Pact,May 2021,14 May 2021,43600,3\n"
        "Beta,Green Pact,2020-05,mai 2020,21000,2\n",
        encoding="utf-8",
    )
    warned = [f for f in gk.check(table).findings if "looks like dates" in f.message]
    assert [(f.severity, f.column) for f in warned] == [("warning", "Reviewed")]
    assert "Rename it to until or seen" in str(warned[0].hint)
