"""Read a header whose columns are named on two lines, as "since" and "until" below "Period".

Where the lower names come again, as "Signature" below each of several treaties, they alone would
not tell the columns apart: each is named after both, as "Sea Treaty: Signature".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Final

from graphkit.authoring.headers.one_table import is_word

if TYPE_CHECKING:
    from graphkit.tabular.reading.lines_of_text import Line

BETWEEN: Final = ": "
"""What stands between the upper and the lower name of a column."""


def header_of_two_lines(
    header: Sequence[str], member: int, lines: Iterable[Line]
) -> tuple[list[str], Iterable[Line]]:
    """Join a header with the line below it, where that line names the columns that have no name.

    Parameters
    ----------
    header : sequence of str
        The cells of its first line.
    member : int
        The place of the members, in which the second line has nothing, or the same once more; or
        it alone says what stands there.
    lines : iterable of Line
        The lines below the header.

    Returns
    -------
    header : list of str
        As it is, or with the lower names in the stead of the upper ones, or both.
    lines : iterable of Line
        The rows.

    Examples
    --------
    >>> lines = [(2, ["", "since", "until"]), (3, ["Acme", "2019", ""])]
    >>> header, rows = header_of_two_lines(["Member", "Period", ""], 0, lines)
    >>> header, list(rows)
    (['Member', 'since', 'until'], [(3, ['Acme', '2019', ''])])
    >>> lines = [(2, ["", "Signed", "In force", "Signed", "In force"])]
    >>> header_of_two_lines(["State", "Sea Treaty", "", "Air Treaty", ""], 0, lines)[0]
    ['State', 'Sea Treaty: Signed', 'Sea Treaty: In force', 'Air Treaty: Signed', \
'Air Treaty: In force']
    >>> lines = [(2, ["Country", "Signed", "In force"])]
    >>> header_of_two_lines(["", "Sea Treaty", ""], 0, lines)[0]
    ['Country', 'Signed', 'In force']
    """
    rest = iter(lines)
    upper = [cell.strip() for cell in header]
    if all(upper):
        return list(header), rest
    second = next(rest, None)
    if second is None:
        return list(header), rest
    lower = [cell.strip() for cell in second[1][: len(upper)]]
    lower += [""] * (len(upper) - len(lower))
    pairs = zip(upper, lower, strict=True)
    named = any(b and not a for place, (a, b) in enumerate(pairs) if place != member)
    if named and (lower[member] in ("", upper[member]) or _is_below_corner(upper, lower, member)):
        return _joined(upper, lower, member), rest
    return list(header), chain((second,), rest)


def _is_below_corner(upper: Sequence[str], lower: Sequence[str], member: int) -> bool:
    """Whether all below an empty corner are words for columns, as "Country, Signed, Ratified"."""
    filled = [cell for cell in lower if cell]
    return not upper[member] and len(filled) > 1 and all(map(is_word, filled))


def _joined(upper: Sequence[str], lower: Sequence[str], member: int) -> list[str]:
    """Name columns after their lower name, and after the upper one, too, where it comes again."""
    repeated = {name for name, times in Counter(lower).items() if name and times > 1}
    found, group = [], ""
    for place, (above, below) in enumerate(zip(upper, lower, strict=True)):
        group = above or group  # an upper name stands over the columns up to the next one
        both = place != member and below in repeated and group
        found.append(f"{group}{BETWEEN}{below}" if both else below or above)
    return found


def first_wide_line(lines: Sequence[Line]) -> int:
    """Find the place of the first line that fills more than half of the columns: no title does.

    One whose cells stand over the groups of a line with repeated names counts as well.

    >>> first_wide_line([(1, ["Our members", "", ""]), (2, ["Who", "What", "Since"])])
    1
    """
    widths = [sum(bool(cell.strip()) for cell in cells) for _, cells in lines]
    full = max(widths, default=0)
    place = next((one for one, width in enumerate(widths) if width > full / 2), 0)
    if place and widths[place - 1] > 1 and _is_lower(lines[place][1]):
        return place - 1
    return next((one for one in range(place) if lacks_corner(lines[one][1])), place)


def lacks_corner(cells: Sequence[str]) -> bool:
    """Tell whether a line names all columns but the first, in words for columns.

    >>> lacks_corner(["", "Since"]), lacks_corner(["", "Acme"]), lacks_corner(["Member", "Since"])
    (True, False, False)
    """
    return len(cells) > 1 and not cells[0].strip() and all(map(is_word, cells[1:]))


def may_be_header(cells: Sequence[str], above: Iterable[Sequence[str]]) -> bool:
    """Tell whether a line with the name of a column is the header, and no row of words.

    Most of its cells are names of columns, or the lines above it are titles, which fill less.

    >>> may_be_header(["Acme", "Company"], [["Who", "Type"]])
    False
    >>> may_be_header(["Company", "Joined"], [["Q1", "Q2"]])
    True
    """
    filled = [cell for cell in cells if cell.strip()]
    wider = any(sum(bool(cell.strip()) for cell in line) >= len(filled) for line in above)
    return not wider or 2 * sum(map(is_word, filled)) > len(filled)


def _is_lower(cells: Sequence[str]) -> bool:
    """Whether all names of a line but the first come again, as those below treaties do."""
    names = [cell.strip() for cell in cells[1:] if cell.strip()]
    return len(names) > 1 and all(times > 1 for times in Counter(names).values())
