"""Turn the columns in which people write dates into periods; the original texts are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from typing import Final, TypeAlias

from graphkit.authoring.cell_meanings.cells_of import cells_of, own_of
from graphkit.authoring.dates.date_order import date_order, order_in_header
from graphkit.authoring.dates.empty_words import is_unknown
from graphkit.authoring.dates.footnotes import without_letter
from graphkit.authoring.dates.order_elsewhere import as_elsewhere
from graphkit.authoring.dates.span_of_beginning import whole_span, within
from graphkit.authoring.dates.words_beside_dates import NOW
from graphkit.authoring.dates.written_date import Order, read_date
from graphkit.authoring.dates.written_period import period_of, seen_period
from graphkit.authoring.doubts.doubted_dates import (
    PLAIN,
    ends_first,
    is_seen_after,
    left_open,
    read_without,
    seen_after_the_end,
    single,
    span_or_beginning,
)
from graphkit.authoring.filling.seasons_in_full import with_seasons
from graphkit.authoring.headers.header import Report
from graphkit.authoring.known_words.words_of_headers import DATE_COLUMNS
from graphkit.authoring.reading import Reading
from graphkit.authoring.spells.bound_by_any import bound_by_any
from graphkit.authoring.spells.events_to_spells import FirstAndLast, events_to_spells
from graphkit.authoring.spells.joinings_again import (
    AGAIN,
    joinings_again,
    told_of,
    without_mark,
)
from graphkit.authoring.spells.seen_beside_dates import note_seen
from graphkit.authoring.spells.signings_apart import READ_SIGNED, SIGNED, signings_apart
from graphkit.authoring.spells.told_by_another import told_by_another
from graphkit.authoring.spells.told_by_wikidata import as_wikidata_tells, is_of_wikidata
from graphkit.authoring.spells.who_belonged import who_belonged
from graphkit.errors import InvalidDate, Problem
from graphkit.facts.as_written import AS_WRITTEN
from graphkit.facts.authored_row import Row
from graphkit.facts.period import parse

READ_BY: Final = "\0read by"
"""An own column with the number of the part of a mapping that made a row; it does not stay."""
HeaderOf: TypeAlias = Callable[[Row, str], str]
"""Gives the header of the column in which a row has its date."""
_Orders: TypeAlias = dict[str, dict[str, Order]]
"""By column and header, whether the day or the month comes first."""
_period = lru_cache(maxsize=65536)(period_of)
_seen = lru_cache(maxsize=65536)(seen_period)
_whole = lru_cache(maxsize=65536)(whole_span)
_within = lru_cache(maxsize=65536)(within)


def fill_dates(
    tables: dict[str, list[Row]],
    reading: Reading,
    report: Report,
    doubt: Report,
    headers: Mapping[str, str],
    *,
    leave_out: Report | None = None,
    header_of: HeaderOf | None = None,
) -> None:
    """Fill in, in place, the periods of memberships.

    Parameters
    ----------
    tables : dict of str to list of Row
        As they were read.
    reading : Reading
        The order of day and month, where the reader states it.
    report : callable
        Is given the one question of a column whose dates can be read in two ways.
    doubt : callable
        Is given each date that cannot be read, whose membership is then undated, and each period
        of a single day, month or year that has no reason to have ended.
    headers : mapping of str to str
        The headers of the columns as written, which may state the order.
    leave_out : callable, optional
        Is given each event that is neither a joining nor a leaving, and each row that says in the
        stead of a beginning that there was none; without it, `doubt` is.
    header_of : callable, optional
        Gives the header of the column in which a row has its date, where rows differ in it.
    """
    where = _of_signings(header_of or (lambda _, name: headers.get(name, "")))
    of_table = header_of is not None or bool(headers)
    rows = tables["memberships"]
    rows[:] = told_by_another(
        bound_by_any(rows, lambda row: where(row, "since")), headers, doubt, reading.dates
    )
    if any(SIGNED in row.own for row in rows):
        rows[:] = signings_apart(rows, leave_out or doubt)
    if any(AGAIN in row.own for row in rows):
        rows[:] = joinings_again(rows, doubt, lambda row: where(row, AGAIN) or AGAIN)
    rows[:] = who_belonged(rows, leave_out or doubt)
    own = {name for names in {tuple(row.own) for row in rows} for name in names}
    if any(map(is_of_wikidata, own)):
        rows[:] = as_wikidata_tells(rows, headers, leave_out or doubt)
    asked: set[str] = set()
    orders: _Orders = {}
    questions: list[tuple[str, Problem]] = []
    dated = [name for name in DATE_COLUMNS if name in own]
    for season in with_seasons(rows, {name: headers.get(name) or name for name in dated}):
        doubt(season)
    for column in dated:
        orders[column], of_column = _orders(rows, column, reading, where, of_table=of_table)
        questions.extend((column, question) for question in of_column)
    told = {h or name: order for name, by in orders.items() for h, order in by.items()}
    for of, question in questions:
        asked.add(of)
        report(as_elsewhere(question, told) if of_table else question)

    def doubt_unasked(row: Row, problem: Problem) -> None:
        """One question for a column is enough; of several that are read as one, name the one."""
        if problem.column not in asked or "day/month" not in problem.message:
            of_column = told_of(row, problem, where(row, AGAIN) or AGAIN)
            apart = READ_BY in row.own or (READ_SIGNED in row.own and problem.column == "since")
            header = where(row, problem.column) if apart else ""
            if of_column == problem and header:
                doubt(problem._replace(column=header))
            elif of_column:
                doubt(of_column)

    if "event" in own:
        order: Order = next(iter(orders.get("since", {}).values()), "")
        rows[:] = events_to_spells(rows, _by_kind(leave_out, doubt), partial(_days_of, order=order))
        orders.setdefault("until", {})  # who left has an end, where no column has dates, too
    _make_periods(rows, orders, where, report, doubt=doubt, doubt_of=doubt_unasked)


def _make_periods(
    rows: Iterable[Row],
    orders: _Orders,
    where: HeaderOf,
    report: Report,
    *,
    doubt: Report,
    doubt_of: Callable[[Row, Problem], None],
) -> None:
    """Make the periods of rows, in place."""
    read: dict[_Said, _Meant] = {}
    alike: dict[str, Order] = {n: next(iter(of.values()), "") for n, of in orders.items()}
    differ = any(len({*several.values()}) > 1 for several in orders.values())
    for row in rows:
        seen = row.own.get("seen", "")
        if orders and row.own and not row.own.keys().isdisjoint(DATE_COLUMNS):
            of_row, known = alike, read
            if differ:
                of_row = {n: of.get(where(row, n), "") for n, of in orders.items()}
                known = {}
            tell = partial(doubt_of, row)
            _date(row, of_row, known, report, tell)
            if seen:
                note_seen(row, seen, of_row.get("seen", ""), tell)
        elif row.cells["during"] and (lone := single(row)):
            doubt(lone)
        without_mark(row)
        for mark in (READ_BY, READ_SIGNED):
            own_of(row).pop(mark, None)


def _of_signings(header_of: HeaderOf) -> HeaderOf:
    """Name for the beginning of a row that is the day of a signature the column of signatures."""

    def header(row: Row, name: str) -> str:
        signed = name == "since" and READ_SIGNED in row.own
        return (header_of(row, SIGNED) or SIGNED) if signed else header_of(row, name)

    return header


def _by_kind(leave_out: Report | None, doubt: Report) -> Report:
    """Tell of rows that are left out where these are told, and of the others as doubts."""

    def tell(problem: Problem) -> None:
        (leave_out if leave_out and problem.left_out else doubt)(problem)

    return tell


def _days_of(row: Row, order: Order) -> FirstAndLast | None:
    """The days on which what a row tells can have been; None if that cannot be read."""
    try:
        told = parse(read_date(row.own.get("since", ""), order))
    except InvalidDate:
        return None
    low, high = told.start_earliest, told.end_latest
    return (low, high) if low is not None and high is not None else None


def _orders(
    rows: Iterable[Row], column: str, reading: Reading, header_of: HeaderOf, *, of_table: bool
) -> tuple[dict[str, Order], list[Problem]]:
    """Decide the order of dates by the header under which they stand; what states none, together.

    Returns
    -------
    dict of str to str
        The order under each header.
    list of Problem
        The questions that are left.
    """
    first: dict[tuple[str, str], Row] = {}
    for row in rows:
        if column in row.own:
            first.setdefault((header_of(row, column), row.own[column]), row)
    groups: dict[str, list[tuple[Row, str]]] = {}
    headers: dict[str, list[str]] = {}
    for (header, cell), row in first.items():
        apart = header if order_in_header(header) else ""
        groups.setdefault(apart, []).append((row, cell))
        headers.setdefault(apart, []).append(header)
    found: dict[str, Order] = {}
    questions = []
    for apart, cells in groups.items():
        stated = order_in_header(apart) or reading.dates
        order, question = date_order(
            cells, column, stated, lambda row: header_of(row, column), of_table=of_table
        )
        found.update(dict.fromkeys(headers[apart], order))
        if question:
            questions.append(question)
    return found, questions


_Said: TypeAlias = tuple[str, ...]
"""The cells of `DATE_COLUMNS`."""
_Meant: TypeAlias = tuple[str, Mapping[str, str]]
"""A period, and the texts that are more than the dates they mean, which stay."""


def _date(
    row: Row,
    orders: dict[str, Order],
    read: dict[_Said, _Meant],
    report: Report,
    doubt: Report,
) -> None:
    """Make the period of a row; a text that is more than the date it means stays with it."""
    own, cells = own_of(row), cells_of(row)
    if cells["during"]:
        column = next(name for name in DATE_COLUMNS if name in own)
        if column != "seen":  # a list of some day goes with any period
            message, hint = "this row has a period in during, too.", "Leave one of them empty."
            report(Problem(row.path, row.line, column, message, hint))
            return
        seen = own[f"{column}{AS_WRITTEN}"] = own.pop(column)
        if is_seen_after(cells["during"], seen, orders.get("seen", "")):
            doubt(seen_after_the_end(row, seen, cells["during"].rpartition("/")[2]))
        if lone := single(row):
            doubt(lone)
        return
    said = own.get("since", ""), own.get("until", ""), own.get("before", ""), own.get("seen", "")
    meant = read.get(said)
    if meant is None:
        try:
            meant = read[said] = _read(row, orders), _kept(said)
        except InvalidDate as error:
            kept = _kept(said, unreadable=True)
            meant = _as_far_as_readable(row, orders, error, doubt), kept
    since, until, before, seen = said
    if meant[0].endswith("]/") and not (until or before):  # the beginning may be a whole span
        doubt(span_or_beginning(row, since))
    if seen and (until or before) and is_seen_after(meant[0], seen, orders.get("seen", "")):
        doubt(seen_after_the_end(row, seen, until or before))
    for name in DATE_COLUMNS:
        own.pop(name, None)
    cells["during"], kept = meant
    for name, text in kept.items():
        own.setdefault(name, text)


def _kept(said: _Said, *, unreadable: bool = False) -> Mapping[str, str]:
    """Keep what the period does not say: odd texts, and the day it was seen where others count."""
    dated = any(said[:-1])
    return {
        f"{name}{AS_WRITTEN}": cell
        for name, cell in zip(DATE_COLUMNS, said, strict=True)
        if cell and (unreadable or not _says_no_more(cell) or (name == "seen" and dated))
    }


@lru_cache(maxsize=65536)
def _says_no_more(cell: str) -> bool:
    """Whether a text is already what it is read as."""
    return bool(PLAIN.fullmatch(cell)) or cell in NOW or is_unknown(cell)


def _read(row: Row, orders: dict[str, Order]) -> str:
    since, until, before, seen = (row.own.get(name, "") for name in DATE_COLUMNS)
    if seen and not (since or until or before):
        return _seen(seen, orders["seen"])
    order = orders.get("since", "")  # the end of a spell that an event ends is of that column, too
    alone = not (until or before)
    may_be_span = not PLAIN.fullmatch(since)
    if may_be_span and (span := _whole(since, order)):
        if alone:
            return span
        since, _, end = span.partition("/")
        if end not in ("", ".."):
            why = "has an end of its own beside another"
            raise InvalidDate(row.own["since"], why, "Leave one of them out.")
    if may_be_span and alone and (days := _within(since, order)):
        return f"{days}/"
    return _period(
        since,
        until,
        before,
        order,
        until_order=orders.get("until", order),
        before_order=orders.get("before", order),
    )


def _as_far_as_readable(
    row: Row, orders: dict[str, Order], error: InvalidDate, doubt: Report
) -> str:
    """Take the dates that can be read; what is told of the others goes to the doubts."""
    readable = {}
    for name in DATE_COLUMNS:
        if name in row.own:
            alone = Row(row.path, row.line, row.cells, {name: row.own[name]})
            try:
                _read(alone, orders)
                readable[name] = row.own[name]
            except InvalidDate as unreadable:
                bare = without_letter(row.own[name].strip())
                if _is_read(bare, orders.get(name, "")):
                    readable[name] = bare
                    doubt(read_without(row, name, bare))
                else:
                    doubt(left_open(row, name, unreadable))
    rest = Row(row.path, row.line, row.cells, readable)
    lost = len(readable) < sum(name in row.own for name in DATE_COLUMNS)
    try:
        found = _read(rest, orders)
    except InvalidDate:  # each can be read, and the end comes before the beginning
        doubt(ends_first(row, readable, error))
        return "/"
    return found.removesuffix("..") if lost and "since" in readable else found


def _is_read(text: str, order: Order) -> bool:
    try:
        return bool(read_date(text, order))
    except InvalidDate:
        return False
