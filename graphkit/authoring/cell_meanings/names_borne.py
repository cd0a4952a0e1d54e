"""What a thing is called, and was called before, where a name says both in brackets."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from graphkit.authoring.dates.empty_words import is_unknown
from graphkit.authoring.known_words.bundled_words import bundled_concept
from graphkit.authoring.known_words.words_of_standing import says_ended, says_outside
from graphkit.names.countries import find_country
from graphkit.names.fold import fold
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import rows_of, words_of

_BEFORE: Final = any_of(words_of("row_words", "called-before"))
EX: Final = r"(?:ex[-:]|(?-i:ex)\s)\s*"
"""Before a former name, in any letters with a dash: "Ex Libris" is a name."""
_NOW: Final = any_of(words_of("row_words", "called-now"))
_BORNE: Final = re.compile(
    r"(?P<name>.+?)\s*[(\[]\s*"
    rf"(?:(?P<before>(?:{_BEFORE})(?:\s*:\s*|\s+)|{EX})|(?P<now>(?:{_NOW})(?:\s*:\s*|\s+)))"
    r"(?P<other>[^()\[\];]+?)\s*[)\]]",
    re.I,
)
_QUOTES: Final = " \"'“”„«»‘’"
_YEAR: Final = re.compile(r"(?:1[5-9]|20)[0-9]{2}")
_ARTICLE: Final = re.compile(
    rf"(?:{any_of(row['word'] for row in rows_of('words') if row['use'] == 'article')})"
    r"(?:\s+|(?<=l)['’])",
)
_CONCEPTS: Final = ("role", "kind")
"""What somebody has or had, and is not called by."""
_NOT_FIRST: Final = frozenset(words_of("row_words", "begins-no-name"))
_NOT_LAST: Final = frozenset(words_of("row_words", "ends-no-name"))
"""A part of something, such as a branch, which a place or a field of work stands before."""
_OFFICES: Final = any_of(words_of("row_words", "office-held"))
_BEHIND: Final = any_of(words_of("row_words", "behind-office"))
_OFFICE: Final = re.compile(
    rf"(?:.*\s)?(?:{_OFFICES})|(?:{_OFFICES})\s(?:{_BEHIND})\s.*",
    re.I,
)
"""What a person is somewhere: "Senior Vice President", "Head of Policy"."""


class NamesBorne(NamedTuple):
    """The name of a thing, and the one that it had before.

    Attributes
    ----------
    present, former : str
        The names.
    beside : str
        Which of them stands in the brackets.
    """

    present: str
    former: str
    beside: str


@lru_cache(maxsize=65536)
def names_borne(text: str) -> NamesBorne | None:
    """Read the present and the former name of a thing off one text.

    Parameters
    ----------
    text : str
        The name of a member or of what it joined, as a table has it.

    Returns
    -------
    NamesBorne or None
        None where there are not both: what stands in the brackets is how somebody stands, a
        role, an office, a part of something, a date or part of a sentence. A place that is in
        another country now is no country that has another name.

    Examples
    --------
    >>> names_borne("X (formerly Twitter)")
    NamesBorne(present='X', former='Twitter', beside='Twitter')
    >>> names_borne("Facebook [now: Meta]")
    NamesBorne(present='Meta', former='Facebook', beside='Meta')
    >>> [names_borne(f"Acme ({words})") for words in ("formerly", "now defunct", "formerly Member")]
    [None, None, None]
    >>> [names_borne(f"Acme (formerly {words})") for words in ("UK branch", "Vice President")]
    [None, None]
    >>> names_borne("Clarivate (Ex Libris)"), names_borne("ACME (EX-BETA)").former
    (None, 'BETA')
    """
    if not text.endswith((")", "]")):
        return None
    match = _BORNE.fullmatch(text)
    if match is None:
        return None
    name, other = match["name"].strip(), _without_article(match["other"].strip(_QUOTES))
    if not (_may_be_name(other) and any(map(str.isalpha, name))) or fold(name) == fold(other):
        return None
    if match["before"]:
        return NamesBorne(name, other, other)
    codes = find_country(other).codes
    same = not codes or codes == find_country(name).codes
    return NamesBorne(other, name, other) if same else None


def _without_article(name: str) -> str:
    """Leave out an article in small letters before a name in capitals."""
    bare = _ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) else name
    return bare if bare[:1].isupper() else name


def _may_be_name(text: str) -> bool:
    """Tell names from words: where there are capitals, the first word of a name has one."""
    first = text.split(maxsplit=1)[0] if text else ""
    words = first.casefold() in _NOT_FIRST or any(bundled_concept(one, text) for one in _CONCEPTS)
    words = (
        words or text.rpartition(" ")[2].casefold() in _NOT_LAST or bool(_OFFICE.fullmatch(text))
    )
    standing = says_ended(text) or says_outside(text) or is_unknown(text)
    letters = [sign for sign in first if sign.isalpha()]
    small = bool(letters) and all(map(str.islower, letters))
    return bool(letters) and not (small or words or standing or _YEAR.search(text))
