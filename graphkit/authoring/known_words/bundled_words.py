"""The words that mean a bundled kind, role or step, in English, French, German and Spanish."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from graphkit.names.fold import fold
from graphkit.names.tables import rows_of
from graphkit.resources import ontology_files
from graphkit.terms import CONCEPT

_LABELS: Final = (
    "http://www.w3.org/2004/02/skos/core#prefLabel",
    "http://www.w3.org/2004/02/skos/core#altLabel",
    "https://w3id.org/coalition-graph/ontology#plural",
)
_NEEDS_MORE: Final = ("service", "coalition")
"""Kinds that say more than a word in a table can, such as who operates a service."""
_COALITION: Final = "coalition"
_PLURALS: Final = (("ies", "y"), ("es", ""), ("s", ""), ("en", ""), ("n", ""))


def bundled_concept(scheme: str, word: str) -> str:
    """Find the bundled concept that a word means; empty if it means none.

    >>> bundled_concept("kind", "Civil Society"), bundled_concept("kind", "universities")
    ('civil-society', 'academic')
    >>> bundled_concept("kind", "Gouvernements"), bundled_concept("kind", "Harbours")
    ('government', '')
    """
    known, spelt = bundled_words(scheme), fold(word)
    singular = (spelt.removesuffix(end) + one for end, one in _PLURALS if spelt.endswith(end))
    return next((known[one] for one in (spelt, *singular) if one in known), "")


def means_coalition(word: str) -> bool:
    """Tell whether a kind of members says that they are coalitions themselves.

    >>> means_coalition("Coalitions"), means_coalition("Network")
    (True, False)
    """
    spelt, known = fold(word), _spellings("kind")
    either = (spelt.removesuffix(end) + one for end, one in (("", ""), *_PLURALS))
    return any(known.get(one) == _COALITION for one in either)


@cache
def bundled_words(scheme: str) -> Mapping[str, str]:
    """List the words that mean a bundled concept of a scheme, as names are compared.

    >>> bundled_words("kind")["entreprises"], bundled_words("role")["mitglied"]
    ('company', 'member')
    """
    spelt = _spellings(scheme)
    found = {word: notation for word, notation in spelt.items() if notation not in _NEEDS_MORE}
    for row in rows_of("concept_words"):
        if row["scheme"] == scheme:
            found.setdefault(fold(row["word"]), row["notation"])
    return found


@cache
def _spellings(scheme: str) -> Mapping[str, str]:
    """List what the ontology calls the concepts of a scheme."""
    import pyoxigraph

    found: dict[str, str] = {}
    start = f"{CONCEPT}{scheme}/"
    for path in ontology_files()[1:]:
        for quad in pyoxigraph.parse(path=str(path)):
            subject = quad.subject.value
            notation = subject.removeprefix(start)
            if subject.startswith(start):
                found[fold(notation)] = notation
                if quad.predicate.value in _LABELS:
                    found[fold(quad.object.value)] = notation
    return found
