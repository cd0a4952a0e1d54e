"""Tell the item of Wikidata that is the member from those that only say more of its country."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.labels_beside_addresses import ITEM
from graphkit.authoring.headers.one_table import is_country, is_group
from graphkit.authoring.headers.words_in_header import in_words
from graphkit.authoring.known_words.words_of_headers import LAST_MEMBERS, called

_OF_COUNTRY: Final = frozenset(called("item-of-country"))
"""Words of variables whose items say more of a country, such as its capital."""
_FOR_PEOPLE: Final = frozenset(LAST_MEMBERS)
"""What people belong to, and no country."""


def item_beside_country(
    meant: Sequence[str], names: Sequence[str], items: Sequence[int]
) -> list[str]:
    """Name the item that is the member where a country or party beside it was taken for it.

    A country that is asked for before the item, and no coalition beside it, is a member of it. So
    is one of the coalition, where the item stands behind both, or says more of the country.

    Parameters
    ----------
    meant, names : sequence of str
        The headers, each as that of the labels beside it, and what the columns were taken for.
    items : sequence of int
        The places of the labels of items.

    Returns
    -------
    list of str
        The headers, with that of the item called ``member``; empty where none is the member.

    Examples
    --------
    >>> taken = ["member", "coalition", ""]
    >>> item_beside_country(["country", "memberOf", "capital"], taken, [0, 1, 2])
    []
    >>> item_beside_country(["country", "memberOf", "item"], taken, [0, 1, 2])
    ['country', 'memberOf', 'member']
    """
    member = names.index("member") if "member" in names else -1
    free = [place for place in items if names[place] not in ("member", "coalition")]
    if member < 0 or not free or member in free:
        return []
    if not (is_country(meant[member]) or is_group(meant[member])):
        return []
    if "coalition" not in names and free[0] > member:
        return []
    if "coalition" in names and is_country(meant[member]):
        coalition = names.index("coalition")
        if plain(meant[coalition]) not in _FOR_PEOPLE:
            free = [one for one in free if not _of_country(meant, one, member, coalition)]
    if not free:
        return []
    return ["member" if place == free[0] else name for place, name in enumerate(meant)]


def _of_country(meant: Sequence[str], item: int, country: int, coalition: int) -> bool:
    """Whether an item says more of the country: by its name, or by standing behind all others."""
    if plain(meant[item]) == ITEM or item < country:
        return False
    words = {plain(word) for word in in_words(meant[item]).split()}
    return item > coalition or not words.isdisjoint(_OF_COUNTRY)
