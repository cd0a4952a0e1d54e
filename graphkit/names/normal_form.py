"""The normal form of a name: its spelling folded, without article and legal form.

>>> normal_form("The Alphabet Company, Inc.") == normal_form("ALPHABET COMPANY")
True
>>> normal_form("Johnson & Johnson"), normal_form("St. Lucia"), normal_form("株式会社リコー")
('johnson and johnson', 'saint lucia', 'リコー')

Legal forms, articles and words that are spelt in two ways are data, in the tables beside this
file. A name is never emptied: a name that is nothing but a legal form keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from graphkit.names.fold import fold
from graphkit.names.tables import rows_of

_BRACKETS: Final = re.compile(r"\s*[(\[（]([^()\[\]（）]*)[)\]）]\s*")
_CONNECTED: Final = frozenset({"and"})
_SHORTEST: Final = 3
"""Letters; a shorter remainder is no short form of a name."""


class LegalForm(NamedTuple):
    """A name taken apart: what it is called, and the legal forms that it carries."""

    stem: str
    forms: tuple[str, ...]


@lru_cache(maxsize=65536)
def spelt_out(name: str) -> str:
    """Fold a name, drop its leading article, and spell its words in one way.

    Examples
    --------
    >>> spelt_out("The Centre for Law & Technology")
    'center for law and technology'
    >>> spelt_out("The")
    'the'
    """
    words = fold(name).split(" ")
    if len(words) > 1 and words[0] in words_used_as("article"):
        words = words[1:]
    spellings = _spellings()
    return " ".join(spellings.get(word, word) for word in words)


@lru_cache(maxsize=65536)
def legal_form(name: str) -> LegalForm:
    """Take the legal forms off a name.

    Parameters
    ----------
    name : str
        The name as written.

    Returns
    -------
    LegalForm
        The stem is never empty. ``forms`` are as in the table, the last of the name first.

    Examples
    --------
    >>> legal_form("Ricoh Co., Ltd.")
    LegalForm(stem='ricoh', forms=('co ltd',))
    >>> legal_form("Coop"), legal_form("SE")
    (LegalForm(stem='coop', forms=()), LegalForm(stem='se', forms=()))
    """
    stem = spelt_out(name)
    forms: list[str] = []
    while found := _one_form(stem):
        stem, form = found
        forms.append(form)
    return LegalForm(stem, tuple(forms))


def normal_form(name: str) -> str:
    """Spell a name as it is compared with others, without its legal form.

    Examples
    --------
    >>> normal_form("Société Générale S.A."), normal_form("C++ Alliance")
    ('societe generale', 'c++ alliance')
    """
    return legal_form(name).stem


def compact(name: str) -> str:
    """Spell the normal form of a name without spaces.

    >>> compact("Trend Micro") == compact("TrendMicro Inc.")
    True
    """
    return normal_form(name).replace(" ", "")


def is_part_of_the_other(one: str, other: str) -> bool:
    """Tell whether all words of one name that say something are in the other, in normal form.

    >>> is_part_of_the_other("total energies", "total energies group")
    True
    """
    first, second = telling_words(one), telling_words(other)
    return bool(first and second) and (first <= second or second <= first)


def telling_words(name: str) -> frozenset[str]:
    """Give the words of a name in normal form that tell it from others.

    >>> sorted(telling_words("global network of widgets"))
    ['widgets']
    """
    return frozenset(name.split(" ")) - words_used_as("small") - words_used_as("general")


def without_brackets(name: str) -> tuple[str, tuple[str, ...]]:
    """Split what stands in brackets from a name.

    Examples
    --------
    >>> without_brackets("Digital Industry Group (DIGI)")
    ('Digital Industry Group', ('DIGI',))
    >>> without_brackets("(Group)")
    ('(Group)', ())
    """
    outside = " ".join(_BRACKETS.sub(" ", name).split())
    if not outside:
        return name, ()
    inside = (part.strip() for part in _BRACKETS.findall(name))
    return outside, tuple(part for part in inside if part)


def short_forms(name: str) -> Iterator[tuple[str, int]]:
    """Yield what a name is called for short: without a subtitle, and without general last words.

    Yields
    ------
    tuple of str and int
        The short form, and how many words were dropped; a subtitle counts as one. What is left
        is never a general word alone, such as "global", and never shorter than three letters.

    Examples
    --------
    >>> list(short_forms("Christchurch Call Foundation"))
    [('christchurch call', 1), ('christchurch', 2)]
    >>> list(short_forms("Geneva Declaration: Health for All"))
    [('geneva declaration', 1), ('geneva', 2)]
    >>> list(short_forms("Tech Coalition")), list(short_forms("Internet Society of Canada"))
    ([], [])
    """
    title, colon, _ = name.partition(": ")
    words = normal_form(title).split(" ")
    dropped = 0
    while words:
        if dropped or colon:
            if not _telling(words):
                return
            yield " ".join(words), dropped + len(colon[:1])
        if words[-1] not in words_used_as("general"):
            return
        words = words[:-1]
        dropped += 1


def _telling(words: Sequence[str]) -> bool:
    """Whether words are enough to name something."""
    small = words_used_as("small")
    weak = small | words_used_as("general") | words_used_as("vague")
    told = not weak.issuperset(words) and words[-1] not in small
    return told and sum(map(len, words)) >= _SHORTEST


@lru_cache(maxsize=16)
def words_used_as(use: str) -> frozenset[str]:
    """Give the words of the table with one use: article, small, general, vague, state …"""
    return frozenset(row["word"] for row in rows_of("words") if row["use"] == use)


@lru_cache(maxsize=1)
def _spellings() -> Mapping[str, str]:
    return {row["word"]: row["same_as"] for row in rows_of("words") if row["use"] == "spelling"}


def form_as_compared(form: str) -> str:
    """Spell a legal form of the table as `legal_form` gives it; none has an article.

    >>> form_as_compared("a s"), form_as_compared("gmbh & co kg")
    ('a s', 'gmbh and co kg')
    """
    return " ".join(_spellings().get(word, word) for word in form.split(" "))


@lru_cache(maxsize=1)
def _forms() -> tuple[tuple[str, ...], Mapping[str, tuple[str, ...]]]:
    """Give the forms written without spaces, and the others by their last word, longest first."""
    joined: list[str] = []
    spaced: dict[str, list[str]] = {}
    for row in sorted(rows_of("legal_forms"), key=lambda row: -len(row["form"])):
        form = form_as_compared(row["form"])
        if not form.isascii() and not form[0] <= "\u04ff":
            joined.append(form)
            continue
        spaced.setdefault(form.rpartition(" ")[2], []).append(form)
        if row["place"] == "either":
            spaced.setdefault("^" + form.partition(" ")[0], []).append(form)
    return tuple(joined), {word: tuple(forms) for word, forms in spaced.items()}


def _one_form(stem: str) -> tuple[str, str] | None:
    """Take one legal form off, if something is left."""
    joined, spaced = _forms()
    for form in spaced.get(stem.rpartition(" ")[2], ()):
        if stem.endswith(" " + form):
            return _unconnected(stem[: -len(form) - 1]), form
    for form in spaced.get("^" + stem.partition(" ")[0], ()):
        if stem.startswith(form + " "):
            return stem[len(form) + 1 :], form
    if not stem.isascii():
        for form in joined:
            if stem.endswith(form) or stem.startswith(form):
                left = stem.removesuffix(form).removeprefix(form).strip()
                return (left, form) if left else None
    return None


def _unconnected(stem: str) -> str:
    """Drop the "and" that stood before a legal form, as in "Sons & Co"."""
    words = stem.split(" ")
    return " ".join(words[:-1]) if len(words) > 1 and words[-1] in _CONNECTED else stem
