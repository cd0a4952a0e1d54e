"""Columns that each list members: "Founding members" beside "Later members"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graphkit.authoring.cell_meanings.columns_of_marks import are_marks
from graphkit.authoring.dates.empty_words import is_without_date
from graphkit.authoring.dates.years import YEAR
from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.held_by_columns import are_dates, texts_of, why_no_names
from graphkit.authoring.headers.one_table import recognised
from graphkit.authoring.headers.plural import is_plural
from graphkit.authoring.headers.words_in_header import without_brackets
from graphkit.authoring.known_words.bundled_words import bundled_concept
from graphkit.authoring.known_words.words_of_headers import SMALL_WORDS, called
from graphkit.authoring.known_words.words_of_standing import says_ended

FORMER: Final = "former member"
"""The role of those whom a list names that no longer belong."""
_MEMBER: Final = "member"
_PLURALS: Final = frozenset(called("plural-of-member"))
_FOUNDERS: Final = frozenset(called("list-founder"))
_FORMER: Final = frozenset(called("list-former"))
_ORDINARY: Final = frozenset(called("list-ordinary"))
_OBSERVERS: Final = frozenset(called("list-of-observers"))
_OTHERS: Final = frozenset(called("list-of-others"))
_SINCE: Final = frozenset(called("list-since-year"))
_COMPOUND: Final = re.compile(r"(gründungs|alt|neu|ex)-?(mitglieder|miembros|membres|members)")
_BETWEEN: Final = re.compile(r"[\s_-]+")


def role_of_list(header: str) -> str:
    """Tell as what a header says that the members belong whom its column lists; or nothing.

    >>> [role_of_list(one) for one in ("Founding members", "Later members", "Former members")]
    ['founder', 'member', 'former member']
    >>> [role_of_list(one) for one in ("Gründungsmitglieder", "Membres actuels", "Exmiembros")]
    ['founder', 'member', 'former member']
    >>> role_of_list("Signatories since 2020"), role_of_list("Signatories before 2020")
    ('signatory', '')
    >>> [role_of_list(one) for one in ("Observers", "Associate members", "Signatories")]
    ['observer', 'associate member', 'signatory']
    >>> role_of_list("Member 2019"), role_of_list("2020 signatory")
    ('member', '')
    >>> [role_of_list(one) for one in ("Member", "Board members", "Number of members", "Acme")]
    ['', '', '', '']
    """
    bare = without_brackets(plain(header)).replace("_", " ")
    apart = _COMPOUND.sub(r"\1 \2", bare).replace("alt ", "ex ").replace("neu ", "new ")
    words = [word for word in _BETWEEN.split(apart) if word]
    if any(map(YEAR.fullmatch, words)):  # "Member 2019", beside "Member 2020"
        words = [f"{word}s" if f"{word}s" in _PLURALS else word for word in words]
    nouns = [word for word in words if word in _PLURALS]
    if not nouns:
        founders = len(words) == 1 and words[0] in _FOUNDERS and bundled_concept("role", bare)
        other = bundled_concept("role", bare) if is_plural(header) else ""
        return str(founders or (other if other in ("observer", "founder", "party") else ""))
    rest = {word for word in words if word not in _PLURALS and word not in SMALL_WORDS}
    if any(map(YEAR.fullmatch, rest)):  # "Signatories since 2020"
        rest = {word for word in rest if not YEAR.fullmatch(word) and word not in _SINCE}
    if not rest:
        return bundled_concept("role", nouns[0]) or _MEMBER
    if rest <= _FOUNDERS:
        return "founder"
    if rest <= _FORMER or says_ended(bare):
        return FORMER
    if rest <= _ORDINARY:
        return bundled_concept("role", nouns[0]) or _MEMBER
    if rest <= _OBSERVERS:
        return "observer"
    return bare.removesuffix("s") if rest <= _OTHERS else ""


def columns_of_lists(
    header: Sequence[str], columns: Sequence[Sequence[str]], *, about_one: bool
) -> dict[int, str]:
    """Find the columns of a table that each list members, and as what these belong.

    Parameters
    ----------
    header : sequence of str
        The names of the columns.
    columns : sequence of sequence of str
        The first cells of each.
    about_one : bool
        Whether all of the table is about one coalition.

    Returns
    -------
    dict of int to str
        The roles by the places; empty where fewer than two columns do, where one of them holds
        something else, or where another one is that of the members.

    Examples
    --------
    >>> header = ["Pact", "Founding members", "Later members"]
    >>> columns_of_lists(header, [["Green"], ["Acme; Beta"], ["Ceta"]], about_one=False)
    {1: 'founder', 2: 'member'}
    >>> columns_of_lists(["Members 2019", "Members 2020"], [["Acme"], ["Beta"]], about_one=True)
    {0: 'member', 1: 'member'}
    """
    found = {place: role for place, name in enumerate(header) if (role := role_of_list(name))}
    held = [_holds_names(columns[place]) for place in found]
    of_years = {year for place in found for year in _years_in(header[place])}
    if max(len({*found.values()}), len(of_years)) < 2 or False in held or not any(held):
        return {}
    others = ["" if place in found else name for place, name in enumerate(header)]
    return {} if "member" in recognised(others, about_one=about_one).names else found


def year_of_list(header: str) -> str:
    """Give the year of which a list is; those who joined since then are on none of that year.

    >>> year_of_list("Signatories 2019"), year_of_list("Members (2020)")
    ('2019', '2020')
    >>> year_of_list("Signatories since 2020"), year_of_list("Members"), year_of_list("Acme 2019")
    ('', '', '')
    """
    years = _years_in(header)
    plain = len(years) == 1 and _SINCE.isdisjoint(_words(header))
    return years[0] if plain and role_of_list(header) else ""


def _years_in(header: str) -> list[str]:
    return [word for word in _words(header) if YEAR.fullmatch(word)]


def _words(header: str) -> list[str]:
    return re.sub(r"[(),_-]", " ", header).casefold().split()


def _holds_names(column: Sequence[str]) -> bool | None:
    """Tell whether a column holds names; None where it holds nothing."""
    texts = [text for text in texts_of(column) if not is_without_date(text)]
    if not texts:
        return None
    letters = any(map(str.isalpha, "".join(texts)))
    return letters and not (why_no_names(texts) or are_dates(texts) or are_marks(texts))
