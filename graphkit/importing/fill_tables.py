"""Make authored tables of what an importer read: what the file leaves out is filled in."""

from __future__ import annotations

from graphkit.authoring.countries_as_members import countries_as_members
from graphkit.authoring.fill_in import filled_in
from graphkit.authoring.jurisdictions import with_bundled
from graphkit.authoring.odd_dates import odd_dates
from graphkit.authoring.problems import problems_in
from graphkit.authoring.reading import AS_IT_IS, Reading
from graphkit.authoring.several_in_a_cell import several_in_a_cell
from graphkit.errors import DataError, Problem
from graphkit.facts.authored_row import Row, Tables
from graphkit.importing.importer import Found
from graphkit.importing.stages import add_stages


def fill_tables(found: Found, reading: Reading = AS_IT_IS) -> tuple[Tables, tuple[Problem, ...]]:
    """Fill in what the rows of a file leave out, such as sources and roles.

    Parameters
    ----------
    found : Found
        What was read. Rows that cannot be used are added to those that it left out.
    reading : Reading
        What the file leaves open.

    Returns
    -------
    mapping of str to tuple of Row
        Authored tables with nothing left to fill in.
    tuple of Problem
        What was read and may be meant otherwise.

    Raises
    ------
    DataError
        With what is wrong with the file as a whole.
    """
    problems: list[Problem] = []
    doubts = list(found.doubts)
    tables: dict[str, list[Row]] = found.tables
    doubts.extend(countries_as_members(tables["memberships"], found.headers))
    doubts.extend(several_in_a_cell(tables["memberships"]))
    tables["countries"] = list(with_bundled(tables["countries"]))
    filled_in(
        tables,
        reading,
        problems.append,
        doubts.append,
        one_table=found.headers is not None,
        headers=found.headers or {},
        leave_out=found.dropped.append,
    )
    doubts.extend(odd_dates(tables["memberships"]))
    if found.map is not None:
        add_stages(tables["concepts"], found.map.stages)
    complete = {name: tuple(rows) for name, rows in tables.items()}
    problems.extend(problems_in(complete) if not problems else ())
    if problems:
        raise DataError(problems)
    return complete, tuple(doubts)
