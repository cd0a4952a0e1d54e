"""Dates in words, in English and in French."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

from graphkit.facts.one_day import to_day
from graphkit.facts.period import parse

if TYPE_CHECKING:
    import datetime

Language: TypeAlias = Literal["en", "fr"]

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
_MONTHS: Final = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
_PHRASES: Final = {
    "en": {
        "day": "On {0}",
        "span": "In {0}",
        "between": "Between {0} and {1}",
        "by": "By {0}",
    },
    "fr": {
        "day": "Le {0}",
        "span": "En {0}",
        "between": "Entre le {0} et le {1}",
        "by": "Au plus tard le {0}",
    },
}


def date_in_words(date: str, lang: Language = "en") -> str:
    """Put an EDTF date into words, to begin a sentence with.

    Parameters
    ----------
    date : str
        As `KnowledgeGraph.changes` gives it.
    lang : {"en", "fr"}
        The language.

    Examples
    --------
    >>> date_in_words("2022-06-23"), date_in_words("2023-11"), date_in_words("[..2021-05-14]", "fr")
    ('On 23 June 2022', 'In November 2023', 'Au plus tard le 14 mai 2021')
    """
    phrases = _PHRASES[lang]
    period = parse(date)
    low, high = period.start_earliest, period.end_latest
    if re.fullmatch(r"\d{4}", date):
        return phrases["span"].format(date)
    if re.fullmatch(r"\d{4}-\d\d", date) and high is not None:
        return phrases["span"].format(f"{_MONTHS[lang].split()[high.month - 1]} {high.year}")
    if low is None or high is None:
        return phrases["by"].format(_day(high or to_day(date), lang))
    if low == high:
        return phrases["day"].format(_day(low, lang))
    return phrases["between"].format(_day(low, lang), _day(high, lang))


def _day(day: datetime.date, lang: Language) -> str:
    """Write a day in words.

    >>> import datetime
    >>> _day(datetime.date(2022, 8, 1), "fr")
    '1er août 2022'
    """
    number = "1er" if lang == "fr" and day.day == 1 else str(day.day)
    return f"{number} {_MONTHS[lang].split()[day.month - 1]} {day.year}"
