"""Say which columns a table lacks, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from graphkit.authoring.cell_meanings.columns_of_letters import columns_of_letters
from graphkit.authoring.cell_meanings.columns_of_marks import MANY_MARKS, are_marks
from graphkit.authoring.columns import SCHEMA, column_of
from graphkit.authoring.headers.asks_otherwise import denies_or_postpones
from graphkit.authoring.headers.columns_by_cells import (
    set_aside_told,
)
from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.one_table import Recognised, is_word
from graphkit.authoring.reading import JOINED_NAME
from graphkit.authoring.rows.header_separated import SEPARATED_BY
from graphkit.errors import Problem
from graphkit.next_steps import Advice

NAMELESS: Final = "If the members stand in the first column, write 'member' above it."
_ACROSS: Final = (
    "if each of them is a coalition, use graphkit import, which reads tables of members by "
    "coalitions; else call a column 'coalition'."
)
_LETTERS: Final = (
    "if each of them is a coalition, use graphkit import, and say in its mapping what each letter "
    "means; else call a column 'coalition'."
)
_SHOWN: Final = 3
_LISTED: Final = 12
"""So many columns are named."""
_ENOUGH: Final = 3
"""So many columns of a table of a folder tell that a file is that table."""
_ABOUT_ONE: Final = Advice(
    "No column says what was joined. If it is one pledge, name it with {option}; else call a "
    "column 'coalition', or use graphkit import, which reads tables of members by coalitions, too.",
    option=JOINED_NAME,
)


def table_not_recognised(
    path: str,
    line: int,
    cells: Sequence[str],
    known: Recognised,
    columns: Sequence[Sequence[str]] = (),
    *,
    separator: str = "",
) -> Problem:
    """Say which columns a table lacks, and what to do.

    Parameters
    ----------
    path, line : str and int
        Where its header stands.
    cells : sequence of str
        The header.
    known : Recognised
        What its columns were taken for.
    columns : sequence of sequence of str
        The first cells of each: where several hold marks, they may be coalitions themselves.
    separator : str
        What was found to stand between the cells of a text.
    """
    if not any(cell.strip() for cell in cells):
        first = "Name its columns in the first line, member and coalition among them."
        return Problem(path, 0, "", "there is nothing in this file.", first)
    if told := table_of_a_folder(path, line, cells):
        return told
    named = [repr(cell.strip()) for cell in cells if cell.strip()]
    more = f" and {len(named) - _LISTED} more" if len(named) > _LISTED else ""
    listed = ", ".join(named[:_LISTED])[:300] + more
    wanted = " and none of the ".join(
        {"member": "members", "coalition": "coalitions they joined"}[name] for name in known.missing
    )
    found = SEPARATED_BY.get(separator, "")
    split = f" Cells are taken to be separated by {found}." if found else ""
    aside = f"{set_aside_told(known)}{split}"
    message = f"none of the columns {listed} is that of the {wanted}.{aside}"
    hint: str = (
        "Call one 'member' and one 'coalition', or say which they are with graphkit import, which "
        "reads tables of members by coalitions, too."
    )
    if "member" in known.missing and not cells[0].strip():
        return Problem(path, line, "", f"the first column has no name, and {message}", NAMELESS)
    across = _marked(cells, columns)
    lettered = _lettered(cells, columns)
    if known.missing == ("coalition",) and lettered:
        hint = f"{', '.join(map(repr, lettered[:_SHOWN]))} hold letters: {_LETTERS}"
    elif known.missing == ("coalition",) and len(across) >= MANY_MARKS:
        may_be = [name for name in across if not denies_or_postpones(name)] or across
        shown = ", ".join(map(repr, may_be[:_SHOWN])) + (", …" if len(may_be) > _SHOWN else "")
        hint = f"{shown} hold{'' if len(may_be) > 1 else 's'} marks or dates: {_ACROSS}"
    elif known.missing == ("coalition",):
        hint = _ABOUT_ONE
    elif known.about_one:
        hint = "Call it 'member', or say which it is with graphkit import."
    return Problem(path, line, "", message, hint)


def _marked(cells: Sequence[str], columns: Sequence[Sequence[str]]) -> list[str]:
    """Name the columns of marks or dates that are not called like one of a table of memberships."""
    named = zip(cells, columns, strict=False)
    free = [(name.strip(), column) for name, column in named if name.strip() and not is_word(name)]
    return [name for name, column in free if are_marks(column)]


def _lettered(cells: Sequence[str], columns: Sequence[Sequence[str]]) -> list[str]:
    """Name the columns of letters such as M and O that are not called like such one."""
    named = enumerate(zip(cells, columns, strict=False))
    free = {n: column for n, (name, column) in named if n and name.strip() and not is_word(name)}
    return [cells[place].strip() for place in columns_of_letters(free)]


def table_of_a_folder(path: str, line: int, cells: Sequence[str]) -> Problem | None:
    """Say that a file is one table of a folder: it is called so, and most columns are those.

    >>> told = table_of_a_folder("lists/actors.csv", 1, ["id", "kind", "name_en", "Mood"])
    >>> told.hint
    'Give the folder that it is in.'
    >>> table_of_a_folder("actors.csv", 1, ["Actor", "Film", "Country"])
    """
    table = PurePath(path).stem.lower()
    if table not in SCHEMA or table == "memberships":
        return None
    known = sum(column_of(table, plain(cell)) is not None for cell in cells)
    if known < _ENOUGH or 2 * known <= len(cells):
        return None
    message = f"this is the table {table!r} of a folder, and says nothing of who joined what."
    return Problem(path, line, "", message, "Give the folder that it is in.")
