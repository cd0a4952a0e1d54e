"""Which coalitions rest on old lists of members, or on none."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import Final

from graphkit.facts.one_day import one_day
from graphkit.facts.window import Day, window_of
from graphkit.panel.extract import DAY_NAMES, DAYS_OF_X
from graphkit.questions.newest_lists import lists_of_members, newest
from graphkit.questions.scope_of_question import Asked
from graphkit.sparql.ask import ask
from graphkit.sparql.queryable import Queryable
from graphkit.sparql.run import run
from graphkit.sparql.short_address import short_address
from graphkit.table import Table, ValuesOfRow

_MEANINGS: Final = {
    "coalition": "id of the coalition",
    "label": "name in the chosen language, or else in the next best one that it has a name in",
    "last_list": "day of its newest list of members; empty where there is none",
    "extent": "whether that list is complete, cut or of unknown extent",
    "age": "days from that list to the day asked about",
    "presumed": "memberships that are presumed on the day, and not certain",
    "certain": "memberships that are certain on the day",
    "last_seen": "the last day on which a source or list shows any membership running",
}
_DAYS: Final = f"""
SELECT ?coalition ?role ?confirmed_until {DAY_NAMES} {{
  ?x a cg:Membership ; org:organization ?whole .
  OPTIONAL {{ ?x org:role ?as . BIND(REPLACE(STR(?as), "^.*[/#]", "") AS ?role) }}
  OPTIONAL {{ ?x cg:confirmedUntil ?confirmed_until }}{DAYS_OF_X}
  BIND({short_address("?whole")} AS ?coalition)
}}"""


def stale(store: Queryable, asked: Asked, *, on: Day | None = None, lang: str = "en") -> Table:
    """List how old the newest list of members of each coalition is, the oldest first.

    Parameters
    ----------
    store : Queryable
        The graph.
    asked : Asked
        The roles that count; its window is not looked at.
    on : datetime.date or str, optional
        The day asked about; without it, today.
    lang : str
        The language of the labels.

    Returns
    -------
    Table
        Coalitions without a list come first, those with most presumed memberships before others.
        Coalitions of which no membership is presumed or certain on the day are left out.
    """
    today = datetime.datetime.now(tz=datetime.UTC).date()
    day = today if on is None else one_day(on)
    on_the_day = asked._replace(window=window_of(day))
    degrees: dict[str, Counter[str]] = {}
    seen: dict[str, datetime.date] = {}
    for record in run(store, _DAYS).records():
        name = str(record["coalition"])
        if asked.counts(record["role"]):
            degrees.setdefault(name, Counter())[on_the_day.degree(record)] += 1
            shown = record["confirmed_until"]
            if isinstance(shown, datetime.date):
                seen[name] = max(shown, seen.get(name, shown))
    labels = {
        str(r["coalition"]): r["label"] for r in ask(store, "overview", {"lang": lang}).records()
    }
    lists = lists_of_members(store)
    rows: list[ValuesOfRow] = []
    for name, counts in degrees.items():
        if counts["presumed"] or counts["certain"]:
            last = newest([one for one in lists.get(name, []) if one.day <= day])
            held = counts["presumed"], counts["certain"], seen.get(name)
            age = (day - last.day).days if last else None
            listed = (last.day, last.extent) if last else (None, None)
            rows.append((name, labels.get(name), *listed, age, *held))
    rows.sort(key=_oldest_first)
    types = {"last_list": datetime.date, "last_seen": datetime.date, "age": int}
    details = ("last_seen", "certain", "coalition")
    return Table(tuple(_MEANINGS), rows, definitions=_MEANINGS, types=types, details=details)


def _oldest_first(row: ValuesOfRow) -> tuple[int, int, str]:
    age, presumed = row[4], row[5]
    assert isinstance(presumed, int)
    return -(age if isinstance(age, int) else 10**9), -presumed, str(row[0])
