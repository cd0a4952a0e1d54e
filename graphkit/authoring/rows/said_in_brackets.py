"""Read what stands in brackets behind the names in a list: since when, until when and as what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, islice
from typing import Final, NamedTuple

from graphkit.authoring.cell_meanings.rows_looked_at import ROWS_FOR_GUESS
from graphkit.authoring.cell_meanings.said_of_standing import said_of_standing
from graphkit.authoring.doubts.brackets_behind_coalitions import NAME_AND_BRACKETS
from graphkit.authoring.headers.one_table import recognised
from graphkit.authoring.known_words.words_of_headers import TIME_COLUMNS
from graphkit.authoring.rows.names_in_cells import names_in, sign_between
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.names.fold import fold
from graphkit.tabular.reading.lines_of_text import Line, Sheet

_TITLES: Final = 15
_ADDED: Final = {
    "since": "Since (in brackets)",
    "until": "Until (in brackets)",
    "role": "Role (in brackets)",
}
"""What the columns are called that are added: as none of a table, which would be missed if gone."""
_TOLD: Final = frozenset([*TIME_COLUMNS, "role", "event", "again", "signed", "belongs"])
"""What a table with such a column says there."""
_BETWEEN: Final = re.compile(r"\s*[;,]\s*")
_FIGURES: Final = re.compile(r"[\d\s?~–—/.-]+")
"""A year or a span, which may be a part of a name as well."""
_HINT: Final = "If it is a part of the name, write a row for each of what was joined."
_KEPT: Final = "If the year says when somebody joined, write a row for each, with a column since."


class _Item(NamedTuple):
    """A name in a list, and what stands in brackets behind it.

    Where no more than figures stand there, they may be a part of the name.
    """

    name: str
    said: Mapping[str, str]
    figures: bool


def with_brackets_read(
    sheet: Sheet, *, about_one: bool = False, named: Iterable[str] = ()
) -> Sheet:
    """Give each name of a list of what was joined a row, with what its brackets say of it.

    Parameters
    ----------
    sheet : Sheet
        Any table.
    about_one : bool
        Whether all of it is about one coalition.
    named : iterable of str
        The headers that a mapping reads: without the columns that are added, the table stays; with
        them, lists are taken apart and the columns added, though no bracket may say anything.

    Returns
    -------
    Sheet
        Changed where cells list what was joined, no column says when or as what, and brackets do,
        or did when the mapping was made. Figures alone, as in *Pact (2019)*, are read where the
        name stands without them, too, or others are read and the name comes again with other
        ones; its doubts tell it.

    Examples
    --------
    >>> rows = [(1, ["Member", "Pacts"]), (2, ["Acme", "Red (2019; founder); Blue"]),
    ...         (3, ["Beta", "Red; Blue (observer)"])]
    >>> for _, cells in with_brackets_read(Sheet("a.csv", "", rows)).lines:
    ...     print(cells)
    ['Member', 'Pacts', 'Since (in brackets)', 'Role (in brackets)']
    ['Acme', 'Red', '2019', 'founder']
    ['Acme', 'Blue', '', '']
    ['Beta', 'Red', '', '']
    ['Beta', 'Blue', '', 'observer']
    """
    rest = iter(sheet.lines)
    first = list(islice(rest, ROWS_FOR_GUESS))
    lines, names = chain(first, rest), {*named}
    header, place = (-1, -1) if about_one else _columns_of(first)
    cells = [line[place] for _, line in first[header + 1 :] if 0 <= place < len(line)]
    before = not names.isdisjoint(_ADDED.values())  # brackets were read in an earlier edition
    bracketed = not names and any(")" in cell or "]" in cell for cell in cells)
    sign = sign_between(cells) if bracketed or before else ""
    if not sign:
        return _with_added(sheet._replace(lines=lines), names)
    whole = list(lines)
    listed = [
        (number, names_in(row[place], sign) if place < len(row) else [""])
        for number, row in whole[header + 1 :]
    ]
    read, kept = _read([items for _, items in listed])
    if not (read or before):
        return sheet._replace(lines=whole)
    said = {name for item in read.values() for name in item.said}
    added = [name for name, header_ in _ADDED.items() if name in said or header_ in names]
    width = len(whole[header][1])
    made = list(whole[: header + 1])
    made[header] = (made[header][0], [*made[header][1], *(_ADDED[name] for name in added)])
    for (number, row), (_, items) in zip(whole[header + 1 :], listed, strict=True):
        filled = [*row, *[""] * (width - len(row))]
        for text in items:
            item = read.get(text, _Item(text, {}, figures=False))
            more = [item.said.get(name, "") for name in added]
            named_ = [*filled[:place], item.name, *filled[place + 1 : width]]
            made.append((number, [*named_, *more, *filled[width:]]))
    told = _told(sheet.path, whole[header][1][place].strip(), listed, read, kept)
    return sheet._replace(lines=made, doubts=(*sheet.doubts, *told))


def _with_added(sheet: Sheet, named: Set[str]) -> Sheet:
    """Add empty columns that a mapping reads, as brackets said something in an earlier edition.

    Where another column says the like now, it would not be read: then they are missed.
    """
    added = [name for name in _ADDED.values() if name in named]
    if not added:
        return sheet
    rest = iter(sheet.lines)
    first = list(islice(rest, _TITLES))
    cells = [{cell.strip() for cell in line} for _, line in first]
    place = next((n for n, line in enumerate(cells) if line >= named - {*added}), -1)
    if place < 0 or not _TOLD.isdisjoint(recognised(first[place][1]).names):
        return sheet._replace(lines=chain(first, rest))
    number, header = first[place]
    first[place] = number, [*header, *added]
    return sheet._replace(lines=chain(first, rest))


def _columns_of(lines: Sequence[Line]) -> tuple[int, int]:
    """Find the header, and the column of what was joined; -1 where other columns say when."""
    for number, (_, cells) in enumerate(lines[:_TITLES]):
        known = recognised(cells)
        if not known.missing:
            told = not _TOLD.isdisjoint(known.names)
            return (-1, -1) if told else (number, known.names.index("coalition"))
    return -1, -1


def _read(lists: Sequence[Sequence[str]]) -> tuple[dict[str, _Item], list[str]]:
    """Give the names whose brackets are read, and those that keep a year, as they were written."""
    texts = dict.fromkeys(text for items in lists for text in items)
    items = {text: item for text in texts if (item := _item(text))}
    plain = {fold(text) for text in texts if text not in items}
    twice = {name for several in lists for name in _twice(several, items)}
    sure = plain | {fold(one.name) for one in items.values() if not one.figures}
    again = Counter(fold(one.name) for one in items.values())
    surely = any(not one.figures or fold(one.name) in plain for one in items.values())
    read = {
        text: one
        for text, one in items.items()
        if surely
        and (not one.figures or fold(one.name) not in twice)
        and (not one.figures or fold(one.name) in sure or again[fold(one.name)] > 1)
    }
    return read, [text for text in items if text not in read]


def _twice(texts: Sequence[str], items: Mapping[str, _Item]) -> Iterator[str]:
    """Find the names that stand twice in one list, with other figures behind them."""
    names = Counter(fold(items[text].name) for text in texts if text in items)
    return (name for name, several in names.items() if several > 1)


def _item(text: str) -> _Item | None:
    """Read a name with brackets behind it that say how or when somebody belongs.

    >>> _item("Pact (2019; founding member)").said
    {'since': '2019', 'role': 'founder'}
    >>> _item("Pact (chair since 2020)").said, _item("Pact (signatory 2020)").said
    ({'role': 'chair', 'since': '2020'}, {'role': 'signatory', 'since': '2020'})
    >>> _item("Pact (left 2023)").said, _item("Pact (2020-2022)").said, _item("Pact (UK)")
    ({'until': '2023'}, {'since': '2020', 'until': '2022'}, None)
    """
    match = NAME_AND_BRACKETS.fullmatch(text) if text[-1:] in ")]" else None
    if match is None:
        return None
    said: dict[str, str] = {}
    for part in filter(None, _BETWEEN.split(match["inside"].strip())):
        told = said_of_standing(part)
        if not told or not told.keys().isdisjoint(said):
            return None
        said |= told
    figures = _FIGURES.fullmatch(match["inside"]) is not None
    return _Item(match["name"].strip(), said, figures) if said else None


def _told(
    path: str,
    header: str,
    listed: Sequence[tuple[int, Sequence[str]]],
    read: Mapping[str, _Item],
    kept: Sequence[str],
) -> Iterator[Problem]:
    """Tell what was read of brackets, and which years stay in names."""
    places = {text: number for number, texts in reversed(listed) for text in texts}
    if read:
        one = min(read, key=lambda text: (places[text], text))
        said = ", ".join(f"{name} {value}" for name, value in read[one].said.items())
        more = f", and {len(read) - 1:,} more likewise" if len(read) > 1 else ""
        message = f"{shown(one)} is read as {shown(read[one].name)}, {said}{more}."
        yield Problem(path, places[one], header, message, _HINT)
    if kept:
        others = f", and {len(kept) - 1:,} more likewise" if len(kept) > 1 else ""
        message = f"{shown(kept[0])} is read as a name with its year{others}."
        yield Problem(path, places[kept[0]], header, message, _KEPT)
