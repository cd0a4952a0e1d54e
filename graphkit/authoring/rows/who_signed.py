"""Take for whom somebody signed as the member, and keep who signed beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from graphkit.authoring.cell_meanings.for_oneself import is_oneself
from graphkit.authoring.known_words.words_of_headers import SIGNED_BY, SIGNED_FOR
from graphkit.names.fold import fold
from graphkit.tabular.reading.lines_of_text import Line


def signer_column(taken: Iterable[str]) -> str:
    """Name the column of who signed, apart from those that a table has.

    >>> signer_column(["note"]), signer_column(["signed_by"])
    ('signed_by', 'signed_by_2')
    """
    names = {*taken}
    free = (SIGNED_BY if n == 1 else f"{SIGNED_BY}_{n}" for n in count(1))
    return next(name for name in free if name not in names)


def signed_for(cells: list[str], member: int, whom: int) -> list[str]:
    """Put for whom somebody signed in the place of the member, and who signed in the other one.

    Parameters
    ----------
    cells : list of str
        A row.
    member, whom : int
        The places of who signed, and of for whom.

    Returns
    -------
    list of str
        With the other place empty where somebody signed for itself.

    Examples
    --------
    >>> signed_for(["Ann Roe", "Acme"], 0, 1), signed_for(["Bo Li", "n/a"], 0, 1)
    (['Acme', 'Ann Roe'], ['Bo Li', ''])
    """
    if max(member, whom) >= len(cells):
        return cells
    who, name = cells[member].strip(), cells[whom].strip()
    found = [*cells]
    found[whom] = ""
    if name and not is_oneself(name) and fold(name, "signs") != fold(who, "signs"):
        found[member], found[whom] = name, who
    return found


def members_signed_for(
    names: Sequence[str], lines: Iterable[Line]
) -> tuple[tuple[str, ...], Iterable[Line]]:
    """Read the rows of a table so that the member is for whom somebody signed.

    Parameters
    ----------
    names : sequence of str
        What each column holds.
    lines : iterable of Line
        The rows.

    Returns
    -------
    names : tuple of str
        With that of who signed in the stead of for whom.
    lines : iterable of Line
        The rows, changed likewise.
    """
    if SIGNED_FOR not in names or "member" not in names:
        return tuple(names), lines
    member, whom = names.index("member"), names.index(SIGNED_FOR)
    called = signer_column(names)
    return (*names[:whom], called, *names[whom + 1 :]), _changed(lines, member, whom)


def _changed(lines: Iterable[Line], member: int, whom: int) -> Iterator[Line]:
    for line, cells in lines:
        yield line, signed_for(cells, member, whom)
