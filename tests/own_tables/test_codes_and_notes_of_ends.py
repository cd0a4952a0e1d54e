"""Codes below "Joined" that nobody explains, and notes of who left without a column of ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.own_tables.both_doors import read_both

CODES = (
    "holds the codes 1, 2 and 3, and no dates; what they mean is not said, and every row is read"
    " as a membership, also where the code may say that there is none."
)


@pytest.mark.parametrize("several", [4, 400])
@pytest.mark.parametrize("joined", ["", "Green"])
def test_codes_below_joined_are_told_as_such(tmp_path: Path, several: int, joined: str) -> None:
    header = "Member,Joined" if joined else "Member,Pact,Joined"
    pact = "" if joined else "Green,"
    rows = "".join(f"M{n},{pact}{(1, 2, 3, 1)[n % 4]}\n" for n in range(several))
    found = read_both(tmp_path, f"{header}\n{rows}", joined)
    assert CODES in found.told
    assert len(found.members) == several


@pytest.mark.parametrize("dates", [("2019", "2020"), ("2019-05-01", ""), ("12", "2012")])
def test_dates_below_joined_are_no_codes(tmp_path: Path, dates: tuple[str, str]) -> None:
    rows = "".join(f"M{n},Green,{dates[n % 2]}\n" for n in range(6))
    found = read_both(tmp_path, f"Member,Pact,Joined\n{rows}")
    assert not any("the codes" in one for one in found.told)


@pytest.mark.parametrize("several", [4, 400])
@pytest.mark.parametrize(
    "note",
    [
        *("withdrew in 2022", "left the pact", "Left in June 2020", "expelled in 2019"),
        *("wurde 2019 ausgeschlossen", "Ausgetreten 2019", "est sorti en 2020", "a quitté en 2018"),
        *("se retiró en 2021", "uscito nel 2019"),
    ],
)
def test_who_left_by_a_note_is_told(tmp_path: Path, note: str, several: int) -> None:
    notes = {several - 2: note}
    rows = "".join(f"M{n},Green,2010,{notes.get(n, '')}\n" for n in range(several))
    found = read_both(tmp_path, f"Member,Pact,Since,Notes\n{rows}")
    (told,) = found.told
    assert told.startswith(f"1 row says by '{note.lower()}'") or repr(note) in told


@pytest.mark.parametrize(
    "note", ["war 2019 Gastgeber", "est membre depuis 2012", "has an office in Left Bank"]
)
def test_other_notes_tell_no_end(tmp_path: Path, note: str) -> None:
    rows = f"Acme,Green,2010,{note}\nBeta,Green,2011,\n"
    assert not read_both(tmp_path, f"Member,Pact,Since,Notes\n{rows}").told
