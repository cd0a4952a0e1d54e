"""The checks of the folder of traps by name, for a process of its own.

``python -m tests.agreement.checks panel network`` runs these against the package that it finds,
or all of them, and writes for each of them what is wrong, or nothing.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import graphkit as gk

from . import corpus
from .answers import (
    by_members_once,
    by_network,
    by_panel,
    by_sparql,
    difference,
    pairs_by_members,
    pairs_by_network,
    promised_by_library,
)
from .times import Time

ALL: Final = Time("all")
_SOME: Final = (*corpus.times()[2:12:3], ALL)
"""For promises, which are asked of each actor, one by one."""


def _members(kg: gk.KnowledgeGraph) -> str:
    return difference(corpus.truth(), by_members_once(kg, corpus.times()))


def _sparql(kg: gk.KnowledgeGraph) -> str:
    return difference(corpus.truth(), by_sparql(kg, corpus.times()))


def _panel(kg: gk.KnowledgeGraph) -> str:
    return difference(corpus.truth(), by_panel(kg, corpus.times()))


def _network(kg: gk.KnowledgeGraph) -> str:
    return difference(corpus.truth(), by_network(kg, corpus.times()))


def _promises(kg: gk.KnowledgeGraph) -> str:
    return difference(
        {asked: those for asked, those in corpus.promised().items() if asked[0] in _SOME},
        promised_by_library(kg, _SOME),
    )


def _all_time(kg: gk.KnowledgeGraph) -> str:
    pairs = {(row.member, row.coalition) for row in corpus.truth()[ALL, "possible"]}
    missing = pairs - pairs_by_network(kg, ALL, None), pairs - pairs_by_members(kg)
    return "" if missing == (set(), set()) else f"missing: {missing}"


CHECKS: Final[Mapping[str, Callable[[gk.KnowledgeGraph], str]]] = {
    "members": _members,
    "sparql": _sparql,
    "panel": _panel,
    "network": _network,
    "promises": _promises,
    "all time": _all_time,
}


def main() -> None:
    """Run the checks that are named, or all, and write what each of them found wrong."""
    chosen = sys.argv[1:] or list(CHECKS)
    with tempfile.TemporaryDirectory() as place:
        try:
            kg = gk.load(corpus.write(Path(place) / "corpus"))
        except gk.GraphkitError as error:
            found = {"opening": str(error)}
        else:
            found = {name: CHECKS[name](kg) for name in chosen}
    json.dump({"package": gk.__file__, "found": found}, sys.stdout)


if __name__ == "__main__":
    main()
