"""Cells of roles and names that say more, or something else, are told or left out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from tests.own_tables.both_doors import read_both

pytestmark = pytest.mark.filterwarnings("ignore:.* left out:UserWarning")
"""It is told of rows that are left out; that it is warned of, test_left_out.py asserts."""


def told(path: Path) -> dict[int, str]:
    """What `check` says of each line of a table."""
    return {one.line: one.message for one in gk.check(path).findings if one.check == "table"}


def written(tmp_path: Path, header: str, *rows: str) -> Path:
    path = tmp_path / "joined.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("role", "why"),
    [
        ("Member until 2020", "since or until when"),
        ("member (left 2021)", "since or until when"),
        ("Observateur depuis 2020", "since or until when"),
        ("Signatory; Founder", "names several roles"),
        ("yes", "an answer or a number"),
        ("2019", "an answer or a number"),
    ],
)
def test_a_role_that_says_more_is_told_at_both_doors(
    role: str, why: str, tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    path = written(tmp_path, "Member,Coalition,Role", f"Acme,Pact,{role}", "Beta,Pact,Founder")
    assert why in told(path)[2] and 3 not in told(path)
    assert run_cli("import", path, "-o", tmp_path / "out").code == 0
    assert why in (tmp_path / "out" / "import-report.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name", ["Total (41)", "Others (3)", "and others", "12 more", "Total members (1)", "et autres"]
)
def test_what_counts_or_stands_for_others_is_no_member(name: str, tmp_path: Path) -> None:
    path = written(tmp_path, "Member,Coalition", "Acme,Pact", f"{name},Pact")
    assert gk.load(path).members("pact").column("member") == ("acme",)
    assert name in told(path)[3]


@pytest.mark.parametrize("name", ["Total", "Summe", "Totals"])
def test_a_member_called_as_a_total_is_told(name: str, tmp_path: Path) -> None:
    path = written(tmp_path, "Member,Coalition", "Acme,Pact", f"{name},Pact")
    assert len(gk.load(path).members("pact")) == 2
    assert "may be a total" in told(path)[3]


def test_a_company_that_is_called_total_is_not_told(tmp_path: Path) -> None:
    rows = ["Member,Coalition,Country", "Acme,Pact,France", "Total,Pact,France"]
    path = written(tmp_path, *rows)
    assert len(gk.load(path).members("pact")) == 2 and told(path) == {}


def test_a_member_that_is_suspended_is_told_once(tmp_path: Path) -> None:
    text = "Member,Pact,Role\nAcme,Green,member; suspended\nBeta,Green,member\n"
    (told,) = read_both(tmp_path, text).told
    assert "who is suspended is read as not belonging" in told
