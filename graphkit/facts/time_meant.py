"""What day or time was meant by a text in another form than ours, to offer it in a message.

Only where figures leave no choice: what could be meant in two ways is not offered.
"""

from __future__ import annotations

import datetime
import re
from contextlib import suppress
from typing import Final

from graphkit.errors import InvalidDate
from graphkit.facts.day_in_figures import days_in_figures
from graphkit.facts.named_month import with_month_in_figures
from graphkit.facts.period import parse
from graphkit.facts.turned_period import turned
from graphkit.facts.years_or_month import may_be_years

_DAY: Final = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_BASIC: Final = re.compile(r"((?:1[0-9]|20)\d\d)(\d\d)(\d\d)")
_MONTH: Final = re.compile(r"(\d{4})[-/.](\d{1,2})")
_MONTH_FIRST: Final = re.compile(r"(0?[1-9]|1[0-2])[-/.](\d{4})")
_QUARTER: Final = re.compile(r"(\d{4})[-/ ]?Q([1-4])|Q([1-4])[-/ ]?(\d{4})", re.I)
_WEEK: Final = re.compile(r"(\d{4})-?W(\d{2})(?:-?([1-7]))?", re.I)
_TIGHT: Final = re.compile(r"(\d{4}(?:-\d\d){0,2})-(\d{4}(?:-\d\d){0,2})")
_APART: Final = re.compile(
    r"(?:(?:from|von|de|du)\s+)?(.+?)"
    r"(?:\s*(?:[\u2013\u2014~\u2026]|\.{2,3})\s*|\s+(?:-|to|until|till|through|bis|à|au)\s+)(.+)",
    re.I,
)
_LAST_DAY: Final = {"1": "03-31", "2": "06-30", "3": "09-30", "4": "12-31"}


def time_meant(text: str) -> str:
    """Give the day, month or time between two days that a text means; else nothing.

    Two ends are those of a time however they are joined; the earlier one is put first.

    Examples
    --------
    >>> [time_meant(text) for text in ("2021-5-1", "20210510", "2021/5", "2021-W20-1")]
    ['2021-05-01', '2021-05-10', '2021-05', '2021-05-17']
    >>> time_meant("30.06.2023"), time_meant("06/2023"), time_meant("01.02.2023 – 30.06.2023")
    ('2023-06-30', '2023-06', '')
    >>> time_meant("2021-Q2"), time_meant("2021-W20"), time_meant("2021-5-1/2021-Q2")
    ('2021-04-01/2021-06-30', '2021-05-17/2021-05-23', '2021-05-01/2021-06-30')
    >>> [time_meant(text) for text in ("2021-2022", "2022 – 2021", "May 2021 to 2021-06-10")]
    ['2021/2022', '2021/2022', '2021-05/2021-06-10']
    >>> time_meant("2021-02-30"), time_meant("spring"), time_meant("2021-22")
    ('', '', '')
    >>> time_meant("2010/11")  # or the years 2010 to 2011
    ''
    """
    plain = text.strip()
    found = _of_one(plain) or _of_both(_two_ends(plain))
    return found if found and _is_read(found) else turned(found)


def _two_ends(text: str) -> tuple[str, str] | None:
    """Part a text at what joins the ends of a time; None where it has not two."""
    if text.count("/") == 1:
        one, _, other = text.partition("/")
        return one.strip(), other.strip()
    if match := _TIGHT.fullmatch(text):
        return (match[1], match[2]) if len(match[1]) == len(match[2]) else None
    match = _APART.fullmatch(text)
    return (match[1].strip(), match[2].strip()) if match else None


def _of_both(ends: tuple[str, str] | None) -> str:
    one, other = map(_of_one, ends or ("", ""))
    return f"{one.split('/')[0]}/{other.split('/')[-1]}" if one and other else ""


def _of_one(text: str) -> str:
    if match := _DAY.fullmatch(text):
        return f"{match[1]}-{int(match[3]):02d}-{int(match[4]):02d}"
    if days := days_in_figures(text):
        return str(days[0]) if len(days) == 1 else ""
    if match := _BASIC.fullmatch(text):
        return "-".join(match.groups())
    if (match := _MONTH.fullmatch(text)) and not may_be_years(text):
        return f"{match[1]}-{int(match[2]):02d}"
    if match := _MONTH_FIRST.fullmatch(text):
        return f"{match[2]}-{int(match[1]):02d}"
    if match := _QUARTER.fullmatch(text):
        year, quarter = match[1] or match[4], match[2] or match[3]
        return f"{year}-{3 * int(quarter) - 2:02d}-01/{year}-{_LAST_DAY[quarter]}"
    if match := _WEEK.fullmatch(text):
        return _week(int(match[1]), int(match[2]), match[3])
    figures = with_month_in_figures(text) or text
    return figures if _is_read(figures) and "/" not in figures else ""


def _week(year: int, week: int, day: str | None) -> str:
    with suppress(ValueError):
        first = datetime.date.fromisocalendar(year, week, int(day or 1))
        return str(first) if day else f"{first}/{first + datetime.timedelta(days=6)}"
    return ""


def _is_read(text: str) -> bool:
    try:
        period = parse(text)
    except InvalidDate:
        return False
    return period.start_earliest is not None and period.end_latest is not None
