"""Doubt names that differ in a year behind them, as who joined when is written, too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.dates.years import YEAR, YEAR_SIGNS
from graphkit.authoring.doubts.names_described import names_described
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.names.fold import fold

_DIGITS: Final = 4
_IN_BRACKETS: Final = re.compile(
    rf"(?P<name>.*\S)\s*[(\[]\s*{YEAR_SIGNS}"
    r"(?P<span>\s*[–—/-]\s*(?:(?:1[89]|20)?\d{2})?)?\s?\??\s*[)\]]"
)
"""A name with a year in brackets, a span of years, or one that somebody doubts."""
_TELL: Final = frozenset(["since", "during"])
"""Where a column says when somebody joined, no year behind a name does."""
_HINT: Final = (
    "If the year says when somebody joined, write it into a column since, a row for each."
)
_HINT_ALONE: Final = (
    "If the year says when it joined or left, write it into a column since or until."
)


def years_behind_names(
    rows: Sequence[Row], headers: Mapping[str, str], described: Sequence[Row] = ()
) -> Iterator[Problem]:
    """Tell of names such as *Green Pact (2019)* beside *Green Pact (2021)* or *Green Pact*.

    Parameters
    ----------
    rows : sequence of Row
        Memberships as they were read, with the member in the own column ``member``.
    headers : mapping of str to str
        The headers as written, by what they hold.
    described : sequence of Row
        The coalitions that a table describes: there are as many as it says.

    Yields
    ------
    Problem
        One for all coalitions and one for all members, in the line of the first. That each is one
        of its own, as the conventions on drugs of 1961 and 1971 are, is for a person to say. One
        more for all other members with a year in brackets, which may say when they joined or left.
    """
    known = names_described(described)
    joined = {row.cells["coalition"]: row for row in reversed(rows)}
    members = {row.own.get("member", ""): row for row in reversed(rows)}
    for column, first in (("coalition", joined), ("member", members)):
        header = headers.get(column, column)
        names = sorted(
            (name for name in first if name and name not in known),
            key=lambda name: (first[name].line, name),
        )
        alike = _alike(names) if _TELL.isdisjoint(headers) else []
        if alike:
            one, other, *_ = alike[0]
            more = len(alike) - 1
            others = f", and {more:,} more {'is' if more == 1 else 'are'} so" if more else ""
            message = f"{shown(one)} and {shown(other)} are read as two {column}s{others}."
            yield Problem(first[one].path, first[one].line, header, message, _HINT)
        told = {name for same in alike for name in same}
        alone = [name for name in names if name not in told and _has_year_in_brackets(name)]
        if alone and column == "member":
            row, more = first[alone[0]], len(alone) - 1
            others = f", and {more:,} more likewise" if more else ""
            message = f"{shown(alone[0])} is read as a name with its year{others}."
            yield Problem(row.path, row.line, header, message, _HINT_ALONE)


def _alike(names: Sequence[str]) -> list[list[str]]:
    """Put together the names that are one without the year behind them, in their order."""
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(fold(_without_year(name)), []).append(name)
    return [
        same
        for same in found.values()
        if len(same) > 1 and any(_without_year(name) != name for name in same)
    ]


def _has_year_in_brackets(name: str) -> bool:
    """Tell whether one year stands in brackets behind a name; a span says more.

    >>> list(map(_has_year_in_brackets, ("Acme (2019)", "Acme 2019", "Acme (2019-2021)")))
    [True, False, False]
    """
    match = _IN_BRACKETS.fullmatch(name) if name[-1:] in ")]" else None
    return match is not None and not match["span"]


def _without_year(name: str) -> str:
    """Leave out the year behind a name.

    >>> _without_year("Green Pact (2019)"), _without_year("Green Pact, 2019"), _without_year("2019")
    ('Green Pact', 'Green Pact', '2019')
    >>> _without_year("Green Pact (2019-2021)"), _without_year("Green Pact (2019?)")
    ('Green Pact', 'Green Pact')
    """
    if name[-1:] in ")]":
        match = _IN_BRACKETS.fullmatch(name)
        return match["name"] if match else name
    bare = name.rstrip(" )]")
    year, rest = bare[-_DIGITS:], bare[:-_DIGITS].rstrip(" ,([")
    return rest if rest and YEAR.fullmatch(year) and bare[:-_DIGITS] != rest else name
