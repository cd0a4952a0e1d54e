"""Find what RDF says twice where one is meant, which no question can answer.

A membership has one member, one coalition, one role and one period, an ownership one owner. Of two
members an answer would have whichever comes first, and another answer the other. What is single is
what the shapes of the ontology call so of its own terms; a check names the same as an error, and
more: of vocabularies that other tools write, such as SKOS, no answer depends on it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad
from pyoxigraph import Store as Triples

from graphkit import resources
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.sparql.plain_values import value
from graphkit.stores.memory import Store
from graphkit.terms import CG, ORG, OWL, PREFIXES

_WORDS: Final = {
    "org:member": "members",
    "org:organization": "coalitions",
    "org:role": "roles",
    "cg:during": "periods",
    "cg:owner": "owners",
    "cg:operator": "operators",
    "cg:convener": "conveners",
    "cg:kind": "kinds",
}
_SINGLE: Final = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT DISTINCT ?path ?class {
  ?shape sh:targetClass ?whole ; sh:property ?property .
  ?property sh:path ?path ; sh:maxCount 1 .
  FILTER(isIRI(?path))
  MINUS { ?property sh:severity ?severity }
  ?class rdfs:subClassOf* ?whole .
}"""
_OF_MEMBERSHIPS: Final = frozenset(ORG + name for name in ("member", "organization", "role"))
_IDENTIFIERS: Final = frozenset(CG + name for name in ("wikidata", "ror", "lei"))
"""One identifier may be written in two ways."""
_TEXTS: Final = frozenset(CG + name for name in ("quote", "listedAs", "name", "place"))
"""Two languages of a text say one thing."""
_SAME: Final = NamedNode(OWL + "sameAs")
_COUNTED: Final = "SELECT (COUNT(*) AS ?all) (COUNT(DISTINCT ?it) AS ?apart) {{ ?it <{}> ?said }}"
_SAID: Final = """
SELECT DISTINCT ?it ?said {{
  {{ SELECT ?it {{ ?it <{0}> ?any }} GROUP BY ?it HAVING(COUNT(DISTINCT ?any) > 1) }}
  VALUES ?class {{ {1} }}
  ?it a ?class ; <{0}> ?said .
}} ORDER BY ?it ?said"""
_HINT: Final = "Write a membership for each of them."
_OF_OTHERS: Final = "Keep the one that holds, or write a record for each of them."


def records_at_odds(inner: Triples, path: str) -> Iterator[Problem]:
    """Name each thing and record of which something is said twice that is said once.

    Parameters
    ----------
    inner : pyoxigraph.Store
        Is not changed.
    path : str
        The file or folder that was read, for messages.

    Examples
    --------
    >>> store = Store.of_turtle('''
    ...     @prefix cg: <https://w3id.org/coalition-graph/ontology#> .
    ...     @prefix org: <http://www.w3.org/ns/org#> .
    ...     <urn:m1> a cg:Membership ; org:member <urn:acme>, <urn:beta> .''')
    >>> [str(one.message) for one in records_at_odds(store.inner, "a.ttl")]
    ["'urn:m1' has two members, 'urn:acme' and 'urn:beta': which of them is meant is not said."]
    """
    store = Store(inner, merged=True)
    for iri, classes in said_once().items():
        # To count takes a fifth of the time of looking, and hardly ever is there anything to see.
        ((counted, apart),) = store.select(_COUNTED.format(iri))
        found = store.select(_SAID.format(iri, classes)) if counted != apart else ()
        for it, rows in groupby(found, itemgetter("it")):
            said = _apart([row["said"] for row in rows], store)
            if len(said) > 1 and not (iri in _TEXTS and _differ_in_language(said)):
                yield _problem(path, str(value(it)), _short(iri), _written(said))


def _written(terms: Sequence[Any]) -> list[str]:
    """Write values; where two have one text, with their languages and types."""
    texts = [str(value(one)) for one in terms]
    return texts if len({*texts}) == len(texts) else [str(one) for one in terms]


def _apart(terms: Iterable[Any], store: Store) -> list[Any]:
    """List values, each of those once that are said to be the same, or of which the same is said.

    A file that is read twice has each blank node twice.
    """
    found: list[Any] = []
    for term in terms:
        if not any(_is_same(term, other, store) for other in found):
            found.append(term)
    return found


def _is_same(one: Any, other: Any, store: Store) -> bool:
    if isinstance(one, BlankNode) and isinstance(other, BlankNode):
        return bool(said := _said_of(one, store)) and said == _said_of(other, store)
    if not isinstance(one, NamedNode) or not isinstance(other, NamedNode):
        return False
    pairs = (one, _SAME, other), (other, _SAME, one)
    return any(Quad(*pair) in store.inner for pair in pairs)


def _said_of(blank: BlankNode, store: Store) -> set[tuple[Any, Any]]:
    found = store.inner.quads_for_pattern(blank, None, None, DefaultGraph())
    return {(quad.predicate, quad.object) for quad in found}


def _differ_in_language(texts: Sequence[Any]) -> bool:
    languages = [getattr(one, "language", None) for one in texts]
    return None not in languages and len({*languages}) == len(texts)


def _problem(path: str, it: str, term: str, said: list[str]) -> Problem:
    several = "two" if len(said) == 2 else f"{len(said):,}"
    what = _WORDS.get(term, f"values of {term}")
    listed = f"{shown(said[0])} and {shown(said[1])}"
    message = f"{shown(it)} has {several} {what}, {listed}: which of them is meant is not said."
    hint = _HINT if what in ("members", "coalitions") else _OF_OTHERS
    return Problem(path, 0, term, message, hint)


def _short(iri: str) -> str:
    """Write a property with its prefix, the longest that fits.

    >>> _short("http://www.w3.org/ns/org#role")
    'org:role'
    """
    fitting = {begins: name for name, begins in PREFIXES.items() if iri.startswith(begins)}
    begins = max(fitting, key=len, default="")
    return f"{fitting[begins]}:{iri.removeprefix(begins)}" if begins else iri


@functools.cache
def said_once() -> Mapping[str, str]:
    """List what is said once, and the classes of which it is, as terms of SPARQL."""
    folder = resources.folder("ontology")
    shapes = sorted((folder / "shapes").glob("*.ttl"))
    ontology = Store.of_files([folder / "coalition-graph.ttl", *shapes])
    found: dict[str, list[str]] = {}
    for term, class_ in ontology.select(_SINGLE):
        iri = term.value
        if (iri.startswith(CG) and iri not in _IDENTIFIERS) or iri in _OF_MEMBERSHIPS:
            found.setdefault(iri, []).append(str(class_))
    return {iri: " ".join(sorted(classes)) for iri, classes in sorted(found.items())}
