"""Doubt that one of several columns that are called by kinds holds all members."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.authoring.headers.one_table import is_country, recognised
from graphkit.authoring.headers.plural import is_plural
from graphkit.authoring.known_words.bundled_words import bundled_concept
from graphkit.errors import Problem


def lists_by_kind(path: str, header: Sequence[str], *, about_one: bool) -> Iterator[Problem]:
    """Doubt that the column that is read lists all members, where others are called by kinds, too.

    Parameters
    ----------
    path : str
        The file.
    header : sequence of str
        The names of its columns.
    about_one : bool
        Whether all rows are about one coalition.

    Examples
    --------
    >>> header = ["Pact", "Companies", "NGOs", "Member states"]
    >>> [one.message for one in lists_by_kind("a.csv", header, about_one=False)]
    ["'Companies' is read as the members, and 'NGOs', 'Member states' may list some, too."]
    """
    names = recognised(header, about_one=about_one).names
    read = [cell.strip() for cell, name in zip(header, names, strict=True) if name == "member"]
    others = [
        cell.strip()
        for cell, name in zip(header, names, strict=True)
        if name != "member" and _is_of_a_kind(cell)
    ]
    if others and any(map(is_plural, read)):
        several = ", ".join(map(repr, others))
        message = f"{read[0]!r} is read as the members, and {several} may list some, too."
        of_all = not all(map(is_country, others))  # these may be where the members are
        hint = "Write a row for each, with its kind beside it."
        yield Problem(path, 0, others[0], message, hint, of_all=of_all)


def _is_of_a_kind(header: str) -> bool:
    """Tell whether a header is called by several of a kind, as its last word says.

    >>> [_is_of_a_kind(one) for one in ("NGOs", "Signatory governments", "Company", "Years")]
    [True, True, False, False]
    """
    words = header.strip().split()
    last = words[-1] if words else ""
    return is_plural(last) and bool(
        bundled_concept("kind", header) or bundled_concept("kind", last)
    )
