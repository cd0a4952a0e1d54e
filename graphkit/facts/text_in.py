"""Which of the texts that say one thing in several languages is shown: the one rule about it.

The queries of the package choose in the same way, and so does the page (``core/languages.js``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from graphkit import type_checks

LANGUAGE: Final = "the tag of a language as text, such as 'fr'"


def language_tag(lang: object) -> str:
    """Take the tag of a language as graphs have it; capitals mean nothing in it (RFC 5646).

    Raises
    ------
    InvalidType
        If it is no text.

    Examples
    --------
    >>> language_tag("FR"), language_tag("pt-BR")
    ('fr', 'pt-br')
    """
    return type_checks.text("lang", lang, LANGUAGE).lower()


def near(lang: str, tags: Iterable[str]) -> list[str]:
    """List the tags of the language of a tag in the order in which they stand for it.

    Of Portuguese, ``pt`` is the first.

    Parameters
    ----------
    lang : str
        The tag, in small letters.
    tags : iterable of str
        Those that there are.

    Examples
    --------
    >>> near("zh", ["en", "zh-hant", "zh-hans"]), near("pt-br", ["pt-pt", "pt"])
    (['zh-hans', 'zh-hant'], ['pt', 'pt-pt'])
    """
    language = lang.partition("-")[0]
    return sorted(tag for tag in tags if tag.partition("-")[0] == language)


def text_in(texts: Mapping[str, str], lang: str, otherwise: str = "") -> str:
    """Choose the text in a language, or else in the next best one that there is.

    These are another tag of the same language, as `near` orders them (``pt`` for ``pt-BR``,
    ``zh-Hant`` for ``zh``), English, and then all in the order of their tags, a text in no
    language before others.

    Parameters
    ----------
    texts : mapping of str to str
        The text in each language, by its tag in small letters.
    lang : str
        The tag of the language, in capitals or small letters.
    otherwise : str
        What is given where there is no text.

    Examples
    --------
    >>> harbour = {"de": "Nordhafen", "ja": "北港", "pt": "Porto do Norte"}
    >>> [text_in(harbour, lang) for lang in ("JA", "pt-BR", "fr")]
    ['北港', 'Porto do Norte', 'Nordhafen']
    """
    asked = language_tag(lang)
    if said := texts.get(asked):
        return said
    for tag in (*near(asked, texts), "en", *sorted(texts)):
        if said := texts.get(tag):
            return said
    return otherwise
