"""Find things whose names mean one country: "USA" beside "United States"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from graphkit.names.countries import find_country, may_be_country


class OneCountry(NamedTuple):
    """Things of one kind that are called after one country.

    Attributes
    ----------
    code : str
        That of ISO 3166.
    things : tuple of str
        Their ids, ordered by the alphabet.
    names : tuple of str
        The distinct names, ordered by the alphabet.
    """

    code: str
    things: tuple[str, ...]
    names: tuple[str, ...]


def one_country(names: Iterable[tuple[str, str, str]]) -> tuple[OneCountry, ...]:
    """Group the things of one kind whose names mean one country, or its government.

    Parameters
    ----------
    names : iterable of tuple of str, str and str
        Id, name and kind; a thing may have several names.

    Returns
    -------
    tuple of OneCountry
        Ordered by code. Names of several countries, such as "Congo", are in no group.

    Examples
    --------
    >>> rows = [("usa", "USA", ""), ("us", "United States", ""), ("bt", "BT", "company")]
    >>> one_country([*rows, ("bhutan", "Bhutan", "government")])
    (OneCountry(code='US', things=('us', 'usa'), names=('USA', 'United States')),)
    >>> one_country([("ca", "Canada", ""), ("gov", "Government of Canada", "")])[0].code
    'CA'
    """
    groups: dict[tuple[str, str], dict[str, set[str]]] = {}
    for thing, name, kind in names:
        codes = find_country(name).codes if may_be_country(name) else ()
        if len(codes) == 1:
            groups.setdefault((codes[0], kind), {}).setdefault(thing, set()).add(name)
    return tuple(
        OneCountry(code, tuple(sorted(things)), tuple(sorted(set().union(*things.values()))))
        for (code, _), things in sorted(groups.items())
        if len(things) > 1
    )
