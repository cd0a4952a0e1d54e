"""Say why an answer is empty, or a column of it: terms that no triple uses, texts that are none."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, TypeAlias

from pyoxigraph import NamedNode

from graphkit.errors import GraphkitError, QueryError
from graphkit.next_steps import Advice, Passed, joined
from graphkit.sparql.grammar.iris import Iris
from graphkit.sparql.grammar.read_query import read
from graphkit.sparql.grammar.structure import ParsedQuery
from graphkit.sparql.queryable import Queryable
from graphkit.sparql.values_of_another_kind import values_of_another_kind
from graphkit.sparql.values_without import values_without
from graphkit.sparql.variables_for_things import is_for_things
from graphkit.table import Table
from graphkit.terms import CG, CONCEPT, ORG, RDFS

TermPosition: TypeAlias = Literal["property", "class", "value"]
"""Where a term stands in a triple: as its property, as the class behind ``a``, or elsewhere."""
_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]*")
_NAMED: Final = 3
"""So many terms are named."""
_LOOKED_AT: Final = 50
"""So many terms are looked for, since each is a question to the graph, which may be far away."""
_NEAR: Final = 0.75
_SEEN: Final = 200_000
"""So many triples are looked at for terms that are spelt alike."""
_USED: Final = "ASK {{ {{ ?s {0} ?o }} UNION {{ ?s ?p {0} }} UNION {{ {0} ?p ?o }} }}"
_NARROWER: Final = (
    f"SELECT DISTINCT ?t {{{{ {{{{ ?t <{RDFS}subClassOf>+ {{0}} . FILTER EXISTS {{{{ ?s a ?t }}}}"
    " FILTER NOT EXISTS {{ ?s a {0} }} }}"
    f" UNION {{{{ ?t <{RDFS}subPropertyOf>+ {{0}} . FILTER EXISTS {{{{ ?s ?t ?o }}}}"
    " FILTER NOT EXISTS {{ ?s {0} ?o }} }} }} ORDER BY ?t LIMIT 3"
)
"""What is used of a class or property that only the vocabulary speaks of."""
_PROPERTIES: Final = f"{{ SELECT ?t {{ ?s ?t ?o }} LIMIT {_SEEN} }}"
_CLASSES: Final = f"{{ SELECT ?t {{ ?s a ?t }} LIMIT {_SEEN} }}"
_VOCABULARY: Final[Mapping[TermPosition, str]] = {
    "property": f"SELECT DISTINCT ?t {{ {_PROPERTIES} }}",
    "class": f"SELECT DISTINCT ?t {{ {_CLASSES} }}",
    "value": f"SELECT DISTINCT ?t {{ {_PROPERTIES} UNION {_CLASSES} }}",
}
_LEADING_TO: Final = (
    f"SELECT DISTINCT ?t {{{{ {{{{ SELECT ?o {{{{ ?o a {{0}} }}}} LIMIT {_SEEN} }}}} ?s ?t ?o }}}}"
    " ORDER BY ?t LIMIT 3"
)
"""Properties whose values are of a class: who writes ``cg:country`` looks for them."""
_CONCEPTS: Final = f"SELECT ?t {{ ?t skos:inScheme ?scheme }} LIMIT {_SEEN}"
_THINGS: Final = f"SELECT ?t {{ ?t cg:kind ?kind }} LIMIT {_SEEN}"


def with_unused_terms(
    store: Queryable,
    query: str,
    answer: Table,
    parameters: Mapping[str, object] = MappingProxyType({}),
) -> Table:
    """Note at an empty answer the terms of the graph's own namespaces that no triple uses.

    Parameters that are texts, read like the id of a thing and stand where one is meant are noted,
    too.

    Parameters
    ----------
    store : Queryable
        The triples that were asked.
    query : str
        SPARQL.
    answer : Table
        What it gave.
    parameters : mapping of str to object, optional
        The values of its variables.

    Returns
    -------
    Table
        With one sentence for each of the first terms in its note; as it was if it has more than
        nothing, false or a single row of zeros, or if there is nothing to say. Only terms of the
        vocabulary, the lists of concepts and the ids of the graph are looked at.
    """
    told = "" if _tells(answer) else _sentences(store, query, parameters)
    if not told:
        return answer
    note = joined(answer.note, told)
    return Table(
        answer.columns, answer.rows, definitions=answer.definitions, note=note, types=answer.types
    )


def _tells(answer: Table) -> bool:
    """Whether it is anything but empty, false, or a single row of zeros."""
    return len(answer.rows) > 1 or any(map(any, answer.rows))


def _sentences(store: Queryable, query: str, parameters: Mapping[str, object]) -> str:
    try:
        reading = read(query)
        terms = _own_terms(store, reading)
        looked_at = islice(terms.items(), _LOOKED_AT)
        sentences = (_told(store, written, *used) for written, used in looked_at)
        told = list(islice(filter(None, sentences), _NAMED))
        things = {one: v for one, v in parameters.items() if is_for_things(reading, one)}
        by_id = _texts_of_ids(store, things)
        others = {one: v for one, v in parameters.items() if one not in by_id}
        told += (*by_id.values(), *values_of_another_kind(store, reading, others))
        told += [] if told else islice(values_without(store, reading), _NAMED)
    except GraphkitError:  # the answer stands, only no reason can be told
        return ""
    return joined(*told)


def _texts_of_ids(store: Queryable, parameters: Mapping[str, object]) -> dict[str, str]:
    """Say which parameters are texts where the thing of that id may be meant."""
    found: dict[str, str] = {}
    for name, value in parameters.items():
        given = value if isinstance(value, str) and _ID.fullmatch(value) else ""
        if given and _is_used(store, store.namespace.iri(given)):
            found[name] = Advice(
                "{text} was taken as a text. {pass_it}.",
                text=repr(given),
                pass_it=Passed(
                    name, given, "coalition" if _is_coalition(store, given) else "actor"
                ),
            )
    return found


def _is_coalition(store: Queryable, id: str) -> bool:
    return bool(store.query(f"ASK {{ <{store.namespace.iri(id)}> a cg:Coalition }}"))


class _Used(NamedTuple):
    """A term with its whole IRI, and the place in which a query has it."""

    iri: str
    place: TermPosition


def _own_terms(store: Queryable, reading: ParsedQuery) -> dict[str, _Used]:
    """Find the terms of a query that are the graph's own, as written."""
    iris = Iris(reading, store.namespace.prefixes)
    where = reading.selections[0].where
    constructs = reading.form == "CONSTRUCT" and not reading.short
    begin = where.opening if where is not None and constructs else 0
    found: dict[str, _Used] = {}
    for terminal in reading.having("iri", "property"):
        iri = iris.iri(terminal) if terminal >= begin else ""
        if iri.startswith(_spaces(store)):
            found.setdefault(reading.text_of(terminal), _Used(iri, _place(reading, terminal)))
    return found


