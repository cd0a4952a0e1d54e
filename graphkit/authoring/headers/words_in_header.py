"""Read what one header says: its words, questions, brackets, and which column it names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from graphkit.authoring.dates.words_beside_dates import OR
from graphkit.authoring.known_words.words_of_headers import (
    BODIES_IN_COUNTRIES,
    COALITIONS,
    COMPOUNDS,
    DATE_UNITS,
    MEMBERS,
    NAMES,
    OF_THE_MEMBER,
    ORGANISATIONS,
    PEOPLE,
    REGIONS,
    SMALL_WORDS,
    TOWNS,
    YEARS_OF_ROWS,
    called,
)
from graphkit.names.pattern_of_words import any_of

_ELISION: Final = re.compile(r"(?:^|(?<=_))[dl]'")
_BOUNDS: Final = frozenset(called("bound-of-time"))
"""Small words that tell a beginning from an end."""
_SMALL: Final = (SMALL_WORDS - _BOUNDS).union(called("asks-when"))
_ACTS: Final = frozenset(called("act-of-member"))
NAMES_OF_NAMES: Final = called("name")
NAME_OR_NUMBER: Final = called("name-or-number")
WORDS_OF_NAMES: Final = frozenset([*NAMES_OF_NAMES, *NAME_OR_NUMBER])
_OF_QUESTIONS: Final = frozenset(called("of-question"))
_QUESTION: Final = frozenset(called("question"))
"""Words of a question that do not say what it asks for."""
_BEGAN: Final = frozenset(called("asks-when-it-began"))
_ENDED: Final = frozenset(called("asks-when-it-ended"))
_WITHOUT: Final = re.compile(r"_?[(\[].*?[)\]]|[:*?]+$")
_EXCLUSIVE: Final = re.compile(rf"[(\[]\s*(?:{any_of(called('exclusive'))})\s*[)\]]", re.I)
_OR: Final = re.compile(rf"_?[/|]_?|_(?:{any_of(OR)})_")
_TOGETHER: Final = re.compile(r"[A-Za-z][a-z]+(?:[A-Z][a-z]+)+")
_CAPITAL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_COMPOUNDS: Final = tuple(re.compile(one, re.I) for one in COMPOUNDS)
_WHICH: Final = frozenset(called("asks-which")) - {"what"}
_FIRST: Final = 3
_OF_THESE: Final = frozenset(called("of-these"))
_OTHERWISE: Final = frozenset(called("asks-otherwise", "asks-of-plans"))
"""Words of a question for plans, ends and reasons, and not for what was joined."""
_IN_WHICH_YEAR: Final = (["in", "which", "year"], ["in", "what", "year"])
_CONDITION: Final = re.compile(rf"^(?:{any_of(called('if-so'))}),_")
_LONG_COALITIONS: Final = tuple(word for word in COALITIONS if len(word) > len("pacts"))
MEANT: Final = {
    word: name
    for name, words in {
        **OF_THE_MEMBER,
        **NAMES,
        "town": TOWNS,
        "region": REGIONS,
        "body in a country": BODIES_IN_COUNTRIES,
        "member": (*MEMBERS, *ORGANISATIONS, *PEOPLE),
        "coalition": COALITIONS,
    }.items()
    for word in words
}
"""What a word of a header means where it stands alone."""


def in_words(header: str) -> str:
    """Write a header whose words stand together, each with a capital, as words.

    >>> in_words("startDate"), in_words("MemberName"), in_words("Date joined"), in_words("NATO")
    ('start Date', 'Member Name', 'Date joined', 'NATO')
    """
    return _CAPITAL.sub(" ", header) if _TOGETHER.fullmatch(header.strip()) else header


def without_brackets(header: str) -> str:
    """Write a header, as `plain` gives it, without what stands in brackets.

    That ends are excluded stays.

    >>> without_brackets("since_(dd/mm/yyyy)"), without_brackets("until_(exclusive)")
    ('since', 'until_exclusive')
    """
    bare = _WITHOUT.sub("", header).strip("_ ¿")
    return f"{bare}_exclusive" if _EXCLUSIVE.search(header) else bare


def may_be_year(name: str) -> bool:
    """Tell whether an own column may say for which year a row is.

    >>> may_be_year("year"), may_be_year("fiscal_year"), may_be_year("years_of_service")
    (True, True, False)
    """
    return without_brackets(name) in YEARS_OF_ROWS


def one_of_several(header: str) -> str:
    """Take one of the words of a header between which a stroke stands, if all mean the same.

    >>> one_of_several("pledge_/_initiative"), one_of_several("joined_or_signed")
    ('pledge', 'joined')
    >>> one_of_several("mitgliedsstadt_/_member_city"), one_of_several("stadt_/_city")
    ('mitgliedsstadt', 'stadt')
    >>> one_of_several("start/end"), one_of_several("name_/_label")
    ('start/end', 'name_/_label')
    """
    if "://" in header:
        return header  # the parts of an address are no words
    if _OR.search(header) is None:
        return header
    words = {word: meant for word in _OR.split(header) if (meant := _meant(word))}
    return next(iter(words)) if len({*words.values()}) == 1 else header


def _meant(word: str) -> str:
    """What a word of a header means, also in a compound such as "member city"."""
    compound = any(one.fullmatch(word) for one in _COMPOUNDS)
    return MEANT.get(word, "member" if compound else "")


def what_is_named(header: str) -> str:
    """What a header says of which it holds the names.

    >>> list(map(what_is_named, ["name_of_the_organisation", "nom_de_l'état", "name"]))
    ['organisation', 'état', 'name']
    """
    words = _ELISION.sub("", header.replace("’", "'")).split("_")
    if WORDS_OF_NAMES.isdisjoint(words):
        return header
    return (
        "_".join(word for word in words if word and word not in WORDS_OF_NAMES | _SMALL) or header
    )


def what_was_joined(header: str) -> str:
    """Take what was joined out of a header that says, too, that it was.

    >>> what_was_joined("joined_initiative"), what_was_joined("code_of_conduct_signed")
    ('initiative', 'code_of_conduct')
    >>> what_was_joined("date_joined")
    'date_joined'
    """
    rest = "_".join(word for word in header.split("_") if word not in _ACTS)
    return rest if MEANT.get(rest) == "coalition" else header


def what_is_asked(header: str) -> str:
    """What a question asks for, as far as it is one thing; any other header as it is.

    >>> what_is_asked("what_is_the_name_of_your_organisation"), what_is_asked("when_did_you_join")
    ('name_of_organisation', 'joined')
    >>> what_is_asked("which_coalition_did_you_join"), what_is_asked("name_of_the_pact")
    ('coalition', 'name_of_the_pact')
    """
    words = _CONDITION.sub("", header).strip("¿ ").split("_")
    if asked := _which_coalition(words):
        return asked
    if _OF_QUESTIONS.isdisjoint(words):
        return header
    if words[0] == "when" or words[:3] in _IN_WHICH_YEAR:
        return "joined" if words[-1] in _BEGAN else "left" if words[-1] in _ENDED else header
    if not _OTHERWISE.isdisjoint(words):
        return header
    rest = "_".join(word for word in words if word not in _QUESTION)
    return rest if MEANT.get(what_is_named(rest)) in ("member", "coalition") else header


def _which_coalition(words: Sequence[str]) -> str:
    """Give what a question for what was joined names, such as "pact"; empty for any other.

    >>> _which_coalition("which_of_these_pacts_have_you_joined".split("_"))
    'pacts'
    >>> _which_coalition("which_have_you_joined".split("_"))
    'coalition'
    >>> _which_coalition("which_pacts_have_you_left".split("_"))
    ''
    """
    asks = next((n for n, word in enumerate(words[:_FIRST]) if word in _WHICH), -1)
    if asks < 0 or not _OTHERWISE.isdisjoint(words):
        return ""
    rest = [word for word in words[asks + 1 :] if word not in _OF_THESE]
    if rest and (MEANT.get(rest[0]) == "coalition" or rest[0].startswith(_LONG_COALITIONS)):
        return rest[0] if MEANT.get(rest[0]) == "coalition" else "coalition"
    alone = len(rest) > 1 and rest[0] in ("have", "did") and rest[-1] in _BEGAN
    return "coalition" if alone and not _OF_QUESTIONS.isdisjoint(rest) else ""


def said_of_dates(header: str) -> str:
    """What a header of dates says, whatever its accents, small words and order.

    >>> list(map(said_of_dates, ["date_d’adhésion", "year_joined", "joined_on", "year"]))
    ['adhesion date', 'date joined', 'joined', 'year']
    """
    words = _ELISION.sub("", header.replace("’", "'")).split("_")
    kept = [word for word in words if word and word not in _SMALL]
    dated = ["date" if word in DATE_UNITS and len(kept) > 1 else word for word in kept]
    said = " ".join(sorted(dated))
    if said.isascii():
        return said
    signs = unicodedata.normalize("NFD", said)
    return "".join(sign for sign in signs if not unicodedata.combining(sign))
