"""Find pairs of columns of dates that may be beginnings and ends, in a language nobody knows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from graphkit.authoring.dates.written_date import read_date
from graphkit.authoring.headers.dates_by_words import hold_dates
from graphkit.authoring.headers.one_table import is_word
from graphkit.errors import InvalidDate

MAY_BEGIN: Final = "its cells are dates, and may say since when"
MAY_END: Final = "its cells are dates, and may say until when"


def pairs_of_dates(
    header: Sequence[str], columns: Sequence[Sequence[str]], across: Sequence[int]
) -> dict[int, str]:
    """Find pairs of columns of which the second tells no date that is before that of the first.

    Parameters
    ----------
    header, columns : sequence
        The columns of a table.
    across : sequence of int
        The places of those that are read as coalitions.

    Returns
    -------
    dict of int to str
        Which may begin and which may end, by their places. None where a word of the header is
        known, or where names such as "RE100" or "Green Pact" are.

    Examples
    --------
    >>> columns = [["Acme", "Beta"], ["2018", "2019"], ["", "2020"]]
    >>> list(pairs_of_dates(["Ime", "Ulaz", "Izlaz"], columns, [1, 2]))
    [1, 2]
    >>> pairs_of_dates(["Company", "Ulaz", "Izlaz"], columns, [1, 2])
    {}
    >>> pairs_of_dates(["Ime", "RE100", "UNGC"], columns, [1, 2])
    {}
    """
    if len(across) % 2 or any(is_word(one) for one in header if one.strip()):
        return {}
    pairs = [*zip(across[::2], across[1::2], strict=True)]
    words = all(_is_plain_word(header[place]) for place in across)
    if not words or not all(_may_be(columns[one], columns[other]) for one, other in pairs):
        return {}
    return {
        place: why for pair in pairs for place, why in zip(pair, (MAY_BEGIN, MAY_END), strict=True)
    }


def _is_plain_word(header: str) -> bool:
    """Whether a header is one word, of more than its first letter in small ones."""
    return header.strip().isalpha() and header.strip()[1:].islower()


def _may_be(begun: Sequence[str], ended: Sequence[str]) -> bool:
    """Whether each row with an end has a beginning that is not after it, and some go on."""
    if not (hold_dates(begun) and hold_dates(ended)):
        return False
    rows = [(one.strip(), other.strip()) for one, other in zip(begun, ended, strict=True)]
    both = [(_day(one), _day(other)) for one, other in rows if other]
    goes_on = len(both) < sum(bool(one) for one, _ in rows)
    return goes_on and all(one and other and _in_order(one, other) for one, other in both)


def _in_order(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    return one[:shorter] <= other[:shorter]


def _day(cell: str) -> str:
    try:
        return read_date(cell, "dmy") or ""
    except InvalidDate:
        return ""
