"""Read what a few words say of a membership: as what somebody belongs, since when, until when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from graphkit.authoring.cell_meanings.marks import ends_in_answer, is_date
from graphkit.authoring.dates.dash_before_date import without_dash
from graphkit.authoring.dates.empty_words import UNKNOWN_DAY
from graphkit.authoring.dates.sense_words import beside
from graphkit.authoring.dates.words_of_change import BEGUN_AGAIN
from graphkit.authoring.dates.years import YEAR_WITHIN
from graphkit.authoring.known_words.bundled_words import bundled_concept
from graphkit.authoring.known_words.words_of_standing import says_ended, says_outside
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of

_OFFICE: Final = re.compile(
    rf"(?:(?:{any_of(words_of('standing_words', 'stands-in-for'))})\s+)?"
    rf"(?:{any_of(words_of('standing_words', 'office-of-member'))})"
    rf"|(?:{any_of(words_of('standing_words', 'manner-of-member'))})[\s_-]+"
    rf"(?:{any_of(words_of('standing_words', 'who-belongs'))})"
    rf"|(?:{any_of(words_of('standing_words', 'who-belongs'))})\s+"
    rf"(?:{any_of(words_of('standing_words', 'manner-of-member'))})",
    re.I,
)
_AGAIN: Final = re.compile(
    rf"(?:{any_of(BEGUN_AGAIN)})\s+(?:(?:in|on|since)\s+)?(?P<date>\S.*)", re.I
)
"""A second time, of which the first is not known."""
_LONGEST: Final = 100
"""What is longer is a text."""
_AROUND: Final = " ,:–—-"


def role_said(text: str) -> str:
    """Give the role that a few words name: a bundled one, or an office as it is written.

    >>> role_said("founding member"), role_said("Chair"), role_said("associate member")
    ('founder', 'Chair', 'associate member')
    >>> role_said("UK"), role_said("Holdings"), role_said("Members' Club")
    ('', '', '')
    """
    return bundled_concept("role", text) or (text if _OFFICE.fullmatch(text) else "")


@lru_cache(maxsize=65536)
def said_of_standing(text: str) -> Mapping[str, str]:
    """Read a few words about a membership, by the columns that would hold it.

    Parameters
    ----------
    text : str
        As written, such as what stands in brackets behind a name.

    Returns
    -------
    mapping
        Empty where they say neither as what nor when somebody belongs.

    Examples
    --------
    >>> said_of_standing("chair since 2020"), said_of_standing("left 2023")
    ({'role': 'chair', 'since': '2020'}, {'until': '2023'})
    >>> said_of_standing("founder – 2018"), said_of_standing("– 2018")
    ({'role': 'founder', 'since': '2018'}, {'until': '2018'})
    >>> said_of_standing("2010-2015 observer"), said_of_standing("Summit 2019")
    ({'role': 'observer', 'since': '2010', 'until': '2015'}, {})
    >>> said_of_standing("re-joined 2020"), said_of_standing("applicant 2020")
    ({'since': '2020'}, {'role': 'applicant', 'since': '2020'})
    """
    if len(text) > _LONGEST:
        return {}
    if role := role_said(text):
        return {"role": role}
    if not YEAR_WITHIN.search(text):
        return {"until": UNKNOWN_DAY} if says_ended(text) else {}
    return dict(_dates(text)) or next(_role_and_dates(text), {})


def _dates(text: str) -> Mapping[str, str]:
    if again := _AGAIN.fullmatch(text):
        return {"since": again["date"]} if is_date(again["date"]) else {}
    sense, date = beside(text)
    if sense == "ended":
        return {"until": date} if is_date(date) else {}
    return ends_in_answer(text)


def _role_or_step(text: str) -> str:
    """Give a role, or a word such as "applicant", by which nobody belongs."""
    return role_said(text) or (text if says_outside(text) and text.isalpha() else "")


def _role_and_dates(text: str) -> Iterator[dict[str, str]]:
    """Read a role with a date behind or before it, as in "founder 2018" and "2018: founder"."""
    words = text.split()
    for place in range(1, len(words)):
        first, rest = (" ".join(part).strip(_AROUND) for part in (words[:place], words[place:]))
        behind = without_dash(" ".join(words[place:]))
        for role, date in ((first, behind), (rest, " ".join(words[:place]))):
            said = _role_or_step(role) if YEAR_WITHIN.search(date) else ""
            if said and (dates := _dates(date.strip(" ,:"))):
                yield {"role": said, **dates}
