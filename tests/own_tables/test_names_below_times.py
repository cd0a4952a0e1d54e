"""Names below columns of years or months are refused with what to write, and not read in part."""

from __future__ import annotations

from pathlib import Path

import pytest

from .both_doors import imported, read_both


@pytest.mark.parametrize(
    ("text", "columns", "write"),
    [
        ("Treaty,2017,2018\nSea,Acme,Acme; Beta\nAir,Acme,", "'2017' to '2018'", "and year."),
        ("Member,2017,2018\nAcme,Sea,Sea; Air\nBeta,,Sea", "'2017' to '2018'", "and year."),
        ("Treaty,Jan 2018,Jul 2018\nSea,Acme,Beta\nAir,Acme,", "'Jul 2018'", "since and until."),
    ],
)
def test_names_below_times_are_refused(tmp_path: Path, text: str, columns: str, write: str) -> None:
    found = read_both(tmp_path, text)
    assert not found.members
    message = imported(tmp_path / "table.csv").refused
    assert columns in message and write in message
