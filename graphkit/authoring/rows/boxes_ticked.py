"""Read boxes of forms, ticked, crossed and empty, as yes and no."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from itertools import chain, islice
from typing import Final, Literal, TypeAlias

from graphkit.authoring.cell_meanings.marks import said_by
from graphkit.authoring.cell_meanings.rows_looked_at import ROWS_FOR_GUESS
from graphkit.authoring.cell_meanings.yes_and_no import NO, YES
from graphkit.authoring.headers.one_table import recognised
from graphkit.errors import Problem
from graphkit.tabular.reading.lines_of_text import Line, Sheet

_Box: TypeAlias = Literal["ticked", "crossed", "empty"]
_EMPTY: Final = "☐□▢⬜◻🞎"
_CROSSED: Final = "☒🗵⊠❎"
"""Boxes with a cross: chosen beside empty ones, as in forms of Word, and not beside ticks."""
_TICKS: Final = "☑🗹✅✔✓"
_BOX: Final = re.compile(rf"[{_EMPTY}{_CROSSED}{_TICKS}]|\[\s*\]|\[[xX]\]")
_SIGNS: Final = re.compile(rf"[{_EMPTY}{_CROSSED}{_TICKS}]")
_LOOKS: Final = re.compile(r"[\ufe0e\ufe0f]")
"""What says behind a sign whether it is drawn in colours."""
_YES_LOOK: Final = "\ufe0e"
_NO_LOOK: Final = "\ufe0f"
"""What is put behind a crossed box that says yes, or no: nobody sees it, and messages that quote
the cell show the box that stands there."""
_BETWEEN: Final = " \t\n/|,;:"
_ASKED: Final = YES | NO
_TITLES: Final = 15
_BATCH: Final = 500
_NONE: Final = "no coalition"
"""What says that nothing was joined, where no box is ticked."""


def with_boxes_read(sheet: Sheet, marks: Iterable[str] = ()) -> Sheet:
    """Write yes and no for the boxes of a form.

    Parameters
    ----------
    sheet : Sheet
        Any table.
    marks : iterable of str
        What a mapping explains itself: where a box is among it, the table stays as it is.

    Returns
    -------
    Sheet
        Changed in cells that hold no more than boxes, answers and times; its doubts tell where a
        cross is read as yes that no empty box stands beside.

    Examples
    --------
    >>> rows = [(1, ["Member", "Pact"]), (2, ["Acme", "☒"]), (3, ["Beta", "☐ Yes ☒ No"])]
    >>> [cells[1] for _, cells in with_boxes_read(Sheet("a.csv", "", rows)).lines]
    ['Pact', '☒\ufe0e', 'No']
    """
    rest = iter(sheet.lines)
    first = list(islice(rest, ROWS_FOR_GUESS))
    lines = chain(first, rest)
    cells = [cell for _, line in first for cell in line if _BOX.search(cell)]
    if any(map(_BOX.search, marks)):
        return sheet._replace(lines=lines)
    joined = {
        place
        for _, line in first[:_TITLES]
        for place, name in enumerate(recognised(line).names)
        if name == "coalition"
    }
    signs = {sign for cell in cells for sign in _SIGNS.findall(cell)}
    read = sheet._replace(lines=_read(lines, joined, crossed=signs.isdisjoint(_TICKS)))
    ticks = next((sign for cell in cells for sign in _SIGNS.findall(cell) if sign in _TICKS), "")
    if signs.isdisjoint(_CROSSED) or (not ticks and not signs.isdisjoint(_EMPTY)):
        return read
    line, cell = next((n, c) for n, row in first for c in row if any(map(c.count, _CROSSED)))
    quoted = repr(cell.strip()[:60])
    message = f"{quoted} is read as yes, and no empty box stands in another row."
    hint = "If it means no, write no."
    if ticks:
        message = f"{quoted} is read as no, for {ticks!r} stands in other cells."
        hint = "If a cross in a box means yes, too, write yes."
    told = Problem(sheet.path, line, "", message, hint)
    return read._replace(doubts=(*sheet.doubts, told))


def _read(lines: Iterable[Line], joined: Container[int], *, crossed: bool) -> Iterator[Line]:
    rest = iter(lines)
    while batch := list(islice(rest, _BATCH)):
        # Most tables have no box, and to look at many lines at once takes a tenth of the time.
        if _BOX.search("\0".join(chain.from_iterable(cells for _, cells in batch))) is None:
            yield from batch
        else:
            for number, cells in batch:
                yield number, _answered(cells, joined, crossed=crossed)


def _answered(cells: list[str], joined: Container[int], *, crossed: bool) -> list[str]:
    if not any(map(_BOX.search, cells)):
        return cells
    read = [answer_in_boxes(cell, crossed=crossed) for cell in cells]
    return [
        chosen_in_boxes(cell, crossed=crossed) if place in joined else cell
        for place, cell in enumerate(read)
    ]


def chosen_in_boxes(cell: str, *, crossed: bool = True) -> str:
    """Write the names behind boxes that are ticked, where a cell is a list of choices.

    >>> chosen_in_boxes("☒ A Pact; ☐ B Pact"), chosen_in_boxes("☐ A Pact ☑ B Pact ☑ C Pact")
    ('A Pact', 'B Pact; C Pact')
    >>> chosen_in_boxes("☐ A Pact"), chosen_in_boxes("A Pact"), chosen_in_boxes("☐")
    ('no coalition', 'A Pact', '☐')
    """
    boxes = [*map(_drawn, _BOX.findall(cell))]
    before, *texts = _BOX.split(_LOOKS.sub("", cell))
    said = [text.strip(_BETWEEN) for text in texts]
    if not boxes or before.strip() or not all(said):
        return cell
    yes = [box == "ticked" or (box == "crossed" and crossed) for box in boxes]
    return "; ".join(text for text, ticked in zip(said, yes, strict=True) if ticked) or _NONE


def answer_in_boxes(cell: str, *, crossed: bool = True) -> str:
    """Write a cell of boxes as the answer that it gives; any other one as it is.

    Parameters
    ----------
    cell : str
        As written.
    crossed : bool
        Whether a cross alone in a box says yes. Between several boxes the one with a tick is
        chosen, or the only one with a cross.

    Examples
    --------
    >>> [answer_in_boxes(cell) for cell in ("☒", "☐", "✔\\ufe0f", "☑ Yes", "☐ Yes", "☐ No")]
    ['☒\ufe0e', '☐', '✔', 'Yes', 'no', '']
    >>> answer_in_boxes("☐ Yes ☒ No"), answer_in_boxes("Ja ☒ Nein ☐"), answer_in_boxes("☐ Yes ☐ No")
    ('No', 'Ja', '')
    >>> answer_in_boxes("☒ since 2019"), answer_in_boxes("☒", crossed=False)
    ('☒\ufe0e since 2019', '☒\ufe0f')
    >>> answer_in_boxes("☒ Green Pact"), answer_in_boxes("x"), answer_in_boxes("[\u00a0]")
    ('☒ Green Pact', 'x', '[ ]')
    """
    bare = _LOOKS.sub("", cell).strip()
    boxes = [*map(_drawn, _BOX.findall(bare))]
    if not boxes or bare.casefold() in _ASKED:
        return bare if boxes else cell
    before, *texts = _BOX.split(bare)
    texts = [before, *texts[:-1]] if before.strip() and not texts[-1].strip() else texts
    said = [text.strip(_BETWEEN) for text in texts]
    if before.strip() and texts[0] != before:
        return cell
    if len(boxes) == 1:
        return _alone(cell, bare, boxes[0], said[0], crossed=crossed)
    if not all(text.casefold() in _ASKED and text for text in said):
        return cell
    chosen = [text for box, text in zip(boxes, said, strict=True) if box == "ticked"] or [
        text for box, text in zip(boxes, said, strict=True) if box == "crossed"
    ]
    return cell if len(chosen) > 1 else "".join(chosen)


def _alone(cell: str, bare: str, box: _Box, said: str, *, crossed: bool) -> str:
    """Read one box, with or without an answer or a time beside it."""
    yes = box == "ticked" or (box == "crossed" and crossed)
    look = "" if box != "crossed" else _YES_LOOK if yes else _NO_LOOK
    sign = f"{bare[: len(bare) - len(said)].strip(_BETWEEN)}{look}"
    if box == "empty" and sign.startswith("["):
        sign = "[ ]"  # whatever spaces are in it
    if not said:
        return sign
    if said.casefold() in YES:
        return said if box != "empty" else "no"
    if said.casefold() in NO:
        return said if box != "empty" else ""
    return f"{sign} {said}" if yes and said_by(f"x {said}").mark in ("date", "period") else cell


def _drawn(box: str) -> _Box:
    if box in _CROSSED:
        return "crossed"
    return "empty" if box in _EMPTY or (box[0] == "[" and not box[1:-1].strip()) else "ticked"
