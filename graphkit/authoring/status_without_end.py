"""Find memberships of which an own column says that they ended, and nothing says when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.dates.sense_words import says_ended
from graphkit.authoring.wording import shown
from graphkit.errors import InvalidDate, Problem
from graphkit.facts.authored_row import Row
from graphkit.facts.period import UNDATED, parse
from graphkit.tabular.how_many import how_many

_WORDS: Final = frozenset(["status", "standing", "statut", "stand", "mitgliedsstatus", "estado"])
_SHOWN: Final = 3
"""So many of the texts are quoted."""


def is_status(name: str) -> bool:
    """Tell whether an own column says by its name how somebody stands.

    >>> is_status("membership_status"), is_status("population")
    (True, False)
    """
    return not _WORDS.isdisjoint(name.split("_"))


def status_without_end(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find own columns by which memberships have ended that are taken to go on.

    Parameters
    ----------
    rows : sequence of Row
        Memberships, filled in.
    headers : mapping of str to str
        The headers as written, where they have names of their own.

    Yields
    ------
    Problem
        One a column, with how many rows it is about; it stands in the line of the first.
    """
    found: dict[str, list[Row]] = {}
    for row in rows:
        for name, cell in row.own.items():
            if is_status(name) and says_ended(cell) and not _ends(row):
                found.setdefault(name, []).append(row)
    for name, several in found.items():
        yield _doubt(name, several, headers.get(name, name))


def _ends(row: Row) -> bool:
    """Whether a row states an end, or has one that could not be read, which is told already."""
    if any(row.own.get(f"{name}_as_written") for name in ("until", "before")):
        return True
    try:
        return parse(row.cells["during"] or UNDATED).states_end
    except InvalidDate:
        return True  # reported with the other cells


def _doubt(name: str, rows: Sequence[Row], header: str) -> Problem:
    texts = _quoted(row.own[name] for row in rows)
    verb = "says" if len(rows) == 1 else "say"
    message = (
        f"{how_many(len(rows), 'row')} {verb} by {texts} that it ended, and no end is stated: "
        "it is taken to go on."
    )
    hint = "Write the end into a column until; where only your table shows it, as 'by 2024-05'."
    return Problem(rows[0].path, rows[0].line, header, message, hint)


def _quoted(texts: Iterable[str]) -> str:
    distinct = list(dict.fromkeys(texts))
    more = ", …" if len(distinct) > _SHOWN else ""
    return ", ".join(map(shown, distinct[:_SHOWN])) + more
