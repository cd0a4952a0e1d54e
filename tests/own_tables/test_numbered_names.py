"""The numbers of a list are no part of the names behind them; a number in a name is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.own_tables.both_doors import imported, read_both


@pytest.mark.parametrize("form", ["{}. {}", "{}.{}", "{}) {}", "({}) {}", "{} - {}", "{} – {}"])
@pytest.mark.parametrize("header", ["Member", "Company", "Unternehmen", "Pays", "Miembro"])
def test_numbers_that_run_on_are_left_out(tmp_path: Path, form: str, header: str) -> None:
    names = ("Delta", "Echo", "3M", "1. FC Köln")
    rows = "".join(f"{form.format(n, name)},Green\n" for n, name in enumerate(names, 1))
    found = read_both(tmp_path, f"{header},Pact\n{rows}")
    assert found.members == tuple(sorted(f"{name} in Green" for name in names))
    assert len(found.told) == 1 and found.told[0].startswith("numbers that run on")


def test_lists_about_one_coalition(tmp_path: Path) -> None:
    found = read_both(tmp_path, "Name\n1. Delta\n2. Echo\n3. Fox\n", "Pact")
    assert found.members == ("Delta in Pact", "Echo in Pact", "Fox in Pact")


def test_numbers_may_begin_anew_in_each_coalition_and_skip_one(tmp_path: Path) -> None:
    rows = "".join(f"{n}. {name},Green\n" for n, name in enumerate("ABCDEFGHIJK", 3) if n != 8)
    text = f"Member,Pact\n{rows}1. Lion,Blue\n2. Mole,Blue\n3. Newt,Blue\n"
    found = read_both(tmp_path, text)
    assert "Lion in Blue" in found.members and "A in Green" in found.members
    assert not any(name[0].isdigit() for name in found.members)


def test_who_comes_again_bears_its_number_again(tmp_path: Path) -> None:
    rows = "1. A,Green\n1. A,Blue\n2. B,Green\n2. B,Blue\n3. C,Green\n4. D,Green\n"
    found = read_both(tmp_path, f"Member,Pact\n{rows}")
    assert found.members[:2] == ("A in Blue", "A in Green")


@pytest.mark.parametrize(
    "names",
    [
        ("1. FC Köln", "3M", "7-Eleven", "360 Privacy"),
        ("1. FC Köln", "2. Acme", "Beta", "Ceta"),
        ("1. Bezirk", "2. Bezirk", "3. Bezirk", "4. Bezirk"),
        ("8. Army", "3. Fleet", "9. Corps", "1. Wing"),
        ("1. FC Köln", "1. FC Nürnberg", "1. FSV Mainz", "1. FC Union"),
    ],
)
def test_a_number_in_a_name_stays(tmp_path: Path, names: tuple[str, ...]) -> None:
    found = read_both(tmp_path, "Member,Pact\n" + "".join(f"{name},Green\n" for name in names))
    assert found.members == tuple(sorted(f"{name} in Green" for name in names))
    assert not any("numbers that run on" in one for one in found.told)


def test_a_wide_table_is_read_likewise(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text("Member,A Pact,B Pact\n1. Delta,x,\n2. Echo,x,x\n3. Fox,,x\n")
    assert imported(path).members[0] == "Delta in A Pact"


def test_numbers_are_taken_off_behind_a_gap_and_in_a_second_list(tmp_path: Path) -> None:
    first = "".join(f"{n}. Firm {n},Green\n" for n in (*range(1, 31), 70, 71))
    text = f"Member,Pact\n{first}1. Firm 1,Blue\n2. Firm 2,Blue\n"
    found = read_both(tmp_path, text)
    assert {"Firm 71 in Green", "Firm 1 in Blue", "Firm 1 in Green"} <= {*found.members}
