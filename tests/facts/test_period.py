"""Dates and periods: bounds, certainty, what is refused, and the edtf library as oracle."""

from __future__ import annotations

import datetime
import re

import edtf
import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graphkit.errors import DataError, InvalidDate
from graphkit.facts.one_day import day_number, from_day_number, to_day
from graphkit.facts.period import Period, parse
from graphkit.facts.window import window_of

from ..examples import examples

DATES = st.dates(datetime.date(1900, 1, 1), datetime.date(2090, 12, 31))


@st.composite
def dates(draw: st.DrawFn) -> str:
    """One date of the profile, of any precision, perhaps approximate."""
    day = draw(DATES)
    text = draw(
        st.sampled_from([f"{day}", f"{day:%Y-%m}", f"{day:%Y}", f"{day:%Y-%m}-XX", f"{day:%Y}"[:3]])
    )
    if len(text) == 3:
        return text + "X"
    return text + draw(st.sampled_from(["", "", "", "~", "?", "%"]))


@st.composite
def sets(draw: st.DrawFn) -> str:
    """A date, or a one-of set of dates."""
    first, second = sorted([draw(DATES), draw(DATES)])
    return draw(
        st.sampled_from(
            [f"[{first}..{second}]", f"[..{second}]", f"[{first}..]", f"[{first},{second}]"]
        )
        | dates()
    )


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """A period of the profile, open and unknown ends included."""
    start = draw(sets() | st.sampled_from(["", ".."]))
    end = draw(sets() | st.sampled_from(["", "..", ".."]))
    text = draw(st.sampled_from([start, f"{start}/{end}"]))
    assume(text not in ("", ".."))
    try:
        return parse(text)
    except InvalidDate as error:
        assume("ends before" not in str(error))
        raise


@given(periods())
def test_bounds_are_in_order(period: Period) -> None:
    for low, high in [
        (period.start_earliest, period.start_latest),
        (period.end_earliest, period.end_latest),
        (period.start_earliest, period.end_latest),
    ]:
        assert low is None or high is None or low <= high


@given(DATES)
def test_a_vaguer_date_contains_the_strict_one(day: datetime.date) -> None:
    for text in (f"{day:%Y-%m}", f"{day:%Y}", f"{day:%Y}"[:3] + "X", f"{day}~", f"{day:%Y-%m}?"):
        period = parse(text)
        assert period.start_earliest and period.end_latest, text
        assert period.start_earliest <= day <= period.end_latest, text


def parts(day: datetime.date | None) -> tuple[int, ...]:
    """Give year, month and day."""
    return day.timetuple()[:3] if day else ()


@pytest.mark.slow
@given(dates())
def test_dates_agree_with_the_edtf_library(text: str) -> None:
    assume(text[-1] not in "~?%")  # how far "approximately" reaches is each reader's choice
    oracle = edtf.parse_edtf(text)
    period = parse(text)
    assert parts(period.start_earliest) == oracle.lower_strict()[:3]
    assert parts(period.end_latest) == oracle.upper_strict()[:3]


@pytest.mark.slow
@examples(15)
@given(DATES, DATES, st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]))
def test_intervals_and_sets_agree_with_the_edtf_library(
    one: datetime.date, other: datetime.date, precision: str
) -> None:
    first, last = sorted([one, other])
    for text in (
        f"{first:{precision}}/{last:{precision}}",
        f"[{first:{precision}}..{last:{precision}}]",
        f"[{first:{precision}},{last:{precision}}]",
    ):
        oracle, period = edtf.parse_edtf(text), parse(text)
        assert parts(period.start_earliest) == oracle.lower_strict()[:3], text
        assert parts(period.end_latest) == oracle.upper_strict()[:3], text


