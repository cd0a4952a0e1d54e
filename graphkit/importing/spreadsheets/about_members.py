"""Find the columns of a wide table that say what its members are, beside what they joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from graphkit.authoring.headers.columns_by_cells import recognised_by_cells
from graphkit.authoring.headers.one_table import is_country, may_sign_for_others
from graphkit.authoring.known_words.words_of_headers import MEMBER_COLUMNS, SIGNED_FOR

_FOR: Final = (SIGNED_FOR, "on_behalf_of")
"""For whom a member joined all that it did."""


def about_members(
    header: Sequence[str],
    columns: Sequence[Sequence[str]],
    others: Sequence[int],
    told: Mapping[str, str],
) -> dict[str, str]:
    """Name the columns of kinds, countries and the like, as a long table has them.

    Parameters
    ----------
    header, columns : sequence
        Of the table.
    others : sequence of int
        The places of the columns that are not read across.
    told : mapping of str to str
        What is read already; without a column of members there is nothing to describe.

    Examples
    --------
    >>> header = ["Organisation", "Type", "Country", "Pact A", "Notes"]
    >>> columns = [["Foo", "Bar"], ["NGO", "Company"], ["Norway", "France"], ["x", ""], ["", ""]]
    >>> about_members(header, columns, [0, 1, 2, 4], {"member": "Organisation"})
    {'kind': 'Type', 'country': 'Country'}
    """
    # Beside countries that joined organisations, a kind is that of the organisations.
    if "member" not in told or ("coalition" in told and is_country(told["member"])):
        return {}
    named = [header[place].strip() for place in others]
    # The member is known: without that, a country beside an organisation might be one.
    names = recognised_by_cells(
        ["member" if name == told["member"] else name for name in named],
        [columns[place] for place in others],
        about_one=True,
    ).names
    found: dict[str, str] = {}
    signers = may_sign_for_others(told["member"])
    for known, called in zip(names, named, strict=True):
        name = SIGNED_FOR if signers and known == "on_behalf_of" else known
        if name in (*MEMBER_COLUMNS, *_FOR) and called and called not in told.values():
            found.setdefault(name, called)
    return found
