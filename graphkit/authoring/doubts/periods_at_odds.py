"""Find rows in which one source, or one table, tells a membership in two ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.errors import Problem
from graphkit.facts.at_odds import end_of, start_differs, start_of
from graphkit.facts.authored_row import Row
from graphkit.facts.confidence import is_trusted
from graphkit.facts.edtf_date import UNDATED
from graphkit.facts.period import Period, parse
from graphkit.facts.source_word import AGAINST


def periods_at_odds(rows: Sequence[Row], *, one_hand: bool = False) -> Iterator[Problem]:
    """Find periods of one source about one spell that differ in a beginning or an end.

    Periods that come one after the other are spells of their own, and are not found. A row without
    an end beside one with an end is, where both tell the beginning or it is of a later day.

    Parameters
    ----------
    rows : sequence of Row
        Memberships, whose spells are told apart.
    one_hand : bool
        Whether one hand wrote all rows, so that those of several sources are compared, too.

    Yields
    ------
    Problem
        One for each row that contradicts one before it.
    """
    said: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        cells = row.cells
        if not is_trusted(cells["confidence"]) or cells.get("polarity") == AGAINST:
            continue
        source = "" if one_hand else cells["source"]
        about = cells["actor"], cells["coalition"], cells["spell"], source
        said.setdefault(about, []).append(row)
    for same in said.values():
        if len(same) == 1:
            continue
        for place, row in enumerate(same):
            other = next((one for one in same[:place] if _differ(row, one)), None)
            if other is not None:
                yield _doubt(row, other)


def _differ(row: Row, other: Row) -> bool:
    """Whether two rows tell two beginnings or two ends."""
    one, two = _period(row), _period(other)
    return one.text != two.text and (
        start_differs(start_of(one), start_of(two))
        or start_differs(end_of(one), end_of(two))
        or _one_ends(one, two)
        or _one_ends(two, one)
    )


def _one_ends(ended: Period, runs: Period) -> bool:
    """Whether only one tells an end, beside another that should know of it.

    Who stands on a list of some day began at any time before, which says nothing of a later end.
    """
    if not ended.states_end or runs.states_end:
        return False
    shown, over = runs.dated_to, ended.end_latest
    return bool(shown and over and over < shown) or (
        ended.states_start and runs.start_earliest is not None
    )


def _period(row: Row) -> Period:
    return parse(row.cells["during"] or UNDATED)


def _doubt(row: Row, other: Row) -> Problem:
    message = (
        f"this says {row['during']}, and line {other.line} says {other['during']} of the same "
        "membership; one of them is adopted."
    )
    hint = "Correct a date, or name two spells in the column spell if there were two."
    return Problem(row.path, row.line, "during", message, hint)
