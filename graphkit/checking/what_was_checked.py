"""What a check looked at: counted, so that nothing found and nothing there are told apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from graphkit.checking.report import Finding
from graphkit.stores.memory import Store

_COUNTS: Final = """
SELECT ?what (COUNT(DISTINCT ?thing) AS ?count) {
  {
    ?thing a cg:Membership MINUS { ?apart cg:countsAsBelonging false . ?thing org:role ?apart }
    BIND("memberships" AS ?what)
  }
  UNION {
    ?apart cg:countsAsBelonging false . ?thing org:role ?apart ; a cg:Membership .
    BIND("other records" AS ?what)
  }
  UNION { ?thing cg:kind ?kind MINUS { ?thing a cg:Coalition } BIND("actors" AS ?what) }
  UNION { ?thing a cg:Coalition . BIND("coalitions" AS ?what) }
  UNION {
    VALUES ?class { cg:Appointment cg:Operation cg:Ownership cg:NameUse cg:Statement cg:Event
                    cg:Change cg:Roster cg:Act cg:Endorsement cg:Commitment cg:Support }
    ?thing a ?class . BIND("other records" AS ?what)
  }
  UNION { ?thing a cg:Source . BIND("sources" AS ?what) }
} GROUP BY ?what"""
_ORDER: Final = ("memberships", "actors", "coalitions", "other records", "sources")
_CLASSES: Final = """
SELECT ?class (COUNT(*) AS ?count) { ?thing a ?class FILTER(
  !STRSTARTS(STR(?class), STR(cg:)) && !STRSTARTS(STR(?class), STR(skos:))
  && !STRSTARTS(STR(?class), STR(owl:)) && !STRSTARTS(STR(?class), STR(rdfs:))
  && !STRSTARTS(STR(?class), STR(rdf:)) && ?class NOT IN (org:Role)) }
GROUP BY ?class ORDER BY DESC(?count) ?class LIMIT 1"""


def checked_in(store: Store, own: int | None = None) -> Mapping[str, int]:
    """Count what there is to be checked, by sort.

    Parameters
    ----------
    store : Store
        Facts and vocabulary.
    own : int, optional
        How many triples the graph has without those of the vocabulary.

    Returns
    -------
    mapping of str to int
        Memberships, actors, coalitions, other records (such as organisers, who do not belong) and
        sources; triples where they are known.
    """
    found = {row["what"].value: int(row["count"].value) for row in store.select(_COUNTS)}
    counts = {what: found.get(what, 0) for what in _ORDER}
    return counts if own is None else {**counts, "triples": own}


def nothing_checked(
    store: Store, checked: Mapping[str, int], *, of_tables: bool, left_out: bool = False
) -> Iterator[Finding]:
    """Warn where there was nothing to check, which is no success.

    Parameters
    ----------
    store : Store
        Facts and vocabulary.
    checked : mapping of str to int
        From `checked_in`.
    of_tables : bool
        Whether the graph was built from tables.
    left_out : bool
        Whether rows of them were left out, which is told beside it.
    """
    if any(checked[what] for what in _ORDER):
        return
    if of_tables:
        message = "nothing was checked: there is no row below the names of the columns."
        hint = "Write a row for each membership."
        if left_out:
            message = "nothing was checked: every row is left out."
            hint = "Mend the rows as it is said of each."
        yield Finding("warning", "nothing to check", "", message, hint=hint)
        return
    hint = (
        "Give a folder of tables, RDF in the vocabulary of this ontology (things with cg:kind, "
        "cg:Coalition, cg:Membership), or memberships in that of ORG, schema.org, FOAF or Wikidata."
    )
    yield Finding("warning", "nothing to check", "", _why(store, checked), hint=hint)


def _why(store: Store, checked: Mapping[str, int]) -> str:
    if checked.get("triples") == 0:
        return "nothing was checked: there is no triple in it."
    for row in store.select(_CLASSES):
        example = f"such as {row['class'].value}"
        return f"nothing was checked: what there is is of other classes, {example}."
    return "nothing was checked: nothing in it is of a class of this ontology."
