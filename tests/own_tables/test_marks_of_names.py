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
        *(("E=mc^2", "E=mc^2", 0), ("List<String>", "List<String>", 0), ("x^2", "x^2", 0)),
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


@pytest.mark.parametrize(
    ("cells", "joined", "told"),
    [
        (["Red Pact*; Blue Pact†", "Red Pact"], ["Blue Pact", "Red Pact", "Red Pact"], 1),
        (["🇫🇷 Red; 🇩🇪 Blue"], ["Blue", "Red"], 1),
        (["Ring*; Ring", "Blue"], ["Blue", "Ring", "Ring*"], 0),
        (["C*; Yahoo!; C#"], ["C#", "C*", "Yahoo!"], 0),
    ],
)
def test_marks_in_lists_of_what_was_joined(
    cells: list[str], joined: list[str], told: int, tmp_path: Path
) -> None:
    rows = "".join(f"Member {n},{cell}\n" for n, cell in enumerate(cells))
    found = read_both(tmp_path, f"Member,Pacts\n{rows}")
    assert sorted(one.partition(" in ")[2] for one in found.members) == joined
    assert len(found.told) == told
