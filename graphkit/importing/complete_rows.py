"""Complete what an importer read: match its names, fill in what it leaves out, check it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final, TypeAlias

from graphkit.authoring.cell_meanings.rows_looked_at import ROWS_FOR_DOUBTS
from graphkit.authoring.doubts.answers_unread import answers_unread, may_ask, may_deny
from graphkit.authoring.doubts.approved_as_joined import approved_as_joined
from graphkit.authoring.doubts.columns_of_years import columns_of_years
from graphkit.authoring.doubts.countries_unread import countries_unread
from graphkit.authoring.doubts.date_like_columns import date_like_columns
from graphkit.authoring.doubts.default_days import default_days, has_default_days
from graphkit.authoring.doubts.doubtful_members import NAMED, doubtful_members
from graphkit.authoring.doubts.editions_of_lists import editions_of_lists
from graphkit.authoring.doubts.entered_rows import entered_rows
from graphkit.authoring.doubts.left_by_role import left_by_role
from graphkit.authoring.doubts.lengths_of_membership import lengths_of_membership
from graphkit.authoring.doubts.months_apart import months_apart
from graphkit.authoring.doubts.odd_dates import may_be_odd, odd_dates
from graphkit.authoring.doubts.roles_in_own_columns import roles_in_own_columns
from graphkit.authoring.doubts.seen_after_ends import SEEN_AS_WRITTEN, seen_after_ends
from graphkit.authoring.doubts.several_in_a_cell import several_in_a_cell
from graphkit.authoring.doubts.spelt_alike import spelt_alike
from graphkit.authoring.doubts.status_without_end import status_without_end, tells_standing
from graphkit.authoring.doubts.suspended_alone import suspended_alone
from graphkit.authoring.doubts.texts_on_leaving import texts_on_leaving
from graphkit.authoring.filling.add_former_names import add_former_names
from graphkit.authoring.filling.fill_in import filled_in
from graphkit.authoring.filling.fill_names import NOT_COUNTED
from graphkit.authoring.filling.former_names_apart import former_names_apart
from graphkit.authoring.jurisdictions import with_bundled
from graphkit.authoring.known_words.words_of_standing import says_ended
from graphkit.authoring.problems import problems_in
from graphkit.authoring.reading import Reading
from graphkit.authoring.spells.seen_beside_dates import with_seen
from graphkit.errors import DataError, Problem
from graphkit.facts.authored_row import Row
from graphkit.facts.standing import SUSPENDED
from graphkit.importing.import_result import Imported
from graphkit.importing.importer import Found
from graphkit.importing.match_members import Matched
from graphkit.importing.membership_columns import MembershipColumns
from graphkit.importing.spreadsheets.complete_by_columns import (
    Groups,
    extended,
    representatives,
    with_all_doubted,
)
from graphkit.importing.spreadsheets.map_rows import header_of
from graphkit.importing.stages import add_stages
from graphkit.table import Table

Matching: TypeAlias = Callable[[dict[str, list[Row]]], Matched]
"""Gives members the ids that they have elsewhere, in place; returns what is to be said of them."""
_NAMED: Final = ("member", "coalition")


def completed(found: Found, reading: Reading, matching: Matching | None = None) -> Imported:
    """Match names, and fill in what the rows leave out.

    Parameters
    ----------
    found : Found
        What was read; its tables are changed where they stand, its columns are not.
    reading : Reading
        What it leaves open.
    matching : callable, optional
        Gives members the ids that they have elsewhere, in place; returns those that are doubtful.

    Returns
    -------
    Imported
        A table that was read by columns is completed by some of its rows, as far as these tell
        all; the rows and what is said of them are those of `completed_by_rows`.

    Raises
    ------
    DataError
        With what is wrong with the table as a whole.
    """
    if found.columns is None:
        return completed_by_rows(found, reading, matching)
    groups = Groups(found.columns)
    chosen = representatives(groups)
    while chosen is not None:
        try:
            part = _part(found, chosen.tolist())
            some = completed_by_rows(part, reading, matching, found.columns)
        except DataError:
            break  # every row that has a fault is named
        of_rows = some.doubts[len(found.doubts) :]  # those of reading say nothing of completing
        before, chosen = chosen, with_all_doubted(chosen, groups, of_rows, found.headers or {})
        if chosen is not None and len(before) == len(chosen):
            made = some.tables["memberships"]
            rows = extended(groups, chosen, made)
            if rows is None:
                break
            odd = list(odd_dates(rows)) if may_be_odd(made) else []
            odd.extend(default_days(rows) if has_default_days(made) else ())
            listed = rows if SEEN_AS_WRITTEN in rows.own else ()
            odd.extend(seen_after_ends(listed, found.headers or {}, reading.dates))
            ended = status_without_end(rows, found.headers or {}) if _has_status(rows) else ()
            asked = _has_answers(rows, found.headers or {})
            unread = answers_unread(rows, found.headers or {}) if asked else ()
            left = left_by_role(rows, found.headers or {}) if _has_left(rows) else ()
            rest = suspended_alone(rows, found.headers or {}) if _has_suspended(rows) else ()
            tables = {**some.tables, "memberships": rows}
            more = (*odd, *ended, *unread, *left, *rest)
            return some._replace(tables=tables, doubts=(*some.doubts, *more))
    return completed_by_rows(_part(found, range(len(found.columns))), reading, matching)


def _has_status(rows: MembershipColumns) -> bool:
    return any(map(tells_standing, rows.own))


def _has_answers(rows: MembershipColumns, headers: Mapping[str, str]) -> bool:
    """Whether an own column may ask who belongs, as far as its texts are looked at."""
    return any(
        may_ask(headers.get(name, name))
        or may_deny(headers.get(name, name), one.texts[:ROWS_FOR_DOUBTS])
        for name, one in rows.own.items()
    )


def _has_left(rows: MembershipColumns) -> bool:
    return any(says_ended(role.replace("-", " ")) for role in rows.column("role").texts)


def _has_suspended(rows: MembershipColumns) -> bool:
    return SUSPENDED in rows.column("role").texts


def _part(found: Found, places: Sequence[int]) -> Found:
    """The same with some of the rows of memberships, to be filled in."""
    tables = {name: list(rows) for name, rows in found.tables.items()}
    tables["memberships"] = list(found.columns.rows_at(places)) if found.columns else []
    return dataclasses.replace(found, tables=tables, dropped=[*found.dropped])


def completed_by_rows(
    found: Found,
    reading: Reading,
    matching: Matching | None = None,
    whole: MembershipColumns | None = None,
) -> Imported:
    """Match names, and fill in row by row what the rows leave out.

    Parameters
    ----------
    found, reading, matching
        As for `completed`.
    whole : MembershipColumns, optional
        All rows, where `found` has some of them. Odd dates, which only all rows tell, are not
        looked for then.

    Raises
    ------
    DataError
        With what is wrong with the table as a whole.
    """
    problems: list[Problem] = []
    doubts = list(found.doubts)
    tables: dict[str, list[Row]] = found.tables
    rows = tables["memberships"]
    if whole is None:
        doubts.extend(doubtful_members(rows, found.headers or {}))
    else:
        doubts.extend(doubtful_members(whole, found.headers or {}, whole.first_of_each(NAMED)))
    of_lists = rows if whole is None else whole
    doubts.extend(editions_of_lists(of_lists, found.headers or {}, reading.dates))
    doubts.extend(roles_in_own_columns(of_lists, found.headers or {}))
    named = rows if found.headers is not None else ()
    countries = named if whole is None else whole.first_of_each(["country"])
    doubts.extend(countries_unread(countries, found.headers or {}))
    renamed = former_names_apart(named, found.headers or {}, doubts.append)
    matched = matching(tables) if matching else Matched(Table(("name",), ()))
    doubts.extend(matched.doubts)
    doubts.extend(several_in_a_cell(rows, (found.headers if whole is None else None) or {}))
    tables["countries"] = list(with_bundled(tables["countries"]))
    filled_in(
        tables,
        reading,
        problems.append,
        doubts.append,
        one_table=found.headers is not None,
        headers=found.headers or {},
        leave_out=found.dropped.append,
        header_of=partial(header_of, found.map) if found.map else None,
        times={name: whole.column(name).counts() for name in _NAMED} if whole else NOT_COUNTED,
    )
    add_former_names(tables, renamed)
    if found.map is not None:
        of_own = rows if whole is None else whole.with_first_filled(ROWS_FOR_DOUBTS)
        doubts.extend(date_like_columns(of_own, found.headers, doubts))
        doubts.extend(columns_of_years(of_own, found.headers or {}, imported=True))
        doubts.extend(entered_rows(rows, found.headers or {}))
        doubts.extend(approved_as_joined(rows, found.headers or {}))
        doubts.extend(texts_on_leaving(of_own, found.headers or {}))
        doubts.extend(lengths_of_membership(of_own, found.headers or {}))
        doubts.extend(months_apart(of_own, found.headers or {}))
    if whole is None:
        doubts.extend(spelt_alike(rows, found.headers or {}))
        doubts.extend(odd_dates(rows))
        doubts.extend(default_days(rows))
        doubts.extend(seen_after_ends(rows, found.headers or {}, reading.dates))
        doubts.extend(status_without_end(rows, found.headers or {}))
        doubts.extend(answers_unread(rows, found.headers or {}))
        doubts.extend(left_by_role(rows, found.headers or {}))
        doubts.extend(suspended_alone(named, found.headers or {}))
    rows[:] = with_seen(rows)
    if found.map is not None:
        add_stages(tables["concepts"], found.map.stages)
    complete = {name: tuple(rows) for name, rows in tables.items()}
    problems.extend(problems_in(complete) if not problems else ())
    if problems:
        raise DataError(problems)
    return Imported(complete, tuple(found.dropped), tuple(doubts), matched.review, found.map)
