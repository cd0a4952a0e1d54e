"""Tell the columns of steps that bind a state to a treaty by themselves."""

from __future__ import annotations

from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.words_in_header import without_brackets
from graphkit.authoring.known_words.treaty_headers import tells_consent, tells_entry_into_force


def may_bind(name: str) -> bool:
    """Tell whether a column is of ratification, accession or the like, which binds by itself.

    >>> may_bind("Accession (a)"), may_bind("Entry into force"), may_bind("Signature")
    (True, False, False)
    """
    bare = without_brackets(plain(name))
    return tells_consent(bare) and not tells_entry_into_force(bare)
