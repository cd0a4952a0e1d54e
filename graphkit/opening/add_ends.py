"""Mark memberships of other people's RDF that ended because their coalition did.

A graph that graphkit built has the mark already; what somebody else wrote gets it here, by the
same rule, when it is opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

import pyoxigraph

from graphkit.errors import InvalidDate
from graphkit.facts.end_of_coalition import ended_with_coalition
from graphkit.facts.rdf_day import rdf_day
from graphkit.stores.memory import Store
from graphkit.terms import CG, XSD

_ENDED: Final = """
SELECT DISTINCT ?record ?end ?over ?why {
  ?record a cg:Membership ; cg:endLatest ?end ; org:organization/cg:endLatest ?over
  MINUS { ?record cg:endedWithCoalition ?known }
  OPTIONAL { ?record cg:endReason/skos:notation ?why }
}"""
_MARK: Final = pyoxigraph.NamedNode(CG + "endedWithCoalition")
_TRUE: Final = pyoxigraph.Literal("true", datatype=pyoxigraph.NamedNode(XSD + "boolean"))


def missing_marks(inner: pyoxigraph.Store) -> Iterator[pyoxigraph.Quad]:
    """Find the memberships that ended with their coalition and do not say so.

    Parameters
    ----------
    inner : pyoxigraph.Store
        Has the days of all records; is not changed.

    Yields
    ------
    pyoxigraph.Quad
        In the default graph.
    """
    for row in Store(inner, merged=True).select(_ENDED):
        if _is_marked(row):
            yield pyoxigraph.Quad(row["record"], _MARK, _TRUE)


def _is_marked(row: Any) -> bool:
    reason = "" if row["why"] is None else row["why"].value
    with suppress(InvalidDate):
        end, over = rdf_day(row["end"].value), rdf_day(row["over"].value)
        return ended_with_coalition(end, over, reason)
    return False
