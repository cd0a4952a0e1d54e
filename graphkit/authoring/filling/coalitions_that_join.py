"""Make coalitions of the members of one table whose kind says that they are coalitions."""

from __future__ import annotations

from typing import Final

from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.known_words.bundled_words import means_coalition
from graphkit.facts.authored_row import Row

_EMPTY: Final = {column.name: "" for column in SCHEMA["coalitions"] if not column.translated}
_CALLED: Final = {"country": "seat_country"}
"""What a column of actors is called among coalitions, where it is called otherwise."""


def coalitions_that_join(tables: dict[str, list[Row]]) -> None:
    """Move the rows of such members, in place, to the coalitions, where a coalition stands.

    Its kind is the bundled one; what the row says beside goes with it.

    Parameters
    ----------
    tables : dict of str to list of Row
        Of one table; actors have their rows and kinds, as they are written.
    """
    joining = [row for row in tables["actors"] if row["kind"] and means_coalition(row["kind"])]
    if not joining:
        return
    ids = {row["id"] for row in joining}
    tables["actors"][:] = [row for row in tables["actors"] if row["id"] not in ids]
    sources = {row["actor"]: row["source"] for row in reversed(tables["memberships"])}
    tables["coalitions"].extend(_as_coalition(row, sources.get(row["id"], "")) for row in joining)


def _as_coalition(row: Row, source: str) -> Row:
    said = {_CALLED.get(name, name): cell for name, cell in row.cells.items() if name != "kind"}
    kept = {name: cell for name, cell in said.items() if name in _EMPTY or _is_name(name)}
    own = {name: cell for name, cell in said.items() if cell and name not in kept}
    kept["source"] = kept.get("source") or source
    return Row(row.path, row.line, {**_EMPTY, **kept}, {**row.own, **own})


def _is_name(column: str) -> bool:
    return column == "name" or column.startswith("name_")
