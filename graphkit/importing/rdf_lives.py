"""Read since when and until when RDF of others says that there was a coalition; tell the rest.

Nobody is a member of what is no longer there, so an end that is not read would make members who
are there for ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from graphkit.authoring.dates.written_date import Order
from graphkit.authoring.dates.written_period import period_of
from graphkit.errors import InvalidDate, Problem
from graphkit.importing.rdf_nodes import UNKNOWN
from graphkit.importing.rdf_unread import Ask, counted, is_day, tail, words_in
from graphkit.importing.wikidata_dates import as_known

_PREFIXES: Final = """
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX schema: <http://schema.org/>
PREFIX schemas: <https://schema.org/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
_SAID: Final = (
    _PREFIXES
    + """
SELECT DISTINCT ?of ?edge ?day ?from WHERE {
  { ?of schema:foundingDate|schemas:foundingDate ?day BIND("since" AS ?edge) }
  UNION { ?of schema:dissolutionDate|schemas:dissolutionDate ?day BIND("until" AS ?edge) }
  UNION { ?of wdt:P571 ?day BIND("since" AS ?edge) BIND("wikidata" AS ?from) }
  UNION { ?of wdt:P576 ?day BIND("until" AS ?edge) BIND("wikidata" AS ?from) }
} ORDER BY ?of ?edge ?day"""
)
_CHANGED: Final = (
    _PREFIXES
    + """
SELECT DISTINCT ?of WHERE {
  ?of org:changedBy|^org:originalOrganization ?event } ORDER BY ?of"""
)
_OF_ENDS: Final = re.compile(
    r"\b(?:date)?(?:dissol|abolish|abolit|disband|defunct|extinct|terminat|invalidated\b|ceased\b"
    r"|closed\b|closing\b|ended\b|end ?date\b|valid ?through\b|valid ?until\b)"
)
"""What words for an end begin with, or are."""
_PARTED: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|[^A-Za-z]+")
_STATE: Final = 'state schema:dissolutionDate, such as "2009-12-31"^^xsd:date.'
_HINT: Final = f"S{_STATE[1:]}"


class Lives(NamedTuple):
    """Since when and until when there were things.

    Attributes
    ----------
    periods : mapping of str to str
        By node, as a text of EDTF.
    ended : frozenset of str
        The nodes of which an end is told, also one that could not be read.
    doubts : mapping of str to list of Problem
        By node, what could not be read.
    """

    periods: Mapping[str, str]
    ended: frozenset[str]
    doubts: Mapping[str, list[Problem]]


def lives_in(ask: Ask, path: str, order: Order = "") -> Lives:
    """Read when things were founded and dissolved.

    Parameters
    ----------
    ask : callable
        Asks the triples a query.
    path : str
        What they come from.
    order : {"dmy", "mdy", ""}
        What comes first in dates with slashes.
    """
    told: dict[str, dict[str, list[str]]] = {}
    for row in ask(_SAID):
        day = as_known(row["day"]) if row["from"] else row["day"]
        told.setdefault(row["of"], {}).setdefault(row["edge"], []).append(day)
    periods: dict[str, str] = {}
    doubts: dict[str, list[Problem]] = {}
    for of, edges in told.items():
        said = {edge: _one_day(days, order) for edge, days in edges.items()}
        for edge, day in said.items():
            if not day:
                doubts.setdefault(of, []).append(_unread(path, of, edge, edges[edge]))
        since, until = (
            said.get("since", ""),
            said.get("until", "") or (UNKNOWN if "until" in said else ""),
        )
        try:
            periods[of] = period_of(since, until, "", order)
        except InvalidDate as error:
            message = f"{tail(of)}: {error.problems[0].message}"
            doubts.setdefault(of, []).append(Problem(path, 0, "", message, _HINT))
            periods[of] = "/"
    ended = frozenset(of for of, edges in told.items() if "until" in edges)
    return Lives(periods, ended, doubts)


def _one_day(days: list[str], order: Order) -> str:
    """The day, if one alone is told and it can be read."""
    distinct = {*days}
    if len(distinct) != 1:
        return ""
    try:
        period_of(days[0], "", "", order)
    except InvalidDate:
        return ""
    return days[0]


def _unread(path: str, of: str, edge: str, days: list[str]) -> Problem:
    what = "founded" if edge == "since" else "dissolved"
    shown = " and ".join(map(repr, dict.fromkeys(days)))
    message = f"{tail(of)}: when it was {what} cannot be read: {shown}; it is left open."
    return Problem(path, 0, "", message, 'State one day, such as "2009-12-31"^^xsd:date.')


def ends_not_read(
    ask: Ask, path: str, coalitions: Mapping[str, str], lives: Lives
) -> Iterator[Problem]:
    """Tell of coalitions that changed or ended in words that are not read.

    Parameters
    ----------
    ask, path
        As for `lives_in`.
    coalitions : mapping of str to str
        By node, their names.
    lives : Lives
        What was read.
    """
    for of, doubts in lives.doubts.items():
        if of in coalitions:
            yield from doubts
    open_ = {of: name for of, name in coalitions.items() if of not in lives.ended}
    if changed := [open_[row["of"]] for row in ask(_CHANGED) if row["of"] in open_]:
        several = counted(changed, len(changed))
        message = f"that coalitions were changed (org:changedBy) is not read: {several}."
        yield Problem(path, 0, "", message, f"If one ended with that, {_STATE}")
    ended = {
        word: told
        for word in words_in(ask)
        if _tells_an_end(word)
        and (told := {row["of"] for row in ask(_of_day(word))} & open_.keys())
    }
    if ended:
        words = ", ".join(sorted({*map(tail, ended)})[:3])
        some = [open_[of] for of in sorted({of for told in ended.values() for of in told})]
        message = f"ends of coalitions told by {words} are not read: {counted(some, len(some))}."
        yield Problem(path, 0, "", message, _HINT)


def _of_day(word: str) -> str:
    """Ask for what a word says a day of."""
    where = f"?of <{word}> ?day FILTER({is_day('?day')})"
    return f"{_PREFIXES} SELECT DISTINCT ?of WHERE {{ {where} }} ORDER BY ?of"


def _tells_an_end(word: str) -> bool:
    """Tell by the last part of an address, whose words may stand together: "dateClosed"."""
    return bool(_OF_ENDS.search(_PARTED.sub(" ", tail(word).rpartition(":")[2]).lower()))
