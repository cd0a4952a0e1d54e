"""Fold the spelling of a name, step by step, so that two spellings of one name become equal.

Each step forgets a little more than the one before it, and two names are compared at the first
step at which they are equal: an exact match has precedence over one without case, and that one
over one without accents.

==============  =============================================================================
step            what is forgotten
==============  =============================================================================
``exact``       nothing
``composed``    whether an accented letter is one sign or two (Unicode NFC)
``case``        capitals
``signs``       signs that nobody sees, kinds of space, full and half width, ligatures, ``™``
``punctuation`` punctuation, but not ``&``, ``+`` and ``#``; points between single letters
``accents``     accents of Latin and Greek letters, optional vowel points of Hebrew and Arabic
``letters``     what sets letters apart that do not decompose: ``ł``, ``ø``, ``ß``, ``ı`` …
==============  =============================================================================

The vowel signs of Indic scripts and the voicing marks of kana are letters, not accents, and are
never forgotten. Nothing is transliterated, and no name folds to nothing.

>>> [fold("Łódź Foundation", step) for step in ("case", "accents", "letters")]
['łódź foundation', 'łodz foundation', 'lodz foundation']
>>> fold("C++ Alliance"), fold("U.S.A."), fold("राम")
('c++ alliance', 'usa', 'राम')
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Final, Literal, TypeAlias

FoldStep: TypeAlias = Literal[
    "exact", "composed", "case", "signs", "punctuation", "accents", "letters"
]
STEPS: Final[tuple[FoldStep, ...]] = (
    "exact",
    "composed",
    "case",
    "signs",
    "punctuation",
    "accents",
    "letters",
)
"""The steps, from the one that forgets nothing to the one that forgets most."""

_MARKS_OF_TRADE: Final = dict.fromkeys(map(ord, "™®℠©"), " ")
_UNSEEN: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
"""Signs without a shape that are not of the category of format signs."""
_APOSTROPHES: Final = "ʹʺʻʼʽʾʿˈˊˋ"
"""Signs that count as letters in Unicode and are written as apostrophes."""
_KEPT: Final = "&+#"
_ASCII_PUNCTUATION: Final = re.compile("[^a-zA-Z0-9&+#]+")
_POINTS: Final = re.compile(r"(?<![\w.])(?:[^\W\d_]\.)+[^\W\d_]\.?(?!\w)")
"""Points between single letters, as in U.S.A."""
_WESTERN: Final = re.compile(
    "[A-Za-z\u00c0-\u024f\u0250-\u02af\u0370-\u03ff\u1d00-\u1dbf\u1e00-\u1fff\u2c60-\u2c7f"
    "\ua720-\ua7ff\uab30-\uab6f]"
)
"""Latin and Greek letters, whose marks are accents."""
_LATIN: Final = re.compile("[A-Za-z0-9 &+#\u00c0-\u017f]*")
"""Names of Latin letters alone, of which nothing but accents comes apart."""
_LATIN_ACCENTS: Final = re.compile("[\u0300-\u036f]")
_OPTIONAL: Final = re.compile(
    "[\u0301\u0591-\u05bd\u05bf\u05c1\u05c2\u05c7\u0640\u064b-\u0652\u0670]"
)
"""Stress marks, the points of Hebrew, the vowel marks and the lengthening of Arabic."""
_LETTERS: Final[Mapping[int, str]] = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ß": "ss",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ȷ": "j",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "n",
        "ĸ": "k",
        "ə": "e",
        "ɛ": "e",
        "ɔ": "o",
        "ɓ": "b",
        "ɖ": "d",
        "ɗ": "d",
        "ƙ": "k",
        "ɲ": "n",
        "ƴ": "y",
        "ʉ": "u",
        "ƀ": "b",
        "ɨ": "i",
        "ɫ": "l",
        "ǥ": "g",
        "ƒ": "f",
        "ё": "е",
    }
)
"""Small letters that Unicode does not decompose, and how they are typed without them."""


def fold(name: str, step: FoldStep = "letters") -> str:
    """Spell a name as it is compared at a step.

    Parameters
    ----------
    name : str
        The name as written.
    step : str
        One of `STEPS`; all steps up to this one are applied.

    Returns
    -------
    str
        Never empty unless the name is.

    Examples
    --------
    >>> fold("L’Appel de Christchurch"), fold("Côte d'Ivoire")
    ('l appel de christchurch', 'cote d ivoire')
    >>> fold("Søndag Đorđević"), fold("İstanbul Işık"), fold("Straße")
    ('sondag dordevic', 'istanbul isik', 'strasse')
    >>> fold("バス") == fold("ハス"), fold("ﾊﾞｽ") == fold("バス")
    (False, True)
    """
    if step == "letters":
        return _folded(name)
    for reached, spelt in foldings(name):
        if reached == step:
            return spelt
    raise ValueError(f"{step!r} is not one of the steps: {', '.join(STEPS)}")


def foldings(name: str) -> Iterator[tuple[FoldStep, str]]:
    """Yield the spelling of a name at each step, in order.

    Examples
    --------
    >>> [spelt for _, spelt in foldings("AT&T")][-1]
    'at & t'
    """
    spelt = name
    yield "exact", spelt
    for step in STEPS[1:]:
        spelt = _FORGET[step](spelt) or spelt
        yield step, spelt


def agreement(one: str, other: str) -> FoldStep | None:
    """Name the first step at which two names are equal.

    Examples
    --------
    >>> agreement("Zoom", "ZOOM"), agreement("Lodz", "Łódź"), agreement("राम", "रोम")
    ('case', 'letters', None)
    """
    for (step, first), (_, second) in zip(foldings(one), foldings(other), strict=True):
        if first == second:
            return step
    return None


@lru_cache(maxsize=65536)
def _folded(name: str) -> str:
    if name.isascii() and name.isprintable():  # nearly always, and much quicker
        lowered = " ".join(name.lower().split())
        return _without_punctuation(lowered) or lowered or name
    *_, (_, spelt) = foldings(name)
    return spelt


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _without_case(name: str) -> str:
    return name.lower() if name.isascii() else _composed(_small(name))


def _small(name: str) -> str:
    """Write small letters; "ß" stays apart from "ss", which some names alone tell apart."""
    return name.lower().replace("ς", "σ")


def _without_signs(name: str) -> str:
    if name.isascii() and name.isprintable():
        return " ".join(name.split())
    spelt = unicodedata.normalize("NFKC", name.translate(_MARKS_OF_TRADE))
    seen = "".join(map(_seen, _UNSEEN.sub("", _small(spelt))))
    return _composed(" ".join(seen.split()))


@lru_cache(maxsize=4096)
def _seen(sign: str) -> str:
    """Leave out format signs; a control sign stands between words."""
    return {"Cf": "", "Cc": " "}.get(unicodedata.category(sign), sign)


def _without_punctuation(name: str) -> str:
    joined = _POINTS.sub(lambda match: match[0].replace(".", ""), name) if "." in name else name
    if joined.isascii():
        return " ".join(_ASCII_PUNCTUATION.sub(" ", joined).replace("&", " & ").split())
    return " ".join("".join(map(_worded, joined)).split())


@lru_cache(maxsize=4096)
def _worded(sign: str) -> str:
    """Keep letters, digits, marks and the signs that tell names apart."""
    if sign == "&":
        return " & "
    if sign in _KEPT:
        return sign
    return sign if unicodedata.category(sign)[0] in "LNM" and sign not in _APOSTROPHES else " "


def _without_accents(name: str) -> str:
    if name.isascii():
        return name
    if _LATIN.fullmatch(name):
        return _LATIN_ACCENTS.sub("", unicodedata.normalize("NFD", name))
    kept: list[str] = []
    western = False
    for sign in unicodedata.normalize("NFD", name):
        if unicodedata.combining(sign) or unicodedata.category(sign) == "Mn":
            if western or _OPTIONAL.match(sign):
                continue
        else:
            western = _WESTERN.match(sign) is not None
            if _OPTIONAL.match(sign):
                continue
        kept.append(sign)
    return _composed("".join(kept))


def _without_own_letters(name: str) -> str:
    return name if name.isascii() else name.translate(_LETTERS)


_FORGET: Final[Mapping[FoldStep, Callable[[str], str]]] = {
    "composed": _composed,
    "case": _without_case,
    "signs": _without_signs,
    "punctuation": _without_punctuation,
    "accents": _without_accents,
    "letters": _without_own_letters,
}
