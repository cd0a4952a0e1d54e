"""Take "memberLabel" for the members where "member" holds addresses, as in answers of Wikidata."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from graphkit.authoring.header import plain

_SCHEMES: Final = ("http://", "https://", "wd:")


def labels_meant(header: Sequence[str], columns: Sequence[Sequence[str]]) -> list[str]:
    """Call each column of labels as that of the addresses beside it, and these otherwise.

    Parameters
    ----------
    header, columns : sequence
        The columns of a table.

    Returns
    -------
    list of str
        The same where no column of addresses has labels beside it.

    Examples
    --------
    >>> header = ["member", "memberLabel", "start"]
    >>> labels_meant(header, [["http://example.org/1"], ["Acme"], ["2019"]])
    ['member address', 'member', 'start']
    """
    meant = [*header]
    places = {plain(name): place for place, name in enumerate(header)}
    for name, place in places.items():
        label = places.get(f"{name}label", places.get(f"{name}_label", -1))
        if name and label >= 0 and _are_addresses(columns[place]):
            meant[label], meant[place] = header[place], f"{header[place]} address"
    return meant


def _are_addresses(column: Sequence[str]) -> bool:
    cells = [cell.strip() for cell in column if cell.strip()]
    return bool(cells) and all(cell.startswith(_SCHEMES) for cell in cells)
