"""Say what is doubtful in the dates of a membership; each is read as far as it can be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from graphkit.authoring.cell_meanings.marks import runs_on
from graphkit.authoring.dates.written_date import Order, read_date
from graphkit.authoring.wording import shown
from graphkit.errors import InvalidDate, Problem
from graphkit.facts.as_written import AS_WRITTEN
from graphkit.facts.authored_row import Row
from graphkit.facts.period import parse

PLAIN: Final = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
"""A day, month or year as it is kept."""
_UNDER_WAY: Final = (
    "If joining is under way, write pending, or it is taken to belong; else write since when."
)


def left_open(row: Row, column: str, error: InvalidDate) -> Problem:
    """Say of a date that cannot be read that it is left open."""
    told = error.problems[0]
    end = column in ("until", "before")
    left = "whether and when it ended is left open" if end else "it is left open"
    cell = row.own.get(f"{column}{AS_WRITTEN}", "") or row.own.get(column, "")
    cell = cell or (row["during"] if column == "during" else "")
    what = f"{shown(cell)} {error.why}" if cell else told.message.removesuffix(".")
    message = f"{what}; {left}."
    hint = _UNDER_WAY if column == "since" and runs_on(cell.strip()) else told.hint
    return Problem(row.path, row.line, column, message, hint)


def ends_first(row: Row, said: Mapping[str, str], error: InvalidDate) -> Problem:
    """Say of two dates that only together cannot be read which ones they are, as written."""
    ends = [name for name in ("until", "before") if name in said]
    if "since" not in said or not ends:
        return left_open(row, next(iter(said)), error)
    end = ends[0]
    since, until = (row.own.get(f"{name}{AS_WRITTEN}", said[name]) for name in ("since", end))
    told = error.problems[0]
    if "ends before" not in told.message:
        message = f"{told.message.removesuffix('.')}, {until!r}; both are left open."
        return Problem(row.path, row.line, "since", message, told.hint)
    message = f"{until!r} ends before it starts, {since!r}; both are left open."
    return Problem(row.path, row.line, end, message, "Correct one of them, or change their places.")


def read_without(row: Row, column: str, bare: str) -> Problem:
    """Say of a date that it is read without the letter or mark behind it."""
    rest = row.own[column].strip()[len(bare) :].strip()
    message = f"{row.own[column]!r} is read without the {rest!r} behind it."
    hint = "If it says more than a footnote, write it into a column of its own."
    return Problem(row.path, row.line, column, message, hint)


def span_or_beginning(row: Row, since: str) -> Problem:
    """Say of years in a column of beginnings that they may be a whole span."""
    message = (
        f"{since!r} may be when it was, or when it began; whether and when it ended is left open."
    )
    hint = "Write the end into a column until, or 'between … and …' for a beginning."
    return Problem(row.path, row.line, "since", message, hint)


@lru_cache(maxsize=65536)
def is_seen_after(during: str, seen: str, order: Order) -> bool:
    """Whether a day on which somebody was seen lies after the last possible one of a membership."""
    try:
        last, day = parse(during).end_latest, parse(read_date(seen, order)).start_earliest
    except InvalidDate:
        return False
    return last is not None and day is not None and day > last


def seen_before_it_began(row: Row, seen: str, begun: str) -> Problem:
    """Say that somebody is seen before the beginning of a membership."""
    message = f"{seen!r} is seen before the beginning, {begun!r}; the beginning is kept."
    hint = "Correct one of them, or write an earlier membership into a row of its own."
    return Problem(row.path, row.line, "seen", message, hint)


def _can_be_read(during: str) -> bool:
    try:
        return bool(parse(during))
    except InvalidDate:
        return False


def single(row: Row) -> Problem | None:
    """Ask whether a membership of one day, month or year is meant."""
    during = row["during"]
    if not PLAIN.fullmatch(during) or row["end_reason"] or not _can_be_read(during):
        return None
    unit = ("year", "month", "day")[during.count("-")]
    message = f"this is a membership of one {unit}."
    hint = f"Write {during}/.. for since then, or {during}/{during} for that {unit} alone."
    return Problem(row.path, row.line, "during", message, hint)
