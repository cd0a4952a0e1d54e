"""Put the columns that a graph has for itself on the nodes and edges of a network.

What few memberships and coalitions have is put beside them: tiers, fees, seats that are shared or
held through others, and who runs, funds or hosts a coalition.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from graphkit.facts.as_member import itself
from graphkit.facts.label_columns import is_label
from graphkit.facts.terms_of_membership import VALUES
from graphkit.questions.answer_columns import ends_of
from graphkit.questions.labels_in import labels_in
from graphkit.sparql.queryable import Queryable
from graphkit.tabular.value_in_words import in_words

if TYPE_CHECKING:
    import networkx as nx

OwnCells: TypeAlias = "Mapping[str, Mapping[str, str]]"
"""By the id of a thing or a membership, the text of each column that is filled in."""

_CELLS: Final = """
SELECT DISTINCT ?about ?column ?value {
  ?property a rdf:Property ; rdfs:label ?column .
  ?subject ?property ?value FILTER(isLiteral(?value))
  OPTIONAL { ?record cg:evidence ?subject }
  BIND(COALESCE(?record, ?subject) AS ?about)
} ORDER BY ?about ?column ?value"""
_TERMS: Final = f"""
SELECT DISTINCT ?about ?column ?said {{
  VALUES (?term ?column) {{ {VALUES} }}
  ?about ?term ?said ; a cg:Membership .
}} ORDER BY ?about ?column ?said"""
_SUPPORTS: Final = """
SELECT ?about ?column ?said (MIN(?period) AS ?during) (MIN(?much) AS ?amount) {
  ?support cg:supported ?about ; cg:supportedBy ?said ; cg:supportKind/skos:notation ?column .
  OPTIONAL { ?support cg:during ?period }
  OPTIONAL { ?support cg:amount ?much }
} GROUP BY ?support ?about ?column ?said ORDER BY ?about ?column ?said ?support"""
_NAMES: Final = f"""
SELECT DISTINCT ?thing ?label {{
  {{ VALUES (?term ?column) {{ {VALUES} }} ?about ?term ?thing ; a cg:Membership }}
  UNION {{ ?support cg:supportedBy ?thing }}
  ?thing skos:prefLabel ?label
}}"""


def own_cells(store: Queryable) -> OwnCells:
    """Read the own columns of a graph.

    Parameters
    ----------
    store : Queryable
        The triples.

    Returns
    -------
    mapping of str to mapping of str to str
        Of several sources that say something different all is kept, with ``;`` between.
    """
    found: dict[str, dict[str, str]] = {}
    names = labels_in(store, _NAMES)
    for about, column, value in chain(_own(store), _terms(store, names), _supports(store, names)):
        cells = found.setdefault(store.namespace.slug(about), {})
        cells[column] = f"{cells[column]}; {value}" if column in cells else value
    return found


def _own(store: Queryable) -> Iterator[tuple[str, str, str]]:
    for row in store.select(_CELLS):
        yield row["about"].value, row["column"].value, row["value"].value


def _terms(store: Queryable, names: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for row in store.select(_TERMS):
        yield row["about"].value, row["column"].value, _named(row, store, names)


def _supports(store: Queryable, names: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Who supports a coalition, with what is said of when and how much."""
    for row in store.select(_SUPPORTS):
        period = row["during"].value if row["during"] is not None else ""
        amount = row["amount"].value if row["amount"] is not None else ""
        details = ", ".join(filter(None, (_when(period), amount)))
        name = _named(row, store, names)
        value = f"{name} ({details})" if details else name
        yield row["about"].value, row["column"].value, value


def _when(during: str) -> str:
    """Say a period in words.

    >>> _when("2021/.."), _when("2019/2021"), _when("2020"), _when("/..")
    ('from 2021', 'from 2019 until 2021', '2020', '')
    """
    start, end = ends_of(during)
    if start == end:
        return in_words(start)
    said = (("from", start), ("until", end))
    return " ".join(f"{word} {in_words(day)}" for word, day in said if day not in ("", ".."))


def _named(row: Any, store: Queryable, names: Mapping[str, str]) -> str:
    said: str = row["said"].value
    return names.get(said) or store.namespace.slug(said)


def add_own_columns(network: nx.Graph[str], cells: OwnCells) -> None:
    """Give nodes and edges an attribute for each own column that is filled in for one of them.

    A column has one name for all nodes, and one for all edges.

    Parameters
    ----------
    network : networkx.Graph or networkx.MultiGraph
        From `graphkit.network.two_mode`; gets the attributes. That of a node is a text, that of
        an edge a tuple with one text for each of its ``memberships``, empty where it says
        nothing. A column that is called as an attribute of any of them, or as their labels in
        whatever language, has `` (own)`` behind its name.
    cells : mapping
        From `own_cells`.
    """
    if not cells:
        return
    nodes, edges = network.nodes, [told for *_, told in network.edges(data=True)]
    taken = _attributes(told for _, told in nodes(data=True))
    for node, attributes in nodes(data=True):
        of_node = cells.get(itself(node), {})
        attributes.update({_free(name, taken): cell for name, cell in of_node.items()})
    taken = _attributes(edges)
    for attributes in edges:
        own = [cells.get(one, {}) for one in attributes["memberships"]]
        for name in sorted({name for said in own for name in said}):
            attributes[_free(name, taken)] = tuple(said.get(name, "") for said in own)


def _attributes(things: Iterable[Mapping[str, object]]) -> frozenset[str]:
    return frozenset(name for attributes in things for name in attributes)


def _free(name: str, taken: frozenset[str]) -> str:
    return f"{name} (own)" if name in taken or is_label(name) else name
