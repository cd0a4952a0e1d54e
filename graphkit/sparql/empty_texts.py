"""Say why a column that joins texts is empty: what it joins are no texts."""

from __future__ import annotations

from graphkit.errors import QueryError
from graphkit.sparql.grammar.read import read
from graphkit.sparql.grammar.structure import Reading
from graphkit.table import Table


def why_empty(query: str, answer: Table) -> str:
    """Explain columns of ``GROUP_CONCAT`` that have no value in any row.

    By the standard ``GROUP_CONCAT`` takes texts; of IRIs, numbers and dates it gives nothing.

    Parameters
    ----------
    query : str
        SPARQL.
    answer : Table
        What it gave.

    Returns
    -------
    str
        What to write instead; empty if there is nothing to say.
    """
    if "GROUP_CONCAT" not in query.upper() or not answer.rows:
        return ""
    try:
        reading = read(query)
    except QueryError:
        return ""
    empty = [name for name in answer.columns if set(answer.column(name)) == {None}]
    return " ".join(
        f"?{name} is empty: GROUP_CONCAT joins texts, and other values are none. "
        "Write GROUP_CONCAT(STR(…))."
        for name in empty
        if _joins_texts(reading, name)
    )


def _joins_texts(reading: Reading, name: str) -> bool:
    """Tell whether a column is computed by GROUP_CONCAT."""
    computed = [u for u in reading.selections[0].uses if (u.name, u.role) == (name, "computed")]
    depth, terminal = 1, computed[0].terminal if computed else 0
    while terminal and depth:
        terminal -= 1
        depth += {")": 1, "(": -1}.get(reading.kinds[terminal], 0)
        if reading.kinds[terminal] == "GROUP_CONCAT":
            return True
    return False
