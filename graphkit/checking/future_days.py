"""Days that are still to come, of things that are told as having happened."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Final

from graphkit.checking.report import Finding
from graphkit.stores.memory import Store

_CHECK: Final = "A day that is still to come"
_LATER: Final = 'SELECT ?thing ?day {{ ?thing {property} ?day FILTER(?day > "{today}"{type}) }}'
_TYPE: Final = "^^xsd:date"
_WORDS: Final = "SELECT ?record ?word { ?record cg:evidence ?word }"
_RESTS_ON: Final = "SELECT ?record ?source { ?record cg:evidence/cg:source ?source }"
_ANNOUNCED: Final = "If it is announced for that day, leave it; if not, correct the date."


def future_days(store: Store, today: datetime.date | None = None) -> Iterator[Finding]:
    """Find records that begin, and sources that were published, after today.

    Parameters
    ----------
    store : Store
        The facts.
    today : datetime.date, optional
        The day to compare with; by default that of this computer. An end may be still to come:
        a term that is agreed on ends one day.

    Yields
    ------
    Finding
        A warning for each record or source.
    """
    day = today or datetime.datetime.now(tz=datetime.UTC).date()
    slug = store.namespace.slug
    begun = _later(store, "cg:startEarliest", day, _TYPE)
    confirmed = _later(store, "cg:confirmedUntil", day, _TYPE)
    issued = {k: d for k, d in _later(store, "cg:published", day).items() if d[:1].isdigit()}
    words = {row["word"].value for row in store.select(_WORDS)} if begun else set()
    cited = {
        row["record"].value
        for row in (store.select(_RESTS_ON) if issued and confirmed else ())
        if row["source"].value in issued
    }
    begun = {thing: on for thing, on in begun.items() if thing not in words}
    # What follows from a start or a publication that is still to come is told once.
    alone = {t: on for t, on in confirmed.items() if t not in cited and t not in begun}
    for said, found in (
        ("begins on", begun),
        ("is said to have been so on", alone),
        ("was published on", issued),
    ):
        for thing, on in found.items():
            message = f"{slug(thing)} {said} {on}, which is still to come."
            yield Finding("warning", _CHECK, slug(thing), message, hint=_ANNOUNCED)


def _later(store: Store, term: str, today: datetime.date, kind: str = "") -> dict[str, str]:
    """Find what has a later day in a property, which is a date or a text."""
    query = _LATER.format(property=term, today=today, type=kind)
    return {row["thing"].value: row["day"].value for row in store.select(query)}
