"""What a thing is called no longer, and what it is called in other ways."""

from __future__ import annotations

import pytest

from graphkit.facts.former_names import NameUse, former_names


@pytest.mark.parametrize(
    ("kind", "during", "former"),
    [
        ("former", "/", True),
        ("former", "", True),
        ("former", "/2010", True),
        ("former", "2001/..", True),
        ("legal", "2025-07-01/..", False),
        ("legal", "/", False),
        ("legal", "2001/[..2019]", True),
        ("brand", "2001/2019", True),
        ("brand", "2001", False),
        ("short", "/", False),
        ("short", "", False),
        ("nickname", "1990/..", False),
        ("nickname", "1990/1999", True),
        ("legal", "no date", False),
    ],
)
def test_kind_and_period_decide(kind: str, during: str, former: bool) -> None:
    assert former_names([NameUse("Acme", kind, during)]) == (("Acme",) if former else ())


def test_a_name_that_is_borne_is_no_former_one() -> None:
    uses = [NameUse("Acme", "former", "/"), NameUse("Apex", "former", "/")]
    assert former_names(uses, ["Acme", "ACM"]) == ("Apex",)
    assert former_names([*uses, *uses]) == ("Acme", "Apex")
