"""What people write in the stead of a name: that it is not known, or that there is none."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Final

from graphkit.authoring.dates.empty_words import NO_MEMBER, UNKNOWN, is_node
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of

NAMIBIA: Final = "NA"
"""The code of a country, and what people write where nothing applies."""
_WORDS: Final = frozenset(
    [
        *UNKNOWN,
        *words_of("row_words", "not-named", "others"),
        *("??", "???", "--", "---", "...", "…", "/", "*", ".", "_", "n\\a", "#n/a"),
    ]
)
_AND: Final = any_of(words_of("row_words", "and"))
_OTHERS: Final = any_of(words_of("row_words", "more"))
_MORE: Final = re.compile(
    rf"(?:(?:{_AND}) |\+ ?)?\d+ (?:{_OTHERS})"
    rf"|(?:{_AND}) (?:{_OTHERS})"
    rf"|(?:{_OTHERS}) ?\(\d+\)",
    re.I,
)
"""What stands for names that are not listed."""
_KEY: Final = re.compile(rf"(?:{any_of(words_of('row_words', 'legend', 'key'))})\s*:", re.I)
"""What stands before the meanings of colours and signs."""
_SAME: Final = ('"', "''", "″", "〃", "„", "“", "”")
_AGAIN: Final = frozenset(
    [
        *_SAME,
        *(
            f"{dash}{between}{sign}{between}{dash}"
            for sign in _SAME
            for dash in "-–—"
            for between in ("", " ")
        ),
        *words_of("row_words", "as-above"),
    ]
)
"""What repeats the cell above it."""
_ANSWERS: Final = frozenset(
    word
    for word in words_of("standing_words", "yes", "no")
    if len(word) > 1 and any(map(str.isalpha, word))
)
_NONE: Final = frozenset([*NO_MEMBER, *words_of("row_words", "none-joined")])
"""What stands in the stead of what was joined where nothing was."""
_LETTER: Final = re.compile(r"\w")
_SIGNS: Final = re.compile(r"[,;:.!|\\/()\[\]<>=~^`\s]+")
"""Signs that are left where a cell lost its text."""
_OBJECT: Final = (
    "an object of JSON stands in the stead of a name. Write the name alone, as in"
    ' {"member": "Acme", "coalition": "Green Pact"}.'
)


@lru_cache(maxsize=65536)
def placeholder(name: str, country: bool = True) -> str:
    """Say that a cell holds no name but a word in its stead; empty if it may be a name.

    Parameters
    ----------
    name : str
        As written.
    country : bool
        Whether it may be the code of a country, as "NA" is that of Namibia, and "No" of Norway;
        what was joined may not.

    Examples
    --------
    >>> placeholder("TBC"), placeholder(" n/a "), placeholder("Acme")
    ("'TBC' stands for a name that is not known.", "'n/a' stands for a name that is not known.", '')
    >>> placeholder("NA"), placeholder("NA", country=False) != ""
    ('', True)
    >>> placeholder('{"name": "Acme"}')[:48]
    'an object of JSON stands in the stead of a name.'
    """
    bare = name.strip()
    if bare[:1] in "{[" and bare[-1:] in "}]" and _is_json(bare):
        return _OBJECT
    if not country and bare.casefold() in _ANSWERS:
        return f"{bare!r} says yes or no, and names nothing that was joined."
    if not country and _straight(bare) in _NONE:
        return f"{bare!r} says that nothing was joined."
    if len(bare) > 1 and not bare.strip("-:=_–— "):
        return f"{bare!r} is a line drawn between rows, and no name."
    if bare and not _LETTER.search(bare) and _SIGNS.fullmatch(bare):
        return f"{bare!r} is a sign, and no name."
    if is_node(bare) and not bare.isalnum():  # a member may be called t12
        return f"{bare!r} stands for something that nobody knows."
    if _KEY.fullmatch(bare):
        return f"{bare!r} stands before a key, and is no name."
    if bare.casefold() in _AGAIN:
        return f"{bare!r} repeats what stands above it, and is no name."
    if _MORE.fullmatch(bare):
        return f"{bare!r} stands for names that are not listed."
    if _straight(bare) not in _WORDS or (country and bare == NAMIBIA):
        return ""
    return f"{bare!r} stands for a name that is not known."


def _straight(text: str) -> str:
    """Write a text in small letters, with the apostrophe of typewriters."""
    return text.casefold().replace("’", "'")


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False
