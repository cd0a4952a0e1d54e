"""Write the former names of things that were read of their present ones."""

from __future__ import annotations

from collections.abc import Iterable

from graphkit.authoring.cell_meanings.cells_of import cells_of
from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.filling.former_names_apart import ENDS, Renamed
from graphkit.facts.authored_row import Row, split
from graphkit.facts.former_names import FORMER
from graphkit.names.fold import fold


def add_former_names(tables: dict[str, list[Row]], renamed: Iterable[Renamed]) -> None:
    """Write the former names of what has its id now.

    Parameters
    ----------
    tables : dict of str to list of Row
        Filled in; the names are added to their table.
    renamed : iterable of Renamed
        From `graphkit.authoring.filling.former_names_apart.former_names_apart`.
    """
    empty = {column.name: "" for column in SCHEMA["names"] if not column.translated}
    told = {(row["thing"], row["name"]) for row in tables["names"]}
    described = {row["id"]: row for name in ("coalitions", "actors") for row in tables[name]}
    listed = {row.cells["listed_as"]: row for row in reversed(tables["memberships"])}
    for one in renamed:
        row = listed.get(one.listed, one.row) if one.column == "member" else one.row
        thing, former = row.cells[ENDS[one.column]], one.names.former
        if thing and (thing, former) not in told:
            told.add((thing, former))
            said = {"source": row.cells["source"], "evidence": one.listed}
            cells = {**empty, "thing": thing, "name": former, "kind": FORMER, "during": "/", **said}
            tables["names"].append(Row(row.path, row.line, cells))
            _not_also_called(described.get(thing), former)


def _not_also_called(row: Row | None, former: str) -> None:
    """Take a former name out of those that a thing bears beside its own."""
    aliases = split(row["aliases"]) if row is not None else ()
    borne = [name for name in aliases if fold(name) != fold(former)]
    if row is not None and len(borne) < len(aliases):
        cells_of(row)["aliases"] = "; ".join(borne)
