"""Days that are still to come, of things that are told as having happened."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Final

from graphkit.checking.report import Finding
from graphkit.stores.memory import Store

_CHECK: Final = "A day that is still to come"
_QUERIES: Final = {
    "begins on": """
SELECT DISTINCT ?thing ?day {{
  ?thing cg:startEarliest ?day FILTER(?day > "{today}"^^xsd:date)
  FILTER NOT EXISTS {{ ?record cg:evidence ?thing }}
}}""",
    "is said to have been so on": """
SELECT DISTINCT ?thing ?day {{
  {{ SELECT ?thing ?day {{ ?thing cg:confirmedUntil ?day FILTER(?day > "{today}"^^xsd:date) }} }}
  FILTER NOT EXISTS {{ ?thing cg:startEarliest ?from FILTER(?from > "{today}"^^xsd:date) }}
  FILTER NOT EXISTS {{ ?thing cg:evidence/cg:source/cg:published ?on FILTER(?on > "{today}") }}
}}""",
    "was published on": """
SELECT DISTINCT ?thing ?day {{
  ?thing cg:published ?day FILTER(REGEX(?day, "^[0-9]") && ?day > "{today}")
}}""",
}
"""What is said of a day, and who says it; what follows from another of these is told once.

Few days are still to come: they are chosen first, before anything is asked of what has them.
"""
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
    for said, query in _QUERIES.items():
        for row in store.select(query.format(today=day)):
            about = store.namespace.slug(row["thing"].value)
            message = f"{about} {said} {row['day'].value}, which is still to come."
            yield Finding("warning", _CHECK, about, message, hint=_ANNOUNCED)
