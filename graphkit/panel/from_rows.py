"""Plain rows to the columns of a panel, and filters by what members and coalitions are."""

from __future__ import annotations

from collections import Counter
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from graphkit.errors import DataError, InvalidChoice, InvalidType, Problem
from graphkit.facts.certainty import days_of
from graphkit.facts.confidence import TRUST
from graphkit.facts.one_day import from_day_number
from graphkit.facts.period import Period
from graphkit.panel.codes import coded
from graphkit.panel.days import (
    BOUNDS,
    CODES,
    DAYS,
    EARLIEST,
    ENDED_WITH_COALITION,
    LATEST,
    UNSAID,
    days_as_numbers,
    number_of,
)
from graphkit.panel.ends_with_coalitions import ends_with_coalitions
from graphkit.panel.ids_meant import ids_meant, labels_of, meant_in
from graphkit.type_checks import mapping, one_of, some_names, text

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping, Sequence

    from graphkit.panel import Panel
    from graphkit.panel.days import CoalitionInfo, Days, Mask
    from graphkit.panel.filters import Filters


def columns_of(
    rows: Iterable[Mapping[str, Any]], coalitions: Mapping[str, CoalitionInfo]
) -> dict[str, Any]:
    """Turn plain rows into the columns and code tables of a panel."""
    if isinstance(rows, str | bytes) or not hasattr(rows, "__iter__"):
        raise InvalidType("rows", rows, "rows as mappings, one for each membership")
    full = sorted(map(_completed, rows), key=lambda row: str(row["record"]))
    _refuse_repeats([row["record"] for row in full])
    columns: dict[str, Any] = {}
    for name, table in CODES.items():
        columns[table], columns[name] = coded([row[name] for row in full])
    columns["group"] = columns["group"].astype(np.int16)
    columns["confidence"] = np.array([row["confidence"] for row in full], dtype=np.int8)
    stated = {name: np.array([row[name] for row in full], dtype=np.int32) for name in BOUNDS}
    said = np.array([row["ongoing"] for row in full], dtype=np.bool_)
    held = np.array([_days_of(row) for row in full], dtype=np.int32).reshape(-1, len(DAYS))
    columns |= bounds_of(stated, said) | dict(zip(DAYS, held.T.copy(), strict=True))
    reasons = [row["end_reason"] for row in full]
    return columns | {ENDED_WITH_COALITION: ends_with_coalitions(columns, coalitions, reasons)}


def _days_of(row: Mapping[str, Any]) -> tuple[int, ...]:
    """Ask the rule from when until when a row holds."""
    bounds = [_date(row[name]) for name in BOUNDS]
    ongoing = row["ongoing"] and bounds[2] is None and bounds[3] is None
    text = "/.." if ongoing else "/" if bounds[2] is None and bounds[3] is None else "/x"
    period = Period._make((text, *bounds[:4], ongoing))
    trusted = row["confidence"] > 1
    return days_as_numbers(days_of(period, confirmed_until=bounds[4], trusted=trusted))


def _date(number: int) -> datetime.date | None:
    return None if number == UNSAID else from_day_number(number)


def _completed(row: Mapping[str, Any]) -> dict[str, Any]:
    mapping("each row", row, "a mapping with a member and a coalition")
    missing = [name for name in ("member", "coalition") if not row.get(name)]
    if missing:
        problem = Problem("panel", 0, missing[0], "a row has none.", "Say who joined what.")
        raise DataError([problem])
    member, coalition = row["member"], row["coalition"]
    listing = row.get("listing") or member
    return {
        "record": row.get("membership") or f"{coalition}--{listing}",
        "member": member,
        "listing": listing,
        "coalition": coalition,
        "role": row.get("role") or "",
        "group": row.get("group") or "",
        "confidence": confidence_level(row.get("confidence", 3)),
        "start_earliest": _day(row, "start_earliest", "start"),
        "start_latest": _day(row, "start_latest", "start"),
        "end_earliest": _day(row, "end_earliest", "end"),
        "end_latest": _day(row, "end_latest", "end"),
        "confirmed_until": _day(row, "confirmed_until"),
        "ongoing": bool(row.get("ongoing", True)),
        "end_reason": row.get("end_reason") or "",
    }


def bounds_of(days: Mapping[str, Days], said_ongoing: Mask) -> dict[str, Any]:
    """Give the columns of a period, with what is not said (`UNSAID`) left open.

    Parameters
    ----------
    days : mapping of str to numpy.ndarray of int32
        A column for each of `BOUNDS`.
    said_ongoing : numpy.ndarray of bool
        Whether the period is said to go on, if no end of it is known.
    """
    unsaid = {name: days[name] == UNSAID for name in BOUNDS}
    shown = np.where(unsaid["confirmed_until"], EARLIEST, days["confirmed_until"])
    no_end = unsaid["end_earliest"] & unsaid["end_latest"]
    ongoing = no_end & said_ongoing
    last = np.where(ongoing, LATEST, np.where(no_end, shown, EARLIEST))
    open_ = {"start_earliest": EARLIEST, "start_latest": LATEST, "end_latest": LATEST}
    columns = {name: np.where(unsaid[name], bound, days[name]) for name, bound in open_.items()}
    columns["end_earliest"] = np.where(unsaid["end_earliest"], last, days["end_earliest"])
    columns["confirmed_until"] = shown
    _narrow(columns, ~no_end & (columns["start_earliest"] <= columns["end_latest"]))
    return {name: columns[name].astype(np.int32) for name in BOUNDS}


