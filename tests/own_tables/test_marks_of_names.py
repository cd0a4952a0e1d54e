"""What a page puts around names is taken off and told; what may be a part of them is told alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.own_tables.both_doors import graphs, read_both


@pytest.mark.parametrize(
    ("written", "name", "told"),
    [
        *(("Tonga ‡ §", "Tonga", 1), ("Laos (*)", "Laos", 1), ("Iran^1", "Iran", 1)),
        *(('<a href=""x"">Mali</a>', "Mali", 1), ("🇫🇷 France", "France", 1)),
        *(("Samoa, 3", "Samoa, 3", 1), ("Ghana a", "Ghana a", 1), ("Niger b/", "Niger b/", 1)),
        *(("C++", "C++", 0), ("Plan a", "Plan a", 0), ("Wham!", "Wham!", 0)),
    ],
)
def test_marks_around_names(written: str, name: str, told: int, tmp_path: Path) -> None:
    found = read_both(tmp_path, f'Member,Coalition\nAcme,Pact\n"{written}",Pact\n')
    assert found.members == tuple(sorted(("Acme in Pact", f"{name} in Pact")))
    assert len(found.told) == told


def test_such_a_name_stays_as_it_was_listed(tmp_path: Path) -> None:
    for kg in graphs(tmp_path, "Member,Coalition\nFrance,Pact\n🇫🇷 France,Charter\n"):
        assert kg.members("charter").column("label") == ("France",)
        assert kg.members("charter").column("listed_as") == ("🇫🇷 France",)
