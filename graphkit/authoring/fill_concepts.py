"""Make words of people's own, such as "Private sector" or "ratified", kinds and roles of the graph.

A word that names a bundled kind or role, in English, French, German or Spanish, is that one. Any
other becomes one of the graph's own; nothing is concluded from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from graphkit.authoring.cells_of import cells_of, own_of
from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.member_columns import names_in
from graphkit.facts.authored_row import Row
from graphkit.names.fold import fold
from graphkit.names.record_id import record_ids
from graphkit.names.tables import rows_of
from graphkit.resources import ontology_files
from graphkit.terms import CONCEPT

_WHERE: Final = (("kind", "actors", "kind"), ("role", "memberships", "role"))
_CONFIDENCE: Final = ("high", "medium", "low")
_LABELS: Final = (
    "http://www.w3.org/2004/02/skos/core#prefLabel",
    "http://www.w3.org/2004/02/skos/core#altLabel",
    "https://w3id.org/coalition-graph/ontology#plural",
)
_NEEDS_MORE: Final = ("government", "service", "coalition")
"""Kinds that say more than a word in a table can, such as what is governed or who operates it."""


def fill_concepts(tables: dict[str, list[Row]]) -> None:
    """Put notations, in place, for the words in the columns of kinds and roles.

    Parameters
    ----------
    tables : dict of str to list of Row
        Of one table; actors have their rows.
    """
    for scheme, table, column in _WHERE:
        rows = tables[table]
        found = _notations(scheme, names_in(rows, column), rows, tables)
        other = {word: notation for word, notation in found.items() if word != notation}
        for row in rows if other else ():
            if row.cells[column] in other:
                cells_of(row)[column] = other[row.cells[column]]
    for row in tables["memberships"]:
        trust = row.cells["confidence"]
        if trust and trust.casefold() not in _CONFIDENCE:
            own_of(row)["confidence_as_written"] = trust
            cells_of(row)["confidence"] = ""


def _notations(
    scheme: str, words: tuple[str, ...], rows: list[Row], tables: dict[str, list[Row]]
) -> Mapping[str, str]:
    """Find or make the notation of each word."""
    known = bundled_words(scheme)
    spelt = {word: fold(word, "signs") for word in words}
    own: dict[str, str] = {}
    for word in words:
        if spelt[word] not in known:
            own.setdefault(spelt[word], word)
    ids = record_ids(
        [(word, "") for word in own.values()] + [(ref, "id") for ref in set(known.values())]
    )
    for word in own.values():
        first = next(row for row in rows if word in row.cells.values())
        tables["concepts"].append(_concept(scheme, ids[word, ""], word, first))
    return {word: known.get(key) or ids[own[key], ""] for word, key in spelt.items()}


def _concept(scheme: str, notation: str, word: str, row: Row) -> Row:
    cells = {column.name: "" for column in SCHEMA["concepts"] if not column.translated}
    class_ = {"class": "Agent"} if scheme == "kind" else {}
    cells |= {"scheme": scheme, "notation": notation, "name": word, **class_}
    return Row(row.path, row.line, cells)


@cache
def bundled_words(scheme: str) -> Mapping[str, str]:
    """List the words that mean a bundled concept of a scheme, in small letters.

    >>> bundled_words("kind")["entreprises"], bundled_words("role")["mitglied"]
    ('company', 'member')
    """
    import pyoxigraph

    found: dict[str, str] = {}
    start = f"{CONCEPT}{scheme}/"
    for path in ontology_files()[1:]:
        for quad in pyoxigraph.parse(path=str(path)):
            subject = quad.subject.value
            notation = subject.removeprefix(start)
            if subject.startswith(start) and notation not in _NEEDS_MORE:
                found[fold(notation, "signs")] = notation
                if quad.predicate.value in _LABELS:
                    found[fold(quad.object.value, "signs")] = notation
    for row in rows_of("concept_words"):
        if row["scheme"] == scheme:
            found.setdefault(fold(row["word"], "signs"), row["notation"])
    return found
