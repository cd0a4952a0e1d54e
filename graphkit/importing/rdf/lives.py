"""Read since when and until when RDF of others says that there was a coalition; tell the rest.

Nobody is a member of what is no longer there, so an end that is not read would make members who
are there for ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from graphkit.authoring.dates.wikidata_dates import as_known
from graphkit.authoring.dates.written_date import Order
from graphkit.errors import Problem
from graphkit.importing.life_of import Life, life_of
from graphkit.importing.rdf.statements_not_read import Ask, counted, is_day, tail, words_in

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
    told : mapping of str to Life
        By node, with what could not be read.
    ended : frozenset of str
        The nodes of which an end is told, also one that could not be read.
    """

    told: Mapping[str, Life]
    ended: frozenset[str]


def lives_in(ask: Ask, order: Order = "") -> Lives:
    """Read when things were founded and dissolved.

    Parameters
    ----------
    ask : callable
        Asks the triples a query.
    order : {"dmy", "mdy", ""}
        What comes first in dates with slashes.
    """
    told: dict[str, dict[str, list[str]]] = {}
    for row in ask(_SAID):
        day = as_known(row["day"]) if row["from"] else row["day"]
        told.setdefault(row["of"], {}).setdefault(row["edge"], []).append(day)
    lives = {
        of: life_of(edges.get("since", ()), edges.get("until", ()), order)
        for of, edges in told.items()
    }
    return Lives(lives, frozenset(of for of, edges in told.items() if "until" in edges))


def ends_not_read(
    ask: Ask, path: str, coalitions: Mapping[str, str], lives: Lives
) -> Iterator[Problem]:
    """Tell of coalitions that changed or ended in words that are not read.

    Parameters
    ----------
    ask : callable
        Asks the triples a query.
    path : str
        What they come from.
    coalitions : mapping of str to str
        By node, their names.
    lives : Lives
        What was read.
    """
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
