"""The times that are asked about: days, years, months, longer windows, all time."""

from __future__ import annotations

import datetime
from typing import Any, Final, NamedTuple

from graphkit.facts.certainty import DEGREES, AtLeast
from graphkit.facts.period import day_number
from graphkit.facts.window import Window, window_of

__all__ = ["DEGREES", "AtLeast", "Time", "at_times", "random_times"]


class Time(NamedTuple):
    """One time, in the words of a question: ``"2021-05-10"``, ``"2019"`` or ``"all"``.

    A day is asked about with ``on=``; a year, a month and two days with ``during=``.
    """

    text: str

    @property
    def is_day(self) -> bool:
        return len(self.text) == len("2021-05-10")

    @property
    def asked(self) -> dict[str, Any]:
        """The options of a question."""
        if self.text == "all":
            return {}
        return {"on" if self.is_day else "during": self.text}

    @property
    def drawn(self) -> dict[str, Any]:
        """The options of a network, which wants to be told when all time is meant."""
        return self.asked or {"ever": True}

    @property
    def window(self) -> Window:
        return window_of(**self.asked)

    @property
    def numbers(self) -> tuple[int, int]:
        """The first and the last day as day numbers."""
        first, last = self.window
        return day_number(first), day_number(last)

    def __str__(self) -> str:
        return self.text


def at_times(*texts: str) -> tuple[Time, ...]:
    """Name several times."""
    return tuple(map(Time, texts))


_TURNS: Final = ("2015-12-31", "2016-01-01", "2018-07-01", "2020-02-29", "2021-06-30", "2030-01-01")


def random_times(seed: int, days: int) -> tuple[Time, ...]:
    """Choose days by rule, with days on which years turn, years, months, windows and all time."""
    first = datetime.date(2010, 1, 1)
    chosen = (first + datetime.timedelta(days=(seed + n) * 1999 % 6000) for n in range(days))
    windows = ("2019", "2020-02", "2016-05-10/2021-06-30", "1000-01-01/2009-12-31", "all")
    return at_times(*dict.fromkeys(map(str, chosen)), *_TURNS, *windows)
