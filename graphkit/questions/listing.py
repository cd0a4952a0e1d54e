"""Lists of what there is: in the graph, and in the package and what extends it."""

from __future__ import annotations

from collections import Counter
from typing import Final, Literal, TypeAlias, get_args

from graphkit.checking.conflicts import conflicts
from graphkit.extensions import extension, extensions
from graphkit.next_steps import Advice, Call
from graphkit.questions.answer_columns import definitions
from graphkit.questions.kinds import kinds, kinds_of_coalitions
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
OF_FACTS: Final = frozenset({"actors", "coalitions", "conflicts", "kinds", "sources"})
"""Those that tell of what the files hold."""
NO_COALITION: Final = Advice("There is no coalition in it; {check} says why.", check=Call("check"))
"""The note of a graph in which nothing was read."""
_OF_EACH: Final = {
    "id": "id, for every question",
    "label": "name in the chosen language, or else in the next best one that it has a name in",
    "kind": "what it is",
    "country": "code of the country or place in which it is based or has its seat",
}
_OF_KINDS: Final = {
    "kind": "id of the kind",
    "label": "name in the chosen language, or else in the next best one that it has a name in",
    "things": "how many things are of this kind",
}
_OF_ROLES: Final = {
    "role": "id of the role",
    "label": "name in the chosen language, or else in the next best one that it has a name in",
    "broader": "the role that this one is a sort of",
    "stage_of": "the role towards which this one is a stage",
    "counts_as_belonging": "whether who holds it belongs; where nothing is said it does",
    "takes_on_commitments": "whether who holds it takes on what the coalition asks",
    "memberships": "how many memberships are in this role",
}
_OF_QUERIES: Final = {
    "name": "what the query is called",
    "title": "what it answers",
    "parameters": "what it asks for, with the type of each",
}


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
        roles = ask(store, "roles", {"lang": lang})
        return Table(roles.columns, roles.rows, definitions=_OF_ROLES)
    things = ask(store, "things", {"lang": lang}).records()
    if what == "kinds":
        counted = Counter(str(record["kind"]) for record in things)
        called = {kind.id: kind.label(lang) for kind in kinds(store)}
        told = [(kind, called.get(kind, kind), count) for kind, count in sorted(counted.items())]
        return Table(tuple(_OF_KINDS), told, definitions=_OF_KINDS)
    coalitions = kinds_of_coalitions(store)
    wanted = [r for r in things if (r["kind"] in coalitions) == (what == "coalitions")]
    rows = [(r["id"], r["label"], r["kind"], r["country"] or "") for r in wanted]
    if what == "actors":
        return Table(tuple(_OF_EACH), rows, definitions=_OF_EACH)
    topics = _topics(store)
    about = {**_OF_EACH, "topics": "what it is about"}
    described = [(*row, tuple(sorted(topics.get(str(row[0]), ())))) for row in rows]
    note = "" if described else NO_COALITION
    return Table(tuple(about), described, definitions=about, note=note)


def _topics(store: Queryable) -> dict[str, set[str]]:
    """Give the notations of the topics of each coalition that has some."""
    found: dict[str, set[str]] = {}
    for row in store.select("SELECT ?thing ?topic { ?thing cg:topic/skos:notation ?topic }"):
        thing = store.namespace.slug(row["thing"].value)
        found.setdefault(thing, set()).add(row["topic"].value)
    return found


def _sources(store: Queryable) -> Table:
    found = ask(store, "sources")
    about = definitions(found.columns)
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
    return Table(tuple(_OF_QUERIES), rows, definitions=_OF_QUERIES)
