"""A membership that ends because its coalition does says so, unless a source gives a reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import graphkit as gk


def test_the_end_of_the_coalition_is_the_reason(folder_of: Callable[..., Path]) -> None:
    kg = gk.load(
        folder_of(
            coalitions=[
                {"id": "union", "name_en": "Union", "during": "2017/2020-06-30"},
                {"id": "league", "name_en": "League", "during": "2017/.."},
            ],
            memberships=[
                _joined("acme", "union", "2018/.."),
                {**_joined("beta", "union", "2018/2019"), "end_reason": "left"},
                _joined("gamma", "union", "2018/2019"),
                _joined("delta", "union", "2021/.."),
                _joined("acme", "league", "2018/.."),
            ],
            actors=[
                {"id": name, "kind": "company", "name_en": name.title()}
                for name in ("gamma", "delta")
            ],
        )
    )
    found = kg.query(
        "SELECT ?m ?why { ?m org:organization ?where . VALUES ?where { id:union id:league }"
        " OPTIONAL { ?m cg:endReason/skos:notation ?why } }"
    )
    assert {str(m).rpartition("/")[2]: why for m, why in found.rows} == {
        "league--acme": None,
        "union--acme": "dissolved",
        "union--beta": "left",
        "union--gamma": None,
        "union--delta": None,
    }


def _joined(actor: str, coalition: str, during: str) -> dict[str, str]:
    return {
        "actor": actor,
        "coalition": coalition,
        "role": "member",
        "during": during,
        "source": "gazette",
    }
