"""Dates as they stand in a sentence, behind a word such as "am", "le" or "on"."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.own_tables.both_doors import imported, read_both

DAY = "2020-03-03"
SAID = [
    *[("am 3. März 2020", DAY), ("Am 3.3.2020", DAY), ("vom 3. März 2020", DAY)],
    *[("seit dem 3. März 2020", DAY), ("am 3. März 2020 beigetreten", DAY)],
    *[("Dienstag, den 3. März 2020", DAY), ("im März 2020", "2020-03"), ("im Jahr 2020", "2020")],
    *[("le 3 mars 2020", DAY), ("depuis le 3 mars 2020", DAY), ("adhéré le 3 mars 2020", DAY)],
    *[("mardi 3 mars 2020", DAY), ("en mars 2020", "2020-03"), ("el 3 de marzo de 2020", DAY)],
    *[("on 3 March 2020", DAY), ("Tuesday, 3 March 2020", DAY), ("in 2020", "2020")],
    ("on the 3rd of March 2020", DAY),
]


@pytest.mark.parametrize(("said", "date"), SAID)
def test_a_beginning_in_a_sentence(said: str, date: str, tmp_path: Path) -> None:
    found = read_both(tmp_path, f'Member,Coalition,Since\nAcme,Green,"{said}"\n')
    assert found.members == (f"Acme in Green {date}/..",) and not found.told
    path = tmp_path / "wide.csv"
    path.write_text(f'Member,Red Pact,Blue Pact\nAcme,"{said}",\nBeta,x,x\n', encoding="utf-8")
    assert imported(path).members[0] == "Acme in Red Pact " + date + "/.."


@pytest.mark.parametrize(
    "said", ["bis zum 3. März 2020", "jusqu'au 3 mars 2020", "ausgetreten am 3. März 2020"]
)
def test_an_end_in_a_sentence(said: str, tmp_path: Path) -> None:
    found = read_both(tmp_path, f"Member,Coalition,Since,Until\nAcme,Green,2019,{said}\n")
    assert found.members == (f"Acme in Green 2019/{DAY}",)


@pytest.mark.parametrize(
    "said", ["vom 3. März 2020 bis zum 4. Mai 2021", "du 3 mars 2020 au 4 mai 2021"]
)
def test_a_period_in_a_sentence(said: str, tmp_path: Path) -> None:
    found = read_both(tmp_path, f"Member,Coalition,Period\nAcme,Green,{said}\n")
    assert found.members == (f"Acme in Green {DAY}/2021-05-04",)


@pytest.mark.parametrize("name", ["The 1975", "In Tandem 2020"])
def test_a_name_with_a_year_is_no_date(name: str, tmp_path: Path) -> None:
    found = read_both(tmp_path, f"Member,Coalition,Since\nAcme,Green,{name}\n")
    assert found.members == ("Acme in Green",)
    assert found.told == (f"{name!r} is not a date that can be read; it is left open.",)
