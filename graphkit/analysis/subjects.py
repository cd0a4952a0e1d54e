"""What the analyses are given: a knowledge graph or a panel, and names of things in it."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from graphkit.errors import DataError, NotFound, Problem
from graphkit.facts.period import from_day_number
from graphkit.panel import EARLIEST, LATEST, Panel, number_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import Day
    from graphkit.panel.days import Days

    Given: TypeAlias = KnowledgeGraph | Panel
    Names: TypeAlias = str | Iterable[str] | None


def panel_of(given: Given) -> Panel:
    """Give the memberships of a knowledge graph as a panel; a panel is given back as it is."""
    return given if isinstance(given, Panel) else given.panel


def names_of(names: Names) -> tuple[str, ...]:
    """Give one or several names as a tuple.

    >>> names_of("zoom"), names_of(None)
    (('zoom',), ())
    """
    if names is None:
        return ()
    return (names,) if isinstance(names, str) else tuple(names)


def coalition_ids(given: Given, names: Names) -> tuple[str, ...]:
    """Give the ids of coalitions, in the order named and each once.

    Raises
    ------
    NotFound, Ambiguous
        If a name is not that of one coalition. A panel knows coalitions by their ids only.
    """
    if isinstance(given, Panel):
        known = {*given.coalitions, *given.coalition_info}
        found = [_known(known, name, "coalition") for name in names_of(names)]
    else:
        found = [given.coalition(name).id for name in names_of(names)]
    return tuple(dict.fromkeys(found))


def actor_ids(given: Given, names: Names) -> tuple[str, ...]:
    """Give the ids of actors, in the order named and each once; errors as in `coalition_ids`."""
    if isinstance(given, Panel):
        known = {*given.members, *given.actors}
        found = [_known(known, name, "actor") for name in names_of(names)]
    else:
        found = [given.actor(name).id for name in names_of(names)]
    return tuple(dict.fromkeys(found))


def _known(known: set[str], name: str, what: str) -> str:
    if name not in known:
        near = get_close_matches(name, sorted(known), 3)
        raise NotFound(what, name, near, f"The panel has {len(known)} of that kind.")
    return name


def narrowed(given: Given, coalitions: Names = None, kinds: Names = None) -> Panel:
    """Give the memberships in some coalitions, of actors of some kinds; of all when None.

    Raises
    ------
    NotFound, Ambiguous
        If a coalition or a kind is unknown.
    """
    panel = panel_of(given)
    if coalitions is not None:
        wanted = set(coalition_ids(given, coalitions))
        codes = [code for code, name in enumerate(panel.coalitions) if name in wanted]
        panel = panel.take(np.isin(panel.coalition, codes))
    return panel if kinds is None else panel.select(kinds=kinds)


def last_day(panel: Panel) -> int | None:
    """Give the last day of which the memberships of a panel say anything; None if of no day."""
    columns = (panel.confirmed_until, panel.start_latest, panel.end_earliest)
    return int(days.max()) if len(days := _known_days(*columns)) else None


def first_day(panel: Panel) -> int | None:
    """Give the first day on which a membership of a panel may have begun; None if unknown."""
    columns = (panel.start_earliest, panel.start_latest)
    return int(days.min()) if len(days := _known_days(*columns)) else None


def _known_days(*columns: Days) -> Days:
    days = np.concatenate(columns)
    return days[(days > EARLIEST) & (days < LATEST)]


def span_of(panel: Panel, first: Day | int | None, last: Day | int | None) -> tuple[int, int]:
    """Give the first and last day meant; what is left out is taken from the panel.

    Raises
    ------
    DataError
        If the first is after the last, or a panel without any dates leaves it open.
    """
    low = first_day(panel) if first is None else number_of(first)
    high = last_day(panel) if last is None else number_of(last)
    if low is None or high is None:
        hint = "Say first= and last=."
        raise DataError([Problem("panel", 0, "", "there is no date to begin or end with.", hint)])
    if low > high:
        shown = f"{from_day_number(low)} is after {from_day_number(high)}."
        hint = "Swap them." if None not in (first, last) else "Say both first= and last=."
        raise DataError([Problem("span", 0, "", shown, hint)])
    return low, high


def date_of(day: int) -> datetime.date | None:
    """Give the date of a day number, or None when it is unbounded."""
    return from_day_number(day) if EARLIEST < day < LATEST else None
