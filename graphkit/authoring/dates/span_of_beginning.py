"""A span in a column that asks for a beginning alone: it is read, or left open and doubted.

>>> whole_span("from 2018 to 2020"), whole_span("May 2018 – present"), whole_span("2018–2020")
('2018/2020', '2018-05/..', '')
>>> within("2018–2020"), within("2018 or 2020"), within("2018")
('[2018..2020]', '', '')
"""

from __future__ import annotations

import re
from typing import Final

from graphkit.authoring.dates.words_beside_dates import NOW, SINCE, TO
from graphkit.authoring.dates.written_date import Order
from graphkit.authoring.dates.written_period import read_range
from graphkit.errors import InvalidDate
from graphkit.facts.period import Period, parse
from graphkit.names.pattern_of_words import any_of

_NOW: Final = re.compile(rf"(?:{any_of(NOW)})?", re.I)
_SINCE: Final = re.compile(rf"(?:{any_of(SINCE)})\s+(?P<rest>.+)", re.I)
_TWO: Final = re.compile(rf"(.*?\d)\s*(?:[–—/-]|\s(?:{any_of(TO)})\s)\s*(?P<last>.*)", re.I)
"""A date, a dash or a word for "to", and what stands behind it."""


def whole_span(text: str, order: Order = "") -> str:
    """Read a span that can be nothing else, in a column that asks for a beginning alone.

    Parameters
    ----------
    text : str
        As written.
    order : {"dmy", "mdy", ""}
        What comes first in dates with slashes.

    Returns
    -------
    str
        A period with its end; empty if the text is no such span: a word for "from" stands before
        two dates, or one for "still so" behind the first.
    """
    since = _SINCE.fullmatch(text.strip())
    rest = since["rest"] if since else text.strip()
    two = _TWO.fullmatch(rest)
    if two is None or not (since or _NOW.fullmatch(two["last"])):
        return ""
    period = _range(rest, order)
    return period.text if period and "/" in period.text else ""


def within(text: str, order: Order = "") -> str:
    """Give the days within which a beginning lies by a text that may as well be a whole span.

    Parameters
    ----------
    text : str
        As written.
    order : {"dmy", "mdy", ""}
        What comes first in dates with slashes.

    Returns
    -------
    str
        A date of EDTF; empty if the text is no such thing.
    """
    plain = text.strip()
    asked = _TWO.fullmatch(plain) and not whole_span(plain, order)
    period = _range(plain, order) if asked else None
    if period is None or "/" not in period.text or period.text.endswith(".."):
        return ""
    first, last = period.text.split("/")
    if first.isdigit() and last.isdigit():
        return f"[{first}..{last}]"
    return f"[{period.start_earliest or ''}..{period.end_latest or ''}]"


def _range(text: str, order: Order) -> Period | None:
    try:
        return parse(read_range(text, order))
    except InvalidDate:
        return None
