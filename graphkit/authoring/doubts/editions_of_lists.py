"""Doubt that who stands on an older edition of a list alone goes on, where rows are of several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Final, Literal, NamedTuple, TypeAlias

from graphkit.authoring.dates.date_order import date_order, order_in_header
from graphkit.authoring.dates.written_date import Order, read_date
from graphkit.authoring.headers.words_in_header import without_brackets
from graphkit.authoring.known_words.words_of_headers import called
from graphkit.authoring.wording import shown
from graphkit.errors import InvalidDate, Problem
from graphkit.facts.authored_row import Row
from graphkit.names.fold import fold
from graphkit.names.tables import words_of

Says: TypeAlias = Literal["list", "listed", "seen"]
_SEEN: Final = "seen"
_EDITIONS: Final = frozenset(called("edition"))
_LISTS: Final = frozenset(words_of("row_words", "date-of-a-list"))
"""What tells when a list was made, and nothing of when somebody joined."""
_LISTED: Final = frozenset(words_of("row_words", "day-of-a-list"))
"""What may tell when a list was made or, less often, when each of its members was listed."""
_FEW: Final = 20
"""Of so many on the shortest list one has to come again where each may have a day of its own."""
_ENDED: Final = ("until", "before", "during")
"""Columns that say of a row itself when it ended."""
_SHOWN: Final = 3
_HINT: Final = (
    "If a later edition is complete, who is missing there has left: write until when into a column"
    " until; or give each edition a name in a column source, import the table, and call its list"
    " complete in lists.csv."
)
_HINT_OF_NONE: Final = f"{_HINT} If these are days on which each joined, call the column since."


def editions_of_lists(
    rows: Sequence[Row], headers: Mapping[str, str], dates: Order = ""
) -> Iterator[Problem]:
    """Find columns such as *Listed on* or *Edition* that tell editions of one list apart.

    Parameters
    ----------
    rows : sequence of Row
        Memberships as they were read, with the member in the own column ``member``.
    headers : mapping of str to str
        The headers as written, by what they hold.
    dates : {"dmy", "mdy", ""}
        The order of day and month that the reader states.

    Yields
    ------
    Problem
        One for the first coalition of which the rows are of several lists, and some members stand
        on an earlier one alone. It is for a person to say whether those have left.
    """
    column = _column_of_editions(headers)
    if not column:
        return
    lists: dict[str, dict[str, dict[str, Row]]] = {}
    days = _days(rows, column, headers[column], dates)
    for row in rows:
        edition = _cell(row, column)
        edition = days.get(edition, edition)
        if edition and not any(row.own.get(name) or row.cells.get(name) for name in _ENDED):
            of_coalition = lists.setdefault(row.cells["coalition"], {})
            member = fold(_name(row), "signs")
            of_coalition.setdefault(edition, {}).setdefault(member, row)
    says = _said_by(column, headers[column])
    found = [
        (one, told)
        for one, editions in lists.items()
        if (told := _gone_later(editions, {*days.values()}, says)).rows
    ]
    for coalition, (gone, ordered) in found[:1]:
        first, header = gone[0], headers.get(column, column)
        names = ", ".join(shown(_name(row)) for row in gone[:_SHOWN])
        more = f" and {len(gone) - _SHOWN:,} more" if len(gone) > _SHOWN else ""
        others = f" So it is in {len(found) - 1:,} more." if len(found) > 1 else ""
        who = "stands on an earlier one alone" if ordered else "does not stand on all of them"
        message = (
            f"the rows look like {len(lists[coalition])} editions of one list, of"
            f" {shown(coalition)}: who {who}, {names}{more}, is taken to go on.{others}"
        )
        may_be_joined = says == "listed" and not _again(lists[coalition])
        hint = _HINT_OF_NONE if may_be_joined else _HINT
        yield Problem(first.path, first.line, header, message, hint, of_all=True)


class _Gone(NamedTuple):
    """The rows of who is missing later, and whether it is known which edition is the last."""

    rows: list[Row]
    ordered: bool = False


def _column_of_editions(headers: Mapping[str, str]) -> str:
    """Name the column that may tell editions apart; empty if there is none."""
    if _SEEN in headers:
        return _SEEN
    return next((name for name in headers if without_brackets(name) in _EDITIONS), "")


def _said_by(column: str, header: str) -> Says:
    """Tell of what a column says the day: surely of a list, mostly of one, or of each member."""
    if column != _SEEN or _plain(header) in _LISTS:
        return "list"
    return "listed" if _plain(header) in _LISTED else "seen"


def _plain(header: str) -> str:
    return " ".join(without_brackets(header).replace("_", " ").casefold().split())


def _gone_later(
    editions: Mapping[str, Mapping[str, Row]], days: Collection[str], says: Says
) -> _Gone:
    """Give the rows of who is not on the newest edition, where these are of one list.

    Where their order is not known, these are all who do not stand on each.
    """
    if not _are_of_one_list(editions, says):
        return _Gone([])
    if says != "list":  # a list of one is a day on which somebody was seen
        editions = {day: members for day, members in editions.items() if len(members) > 1}
    ordered = all(day in days for day in editions)
    later = [editions[max(editions)]] if ordered else list(editions.values())
    gone = {
        member: row
        for members in editions.values()
        for member, row in members.items()
        if not all(member in others for others in later)
    }
    return _Gone(sorted(gone.values(), key=lambda row: row.line), ordered)


def _are_of_one_list(editions: Mapping[str, Mapping[str, Row]], says: Says) -> bool:
    """Tell whether rows are of several editions: days that several share, and no day of each.

    A column called after editions or lists is of them, whoever stays, and one such as *Listed on*
    where each of its days is that of several. Another, such as *Seen*, may say when each was seen:
    then some have to come again. A list of one is a day on which somebody was seen.
    """
    again, sizes = _again(editions), sorted(map(len, editions.values()))
    if len(sizes) < 2 or sizes[-1] < 2:
        return False
    if says == "list" or (says == "listed" and sizes[0] > 1):
        return True
    if sizes[0] > 1 and again and _FEW * again >= sizes[0]:
        return True
    return sizes[-2] > 1 and 2 * again >= sizes[0]


def _again(editions: Mapping[str, Mapping[str, Row]]) -> int:
    """Count who stands on several editions."""
    counted = Counter(member for members in editions.values() for member in members)
    return sum(several > 1 for several in counted.values())


def _days(rows: Sequence[Row], column: str, header: str, dates: Order) -> dict[str, str]:
    """Read the days of editions, by their cells as written; those that are no days are missing."""
    cells = [(row, cell) for row in rows if (cell := _cell(row, column))]
    order, question = date_order(cells, column, order_in_header(header) or dates)
    found: dict[str, str] = {}
    for cell in () if question else dict.fromkeys(cell for _, cell in cells):
        with suppress(InvalidDate):
            found[cell] = read_date(cell, order).strip("[]~?.")
    return found


def _cell(row: Row, column: str) -> str:
    return row.own.get(column, "") or row.cells.get(column, "")


def _name(row: Row) -> str:
    return row.own.get("member") or row.cells.get("actor", "")
