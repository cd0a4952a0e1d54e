"""How long members stay, against published survival times and bounds computed by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import graphkit as gk
from graphkit.analysis import tenure
from graphkit.errors import InvalidChoice
from graphkit.facts.one_day import from_day_number
from graphkit.panel import ActorInfo, Panel

from ...cells import records

FIRST = 18_000
# Weeks of remission of children with leukaemia; a minus: last seen so. Freireich et al., Blood 21
# (1963), 699-716; the medians are those of Gehan, Biometrika 52 (1965), 203-223.
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]
TREATED = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35]


def of_lengths(**groups: list[int]) -> Panel:
    """Stays of so many days, by the kind of the actor; what is below 0 goes on when last seen."""
    rows: list[dict[str, Any]] = []
    kinds: dict[str, ActorInfo] = {}
    for kind, lengths in groups.items():
        for place, days in enumerate(lengths):
            name = f"{kind}-{place:02}"
            kinds[name] = ActorInfo(name, kind=kind)
            last = from_day_number(FIRST + abs(days) - 1).isoformat()
            told = {"end": last} if days > 0 else {"confirmed_until": last}
            start = from_day_number(FIRST).isoformat()
            rows.append({"member": name, "coalition": "trial", "start": start, **told})
    return Panel.from_rows(rows, actors=kinds)


def test_medians_are_those_that_are_published() -> None:
    placebo, treated = records(tenure(of_lengths(placebo=PLACEBO, treated=TREATED)))
    assert (placebo["kind"], placebo["stays"], placebo["ended"]) == ("placebo", 21, 21)
    assert (treated["kind"], treated["stays"], treated["ended"]) == ("treated", 21, 9)
    assert (placebo["median_seen"], placebo["median_presumed"]) == (8, 8)
    assert treated["median_seen"] == 23


def test_days_known_within_bounds_bound_each_stay() -> None:
    panel = Panel.from_rows(
        [
            {
                "member": "a",
                "coalition": "c",
                "start_earliest": "2020-01-01",
                "start_latest": "2020-12-31",
                "end_earliest": "2021-03-01",
                "end_latest": "2021-03-31",
            }
        ],
    )
    (row,) = records(tenure(panel, by="stay"))
    # From 31 December 2020 to 1 March 2021, and from 1 January 2020 to 31 March 2021.
    assert (row["ended"], row["least"], row["most"]) == (True, 61, 456)


def test_a_stay_without_an_end_lasted_at_least_until_it_was_last_seen() -> None:
    later = from_day_number(FIRST + 99).isoformat()
    (row,) = records(tenure(of_lengths(some=[-10]), by="stay", until=later))
    assert (row["ended"], row["least"], row["most"]) == (False, 10, None)
    assert row["last_seen"] == from_day_number(FIRST + 9)


def test_an_end_after_the_last_day_is_none_yet() -> None:
    day = from_day_number(FIRST + 4).isoformat()
    (row,) = records(tenure(of_lengths(some=[10]), by="stay", until=day))
    assert row["ended"] is False


# Ten stays: one ended after 300 days, four were seen for 100 days alone, five for 400.
SEEN = [300, -100, -100, -100, -100, -400, -400, -400, -400, -400]


def test_the_two_readings_of_stays_without_an_end_are_both_told() -> None:
    (row,) = records(tenure(of_lengths(some=SEEN), by=None))
    assert (row["stays"], row["ended"], row["seen_1_year"]) == (10, 1, 5)
    # Seen: one of the six that were still watched after 300 days; presumed: one of all ten.
    assert row["after_1_year_seen"] == pytest.approx(5 / 6, abs=1e-6)
    assert row["after_1_year_presumed"] == pytest.approx(9 / 10)
    assert row["after_5_years_seen"] is row["after_5_years_presumed"] is None


def test_nothing_is_told_of_fewer_than_five_that_are_watched() -> None:
    (row,) = records(tenure(of_lengths(some=SEEN[:-1]), by=None))
    assert (row["seen_1_year"], row["after_1_year_seen"]) == (4, None)
    assert row["after_1_year_presumed"] == pytest.approx(8 / 9, abs=1e-6)
    # One leaver of two who are left would make the median, were it told.
    (row,) = records(tenure(of_lengths(some=[50, -10, -10, -10, -10, -400]), by=None))
    assert row["median_seen"] is None


def test_all_that_ended_are_enough_though_nobody_is_watched_any_more() -> None:
    (row,) = records(tenure(of_lengths(some=[100] * 5), by=None))
    assert (row["seen_1_year"], row["after_1_year_seen"], row["median_seen"]) == (0, 0.0, 100)


def test_where_nobody_is_known_to_have_left_no_share_says_that_all_stayed() -> None:
    table = tenure(of_lengths(some=[-400] * 9, others=[-400] * 5 + [300]), by="kind")
    others, some = records(table)
    assert others["after_1_year_seen"] == pytest.approx(5 / 6, abs=1e-6)
    assert (some["seen_1_year"], some["ended"]) == (9, 0)
    assert all(value is None for name, value in some.items() if "after" in name or "med" in name)
    assert "Of some nobody is known to have left: this does not say that all stayed" in table.note


def test_the_note_says_how_many_ended_and_how_many_were_lost_from_sight() -> None:
    day = from_day_number(FIRST + 399).isoformat()
    assert tenure(of_lengths(some=SEEN), by=None).note.startswith(
        f"Of 10 stays, 1 is known to have ended by {day}; 5 were still seen then; "
        "4 were last seen earlier, and may go on or have ended unnoticed."
    )


def test_an_unknown_group_is_refused() -> None:
    with pytest.raises(InvalidChoice, match="region"):
        tenure(of_lengths(some=[1]), by="region")  # type: ignore[arg-type]


@pytest.mark.slow
def test_every_known_stay_counts_once(kg: gk.KnowledgeGraph) -> None:
    whole = records(tenure(kg, by=None))[0]
    for by in ("kind", "coalition", "country"):
        assert sum(row["stays"] for row in records(tenure(kg, by=by))) == whole["stays"]
    each = records(tenure(kg, by="stay"))
    assert len(each) == whole["stays"]
    assert sum(row["ended"] for row in each) == whole["ended"]
    assert all(row["most"] is None or row["least"] <= row["most"] for row in each)
    assert np.median([row["least"] for row in each]) > 0


def test_a_share_of_few_is_told_where_none_was_lost_before_as_its_definition_says() -> None:
    """Of eight who all left, one had stayed for five years: all eight were watched to the end."""
    (all_left,) = records(tenure(of_lengths(left=[100] * 7 + [2000])))
    assert (all_left["seen_5_years"], all_left["after_5_years_seen"]) == (1, 0.125)
    (one_lost,) = records(tenure(of_lengths(lost=[100] * 6 + [-100, 2000])))
    assert one_lost["seen_5_years"] == 1 and one_lost["after_5_years_seen"] is None
    (few,) = records(tenure(of_lengths(few=[100] * 3 + [2000])))
    assert few["after_5_years_seen"] is None
    said = " ".join(tenure(of_lengths(left=[100])).definitions["after_1_year_seen"].split())
    assert "fewer than 5 are watched so long while others were lost from sight before" in said
    assert "of fewer than 5 stays" in said
