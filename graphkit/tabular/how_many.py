"""A number and what it counts."""

from __future__ import annotations


def how_many(count: int, noun: str) -> str:
    """Put a number and a noun together.

    Parameters
    ----------
    count : int
        How many there are.
    noun : str
        What they are, in the singular; its plural ends in "s".

    Examples
    --------
    >>> how_many(1, "row"), how_many(2_000, "row")
    ('1 row', '2,000 rows')
    """
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
