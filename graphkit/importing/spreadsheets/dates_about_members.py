"""Tell by its header that a column of dates is about a member, and no coalition of a wide table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graphkit.authoring.dates.words_of_change import BEGUN, single
from graphkit.authoring.headers.dates_by_words import SAYS_NOTHING, hold_dates, words_in
from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.words_in_header import without_brackets
from graphkit.authoring.known_words.words_of_headers import COALITIONS, DATE_UNITS, called
from graphkit.importing.spreadsheets.name_across import ACTS, name_across, without_unit
from graphkit.importing.spreadsheets.no_coalition import says_otherwise

_ALONE: Final = frozenset(called("of-member-dated"))
"""What such a column is called, where marks below the same name could say something else."""
_UNITS: Final = frozenset(called("dates-about"))
"""Words that stand for a date, and by which no coalition is called."""
_LAST: Final = _UNITS.union(called("dates-about-last"))
_IN_NAMES: Final = frozenset(called("dates-about-in-name"))
"""Words of names such as "Year One" that only look like those of dates about a member."""
_COMPOUNDS: Final = called("dates-about-in-compound")
_JOINED: Final = ACTS.union(single(BEGUN), called("joined-across", "membership"), ["member"])
_BODIES: Final = frozenset(COALITIONS)
_DIGITS_OF_YEAR: Final = 4
_OF_ACTS: Final = called("ends-as-acts-do")
"""What words such as "Accreditation" end in, by which no coalition is called alone."""
_SHORT: Final = 6
_ACRONYM: Final = re.compile(r"(?=.*[^\W\d])\w+[A-Z0-9]\w*")
"""A word such as "SBTi" or "RE100": what stands for a name, and is no word of a language."""


def ends_as_dates_do(header: str) -> bool:
    """Tell whether a word of dates stands first or last in a header without one of joining.

    >>> ends_as_dates_do("Target year"), ends_as_dates_do("Report due"), ends_as_dates_do("IPO")
    (True, True, False)
    >>> [ends_as_dates_do(one) for one in ("Zieljahr", "RE100 membership date", "Year joined A")]
    [True, False, False]
    >>> [ends_as_dates_do(one) for one in ("Due Diligence Pact", "Two Year Pact", "COP 2020")]
    [False, False, False]
    """
    words = words_in(without_brackets(plain(header)))
    if (
        len(words) == 0
        or name_across(header) != without_unit(header)
        or not _JOINED.isdisjoint(words)
    ):
        return False
    compound = any(words[-1].endswith(one) and words[-1] != one for one in _COMPOUNDS)
    return compound or words[0] in _UNITS or words[-1] in _LAST


def _may_be_joined(header: str) -> bool:
    """Whether what stands beside the word of dates in a header may be the name of what was joined.

    >>> headers = ("Paris Agreement date", "Date Alliance", "SBTi date", "Year One", "Mandatum")
    >>> all(map(_may_be_joined, headers))
    True
    >>> headers = ("CO2 target year", "Année cible", "PHASE YEAR", "Zieljahr", "Commitment date")
    >>> any(map(_may_be_joined, headers))
    False
    """
    written = re.findall(r"[^\W_]+", re.sub(r"[(\[].*?[)\]]", "", header))
    units = [word for word in written if word.casefold() in DATE_UNITS]
    names = [word for word in written if word.casefold() not in SAYS_NOTHING]
    folded = {word.casefold() for word in names}
    if names and folded <= _IN_NAMES:
        return True
    if not units or not names or not folded.isdisjoint(_ALONE):
        return False
    if not folded.isdisjoint(_BODIES):
        return len(names) > 1 or (written[0] in units and not names[0].islower())
    if header.isupper() or any(word.islower() for word in names):
        return False
    apart = len(names) > 1 and units[-1].islower()
    return apart or (len(names) == 1 and _ACRONYM.fullmatch(names[0]) is not None)


def _is_known(header: str) -> bool:
    """Whether a header is known, without words of dates or a year behind it.

    >>> all(map(_is_known, ("First report", "IPO", "Est.", "Prüfung", "Net zero target year")))
    True
    >>> _is_known("GDP 2020"), _is_known("COP 2020"), _is_known("Due Diligence Pact")
    (True, False, False)
    """
    words = words_in(without_brackets(plain(header)))
    said = [word for word in words if word not in DATE_UNITS]
    if "_".join(words) in _ALONE or "_".join(said) in _ALONE:
        return True
    measured = len(words) > 1 and len(words[-1]) == _DIGITS_OF_YEAR and words[-1].isdigit()
    return measured and says_otherwise(" ".join(words[:-1]))


def dates_about_members(
    header: Sequence[str], columns: Sequence[Sequence[str]], across: Sequence[int]
) -> set[int]:
    """Find the columns of dates of a wide table that are about its members.

    Parameters
    ----------
    header, columns : sequence
        The columns of a table.
    across : sequence of int
        The places of those that may be coalitions.

    Returns
    -------
    set of int
        Where all are called so and no list has their names, as "RE100 year" and "SBTi year", they
        are what was joined; so is one that names something, as "Paris Agreement date" does.

    Examples
    --------
    >>> columns = [["Acme"], ["2018"], ["2030"]]
    >>> dates_about_members(["Member", "RE100", "Target year"], columns, [1, 2])
    {2}
    >>> dates_about_members(["Member", "RE100 year", "SBTi year"], columns, [1, 2])
    set()
    """
    dated = [place for place in across if hold_dates(columns[place])]
    known = {place for place in dated if _is_known(header[place])}
    by_rule = {
        place
        for place in dated
        if ends_as_dates_do(header[place]) and not _may_be_joined(header[place])
    }
    return known | by_rule if {*across} - known - by_rule else known


def may_be_about_members(headers: Sequence[str]) -> list[str]:
    """List those columns of dates, read as coalitions, that may be dates about the members.

    Parameters
    ----------
    headers : sequence of str
        What columns of dates that are read as coalitions are called.

    Returns
    -------
    list of str
        Those that end as dates do; and where others say that they are of joining, those that do
        not, unless most of them are written as names are.

    Examples
    --------
    >>> may_be_about_members(["Joined RE100", "Accreditation"]), may_be_about_members(["A", "B"])
    (['Accreditation'], [])
    >>> may_be_about_members(["EU accession", "Schengen", "Euro"])
    []
    """
    say_so = [one for one in headers if name_across(one) != without_unit(one)]
    others = [one for one in headers if one not in say_so]
    is_name = _is_like_name if len(others) > len(say_so) else _is_acronym
    most_are_names = len(others) >= len(say_so) and all(map(is_name, others))
    doubted = others if say_so and not most_are_names else []
    return [
        one
        for one in headers
        if ends_as_dates_do(one)
        or one in doubted
        or (without_unit(one) != one.strip() and one in others)
    ]


def _is_acronym(header: str) -> bool:
    """Whether a header is an acronym, and no word in capitals.

    >>> _is_acronym("NATO"), _is_acronym("SBTi"), _is_acronym("LISTING"), _is_acronym("Schengen")
    (True, True, False, False)
    """
    bare = header.strip()
    return _ACRONYM.fullmatch(bare) is not None and not (bare.isupper() and len(bare) > _SHORT)


def _is_like_name(header: str) -> bool:
    """Whether a header is written as names are, and is not called as what somebody does.

    >>> _is_like_name("Schengen"), _is_like_name("Accreditation"), _is_like_name("Board seat")
    (True, False, False)
    """
    words = re.findall(r"[^\W\d_]+", header)
    act = any(word.casefold().endswith(_OF_ACTS) for word in words)
    return _is_acronym(header) or (bool(words) and all(map(str.istitle, words)) and not act)
