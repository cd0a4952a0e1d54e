"""Growth curves, joins and exits: equal to asking about every day by itself."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, Literal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import graphkit
from graphkit.analysis import growth, joins_and_exits
from graphkit.analysis.time.calendar_periods import calendar_periods
from graphkit.analysis.time.stays import stays
from graphkit.errors import DataError, InvalidChoice, NotFound
from graphkit.panel import ActorInfo, Panel

from ...cells import records, rows
from ...examples import examples

DEGREES: tuple[Literal["certain", "presumed", "possible"], ...] = (
    "certain",
    "presumed",
    "possible",
)
EPOCH = datetime.date(1970, 1, 1)
Draw = Callable[[st.SearchStrategy[Any]], Any]
KINDS = {"a": "company", "b": "government", "c": "company", "d": ""}


@pytest.fixture(scope="module")
def kg(part: graphkit.KnowledgeGraph) -> graphkit.KnowledgeGraph:
    """A part of the bundled facts; what is asked here does not need all of them."""
    return part


def day_of(number: int) -> datetime.date:
    """Count days from the beginning of 1970, as a panel does."""
    return EPOCH + datetime.timedelta(number)


@st.composite
def spells(draw: Draw) -> dict[str, Any]:
    """One membership on days 100 to 160, with all the vagueness there is."""
    start = sorted(draw(st.lists(st.integers(100, 160), min_size=2, max_size=2)))
    end = sorted(draw(st.lists(st.integers(start[1], 170), min_size=2, max_size=2)))
    row: dict[str, Any] = {
        "member": draw(st.sampled_from("abcd")),
        "coalition": draw(st.sampled_from("xyz")),
    }
    row |= {"start_earliest": start[0], "start_latest": start[1]}
    if draw(st.booleans()):
        row |= {"end_earliest": end[0], "end_latest": end[1]}
    row["start_earliest"] = draw(st.sampled_from([start[0], None]))
    row["confirmed_until"] = draw(st.sampled_from([None, start[1], start[1] + 20]))
    row["confidence"] = draw(st.integers(1, 3))
    row["role"] = draw(st.sampled_from(["member", "observer"]))
    return row


@st.composite
def panels(draw: Draw) -> Panel:
    rows = draw(st.lists(spells(), max_size=12))
    infos = {name: ActorInfo(name, kind=kind) for name, kind in KINDS.items()}
    return Panel.from_rows(
        ({"membership": f"m{n:02}", **row} for n, row in enumerate(rows)), actors=infos
    )


def group_of(panel: Panel, row: int, by: tuple[str, ...]) -> tuple[str, ...]:
    values = {
        "coalition": panel.coalitions[panel.coalition[row]],
        "kind": panel.actors[panel.members[panel.member[row]]].kind,
        "role": panel.roles[panel.role[row]],
    }
    return tuple(values[name] for name in by)


@examples(50)
@given(
    panels(),
    st.sampled_from([(), ("coalition",), ("kind",), ("coalition", "kind"), ("role", "coalition")]),
    st.sampled_from(["day", "week", "month"]),
)
def test_growth_equals_a_filter_for_every_day(panel: Panel, by: Any, every: Any) -> None:
    table = growth(panel, by=by, every=every, first=day_of(90), last=day_of(180))
    for day, *rest in rows(table):
        group, counts = tuple(rest[:-3]), rest[-3:]
        number = (day - EPOCH).days
        for degree, count in zip(DEGREES, counts, strict=True):
            there = panel.at(number, degree)
            held = [row for row in range(len(there)) if group_of(there, row, by) == group]
            assert count == len({int(there.member[row]) for row in held})


@examples(40)
@given(panels())
def test_degrees_are_nested(panel: Panel) -> None:
    curves = growth(panel, first=day_of(90), last=day_of(180))
    for *_, certain, presumed, possible in rows(curves):
        assert certain <= presumed <= possible


@examples(40)
@given(panels())
def test_joins_and_exits_count_bounds_that_lie_in_or_touch_a_period(panel: Panel) -> None:
    joined = stays(panel)
    cut = calendar_periods(90, 200, "month")
    table = joins_and_exits(panel, first=day_of(90), last=day_of(200), every="month")
    found = {(row["period"], row["coalition"]): row for row in records(table)}
    for step, name in enumerate(cut.names):
        low, high = cut.first[step], cut.last[step]
        for code, coalition in enumerate(panel.coalitions):
            here = joined.coalition == code
            sure = here & (joined.start_earliest >= low) & (joined.start_latest <= high)
            may = here & (joined.start_earliest <= high) & (joined.start_latest >= low)
            gone = here & (joined.end_earliest <= high) & (joined.end_latest >= low)
            row = found.get((name, coalition), dict.fromkeys(("joined", "joined_at_most"), 0))
            assert (row["joined"], row["joined_at_most"]) == (sure.sum(), may.sum())
            assert row.get("left_at_most", 0) == gone.sum()


def test_an_observer_that_became_a_member_joined_once() -> None:
    panel = Panel.from_rows(
        [
            {"member": "a", "coalition": "x", "start": "2019-01-01", "end": "2019-12-31"}
            | {"membership": "seat", "role": "observer"},
            {"member": "a", "coalition": "x", "start": "2020-01-01", "membership": "full"},
            {"member": "b", "coalition": "x", "start": "2019-03-01", "end": "2019-06-30"},
            {"member": "b", "coalition": "x", "start": "2021-03-01", "membership": "again"},
        ]
    )
    table = joins_and_exits(panel, every="year")
    assert table.select("period", "joined", "left").rows == (("2019", 2, 1), ("2021", 1, 0))


@pytest.mark.parametrize(
    ("every", "names", "last"),
    [
        ("year", ("2019", "2020"), ["2019-12-31", "2020-02-10"]),
        ("quarter", ("2019-Q4", "2020-Q1"), ["2019-12-31", "2020-02-10"]),
        ("month", ("2019-12", "2020-01", "2020-02"), ["2019-12-31", "2020-01-31", "2020-02-10"]),
    ],
)
def test_periods_of_the_calendar(every: Any, names: tuple[str, ...], last: list[str]) -> None:
    ends = [(datetime.date.fromisoformat(day) - EPOCH).days for day in last]
    cut = calendar_periods(ends[0] - 5, ends[-1], every)
    assert cut.names == names
    assert cut.last.tolist() == ends
    assert cut.first[0] == ends[0] - 5


def test_weeks_begin_on_monday() -> None:
    cut = calendar_periods(0, 20, "week")
    assert [np.datetime64(int(day), "D").item().weekday() for day in cut.first[1:]] == [0, 0, 0]


def test_the_call_grew_as_its_member_lists_say(kg: graphkit.KnowledgeGraph) -> None:
    table = growth(kg, "Christchurch Call", every="year", degree="presumed")
    assert table.columns == ("day", "coalition", "presumed")
    for day, _, count in rows(table):
        members = kg.members("christchurch-call", on=day).column("member")
        assert count == len(set(members))


def test_a_coalition_without_members_gives_no_rows(kg: graphkit.KnowledgeGraph) -> None:
    assert growth(kg, "christchurch-call-foundation").rows == ()
    assert joins_and_exits(kg, "christchurch-call-foundation").rows == ()


def test_a_day_outside_the_data_counts_nobody(kg: graphkit.KnowledgeGraph) -> None:
    table = growth(kg, "christchurch-call", first="1990-01-01", last="1990-12-31", every="year")
    assert table.rows == ((datetime.date(1990, 12, 31), "christchurch-call", 0, 0, 0),)


def test_bad_input(kg: graphkit.KnowledgeGraph) -> None:
    with pytest.raises(InvalidChoice, match="country"):
        growth(kg, by="colour")  # type: ignore[arg-type]
    with pytest.raises(InvalidChoice, match="quarter"):
        growth(kg, every="fortnight")  # type: ignore[arg-type]
    with pytest.raises(InvalidChoice, match="presumed"):
        growth(kg, degree="maybe")  # type: ignore[arg-type]
    with pytest.raises(DataError, match="is after"):
        growth(kg, first="2020-01-01", last="2019-01-01")
    with pytest.raises(DataError, match="both first= and last="):
        growth(kg, "christchurch-call", first="2090-01-01")
    with pytest.raises(NotFound):
        growth(kg, "no such coalition")
    undated = Panel.from_rows([{"member": "a", "coalition": "x"}])
    with pytest.raises(DataError, match="first= and last="):
        growth(undated)
    with pytest.raises(NotFound, match="coalition"):
        growth(undated, "y")


def test_every_column_is_defined(kg: graphkit.KnowledgeGraph) -> None:
    for table in (growth(kg, by=["coalition", "country"], every="year"), joins_and_exits(kg)):
        assert set(table.columns) <= set(table.definitions)
