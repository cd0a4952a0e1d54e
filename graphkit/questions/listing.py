"""Lists of what there is: in the graph, and in the package and what extends it."""

from __future__ import annotations

from collections import Counter
from typing import Final, Literal, TypeAlias, get_args

from graphkit.advice import Advice, Call
from graphkit.checking.conflicts import conflicts
from graphkit.extensions import extension, extensions
from graphkit.questions.columns import definitions
from graphkit.questions.kinds import kinds_of_coalitions
from graphkit.sparql.ask import ask
from graphkit.sparql.named_queries import named, paths
from graphkit.sparql.queryable import Queryable
from graphkit.table import Table
from graphkit.type_checks import one_of

What: TypeAlias = Literal[
    "actors",
    "analyses",
    "coalitions",
    "conflicts",
    "exporters",
    "importers",
    "kinds",
    "queries",
    "roles",
    "sources",
]
LISTS: Final = get_args(What)
NO_COALITION: Final = Advice("There is no coalition in it; {check} says why.", check=Call("check"))
"""The note of a graph in which nothing was read."""
_OF_EACH: Final = ("id", "label", "kind", "country")


def listing(store: Queryable, what: What, *, lang: str = "en") -> Table:
    """List what there is of one sort.

    Raises
    ------
    InvalidChoice
        If it is another word.
    """
    one_of("what", what, LISTS)
    if what == "queries":
        return _queries(store)
    if what == "analyses":
        return _analyses()
    if what in ("exporters", "importers"):
        return _extensions(what)
    if what == "conflicts":
        return conflicts(store)
    if what == "sources":
        return _sources(store)
    if what == "roles":
        return ask(store, "roles", {"lang": lang})
    things = ask(store, "things", {"lang": lang}).records()
    if what == "kinds":
        counted = Counter(str(record["kind"]) for record in things)
        return Table(["kind", "things"], sorted(counted.items()))
    coalitions = kinds_of_coalitions(store)
    wanted = [r for r in things if (r["kind"] in coalitions) == (what == "coalitions")]
    rows = [(r["id"], r["label"], r["kind"], r["country"] or "") for r in wanted]
    if what == "actors":
        return Table(_OF_EACH, rows)
    topics = _topics(store)
    about = {"topics": "what it is about"}
    told = [(*row, tuple(sorted(topics.get(str(row[0]), ())))) for row in rows]
    note = "" if told else NO_COALITION
    return Table((*_OF_EACH, "topics"), told, definitions=about, note=note)


def _topics(store: Queryable) -> dict[str, set[str]]:
    """Give the notations of the topics of each coalition that has some."""
    found: dict[str, set[str]] = {}
    for row in store.select("SELECT ?thing ?topic { ?thing cg:topic/skos:notation ?topic }"):
        thing = store.namespace.slug(row["thing"].value)
        found.setdefault(thing, set()).add(row["topic"].value)
    return found


def _sources(store: Queryable) -> Table:
    found = ask(store, "sources")
    about = definitions(found.columns) | {"facts": "how many records rest on it"}
    details = ("url", "language", "publisher", "published")
    return Table(found.columns, found.rows, definitions=about, details=details)


def _analyses() -> Table:
    """Ask the list that the analyses register, for their room lies above this one."""
    analyses: Table = extension("lists", "analyses").load()()
    return analyses


def _extensions(group: Literal["exporters", "importers"]) -> Table:
    columns = {"name": "what it is called", "distribution": "the package that adds it"}
    rows = [(one.name, one.distribution) for one in extensions(group)]
    return Table(tuple(columns), rows, definitions=columns)


def _queries(store: Queryable) -> Table:
    rows = []
    for name in sorted(paths(store.beside)):
        query = named(name, store.beside)
        needs = tuple(f"{p.name} ({p.type})" for p in query.parameters)
        rows.append((name, query.title, needs))
    return Table(["name", "title", "parameters"], rows)
