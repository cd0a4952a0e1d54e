"""What is said of names in one group is true of them."""

from __future__ import annotations

import pytest

from graphkit.names.duplicates import duplicates


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (("ISTANBUL CO", "istanbul co", "İstanbul co"), "accents and capitals"),
        (("ISTANBUL CO", "istanbul co"), "capitals"),
        (("Cafe", "Café"), "accents"),
        (("CAFE", "Café"), "accents and capitals"),
        (("Cafe-Noir", "Café Noir"), "accents and other signs"),
    ],
)
def test_words_for_a_group_name_all_that_differs(names: tuple[str, ...], reason: str) -> None:
    (found,) = duplicates([(str(number), name) for number, name in enumerate(names)])
    assert found.reason in (f"names that differ in {reason} only",)
