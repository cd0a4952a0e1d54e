"""Leave the rows out that cannot be used, so that the others can be built and checked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from graphkit.authoring.problems import problems_in
from graphkit.authoring.spells.fill_spells import with_all_spells
from graphkit.authoring.vocabulary import vocabulary_of
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row, Tables

_NAMED: Final = {"actor": "actors", "coalition": "coalitions", "source": "sources"}
"""What rows of memberships name, and where it is described; a single table describes it itself."""


def without_faults(tables: Tables, problems: Iterable[Problem]) -> Tables:
    """Give the tables without the rows that have a fault, and without what refers to those.

    Parameters
    ----------
    tables : mapping of str to tuple of Row
        From `graphkit.authoring.examine`; are not changed.
    problems : iterable of Problem
        What is wrong with them; without any, the tables are returned as they are.

    Returns
    -------
    mapping of str to tuple of Row
        Tables that can be built. What is left out is named by the problems and by nothing else.
    """
    found = tuple(problems)
    kept = tables
    while found:
        kept, before = _without(kept, found), kept
        found = tuple(problems_in(kept)) if kept != before else ()
    if kept is tables:
        return tables
    return {**kept, "memberships": with_all_spells(kept, vocabulary_of(kept))}


def can_be_built(tables: Tables, problems: Iterable[Problem]) -> bool:
    """Tell whether only single rows are at fault, so that the others still say what they say.

    Parameters
    ----------
    tables : mapping of str to tuple of Row
        What could be read.
    problems : iterable of Problem
        What is wrong. One of a table that has no rows is a fault of the file as a whole.
    """
    paths = {path for held in _paths(tables).values() for path in held}
    return all(problem.line and problem.path in paths for problem in problems)


def torn(tables: Tables, problems: Iterable[Problem]) -> frozenset[str]:
    """Name the tables of which some rows have a fault."""
    wrong = {problem.path for problem in problems}
    return frozenset(name for name, held in _paths(tables).items() if held & wrong)


def _paths(tables: Tables) -> dict[str, set[str]]:
    return {name: {row.path for row in rows} for name, rows in tables.items()}


def _without(tables: Tables, problems: Iterable[Problem]) -> Tables:
    """Leave the rows out that have a problem, but for the things that other rows name, too."""
    faults: dict[tuple[str, int], set[str]] = {}
    for problem in problems:
        faults.setdefault((problem.path, problem.line), set()).add(problem.column)
    kept = {
        name: tuple(row for row in rows if (row.path, row.line) not in faults)
        for name, rows in tables.items()
    }
    named = {name: {row[column] for row in kept["memberships"]} for column, name in _NAMED.items()}
    paths = {row.path for row in tables["memberships"]}
    for name, ids in named.items():
        kept[name] = tuple(
            _mended(row, faults.get((row.path, row.line), ()))
            for row in tables[name]
            if (row.path, row.line) not in faults or (row.path in paths and row["id"] in ids)
        )
    return kept


def _mended(row: Row, columns: Iterable[str]) -> Row:
    """Empty the cells of a thing that have a fault: of their row alone, and not of all its rows."""
    wrong = {column: "" for column in columns if row.cells.get(column)}
    return Row(row.path, row.line, {**row.cells, **wrong}, row.own) if wrong else row
