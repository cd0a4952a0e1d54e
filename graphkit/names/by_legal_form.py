"""Whether a name means what bears the same but for the legal form.

A legal form says little of who is meant, and two things against it: another form of its own, and
a country in which the thing is not based.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from graphkit.names.candidates import Known
from graphkit.names.fold import fold
from graphkit.names.normal_form import form_as_compared, legal_form, normal_form
from graphkit.names.tables import rows_of

_ENOUGH = 3
"""Letters; what is shorter has to be the label of a thing, and no other name of it."""


def meant_by_legal_form(name: str, known: Known, country: str = "") -> bool:
    """Tell whether a name means a thing, one name of which differs from it in the legal form.

    Parameters
    ----------
    name : str
        As somebody wrote it.
    known : Known
        The name of the thing.
    country : str
        Where the thing is based, as a code of ISO 3166, if that is known.

    Examples
    --------
    >>> acme = Known("acme", "Acme")
    >>> [meant_by_legal_form(name, acme, "US") for name in ("Acme, Inc.", "Acme GmbH")]
    [True, False]
    >>> meant_by_legal_form("Mercury Ltd", Known("mercury", "Mercury, Inc."))
    False
    """
    return _distinctive(name, known) and not told_apart_by_form(name, known, country)


def told_apart_by_form(name: str, known: Known, country: str = "") -> bool:
    """Tell whether the legal form of a name says that somebody else is meant.

    Parameters
    ----------
    name, known, country
        As for `meant_by_legal_form`.

    Examples
    --------
    >>> [told_apart_by_form(name, Known("x", "X"), "US") for name in ("X Corp.", "X GmbH")]
    [False, True]
    """
    return _different(name, known.name) or form_of_another_country(name, country)


def form_of_another_country(name: str, country: str) -> bool:
    """Tell whether a name has a legal form that is none of the country where a thing is based.

    Examples
    --------
    >>> form_of_another_country("Acme GmbH", "US"), form_of_another_country("Acme GmbH", "AT")
    (True, False)
    >>> form_of_another_country("Acme Ltd", "US"), form_of_another_country("Acme GmbH", "")
    (False, False)
    """
    if not country:
        return False
    used = (_used_in().get(form) for form in legal_form(name).forms)
    return any(countries and country not in countries for countries in used)


def _different(one: str, other: str) -> bool:
    """Tell whether two names carry legal forms that are not the same.

    >>> _different("Mercury, Inc.", "Mercury Ltd"), _different("A", "A Ltd")
    (True, False)
    >>> _different("Acme Corp.", "Acme Corporation"), _different("Acme AB (publ)", "Acme AB")
    (False, False)
    """
    first, second = map(_spelt_alike, (legal_form(one).forms, legal_form(other).forms))
    return bool(first and second and first != second)


def _spelt_alike(forms: Iterable[str]) -> frozenset[str]:
    """Write forms that are spellings of one form as that form."""
    same = _same_form()
    return frozenset(same.get(form, form) for form in forms)


@lru_cache(maxsize=1)
def _same_form() -> Mapping[str, str]:
    return {
        form_as_compared(row["form"]): form_as_compared(row["same_as"])
        for row in rows_of("legal_forms")
        if row["same_as"]
    }


def _distinctive(name: str, known: Known) -> bool:
    """Tell whether enough is left of a name without its legal form to go by.

    >>> [_distinctive(name, Known("a", "X")) for name in ("X Corp", "Acme, Inc.", "株式会社リコー")]
    [False, True, True]
    >>> [_distinctive("IBM Corp.", Known("ibm", "IBM", use)) for use in ("name", "alias")]
    [True, False]
    """
    stem = fold(normal_form(name)).replace(" ", "")
    return len(stem) > (1 if known.use == "name" else _ENOUGH) or not stem.isascii()


@lru_cache(maxsize=1)
def _used_in() -> Mapping[str, frozenset[str]]:
    """Give the countries of the forms that are those of some countries alone."""
    return {
        form_as_compared(row["form"]): frozenset(filter(None, row["countries"].split(";")))
        for row in rows_of("legal_forms")
    }
