"""Tell what a guess took for granted, and what it could not find."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.marks import is_date
from graphkit.authoring.headers.numbered_columns import numbered_with
from graphkit.authoring.headers.one_table import is_part_of_name, is_word
from graphkit.authoring.known_words.words_of_headers import BELONGS, called
from graphkit.authoring.reading import JOINED_NAME
from graphkit.authoring.rows.table_not_recognised import NAMELESS
from graphkit.errors import DataError, Problem
from graphkit.importing.mapping import NAME, TableMap
from graphkit.importing.spreadsheets.dates_about_members import may_be_about_members
from graphkit.importing.spreadsheets.guessed_mapping import LEFT_OR_NOT, PROPERTY, Guess
from graphkit.importing.spreadsheets.names_below_times import names_below_times
from graphkit.importing.spreadsheets.no_coalition import what_was_joined
from graphkit.importing.spreadsheets.pairs_of_dates import MAY_BEGIN, MAY_END
from graphkit.importing.spreadsheets.standing_in_header import may_be_standing, standing_behind
from graphkit.next_steps import Advice, Option

_SHOWN: Final = 12
_LEFT: Final = frozenset(called("left-in-question"))
_FIRST_LINE: Final = "the first line, of {!r}, names no columns, and seems to be a row itself."
_NAME_COLUMNS: Final = "If the file has no header, write one above it, such as member and since."


def told_by_texts(path: str, guessed: Guess) -> Iterator[Problem]:
    """Doubt each role that no name of a column told: members and coalitions may be reversed."""
    yield from _without_header(path, guessed)
    for one in guessed.by_texts:
        message = f"{one.header!r} is read as the {one.read_as} for its texts alone."
        hint: str = f"If it is the other way round, change {NAME} and import again."
        if one.read_as == "coalition":
            about = (
                "If the whole table is about one coalition, import it again with {option}. {hint}"
            )
            hint = Advice(about, option=JOINED_NAME, hint=hint)
        yield Problem(path, 0, one.header, message, hint)
    for one in guessed.in_part:
        message = f"{one.header!r} is no coalition: {one.why}."
        hint = f"If it is one, add it to across in {NAME} and import again."
        if one.why.startswith(LEFT_OR_NOT.partition("{")[0]):
            hint = "Write when each left in the stead of yes, and nothing in the stead of no."
        yield Problem(path, 0, one.header, message, hint)
    yield from _taken_for_coalitions(path, guessed)
    yield from _perhaps_left(path, guessed)
    yield from _by_status(path, guessed)
    yield from _pairs_of_members(path, guessed)
    yield from _perhaps_about_members(path, guessed)
    yield from _perhaps_begun_and_ended(path, guessed)


def _perhaps_begun_and_ended(path: str, guessed: Guess) -> Iterator[Problem]:
    """Doubt coalitions that may be beginnings and ends, in words that nobody knows."""
    names = [one.header for one in guessed.columns if one.why in (MAY_BEGIN, MAY_END)]
    if names:
        message = f"read as coalitions, and perhaps beginnings and ends: {_listed(names)}."
        hint = "If they are, call them since and until, and import again with what was joined."
        yield Problem(path, 0, names[0], message, hint)


def _perhaps_about_members(path: str, guessed: Guess) -> Iterator[Problem]:
    """Doubt a column of dates that is read as a coalition, and is not called as a joining is."""
    stated = [(one.columns.get("since", ""), one.text) for one in guessed.map.memberships]
    named = {name for name, text in stated if text.get("coalition") == what_was_joined(name)}
    across = {*guessed.map.across} if guessed.map.form == "wide" else named
    dated = [
        one.header
        for one in guessed.columns
        if one.header in across and all(map(is_date, filter(None, map(str.strip, one.values))))
    ]
    names = may_be_about_members(dated)
    if not names:
        return
    shown = _listed(names)
    message = f"{shown} is read as a coalition of that name, and may be a date about each member."
    hint = f"If it is no coalition, take it out of across in {NAME} and import again."
    if len(names) > 1:
        message = f"read as coalitions, and perhaps dates about each member: {shown}."
        hint = f"Take out of across in {NAME} those that are no coalitions, and import again."
    yield Problem(path, 0, names[0], message, hint)


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
    return ", ".join(map(repr, names[:_SHOWN])) + more


def _pairs_of_members(path: str, guessed: Guess) -> Iterator[Problem]:
    """Doubt a wide table whose rows are of two, as "state1" and "state2" of a dyad are."""
    headers = [one.header for one in guessed.columns]
    member = guessed.map.memberships[0].columns.get("member") if guessed.map.form == "wide" else ""
    if not member or member not in headers:
        return
    first = headers.index(member)
    for place in numbered_with(headers, first):
        if place != first:
            message = (
                f"{headers[place]!r} is not read: {member!r} alone has the members, and each row "
                "seems to be of two of them."
            )
            hint = "Write a row for each member and what it joined; two allies need a name for it."
            yield Problem(path, 0, headers[place], message, hint)


def _taken_for_coalitions(path: str, guessed: Guess) -> Iterator[Problem]:
    """Name the columns of marks that are read as coalitions, where others say what a member is."""
    across = guessed.map.across
    if guessed.map.form != "wide" or not any(one.why == PROPERTY for one in guessed.columns):
        return
    shown = _listed(across)
    message = f"the columns that are read as coalitions, for their marks alone: {shown}."
    hint = f"If one says what a member is, take it out of across in {NAME} and import again."
    yield Problem(path, 0, "", message, hint)


def _perhaps_left(path: str, guessed: Guess) -> Iterator[Problem]:
    """Doubt a coalition called "Left Red Pact", which may be what was left."""
    for name in guessed.map.across if guessed.map.form == "wide" else ():
        first, _, rest = name.strip().partition(" ")
        if first.casefold() in _LEFT and rest:
            message = f"{name!r} is read as a coalition of that name, and may say who left {rest}."
            hint = f"If it does, take it out of across in {NAME} and import again."
            yield Problem(path, 0, name, message, hint)


def _by_status(path: str, guessed: Guess) -> Iterator[Problem]:
    """Tell which coalition is named by a column of how members stand, as "Red Pact status" is."""
    marked = [one.columns.get(BELONGS, "") for one in guessed.map.memberships]
    for name in guessed.map.across if guessed.map.form == "wide" else marked:
        standing = standing_behind(name) if name else None
        if standing and standing.by_cells:
            message = f"{name!r} is read as what says who belongs to {standing.name!r}."
        elif name and guessed.map.form == "wide" and may_be_standing(name):
            message = f"{name!r} is read as a coalition of that name, and may say how one belongs."
        else:
            continue
        hint = f"If it is no coalition, take it out of across in {NAME} and import again."
        yield Problem(path, 0, name, message, hint)


def _without_header(path: str, guessed: Guess) -> Iterator[Problem]:
    """Doubt a first line of which nothing is a word for a column: it may be the first row."""
    headers = [one.header for one in guessed.columns if one.header]
    if guessed.map.form == "long" and guessed.by_texts and not any(map(is_word, headers)):
        if any(map(is_date, headers)):
            raise DataError([Problem(path, 1, "", _FIRST_LINE.format(headers[0]), _NAME_COLUMNS)])
        if "coalition" not in guessed.map.memberships[0].text:
            return
        message = f"{headers[0]!r} is read as the name of a column, and may be the first member."
        yield Problem(path, 1, headers[0], message, _NAME_COLUMNS)


def incomplete(path: str, guessed: Guess) -> DataError:
    if below_times := names_below_times(path, guessed):
        return DataError([below_times])
    columns = ", ".join(repr(column.header) for column in guessed.columns if column.header)
    what = " and none that of the ".join(f"{name}s" for name in guessed.missing)
    message = f"no column of {columns} can be that of the {what}.{guessed.set_aside}"
    if any(is_part_of_name(column.header) for column in guessed.columns):
        hint: str = "Put first and last names together into one column, called 'member'."
    elif "member" in guessed.missing and not guessed.columns[0].header:
        message = f"the first column has no name, and {message}"
        hint = NAMELESS
    elif guessed.missing == ("coalition",):
        hint = Advice(
            "If all is about one, name it with {option}; if each column lists the members of one, "
            "write a row for each member and coalition.",
            option=JOINED_NAME,
        )
    else:
        hint = Advice("Write a mapping and give it with {option}.", option=Option("map"))
    return DataError([Problem(path, 1, "", message, hint)])


def nothing_marked(path: str, told: TableMap, dropped: Sequence[Problem]) -> Iterator[Problem]:
    """Say how to write a mapping for a wide table none of whose cells is a mark or a date."""
    named = next(iter(told.memberships[0].columns.items()), ("member", ""))
    unread = any(one.column in told.across for one in dropped)
    if told.form != "wide" or told.marks or not unread:
        return
    across = ", ".join(json.dumps(one, ensure_ascii=False) for one in told.across)
    says = json.dumps(named[1], ensure_ascii=False)
    hint = Advice(
        'Write into a file: form = "wide" and across = [{across}]; below [[membership]] {name} ='
        ' {says}; below [marks] what each text of a cell means, such as M = "member". Give it'
        " with {option}.",
        across=across,
        name=named[0],
        says=says,
        option=Option("map"),
    )
    message = (
        f"nothing below {told.across[0]!r} to {told.across[-1]!r} is known to say who belongs."
    )
    yield Problem(path, 0, "", message, hint)
