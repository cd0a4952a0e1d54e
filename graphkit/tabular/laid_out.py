"""How a table is laid out for people: in columns, or row under row, and no value is ever cut."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from graphkit.tabular.harmless_text import each_once, visible
from graphkit.tabular.value_in_words import abridged, in_words
from graphkit.tabular.wrapped_lines import measured, words_of, wrapped

if TYPE_CHECKING:
    from graphkit.table import Table, Value

PRINTED: Final = 100
"""The width of what Python prints, the same on every machine."""
GAP: Final = "  "
COMFORTABLE: Final = 18
"""A column of longer texts is not made narrower than this while a detail can still go."""
CERTAINTY: Final = "certainty"
PRESUMED: Final = "presumed"
LAST_SEEN: Final = "last_seen"
_END: Final = "end"
_LATEST: Final = "end_latest"
_GOES_ON: Final = ".."
SOURCES: Final = ("source", "sources")
ROOMY: Final = 100
"""So wide, a table has room for who says so: other cells are broken, and the sources stay."""
STACKED: Final = 5
"""So many rows are printed where their cells stand below each other."""


class Laid(NamedTuple):
    """A table laid out.

    Attributes
    ----------
    lines : list of str
        What is to be written; the first two are names and a rule when columns stand side by side.
    stacked : bool
        Whether the cells of each row stand below each other instead.
    empty, folded : tuple of str
        The columns that are not shown: those without a value, and details for which there is no
        room.
    """

    lines: list[str]
    stacked: bool
    empty: tuple[str, ...]
    folded: tuple[str, ...]


def laid_out(
    table: Table,
    *,
    width: int | None = None,
    most: int | None = None,
    cell: Callable[[Value], str] = in_words,
) -> Laid:
    """Lay a table out.

    Parameters
    ----------
    table : Table
        A column counts as empty if it is so in all of its rows.
    width : int, optional
        How wide a line may be; without it, no line is broken. A single word, such as an address,
        that is wider than all that stays whole.
    most : int, optional
        So many rows are laid out; without it, all.
    cell : callable
        Writes a value.
    """
    table = for_people(table)
    empty = tuple(name for name in table.columns if not any(map(_is_value, table.column(name))))
    empty = empty if len(empty) < len(table.columns) else ()
    first = table if most is None else table.head(most)
    columns = [_column(first, name, cell) for name in table.columns if name not in empty]
    if width is None:
        return _side_by_side(columns, [column.natural for column in columns], empty)
    names = {column.name for column in columns}
    kept, widths = _fitting(columns, table.details, width)
    if _hidden(LAST_SEEN, columns, kept) and CERTAINTY in first.columns:
        columns = _with_last_seen(first, columns, cell)
        kept, widths = _fitting(columns, table.details, width)
    if _hidden(_LATEST, columns, kept) and _END in {column.name for column in kept}:
        columns = _with_bounded_ends(first, columns, cell)
        kept, widths = _fitting(columns, table.details, width)
    if not widths and columns:
        return Laid(list(_stacked(columns, width)), True, empty, ())
    folded = names - {column.name for column in kept}
    return _side_by_side(kept, widths, empty, tuple(n for n in table.columns if n in folded))


def for_people(table: Table) -> Table:
    """Put the words of `Table.shown` into a table; a column of which none is left is not shown."""
    words = {name: said for name, said in table.shown.items() if name in table.columns}
    if not words:
        return table
    cells = {
        name: tuple(said.get(str(value), value) for value in table.column(name))
        for name, said in words.items()
    }
    kept = [name for name in table.columns if name not in cells or any(cells[name])]
    columns = [cells.get(name) or table.column(name) for name in kept]
    return table._with(kept, zip(*columns, strict=True), shown=table.shown)


def _hidden(name: str, columns: Sequence[_Column], kept: Sequence[_Column]) -> bool:
    return any(column.name == name for column in columns) and all(
        column.name != name for column in kept
    )


def _with_last_seen(
    table: Table, columns: Sequence[_Column], cell: Callable[[Value], str]
) -> list[_Column]:
    """Say beside "presumed" when it was last seen, for which there is no room in a column."""
    days = map(cell, table.column(LAST_SEEN))
    said = [
        f"{value}, last seen {day}" if value == PRESUMED and day else value
        for value, day in zip(table.column(CERTAINTY), days, strict=True)
    ]
    told = _column_of(CERTAINTY, said, cell)
    kept = (column for column in columns if column.name != LAST_SEEN)
    return [told if column.name == CERTAINTY else column for column in kept]


def _with_bounded_ends(
    table: Table, columns: Sequence[_Column], cell: Callable[[Value], str]
) -> list[_Column]:
    """Say by when it ended where no source states an end and something bounds it.

    That may be the end of what was joined; the days have no room in columns of their own.
    """
    said = [
        f"by {latest}" if end == _GOES_ON and latest else end
        for end, latest in zip(table.column(_END), table.column(_LATEST), strict=True)
    ]
    told = _column_of(_END, said, cell)
    return [told if column.name == _END else column for column in columns]


def printed(table: Table, most: int | None = None, *, width: int | None = PRINTED) -> str:
    """Lay a table, or its first rows, out with all that is to be said below, as Python prints."""
    laid = laid_out(table, width=width, most=most, cell=in_words if most is None else abridged)
    if laid.stacked and most is not None and most > STACKED:
        return printed(table, STACKED, width=width)
    more = 0 if most is None else len(table) - most
    below = [f"… {more:,} more row{'s' * (more > 1)}"] if more > 0 else []
    below += [f"Empty: {', '.join(laid.empty)}."] if laid.empty else []
    below += [f"Not shown: {', '.join(laid.folded)}."] if laid.folded else []
    below += [visible(str(table.note))] if table.note else []
    space = [""] if laid.stacked and below else []
    return "\n".join([*laid.lines, *space, *below])


def _is_value(value: Value) -> bool:
    return value is not None and value not in ("", ())


# Columns side by side


class _Column(NamedTuple):
    """One column as it is drawn."""

    name: str
    cells: tuple[str, ...]
    natural: int
    word: int
    piece: int
    numeric: bool

    def least(self, *, pieces: bool, comfortable: bool) -> int:
        """Tell how narrow it may be: with words in pieces or not, easy to read or not."""
        narrow = self.piece if pieces else self.word
        return max(narrow, min(self.natural, COMFORTABLE)) if comfortable else narrow


def _column(table: Table, name: str, cell: Callable[[Value], str]) -> _Column:
    return _column_of(name, table.column(name), cell)


def _column_of(name: str, values: Sequence[Value], cell: Callable[[Value], str]) -> _Column:
    cells = each_once(values, lambda value: visible(cell(value)).replace("\t", " "))
    title = visible(name)
    lines = {line for text in set(cells) for line in text.splitlines()} | {title}
    words = {word for line in lines for word in words_of(line)}
    pieces = {piece for word in words for piece in words_of(word, pieces=True)}
    numeric = all(value is None or isinstance(value, int | float) for value in values) and not any(
        isinstance(value, bool) for value in values
    )
    natural, word, piece = (max(map(measured, texts)) for texts in (lines, words, pieces))
    return _Column(title, cells, natural, word, piece, numeric)


def _fitting(
    columns: Sequence[_Column], details: Sequence[str], width: int
) -> tuple[Sequence[_Column], list[int]]:
    """Choose the columns for which there is room, and their widths; none if there is no room.

    Details go before ids are broken into pieces, and that comes before anything is hard to read.
    Where a line is wide, the sources stay: who says so is half of the answer.
    Rows that only a detail tells apart look alike where else the cells of all would stand below
    each other.
    """
    if width >= ROOMY:
        details = [name for name in details if name not in SOURCES]
    fewest = columns
    for pieces, comfortable in ((False, True), (True, True), (True, False)):
        for kept in [fewest] if pieces else _without(columns, details):
            fewest = kept
            widths = [column.least(pieces=pieces, comfortable=comfortable) for column in kept]
            if _total(widths) <= width:
                return kept, _widened(kept, widths, width)
    least = [column for column in columns if column.name not in details]
    widths = [column.least(pieces=True, comfortable=False) for column in least]
    return (least, _widened(least, widths, width)) if 0 < _total(widths) <= width else (columns, [])


def _without(columns: Sequence[_Column], details: Sequence[str]) -> Iterable[Sequence[_Column]]:
    """Give all columns, and then always one detail fewer; one column stays.

    A detail that alone tells two rows apart stays too, or they would look like one told twice.
    """
    yield columns
    there = {column.name for column in columns}
    names = [name for name in details if name in there]
    distinct = _distinct(columns) if names else 0
    for name in names:
        fewer = [column for column in columns if column.name != name]
        if fewer and _distinct(fewer) == distinct:
            columns = fewer
            yield columns


def _distinct(columns: Sequence[_Column]) -> int:
    return len(set(zip(*(column.cells for column in columns), strict=True)))


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + len(GAP) * (len(widths) - 1)


def _widened(columns: Sequence[_Column], widths: Sequence[int], width: int) -> list[int]:
    """Give the room that is left to the columns that need it, the narrowest first."""
    widths = list(widths)
    room = width - _total(widths)
    while room > 0:
        short = [i for i, column in enumerate(columns) if widths[i] < column.natural]
        if not short:
            break
        narrowest = min(short, key=lambda i: widths[i])
        widths[narrowest] += 1
        room -= 1
    return widths


def _side_by_side(
    columns: Sequence[_Column],
    widths: Sequence[int],
    empty: tuple[str, ...],
    folded: tuple[str, ...] = (),
) -> Laid:
    heads = (_drawn(c, [c.name], width)[0] for c, width in zip(columns, widths, strict=True))
    titles = _row([*heads], widths)
    rule = GAP.join("-" * width for width in widths)
    drawn = (_drawn(c, c.cells, width) for c, width in zip(columns, widths, strict=True))
    body = (line for row in zip(*drawn, strict=True) for line in _row(row, widths))
    return Laid([*titles, rule, *body], False, empty, folded)


def _drawn(column: _Column, cells: Sequence[str], width: int) -> tuple[list[str], ...]:
    """Break the cells of a column into lines of its width."""
    right = column.numeric
    return each_once(
        cells, lambda cell: [_aligned(line, width, right=right) for line in wrapped(cell, width)]
    )


def _row(cells: Sequence[list[str]], widths: Sequence[int]) -> Iterable[str]:
    """Draw one row, of as many lines as its longest cell needs."""
    for number in range(max(map(len, cells), default=1)):
        lines = (
            lines[number] if number < len(lines) else " " * width
            for lines, width in zip(cells, widths, strict=True)
        )
        yield GAP.join(lines).rstrip()


def _aligned(text: str, width: int, *, right: bool) -> str:
    space = " " * (width - measured(text))
    return space + text if right else text + space


# Rows below each other


def _stacked(columns: Sequence[_Column], width: int) -> Iterable[str]:
    """Write each row as lines of name and value, with an empty line between two rows."""
    margin = max(measured(column.name) for column in columns)
    rows = zip(*(column.cells for column in columns), strict=True)
    for number, row in enumerate(rows):
        yield from [""] if number else ()
        yield from _entries(columns, row, margin, max(width - margin - len(GAP), 1))


def _entries(
    columns: Sequence[_Column], cells: Sequence[str], margin: int, width: int
) -> Iterable[str]:
    for column, cell in zip(columns, cells, strict=True):
        for number, line in enumerate(wrapped(cell, width, pieces=False) if cell else ()):
            name = "" if number else column.name
            yield _aligned(name, margin, right=False) + GAP + line
