"""What can be read but cannot be right: before the beginning, after the end, twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit

from ..one_more import joined

pytestmark = pytest.mark.slow


def findings(folder: Path) -> list[tuple[str, str, int]]:
    report = graphkit.check(folder)
    assert report.readable
    return [(f.severity, f.path, f.line) for f in report.findings if f.severity != "notice"]


def test_who_joined_before_the_coalition_existed_is_found(folder_of: Callable[..., Path]) -> None:
    folder = folder_of(memberships=[joined(during="2010-01-01/..")])
    assert ("warning", "memberships.csv", 4) in findings(folder)


def test_who_joined_after_the_coalition_ended_is_found(folder_of: Callable[..., Path]) -> None:
    folder = folder_of(
        coalitions=[
            {"id": "old", "name_en": "The Old Pact", "during": "2000/2005", "source": "gazette"}
        ],
        memberships=[joined(coalition="old", during="2010-01-01/..")],
    )
    assert {(path, line) for _, path, line in findings(folder)} == {("memberships.csv", 4)}


def test_sources_whose_start_and_end_do_not_fit_are_found_with_their_place(
    folder_of: Callable[..., Path], run_cli: Callable[..., Any]
) -> None:
    folder = folder_of(memberships=[joined(spell="", during="2010/2015", source="herald")])
    ran = run_cli("check", folder)
    assert ran.code in (1, 3)
    assert "memberships.csv:" in ran.out
    assert "Traceback" not in ran.err


def test_the_same_spell_twice_is_found(folder_of: Callable[..., Path]) -> None:
    assert ("error", "memberships.csv", 2) in findings(folder_of(memberships=[joined()]))
