"""Whichever of ratification, accession or the like a row has says since when a state is bound."""

from __future__ import annotations

from pathlib import Path

import pytest

from .both_doors import read_both


@pytest.mark.parametrize(
    "header",
    [
        *("Signature,Ratification,Accession", "Signature,Ratification,Succession (d)"),
        *("Signature,Acceptance (A),Accession (a)", "Firma,Ratificación,Adhesión"),
        *("Unterzeichnung,Ratifikation,Beitritt", "Signature,Ratification,Adhésion"),
        "Date de signature,Date de ratification,Date d'adhésion",
    ],
)
def test_who_acceded_is_a_party(tmp_path: Path, header: str) -> None:
    rows = "Austria,20 Sep 2017,8 May 2018,\nChile,,,5 Jun 2019\n"
    found = read_both(tmp_path, f"Participant,{header}\n{rows}", "T")
    assert found.members == (
        "Austria in T 2017-09-20/..",
        "Austria in T 2018-05-08/..",
        "Chile in T 2019-06-05/..",
    )
    assert found.told == ()


@pytest.mark.parametrize(("last", "told"), [("8 Aug 2018", 0), ("", 1)])
def test_steps_beside_an_entry_into_force_are_told_where_it_lacks(
    tmp_path: Path, last: str, told: int
) -> None:
    header = "Participant,Signature,Ratification,Accession,Entry into force"
    rows = f"Austria,20 Sep 2017,8 May 2018,,{last}\nChile,,,5 Jun 2019,5 Sep 2019\n"
    found = read_both(tmp_path, f"{header}\n{rows}", "T")
    assert "Chile in T 2019-09-05/.." in found.members
    assert len(found.told) == told
