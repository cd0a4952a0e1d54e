"""The one rule of certainty, against every pair of days that the bounds allow."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from itertools import product
from typing import Any

import numpy
import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

import graphkit as gk
from graphkit.errors import InvalidChoice, InvalidDate
from graphkit.facts.certainty import (
    CERTAINTIES,
    FIRST_DAY,
    LAST_DAY,
    days_of,
    degree_in,
    rank_of,
)
from graphkit.facts.one_day import to_day
from graphkit.facts.period import Period, parse
from graphkit.facts.window import ALL_TIME, Window, least_for, window_of

START = datetime.date(2020, 1, 1)
SPREAD = st.integers(0, 8)


def day(number: int) -> datetime.date:
    return START + datetime.timedelta(days=number)


@given(st.tuples(SPREAD, SPREAD, SPREAD, SPREAD), st.tuples(SPREAD, SPREAD))
def test_an_ended_record_is_certain_in_all_worlds_and_possible_in_some(
    bounds: tuple[int, int, int, int], window: tuple[int, int]
) -> None:
    """The oracle lists every start and end that the bounds allow, and asks each of them."""
    (a, b), (c, d) = sorted(bounds[:2]), sorted(bounds[2:])
    worlds = [(s, e) for s, e in product(range(a, b + 1), range(c, d + 1)) if s <= e]
    if not worlds:
        return
    first, last = sorted(window)
    held = [s <= last and e >= first for s, e in worlds]
    text = f"[{day(a)}..{day(b)}]/[{day(c)}..{day(d)}]"
    period = Period(text, day(a), day(b), day(c), day(d), ongoing=False)
    expected = "certain" if all(held) else "possible" if any(held) else "no"
    assert degree_in(days_of(period), day(first), day(last)) == expected


@given(SPREAD, SPREAD, st.none() | SPREAD, SPREAD)
def test_what_runs_on_is_certain_while_a_source_shows_it_and_presumed_after(
    low: int, high: int, confirmed: int | None, asked: int
) -> None:
    low, high = sorted((low, high))
    period = parse(f"[{day(low)}..{day(high)}]/..")
    days = days_of(period, confirmed_until=None if confirmed is None else day(confirmed))
    found = degree_in(days, day(asked), day(asked))
    if asked < low:
        assert found == "no"
    elif asked < high:
        assert found == "possible"
    else:
        shown = max(low, low if confirmed is None else confirmed)  # its first day belongs to it
        assert found == ("certain" if asked <= shown else "presumed")


@pytest.mark.parametrize(
    ("text", "surely", "perhaps"),
    [
        ("2019-05-15/2019", "2019-05-15", "2019-05-16"),  # joined that day, left that year
        ("/2023-11-06", "2023-11-06", "2023-11-05"),  # its last day belongs to it
        ("2021-02/2021", "2021-02", "2021-02-28"),
    ],
)
def test_a_known_first_or_last_day_surely_belongs_to_it(
    text: str, surely: str, perhaps: str
) -> None:
    days = days_of(parse(text))
    assert degree_in(days, *window_of(during=surely)) == "certain"
    assert degree_in(days, *window_of(during=perhaps)) == "possible"


def test_in_the_year_it_surely_was_and_on_no_day_of_it() -> None:
    within = days_of(parse("2000/2000"))
    year = window_of(during="2000")
    assert degree_in(within, *year) == "certain"
    assert degree_in(within, to_day("2000-06-01"), to_day("2000-06-01")) == "possible"
    assert degree_in(within, to_day("2000-01-01"), to_day("2000-06-30")) == "possible"
    assert degree_in(within, to_day("2001-01-01"), to_day("2001-01-01")) == "no"


def test_of_all_time_everything_that_is_trusted_is_certain() -> None:
    for text in ("/", "/..", "2019/", "2000/2000", "[..2021-05-14]/..", "2019~", "XXXX"):
        assert degree_in(days_of(parse(text)), *ALL_TIME) == "certain", text
        assert degree_in(days_of(parse(text), trusted=False), *ALL_TIME) == "possible", text


def test_an_unknown_end_is_not_presumed_to_last() -> None:
    began = days_of(parse("2019/"), confirmed_until=to_day("2020-06-01"))
    asked = [to_day(f"{year}-01-01") for year in (2018, 2019, 2020, 2025)]
    assert [degree_in(began, d, d) for d in asked] == ["no", "possible", "certain", "possible"]


def test_low_confidence_is_at_most_possible() -> None:
    doubtful = days_of(parse("2019-05-15/2020"), trusted=False)
    assert (doubtful.presumed, doubtful.certain) == (None, None)
    assert degree_in(doubtful, to_day("2019-06-01"), to_day("2019-06-01")) == "possible"


def test_an_end_that_only_the_coalition_gives_is_presumed_not_certain() -> None:
    """The coalition lasted until the end of 2020; nobody shows the member later than 2012."""
    ended = datetime.date(2020, 12, 31)
    period = parse("2010/..")._replace(end_earliest=ended, end_latest=ended)
    days = days_of(period, confirmed_until=to_day("2012-06-01"))
    asked = [to_day(text) for text in ("2012-06-01", "2018-01-01", "2020-12-31", "2021-01-01")]
    assert [degree_in(days, d, d) for d in asked] == ["certain", "presumed", "presumed", "no"]


@given(
    st.sampled_from(["2019-05-15/..", "2019/", "/..", "2000/2000", "2019~/2021", "[..2020]/.."]),
    st.none() | SPREAD,
    st.dates(FIRST_DAY, LAST_DAY),
    st.dates(FIRST_DAY, LAST_DAY),
)
def test_a_wider_window_is_never_less_sure(
    text: str, confirmed: int | None, one: datetime.date, other: datetime.date
) -> None:
    days = days_of(parse(text), confirmed_until=None if confirmed is None else day(confirmed))
    first, last = sorted((one, other))
    ranks = [
        CERTAINTIES.index(degree_in(days, *window))
        for window in ((first, first), (first, last), tuple(ALL_TIME))
    ]
    assert ranks == sorted(ranks)


def test_days_and_longer_times_are_read_as_they_are_written() -> None:
    one: Any = numpy.int64(2021)
    two: Any = (numpy.int32(2019), 2021)
    assert window_of(during=one) == window_of(during=2021) == window_of(during="2021")
    assert window_of(during=two) == window_of(during="2019/2021")
    assert window_of(on="2021-05-10") == Window(to_day("2021-05-10"), to_day("2021-05-10"))
    assert window_of(during="2020-02").last == to_day("2020-02-29")
    assert window_of(during="2021-05-01/2021-06-30") == window_of(
        during=("2021-05-01", datetime.date(2021, 6, 30))
    )
    assert window_of() == ALL_TIME and str(window_of()) == "all time"
    with pytest.raises(InvalidDate, match=r"during='2000'") as caught:
        window_of(on="2000")
    assert caught.value.option == "during"
    with pytest.raises(InvalidDate, match="open at an end"):
        window_of(during="2021/..")
    with pytest.raises(InvalidDate, match="2020-01-01/2021-01-01"):
        window_of(during=("2021-01-01", "2020-01-01"))
    with pytest.raises(InvalidChoice, match="on and during"):
        window_of(on="2021-01-01", during="2021")


def test_where_nobody_says_how_sure_a_day_means_presumed_and_all_time_possible() -> None:
    assert least_for(window_of(on="2021-01-01"), None) == "presumed"
    assert least_for(ALL_TIME, None) == "possible"
    assert least_for(ALL_TIME, "certain") == "certain"
    assert [rank_of(word) for word in ("possible", "presumed", "certain")] == [1, 2, 3]
    with pytest.raises(InvalidChoice, match="'possible', 'presumed' or 'certain'"):
        least_for(ALL_TIME, "sure")  # type: ignore[arg-type]


@pytest.mark.slow
@pytest.mark.parametrize(
    "ask",
    [
        lambda kg, day: kg.members("gifct", on=day),
        lambda kg, day: kg.members("gifct", during=("2020-01-01", day)),
        lambda kg, day: kg.panel.at(day),
        lambda kg, day: kg.network(on=day),
        lambda kg, day: kg.query("in-plain-terms", day=day),
    ],
)
def test_the_end_of_all_time_is_no_day_to_ask_about(
    kg: gk.KnowledgeGraph, ask: Callable[[gk.KnowledgeGraph, datetime.date], object]
) -> None:
    """Otherwise what has no date would count on it, and on no day before."""
    with pytest.raises(InvalidDate, match="no day to ask about"):
        ask(kg, datetime.date.max)


@pytest.mark.parametrize(
    ("time", "as_text"),
    [
        (numpy.datetime64("2021-05"), "2021-05"),
        (numpy.datetime64("2021"), "2021"),
        (numpy.str_("2021"), "2021"),
        (numpy.array(2021), "2021"),
        (numpy.datetime64("2021-05-10T03:00"), "2021-05-10"),
        (pandas.Period("2021-05"), "2021-05"),
        (pandas.Period("2021Q2"), "2021-04/2021-06"),
        (pandas.Timestamp("2021-05-10"), "2021-05-10"),
        (datetime.date(2021, 5, 10), "2021-05-10"),
        ((numpy.datetime64("2021-05"), pandas.Period("2021-06")), "2021-05/2021-06"),
    ],
)
def test_a_time_of_other_libraries_is_the_time_that_it_says(time: Any, as_text: str) -> None:
    assert window_of(during=time) == window_of(during=as_text)
