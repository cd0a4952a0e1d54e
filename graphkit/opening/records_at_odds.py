"""Find memberships of RDF that say two things where one is meant, which no question can answer.

A membership has one member, one coalition and one period. Of two members an answer would have
whichever comes first, and another answer the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.sparql.plain_values import value
from graphkit.stores.memory import Store

if TYPE_CHECKING:
    import pyoxigraph

_SINGLE: Final = {
    "org:member": "members",
    "org:organization": "coalitions",
    "cg:during": "periods",
}
_COUNTED: Final = "SELECT (COUNT(*) AS ?all) (COUNT(DISTINCT ?it) AS ?apart) {{ ?it {} ?said }}"
_SAID: Final = "SELECT DISTINCT ?it ?said {{ ?it a cg:Membership ; {} ?said }} ORDER BY ?it ?said"
_HINT: Final = "Write a membership for each of them."
_OF_PERIODS: Final = "Write a membership for each of them, or the one that holds."


def records_at_odds(inner: pyoxigraph.Store, path: str) -> Iterator[Problem]:
    """Name each membership with several members, coalitions or periods.

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
    for term, what in _SINGLE.items():
        # To count takes a fifth of the time of looking, and hardly ever is there anything to see.
        ((counted, apart),) = store.select(_COUNTED.format(term))
        found = store.select(_SAID.format(term)) if counted != apart else ()
        for it, rows in groupby(found, itemgetter("it")):
            said = [str(value(row["said"])) for row in rows]
            if len(said) == 1:
                continue
            several = "two" if len(said) == 2 else f"{len(said):,}"
            listed = f"{shown(said[0])} and {shown(said[1])}"
            message = (
                f"{shown(str(value(it)))} has {several} {what}, {listed}: which of them is meant "
                "is not said."
            )
            hint = _OF_PERIODS if what == "periods" else _HINT
            yield Problem(path, 0, term, message, hint)
