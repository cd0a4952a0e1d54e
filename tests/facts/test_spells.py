"""Which periods of one source are spells one after the other, and which are one record."""

from __future__ import annotations

import pytest

from graphkit.facts.period import parse
from graphkit.facts.spells import StatedPeriod, spells_of


@pytest.mark.parametrize(
    ("periods", "spells"),
    [
        # the end and the next beginning are of one unit, or a day apart
        (["2019/2020", "2020/2023"], [0, 1]),
        (["2018/2020-06", "2020-06/2022-06", "2022-06/.."], [0, 1, 2]),
        (["2019-01-01/2020-06-30", "2020-06-30/.."], [0, 1]),
        (["2019-01-01/2020-06-30", "2020-07-01/.."], [0, 1]),
        # the one is within the other
        (["2015-03-01/2018", "2018-05-01/2023-05-01"], [0, 1]),
        (["2020-06-30/..", "2019/2020-06"], [1, 0]),
        # they overlap
        (["2019-01-01/2021-12-31", "2020/.."], [0, 0]),
        (["2019/2020-06-30", "2020-06/.."], [0, 1]),
        (["2019/2020-06-30", "2020-06-29/.."], [0, 0]),
        # who left within a year can have come back in it
        (["2020/2020", "2020/2023"], [0, 1]),
        (["2012/..", "2012/2012"], [1, 0]),
        (["2012-05/2012-05", "2012-05/.."], [0, 1]),
        (["2012/2013", "2013/2013", "2013/.."], [0, 1, 2]),
        (["2018/2020", "2020/2020"], [0, 1]),
        # a leaving that is told a second time, without its beginning
        (["2010-01-01/2012-03-01", "/2012-03-01", "2012-03-01/.."], [0, 0, 1]),
        # two readings of one period, no spell after the other
        (["2018/[2018..2022]", "2020/.."], [0, 0]),
        (["2018/..", "2020/.."], [0, 0]),
    ],
)
def test_periods_of_one_source_that_touch_are_spells(periods: list[str], spells: list[int]) -> None:
    assert spells_of([StatedPeriod("a", parse(period)) for period in periods]) == spells


def test_who_left_and_came_back_is_no_member_between_whatever_another_source_says() -> None:
    register = ["2010-05-01/2015-06-30", "2018-03-01/.."]
    said = [StatedPeriod("register", parse(period)) for period in register]
    assert spells_of([*said, StatedPeriod("press", parse("2010-05-01/.."))]) == [0, 1, 0]
    assert spells_of([*said, StatedPeriod("press", parse("[..2012]/.."))]) == [0, 1, 0]
    one_table = ["2010/2015", "2018/..", "2010/.."]
    assert spells_of([StatedPeriod("t", parse(period)) for period in one_table]) == [0, 1, 0]


def test_periods_of_two_sources_that_touch_are_one_record() -> None:
    assert spells_of(
        [StatedPeriod("a", parse("2019/2020")), StatedPeriod("b", parse("2020/2023"))]
    ) == [0, 0]


@pytest.mark.parametrize(
    ("denied", "spell"),
    [
        ("2019", 0),  # between the two: the first was over
        ("2010", 0),
        ("2021", 1),
        ("2016", 0),
        ("/", 0),
        ("2020-06/..", 1),
    ],
)
def test_a_denial_is_about_the_spell_of_its_time_or_the_one_that_was_over(
    denied: str, spell: int
) -> None:
    said = [StatedPeriod("a", parse(period)) for period in ("2015/2018-01-01", "2020-01-01/..")]
    against = StatedPeriod("b", parse(denied), trusted=False, denies=True)
    assert spells_of([*said, against]) == [0, 1, spell]