def test_the_ends_of_an_open_interval_agree_with_the_edtf_library() -> None:
    for text in ("2019-05-15/..", "../2019-05-15", "2019-05-15/", "/2019-05-15"):
        edtf.parse_edtf(text)
        period = parse(text)
        assert {period.start_earliest, period.end_latest} == {datetime.date(2019, 5, 15), None}
        assert period.ongoing == text.endswith("..")


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("2019-05-15", ("2019-05-15", "2019-05-15", "2019-05-15", "2019-05-15")),
        ("2020-02", ("2020-02-01", "2020-02-29", "2020-02-01", "2020-02-29")),
        ("201X", ("2010-01-01", "2019-12-31", "2010-01-01", "2019-12-31")),
        ("20XX", ("2000-01-01", "2099-12-31", "2000-01-01", "2099-12-31")),
        ("2019-XX-XX", ("2019-01-01", "2019-12-31", "2019-01-01", "2019-12-31")),
        ("2019-05-15~", ("2019-05-14", "2019-05-16", "2019-05-14", "2019-05-16")),
        ("2019?", ("2018-01-01", "2020-12-31", "2018-01-01", "2020-12-31")),
        ("2019-05~", ("2019-04-01", "2019-06-30", "2019-04-01", "2019-06-30")),
        ("[2005,2006]/..", ("2005-01-01", "2006-12-31", None, None)),
        ("[..2021-05-14]/..", (None, "2021-05-14", None, None)),
        ("[2021-05-14..]/2022", ("2021-05-14", "2022-12-31", "2022-01-01", "2022-12-31")),
        ("2012/2012-02-14", ("2012-01-01", "2012-02-14", "2012-02-14", "2012-02-14")),
        ("2015-11-20/2015", ("2015-11-20", "2015-11-20", "2015-11-20", "2015-12-31")),
        ("2020/[2021..2022-06]", ("2020-01-01", "2020-12-31", "2021-01-01", "2022-06-30")),
        ("/2023-11", (None, None, "2023-11-01", "2023-11-30")),
        ("/..", (None, None, None, None)),
        ("XXXX", (None, None, None, None)),
    ],
)
def test_bounds_of_what_sources_say(text: str, bounds: tuple[str | None, ...]) -> None:
    found = tuple(None if day is None else str(day) for day in parse(text)[1:5])
    assert found == bounds
    assert parse(text).ongoing == text.endswith("/..")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2021-13-40", "names a day that does not exist"),
        ("2019-02-29", "names a day that does not exist"),
        ("2019-00", "names a month that does not exist"),
        ("31/02/2020", "names a day that does not exist"),
        ("05/06/2019", "could be day/month or month/day"),
        ("5.6.19", "has a year of two digits"),
        ("0000", "outside the years 1000 to 2099"),
        ("0", "not a date"),
        ("30000", "not a date"),
        ("2119-01-01/..", "outside the years"),
        ("-0044", "not a date"),
        ("spring 2019", "not a date"),
        ("2019-5-1", "not a date"),
        ("2019-05-15T10:00:00Z", "not a date"),
        ("2019?~", "not a date"),
        ("", "not a date"),
        ("..", "not a date"),
        ("2019/2020/2021", "more than one '/'"),
        ("2021/2019", "ends before it starts"),
        ("[2006..2005]", "ends before it starts"),
        ("[..]", "no date between the brackets"),
        ("[2005,]", "not a date"),
        ("[2005", "not a date"),
        ("[XXXX]", "not a date"),
        ("[XXXX,2005]", "not a date"),
        ("[[2005]]", "not a date"),
        ("[" * 3000 + "2005" + "]" * 3000, "not a date"),
        ("٢٠١٩", "not a date"),
        ("２０１９", "not a date"),
        ("2019\n", "not a date"),
        ("😀", "not a date"),
        ("x" * 5000, "not a date"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(InvalidDate, match=re.escape(why)) as caught:
        parse(text)
    assert caught.value.text == text
    assert len(str(caught.value)) < 250
    assert re.search(r"Write (it like )?20\d\d-0\d-\d\d", str(caught.value))
    assert isinstance(caught.value, DataError | ValueError)


def test_a_vague_date_is_never_taken_for_a_day() -> None:
    """Text order would put 2019-05 before 2019-05-15 and drop both from a year's filter."""
    for text in ("2019", "2019-05", "2019-05-15~", "[2019-05-14..2019-05-15]", "2019-05-15/.."):
        with pytest.raises(InvalidDate, match="is not one day"):
            to_day(text)


def test_days_and_numbers_are_two_spellings() -> None:
    for day in ("1970-01-01", "2019-05-15", "1000-01-01", "2099-12-31"):
        assert str(from_day_number(day_number(day))) == day
    assert to_day(datetime.datetime(2021, 5, 10, 23, 59)) == datetime.date(2021, 5, 10)
    assert to_day(datetime.date(2021, 5, 10)) == to_day("2021-05-10")


@pytest.mark.parametrize(
    "given",
    [
        datetime.date(2019, 5, 15),
        datetime.datetime(2019, 5, 15, 12),
        " 2019-05-15 ",
        "2019-05-15T00:00:00",
        "2019-05-15T10:00:00+02:00",
        np.datetime64("2019-05-15"),
        np.datetime64("2019-05-15T12:00"),
        pd.Timestamp("2019-05-15 08:00"),
        pd.Period("2019-05-15", "D"),
    ],
)
def test_a_day_is_read_in_whatever_form_it_comes(given: object) -> None:
    assert to_day(given) == datetime.date(2019, 5, 15)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "given",
    [pd.NaT, float("nan"), 2019, 43600.0, "", "tomorrow", pd.Period("2019-05", "M"), "2019"],
)
def test_what_is_not_one_day_is_refused_with_a_sentence(given: object) -> None:
    with pytest.raises(InvalidDate) as caught:
        to_day(given)  # type: ignore[arg-type]
    assert str(caught.value).endswith((".", "'")) and "rite" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("15/05/2019", "Write 2019-05-15."),
        ("05/15/2019", "Write 2019-05-15."),
        ("31/02/2020", "names a day that does not exist"),
        ("05/06/2019", "could be day/month or month/day"),
        ("05/06/19", "year of two digits"),
    ],
)
def test_a_hint_about_slashes_is_true(text: str, hint: str) -> None:
    with pytest.raises(InvalidDate) as caught:
        parse(text)
    assert hint in str(caught.value)
    for written in re.findall(r"\d{4}-\d{2}-\d{2}", str(caught.value)):
        assert to_day(written)


@pytest.mark.parametrize("text", ["30.06.2023", "30/06/2023", "30-06-2023", "06/30/2023"])
def test_a_clear_day_in_figures_is_offered_as_it_is_written_here(text: str) -> None:
    with pytest.raises(InvalidDate, match=r"Write 2023-06-30\."):
        to_day(text)
    with pytest.raises(InvalidDate, match=r"Write during='2023-06-30'\."):
        window_of(during=text)


@pytest.mark.parametrize("text", ["03/04/2023", "03.04.2023", "3-4-2023"])
def test_of_figures_that_may_be_two_days_both_are_offered(text: str) -> None:
    with pytest.raises(InvalidDate, match=r"Write 2023-04-03 or 2023-03-04\."):
        to_day(text)
    with pytest.raises(InvalidDate, match="during='2023-04-03' or during='2023-03-04'"):
        window_of(during=text)


def test_a_month_before_its_year_is_offered_as_a_time() -> None:
    for text in ("06/2023", "06.2023"):
        with pytest.raises(InvalidDate, match=r"during='2023-06'\."):
            to_day(text)
