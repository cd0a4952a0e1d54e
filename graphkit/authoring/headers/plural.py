"""Tell a header in the plural, such as "Member countries", from one for each row."""

from __future__ import annotations

from typing import Final

from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.words_in_header import without_brackets
from graphkit.authoring.known_words.words_of_headers import called

_SINGULAR: Final = frozenset(called("singular-like-plural"))
_PLURAL: Final = called("plural-without-s")


def is_plural(header: str) -> bool:
    """Tell whether a header names several of what stands below it.

    >>> is_plural("Member countries"), is_plural("Mitglieder"), is_plural("Pays")
    (True, True, False)
    """
    bare = without_brackets(plain(header))
    return bare.endswith(_PLURAL) or (bare.endswith("s") and bare not in _SINGULAR)
