"""Brackets in lists of what was joined make no coalitions without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.own_tables.both_doors import read_both


@pytest.mark.parametrize(
    ("said", "member", "told"),
    [
        ("re-joined 2020", "Acme in Safe Feeds 2020/..", "since 2020"),
        ("acting chair since 2019", "Acme in Safe Feeds 2019/..", "role acting chair"),
        ("applicant 2020", "Acme in Safe Feeds 2020/..", "'applicant' is read as not belonging"),
        ("after a pause", "Acme in Safe Feeds (after a pause)", "as another coalition than"),
        ("Kap. 3", "Acme in Safe Feeds (Kap. 3)", "as another coalition than"),
        ("Cities", "Acme in Safe Feeds (Cities)", ""),
    ],
)
def test_brackets_in_lists_are_read_or_told(
    said: str, member: str, told: str, tmp_path: Path
) -> None:
    text = f"Organisation,Pledges\nBeta,Pact; Safe Feeds\nAcme,Pact; Safe Feeds ({said})\n"
    found = read_both(tmp_path, text)
    assert member in found.members and bool(found.told) == bool(told)
    assert any(told in message for message in found.told) == bool(told)
