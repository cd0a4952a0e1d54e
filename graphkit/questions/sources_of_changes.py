"""Which sources tell of a beginning or an end."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from graphkit.sparql.queryable import Queryable

_WORDS: Final = """
SELECT DISTINCT ?item ?from ?begun ?over {
  ?item cg:evidence ?word . ?word cg:source ?from .
  FILTER NOT EXISTS { ?word cg:polarity polarity:against }
  OPTIONAL { ?word cg:startLatest ?begun }
  OPTIONAL { ?word cg:endLatest ?over }
}"""
_OF_COALITIONS: Final = """
SELECT DISTINCT ?coalition ?from {
  ?coalition a cg:Coalition ; cg:endLatest ?over ; dcterms:source ?from
}"""
WITH_COALITION: Final = "ended-with-coalition"
"""Nobody left: the coalition was dissolved, merged or replaced, and all that was in it ended."""
_BEGINNINGS: Final = ("joined", "changed")


class SourcesOfChanges:
    """The sources of all records, and of what each of them states the beginning and the end.

    Parameters
    ----------
    store : Queryable
        The triples.
    """

    def __init__(self, store: Queryable) -> None:
        self._all: dict[str, set[str]] = defaultdict(set)
        self._begun: dict[str, set[str]] = defaultdict(set)
        self._over: dict[str, set[str]] = defaultdict(set)
        slug = store.namespace.slug
        for row in store.select(_WORDS):
            record, source = slug(row["item"].value), slug(row["from"].value)
            self._all[record].add(source)
            if row["begun"] is not None:
                self._begun[record].add(source)
            if row["over"] is not None:
                self._over[record].add(source)

        self._of_coalition: dict[str, set[str]] = defaultdict(set)
        for row in store.select(_OF_COALITIONS):
            self._of_coalition[slug(row["coalition"].value)].add(slug(row["from"].value))

    def of(self, record: str, change: str, coalition: str) -> tuple[str, ...]:
        """List the sources that state this beginning or end; where none does, all of the record.

        Of an end that follows from the coalition's, and that no source states of the member, they
        are those of the coalition.
        """
        stated = (self._begun if change in _BEGINNINGS else self._over).get(record)
        if not stated and change == WITH_COALITION:
            stated = self._of_coalition.get(coalition)
        return tuple(sorted(stated or self._all[record]))
