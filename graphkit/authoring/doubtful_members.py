"""Doubt who the members of one table are, and what they joined, before names are looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graphkit.authoring.countries_as_members import countries_as_members
from graphkit.authoring.lettered_names import lettered_names
from graphkit.authoring.names_with_two_ids import names_with_two_ids
from graphkit.authoring.placeholders import namibia_or_nothing
from graphkit.authoring.registers import registers
from graphkit.authoring.standing_in_names import standing_in_names
from graphkit.authoring.two_columns_of_coalitions import two_columns_of_coalitions
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row


def doubtful_members(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find whatever speaks against the members as they were read.

    Parameters
    ----------
    rows : sequence of Row
        Memberships as they were read, with the member in the own column ``member``.
    headers : mapping of str to str
        The headers as written, by what they hold.

    Yields
    ------
    Problem
        What each of the rules that are imported above has to say.
    """
    yield from countries_as_members(rows, headers)
    yield from registers(rows, headers)
    yield from names_with_two_ids(rows, headers)
    yield from lettered_names(rows, headers)
    yield from standing_in_names(rows, headers)
    yield from namibia_or_nothing(rows)
    yield from two_columns_of_coalitions(rows, headers)
