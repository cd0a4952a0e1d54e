"""Who joined, declined or left: signs from the facts, and what is counted of them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import sparse

import graphkit as gk
from graphkit.analysis import agreement, balance, signed_network, signed_ties
from graphkit.analysis.ties.signed.signs import agreements
from graphkit.analysis.whole.balance import signed_squares
from graphkit.errors import DataError, InvalidChoice
from graphkit.panel import CoalitionInfo, Panel

from ...cells import rows

SIGNS = arrays(np.int64, (5, 4), elements=st.sampled_from((-1, 0, 1)))


def panel_of(*memberships: tuple[str, str, str, str]) -> Panel:
    """Memberships of members in coalitions, from and until a day; `short` ended in 2021."""
    return Panel.from_rows(
        [
            {"membership": str(n), "member": m, "coalition": c, "start": start, "end": end}
            for n, (m, c, start, end) in enumerate(memberships)
        ],
        coalitions={"short": CoalitionInfo("Short", end_latest=18_700), "call": CoalitionInfo("")},
    )


STAYS = panel_of(
    ("stays", "call", "2019-01-01", ""),
    ("left", "call", "2019-01-01", "2020-06-30"),
    ("back", "call", "2019-01-01", "2020-06-30"),
    ("back", "call", "2021-01-01", ""),
    ("ended with it", "short", "2019-01-01", "2021-03-14"),
    ("left before", "short", "2019-01-01", "2019-12-31"),
)


def test_who_left_is_minus_and_who_came_back_or_was_there_to_the_end_is_not() -> None:
    assert signed_ties(STAYS, "2023-01-01").rows == (
        ("back", "call", 1, "joined", "2021-01-01"),
        ("left", "call", -1, "left", "2020-06-30"),
        ("left before", "short", -1, "left", "2019-12-31"),
        ("stays", "call", 1, "joined", "2019-01-01"),
    )
    earlier = {row[:3] for row in rows(signed_ties(STAYS, "2020-01-15"))}
    assert ("left", "call", 1) in earlier
    assert ("ended with it", "short", 1) in earlier
    assert signed_ties(STAYS, "2023-01-01", minus="declined").column("sign") == (1, 1)
    assert set(signed_ties(STAYS, "2023-01-01", coalitions="short").column("coalition")) == {
        "short"
    }


def test_who_left_or_declined_within_a_time_had_not_left_before_it_and_declined_by_its_end(
    kg: gk.KnowledgeGraph,
) -> None:
    def left(first: str, last: str) -> set[object]:
        table = signed_ties(STAYS, during=(first, last), minus="left")
        return {row[0] for row in rows(table) if row[2] == -1}

    assert left("2020-01-15", "2020-12-31") == {"left before"}
    assert left("2020-07-01", "2020-12-31") == {"left before", "left", "back"}
    told = signed_ties(kg, during=2019, coalitions="christchurch-call")
    assert [row[3] for row in rows(told) if row[0] == "united-states"] == ["declined"]


def test_who_may_be_back_has_not_surely_left(tmp_path: Path) -> None:
    path = tmp_path / "spells.csv"
    path.write_text("member,coalition,since,until\nFoo,A,2010,2012-06-30\nFoo,A,2019,\n")
    kg = gk.load(path)
    assert signed_ties(kg, "2018-12-31").column("how") == ("left",)
    assert signed_ties(kg, "2019-06-01").rows == ()
    assert signed_ties(kg, "2020-01-01").column("how") == ("joined",)


def test_who_declined_is_minus_until_it_joins(kg: gk.KnowledgeGraph) -> None:
    def sign(day: str, **options: str) -> list[tuple[int, str]]:
        table = signed_ties(kg, day, coalitions="christchurch-call", **options)  # type: ignore[arg-type]
        return [(row[2], row[3]) for row in rows(table) if row[0] == "united-states"]

    assert sign("2019-05-14") == []
    assert sign("2020-01-01") == [(-1, "declined")]
    assert sign("2020-01-01", minus="left") == []
    assert sign("2020-01-01", kinds="company") == []
    assert sign("2022-01-01") == [(1, "joined")]
    network = signed_network(kg, "2025-12-01", coalitions="jutland-declaration")
    assert network.edges["belgium", "jutland-declaration"]["sign"] == -1
    assert "2 declined" in network.graph["note"]


@pytest.mark.parametrize(
    ("confidence", "expected"),
    [("high", {("acme", 1), ("beta", -1)}), ("low", {("acme", 1)})],
)
def test_a_denial_counts_when_asked_for_and_not_on_low_confidence_alone(
    folder_of: Callable[..., Path], confidence: str, expected: set[tuple[str, int]]
) -> None:
    kg = gk.load(
        folder_of(
            memberships="actor,coalition,role,during,source,confidence,polarity\n"
            "acme,pact,member,2021/..,herald,high,for\n"
            f"beta,pact,member,2021/..,herald,{confidence},against\n"
        )
    )
    found = signed_ties(kg, "2022-01-01", minus=("denied", "left"))
    assert {(row[0], row[2]) for row in rows(found)} == expected
    assert signed_ties(kg, "2022-01-01").column("actor") == ("acme",)


@given(cells=SIGNS)
def test_agreement_is_the_signed_projection(
    cells: npt.NDArray[np.int64],
) -> None:
    found = agreements(sparse.csr_array(cells.astype(np.float64)))
    for one, other, both, neither, apart in zip(*(c.tolist() for c in found), strict=True):
        assert both + neither - apart == cells[one] @ cells[other]
        assert both + neither + apart == abs(cells[one]) @ abs(cells[other]) > 0
        assert neither == ((cells[one] < 0) & (cells[other] < 0)).sum()
    assert len(found.first) == (np.triu(abs(cells) @ abs(cells).T, 1) > 0).sum()


@given(cells=SIGNS)
def test_squares_are_those_found_one_by_one(
    cells: npt.NDArray[np.int64],
) -> None:
    expected = [0] * 5
    for pair in combinations(range(5), 2):
        for places in combinations(range(4), 2):
            square = cells[np.ix_(pair, places)]
            if square.all():
                expected[int((square < 0).sum())] += 1
    assert signed_squares(sparse.csr_array(cells.astype(np.float64))) == expected


def test_pairs_and_balance_of_a_network_by_hand() -> None:
    table = agreement(STAYS, "2023-01-01")
    assert [row[:7] for row in rows(table)] == [
        ("back", "left", 0, 0, 1, -1, -1.0),
        ("left", "stays", 0, 0, 1, -1, -1.0),
        ("back", "stays", 1, 0, 0, 1, 1.0),
    ]
    assert len(agreement(STAYS, "2023-01-01", min_shared=2)) == 0
    camps = panel_of(
        *((m, c, "2019-01-01", "") for m in ("a", "b") for c in ("x", "y")),
        *((m, c, "2019-01-01", "2019-12-31") for m in ("c",) for c in ("x", "y")),
    )
    table = balance(camps, "2021-01-01")
    assert table.column("squares") == (1, 0, 2, 0, 0)
    assert table.column("balanced") == (True, False, True, False, True)
    # Of 15 ways to draw 4 of 6 ties, of which 2 are negative, 1, 8 and 6 have 0, 1 and 2 of them.
    assert table.column("expected") == pytest.approx((1 / 15, 8 / 15, 6 / 15, 0, 0))
    assert table.note.startswith("100.00% of 3 squares are balanced; if the signs were dealt")


def test_nothing_and_wrong_words_are_told() -> None:
    with pytest.raises(InvalidChoice, match="minus"):
        signed_ties(STAYS, minus="refused")  # type: ignore[arg-type]
    with pytest.raises(DataError, match="no date"):
        signed_network(Panel.from_rows([{"member": "a", "coalition": "x"}]))
    empty = balance(STAYS, "1990-01-01")
    assert empty.column("share") == (None,) * 5
    assert "On 1990-01-01: nobody." in empty.note
    assert len(agreement(STAYS, "1990-01-01")) == 0
