"""The names of actors and coalitions in a graph, in all languages, read with one query."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from graphkit.facts.text_in import text_in
from graphkit.panel.csv_cells import cells_of
from graphkit.panel.labels_by_language import Labels

if TYPE_CHECKING:
    from graphkit.sparql.queryable import Queryable

Called: TypeAlias = tuple[str, Labels]

LABELS = """
SELECT ?x (LANG(?name) AS ?language) ?name WHERE {
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
    cells = cells_of(store, LABELS)
    found: dict[str, list[tuple[str, str]]] = {}
    pairs = zip(cells.texts("language"), cells.texts("name"), strict=True)
    for thing, pair in zip(cells.ids("x", store.namespace), pairs, strict=True):
        found.setdefault(thing, []).append(pair)
    called: dict[str, Called] = {}
    shared: dict[tuple[str, ...], tuple[str, ...]] = {}
    for thing, said in found.items():
        names: dict[str, str] = {}
        for language, name in sorted(said):
            names.setdefault(language, name)
        label = text_in(names, "en", thing)
        names.pop("", "")  # a name in no language is a label, and none of a language
        languages = tuple(names)
        labels = Labels(shared.setdefault(languages, languages), tuple(names.values()))
        called[thing] = label, labels
    return called
