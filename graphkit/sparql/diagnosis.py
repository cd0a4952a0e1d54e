"""What is wrong with a query that is SPARQL by its grammar, and yet no engine takes it.

These are the rules of the specification beside its grammar (notes of section 19.8): which names
may be bound where, and what may be selected from groups.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import pyoxigraph

from graphkit.errors import QueryError
from graphkit.sparql.grammar.iris import Iris
from graphkit.sparql.grammar.structure import ParsedQuery, Selection
from graphkit.terms import PREFIXES


def diagnose(reading: ParsedQuery, prefixes: Mapping[str, str] = PREFIXES) -> QueryError | None:
    """Find what breaks a rule of SPARQL 1.1.

    Parameters
    ----------
    reading : ParsedQuery
        The query.
    prefixes : mapping of str to str
        The prefixes that it need not declare: those of the graph that is asked.

    Returns
    -------
    QueryError or None
        The first fault, with its place; None if there is none.

    Examples
    --------
    >>> from graphkit.sparql.grammar.read_query import read
    >>> print(diagnose(read("SELECT ?s { ?s ?p ?o BIND(1 AS ?s) }")))
    ?s has a value already at line 1, column 32. Bind it to another name.
      SELECT ?s { ?s ?p ?o BIND(1 AS ?s) }
                                     ^
    """
    return next(_faults(reading, prefixes), None)


def _faults(reading: ParsedQuery, prefixes: Mapping[str, str]) -> Iterator[QueryError]:
    yield from _terms(reading, prefixes)
    yield from _unsupported(reading)
    yield from _rows(reading)
    yield from _labels(reading)
    for selection in reading.selections:
        yield from _bound_twice(reading, selection)
        yield from _selected_twice(reading, selection)
        if selection.grouped:
            yield from _not_grouped(reading, selection)


def _terms(reading: ParsedQuery, prefixes: Mapping[str, str]) -> Iterator[QueryError]:
    """Find what is no IRI, no language or no number of rows."""
    names = Iris(reading, prefixes)
    for terminal, kind in enumerate(reading.kinds):
        text = reading.text_of(terminal)
        try:
            if kind in ("IRI", "PREFIXED", "PREFIX:") and reading.roles[terminal] != "declared":
                pyoxigraph.NamedNode(names.iri(terminal))
            elif kind == "LANGUAGE":
                pyoxigraph.Literal("", language=text[1:])
            elif kind in ("LIMIT", "OFFSET") and int(reading.text_of(terminal + 1)) >= 2**63:
                yield reading.problem(terminal + 1, "too many rows", "Write a smaller number.")
        except ValueError as error:
            what = f"{text} is no {'language' if kind == 'LANGUAGE' else 'IRI'}: {error}"
            yield reading.problem(terminal, what, "Correct it.")


def _unsupported(reading: ParsedQuery) -> Iterator[QueryError]:
    """Find what is SPARQL 1.1, and the engine does not take it all the same."""
    query = reading.selections[0]
    if query.grouped and reading.form != "SELECT" and (query.star or reading.form != "DESCRIBE"):
        what = f"the engine does not take {reading.form} with groups or aggregates"
        hint = "Put SELECT with the groups into a subquery."
        yield reading.problem(reading.kinds.index(reading.form), what, hint)
    for terminal in reading.having("function"):
        if reading.kinds[terminal + 2] == "DISTINCT":
            what = "only aggregates take DISTINCT"
            yield reading.problem(terminal + 2, what, "Leave it out.")
    for terminal, kind in enumerate(reading.kinds):
        if kind == "NIL" and reading.kinds[terminal - 1] == "!":
            what = "the engine does not take a negated path without a name"
            yield reading.problem(terminal, what, "Name a property, or use a variable.")


def _rows(reading: ParsedQuery) -> Iterator[QueryError]:
    """Find rows of VALUES that do not have one value for each variable."""
    for terminal, kind in enumerate(reading.kinds):
        if kind == "VALUES" and reading.kinds[terminal + 1] in ("(", "NIL"):
            yield from _short_rows(reading, terminal + 1)


def _short_rows(reading: ParsedQuery, head: int) -> Iterator[QueryError]:
    closing = head if reading.kinds[head] == "NIL" else reading.kinds.index(")", head)
    names = [reading.text_of(n)[1:] for n in range(head + 1, closing)]
    if len(set(names)) < len(names):
        yield reading.problem(head, "VALUES names a variable twice", "Name each one once.")
    begin = closing + 2
    while reading.kinds[begin] in ("(", "NIL"):
        end = begin if reading.kinds[begin] == "NIL" else reading.kinds.index(")", begin)
        if _values_between(reading, begin, end) != len(names):
            what = f"this row of VALUES has not {len(names)} values, one for each variable"
            yield reading.problem(begin, what, "Write UNDEF where there is none.")
        begin = end + 1


def _values_between(reading: ParsedQuery, begin: int, end: int) -> int:
    kinds = reading.kinds[begin + 1 : end]
    return len(kinds) - kinds.count("LANGUAGE") - 2 * kinds.count("^^")


def _labels(reading: ParsedQuery) -> Iterator[QueryError]:
    """Find labels of blank nodes that are used in two rows of triples."""
    groups = [group for selection in reading.selections for group in selection.groups]
    braces = {brace for group in groups for brace in (group.opening, group.closing)}
    seen: dict[str, int] = {}
    row = 0
    for terminal, kind in enumerate(reading.kinds):
        if terminal in braces:
            row = terminal
        elif kind == "BLANK" and seen.setdefault(label := reading.text_of(terminal), row) != row:
            what = f"{label} stands in two patterns, or before and after another one,"
            yield reading.problem(terminal, what, "Use a variable.")


def _bound_twice(reading: ParsedQuery, selection: Selection) -> Iterator[QueryError]:
    """Find names that get a value a second time."""
    for use in selection.uses:
        known: set[str] = set()
        if use.role == "target" and use.group is not None:
            known = use.group.visible(before=use.terminal)
        elif use.role == "computed" and selection.where is not None:
            known = selection.names("key") if selection.grouped else selection.where.visible()
            known |= {other.name for other in selection.uses if other.role == "data"}
        if use.name in known:
            what = f"?{use.name} has a value already"
            yield reading.problem(use.terminal, what, "Bind it to another name.")


def _selected_twice(reading: ParsedQuery, selection: Selection) -> Iterator[QueryError]:
    selected = [
        use for use in selection.uses if use.role in ("projection", "described", "computed")
    ]
    for name, times in Counter(use.name for use in selected).items():
        if times > 1:
            last = [use for use in selected if use.name == name][-1]
            yield reading.problem(last.terminal, f"?{name} is selected twice", "Leave out one.")


def _not_grouped(reading: ParsedQuery, selection: Selection) -> Iterator[QueryError]:
    """Find what is selected from groups and is not the same in a whole group."""
    if selection.star:
        what = "* cannot be selected from groups"
        hint = "Name what is grouped, and put the rest in aggregates."
        yield reading.problem(selection.star, what, hint)
    known = selection.names("key", "target", "computed")
    known |= {use.name for use in selection.uses if use.role == "data" and use.group is None}
    opening = selection.where.opening if selection.where is not None else 0
    for use in selection.uses:
        selected = use.role == "described" or (
            use.role in ("projection", "expression") and use.terminal < opening
        )
        if selected and use.group is None and use.name not in known:
            what = f"?{use.name} is not the same in a whole group"
            hint = f"Add it to GROUP BY, or select SAMPLE(?{use.name})."
            yield reading.problem(use.terminal, what, hint)