def _place(reading: ParsedQuery, terminal: int) -> TermPosition:
    if reading.roles[terminal] == "property":
        return "property"
    return "class" if reading.text_of(terminal - 1) in ("a", "rdf:type") else "value"


def _spaces(store: Queryable) -> tuple[str, ...]:
    return CG, ORG, CONCEPT, store.namespace.concepts, store.namespace.ids


def _is_used(store: Queryable, iri: str) -> bool:
    try:
        return bool(store.query(_USED.format(NamedNode(iri))))
    except ValueError as error:
        raise QueryError(str(error)) from None


def _told(store: Queryable, written: str, iri: str, place: TermPosition) -> str:
    """Say that a term is not used, or only by narrower ones; nothing where it is."""
    if _is_used(store, iri):
        rows = store.select(_NARROWER.format(NamedNode(iri)))
        short = [_short(row["t"].value, store.namespace.prefixes) for row in rows]
        return f"Nothing uses {written} itself; narrower: {', '.join(short)}." if short else ""
    near = (_leading_to(store, iri) if place == "property" else "") or _nearest(store, iri, place)
    return f"No triple uses {written}{f'; did you mean {near}?' if near else '.'}"


def _leading_to(store: Queryable, iri: str) -> str:
    """Name the properties whose values are of the class that is called like a property."""
    prefixes, local = store.namespace.prefixes, iri.rpartition("#")[2].casefold()
    classes = (row["t"].value for row in store.select(_VOCABULARY["class"]))
    called = next((c for c in classes if c.rpartition("#")[2].casefold() == local), "")
    if not called or not iri.startswith((CG, ORG)):
        return ""
    rows = store.select(_LEADING_TO.format(NamedNode(called)))
    short = [_short(row["t"].value, prefixes) for row in rows]
    return f"{' or '.join(short)}, with values of {_short(called, prefixes)}" if short else ""


