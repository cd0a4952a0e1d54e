"""The names of actors and coalitions in a graph, in all languages, read with one query."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import NamedNode

from graphkit.facts.text_in import text_in
from graphkit.panel.labels_by_language import Labels

if TYPE_CHECKING:
    from graphkit.sparql.queryable import Queryable

Called: TypeAlias = tuple[str, Labels]

_LABELS = """
SELECT ?x ?name WHERE {
  { ?x cg:kind ?kind ; skos:prefLabel ?name } UNION { ?x a cg:Coalition ; skos:prefLabel ?name }
  FILTER(isLiteral(?name))
}
"""


def labels_of_graph(store: Queryable) -> dict[str, Called]:
    """Read the names of all actors and coalitions; of two in one language, the first in order.

    Parameters
    ----------
    store : graphkit.sparql.queryable.Queryable
        The graph.

    Returns
    -------
    dict of str to tuple
        By id, the name in English, or else in the next best language, and the names in each
        language. Those of things with names in the same languages share the tuple of these.
    """
    # As a panel calls them: by the whole name, or what stands for one in an answer.
    said = sorted(
        (
            thing.value if isinstance(thing, NamedNode) else str(thing),
            name.language or "",
            name.value,
        )
        for thing, name in store.select(_LABELS)
    )
    found: dict[str, dict[str, str]] = {}
    for thing, language, name in said:
        found.setdefault(thing, {}).setdefault(language, name)
    slug, called = store.namespace.slug, dict[str, Called]()
    shared: dict[tuple[str, ...], tuple[str, ...]] = {}
    for whole, names in found.items():
        thing = slug(whole)
        label = text_in(names, "en", thing)
        names.pop("", "")  # a name in no language is a label, and none of a language
        languages = tuple(names)
        labels = Labels(shared.setdefault(languages, languages), tuple(names.values()))
        called[thing] = label, labels
    return called
