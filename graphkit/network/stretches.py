"""The stretches of time in which two nodes were tied: periods that touch or overlap are one."""

from __future__ import annotations

from collections.abc import Iterable

from graphkit.network.two_mode import iso
from graphkit.panel.days import EARLIEST, LATEST, number_of


def stretches(periods: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Join periods that touch or overlap, the earliest first.

    Parameters
    ----------
    periods : iterable of pairs of str
        ISO dates of first and last days, empty where a side is open, as edges have them. One that
        surely ended before it surely began has the ends of the time in which it was.

    Examples
    --------
    >>> stretches([("1970-01-01", ""), ("1949-01-01", "1956-12-31"), ("1957-01-01", "1960-01-01")])
    (('1949-01-01', '1960-01-01'), ('1970-01-01', ''))
    """
    # A network that was read from a file may have texts in their place, which tell no times.
    pairs = (one for one in periods if isinstance(one, tuple | list))
    known = (
        (number_of(start) if start else EARLIEST, number_of(end) if end else LATEST)
        for start, end in pairs
    )
    turned = ((min(pair), max(pair)) for pair in known)
    return tuple((iso(first), iso(last)) for first, last in merged(turned))


def merged(spells: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join spells that touch or overlap, so that no day counts twice."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(spells):
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return found
