"""How many publishers say something: who stands behind two sources counts once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

import graphkit as gk

ACME = {"published_by": "acme"}


@pytest.mark.parametrize(
    ("sources", "publishers"),
    [
        ([{"publisher": "The Log"}, {"publisher": "The Gazette"}], 2),
        ([{"publisher": "The Log"}, {"publisher": "the log"}], 1),
        ([{"publisher": "Acme"}, ACME], 1),
        ([{"publisher": "ACME"}, {"publisher": "Acme"}], 1),
        ([{"publisher": "Acme Press", **ACME}, {"publisher": "Acme Press"}], 1),
        ([{"publisher": "Acme Press", **ACME}, {"publisher": "Beta Press"}], 2),
        ([ACME, {"published_by": "beta"}], 2),
        ([{"publisher": "The Log"}, {}], 1),
    ],
)
def test_one_publisher_counts_once(
    folder_of: Callable[..., Path], sources: Sequence[Mapping[str, str]], publishers: int
) -> None:
    folder = folder_of(
        actors=[{"id": "delta", "kind": "company", "name_en": "Delta", "source": "gazette"}],
        sources=[{"id": f"s{n}", "title": f"S{n}", **said} for n, said in enumerate(sources)],
        memberships=[
            {"actor": "delta", "coalition": "pact", "role": "member", "during": "2020/.."}
            | {"source": f"s{n}"}
            for n in range(len(sources))
        ],
    )
    found = gk.load(folder).query("71-independent-publishers", actor="delta")
    assert found.rows == (("pact", publishers),)
