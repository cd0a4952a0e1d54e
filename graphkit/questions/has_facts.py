"""Tell whether a graph says anything that is asked about, and not a vocabulary alone."""

from __future__ import annotations

from typing import Final

from graphkit.stores.memory import Store

_FACTS: Final = """
ASK {
  { ?thing cg:kind ?kind }
  UNION {
    VALUES ?class { cg:Membership cg:Coalition cg:Source cg:Appointment cg:Operation cg:Ownership
                    cg:NameUse cg:Statement cg:Event cg:Change cg:Roster cg:Act cg:Endorsement
                    cg:Commitment cg:Support cg:Life cg:Assessment cg:Denial cg:Governing
                    cg:Convening cg:Step cg:Target cg:MemberList cg:Evidence }
    ?thing a ?class
  }
}"""


def has_facts(store: Store) -> bool:
    """Tell whether there is any thing or record of this ontology.

    >>> has_facts(Store.of_turtle("<urn:a> <http://xmlns.com/foaf/0.1/name> 'A' ."))
    False
    """
    return bool(store.query(_FACTS))
