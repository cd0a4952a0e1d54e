"""What the build guarantees of the records that it writes, so that no shape need ask it again.

Each membership and each piece of evidence is written once, by one template: which properties it
has, how often, and of which kind their values are does not depend on what the tables say; and what
their references and codes name was looked up in the tables. What does depend on the tables, such as
periods, ids and the lengths of texts, is asked of every record.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, TypeAlias

from graphkit.building.turtle import Facts
from graphkit.checking.shacl.compiled_queries import Query
from graphkit.facts.authored_row import Tables
from graphkit.terms import CG, SKOS, XSD

Sure: TypeAlias = Callable[[Query, frozenset[str]], bool]
"""Tells whether what a query asks of the things of some classes cannot fail."""

_MEMBERSHIPS: Final = frozenset({CG + "Membership"})
_RECORDS: Final = _MEMBERSHIPS | {CG + "Evidence"}
_OF_SCHEME: Final = re.compile("/concept/[a-z-]+/")
_ALWAYS: Final = frozenset({"nodeKind", "maxCount", "closed"})
_DATATYPES: Final = frozenset({XSD + "date", XSD + "string"})
_CONFIDENCE: Final = f"<{CG}confidence>"
_CLASSES: Final = frozenset({CG + "Evidence", CG + "Source", CG + "Coalition", SKOS + "Concept"})


def sure_of(facts: Facts) -> Sure:
    """Give what can be relied on in a graph that was built from tables.

    Parameters
    ----------
    facts : Facts
        As they were built. Where another thing bears the name of a membership or of evidence, so
        that one has the properties of both, nothing can be relied on.
    """
    return unsure if facts.share_a_name("cg:Membership", "cg:Evidence") else _is_guaranteed


def nobody_is_twice_in(tables: Tables) -> bool:
    """Tell whether nobody can have two memberships of one coalition in the graph of tables.

    A second one bears the name of a spell. What is built may have more of them than the tables
    only by lists of members, and by whoever operates two services that belong.
    """
    spelt = any(row.cells["spell"] for row in tables["memberships"])
    return not (spelt or tables["lists"] or tables["operations"])


def unsure(_: Query, __: frozenset[str]) -> bool:
    """Rely on nothing."""
    return False


def _is_guaranteed(query: Query, classes: frozenset[str]) -> bool:
    if query.focus.steps or not classes <= _RECORDS:
        return False
    value = query.constraint.value
    match query.constraint.name:
        case "datatype":
            return value.value in _DATATYPES
        case "class":
            return value.value in _CLASSES
        case "pattern":
            return _OF_SCHEME.fullmatch(value.text) is not None
        case "minCount":  # evidence that the life of a thing rests on may lack its source
            path = query.shape.path
            return classes <= _MEMBERSHIPS or (path is not None and path.sparql == _CONFIDENCE)
        case name:
            return name in _ALWAYS
