"""Tell notes that say of a table where it is from, of when it is, or where it ends.

>>> is_note_of_table("Fonte: ISTAT"), is_note_of_table("2020年4月1日現在")
(True, True)
>>> is_note_of_table("Retrieved 5 May 2020"), is_note_of_table("Page 1 of 3")
(True, True)
>>> is_note_of_table("Fonte Viva"), is_note_of_table("Page One"), is_note_of_table("Accessed Ltd")
(False, False, False)
"""

from __future__ import annotations

import re
from typing import Final

from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of

_BEFORE: Final = words_of("row_words", "before-note")
_SOURCE: Final = words_of("header_words", "source", "note")
_TAKEN: Final = words_of("row_words", "taken-from")
_GOT_ON: Final = words_of("row_words", "got-on")
_END: Final = words_of("row_words", "end-of-table")
_PAGE: Final = words_of("row_words", "page")
_AS_OF: Final = words_of("row_words", "as-of-behind")
_NOTE: Final = re.compile(
    rf"(?:{any_of(_BEFORE)})\s*[:：]\s*\S.*"
    rf"|(?:{any_of((*_BEFORE, *_SOURCE))})\s+https?://\S+"
    rf"|(?:{any_of(_TAKEN)})\s+\S.*"
    rf"|(?:{any_of(_GOT_ON)})\b.*\d{{4}}.*"
    rf"|(?:{any_of(_END)})\.?"
    rf"|(?:{any_of(_PAGE)})\s+\d+(?:\s*(?:/|\w+)\s*\d+)?"
    rf"|.*\d.*(?:{any_of(_AS_OF)})"
    r"|(?-i:[a-z]{1,2}:\s+[^\W\d_]{3,}.*)",
    re.I,
)
_KEY: Final = re.compile(r"[a-z]{1,2}:\s")
"""A letter that is explained: "a: accession"."""
_NO_WORD: Final = re.compile(r"\W")
_FIRST: Final = frozenset(
    _NO_WORD.split(phrase, maxsplit=1)[0]
    for phrase in (*_BEFORE, *_SOURCE, *_TAKEN, *_GOT_ON, *_END, *_PAGE)
)
"""With these such notes begin: few names are looked at more closely."""


def is_note_of_table(text: str) -> bool:
    """Tell whether a text is a note on its table, and no name."""
    bare = " ".join(text.split())
    first = _NO_WORD.split(bare.casefold(), maxsplit=1)[0]
    looked_at = first in _FIRST or bare.endswith(_AS_OF) or _KEY.match(bare) is not None
    return looked_at and _NOTE.fullmatch(bare) is not None
