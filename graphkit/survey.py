"""Survey a graph: what there is, each coalition at a glance, one thing described."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from graphkit.answers import shown
from graphkit.errors import InvalidChoice
from graphkit.named import named, parse, paths
from graphkit.period import UNDATED
from graphkit.query import run
from graphkit.records import Actor, Coalition
from graphkit.store import Queryable
from graphkit.table import Row, Table, Value
from graphkit.validate import conflicts

LISTS = ("actors", "coalitions", "conflicts", "kinds", "queries", "sources")


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


def listing(store: Queryable, what: str, *, lang: str = "en") -> Table:
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
        return run(store, named("sources").text)
    things = run(store, named("things").text).records()
    if what == "kinds":
        counted = Counter(str(record["kind"]) for record in things)
        return Table(["kind", "things"], sorted(counted.items()))
    wanted = [
        record for record in things if (record["kind"] == "coalition") == (what == "coalitions")
    ]
    rows = ((r["id"], _label(r, lang), r["kind"], r["country"] or "") for r in wanted)
    return Table(["id", "label", "kind", "country"], rows)


def _queries() -> Table:
    rows = []
    for name, path in sorted(paths().items()):
        query = parse(name, path.read_text(encoding="utf-8"))
        needs = tuple(f"{p.name} ({p.type})" for p in query.parameters)
        rows.append((name, query.title, needs))
    return Table(["name", "title", "parameters"], rows)


def _label(record: Mapping[str, Value], lang: str) -> str:
    return str(record.get(f"label_{lang}") or record["label"])


def description(store: Queryable, it: Actor | Coalition, *, lang: str = "en") -> Table:
    """Describe one thing in rows of property and value."""
    rows = [
        (name, item)
        for name, value in _properties(store, it, lang)
        for item in (value if isinstance(value, tuple) else (value,))
        if item
    ]
    return Table(["property", "value"], rows)


def _properties(store: Queryable, it: Actor | Coalition, lang: str) -> Iterator[tuple[str, Value]]:
    yield "id", it.id
    yield "name", it.label(lang)
    yield from ((f"name ({tag})", label) for tag, label in it.labels.items() if tag != lang)
    yield "kind", it.kind
    yield "also called", it.aliases
    yield "formerly", it.former_names
    if isinstance(it, Coalition):
        yield "since", shown(it.during)[0]
        yield "until", shown(it.during)[1].replace("..", "")
        yield "seat", it.seat
        yield "legal form", it.legal_form
        yield "purpose", it.purpose
        yield "led by", it.led_by
        yield "topics", it.topics
        yield "convened by", it.convened_by
        yield "asks", _asked(store, it, lang)
        yield "counted", _counted(store, it)
    else:
        yield "country", it.country
        yield "belongs to", it.parent
    yield "events", _events(store, it, lang)
    yield "homepage", it.homepage
    yield "wikidata", it.wikidata
    yield "note", it.note
    yield "source", it.source
    yield "iri", it.iri


def _asked(store: Queryable, it: Coalition, lang: str) -> tuple[str, ...]:
    """Give the goals that its commitments pursue, with how many pursue each."""
    answer = run(store, named("commitments-of-coalition").text, {"coalition": it})
    goals = {
        str(r["commitment"]): str(r.get(f"goal_{lang}") or r["goal"] or "other")
        for r in answer.records()
    }
    return tuple(f"{goal} ({count})" for goal, count in sorted(Counter(goals.values()).items()))


def _counted(store: Queryable, it: Coalition) -> tuple[str, ...]:
    answer = run(store, named("counts").text, {"coalition": it})
    return tuple(
        f"{r['count']} {r['counted']} ({_dated(r['date'])}), says {r['source']}"
        for r in answer.records()
    )


def _dated(value: Value) -> str:
    return "undated" if value in ("/", UNDATED) else str(value)


def _events(store: Queryable, it: Actor | Coalition, lang: str) -> tuple[str, ...]:
    answer = run(store, named("events-of").text, {"thing": it})
    told = {f"{_dated(r['date'])}: {_label(r, lang)}" for r in answer.records()}
    return tuple(sorted(told))
