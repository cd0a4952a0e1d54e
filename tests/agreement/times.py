"""The times that are asked about: days, years, months, longer windows, all time."""

from __future__ import annotations

from typing import Any, NamedTuple

from graphkit.facts.certainty import DEGREES, AtLeast
from graphkit.facts.one_day import day_number
from graphkit.facts.window import Window, window_of

__all__ = ["DEGREES", "AtLeast", "Time", "at_times"]


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
