"""What was meant by a period that ends before it begins."""

from __future__ import annotations

from graphkit.errors import InvalidDate
from graphkit.facts.named_month import with_month_in_figures
from graphkit.facts.period import parse


def turned(text: str) -> str:
    """Give a period with its ends turned, if only so it can be read; else nothing.

    >>> turned("2021/2020"), turned("May 2021/2020-02")
    ('2020/2021', '2020-02/2021-05')
    >>> turned("2020/2021"), turned("smoke/fire")
    ('', '')
    """
    ends = [with_month_in_figures(end.strip()) or end.strip() for end in text.split("/")]
    written, back = "/".join(ends), "/".join(ends[::-1])
    return back if len(ends) == 2 and not _is_read(written) and _is_read(back) else ""


def _is_read(period: str) -> bool:
    try:
        parse(period)
    except InvalidDate:
        return False
    return True
