"""Take "memberLabel" for the members where "member" holds addresses, as in answers of Wikidata."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from graphkit.authoring.dates.empty_words import is_node
from graphkit.authoring.headers.header import plain

_SCHEMES: Final = ("http://", "https://", "wd:")
_LABEL: Final = re.compile(r"(\w*[a-z])_?Label")
_LANGUAGE: Final = re.compile(r"_(?:[a-z]{2}_[a-z]{2}|[a-z]{2,3}(?:-[a-z]{2,4})?)$", re.I)
"""That of a label, such as "_fr" and "_pt-BR"."""
_ANY_LABEL: Final = re.compile(rf"label(?:{_LANGUAGE.pattern})?", re.I)
"""What a label is called where nothing says of which item, in one language or several."""
ITEM: Final = "item"
"""What an item is called in the examples of Wikidata."""
_QID: Final = re.compile(r"Q\d+")
_ITEMS: Final = ("http://www.wikidata.org/entity/Q", "https://www.wikidata.org/entity/Q", "wd:Q")


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
    meant = _without_items(header)
    for place, label in _labels_beside(header, columns).items():
        if _are_addresses(columns[place]):
            meant[label], meant[place] = header[place], f"{header[place]} address"
    return meant


def _without_items(header: Sequence[str]) -> list[str]:
    """Call columns of labels whose items are not there as these would be.

    >>> _without_items(["personLabel", "party", "partyLabel"])
    ['person', 'party', 'partyLabel']
    """
    there = {name.strip() for name in header}
    alone = [_LABEL.fullmatch(name.strip()) for name in header]
    return [
        match[1] if match and match[1] not in there else name
        for match, name in zip(alone, header, strict=True)
    ]


def items_of_wikidata(header: Sequence[str], columns: Sequence[Sequence[str]]) -> dict[int, int]:
    """Find the columns of items of Wikidata that have labels beside them.

    Parameters
    ----------
    header, columns : sequence
        The columns of a table.

    Returns
    -------
    dict of int to int
        For the place of each column of items, that of its labels.
    """
    return {
        place: label
        for place, label in _labels_beside(header, columns).items()
        if (cells := [cell.strip() for cell in columns[place] if cell.strip()])
        and all(map(_may_be_item, cells))
    }


def items_alone(header: Sequence[str], columns: Sequence[Sequence[str]]) -> list[int]:
    """Find the columns of items of Wikidata that are called so, and have no labels beside them.

    Parameters
    ----------
    header, columns : sequence
        The columns of a table.

    Examples
    --------
    >>> items_alone(["item", "partyLabel"], [["Q42"], ["Greens"]])
    [0]
    """
    labels = _labels_beside(header, columns)
    return [
        place
        for place, name in enumerate(header)
        if plain(name) == ITEM
        and place not in labels
        and (cells := [cell.strip() for cell in columns[place] if cell.strip()])
        and all(map(_may_be_item, cells))
    ]


def has_labels(header: Sequence[str]) -> bool:
    """Tell whether a column is called as the labels of Wikidata are.

    An item is one, too.

    >>> has_labels(["person", "personLabel"]), has_labels(["item", "body"]), has_labels(["body"])
    (True, True, False)
    """
    return bool(labels_of(header)) or any(
        plain(name) == ITEM or _LABEL.fullmatch(name.strip()) for name in header
    )


def labels_of(header: Sequence[str]) -> dict[int, int]:
    """Find the columns that are called as labels of others, for the place of each of these.

    >>> labels_of(["org", "start", "orgLabel"])
    {0: 2}
    >>> labels_of(["member", "org", "label_org_fr", "memberLabel_pt-BR"])
    {0: 3, 1: 2}
    """
    places = {plain(name): place for place, name in enumerate(header) if plain(name)}
    called = {**_without_language(places), **places}
    return {
        place: called[label]
        for name, place in places.items()
        for label in (f"label_{name}", f"{name}_label", f"{name}label")
        if label in called
    }


def _without_language(places: Mapping[str, int]) -> dict[str, int]:
    """Call labels in one language as they would be without it; the first of several counts.

    >>> _without_language({"orglabel_fr": 2, "orglabel_en": 3, "label_fr": 1, "region": 0})
    {'label': 1, 'orglabel': 2}
    """
    bare = {name: _LANGUAGE.sub("", name) for name in reversed([*places])}
    return {
        bare[name]: places[name]
        for name in bare
        if bare[name] != name and (bare[name].endswith("label") or bare[name].startswith("label_"))
    }


def _labels_beside(header: Sequence[str], columns: Sequence[Sequence[str]]) -> dict[int, int]:
    """Find labels likewise; a column that is called only so is that of the one item without any.

    Of labels in several languages, such as ``label_en``, the first counts.
    """
    found = _without_gaps(labels_of(header), header, columns)
    free = (n for n, name in enumerate(header) if _ANY_LABEL.fullmatch(name.strip()))
    bare = next((n for n in free if n not in found.values()), -1)
    without = [
        place
        for place, column in enumerate(columns)
        if bare >= 0 and place not in found and place != bare and _are_addresses(column)
    ]
    return {**found, without[0]: bare} if len(without) == 1 else found


def _without_gaps(
    labels: Mapping[int, int], header: Sequence[str], columns: Sequence[Sequence[str]]
) -> dict[int, int]:
    """Leave out labels in one language that some items lack, unless another language has all."""
    found = {}
    for place, label in labels.items():
        bare = _LANGUAGE.sub("", plain(header[label]))
        same = [n for n, name in enumerate(header) if _LANGUAGE.sub("", plain(name)) == bare]
        filled = [n for n in [label, *same] if all(cell.strip() for cell in columns[n])]
        if bare == plain(header[label]) or filled:
            found[place] = filled[0] if filled else label
    return found


def _may_be_item(cell: str) -> bool:
    return cell.startswith(_ITEMS) or _QID.fullmatch(cell) is not None or is_node(cell)


def _are_addresses(column: Sequence[str]) -> bool:
    cells = [cell.strip() for cell in column if cell.strip()]
    return bool(cells) and all(cell.startswith(_SCHEMES) or _may_be_item(cell) for cell in cells)
