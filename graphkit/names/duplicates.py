"""Find things that bear one name, up to its spelling and its legal form."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from graphkit.names.fold import STEPS, agreement
from graphkit.names.normal_form import compact, normal_form, spelt_out

SAME: Final = "the same name"
_REASONS: Final = (
    SAME,
    "names that differ in how accented letters are encoded",
    "names that differ in capitals only",
    "names that differ in invisible signs, ligatures or widths only",
    "names that differ in punctuation only",
    "names that differ in accents only",
    "names that differ in special letters only",
    "names that differ in small words only",
    "names that differ in the legal form only",
    "names that differ in spaces only",
    "names that differ in umlauts written as two letters",
)
"""What sets the names of a group apart, in the order of how much it is."""
_ACCENTS: Final = _REASONS.index("names that differ in accents only")
_UMLAUTS: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae"}
    | {"Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa", "Æ": "Ae"}
)


class Duplicates(NamedTuple):
    """Things that bear one name.

    Attributes
    ----------
    things : tuple of str
        Their ids, ordered by the alphabet.
    names : tuple of str
        The distinct spellings, ordered by the alphabet.
    reason : str
        What sets the names apart at most, in words: ``"the same name"``, ``"names that differ in
        capitals only"`` …
    """

    things: tuple[str, ...]
    names: tuple[str, ...]
    reason: str


def duplicates(names: Iterable[tuple[str, str]]) -> tuple[Duplicates, ...]:
    """Group the things whose names have one normal form: one group for all of them, not pairs.

    Parameters
    ----------
    names : iterable of tuple of str and str
        Id and name; a thing may have several names. Which names count (labels, or acronyms too)
        is up to the caller.

    Returns
    -------
    tuple of Duplicates
        Ordered by the ids. Groups of the same things are one group: the one whose names are
        nearest to each other.

    Notes
    -----
    Time grows with the number of names, not with the number of pairs.

    Examples
    --------
    >>> found = duplicates([("a", "Acme Inc."), ("b", "ACME"), ("c", "Acme"), ("d", "Bell")])
    >>> found[0].things, found[0].reason
    (('a', 'b', 'c'), 'names that differ in the legal form only')
    >>> duplicates([("a", "C++ Alliance"), ("b", "C Alliance"), ("c", "राम"), ("d", "रोम")])
    ()
    >>> duplicates([("a", "Mueller AG"), ("b", "Müller AG")])[0].reason
    'names that differ in umlauts written as two letters'
    """
    buckets: dict[str, dict[str, set[str]]] = {}
    for thing, name in names:
        for spelt in {name, _written_out(name)}:
            buckets.setdefault(compact(spelt), {}).setdefault(name, set()).add(thing)
    groups: dict[tuple[str, ...], tuple[int, tuple[str, ...]]] = {}
    for bearers in buckets.values():
        things = tuple(sorted(set().union(*bearers.values())))
        if len(things) > 1:
            group = _apart(bearers), tuple(sorted(bearers))
            groups[things] = min(groups.get(things, group), group)
    return tuple(
        Duplicates(things, spellings, _reason(apart, spellings))
        for things, (apart, spellings) in sorted(groups.items())
    )


def _reason(apart: int, spellings: Iterable[str]) -> str:
    """Say what sets names apart; of accents, whether capitals or more differ, too.

    >>> _reason(5, ("ISTANBUL CO", "istanbul co", "İstanbul co"))
    'names that differ in accents and capitals only'
    >>> _reason(5, ("Lodz-X", "Łódz X")), _reason(5, ("Cafe", "Café"))
    ('names that differ in accents and other signs only', 'names that differ in accents only')
    """
    reason = _REASONS[apart]
    if apart != _ACCENTS:
        return reason
    bare = {_without_accents(name) for name in spellings}
    if len(bare) == 1:
        return reason
    more = "capitals" if len({name.casefold() for name in bare}) == 1 else "other signs"
    return f"names that differ in accents and {more} only"


def _without_accents(name: str) -> str:
    parts = unicodedata.normalize("NFD", name).replace("ı", "i")
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _apart(bearers: Mapping[str, set[str]]) -> int:
    """Say how far the thing that is least like the others is from the nearest of them."""
    nearest: dict[str, int] = {}
    for name, things in sorted(bearers.items()):
        apart = 0 if len(things) > 1 else min(_distances(name, things, bearers))
        for thing in things:
            nearest[thing] = min(nearest.get(thing, apart), apart)
    return max(nearest.values())


def _distances(name: str, things: set[str], bearers: Mapping[str, set[str]]) -> Iterator[int]:
    """Yield how far a name is from each name of others."""
    yield len(_REASONS) - 1
    for other, others in bearers.items():
        if not others <= things:
            yield _distance(name, other)


def _distance(one: str, other: str) -> int:
    step = agreement(one, other)
    if step:
        return STEPS.index(step)
    if spelt_out(one) == spelt_out(other):
        return len(STEPS)
    if normal_form(one) == normal_form(other):
        return len(STEPS) + 1
    return len(STEPS) + (2 if compact(one) == compact(other) else 3)


def _written_out(name: str) -> str:
    """Write umlauts and their like as the two letters that stand for them.

    >>> _written_out("Müller AG"), _written_out("Ærø")
    ('Mueller AG', 'Aeroe')
    """
    return name if name.isascii() else unicodedata.normalize("NFC", name).translate(_UMLAUTS)
