"""What is said of a day or a time that cannot be read can be typed, where it was asked for."""

from __future__ import annotations

import datetime
import re
from typing import Any

import numpy as np
import pandas as pd
import pytest

import graphkit as gk
from graphkit.errors import InvalidDate
from graphkit.facts.window import span_of, window_of


def test_years_are_times_as_numbers_too() -> None:
    assert window_of(during=2021) == window_of(during="2021")
    assert window_of(during=(2020, 2021)) == window_of(during="2020/2021")


@pytest.mark.parametrize(
    ("text", "python", "terminal"),
    [
        ("2020-2021", "Write during='2020/2021'.", "Write --during 2020/2021."),
        ("2020 – 2021", "Write during='2020/2021'.", "Write --during 2020/2021."),
        ("spring", "or 2021-05-01/2021-06-30.", "or 2021-05-01/2021-06-30."),
        (pd.NA, "or 2021-05-01/2021-06-30.", "2021-05-01/2021-06-30."),
        (np.timedelta64(5, "D"), "or 2021-05-01/2021-06-30.", "2021-05-01/2021-06-30."),
        (20.5, "or 2021-05-01/2021-06-30.", "2021-05-01/2021-06-30."),
    ],
)
def test_a_time_that_cannot_be_read(text: Any, python: str, terminal: str) -> None:
    with pytest.raises(InvalidDate) as refused:
        window_of(during=text)
    assert refused.value.said().endswith(python)
    assert refused.value.said("terminal").endswith(terminal)


@pytest.mark.parametrize("clock", ["T00:00:00", " 12:30:00", "T12:30:00Z"])
def test_a_time_of_the_day_is_read_for_a_time_as_for_a_day(clock: str) -> None:
    day, last = f"2021-05-10{clock}", f"2021-06-30{clock}"
    assert window_of(during=day) == window_of(on=day) == window_of(on="2021-05-10")
    both = window_of(during="2021-05-10/2021-06-30")
    assert window_of(during=f"{day}/{last}") == window_of(during=(day, last)) == both


@pytest.mark.parametrize(
    "time",
    [
        "2021-2022",
        "2021\u20132022",
        "2021 to 2022",
        "2021..2022",
        "from 2021 until 2022",
        "2021 bis 2022",
        "2022-2021",
        "May 2021 \u2013 10 June 2022",
        "2021-05-2022-06",
        ("2021", "2022"),
        ("2022", "2021"),
        range(2021, 2023),
    ],
)
def test_a_range_for_a_day_is_offered_as_the_time_that_it_means(time: Any) -> None:
    with pytest.raises(InvalidDate) as refused:
        window_of(on=time)
    offered = re.search(r"For some time in it write during='(.*)'\.$", str(refused.value))
    assert offered
    window = window_of(during=offered[1])
    assert (window.first.year, window.last.year) == (2021, 2022)
    assert refused.value.said("terminal").endswith(f"write --during {offered[1]}.")
    if isinstance(time, str):
        with pytest.raises(InvalidDate, match=f"Write during='{offered[1]}'"):
            window_of(during=time)


@pytest.mark.parametrize("text", ["15 Month 2019", "tomorrow", "2019-05-45", ""])
def test_for_a_day_only_a_day_is_offered(text: str) -> None:
    with pytest.raises(InvalidDate) as refused:
        window_of(on=text)
    assert str(refused.value).endswith(". Write a day like 2019-05-15.")


def test_a_year_for_a_day_is_told_where_it_belongs() -> None:
    with pytest.raises(InvalidDate, match=r"write during=2021\.") as refused:
        window_of(on=2021)  # type: ignore[arg-type]
    assert refused.value.said("terminal").endswith("write --during 2021.")


@pytest.mark.parametrize("text", ["1 June 2022", "June 1st, 2022", "1er juin 2022", "1. Juni 2022"])
def test_a_day_may_be_told_by_the_name_of_its_month(text: str) -> None:
    assert window_of(on=text) == window_of(on="2022-06-01")


def test_a_month_may_be_told_by_its_name() -> None:
    assert window_of(during="June 2022") == span_of("juin 2022") == window_of(during="2022-06")


def test_where_only_a_day_can_be_asked_about_no_other_option_is_named(
    kg: gk.KnowledgeGraph,
) -> None:
    with pytest.raises(gk.InvalidDate, match="is not one day") as of_a_year:
        kg.stale(on="2021")
    with pytest.raises(gk.InvalidDate, match="is not one day") as of_a_month:
        kg.stale(on="2021-05")
    assert not any("during" in str(told.value) for told in (of_a_year, of_a_month))


def test_two_years_as_texts_are_a_time(kg: gk.KnowledgeGraph) -> None:
    as_texts, as_numbers = (
        kg.members("gifct", during=pair) for pair in (("2021", "2022"), (2021, 2022))
    )
    assert as_texts == as_numbers


@pytest.mark.parametrize("text", ["2019-21", "2019-33"])
def test_what_stands_for_a_season_is_told_with_what_can_be_written(text: str) -> None:
    with pytest.raises(InvalidDate, match="a month that does not exist") as refused:
        window_of(during=text)
    for written in re.findall(r"\d{4}\S*/\d{4}(?:-\d{2})?", str(refused.value)):
        assert window_of(during=written)


