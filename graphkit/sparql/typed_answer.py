"""Answers whose cells are the RDF terms themselves, with language, datatype and every digit."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import pyoxigraph

from graphkit.errors import GraphkitError
from graphkit.sparql.engine_errors import stopped
from graphkit.sparql.queryable import Queryable
from graphkit.sparql.run import evaluate
from graphkit.tabular.how_many import how_many
from graphkit.terms import XSD

Term: TypeAlias = (
    pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple
)
_SHOWN: Final = 20
"""So many rows are printed."""
_WIDEST: Final = 60
"""So many characters of a term are printed."""


@dataclass(frozen=True, slots=True)
class TypedAnswer:
    """The answer of a query in RDF terms.

    Attributes
    ----------
    columns : tuple of str
        The variables; ``answer`` for ASK, and ``subject``, ``predicate``, ``object`` for triples.
    rows : tuple of tuple
        Terms of pyoxigraph: a ``NamedNode`` and a ``BlankNode`` have a ``value``, a ``Literal``
        has ``value``, ``language`` and ``datatype``. None is no value.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def __repr__(self) -> str:
        shown = [f"  {' | '.join(map(_shortened, row))}" for row in self.rows[:_SHOWN]]
        more = len(self.rows) - len(shown)
        told = [f"  … {more:,} more"] if more else []
        rows = how_many(len(self.rows), "row")
        return (
            "\n".join([f"<TypedAnswer of {rows}: {', '.join(self.columns)}", *shown, *told]) + ">"
        )

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[Term | None, ...]]:
        return iter(self.rows)

    def records(self) -> Iterator[Mapping[str, Term | None]]:
        """Return each row as a mapping of the columns to their terms."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def to_json(self) -> str:
        """Write SPARQL 1.1 Query Results JSON, with type, language and datatype of each value."""
        bindings = [
            {name: _json(term) for name, term in record.items() if term is not None}
            for record in self.records()
        ]
        whole = {"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}
        return json.dumps(whole, ensure_ascii=False)


def _shortened(term: Term | None) -> str:
    text = "" if term is None else str(term)
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"


def _json(term: Term) -> dict[str, Any]:
    if isinstance(term, pyoxigraph.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, pyoxigraph.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, pyoxigraph.Triple):
        parts = ("subject", "predicate", "object")
        return {"type": "triple", "value": {name: _json(getattr(term, name)) for name in parts}}
    written = {"type": "literal", "value": term.value}
    if term.language:
        return {**written, "xml:lang": term.language}
    plain = term.datatype.value == XSD + "string"
    return written if plain else {**written, "datatype": term.datatype.value}


def typed_answer(store: Queryable, query: str, parameters: Mapping[str, object]) -> TypedAnswer:
    """Run a query and keep its terms.

    Parameters and errors are those of `graphkit.sparql.run.run`.

    Examples
    --------
    >>> from graphkit.stores.memory import Store
    >>> store = Store.of_turtle('<urn:a> <urn:name> "Zoom"@en, 3.10 .')
    >>> typed_answer(store, "SELECT ?n { ?s <urn:name> ?n FILTER(ISNUMERIC(?n)) }", {}).rows
    ((<Literal value=3.1 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#decimal>>,),)
    """
    answer: Any = evaluate(store, query, parameters)
    try:
        return _typed(answer)
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        if isinstance(error, GraphkitError):
            raise
        raise stopped(error) from None


def _typed(answer: Any) -> TypedAnswer:
    if isinstance(answer, pyoxigraph.QueryBoolean):
        truth = pyoxigraph.Literal(
            str(bool(answer)).lower(), datatype=pyoxigraph.NamedNode(XSD + "boolean")
        )
        return TypedAnswer(("answer",), ((truth,),))
    if isinstance(answer, pyoxigraph.QueryTriples):
        triples = ((t.subject, t.predicate, t.object) for t in answer)
        rows = tuple(sorted(triples, key=lambda row: tuple(map(str, row))))
        return TypedAnswer(("subject", "predicate", "object"), rows)
    columns = tuple(variable.value for variable in answer.variables)
    return TypedAnswer(columns, tuple(tuple(solution) for solution in answer))
