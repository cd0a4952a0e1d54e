"""Choose the format of an answer by what the asker accepts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

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
}
"""What each format is sent as."""


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
    for wish in (name, name.partition("/")[0] + "/*", "*/*"):
        if wish in wishes:
            return wishes[wish]
    return 0.0


def _number(text: str) -> float:
    try:
        return min(1.0, max(0.0, float(text)))
    except ValueError:
        return 0.0
