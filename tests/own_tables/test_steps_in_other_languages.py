"""Denunciations, signings and joinings in further languages are read as what they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from .both_doors import read_both


@pytest.mark.parametrize(
    "header",
    [
        *("Signature;Ratification;Dénonciation", "Firma;Ratificación;Denuncia"),
        *("Assinatura;Ratificação;Denúncia", "Data podpisania;Ratyfikacja;Data wypowiedzenia"),
        *("Signée le;Ratifiée le;Dénoncée le", "Ondertekend op;Ratificatie;Uitgetreden op"),
    ],
)
def test_denounced_is_left(tmp_path: Path, header: str) -> None:
    table = f"État;Convention;{header}\nMali;C;2016-03-12;2017-03-12;2020-12-31\n"
    members = ("Mali in C 2016-03-12/..", "Mali in C 2017-03-12/2020-12-31")
    assert read_both(tmp_path, table)[:3] == (members, (), ())


@pytest.mark.parametrize(
    "header",
    [
        *("Data adesione;Data di uscita", "Data di iscrizione;Denuncia", "Belépés;Kilépés"),
        *("Datum přistoupení;Desligamento", "Data aderării;Data retragerii"),
        *("Liittyi;Erosi", "Дата приєднання;Дата виходу"),
    ],
)
def test_since_and_until(tmp_path: Path, header: str) -> None:
    table = f"Member;Coalition;{header}\nAcme;Pact;2016-03-12;2020-12-31\n"
    found = read_both(tmp_path, table)
    assert found[:3] == (("Acme in Pact 2016-03-12/2020-12-31",), (), ())


def test_an_exclusion_is_a_leaving(tmp_path: Path) -> None:
    rows = "Acme,Pact,Beitritt,2015\nAcme,Pact,Ausschluss,2019\n"
    found = read_both(tmp_path, f"Member,Coalition,Event,Date\n{rows}")
    assert "Acme in Pact 2015/2019" in found.members and found.left_out == ()


@pytest.mark.parametrize(
    "header",
    ["Date of denunciation,Denunciation effective", "Withdrawal date,Withdrawal effective"],
)
def test_a_denunciation_ends_when_it_takes_effect(tmp_path: Path, header: str) -> None:
    rows = "Japan,Whaling Convention,1951-04-21,2018-12-26,2019-06-30\n"
    found = read_both(tmp_path, f"Party,Convention,Date of entry into force,{header}\n{rows}")
    assert found.members == ("Japan in Whaling Convention 1951-04-21/2019-06-30",)
    assert len(found.told) == 1 and "looks like dates" in found.told[0]
