"""Choose the format of an answer by what the asker accepts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

RESULTS: Final[Mapping[str, str]] = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
"""Media types of the answers to SELECT and ASK, the preferred one first."""

GRAPHS: Final[Mapping[str, str]] = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdf",
    "text/plain": "nt",
    "text/n3": "n3",
    "application/n-quads": "nq",
    "application/trig": "trig",
}
"""Media types of the answers to CONSTRUCT and DESCRIBE, the preferred one first."""

TYPES: Final[Mapping[str, str]] = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "ttl": "text/turtle; charset=utf-8",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "n3": "text/n3; charset=utf-8",
    "nq": "application/n-quads",
    "trig": "application/trig",
}
"""What each format is sent as."""

_LIKE: Final[Mapping[str, str]] = {
    "json": "application/ld+json",
    "xml": "application/rdf+xml",
    "jsonld": "application/sparql-results+json",
    "rdf": "application/sparql-results+xml",
}
"""By a format, what is most like it of the other kind of answers."""


class MediaTypes(NamedTuple):
    """The media types in which a query is answered, whatever kind of answer it gives.

    Attributes
    ----------
    results, graph : str or None
        Of rows and truth values, and of triples; None where the client refuses all there are.
    """

    results: str | None
    graph: str | None


def choose_for_query(accept: str) -> MediaTypes:
    """Choose the media types of an answer before it is known of which kind it is.

    Clients such as rdflib name the formats of one kind alone, whatever they ask, and read what
    the answer says it is. So what is accepted of the other kind stands for this one, as HTTP
    allows (RFC 9110, 12.5.1), unless it is refused by ``q=0``.

    Parameters
    ----------
    accept : str
        The value of the ``Accept`` header; empty means anything.

    Returns
    -------
    MediaTypes
        Of two that are None nothing is accepted that there is.

    Examples
    --------
    >>> choose_for_query("application/sparql-results+json")
    MediaTypes(results='application/sparql-results+json', graph='application/ld+json')
    >>> choose_for_query("text/csv, */*;q=0").graph is None
    True
    """
    results, graph = choose(accept, list(RESULTS)), choose(accept, list(GRAPHS))
    if results is None and graph is not None:
        results = _unless_refused(accept, _LIKE.get(GRAPHS[graph]) or next(iter(RESULTS)))
    elif graph is None and results is not None:
        graph = _unless_refused(accept, _LIKE.get(RESULTS[results]) or next(iter(GRAPHS)))
    return MediaTypes(results, graph)


def _unless_refused(accept: str, name: str) -> str | None:
    wishes = _wishes(accept)
    return None if any(wish in wishes for wish in _covering(name)) else name


def choose(accept: str, offered: Sequence[str]) -> str | None:
    """Choose the media type that suits best.

    Parameters
    ----------
    accept : str
        The value of the ``Accept`` header; empty means anything.
    offered : sequence of str
        What there is, the preferred one first.

    Returns
    -------
    str or None
        None if nothing suits.

    Examples
    --------
    >>> choose("text/html;q=0.5, text/*;q=0.8, text/turtle;q=0", ["text/turtle", "text/csv"])
    'text/csv'
    >>> choose("image/png", ["text/turtle"]) is None
    True
    """
    wishes = _wishes(accept or "*/*")
    best, chosen = 0.0, None
    for name in offered:
        quality = _quality(name, wishes)
        if quality > best:
            best, chosen = quality, name
    return chosen


def _wishes(accept: str) -> dict[str, float]:
    wishes: dict[str, float] = {}
    for part in accept.split(",")[:50]:
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                quality = _number(parameter[2:])
        wishes[name] = quality
    return wishes


def _quality(name: str, wishes: Mapping[str, float]) -> float:
    for wish in _covering(name):
        if wish in wishes:
            return wishes[wish]
    return 0.0


def _covering(name: str) -> tuple[str, str, str]:
    """List what may be said of a media type, the nearest first."""
    return name, name.partition("/")[0] + "/*", "*/*"


def _number(text: str) -> float:
    try:
        return min(1.0, max(0.0, float(text)))
    except ValueError:
        return 0.0