def _narrow(columns: dict[str, Any], ended: Mask) -> None:
    """Let beginning and end narrow each other, as `Period.narrowed` does of one period."""
    first, last = columns["start_earliest"], columns["end_latest"]
    for name in ("start_latest", "confirmed_until"):
        columns[name] = np.where(ended, np.minimum(columns[name], last), columns[name])
    since = np.maximum(columns["end_earliest"], first)
    columns["end_earliest"] = np.where(ended, since, columns["end_earliest"])


def _day(row: Mapping[str, Any], *names: str) -> int:
    for name in names:
        value: datetime.date | str | int | None = row.get(name)
        if value is not None and value != "":
            return number_of(value)
    return UNSAID


def confidence_level(value: str | int | None) -> int:
    """Give 3, 2 or 1 for a word or number; what is not said counts as high."""
    if isinstance(value, str) and value:
        return _level(value)
    return int(value or 3)


def _level(word: str) -> int:
    one_of("confidence", word, TRUST)
    return TRUST[word]


def _refuse_repeats(records: Sequence[str]) -> None:
    repeated = [record for record, count in Counter(records).items() if count > 1]
    if repeated:
        hint = "Give each spell its own 'membership'."
        raise DataError(
            Problem("panel", 0, "membership", f"{record!r} is there more than once.", hint)
            for record in repeated
        )


def selection(panel: Panel, chosen: Filters) -> Mask:
    """Give the mask of the rows that fit every filter."""
    mask = np.ones(len(panel), dtype=np.bool_)
    infos = [panel.actors[slug] for slug in panel.members]
    about = [panel.coalition_info[slug] for slug in panel.coalitions]
    fits = partial(_fits, panel)
    if (wanted := chosen.get("kinds")) is not None:
        mask &= fits([(info.kind,) for info in infos], wanted, "kinds")[panel.member]
    if (wanted := chosen.get("countries")) is not None:
        mask &= fits([(info.country,) for info in infos], wanted, "countries")[panel.member]
    if (wanted := chosen.get("topics")) is not None:
        mask &= fits([info.topics for info in about], wanted, "topics")[panel.coalition]
    if (wanted := chosen.get("coalitions")) is not None:
        mask &= fits(
            [(slug,) for slug in panel.coalitions],
            wanted,
            "coalitions",
            also_known=panel.coalition_info,
            called=labels_of(panel.coalition_info),
        )[panel.coalition]
    if (wanted := chosen.get("roles")) is not None:
        lines = [
            _lineage(role, panel.broader) if chosen.get("narrower_roles") else (role,)
            for role in panel.roles
        ]
        above = {*panel.broader, *panel.broader.values()}
        fitting = fits(lines, wanted, "roles", also_known=above)
        roles = zip(panel.roles, fitting, strict=True)
        refuse_roles_apart(panel, wanted, [role for role, fits_it in roles if fits_it])
        mask &= fitting[panel.role]
    if (confidence := chosen.get("confidence")) is not None:
        mask &= panel.confidence >= _level(confidence)
    return mask


def in_roles(panel: Panel, roles: Iterable[str]) -> Mask:
    """Give the mask of the rows in roles, by their ids; one that nobody has is in no row."""
    wanted = {*roles}
    return np.isin(panel.role, [code for code, role in enumerate(panel.roles) if role in wanted])


def refuse_roles_apart(panel: Panel, wanted: object, roles: Iterable[str]) -> None:
    """Refuse roles whose memberships are not in the panel, which would look as if nobody had one.

    Raises
    ------
    InvalidChoice
        With what to ask instead.
    """
    apart = [role for role in roles if role in panel.roles_apart]
    if apart:
        left_out = ", ".join(map(repr, apart))
        because = f"memberships in the role of {left_out} are not in this panel"
        instead = "kg.whole_panel", "kg.in_roles(…).panel"
        raise InvalidChoice("roles", wanted, instead, because=because)


_ONE_OF: Final = {
    "kinds": "kind",
    "countries": "country",
    "topics": "topic",
    "coalitions": "coalition",
    "roles": "role",
}


def _fits(
    panel: Panel,
    values: Sequence[Sequence[str]],
    wanted: object,
    option: str,
    *,
    also_known: Iterable[str] = (),
    called: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> Mask:
    """Say for each code whether one of its values is wanted; an unknown wish is an error."""
    known = {value for several in values for value in several if value}.union(also_known)
    asked = some_names(option, wanted, "a name or several: texts, or records")
    chosen = set(meant_in(panel, known, asked, _ONE_OF[option], option=option, called=called))
    return np.array([not chosen.isdisjoint(several) for several in values], dtype=np.bool_)


def _lineage(role: str, broader: Mapping[str, str]) -> tuple[str, ...]:
    line = [role]
    while (above := broader.get(line[-1])) and above not in line:
        line.append(above)
    return tuple(line)


def position(names: Sequence[str], name: str, what: str) -> int:
    """Give the place of a name, or raise NotFound with the nearest ones."""
    text(what, name, "an id as text")
    return names.index(ids_meant(names, (name,), what)[0])
