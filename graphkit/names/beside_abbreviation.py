"""Find things whose names are one but for an abbreviation in brackets: "Acme Bank (AB)", "AB"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from graphkit.names.acronyms import is_acronym_of
from graphkit.names.countries import find_country
from graphkit.names.fold import fold
from graphkit.names.normal_form import compact, without_brackets, words_used_as

_ABBREVIATION: Final = re.compile(r"[^\W_](?:[^\W_]|[.&/-](?!$)){1,11}\.?")
_CAPITALS: Final = 2
"""The least number of them in an abbreviation."""
_OF_PLACES: Final = 2
"""So many letters may be those of a country or of a part of one."""


class BesideAbbreviation(NamedTuple):
    """Two things, the name of one of which holds that of the other.

    Attributes
    ----------
    things : tuple of str
        Their ids, ordered by the alphabet.
    names : tuple of str
        The name with the abbreviation, and the other one.
    """

    things: tuple[str, ...]
    names: tuple[str, str]


def beside_abbreviation(names: Iterable[tuple[str, str]]) -> tuple[BesideAbbreviation, ...]:
    """Pair the things one of which is called as the other is without its abbreviation, or by it.

    Parameters
    ----------
    names : iterable of tuple of str and str
        Id and name.

    Returns
    -------
    tuple of BesideAbbreviation
        In the order of the names. Where several things have other brackets behind one name, these
        tell them apart, and none is paired; a country or a region in brackets tells where.

    Examples
    --------
    >>> rows = [("a", "Rail Union (RU)"), ("b", "Rail Union"), ("c", "Acme (UK)"), ("d", "Acme")]
    >>> [one.things for one in beside_abbreviation(rows)]
    [('a', 'b')]
    >>> beside_abbreviation([("a", "Bar (ABC)"), ("b", "Bar (DEF)"), ("c", "Bar")])
    ()
    >>> beside_abbreviation([("a", "Public Radio Service (PRS)"), ("b", "PRS")])[0].names
    ('Public Radio Service (PRS)', 'PRS')
    """
    listed = [*names]
    bracketed: dict[str, dict[str, tuple[str, str]]] = {}
    for thing, name in listed:
        if name[-1:] in ")]）":
            bare, inside = without_brackets(name)
            if len(inside) == 1:
                bracketed.setdefault(compact(bare), {}).setdefault(fold(inside[0]), (thing, name))
    alone = [next(iter(several.values())) for several in bracketed.values() if len(several) == 1]
    called: dict[str, tuple[str, str]] = {}
    for thing, name in alone:
        bare, (short,) = without_brackets(name)
        if _is_abbreviation(short, bare):
            called[compact(bare)] = (thing, name)
    return tuple(_pairs(listed, called | _by_abbreviation(called)))


def _pairs(
    listed: Iterable[tuple[str, str]], called: Mapping[str, tuple[str, str]]
) -> Iterable[BesideAbbreviation]:
    for thing, name in listed if called else ():
        other = called.get(compact(name))
        if other and other[0] != thing and other[1] != name:
            yield BesideAbbreviation(tuple(sorted((other[0], thing))), (other[1], name))


def _by_abbreviation(called: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """Name things by an abbreviation that one of them alone has."""
    found: dict[str, list[tuple[str, str]]] = {}
    for thing, name in called.values():
        found.setdefault(compact(without_brackets(name)[1][0]), []).append((thing, name))
    return {short: things[0] for short, things in found.items() if len(things) == 1}


def _is_abbreviation(text: str, name: str) -> bool:
    """Whether a text in brackets is short for a name, and no place, year or word.

    >>> [_is_abbreviation(one, "Rail Union") for one in ("RailU", "UK", "EMEA", "Group", "2019")]
    [True, False, False, False, False]
    """
    if not _ABBREVIATION.fullmatch(text) or fold(text) in words_used_as("region"):
        return False
    short = is_acronym_of(text, name) or fold(text) == _initials(name)
    if not short and (len(text) <= _OF_PLACES or find_country(text).status != "none"):
        return False
    return short or sum(map(str.isupper, text)) >= max(_CAPITALS, len(text) / 3)


def _initials(name: str) -> str:
    return "".join(word[0] for word in fold(name).split(" "))
