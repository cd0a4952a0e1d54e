"""What brackets behind a header of dates say against them is not dropped."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.own_tables.both_doors import read_both


@pytest.mark.parametrize(
    ("header", "kept_aside"),
    [
        *((f"Joined ({said})", True) for said in ("planned", "rejected", "as candidate")),
        *(("Signature (planned)", True), ("Adhésion (prévue)", True)),
        *(("Since (at the latest)", True), ("Since [or before]", True)),
        *(("Joined (year)", False), ("Since (dd/mm/yyyy)", False), ("Joined (date)", False)),
    ],
)
def test_a_beginning_that_is_planned_or_a_bound(
    header: str, kept_aside: bool, tmp_path: Path
) -> None:
    found = read_both(tmp_path, f"Member,Coalition,{header}\nAcme,Pact,2019\n")
    assert found.members == ("Acme in Pact" if kept_aside else "Acme in Pact 2019/..",)
    assert [one[:16] for one in found.told] == ["looks like dates"] * kept_aside


@pytest.mark.parametrize(
    ("header", "end"),
    [
        *(("Left (expected)", ""), ("Austritt (geplant)", ""), ("Until (at least)", "")),
        *(("Left (if any)", "2020-01-01"), ("Until (excl.)", "2019-12-31")),
        ("Until [not included]", "2019-12-31"),
    ],
)
def test_an_end_that_is_planned_or_a_bound(header: str, end: str, tmp_path: Path) -> None:
    text = f"Member,Coalition,Since,{header}\nAcme,Pact,2018,2020-01-01\n"
    found = read_both(tmp_path, text)
    assert found.members == (f"Acme in Pact 2018/{end or '..'}",)
    assert [one[:16] for one in found.told] == ([] if end else ["looks like dates"])
