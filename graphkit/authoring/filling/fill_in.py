"""Fill in what authored tables leave out, each with an honest default.

An actor or coalition without a row of its own comes from its name; its kind is *unknown*. A row
without a source has its file and line as the source, one without a role is that of a member, one
without dates says nothing about when.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import cells_of
from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.filling.coalitions_that_join import coalitions_that_join
from graphkit.authoring.filling.fill_acts import fill_acts
from graphkit.authoring.filling.fill_codes import fill_codes
from graphkit.authoring.filling.fill_concepts import fill_concepts
from graphkit.authoring.filling.fill_confidence import fill_confidence
from graphkit.authoring.filling.fill_dates import HeaderOf, fill_dates
from graphkit.authoring.filling.fill_names import NOT_COUNTED, Times, fill_names
from graphkit.authoring.filling.fill_ranges import fill_ranges
from graphkit.authoring.filling.fill_sources import fill_sources
from graphkit.authoring.filling.fill_steps import fill_steps
from graphkit.authoring.filling.states_as_members import states_as_members
from graphkit.authoring.headers.header import Report
from graphkit.authoring.reading import Reading
from graphkit.authoring.vocabulary import vocabulary_of
from graphkit.facts.authored_row import Row

MEMBER: Final = "member"
UNKNOWN: Final = "unknown"
"""The kind of an actor of which the tables do not say it."""
_NUMBER: Final = re.compile(r"([0-9]+)\.0+")
STANDS: Final = "/.."
"""A target stands until something is known to have ended it."""


def filled_in(
    tables: dict[str, list[Row]],
    reading: Reading,
    report: Report,
    doubt: Report,
    *,
    one_table: bool,
    headers: Mapping[str, str],
    leave_out: Report | None = None,
    header_of: HeaderOf | None = None,
    times: Times = NOT_COUNTED,
) -> None:
    """Fill in, in place, what the rows of all tables leave out.

    Parameters
    ----------
    tables : dict of str to list of Row
        As they were read; rows are replaced and added.
    reading : Reading
        What the tables leave open.
    report, doubt : callable
        Are given what is wrong, and what may be meant otherwise.
    one_table : bool
        Whether there is one table of memberships alone, whose columns of kinds, countries and
        links speak of the member.
    headers : mapping of str to str
        The headers of the memberships as written, by what the columns hold.
    leave_out : callable, optional
        Is given each row that is left out; without it, `doubt` is.
    header_of : callable, optional
        Gives the header of the column in which a row has its date, where rows differ in it.
    times : mapping of str to mapping of str to int, optional
        How often names stand in the columns ``member`` and ``coalition`` of the whole table, where
        only some of its rows are given.
    """
    fill_sources(tables, doubt)
    if one_table:
        fill_ranges(tables["memberships"], reading, report, doubt)
    fill_dates(tables, reading, report, doubt, headers, leave_out=leave_out, header_of=header_of)
    fill_names(tables, report, doubt, one_table=one_table, times=times)
    if one_table:
        coalitions_that_join(tables)
        states_as_members(tables, headers)
        fill_concepts(tables, doubt)
        fill_confidence(tables["memberships"], doubt)
        groups = vocabulary_of(tables).notations["group"]
        fill_codes(tables["memberships"], groups, reading.dates, doubt)
    for name in ("memberships", "steps"):
        _count_spells(tables[name])
    _fill(tables, "memberships", "role", MEMBER)
    _fill(tables, "actors", "kind", UNKNOWN)
    fill_acts(tables["endorsements"])
    fill_steps(tables["steps"], tables["concepts"], reading, report)
    _fill(tables, "targets", "during", STANDS)
    for name, columns in SCHEMA.items():
        if any(column.name == "during" and column.required for column in columns):
            _fill(tables, name, "during", "/")


def _fill(tables: dict[str, list[Row]], table: str, column: str, value: str) -> None:
    for row in tables[table]:
        if not row.cells[column]:
            cells_of(row)[column] = value


def _count_spells(rows: Sequence[Row]) -> None:
    """Read 1.0 as 1: so whole numbers are written of which some are missing."""
    for row in rows:
        if row.cells["spell"] and (number := _NUMBER.fullmatch(row.cells["spell"])):
            cells_of(row)["spell"] = number[1]
