"""Make the life of a coalition of the days on which it was founded and dissolved."""

from __future__ import annotations

from graphkit.authoring.dates.written_period import period_of
from graphkit.errors import InvalidDate


def life_of(founded: str, dissolved: str) -> str:
    """Write a period, as far as the days can be read; empty where none is told.

    Parameters
    ----------
    founded, dissolved : str
        As people write them.

    Examples
    --------
    >>> life_of("1999-05-01", "2009"), life_of("1999", ""), life_of("", "2009"), life_of("", "")
    ('1999-05-01/2009', '1999/..', '/2009', '')
    >>> life_of("long ago", "2009")
    '/2009'
    """
    for since, until in ((founded, dissolved), ("", dissolved), (founded, "")):
        try:
            return period_of(since, until, "") if since or until else ""
        except InvalidDate:
            continue
    return ""
