"""Part the spells in one table of somebody's own, each row of which may have its own source.

Who keeps such a table wrote every row of it, so that two rows of one member whose periods surely
lie apart are two spells, and no disagreement of the sources that the rows name.
"""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from graphkit.authoring.spells.fill_spells import names_of_spells
from graphkit.errors import InvalidDate
from graphkit.facts.authored_row import Row
from graphkit.facts.certainty import FIRST_DAY, LAST_DAY
from graphkit.facts.confidence import is_trusted
from graphkit.facts.edtf_date import UNDATED
from graphkit.facts.period import Period, parse
from graphkit.facts.source_word import AGAINST
from graphkit.facts.spells import StatedPeriod, ended_sometime, spells_of


class _Told(NamedTuple):
    place: int
    source: str
    during: Period


def spells_of_one_hand(
    rows: Iterable[tuple[int, Row]], stages: Container[str] = ()
) -> dict[int, str]:
    """Name the spells of rows that lie surely apart, and name different sources.

    Parameters
    ----------
    rows : iterable of int and Row
        Memberships of one table, with their places. All that is said of a member in a coalition
        is among them.
    stages : container of str
        Roles that are a stage towards another one, which are spells of their own.

    Returns
    -------
    dict of int and str
        The spell of each row that is not of the first one, by its place. A member of which a row
        names its spell, or is doubted or denied, has none: its rows say more than their periods.

    Examples
    --------
    >>> def row(source: str, during: str) -> Row:
    ...     cells = dict.fromkeys(("spell", "role", "confidence", "polarity"), "")
    ...     cells.update(actor="a", coalition="c", source=source, during=during)
    ...     return Row("a.csv", 2, cells)
    >>> spells_of_one_hand(enumerate([row("x", "2022/2023"), row("y", "2025/..")]))
    {1: '2'}
    >>> spells_of_one_hand(enumerate([row("x", "2022/2023"), row("y", "2022/2025")]))
    {}
    """
    pairs: dict[tuple[str, str], list[tuple[int, Row]]] = {}
    for place, row in rows:
        if row["role"] not in stages:
            pairs.setdefault((row["actor"], row["coalition"]), []).append((place, row))
    found: dict[int, str] = {}
    for told in pairs.values():
        if len({row["source"] for _, row in told}) > 1 and all(_is_plain(row) for _, row in told):
            found.update(_named([_Told(n, row["source"], _period(row)) for n, row in told]))
    return found


def _is_plain(row: Row) -> bool:
    doubted = row["polarity"] == AGAINST or not is_trusted(row["confidence"])
    if row["spell"] or doubted:
        return False
    try:
        return not ended_sometime(_period(row))  # its next beginning bounds it, as one source tells
    except InvalidDate:
        return False  # reported with the other cells


def _period(row: Row) -> Period:
    return parse(row["during"] or UNDATED)


def _named(told: Sequence[_Told]) -> dict[int, str]:
    """Number the spells in the order of time; those that touch by what their source says."""
    found: dict[int, str] = {}
    parts = _apart(told)
    inner = [spells_of([StatedPeriod(one.source, one.during) for one in part]) for part in parts]
    names = list(names_of_spells("", sum(max(numbers) + 1 for numbers in inner), ()))
    first = 0
    for part, numbers in zip(parts, inner, strict=True):
        found.update((one.place, names[first + n]) for one, n in zip(part, numbers, strict=True))
        first += max(numbers) + 1
    return {place: name for place, name in found.items() if name} if len(parts) > 1 else {}


def _apart(told: Iterable[_Told]) -> list[list[_Told]]:
    """Part what surely ended before the rest began."""
    parts: list[list[_Told]] = []
    over: datetime.date | None = None
    for one in sorted(told, key=_begun):
        if over is not None and over < _begun(one):
            parts.append([])
            over = None
        if not parts:
            parts.append([])
        parts[-1].append(one)
        over = max(over or FIRST_DAY, one.during.end_latest or LAST_DAY)
    return parts


def _begun(one: _Told) -> datetime.date:
    return one.during.start_earliest or FIRST_DAY
