"""What stands beside names of members is told, once a table for each kind; tidy names are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.own_tables.both_doors import read_both


def told_of(tmp_path: Path, *names: str) -> tuple[str, ...]:
    rows = "".join(f'"{name}",Pact,2010\n' for name in names)
    return read_both(tmp_path, f"Member,Coalition,Since\nAcme,Pact,2010\n{rows}").told


@pytest.mark.parametrize(
    ("names", "says"),
    [
        (("Zeta (associate)", "Kappa (non-voting)"), "by 'associate' how it belongs"),
        (("Phi, observer", "Chi: observer"), "by 'observer' how it belongs"),
        (("Pi (dissolved 2020)", "Psi †2020"), "by 'dissolved 2020' that it ended"),
        (("Beta (2019)", "Gamma (2020)"), "is read as a name with its year"),
        (
            ("X (Twitter until July 2023)", "Eswatini (Swaziland until 2018)"),
            "may say in brackets what it is or was called",
        ),
    ],
)
def test_what_stands_beside_members_is_told_once(
    names: tuple[str, ...], says: str, tmp_path: Path
) -> None:
    (told,) = told_of(tmp_path, *names)
    assert says in told and told.endswith(", and 1 more likewise.")


@pytest.mark.parametrize(
    "names", [("X (Formerly Twitter until 2023)",), ("Acme (2019)", "Acme (2021)")]
)
def test_what_a_cell_says_is_told_once(names: tuple[str, ...], tmp_path: Path) -> None:
    rows = "".join(f"{name},Pact\n" for name in names)
    assert len(read_both(tmp_path, f"Member,Coalition\nBeta,Pact\n{rows}").told) == 1


def test_tidy_names_are_not_doubted(tmp_path: Path) -> None:
    names = ["Congo (Brazzaville)", "Korea (Republic of)", "IBM (Germany)", "Orange (France)"]
    names += ["Shell (UK)", "Vodafone, Inc.", "Bolivia (Plurinational State of)", "Expo 2020"]
    names += ["Sinistra (Left)", "Ann Smith, chair", "Netherlands, the", "Acme: The Company"]
    assert not told_of(tmp_path, *names)


def test_a_capital_is_no_other_name_where_brackets_hold_none(tmp_path: Path) -> None:
    (told,) = told_of(tmp_path, "Acme (Left)", "Beta")
    assert told.startswith("'Acme (Left)' says by 'Left' how or since when it belongs")
