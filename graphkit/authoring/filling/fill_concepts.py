"""Make words of people's own, such as "Private sector" or "ratified", kinds and roles of the graph.

A word that names a bundled kind or role, in English, French, German or Spanish, is that one;
capitals, hyphens, accents and a plural do not matter. Any other becomes one of the graph's own;
nothing is concluded from it, but that who is called a *former member* or an *applicant* does not
belong. A government that is called like a country governs it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import cells_of
from graphkit.authoring.cell_meanings.roles_that_ended import (
    role_beside_standing,
    role_outside,
    standing_of_role,
)
from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.dates.empty_words import is_unknown
from graphkit.authoring.headers.header import Report
from graphkit.authoring.headers.member_columns import is_part_of_country, member_value, names_in
from graphkit.authoring.known_words.bundled_words import bundled_concept, bundled_words
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.names.fold import fold
from graphkit.names.record_id import record_ids

_WHERE: Final = (
    ("kind", "actors", "kind"),
    ("role", "memberships", "role"),
    ("end-reason", "memberships", "end_reason"),
    ("start-reason", "memberships", "start_reason"),
)
_GOVERNMENT: Final = "government"


def fill_concepts(tables: dict[str, list[Row]], doubt: Report) -> None:
    """Put notations, in place, for the words in the columns of kinds, roles and reasons.

    Parameters
    ----------
    tables : dict of str to list of Row
        Of one table; actors have their rows.
    doubt : callable
        Is told of each role that says that who has it does not belong.
    """
    for table, column in (("memberships", "role"), ("actors", "kind")):
        for row in tables[table]:
            if row.cells[column] and (is_unknown(row.cells[column]) or row.cells[column] == "0"):
                cells_of(row)[column] = ""
    for scheme, table, column in _WHERE:
        rows = tables[table]
        found = _notations(scheme, names_in(rows, column), rows, tables)
        other = {word: notation for word, notation in found.items() if word != notation}
        for row in rows if other else ():
            if row.cells[column] in other:
                cells_of(row)[column] = other[row.cells[column]]
    for row in tables["concepts"]:
        if row["scheme"] == "role" and row["counts_as_belonging"] == "false":
            message = f"who is {shown(row.text('name'))} is read as not belonging, or not yet."
            hint = "Give the role another word if it does belong."
            doubt(Problem(row.path, row.line, "role", message, hint))
    for row in tables["actors"]:
        if row.cells["kind"] == _GOVERNMENT and not row.cells["governs"]:
            name = row.text("name")
            part = is_part_of_country(name)  # who governs it governs no country
            cells_of(row)["governs"] = "" if part else member_value("country", name)


def _notations(
    scheme: str, words: tuple[str, ...], rows: list[Row], tables: dict[str, list[Row]]
) -> Mapping[str, str]:
    """Find or make the notation of each word."""
    bundled = set(bundled_words(scheme).values())
    known = {word: notation for word in words if (notation := _bundled(scheme, word))}
    spelt = {word: fold(word, "signs") for word in words if word not in known}
    own: dict[str, str] = {}
    for word, key in spelt.items():
        own.setdefault(key, word)
    ids = record_ids([*((word, "") for word in own.values()), *((ref, "id") for ref in bundled)])
    for word in own.values():
        first = next(row for row in rows if word in row.cells.values())
        tables["concepts"].append(_concept(scheme, ids[word, ""], word, first))
    return known | {word: ids[own[key], ""] for word, key in spelt.items()}


def _bundled(scheme: str, word: str) -> str:
    """Find the bundled concept of a word; of "Member (suspended)" that of the word in brackets.

    "Founding member (suspended)" says more, and is none.
    """
    notation = bundled_concept(scheme, word)
    rests = standing_of_role(word) if scheme == "role" and not notation else ""
    if rests and role_beside_standing(word):
        return ""
    return bundled_concept(scheme, rests) if rests else notation


def _concept(scheme: str, notation: str, word: str, row: Row) -> Row:
    cells = {column.name: "" for column in SCHEMA["concepts"] if not column.translated}
    class_ = {"class": "Agent"} if scheme == "kind" else {}
    cells |= {"scheme": scheme, "notation": notation, "name": word, **class_}
    if scheme == "role" and role_outside(word):
        cells |= {"counts_as_belonging": "false", "takes_on_commitments": "false"}
        cells["broader"] = bundled_concept(scheme, standing_of_role(word))
    return Row(row.path, row.line, cells)
