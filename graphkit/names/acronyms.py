"""The acronyms that a name may go by: the first letters of its words."""

from __future__ import annotations

from typing import Final

from graphkit.names.fold import fold
from graphkit.names.normal_form import without_brackets, words_used_as

_SHORTEST: Final = 3
"""Letters; two letters are the first ones of too many names."""
_LONGEST: Final = 10
"""Letters; a longer row of first letters is no acronym."""


def acronyms(name: str) -> tuple[str, ...]:
    """Give the first letters of the words of a name, with and without its small words.

    Parameters
    ----------
    name : str
        The name as written. A word with a hyphen counts as one word and as two.

    Returns
    -------
    tuple of str
        In small letters, ordered by the alphabet; none for a name of one or two words.

    Examples
    --------
    >>> acronyms("Médecins sans frontières")
    ('msf',)
    >>> acronyms("Institute for Strategic Dialogue")
    ('ifsd', 'isd')
    >>> acronyms("International Fact-Checking Network")
    ('ifcn', 'ifn')
    >>> acronyms("Zoom"), acronyms("Red Cross")
    ((), ())
    """
    outside, _ = without_brackets(name)
    spellings = {fold(outside), fold(outside.replace("-", ""))}
    found = {letters for spelt in spellings for letters in _first_letters(spelt)}
    return tuple(sorted(letters for letters in found if _SHORTEST <= len(letters) <= _LONGEST))


def _first_letters(spelt: str) -> tuple[str, str]:
    small = words_used_as("small")
    words = spelt.split(" ")
    return _initials(words), _initials([word for word in words if word not in small])


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words if word[0].isalnum())


def is_acronym_of(short: str, name: str) -> bool:
    """Tell whether a text is an acronym of a name.

    >>> is_acronym_of("D.I.G.I.", "Digital Industry Group Inc"), is_acronym_of("ADC", "Acme")
    (True, False)
    """
    return fold(short).replace(" ", "") in acronyms(name)