def test_python_is_told_how_to_write_today() -> None:
    with pytest.raises(InvalidDate, match=r"Write datetime\.date\.today\(\)") as refused:
        window_of("today")
    assert refused.value.said("terminal").endswith("Write today.")
    assert "datetime" not in refused.value.said("address")


@pytest.mark.parametrize(
    ("text", "first"),
    [("today", None), ("2024/today", "2024-01-01"), ("2024-05/ Today", "2024-05-01")],
)
def test_what_is_told_of_a_time_until_today_can_be_run(text: str, first: str | None) -> None:
    with pytest.raises(InvalidDate) as refused:
        window_of(during=text)
    written = re.search(r"Write during=(.*)\.$", refused.value.said())
    assert written
    found = window_of(during=eval(written[1], {"datetime": datetime}))
    assert found.last == datetime.date.today()
    assert str(found.first) == (first or str(found.last))


@pytest.mark.parametrize(
    ("pair", "meant"),
    [
        (("2021", "2020"), "2020-01-01/2021-12-31"),
        (("2021-05", "2021-03-02"), "2021-03-02/2021-05-31"),
        (("2021-05-10", "2021-05-01"), "2021-05-01/2021-05-10"),
    ],
)
def test_a_pair_that_is_turned_round_is_told_with_all_of_both(
    pair: tuple[str, str], meant: str
) -> None:
    with pytest.raises(InvalidDate, match=f"Write {meant}"):
        window_of(during=pair)


@pytest.mark.parametrize(
    "both", [{"2021", "2022"}, frozenset({2021, 2022}), {"2021": 1, "2022": 2}]
)
def test_a_set_of_two_ends_has_no_order_and_is_refused(both: Any) -> None:
    with pytest.raises(InvalidDate, match=r"Write a pair, .* like \('?2021'?, '?2022'?\)"):
        window_of(during=both)


def test_several_days_are_no_day(kg: gk.KnowledgeGraph) -> None:
    several: Any = np.array(["2020-01-01", "2021-01-01"], "datetime64[D]")
    for days in (several, several[:1], pd.Series(several), pd.DatetimeIndex(several)):
        with pytest.raises(gk.InvalidDate, match=r"holds several values.* Give one of them\."):
            kg.members("gifct", on=days)
    assert kg.members("gifct", on=several[0]) == kg.members("gifct", on="2020-01-01")


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("2021-5-1", "on='2021-05-01'"),
        ("20210510", "on='2021-05-10'"),
        ("2021-W20-1", "on='2021-05-17'"),
        ("2021-Q2", "during='2021-04-01/2021-06-30'"),
        (pd.Period("2021Q2"), "during='2021-04-01/2021-06-30'"),
        ("2021-W20", "during='2021-05-17/2021-05-23'"),
        (("2021-05-10", "2021-05-12"), "during='2021-05-10/2021-05-12'"),
        ((datetime.date(2021, 5, 10), "2021-5-12"), "during='2021-05-10/2021-05-12'"),
    ],
)
def test_what_was_meant_by_a_day_is_offered_and_taken(asked: Any, meant: str) -> None:
    option, value = meant.replace("'", "").split("=")
    with pytest.raises(InvalidDate) as refused:
        window_of(on=asked)
    said, typed = refused.value.said(), refused.value.said("terminal")
    if option == "on":
        assert said.endswith(f". Write '{value}'.")
        assert typed.endswith(f". Write {value}.")
    else:
        assert said.endswith(f"write {meant}.")
        assert typed.endswith(f"write --during {value}.")
    assert window_of(**{option: value}).first.year == 2021


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("2021-5-1", "2021-05-01"),
        ("20210510", "2021-05-10"),
        ("2021/5", "2021-05"),
        ("2021-Q2", "2021-04-01/2021-06-30"),
        ("2021-W20", "2021-05-17/2021-05-23"),
        (("2021-5-1", "2021-6-30"), "2021-05-01/2021-06-30"),
        (("2021-Q2", "2021-Q3"), "2021-04-01/2021-09-30"),
    ],
)
def test_what_was_meant_by_a_time_is_offered_and_taken(asked: Any, meant: str) -> None:
    with pytest.raises(InvalidDate) as refused:
        window_of(during=asked)
    assert refused.value.said().endswith(f"Write during='{meant}'.")
    assert refused.value.said("terminal").endswith(f"Write --during {meant}.")
    assert window_of(during=meant).first.year == 2021


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("2021-5-1", "2021-05-01", "2021-05-01"),
        ("2021-Q2", "2021-04-01", "2021-06-30"),
        ("2021-W20", "2021-05-17", "2021-05-23"),
    ],
)
def test_what_was_meant_by_the_ends_of_changes_is_offered(
    asked: str, first: str, last: str
) -> None:
    kg = gk.load()
    for option, day in (("first", first), ("last", last)):
        with pytest.raises(InvalidDate) as refused:
            kg.changes(**{option: asked})  # type: ignore[arg-type]
        assert refused.value.said().endswith(f"Write {option}='{day}'.")
        assert kg.changes(**{option: day}).rows  # type: ignore[arg-type]


@pytest.mark.parametrize("option", ["during", "on"])
@pytest.mark.parametrize("asked", ["2010/11", "2008/12"])
def test_what_may_be_a_month_or_years_is_not_offered_as_a_month(option: str, asked: str) -> None:
    with pytest.raises(InvalidDate) as refused:
        window_of(**{option: asked})
    assert asked.replace("/", "-") not in refused.value.said()
