"""Find rows in which one source tells a membership in two ways that cannot both be so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.errors import Problem
from graphkit.facts.at_odds import start_differs
from graphkit.facts.authored_row import Row
from graphkit.facts.confidence import is_trusted
from graphkit.facts.edtf_date import UNDATED
from graphkit.facts.period import parse
from graphkit.facts.source_word import AGAINST


def periods_at_odds(rows: Sequence[Row]) -> Iterator[Problem]:
    """Find periods of one source about one spell that differ in a beginning or an end.

    Periods that come one after the other are spells of their own, and are not found.

    Parameters
    ----------
    rows : sequence of Row
        Memberships, whose spells are told apart.

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
        about = cells["actor"], cells["coalition"], cells["spell"], cells["source"]
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
    one, two = (parse(each.cells["during"] or UNDATED) for each in (row, other))
    return one.text != two.text and (
        start_differs(one[1:3], two[1:3]) or start_differs(one[3:5], two[3:5])
    )


def _doubt(row: Row, other: Row) -> Problem:
    message = (
        f"this says {row['during']}, and line {other.line} says {other['during']} of the same "
        "membership; one of them is adopted."
    )
    hint = "Correct a date, or name two spells in the column spell if there were two."
    return Problem(row.path, row.line, "during", message, hint)
