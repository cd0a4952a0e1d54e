"""Read the year, the month and the day of one date that stand in columns of their own together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Final, NamedTuple

from graphkit.authoring.cell_meanings.rows_looked_at import ROWS_FOR_GUESS
from graphkit.authoring.dates.empty_words import is_unknown, says_nothing
from graphkit.authoring.dates.month_alone import month_alone
from graphkit.authoring.headers.dates_in_doubt import dates_in_doubt
from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.one_table import recognised
from graphkit.authoring.headers.words_in_header import in_words, without_brackets
from graphkit.authoring.known_words.words_of_headers import DATE_COLUMNS, called
from graphkit.errors import Problem
from graphkit.tabular.reading.lines_of_text import Line, Sheet

_TITLES: Final = 15
_YEARS, _MONTHS, _DAYS = (
    frozenset(called(sense)) for sense in ("year-apart", "month-apart", "day-apart")
)
_UNITS: Final = _YEARS | _MONTHS | _DAYS
_ANY_BRACKETS: Final = re.compile(r"_?[(\[]([^)\]]*)[)\]]")
_BEHIND: Final = re.compile(r"(?P<rest>.+)(?:jahr|jaar|年|monat|maand|月|tag|dag|日)")
"""German, Dutch and Japanese write it together with what it is the year of."""
_DATES: Final = frozenset([*DATE_COLUMNS, "signed"])
_YEAR: Final = re.compile(r"(\d{4})(?:\.0+)?")
_ABOUT: Final = re.compile(r"(?:c\.|ca\.?|circa|about|~)?\s*\d{4}(?:\.0+)?\s*[?~]?", re.I)
"""A year that may be about one, beside which a month says no more."""
_NUMBER: Final = re.compile(r"(\d{1,2})(?:\.0+)?")
"""A number, which programs may write with decimals where some are missing."""
_NOTHING: Final = re.compile(r"0+(?:\.0+)?")
_NO_YEAR: Final = "without year"
"""What a header says in brackets below which no dates stand, as it is in the table of headers."""


class _Parts(NamedTuple):
    """The places of the columns that make one date; none is -1."""

    year: int
    month: int
    day: int = -1


def with_months_beside_years(
    sheet: Sheet, *, about_one: bool = False, named: Iterable[str] = ()
) -> Sheet:
    """Write "Start year", "Start month" and "Start day" into one column of dates.

    Parameters
    ----------
    sheet : Sheet
        Any table.
    about_one : bool
        Whether all of it is about one coalition.
    named : iterable of str
        The headers that a mapping reads: a column that it names stays as it is.

    Returns
    -------
    Sheet
        Changed where the years stand below a header of beginnings or ends, and all of the first
        are years alone. The header says which columns it was. What is no month stays beside its
        year, so that it is told where it cannot be read. Months without such years are no dates,
        which a doubt says once.

    Examples
    --------
    >>> rows = [(1, ["Member", "Start month", "Start year"]), (2, ["Acme", "June", "2015"])]
    >>> for _, cells in with_months_beside_years(Sheet("a.csv", "", rows)).lines:
    ...     print(cells)
    ['Member', 'Start year (with Start month)']
    ['Acme', '2015-06']
    """
    rest = iter(sheet.lines)
    first = list(islice(rest, ROWS_FOR_GUESS))
    for place, (number, header) in enumerate(first[:_TITLES]):
        below = first[place + 1 :]
        found = [
            parts
            for parts in _parts(header, about_one=about_one)
            if _are_years(below, parts.year)
            and {header[one].strip() for one in parts if one >= 0}.isdisjoint(named)
        ]
        read = {parts.month for parts in found}
        alone = [
            one
            for one in _dates_of_months(header, about_one=about_one)
            if one not in read and header[one].strip() not in named and _are_months(below, one)
        ]
        if found or alone:
            rows = _rows(chain(below, rest), found)
            lines = chain(first[:place], [(number, _header(header, found, alone))], rows)
            told = [_without_years(sheet.path, number, header[one].strip()) for one in alone]
            return sheet._replace(lines=lines, doubts=(*sheet.doubts, *told))
    return sheet._replace(lines=chain(first, rest))


def _parts(header: Sequence[str], *, about_one: bool) -> list[_Parts]:
    """Find the columns of a month whose year, or date, stands in another column."""
    bare = _bare(header)
    months, days = (_by_rest(bare, words) for words in (_MONTHS, _DAYS))
    if not months:
        return []
    taken = {*months.values(), *days.values()}
    others = ["" if place in taken else cell for place, cell in enumerate(header)]
    names = recognised(others, about_one=about_one).names
    if "member" not in names:
        return []
    left = ["" if place in taken else name for place, name in enumerate(bare)]
    years = _by_rest(left, _YEARS, alone=True)
    found = [
        _Parts(years[rest], month, days.get(rest, -1))
        for rest, month in months.items()
        if rest in years and years[rest] not in taken
    ]
    return [parts for parts in found if names[parts.year] in _DATES]


def _dates_of_months(header: Sequence[str], *, about_one: bool) -> list[int]:
    """Find the columns called after months that would be read as beginnings or ends."""
    months = _by_rest(_bare(header), _MONTHS)
    names = recognised(header, about_one=about_one).names if months else ()
    return [place for place in months.values() if names[place] in _DATES and "member" in names]


def _without_years(path: str, line: int, header: str) -> Problem:
    message = (
        f"{header!r} holds months alone, and is kept as a column of your own: no column of years"
        " alone is called by the same words."
    )
    hint = "Call that of the years so, as in 'Start year', or write 2015-06 into one column."
    return Problem(path, line, header, message, hint)


def _bare(headers: Sequence[str]) -> list[str]:
    """Write headers in small letters, a part of a date in brackets as a word.

    What else stands in brackets comes first, as one word, where it tells two columns apart or says
    that the dates are planned: those are of no date that is not.

    >>> _bare(["Joined (month)", "Start year (YYYY)", "Since month [date planned]"])
    ['joined_month', 'start_year', '(date-planned)_since_month']
    >>> _bare(["Since month (EU)", "Since month (US)"])
    ['(eu)_since_month', '(us)_since_month']
    """
    spelt = [plain(in_words(one)) for one in headers]
    bare = [without_brackets(_ANY_BRACKETS.sub(_part, one)) for one in spelt]
    return [
        f"{_said_beside(one)}{name}" if bare.count(name) > 1 or dates_in_doubt(one) else name
        for one, name in zip(spelt, bare, strict=True)
    ]


def _said_beside(header: str) -> str:
    inside = (one[1] for one in _ANY_BRACKETS.finditer(header))
    return "".join(f"({one.replace('_', '-')})_" for one in inside if one not in _UNITS)


def _in_words(header: str) -> str:
    """Write a header so that more can stand in brackets behind it.

    >>> _in_words("Since [year]"), _in_words("StartYear"), _in_words("Joined year [UTC]")
    ('Since year', 'Start Year', 'Joined year')
    """
    return " ".join(_ANY_BRACKETS.sub(_opened, in_words(header)).split())


def _opened(brackets: re.Match[str]) -> str:
    return f" {brackets[1]} " if plain(brackets[1]) in _UNITS else " "


def _part(brackets: re.Match[str]) -> str:
    return f"_{brackets[1]}" if brackets[1] in _UNITS else brackets[0]


def _by_rest(
    bare: Sequence[str], units: frozenset[str], *, alone: bool = False
) -> dict[tuple[str, ...], int]:
    """Give the places of headers with a word for such a part of a date, by their other words.

    Those that have none count, too, if they may stand `alone`, as "Joined" beside "Month joined".
    """
    found: dict[tuple[str, ...], int] = {}
    for place, name in enumerate(bare):
        words = name.split("_")
        rest = [word for word in words if word not in _UNITS]
        behind = _BEHIND.fullmatch(words[-1])
        if units.isdisjoint(words) and behind and words[-1][len(behind["rest"]) :] in units:
            rest = [*words[:-1], behind["rest"]]
        elif units.isdisjoint(words) and not (alone and rest == words):
            continue
        if rest and any(rest):
            found.setdefault(tuple(sorted(rest)), place)
    return found


def _filled(lines: Sequence[Line], place: int) -> list[str]:
    cells = (cells[place].strip() for _, cells in lines if place < len(cells))
    return [cell for cell in cells if not is_unknown(cell)]


def _are_years(lines: Sequence[Line], place: int) -> bool:
    said = _filled(lines, place)
    return any(map(_YEAR.fullmatch, said)) and all(map(_ABOUT.fullmatch, said))


def _are_months(lines: Sequence[Line], place: int) -> bool:
    said = _filled(lines, place)
    return bool(said) and all(map(month_alone, said))


def _header(header: Sequence[str], found: Sequence[_Parts], alone: Iterable[int]) -> list[str]:
    cells = [*header]
    for place in alone:
        cells[place] = f"{header[place].strip()} ({_NO_YEAR})"
    for year, *others in found:
        named = ", ".join(_in_words(header[one]) for one in others if one >= 0)
        cells[year] = f"{_in_words(header[year])} (with {named})"
    return _without(cells, found)


def _rows(lines: Iterable[Line], found: Sequence[_Parts]) -> Iterator[Line]:
    for number, row in lines:
        cells = [*row]
        for parts in found:
            said = (row[one].strip() if 0 <= one < len(row) else "" for one in parts)
            if parts.year < len(row):
                cells[parts.year] = _date(*said)
        yield number, _without(cells, found)


def _without(cells: Sequence[str], found: Sequence[_Parts]) -> list[str]:
    gone = {one for _, *others in found for one in others}
    return [cell for place, cell in enumerate(cells) if place not in gone]


def _date(year: str, month: str, day: str) -> str:
    """Write one date out of its parts; what is no part of a date stays, to be told.

    >>> _date("2015", "6", ""), _date("2015.0", "June", "3"), _date("2015", "n/a", "")
    ('2015-06', '2015-06-03', '2015')
    >>> _date("2015", "13", ""), _date("", "June", ""), _date("2020", "3.2020", "")
    ('13 2015', 'June', '3.2020')

    Many programs write 0 for what is not known.

    >>> _date("2015", "00", "0"), _date("c. 2015", "6", "")
    ('2015', 'c. 2015')

    Of a year that is said not to be known, a month says no more.

    >>> _date("unknown", "6", ""), _date("–", "6", "")
    ('unknown', '6 –')
    """
    month, day = ("" if is_unknown(one) or _NOTHING.fullmatch(one) else one for one in (month, day))
    known = _YEAR.fullmatch(year)
    unknown = is_unknown(year) and not says_nothing(year)
    if (not month and not day) or unknown or (not known and _ABOUT.fullmatch(year)):
        return year
    if known and known[1] in month and not day:
        return month
    said = month_alone(month)
    if not known or not said or (day and not _NUMBER.fullmatch(day)):
        return " ".join(filter(None, (day, month, year)))
    days = f"-{int(float(day)):02}" if day else ""
    return f"{known[1]}-{said}{days}"
