"""The kinds, roles, topics and places of a graph, by their ids and every name that they have."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from graphkit.sparql.queryable import Queryable
from graphkit.terms import CONCEPT, SKOS, WIKIDATA

if TYPE_CHECKING:
    from graphkit.names.choice_by_name import ChoiceByName

_THERE: Final = {
    "kind": f"{{ ?x skos:inScheme <{CONCEPT}kind> }} UNION {{ ?any cg:kind ?x }}",
    "role": "{ ?x a org:Role } UNION { ?any org:role ?x }",
    "topic": f"{{ ?x skos:inScheme <{CONCEPT}topic> }} UNION {{ ?any cg:topic ?x }}",
    "verdict": '{ ?x skos:inScheme ?scheme FILTER(STRENDS(STR(?scheme), "/concept/verdict")) }',
    "country": "{ ?x a cg:Country } UNION { ?x a cg:Jurisdiction } "
    "UNION { ?any cg:basedIn ?x } UNION { ?any cg:governs ?x }",
}
CONCEPTS: Final = frozenset(_THERE)
"""What is chosen from few: an option that takes ids of these takes every name of them."""
_IN_TABLES: Final = ("kind", "role")
"""What tables say in words of many languages: these are understood in questions, too."""
_NAMES: Final = """
SELECT ?x ?name ?code ?property {{
  {{ SELECT DISTINCT ?x {{ {there} }} }}
  OPTIONAL {{ ?x cg:iso3166 ?code }}
  OPTIONAL {{
    VALUES ?property {{ skos:prefLabel skos:altLabel skos:notation cg:plural cg:code cg:wikidata }}
    ?x ?property ?name
  }}
}}"""


def concepts(store: Queryable, what: str) -> ChoiceByName:
    """Read the names of what is chosen from.

    Parameters
    ----------
    store : Queryable
        The graph.
    what : {"country", "kind", "role", "topic", "verdict"}
        A country or another place with a law of its own goes by its code as well.
    """
    from graphkit.names.candidates import COUNTRY_NAME, Known
    from graphkit.names.candidates import WIKIDATA as ITEM
    from graphkit.names.choice_by_name import ChoiceByName

    names: set[Known] = set()
    labels: dict[str, list[tuple[bool, str]]] = {}
    slug = store.namespace.slug
    for thing, name, code, of in store.select(_NAMES.format(there=_THERE[what])):
        id, land = slug(thing.value), "" if code is None else code.value
        names.add(Known(id, id, "id", land))
        if land:
            names |= {Known(id, land, "alias", land), Known(id, land.lower(), "alias", land)}
        if name is not None:
            said = name.value.removeprefix(WIKIDATA)
            use = ITEM if said != name.value else COUNTRY_NAME if land else "name"
            names.add(Known(id, said, use, land))
            if of.value == SKOS + "prefLabel":
                labels.setdefault(id, []).append((name.language != "en", said))
    called = {id: [name for _, name in sorted(said)] for id, said in labels.items()}
    if what not in _IN_TABLES:
        return ChoiceByName(what, sorted(names), called)
    return ChoiceByName(what, sorted(names), called, partial(_as_in_tables, what))


def _as_in_tables(what: str, word: str) -> str:
    """Find the kind or role that a word in a table means."""
    from graphkit.authoring.known_words.bundled_words import bundled_concept

    return bundled_concept(what, word)
