"""Find the columns whose cells say that they are not what their headers say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graphkit.authoring.cell_meanings.columns_of_marks import MANY_MARKS, are_marks
from graphkit.authoring.cell_meanings.date_like import several_dates
from graphkit.authoring.cell_meanings.marks import mark_of
from graphkit.authoring.cell_meanings.yes_and_no import are_yes_and_no
from graphkit.authoring.dates.words_beside_dates import NOW, OR
from graphkit.authoring.headers.asks_otherwise import denies_in_brackets
from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.held_by_columns import (
    HOLDS_ANSWERS,
    are_countries,
    why_no_names,
)
from graphkit.authoring.headers.numbered_columns import numbered_with
from graphkit.authoring.headers.one_table import Recognised, is_group
from graphkit.authoring.headers.words_in_header import without_brackets
from graphkit.authoring.known_words.sense_of_event import sense_of_event
from graphkit.authoring.known_words.words_of_headers import (
    ALL_COLUMNS,
    TIME_COLUMNS,
    called,
)
from graphkit.names.pattern_of_words import any_of

_SEATS: Final = frozenset(called("seat"))
"""Columns of seats, which are countries or towns."""
_IN_OFFICE: Final = frozenset(called("took-or-left-office"))
_DIGITS_OF_YEAR: Final = 4
"""The digits of a year."""
_PERIODS_OR_COUNTS: Final = frozenset(called("during-or-count"))
"""Columns such as "Years", which hold periods or how many years it were."""
_OR: Final = re.compile(rf"[/|]|\s(?:{any_of(OR)})\s")
_BESIDE_MARKS: Final = "stands beside columns of marks"
TIMES: Final = frozenset([*TIME_COLUMNS, "signed"]) - {"until", "before"}
"""Columns that say when somebody belonged, and not only until when."""


def not_as_called(
    header: Sequence[str],
    known: Recognised,
    columns: Sequence[Sequence[str]],
    texts: Sequence[Sequence[str]],
) -> dict[int, str]:
    """Find columns whose cells say that they are not what their headers say, and why."""
    found: dict[int, str] = {}
    for place, name in enumerate(known.names):
        why = _not_so(name, texts[place])
        if name == "country" and without_brackets(plain(header[place])) in _SEATS:
            why = "" if are_countries(columns[place]) else "names no countries"
        if name == "during" and without_brackets(plain(header[place])) in _PERIODS_OR_COUNTS:
            why = "" if _are_periods(columns[place], known.names) else "holds no periods"
        if name == "during" and _took_office(header, known.names):
            why = "stands beside days in office"
        if name == "coalition":
            why = _no_coalitions(header[place], texts[place], columns, known.names)
        if name == "coalition" and why == HOLDS_ANSWERS:
            found |= dict.fromkeys(_answered_alike(header, place, texts), why)
        if name in ("coalition", "member") and denies_in_brackets(header[place]):
            why = "says in brackets that nobody belongs yet, or any more"
        if name in ("coalition", "member") and names_its_cells(header[place], texts[place]):
            why = "says which of the words of its header holds"
        if why:
            found[place] = why
    if _tells_fewer_apart(known.names, texts):
        found[known.names.index("member")] = "tells fewer apart than the countries do"
    return found


def _took_office(header: Sequence[str], names: Sequence[str]) -> bool:
    """Whether days beside a term say when somebody took or left office."""
    dated = (place for place, name in enumerate(names) if name in ("since", "until"))
    return any(without_brackets(plain(header[place])) in _IN_OFFICE for place in dated)


def names_its_cells(header: str, texts: Sequence[str]) -> bool:
    """Tell whether the cells of a column are the words between which its header chooses.

    >>> names_its_cells("Individual/Organisation", ["individual", "organisation"])
    True
    >>> names_its_cells("Organisation", ["acme"]), names_its_cells("Pledge / Pact", ["pact a"])
    (False, False)
    """
    words = {word.strip() for word in _OR.split(header.casefold())}
    return len(words) > 1 and bool(texts) and words.issuperset(texts)


def _are_periods(column: Sequence[str], names: Sequence[str]) -> bool:
    """Whether years tell periods, and neither how many there are nor more of other columns."""
    if not {"since", "until", "before"}.isdisjoint(names):
        return False
    parts = (part for cell in column for part in several_dates(cell))
    return any(mark_of(part) == "period" for part in parts)


def counts_years(header: str, cells: Sequence[str]) -> bool:
    """Tell whether numbers below a header such as "Years" are how many, and none of them a year.

    >>> counts_years("Years", ["12", "", "3"]), counts_years("Years", ["2012"])
    (True, False)
    >>> counts_years("During", ["12"])
    False
    """
    filled = [cell.strip() for cell in cells if cell.strip()]
    called = without_brackets(plain(header)) in _PERIODS_OR_COUNTS
    return (
        called
        and bool(filled)
        and all(one.isdigit() and len(one) < _DIGITS_OF_YEAR for one in filled)
    )


def _not_so(name: str, texts: Sequence[str]) -> str:
    """Say why a column is not what its header says; empty if it may be."""
    if name == "event" and texts and not any(map(sense_of_event, texts)):
        return "names no joining and no leaving"
    if name == "seen" and are_yes_and_no(texts):
        return HOLDS_ANSWERS
    says_time = any(any(map(str.isdigit, text)) for text in texts) or NOW.issuperset(texts)
    return "holds no dates" if name == "during" and not says_time else ""


def _tells_fewer_apart(names: Sequence[str], texts: Sequence[Sequence[str]]) -> bool:
    """Whether "member states" stand beside bodies of which there are fewer, and so are members."""
    if not {"member", "country", "coalition"} <= {*names}:
        return False
    members, countries = (set(texts[names.index(name)]) for name in ("member", "country"))
    return len(members) == 1 < len(countries)


def _no_coalitions(
    header: str, texts: Sequence[str], columns: Sequence[Sequence[str]], names: Sequence[str]
) -> str:
    """Say why a column that is called as coalitions are holds none; empty if it may."""
    if why_no_names(texts) == HOLDS_ANSWERS:
        return HOLDS_ANSWERS
    long = not TIMES.isdisjoint(names)
    beside = is_group(header) and not long and _marks_beside(columns, names) >= MANY_MARKS
    return _BESIDE_MARKS if beside else ""


def _answered_alike(header: Sequence[str], place: int, texts: Sequence[Sequence[str]]) -> list[int]:
    """Find the columns that are numbered with one of answers and hold no names, either."""
    numbered = numbered_with(header, place)
    return [one for one in numbered if not texts[one] or why_no_names(texts[one]) == HOLDS_ANSWERS]


def _marks_beside(columns: Sequence[Sequence[str]], names: Sequence[str]) -> int:
    """Count the own columns of marks, each of which may be that of something joined."""
    return sum(
        name not in ALL_COLUMNS and are_marks(column, dates=False)
        for name, column in zip(names, columns, strict=True)
    )
