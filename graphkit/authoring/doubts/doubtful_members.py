"""Doubt who the members of one table are, and what they joined, before names are looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.doubts.alone_in_capitals import alone_in_capitals
from graphkit.authoring.doubts.answers_of_two_columns import answers_of_two_columns
from graphkit.authoring.doubts.brackets_behind_coalitions import brackets_behind_coalitions
from graphkit.authoring.doubts.brackets_not_read import brackets_not_read
from graphkit.authoring.doubts.coalitions_alone import coalitions_alone
from graphkit.authoring.doubts.codes_of_joining import codes_of_joining
from graphkit.authoring.doubts.countries_as_members import countries_as_members
from graphkit.authoring.doubts.left_by_question import left_by_question
from graphkit.authoring.doubts.lettered_names import lettered_names
from graphkit.authoring.doubts.marks_as_coalitions import marks_as_coalitions
from graphkit.authoring.doubts.members_renamed import members_renamed
from graphkit.authoring.doubts.members_signed_for import members_signed_for
from graphkit.authoring.doubts.na_as_namibia import na_as_namibia
from graphkit.authoring.doubts.names_of_who_left import names_of_who_left
from graphkit.authoring.doubts.names_with_two_ids import names_with_two_ids
from graphkit.authoring.doubts.parts_of_members import parts_of_members
from graphkit.authoring.doubts.registers import registers
from graphkit.authoring.doubts.roles_with_more import roles_with_more
from graphkit.authoring.doubts.said_beside_members import said_beside_members
from graphkit.authoring.doubts.signed_for_others import signed_for_others
from graphkit.authoring.doubts.standing_in_names import standing_in_names
from graphkit.authoring.doubts.totals_as_members import totals_as_members
from graphkit.authoring.doubts.trial_answers import trial_answers
from graphkit.authoring.doubts.trimmed_names import trimmed_names
from graphkit.authoring.doubts.two_columns_of_coalitions import two_columns_of_coalitions
from graphkit.authoring.doubts.years_behind_names import years_behind_names
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

NAMED: Final = ("member", "coalition", "kind", "role", "listed_as")
"""Columns of which each text is looked at once."""


def doubtful_members(
    rows: Sequence[Row],
    headers: Mapping[str, str],
    firsts: Sequence[Row] | None = None,
    *,
    coalitions: Sequence[Row] = (),
) -> Iterator[Problem]:
    """Find whatever speaks against the members as they were read.

    Parameters
    ----------
    rows : sequence of Row
        Memberships as they were read, with the member in the own column ``member``.
    headers : mapping of str to str
        The headers as written, by what they hold.
    firsts : sequence of Row, optional
        Of these rows at least those in which a column of `NAMED` has a text for the first time;
        by default all.
    coalitions : sequence of Row
        What a table of its own describes as coalitions, which is doubted no more.

    Yields
    ------
    Problem
        What each of the rules that are imported above has to say.
    """
    firsts = rows if firsts is None else firsts
    yield from countries_as_members(rows, headers)
    yield from alone_in_capitals(rows, headers)
    yield from coalitions_alone(rows, headers)
    yield from registers(rows, headers)
    yield from names_with_two_ids(rows, headers)
    yield from lettered_names(firsts, headers)
    yield from trimmed_names(firsts, headers)
    yield from members_renamed(firsts, headers, rows)
    yield from standing_in_names(firsts, headers)
    yield from said_beside_members(firsts, headers)
    yield from brackets_not_read(firsts, headers)
    yield from brackets_behind_coalitions(firsts, headers, coalitions)
    yield from signed_for_others(firsts, headers)
    yield from members_signed_for(rows, headers)
    yield from codes_of_joining(rows, headers)
    yield from trial_answers(firsts)
    yield from roles_with_more(firsts, headers)
    yield from totals_as_members(firsts, headers)
    yield from left_by_question(rows, headers)
    yield from marks_as_coalitions(firsts, headers, coalitions)
    yield from years_behind_names(firsts, headers, coalitions)
    yield from na_as_namibia(firsts)
    yield from two_columns_of_coalitions(rows, headers)
    yield from answers_of_two_columns(rows, headers)
    yield from names_of_who_left(rows, headers)
    yield from parts_of_members(rows, headers)
