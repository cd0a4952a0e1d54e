"""Find the country that a name means: names of CLDR in four languages, and aliases kept as data.

>>> find_country("Republic of Korea").codes, find_country("Côte d'Ivoire").codes
(('KR',), ('CI',))
>>> find_country("Congo")
CountryMatch(name='Congo', status='doubtful', codes=('CD', 'CG'), reason='several')

Codes are those of ISO 3166-1 and, for parts of countries, of ISO 3166-2; ``XK`` is Kosovo,
``EU`` the European Union, ``UN`` the United Nations and ``057`` the region of Micronesia. What a
code names is no judgement about whose territory it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

from graphkit.names.normal_form import spelt_out, without_brackets, words_used_as
from graphkit.names.tables import rows_of

Status: TypeAlias = Literal["sure", "doubtful", "none"]
UNIONS: Final = ("EU", "UN")
"""Codes of unions of countries, which are no countries."""
_CODE: Final = re.compile(r"[A-Z]{2,3}")
_SHORTEST: Final = 5
"""Shorter names may be codes."""
_FEW: Final = 3
"""A word in the names of more countries than these tells none of them."""
_LANGUAGES: Final = ("en", "fr", "de", "es")


class CountryMatch(NamedTuple):
    """What a name means as a country.

    Attributes
    ----------
    name : str
        The name as given.
    status : {"sure", "doubtful", "none"}
        ``doubtful`` where several countries are called so, or where the name is that of an
        institution.
    codes : tuple of str
        One code where the match is sure; the candidates where it is doubtful.
    reason : str
        ``name``, ``code``, ``short``, ``common``, ``official``, ``former``, ``part`` (of a
        country), ``institution``, ``several``, or empty.
    """

    name: str
    status: Status
    codes: tuple[str, ...]
    reason: str


class _Entry(NamedTuple):
    codes: tuple[str, ...]
    reason: str


def find_country(name: str) -> CountryMatch:
    """Find the country that a name or code means.

    Parameters
    ----------
    name : str
        A name in English, French, German or Spanish in any spelling, an official or a former
        name, an alias, or an ISO 3166 code in capitals.

    Returns
    -------
    CountryMatch
        Never a guess: a name of several countries is doubtful, with all of them.

    Examples
    --------
    >>> find_country("Korea, Republic of").codes, find_country("Government of Georgia").status
    (('KR',), 'doubtful')
    >>> find_country("Burma"), find_country("Atlantis").status
    (CountryMatch(name='Burma', status='sure', codes=('MM',), reason='former'), 'none')
    """
    found = next((entry for entry in _readings(name) if entry), None)
    if found is None:
        return CountryMatch(name, "none", (), "")
    sure = len(found.codes) == 1 and found.reason != "institution"
    return CountryMatch(name, "sure" if sure else "doubtful", found.codes, found.reason)


def may_be_country(name: str) -> bool:
    """Tell quickly of most names that no country is called so.

    >>> may_be_country("Government of Canada"), may_be_country("Acme Foundation")
    (True, False)
    """
    return len(name) < _SHORTEST or not _telling_words().isdisjoint(spelt_out(name).split(" "))


@lru_cache(maxsize=1)
def _telling_words() -> frozenset[str]:
    """Collect the words of names of countries without those of many, of each name at least one."""
    codes: dict[str, set[str]] = {}
    for key, entry in _index().items():
        for word in key.split(" "):
            codes.setdefault(word, set()).update(entry.codes)
    found: set[str] = set()
    for key in _index():
        words = key.split(" ")
        rare = [word for word in words if len(codes[word]) <= _FEW]
        found.update(rare or words)
    return frozenset(found)


def country_names(code: str) -> tuple[str, ...]:
    """Give the names of the country or region with a code, English first; none if unknown.

    Examples
    --------
    >>> country_names("NZ")[:2], country_names("GB-SCT")
    (('New Zealand', 'Nouvelle-Zélande'), ('Scotland', 'Écosse'))
    """
    return _names().get(code, ())


def _readings(name: str) -> Iterator[_Entry | None]:
    index = _index()
    key = spelt_out(name)
    yield index.get(key)
    code = name.strip()
    if _CODE.fullmatch(code):
        yield _codes().get(code)
    turned = tuple(map(spelt_out, _turned(name)))
    yield from map(index.get, turned)
    yield from (index.get(_without_form_of_state(one)) for one in (key, *turned))


def _turned(name: str) -> Iterator[str]:
    """Turn "Korea, Republic of" and "Iran (Islamic Republic of)" the right way round."""
    outside, inside = without_brackets(name)
    if len(inside) == 1:
        yield f"{inside[0]} {outside}"
    first, comma, rest = name.partition(",")
    if comma:
        yield f"{rest.strip()} {first.strip()}"


def _without_form_of_state(key: str) -> str:
    """Drop "republic of" and the like, and "government" after a name."""
    for form in _forms_of_state():
        if key.startswith(form + " "):
            return spelt_out(key[len(form) + 1 :])
    words = key.split(" ")
    return " ".join(words[:-1]) if words[-1] in words_used_as("after") else key


@lru_cache(maxsize=1)
def _forms_of_state() -> tuple[str, ...]:
    forms = (" ".join(map(spelt_out, form.split(" "))) for form in words_used_as("state"))
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


@lru_cache(maxsize=1)
def _index() -> Mapping[str, _Entry]:
    """Map each name, spelt out, to what it means; aliases have the last word."""
    index: dict[str, _Entry] = {}
    for row in rows_of("territories"):
        for language in _LANGUAGES:
            if row[language]:
                index.setdefault(spelt_out(row[language]), _Entry((row["code"],), "name"))
    for row in rows_of("country_aliases"):
        codes = tuple(row["codes"].split(";"))
        known = index.get(spelt_out(row["name"]))
        if known is None or known.codes != codes:
            index[spelt_out(row["name"])] = _Entry(codes, row["sort"])
    return index


@lru_cache(maxsize=1)
def _codes() -> Mapping[str, _Entry]:
    return {
        code: _Entry((row["code"],), "code")
        for row in rows_of("territories")
        for code in (row["code"], *row["other_codes"].split(";"))
        if code
    }


@lru_cache(maxsize=1)
def _names() -> Mapping[str, tuple[str, ...]]:
    names: dict[str, dict[str, None]] = {}
    for row in rows_of("territories"):
        named = (row[language] for language in _LANGUAGES)
        names[row["code"]] = dict.fromkeys(name for name in named if name)
    for row in rows_of("country_aliases"):
        codes = row["codes"].split(";")
        if len(codes) == 1 and row["sort"] != "institution":
            names.setdefault(codes[0], {}).setdefault(row["name"])
    return {code: tuple(known) for code, known in names.items()}
