"""Keep apart the items of Wikidata that bear one label, in tables with labels beside items."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Final

from graphkit.authoring.cell_meanings.rows_looked_at import ROWS_FOR_GUESS
from graphkit.authoring.headers.columns_by_cells import recognised_by_cells
from graphkit.authoring.headers.labels_beside_addresses import items_of_wikidata, labels_of
from graphkit.tabular.reading.lines_of_text import Line, Sheet

_ENDS: Final = ("member", "coalition")
_ITEM: Final = re.compile(r"Q\d+$")


def with_items_apart(sheet: Sheet) -> Sheet:
    """Write the item behind each label that several items bear: "Beta (Q3)".

    Parameters
    ----------
    sheet : Sheet
        A table, of which the first line may name labels after the items: "member", "memberLabel".

    Returns
    -------
    Sheet
        The same lines, but for the labels of members and coalitions that are namesakes.

    Examples
    --------
    >>> lines = [(1, ["member", "memberLabel"]), (2, ["wd:Q2", "Beta"]), (3, ["wd:Q3", "Beta"])]
    >>> [cells[1] for _, cells in with_items_apart(Sheet("a.csv", "", lines)).lines]
    ['memberLabel', 'Beta (Q2)', 'Beta (Q3)']
    """
    rest = iter(sheet.lines)
    first = list(islice(rest, 1))
    apart = first and labels_of(first[0][1])
    return sheet._replace(lines=chain(first, _named_apart(first[0][1], rest) if apart else rest))


def _named_apart(header: Sequence[str], lines: Iterator[Line]) -> Iterable[Line]:
    first = list(islice(lines, ROWS_FOR_GUESS))
    labels = _labels_of_ends(header, [cells for _, cells in first])
    if not labels:
        return chain(first, lines)
    whole = [*first, *lines]
    items: dict[str, set[str]] = defaultdict(set)
    for _, cells in whole:
        for item, place in _items_in(cells, labels):
            items[cells[place].strip()].add(item)
    shared = {label for label, several in items.items() if len(several) > 1}
    return [(number, _with_items(cells, labels, shared)) for number, cells in whole]


def _labels_of_ends(header: Sequence[str], first: Sequence[Sequence[str]]) -> dict[int, int]:
    """For the place of each column of items, that of its labels, if they name an end."""
    columns = [[row[place] for row in first if place < len(row)] for place in range(len(header))]
    names = recognised_by_cells(header, columns).names
    labels = items_of_wikidata(header, columns)
    ends = {place: label for place, label in labels.items() if names[label] in _ENDS}
    return ends or labels


def _items_in(cells: Sequence[str], labels: Mapping[int, int]) -> Iterator[tuple[str, int]]:
    """List the items of a row, each with the place of its label."""
    for place, label in labels.items():
        item = _ITEM.search(cells[place].strip()) if max(place, label) < len(cells) else None
        if item and cells[label].strip():
            yield item[0], label


def _with_items(cells: list[str], labels: Mapping[int, int], shared: set[str]) -> list[str]:
    named = [*cells]
    for item, place in _items_in(cells, labels):
        if (label := cells[place].strip()) in shared:
            named[place] = f"{label} ({item})"
    return named
