"""Records by their ids, as answers name them: a membership is no thing with a name of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from graphkit.next_steps import Advice, Call
from graphkit.questions.labels_in import labels_in
from graphkit.sparql.queryable import Queryable
from graphkit.table import Table, Value
from graphkit.terms import CG, RDF, SLUG

_BOUNDS: Final = re.compile(r".*(?:Earliest|Latest|From|Until)|evidence|during|type")
"""What a description says in other words, or leaves to the evidence."""
_WORD: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LABELS: Final = """
SELECT DISTINCT ?thing ?label {{ <{0}> ?property ?thing . ?thing skos:prefLabel ?label }}"""
_SOURCES: Final = "SELECT DISTINCT ?source {{ <{0}> cg:evidence ?word . ?word cg:source ?source }}"
_COLUMNS: Final = {
    "property": "what is said of the record; one that has several values has a row for each",
    "value": "what it is: a text, a date, or a name and its id",
}


class RecordId(str):
    """The id of a record, told apart from that of a thing."""

    __slots__ = ()


def record_of(store: Queryable, name: object) -> str | None:
    """Give the id of the record that goes by it; None if there is none.

    Parameters
    ----------
    store : Queryable
        The triples.
    name : object
        What was asked for, such as ``"christchurch-call--france"`` or the IRI of a record.
    """
    id = str(getattr(name, "value", name)).strip().removeprefix("<").removesuffix(">")
    id = id.removeprefix("id:").removeprefix(store.namespace.ids)
    if not SLUG.fullmatch(id):
        return None
    found = store.select(
        f"SELECT ?word {{ <{store.namespace.iri(id)}> cg:evidence ?word }} LIMIT 1"
    )
    return id if any(True for _ in found) else None


def record_described(store: Queryable, name: object, *, lang: str = "en") -> Table | None:
    """Describe the record with an id in rows of property and value; None if there is none."""
    id = record_of(store, name)
    if id is None:
        return None
    note = Advice("{call} has the word of each source.", call=Call("evidence", (id,)))
    return Table(tuple(_COLUMNS), _rows(store, id, lang), definitions=_COLUMNS, note=note)


def _rows(store: Queryable, id: str, lang: str) -> Iterator[tuple[str, Value]]:
    own = store.namespace
    facts = sorted(
        (str(p), str(o.value)) for p, o in store.facts(own.iri(id)) if hasattr(o, "value")
    )
    labels = labels_in(store, _LABELS.format(own.iri(id)), lang)
    yield "id", id
    yield from (("kind", _words(o)) for p, o in facts if p == RDF + "type" and o != CG + "RecordId")
    for property, value in facts:
        local = re.split("[#/]", property)[-1]
        if not _BOUNDS.fullmatch(local):
            called = labels.get(value) if value.startswith(own.ids) else None
            yield _words(property), f"{called} ({own.slug(value)})" if called else own.slug(value)
    yield from (("when", o) for p, o in facts if p == CG + "during")
    yield from (("last seen", o) for p, o in facts if p == CG + "confirmedUntil")
    sources = store.select(_SOURCES.format(own.iri(id)))
    yield from sorted(("source", own.slug(row["source"].value)) for row in sources)


def _words(property: str) -> str:
    """Write the last part of an address in words.

    >>> _words("https://w3id.org/coalition-graph/ontology#coversService")
    'covers service'
    """
    return _WORD.sub(" ", re.split("[#/]", property)[-1]).lower()
