"""Periods of the calendar: the months, quarters or years between two days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

import numpy as np

from graphkit.type_checks import one_of

if TYPE_CHECKING:
    import numpy.typing as npt

Every: TypeAlias = Literal["day", "week", "month", "quarter", "year"]

EVERY: Final[dict[Every, tuple[str, int]]] = {
    "day": ("D", 1),
    "week": ("W", 1),
    "month": ("M", 1),
    "quarter": ("M", 3),
    "year": ("Y", 1),
}
"""Every period there is, as a NumPy unit and how many of it."""


class Periods(NamedTuple):
    """Adjoining periods, with their names and the numbers of their first and last days."""

    names: tuple[str, ...]
    first: npt.NDArray[np.int64]
    last: npt.NDArray[np.int64]


def calendar_periods(first: int, last: int, every: Every) -> Periods:
    """Cut the days from first to last into periods of the calendar.

    Parameters
    ----------
    first, last : int
        Day numbers. The first and last period are cut off there.
    every : {"day", "week", "month", "quarter", "year"}
        Weeks begin on a Monday.

    Raises
    ------
    InvalidChoice
        If ``every`` is another word.

    Examples
    --------
    >>> calendar_periods(0, 40, "month")
    Periods(names=('1970-01', '1970-02'), first=array([ 0, 31]), last=array([30, 40]))
    """
    one_of("every", every, EVERY)
    unit, size = EVERY[every]
    shift = 4 if unit == "W" else 0  # NumPy's weeks begin on a Thursday, as 1970 did
    ends = np.array([first, last], dtype="datetime64[D]") + np.timedelta64(-shift, "D")
    low, high = ends.astype(f"datetime64[{unit}]").astype(np.int64)
    steps = np.arange(low - low % size, high + 1, size)
    starts = _days(steps, unit) + shift
    until = _days(steps + size, unit) + shift - 1
    texts = np.datetime_as_string(starts.astype("datetime64[D]")).tolist()
    names = tuple(_name(text, every) for text in texts)
    return Periods(names, np.maximum(starts, first), np.minimum(until, last))


def _days(steps: npt.NDArray[np.int64], unit: str) -> npt.NDArray[np.int64]:
    days = steps.astype(f"datetime64[{unit}]").astype("datetime64[D]")
    return np.asarray(days.astype(np.int64))


def _name(text: str, every: Every) -> str:
    if every == "quarter":
        return f"{text[:4]}-Q{(int(text[5:7]) + 2) // 3}"
    return text[: {"year": 4, "month": 7}.get(every, 10)]