def _nearest(store: Queryable, iri: str, place: TermPosition) -> str:
    """Find the term that is used and spelt most like one, in the short form of a query."""
    prefixes = store.namespace.prefixes
    wanted = _short(iri, prefixes)
    used = store.select(_where_used(store, iri, place))
    known = [_short(row["t"].value, prefixes) for row in used]
    local = wanted.rpartition(":")[2]
    same = [name for name in dict.fromkeys(known) if name.endswith(f":{local}")]
    near = same or difflib.get_close_matches(wanted, dict.fromkeys(known), 1, _NEAR)
    return near[0] if near else ""


def _where_used(store: Queryable, iri: str, place: TermPosition) -> str:
    """Choose the query that lists the terms of one's own sort and place."""
    if iri.startswith((CONCEPT, store.namespace.concepts)):
        return _CONCEPTS
    return _THINGS if iri.startswith(store.namespace.ids) else _VOCABULARY[place]


def _short(iri: str, prefixes: Mapping[str, str]) -> str:
    """Write an IRI with the longest prefix that fits."""
    fitting: Iterator[tuple[int, str, str]] = (
        (len(space), prefix, space) for prefix, space in prefixes.items() if iri.startswith(space)
    )
    _, prefix, space = max(fitting, default=(0, "", ""))
    return f"{prefix}:{iri[len(space) :]}" if space else f"<{iri}>"


def no_texts_joined(query: str, answer: Table) -> str:
    """Explain columns of ``GROUP_CONCAT`` that have no value in any row.

    By the standard ``GROUP_CONCAT`` takes texts; of IRIs, numbers and dates it gives nothing.

    Parameters
    ----------
    query : str
        SPARQL.
    answer : Table
        What it gave.

    Returns
    -------
    str
        What to write instead; empty if there is nothing to say.
    """
    if not answer.rows or "GROUP_CONCAT" not in query.upper():
        return ""
    try:
        reading = read(query)
    except QueryError:
        return ""
    empty = [name for name in answer.columns if set(answer.column(name)) == {None}]
    return " ".join(
        f"?{name} is empty: GROUP_CONCAT joins texts, and other values are none. "
        "Write GROUP_CONCAT(STR(…))."
        for name in empty
        if _joins_texts(reading, name)
    )


def _joins_texts(reading: ParsedQuery, name: str) -> bool:
    """Tell whether a column is computed by GROUP_CONCAT."""
    computed = [u for u in reading.selections[0].uses if (u.name, u.role) == (name, "computed")]
    depth, terminal = 1, computed[0].terminal if computed else 0
    while terminal and depth:
        terminal -= 1
        depth += {")": 1, "(": -1}.get(reading.kinds[terminal], 0)
        if reading.kinds[terminal] == "GROUP_CONCAT":
            return True
    return False
