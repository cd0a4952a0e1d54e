"""Find the columns of beginnings and ends by words such as "Affiliated" or "Date of delisting"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.date_like import is_date_like
from graphkit.authoring.cell_meanings.yes_and_no import says_no, says_yes
from graphkit.authoring.dates.empty_words import is_unknown
from graphkit.authoring.dates.footnotes import without_footnote
from graphkit.authoring.dates.words_beside_dates import NOW
from graphkit.authoring.dates.words_of_change import (
    BEGUN,
    BEGUN_ABOVE,
    ENDED,
    ENDED_ABOVE,
    OF_APPLICATIONS,
    PAIRS_ABOVE,
)
from graphkit.authoring.headers.dates_in_doubt import dates_in_doubt
from graphkit.authoring.known_words.words_of_headers import DATE_UNITS, SMALL_WORDS, called
from graphkit.authoring.known_words.words_of_standing import says_outside

_BEGUN: Final = frozenset([*BEGUN, *BEGUN_ABOVE]) - OF_APPLICATIONS
_ENDED: Final = frozenset([*ENDED, *ENDED_ABOVE])
_ACTS: Final = (
    *_BEGUN,
    *_ENDED,
    *OF_APPLICATIONS,
    *(word for pair in PAIRS_ABOVE for word in pair),
)
_KNOWN: Final = frozenset(_ACTS)
SAYS_NOTHING: Final = DATE_UNITS | SMALL_WORDS
"""Words of a header that say neither what was joined nor what happened."""
_PARTICIPLE: Final = re.compile(r"[A-Z]?[a-z]{3,}ed")
_NAMED: Final = frozenset(called("participle-in-name"))
"""Participles that coalitions are called by."""
_MOST: Final = 0.6


def dates_by_words(
    header: Sequence[str], columns: Sequence[Sequence[str]], taken: Mapping[str, int]
) -> dict[str, int]:
    """Find columns of dates whose headers say that somebody joined or left, where none is taken.

    Parameters
    ----------
    header, columns : sequence
        The columns of a table.
    taken : mapping of str to int
        The places of what is known already.

    Returns
    -------
    dict of str to int
        The places of ``since`` and ``until``, as far as they are found.

    Examples
    --------
    >>> columns = [["Ann"], ["2001"], ["2004"]]
    >>> dates_by_words(["Name", "Appointed on", "Dismissed"], columns, {})
    {'since': 1, 'until': 2}
    >>> dates_by_words(["Name", "Date of listing", "Year of birth"], columns, {})
    {}
    """
    held = {*taken.values()} - {taken.get("seen")}
    free = {
        place: act_of(name)
        for place, name in enumerate(header)
        if place not in held
        and not dates_in_doubt(name)
        and _hold_dates_or_answers(act_of(name), columns[place])
    }
    found: dict[str, int] = {}
    if "during" in taken:
        return found
    for first, last in _pairs(free):
        found.setdefault("since", first)
        found.setdefault("until", last)
    seen = taken.get("seen")
    for name, words in (("since", _BEGUN), ("until", _ENDED)):
        place = next((one for one in free if one != seen and free[one] in words), None)
        if place is not None:
            found.setdefault(name, place)
    return {name: place for name, place in found.items() if name not in taken}


def _pairs(free: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    places = {word: place for place, word in free.items()}
    for first, last in PAIRS_ABOVE:
        if first in places and last in places:
            yield places[first], places[last]


def hold_dates(column: Sequence[str]) -> bool:
    """Tell whether most of the cells of a column that hold anything are dates.

    >>> hold_dates(["2001", "", "2014-03-17"]), hold_dates(["x", ""]), hold_dates(["", ""])
    (True, False, False)
    """
    several = Counter(without_footnote(cell) for cell in map(str.strip, column) if cell)
    cells = [cell for cell in several if not _says_how_it_stands(cell)]
    dates = sum(several[cell] for cell in cells if is_date_like(cell))
    return bool(cells) and dates >= _MOST * sum(several[cell] for cell in cells)


def _hold_dates_or_answers(act: str, column: Sequence[str]) -> bool:
    """Whether a column holds dates; where it says who left, some cells may say only that they did.

    >>> _hold_dates_or_answers("withdrew", ["2022", "yes"]), hold_dates(["2022", "yes"])
    (True, False)
    """
    if act in _ENDED:
        column = [cell for cell in column if not (says_yes(cell) or says_no(cell))]
    return hold_dates(column)


def _says_how_it_stands(cell: str) -> bool:
    """Whether a cell says in the stead of a date that it goes on, never was, or is not known."""
    return cell.casefold() in NOW or is_unknown(cell) or says_outside(cell)


def act_of(header: str) -> str:
    """Give what a header says without the words of dates, in small letters.

    >>> [act_of(one) for one in ("Date of de-listing", "Appointed on", "Year", "Joined A Pact")]
    ['delisting', 'appointed', '', 'joined a pact']
    """
    bare = re.sub(r"[(\[].*?[)\]]", "", header).replace("de-list", "delist")
    return " ".join(word for word in words_in(bare) if word not in SAYS_NOTHING)


def words_in(header: str) -> list[str]:
    """List the words of a header, in small letters.

    >>> words_in("Pact_A: Joined (year)")
    ['pact', 'a', 'joined', 'year']
    """
    return [word for word in re.split(r"[\W_]+", header.casefold()) if word]


def is_bare_act(header: str, *, dated: bool = True) -> bool:
    """Tell whether a header names an act or a date and nothing that anybody could join.

    A participle that no list has is an act only above dates.

    >>> [is_bare_act(one) for one in ("Affiliated", "Crossed", "Date", "Appointed on")]
    [True, True, True, True]
    >>> [is_bare_act(one) for one in ("United", "Appointed Council", "OPED", "Signed NPT")]
    [False, False, False, False]
    """
    act = act_of(header)
    if not act or act in _KNOWN:
        return True
    if not dated:
        return False
    words = [word for word in header.split() if word.casefold() not in SAYS_NOTHING]
    alone = len(words) == 1 and _PARTICIPLE.fullmatch(words[0]) is not None
    return alone and act not in _NAMED
