"""Columns and attributes that say what things are called, such as ``label`` and ``label_ja``."""

from __future__ import annotations

import re
from typing import Final

LABEL: Final = "label"
IN_LANGUAGE: Final = f"{LABEL}_"
"""Begins the name of what says a label in a language; the tag of the language follows."""
_TAG: Final = r"([a-z]{2,3}|[ix](?=-))(-[a-z0-9]{1,8})*"
"""What tags of languages look like: those of RFC 5646, with private ones."""
_NAME: Final = re.compile(rf"{LABEL}(?:_(?P<language>{_TAG}))?", re.I)


def is_label(name: object) -> bool:
    """Tell whether something of this name says a label, in whatever language.

    >>> [is_label(name) for name in ("label", "label_ja", "label_en-x-simple", "labelled", "kind")]
    [True, True, True, False, False]
    """
    return isinstance(name, str) and _NAME.fullmatch(name) is not None


def language_of_label(name: str) -> str:
    """Give the language of which something of this name says a label; empty for none.

    >>> language_of_label("label_pt-BR"), language_of_label("label"), language_of_label("labelled")
    ('pt-br', '', '')
    """
    found = _NAME.fullmatch(name)
    return (found["language"] or "").lower() if found else ""
