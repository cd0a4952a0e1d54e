"""Say why ``HAVING`` leaves nothing: it is asked before ``SELECT`` gives names to its counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from graphkit.errors import QueryError
from graphkit.sparql.grammar.read_query import read
from graphkit.sparql.grammar.structure import ParsedQuery, Selection
from graphkit.table import Table

_CLAUSES: Final = frozenset(["GROUP", "HAVING", "ORDER"])


def having_before_names(query: str, answer: Table) -> str:
    """Explain an empty answer by names that ``HAVING`` does not know.

    By the standard (section 18.2.4) groups are chosen by ``HAVING`` before ``AS`` gives a value to
    a variable of ``SELECT``, so that ``HAVING(?n > 1)`` of a counted ``?n`` is an error for each.

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

    Examples
    --------
    >>> query = "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p HAVING(?n > 1)"
    >>> having_before_names(query, Table(["p", "n"], []))
    'HAVING knows no ?n, to which SELECT gives a value afterwards. Write COUNT(*) there.'
    """
    if len(answer) or "HAVING" not in query.upper():
        return ""
    try:
        reading = read(query)
    except QueryError:
        return ""
    return " ".join(
        f"HAVING knows no ?{name}, to which SELECT gives a value afterwards. Write {text} there."
        for selection in reading.selections
        for name, text in _unknown(reading, selection)
    )


def _unknown(reading: ParsedQuery, selection: Selection) -> Iterator[tuple[str, str]]:
    """Find what the HAVING of a selection takes of its SELECT, with what it stands for."""
    where = selection.where.closing if selection.where is not None else 0
    asked = {
        use.name
        for use in selection.uses
        if use.role == "expression" and use.group is None and use.terminal > where
        if _clause(reading, where, use.terminal) == "HAVING"
    }
    for use in selection.uses:
        selected = use.role == "computed" and use.group is None and use.terminal < where
        if selected and use.name in asked:
            yield use.name, _expression(reading, use.terminal - 1)


def _clause(reading: ParsedQuery, where: int, terminal: int) -> str:
    """Name the clause behind the pattern in which a terminal stands."""
    begun = [kind for kind in reading.kinds[where:terminal] if kind in _CLAUSES]
    return begun[-1] if begun else ""


def _expression(reading: ParsedQuery, end: int) -> str:
    """Give the text before ``AS``, from the bracket that opens there."""
    depth, start = 1, end
    while depth:
        start -= 1
        depth += {")": 1, "(": -1}.get(reading.kinds[start], 0)
    return reading.source.text[reading.ends[start] : reading.starts[end]].strip()
