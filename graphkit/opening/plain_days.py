"""Write the dates of other people's RDF as plain days, which every later step compares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import pyoxigraph

from graphkit.errors import InvalidDate, Problem
from graphkit.facts.certainty import DEGREES
from graphkit.facts.rdf_day import WRITE_A_DAY, Edge, rdf_day
from graphkit.opening.loaded import OddDay
from graphkit.stores.memory import Store
from graphkit.terms import CG, XSD

BOUNDS: Final = ("startEarliest", "startLatest", "endEarliest", "endLatest", "confirmedUntil")
_DAYS: Final = (*BOUNDS, *(f"{degree}{end}" for degree in DEGREES for end in ("From", "Until")))
_LAST: Final = frozenset({"startLatest", "endLatest"})
"""Of a year or month, which is how a tool may write a bound, these mean the last day."""
_DATE: Final = pyoxigraph.NamedNode(XSD + "date")
_ODD: Final = f"""
SELECT ?thing ?term ?written {{
  VALUES ?term {{ {" ".join(f"cg:{name}" for name in _DAYS)} }}
  ?thing ?term ?written
  FILTER(COALESCE(
    ?written < "0001-01-01"^^xsd:date || ?written > "9999-12-31"^^xsd:date
    || DATATYPE(?written) != xsd:date || STRLEN(STR(?written)) != 10, true))
}} ORDER BY ?thing ?term ?written"""


def plain_days(inner: pyoxigraph.Store) -> list[OddDay]:
    """Put a plain ``xsd:date`` in the place of each bound that is written otherwise.

    Parameters
    ----------
    inner : pyoxigraph.Store
        Is changed: what can be read is written anew, what cannot be read is taken out.

    Returns
    -------
    list of OddDay
        All that was changed, ordered by the things and properties.
    """
    return [
        _written_anew(inner, row["thing"], row["term"], row["written"])
        for row in list(Store(inner, merged=True).select(_ODD))
    ]


def _written_anew(
    inner: pyoxigraph.Store,
    thing: pyoxigraph.NamedNode | pyoxigraph.BlankNode,
    term: pyoxigraph.NamedNode,
    written: pyoxigraph.Literal | pyoxigraph.NamedNode | pyoxigraph.BlankNode,
) -> OddDay:
    name = term.value.removeprefix(CG)
    edge: Edge = "last" if name in _LAST else "first"
    read_as = why = ""
    try:
        read_as = rdf_day(written.value, edge).isoformat()
    except InvalidDate as error:
        why = error.problems[0].message
    for quad in list(inner.quads_for_pattern(thing, term, written, None)):
        inner.remove(quad)
        if read_as:
            day = pyoxigraph.Literal(read_as, datatype=_DATE)
            inner.add(pyoxigraph.Quad(thing, term, day, quad.graph_name))
    return OddDay(thing.value, name, written.value, read_as, why)


def day_problems(days: Iterable[OddDay], files: Iterable[Path]) -> Iterator[Problem]:
    """Name file, record and property of each date that cannot be read.

    Parameters
    ----------
    days : iterable of OddDay
        From `plain_days`.
    files : iterable of Path
        The RDF files that they come from.
    """
    wrong = [day for day in days if not day.read_as]
    places = files_of(files, {day.subject for day in wrong})
    for day in wrong:
        name = day.subject.rpartition("/")[2]
        message = f"{name}: {spoken(day.term)}: {day.why}"
        yield Problem(
            places.get(day.subject, ""), 0, f"cg:{day.term}", message, way_to_write(day.term)
        )


def way_to_write(term: str) -> str:
    """Say how the value of a property is written."""
    if term in _DAYS:
        return WRITE_A_DAY
    return 'Write a period as "2019-05-15/.." or "2019/2021".'


def spoken(term: str) -> str:
    """Say the name of a property in words.

    >>> spoken("startEarliest"), spoken("statedDuring")
    ('start earliest', 'stated period')
    """
    term = term.replace("During", "Period").replace("during", "period")
    return "".join(f" {sign.lower()}" if sign.isupper() else sign for sign in term)


def files_of(files: Iterable[Path], subjects: set[str]) -> dict[str, str]:
    """Find in which file each subject is described; the first one counts.

    Parameters
    ----------
    files : iterable of Path
        RDF files that could be read.
    subjects : set of str
        IRIs.
    """
    from graphkit.stores.rdf_files import read_triples

    found: dict[str, str] = {}
    listed = list(files)
    if len(listed) == 1:
        return dict.fromkeys(subjects, listed[0].name)
    for file in listed if subjects else ():
        for quad in read_triples(file)[0]:
            subject = getattr(quad.subject, "value", "")
            if subject in subjects:
                found.setdefault(subject, file.name)
    return found
