"""Make ids out of names, without two names ever sharing one.

The readable part of an id is the name in small ASCII letters, digits and hyphens. It loses
accents, punctuation and capitals, so it does not tell ``Müller`` from ``Muller`` or a spelling in
one language from the same one in another. Where it cannot, a short digest of the exact name (in
Unicode NFC) and of its language follows.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from graphkit.terms import AUTHORED_ID

_APART: Final = re.compile("[^a-z0-9]+")
_DIGEST: Final = 8
OF_PLACES: Final = ("country-", "region-")
"""What the ids of countries and regions begin with, and no other id may."""


def readable_id(name: str) -> str:
    """Make the readable part of an id; letters without a Latin base become their code points.

    Examples
    --------
    >>> readable_id("Chair of the 2023 Board"), readable_id("Müller")
    ('chair-of-the-2023-board', 'muller')
    >>> readable_id("委员")
    'u59d4-u5458'
    """
    if AUTHORED_ID.fullmatch(name):
        return name  # as ids are that stand in tables
    if name.isascii():
        return _APART.sub("-", name.lower()).strip("-") or "unnamed"
    parts: list[str] = []
    for letter in unicodedata.normalize("NFKD", name).casefold():
        if letter.isascii() and letter.isalnum():
            parts.append(letter)
        elif letter.isalnum():
            parts.append(f"-u{ord(letter):x}-")
        elif not unicodedata.combining(letter):
            parts.append("-")
    slug = "-".join(part for part in "".join(parts).split("-") if part) or "unnamed"
    assert AUTHORED_ID.fullmatch(slug)
    return slug


def is_own_id(text: str) -> bool:
    """Tell whether an id of somebody else's can be that of an actor or a coalition.

    >>> is_own_id("gifct"), is_own_id("GIFCT"), is_own_id("country-fr"), is_own_id("gifct--zoom")
    (True, False, False, False)
    """
    return AUTHORED_ID.fullmatch(text) is not None and not text.startswith(OF_PLACES)


def record_ids(
    names: Iterable[tuple[str, str]], *, plainest: bool = False
) -> Mapping[tuple[str, str], str]:
    """Make an id for each name in its language; different names always have different ids.

    Parameters
    ----------
    names : iterable of tuple of str and str
        Name and language (empty where it is not known) of all that must be told apart. The order
        changes nothing. Names that are equal in Unicode NFC are one name.
    plainest : bool
        Whether of several ASCII names that share a readable part the shortest has it alone: an id
        that stands there already, given with the language ``id``, before any other.

    Returns
    -------
    mapping of tuple of str and str to str
        The id of each name as given. The readable part alone where the name is ASCII and no
        other ASCII name shares it; otherwise with a digest.

    Examples
    --------
    >>> ids = record_ids([("Muller", ""), ("Müller", ""), ("Acme", "en"), ("Acme", "fr")])
    >>> ids["Muller", ""], ids["Müller", ""]
    ('muller', 'muller-49c4e5bf')
    >>> ids["Acme", "en"] == ids["Acme", "fr"]
    False
    >>> record_ids([("Acme, Inc.", ""), ("ACME Inc", "")], plainest=True)["ACME Inc", ""]
    'acme-inc'
    """
    given = dict.fromkeys(names)
    exact = {key: (unicodedata.normalize("NFC", key[0]), key[1]) for key in given}
    readable = {name: readable_id(name) for name, _ in exact.values()}
    ascii_ = {one for one in exact.values() if one[0].isascii()}
    sharing = Counter(readable[name] for name, _ in ascii_)
    bare = {one for one in ascii_ if sharing[readable[one[0]]] == 1}
    if plainest:
        bare = set({readable[one[0]]: one for one in sorted(ascii_, key=_plainness)}.values())
    return {
        key: readable[name]
        if (name, language) in bare
        else f"{readable[name]}-{_digest(name, language)}"
        for key, (name, language) in exact.items()
    }


def _plainness(one: tuple[str, str]) -> tuple[bool, int, str, str]:
    """The key by which the plainest of several names comes last."""
    name, language = one
    return language == "id", -len(name), name, language


def _digest(name: str, language: str) -> str:
    data = f"{name}\0{language}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:_DIGEST]
