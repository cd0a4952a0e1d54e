"""Describe roles that are stages towards others, such as signing towards being bound."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from graphkit.authoring.columns import SCHEMA
from graphkit.facts.authored_row import Row
from graphkit.importing.mapping import NAME

_EMPTY: Final = {column.name: "" for column in SCHEMA["concepts"] if not column.translated}
_NOT_YET: Final = {"counts_as_belonging": "false", "takes_on_commitments": "false"}


def add_stages(concepts: list[Row], stages: Mapping[str, str]) -> None:
    """Write, in place, into the rows of concepts which roles are stages towards others.

    Parameters
    ----------
    concepts : list of Row
        The table ``concepts``; a role that it does not describe gets a row.
    stages : mapping of str to str
        The role that each is a stage towards, by their notations or names.

    Examples
    --------
    >>> rows: list[Row] = []
    >>> add_stages(rows, {"signatory": "party"})
    >>> rows[0]["notation"], rows[0]["stage_of"], rows[0]["counts_as_belonging"]
    ('signatory', 'party', 'false')
    """
    described = {row["notation"]: n for n, row in enumerate(concepts) if row["scheme"] == "role"}
    called = {concepts[n].text("name"): notation for notation, n in described.items()}
    for role, target in stages.items():
        notation = called.get(role, role)
        told = {"stage_of": called.get(target, target), **_NOT_YET}
        if notation in described:
            row = concepts[described[notation]]
            concepts[described[notation]] = replace(row, cells={**row.cells, **told})
        else:
            cells = {**_EMPTY, "scheme": "role", "notation": notation, "name": role, **told}
            concepts.append(Row(NAME, 0, cells))
