"""Lists of what there is: actors, coalitions, kinds, sources, queries, conflicts."""

from __future__ import annotations

from collections import Counter
from typing import Final, Literal, TypeAlias, get_args

from graphkit.checking.conflicts import conflicts
from graphkit.errors import InvalidChoice
from graphkit.questions.columns import definitions, label_of
from graphkit.sparql.named_queries import named, parse, paths
from graphkit.sparql.queryable import Queryable
from graphkit.sparql.run import run
from graphkit.table import Table

What: TypeAlias = Literal[
    "actors", "coalitions", "conflicts", "kinds", "queries", "roles", "sources"
]
LISTS: Final = get_args(What)


def listing(store: Queryable, what: What, *, lang: str = "en") -> Table:
    """List the actors, coalitions, kinds, sources, queries or conflicts.

    Raises
    ------
    InvalidChoice
        If it is another word.
    """
    if what not in LISTS:
        raise InvalidChoice("what", what, LISTS)
    if what == "queries":
        return _queries()
    if what == "conflicts":
        return conflicts(store)
    if what == "sources":
        return _sources(store)
    if what == "roles":
        return run(store, named("roles").text)
    things = run(store, named("things").text).records()
    if what == "kinds":
        counted = Counter(str(record["kind"]) for record in things)
        return Table(["kind", "things"], sorted(counted.items()))
    wanted = [
        record for record in things if (record["kind"] == "coalition") == (what == "coalitions")
    ]
    rows = ((r["id"], label_of(r, lang), r["kind"], r["country"] or "") for r in wanted)
    return Table(["id", "label", "kind", "country"], rows)


def _sources(store: Queryable) -> Table:
    found = run(store, named("sources").text)
    about = definitions(found.columns) | {"facts": "how many records rest on it"}
    details = ("url", "language", "publisher", "published")
    return Table(found.columns, found.rows, definitions=about, details=details)


def _queries() -> Table:
    rows = []
    for name, path in sorted(paths().items()):
        query = parse(name, path.read_text(encoding="utf-8"))
        needs = tuple(f"{p.name} ({p.type})" for p in query.parameters)
        rows.append((name, query.title, needs))
    return Table(["name", "title", "parameters"], rows)
