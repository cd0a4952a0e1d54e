"""Put the columns that a graph has for itself on the nodes and edges of a network.

What few memberships and coalitions have is put beside them: tiers, fees, seats that are shared or
held through others, and who runs, funds or hosts a coalition.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from graphkit.facts.terms_of_membership import VALUES
from graphkit.network.nodes import AS_MEMBER
from graphkit.questions.answer_columns import ends_of
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
SELECT ?about ?column ?said (MIN(COALESCE(?english, ?any)) AS ?name) {{
  VALUES (?term ?column) {{ {VALUES} }}
  ?about ?term ?said ; a cg:Membership .
  OPTIONAL {{ ?said skos:prefLabel ?english FILTER(LANG(?english) = "en") }}
  OPTIONAL {{ ?said skos:prefLabel ?any }}
}} GROUP BY ?about ?column ?said ORDER BY ?about ?column ?said"""
_SUPPORTS: Final = """
SELECT ?about ?column ?said (MIN(COALESCE(?english, ?any)) AS ?name)
  (MIN(?period) AS ?during) (MIN(?much) AS ?amount) {
  ?support cg:supported ?about ; cg:supportedBy ?said ; cg:supportKind/skos:notation ?column .
  OPTIONAL { ?support cg:during ?period }
  OPTIONAL { ?support cg:amount ?much }
  OPTIONAL { ?said skos:prefLabel ?english FILTER(LANG(?english) = "en") }
  OPTIONAL { ?said skos:prefLabel ?any }
} GROUP BY ?support ?about ?column ?said ORDER BY ?about ?column ?said ?support"""


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
    for about, column, value in chain(_own(store), _terms(store), _supports(store)):
        cells = found.setdefault(store.namespace.slug(about), {})
        cells[column] = f"{cells[column]}; {value}" if column in cells else value
    return found


def _own(store: Queryable) -> Iterator[tuple[str, str, str]]:
    for row in store.select(_CELLS):
        yield row["about"].value, row["column"].value, row["value"].value


def _terms(store: Queryable) -> Iterator[tuple[str, str, str]]:
    for row in store.select(_TERMS):
        yield row["about"].value, row["column"].value, _named(row, store)


def _supports(store: Queryable) -> Iterator[tuple[str, str, str]]:
    """Who supports a coalition, with what is said of when and how much."""
    for row in store.select(_SUPPORTS):
        period = row["during"].value if row["during"] is not None else ""
        amount = row["amount"].value if row["amount"] is not None else ""
        details = ", ".join(filter(None, (_when(period), amount)))
        value = f"{_named(row, store)} ({details})" if details else _named(row, store)
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


def _named(row: Any, store: Queryable) -> str:
    name: str = (row["said"] if row["name"] is None else row["name"]).value
    return store.namespace.slug(name)


def add_own_columns(network: nx.Graph[str], cells: OwnCells) -> None:
    """Give nodes and edges an attribute for each own column that is filled in for one of them.

    Parameters
    ----------
    network : networkx.Graph or networkx.MultiGraph
        From `graphkit.network.two_mode`; gets the attributes. That of a node is a text, that of
        an edge a tuple with one text for each of its ``memberships``, empty where it says
        nothing. An attribute with the name of another has `` (own)`` behind it.
    cells : mapping
        From `own_cells`.
    """
    if not cells:
        return
    for node, attributes in network.nodes(data=True):
        of_node = cells.get(node.removesuffix(AS_MEMBER), {})
        attributes.update({_free(name, attributes): cell for name, cell in of_node.items()})
    for *_, attributes in network.edges(data=True):
        own = [cells.get(one, {}) for one in attributes["memberships"]]
        for name in sorted({name for said in own for name in said}):
            attributes[_free(name, attributes)] = tuple(said.get(name, "") for said in own)


def _free(name: str, taken: Mapping[str, object]) -> str:
    return f"{name} (own)" if name in taken else name
