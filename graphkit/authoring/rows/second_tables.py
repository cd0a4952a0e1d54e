"""Find further tables below a table: rows all of whose cells are the names of columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from graphkit.authoring.doubts_counted import LEFT_OUT
from graphkit.authoring.headers.header import Report, plain
from graphkit.authoring.headers.one_table import is_word, recognised
from graphkit.authoring.headers.words_in_header import without_brackets
from graphkit.errors import Problem
from graphkit.tabular.reading.lines_of_text import Line


def second_tables(
    path: str,
    header: Sequence[str],
    names: Sequence[str],
    lines: Iterable[Line],
    leave_out: Report,
    *,
    about_one: bool = False,
) -> Iterator[Line]:
    """Give the rows of a table with those of further ones below it, in the order of its columns.

    Parameters
    ----------
    path : str
        The file.
    header : sequence of str
        The names of the columns.
    names : sequence of str
        What each of them holds.
    lines : iterable of Line
        The rows below.
    leave_out : callable
        Is given each further header, and each row below one that has columns of its own.
    about_one : bool
        Whether all of the table is about one coalition.

    Examples
    --------
    >>> lines = [(2, ["Acme", "Green"]), (4, ["Pledge", "Who"]), (5, ["Blue", "Beta"])]
    >>> told = []
    >>> list(second_tables("a.csv", ["Who", "Pledge"], ["member", "coalition"], lines, told.append))
    [(2, ['Acme', 'Green']), (5, ['Beta', 'Blue'])]
    >>> told[0].message
    'the columns have other names or places from this row on, and are read by these.'
    """
    own = frozenset(map(_bare, header))
    if "member" not in names:
        yield from lines
        return
    member = names.index("member")
    wide = "coalition" not in names and not about_one
    order: Sequence[int] = ()
    above = 0  # the line of a header by which nothing is read
    plainly: set[str] = set()  # members that are surely no name of a column, as most come again
    for row in lines:
        line, cells = row
        if not (above or order) and len(cells) > member and cells[member] in plainly:
            yield row
        elif (
            len(cells) > member
            and _names_column(cells[member], own)
            and _is_header(cells, own, about_one=about_one)
        ):
            above, order = 0, ()
            if [cell.strip() for cell in cells] == [name.strip() for name in header]:
                yield line, cells  # the same once more, which is told with the totals
                continue
            order, odd = _order(cells, names, about_one=about_one)
            above = line if odd else 0
            leave_out(_other_header(path, line, odd))
        elif wide and _is_again(cells, header, member):
            above = line
            leave_out(_other_header(path, line, list(filter(None, map(str.strip, cells)))[1:]))
        elif above:
            message = f"this row stands below another header, in line {above}."
            leave_out(Problem(path, line, "member", message, LEFT_OUT, left_out=True))
        elif order:
            yield line, [cells[place] if 0 <= place < len(cells) else "" for place in order]
        else:
            if len(cells) > member and not _names_column(cells[member], own):
                plainly.add(cells[member])
            yield row


@lru_cache(maxsize=65536)
def _names_column(cell: str, own: frozenset[str]) -> bool:
    return _bare(cell) in own or is_word(cell)


def _bare(cell: str) -> str:
    return without_brackets(plain(cell))


def _is_header(cells: Sequence[str], own: frozenset[str], *, about_one: bool) -> bool:
    """Whether every cell is the name of a column, those of members and coalitions among them."""
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) < 2 or not all(_names_column(cell, own) for cell in filled):
        return False
    return not recognised(cells, about_one=about_one).missing


def _is_again(cells: Sequence[str], header: Sequence[str], member: int) -> bool:
    """Whether the member of a wide table is called like its column, and no other cell is."""
    if len(cells) <= member or cells[member].strip() != header[member].strip():
        return False
    said = [cell.strip() for cell in cells]
    named = [name.strip() for name in header]
    same = {place for place, cell in enumerate(said[: len(named)]) if cell and cell == named[place]}
    return same == {member} and sum(map(bool, said)) > 1


def _order(
    cells: Sequence[str], names: Sequence[str], *, about_one: bool
) -> tuple[list[int], list[str]]:
    """Give the places of the known columns below another header, and the names of the others."""
    said = recognised(cells, about_one=about_one).names
    odd = [cell.strip() for cell, name in zip(cells, said, strict=True) if name not in (*names, "")]
    return [said.index(name) if name in said else -1 for name in names], odd


def _other_header(path: str, line: int, odd: Sequence[str]) -> Problem:
    message = "the columns have other names or places from this row on, and are read by these."
    if odd:
        listed = ", ".join(map(repr, odd))
        message = (
            f"another table begins here, whose column {listed} the first one lacks: "
            "it needs a file or a sheet of its own."
        )
    return Problem(path, line, "member", message, LEFT_OUT, left_out=True)
