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


ENDED = "that it ended, and no end is stated: it is taken to go on."
RESTS = "that it rests, or rested for a while, and it is taken to go on throughout."
PART = "that it became a part of another, and it is taken to be a member still."
AGAIN = "that it left and joined again, and it is read as one membership."


@pytest.mark.parametrize(
    ("column", "note", "what"),
    [
        *(("Note", note, ENDED) for note in ("Joined 2018, left 2020", "until 2020", "bis 2020")),
        *(("Note", note, ENDED) for note in ("2018-2020", "baja en 2020")),
        *(("Note", note, ENDED) for note in ("Joined 2018; withdrew in 2020", "Austritt 2020")),
        *(("Note", note, PART) for note in ("Merged into Acme in 2019", "Taken over by Beta")),
        *(("Note", note, RESTS) for note in ("suspended from 2012 to 2014", "Mitgliedschaft ruht")),
        ("Reason", "suspended 2012, reinstated 2013", AGAIN),
        ("Reason", "suspended 2012-2013", RESTS),
    ],
)
def test_ends_within_notes_are_told(tmp_path: Path, column: str, note: str, what: str) -> None:
    rows = f'Acme,Pact,2018,"{note}"\nBeta,Pact,2019,\n'
    found = read_both(tmp_path, f"Member,Coalition,Since,{column}\n{rows}")
    assert found.told == (f"1 row says by {note!r} {what}",)
    assert found.members == ("Acme in Pact 2018/..", "Beta in Pact 2019/..")


@pytest.mark.parametrize(
    "note",
    [
        *("Joined 2018", "since 2018", "2018-", "2018", "Based in Paris until 2015"),
        *("Acquired by Beta", "joined 2018, chair until 2020", "Chair 2018-2020"),
        *("2019–2021", "2010-2013", "FY2019", "FY 2019/20"),
    ],
)
def test_tidy_notes_tell_no_end(tmp_path: Path, note: str) -> None:
    rows = f'Acme,Pact,2018,"{note}"\nBeta,Pact,2019,\n'
    assert not read_both(tmp_path, f"Member,Coalition,Since,Note\n{rows}").told


@pytest.mark.parametrize("standing", ["?", "TBC", "Unknown"])
def test_a_standing_that_is_not_known_is_told(tmp_path: Path, standing: str) -> None:
    rows = f"Acme,Pact,2018,{standing}\nBeta,Pact,2019,active\n"
    (told,) = read_both(tmp_path, f"Member,Coalition,Since,Status\n{rows}").told
    assert told.startswith(f"nothing is known of {standing!r} as a standing")


@pytest.mark.parametrize(
    ("note", "what"),
    [
        *((note, "it ended, ") for note in ("left early", "Left soon after", "left quietly")),
        ("A former member", "it ended, "),
        ("came back in 2021", "it left and joined again"),
        ("announced but never joined", "it does not belong"),
        ("invited but did not join", "it does not belong"),
        ("joined but never participated in 2020", ""),
        ("Returned the form in 2021", ""),
    ],
)
def test_notes_in_other_words_are_told(tmp_path: Path, note: str, what: str) -> None:
    rows = f"Acme,Green,2010,,{note}\nBeta,Green,2011,2012,left\n"
    told = read_both(tmp_path, f"Member,Pact,Since,Until,Note\n{rows}").told
    assert [f"'{note}' that {what}" in one for one in told] == ([True] if what else [])
