"""Find the column, called as kinds of members are, that says as what members belong."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from graphkit.authoring.cell_meanings.roles_that_ended import role_outside
from graphkit.authoring.cell_meanings.said_of_standing import role_said
from graphkit.authoring.dates.empty_words import UNKNOWN
from graphkit.authoring.headers.asks_who_belongs import comes_again
from graphkit.authoring.headers.held_by_columns import texts_of
from graphkit.authoring.known_words.bundled_words import bundled_concept
from graphkit.authoring.known_words.words_of_standing import says_suspended, words_for
from graphkit.names.tables import words_of

LEVELS: Final = frozenset(words_of("standing_words", "level", "manner-of-member", "plain-kind"))
"""As what somebody belongs, where a word beside it says that this is what a column tells."""
_ROLES: Final = frozenset(["member", "founder", "observer"])
"""Roles that are the kind of nobody; a party, a partner or a supporter may be called so."""
_WHO: Final = words_for("member")


def roles_below_kinds(names: Sequence[str], columns: Sequence[Sequence[str]]) -> int:
    """Find the column of kinds all of whose cells are roles or standings; -1 for none.

    Parameters
    ----------
    names : sequence of str
        What each column is by its header.
    columns : sequence of sequence of str
        The first cells of each.

    Examples
    --------
    >>> roles_below_kinds(["member", "kind"], [["Acme", "Beta"], ["Founding member", "associate"]])
    1
    >>> roles_below_kinds(["member", "kind"], [["Acme", "Beta"], ["Observer", "Company"]])
    -1
    """
    if "kind" not in names or "role" in names:
        return -1
    place = names.index("kind")
    texts = frozenset(texts_of(columns[place])).difference(UNKNOWN)
    if not any(map(is_role_and_no_kind, texts)):
        return -1
    if not all(map(_may_be_role, texts)):
        return -1
    return -1 if comes_again(names, columns) else place  # of rows of years, these are marks


@lru_cache(maxsize=4096)
def is_role_and_no_kind(text: str) -> bool:
    """Tell whether a word below a header of kinds says as what somebody belongs, or that it left.

    >>> [is_role_and_no_kind(word) for word in ("Observer", "associate member", "Former member")]
    [True, True, True]
    >>> [is_role_and_no_kind(word) for word in ("Company", "Member state", "Partner", "Gold")]
    [False, False, False, False]
    """
    plain = " ".join(text.casefold().split())
    if bundled_concept("kind", plain):
        return False
    if bundled_concept("role", plain) in _ROLES or role_outside(plain) or says_suspended(plain):
        return True
    return plain.rpartition(" ")[2] in _WHO and bool(role_said(plain) or plain in LEVELS)


def _may_be_role(text: str) -> bool:
    plain = " ".join(text.split())
    known = is_role_and_no_kind(plain) or bool(role_said(plain)) or plain in LEVELS
    return known and not bundled_concept("kind", plain)
