"""Waves of joining, and the events around them."""

import datetime
from typing import Any

import numpy as np
import pytest

import graphkit
from graphkit.analysis import waves
from graphkit.analysis.time.chance_waves import largest_waves
from graphkit.errors import InvalidChoice
from graphkit.panel import Panel

from ...cells import records


def joined(*entries: tuple[str, ...]) -> Panel:
    """Make a panel of members, and the bounds of the day on which each joined."""
    rows = []
    for member, coalition, low, *high in entries:
        row = {"member": member, "coalition": coalition, "start_earliest": low}
        rows.append({**row, "start_latest": high[0] if high else low})
    return Panel.from_rows(rows)


def test_a_wave_ends_where_nobody_joined_for_longer_than_the_gap() -> None:
    panel = joined(
        ("a", "x", "2020-01-01"),
        ("b", "x", "2020-01-20"),
        ("c", "x", "2020-02-19"),
        ("d", "x", "2020-03-21"),
        ("e", "x", "2020-03-22"),
    )
    table = waves(panel, min_size=2)
    assert table.select("first", "last", "members").rows == (
        (datetime.date(2020, 1, 1), datetime.date(2020, 2, 19), ("a", "b", "c")),
        (datetime.date(2020, 3, 21), datetime.date(2020, 3, 22), ("d", "e")),
    )
    assert waves(panel, min_size=3).note == "2 joined outside the waves; the dates of 0 are loose."
    assert len(waves(panel, gap=31, min_size=5)) == 1


def test_loose_dates_make_no_wave_but_may_belong_to_one() -> None:
    panel = joined(
        ("a", "x", "2020-01-01"),
        ("b", "x", "2020-01-02"),
        ("c", "x", "2019-01-01", "2021-01-01"),
        ("d", "x", "2020-02-01", "2021-01-01"),
    )
    table = waves(panel, min_size=2)
    assert table.select("joined", "joined_at_most", "share").rows == ((2, 3, 0.5),)
    assert table.note == "0 joined outside the waves; the dates of 2 are loose."


def test_nobody_makes_no_wave() -> None:
    assert waves(Panel.from_rows([])).rows == ()


def test_the_call_began_with_its_summit(kg: graphkit.KnowledgeGraph) -> None:
    first = records(waves(kg, "Christchurch Call"))[0]
    assert first["first"] == first["last"] == datetime.date(2019, 5, 15)
    founders = kg.members("christchurch-call", on="2019-05-15", at_least="presumed")
    assert set(first["members"]) == set(founders.column("member"))
    assert "ev-paris-summit-2019-05-15" in first["events"]


def test_the_wave_of_2022_is_named_in_french(kg: graphkit.KnowledgeGraph) -> None:
    found = records(waves(kg, "christchurch-call", min_size=2, kinds="company", lang="fr"))
    wave = next(wave for wave in found if wave["first"] == datetime.date(2022, 6, 23))
    assert wave["members"] == ("roblox", "zoom")
    assert "Zoom et Roblox rejoignent l'Appel de Christchurch" in wave["event_names"]


@pytest.mark.parametrize("wrong", [{"gap": -1}, {"min_size": 0}, {"near": -2}])
def test_bad_options_of_waves(kg: graphkit.KnowledgeGraph, wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidChoice, match=next(iter(wrong))):
        waves(kg, "christchurch-call", **wrong)


def test_the_largest_wave_by_chance_is_that_of_enumeration() -> None:
    """Two joinings on ten days, with a gap of one day: together if at most one day apart."""
    days = np.array(list(np.ndindex(10, 10)))
    together = (np.abs(days[:, 0] - days[:, 1]) <= 1).mean()
    drawn = largest_waves(np.zeros(2, int), (100, 109), 1, 5000, np.random.default_rng(1))
    assert (drawn == 2).mean() == pytest.approx(together, abs=0.03)
    assert set(drawn) == {1, 2}
