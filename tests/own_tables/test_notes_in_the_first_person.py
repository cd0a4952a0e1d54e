"""Surveys and pledges have notes in which members speak themselves: that they left is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from .both_doors import read_both

LEFT = (
    "We left in 2022",
    "we left the pact",
    "We are no longer a member",
    "We’ve withdrawn",
    "I resigned in 2020",
    "We withdrew our signature in 2021",
    "Our company left in 2022",
    "no longer exists",
    "Please remove us",
    "Nous avons quitté en 2022",
    "Nous ne sommes plus membres",
    "ne fait plus partie",
    "Wir sind 2022 ausgetreten",
    "Ich bin nicht mehr Mitglied",
    "Nos retiramos en 2021",
    "Ya no somos miembros",
)
STAYED = (
    "We are proud to be a member",
    "I signed in 2020",
    "We resigned as chair in 2020",
    "We left our old office in 2020",
    "I left school in 1990",
    "Wir sind Mitglied seit 2020",
    "Nous avons signé en 2019",
)


@pytest.mark.parametrize("note", LEFT)
def test_who_says_that_it_left_is_told(note: str, tmp_path: Path) -> None:
    rows = f"Acme,Pact,2019,{note}\nBeta,Pact,2019,\nGamma,Pact,2018,Glad to be here\n"
    (told,) = read_both(tmp_path, f"Member,Coalition,Since,Comments\n{rows}").told
    assert note in told and "that it ended" in told


@pytest.mark.parametrize("note", STAYED)
def test_who_stays_is_not_doubted(note: str, tmp_path: Path) -> None:
    rows = f"Acme,Pact,2019,{note}\nBeta,Pact,2019,\n"
    assert not read_both(tmp_path, f"Member,Coalition,Since,Comments\n{rows}").told


def test_who_awaits_a_decision_is_told(tmp_path: Path) -> None:
    rows = "Acme,Pact,2019,Awaiting board approval\nBeta,Pact,2019,Approved by the board\n"
    (told,) = read_both(tmp_path, f"Member,Coalition,Since,Comments\n{rows}").told
    assert "not yet" in told
