"""One more row for the small folder, with cells of its own."""

from __future__ import annotations

from .conftest import SMALL, csv_of

MEMBERS = csv_of("memberships", SMALL["memberships"])
ACTORS = csv_of("actors", SMALL["actors"])
ACTORS_COLUMNS = len(ACTORS.split("\n", 1)[0].split(","))
HEADER = MEMBERS.split("\n", 1)[0]


def joined(**cells: str) -> dict[str, str]:
    """One more membership, with some cells of its own."""
    return {**SMALL["memberships"][0], "spell": "two", **cells}


def actor(**cells: str) -> dict[str, str]:
    """One more actor."""
    return {"id": "gamma", "kind": "company", "name_en": "Gamma", **cells}
