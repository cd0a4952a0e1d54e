"""Survey a graph: what there is, each coalition at a glance, one thing described."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from graphkit.checking.conflicts import conflicts
from graphkit.questions.rows import shown
from graphkit.sparql.named_queries import named
from graphkit.sparql.queryable import Queryable
from graphkit.sparql.run import run
from graphkit.table import Row, Table, Value


def overview(store: Queryable, *, lang: str = "en") -> Table:
    """Count members, promises and disputes of every coalition, the largest first.

    Returns
    -------
    Table
        ``members`` counts agents that ever joined, each once; ``disputed`` counts the
        memberships and the numbers about which sources disagree.
    """
    disputed = _disputes(store)
    rows: list[Row] = []
    for record in run(store, named("overview").text).records():
        since, until = shown(str(record["during"] or "/"))
        rows.append(
            (
                record["coalition"],
                _label(record, lang),
                since,
                "" if until == ".." else until,
                record["led_by"] or "",
                record["members"],
                record["governments"],
                record["companies"],
                record["commitments"] or 0,
                disputed[str(record["coalition"])],
            )
        )
    rows.sort(key=_largest_first)
    columns = (
        "coalition",
        "label",
        "since",
        "until",
        "led_by",
        "members",
        "governments",
        "companies",
        "commitments",
        "disputed",
    )
    return Table(columns, rows, definitions=_MEANINGS)


_MEANINGS: Mapping[str, str] = {
    "coalition": "id of the coalition",
    "since": "when it began, as EDTF text",
    "until": "when it ended; empty while it lasts",
    "led_by": "who leads it, an editorial reading",
    "members": "agents that ever joined, each counted once",
    "governments": "governments among them",
    "companies": "companies among them",
    "commitments": "commitments in its texts",
    "disputed": "memberships and numbers about which sources disagree",
}


def _largest_first(row: Row) -> tuple[int, str]:
    members = row[5]
    assert isinstance(members, int)
    return -members, str(row[0])


_COALITION_OF = """SELECT ?record ?coalition WHERE {
  { ?it a cg:Membership ; org:organization ?whole } UNION { ?it cg:rosterOf ?whole }
  BIND(STRAFTER(STR(?it), "/id/") AS ?record)
  BIND(STRAFTER(STR(?whole), "/id/") AS ?coalition)
}"""


def _disputes(store: Queryable) -> Counter[str]:
    """Count the records of each coalition about which sources disagree."""
    coalition_of = {row[0]: row[1] for row in run(store, _COALITION_OF)}
    disputed = set(conflicts(store).column("record"))
    return Counter(str(coalition_of[record]) for record in disputed if record in coalition_of)


def _label(record: Mapping[str, Value], lang: str) -> str:
    return str(record.get(f"label_{lang}") or record["label"])
