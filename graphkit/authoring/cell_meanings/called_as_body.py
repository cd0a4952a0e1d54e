"""Tell names that only an organisation has, by their legal form or a word for bodies."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from graphkit.names.normal_form import legal_form
from graphkit.names.tables import rows_of, words_of

_BODIES: Final = frozenset(words_of("row_words", "body-in-name"))
"""What ends or begins names of bodies, and is no family name."""
_OFFICES: Final = frozenset([*words_of("row_words", "office-held"), "member"])
_SMALL: Final = frozenset(row["word"] for row in rows_of("words") if row["use"] == "small")
_BESIDE: Final = re.compile(r"[,;/|]|\s[-–—]\s")
"""Somebody who is with a body may stand before it."""
_FORM: Final = re.compile(r"(?P<stem>.*\S),?\s+(?P<form>\S+)")
_SURE: Final = 3
"""Letters of a legal form that is hardly a family name, as "Co" and "Sa" are."""


@lru_cache(maxsize=4096)
def is_called_as_body(name: str) -> bool:
    """Tell whether a name is surely that of an organisation.

    >>> [is_called_as_body(name) for name in ("Meta, Inc.", "Acme SA", "BP Foundation")]
    [True, True, True]
    >>> [is_called_as_body(name) for name in ("Ministry of Health", "Institut Pasteur")]
    [True, True]
    >>> [is_called_as_body(name) for name in ("Meta", "Jane Co", "Jane Roe, Acme Inc")]
    [False, False, False]
    >>> [is_called_as_body(name) for name in ("Jane Roe at Acme Inc", "Council Member Jane Roe")]
    [False, False]
    """
    parted = _FORM.fullmatch(name)
    if parted is None:
        return False
    stem, last = parted["stem"].rstrip(","), parted["form"]
    words = stem.casefold().split()
    if _BESIDE.search(stem) or not _OFFICES.isdisjoint(words):
        return False
    if words[0] in _BODIES:
        return True
    behind = last.casefold() in _BODIES or _is_sure_form(name, last)
    return behind and _SMALL.isdisjoint(words)


def _is_sure_form(name: str, last: str) -> bool:
    letters = "".join(filter(str.isalpha, last))
    sure = len(letters) >= _SURE or (last.isupper() and not name.isupper())
    return sure and bool(legal_form(f"acme {last}").forms)
