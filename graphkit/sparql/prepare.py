"""Make a query ready for an engine: read, refused if it is unsafe, parameters bound, written anew.

The same query is often asked again, with other values. So what comes of its text is kept in mind,
with gaps where the values go.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from pyoxigraph import NamedNode

from graphkit.sparql.grammar.read_query import LONGEST_KEPT, read
from graphkit.sparql.grammar.structure import ParsedQuery
from graphkit.sparql.grammar.write_query import GAP, Written, write
from graphkit.sparql.parameters import ParameterValue, edits, value_of
from graphkit.sparql.query_dataset import QueryDataset, clauses_in_its_place
from graphkit.sparql.refuse_unsafe import refuse_service
from graphkit.sparql.term import term
from graphkit.terms import BUNDLED, Namespace


class Prepared(NamedTuple):
    """A query that is ready for an engine.

    Attributes
    ----------
    text : str
        What the engine gets.
    names_graphs : bool
        Whether it has FROM or FROM NAMED.
    query, values, namespace, dataset :
        What it was made of.
    """

    text: str
    names_graphs: bool
    query: str
    values: Mapping[str, Any]
    namespace: Namespace
    dataset: QueryDataset | None

    def written(self) -> Written:
        """Write it again, with the places of everything."""
        given = {name: value_of(value) for name, value in self.values.items()}
        return _written(self.query, given, self.namespace, self.dataset)


class _Form(NamedTuple):
    """A query with gaps, into which ``%`` writes the values of its parameters by their names."""

    text: str
    names_graphs: bool


def prepare(
    query: str,
    parameters: Mapping[str, object],
    namespace: Namespace = BUNDLED,
    dataset: QueryDataset | None = None,
) -> Prepared:
    """Make a query ready.

    Parameters
    ----------
    query : str
        SPARQL 1.1; the prefixes of the graph need no declaration.
    parameters : mapping of str to object
        As for `graphkit.sparql.run.run`.
    namespace : Namespace
        Where the graph that is asked has its own names.
    dataset : QueryDataset, optional
        The graphs to ask, instead of those that the query names.

    Returns
    -------
    Prepared
        The graphs that it names have to be looked up yet, see
        `graphkit.sparql.refuse_unsafe.refuse_other_graphs`.

    Raises
    ------
    UnsafeQuery, QueryError
        As by `graphkit.sparql.run.run`.

    Examples
    --------
    >>> prepare("select?s{?s foaf:name?n}", {"n": "Zoom"}).text
    'SELECT ?s { ?s <http://xmlns.com/foaf/0.1/name> "Zoom" }'
    """
    values = {name: term(given) for name, given in parameters.items()}
    kinds = tuple((name, type(value) is NamedNode) for name, value in values.items())
    form = _kept if len(query) < LONGEST_KEPT else _form
    text, names_graphs = form(query, kinds, namespace, dataset)
    filled = text % {name: str(value) for name, value in values.items()}
    return Prepared(filled, names_graphs, query, values, namespace, dataset)


def _form(
    query: str,
    kinds: tuple[tuple[str, bool], ...],
    namespace: Namespace,
    dataset: QueryDataset | None,
) -> _Form:
    gaps = {name: ParameterValue(f"{GAP}{name}{GAP}", is_iri) for name, is_iri in kinds}
    written = _written(query, gaps, namespace, dataset)
    parts = [part.replace("%", "%%") for part in written.parts]
    for place, name in written.gaps.items():
        parts[place] = f"%({name})s"
    return _Form("".join(parts), "FROM" in written.reading.kinds)


_kept = lru_cache(maxsize=256)(_form)


def _written(
    query: str,
    values: Mapping[str, ParameterValue],
    namespace: Namespace,
    dataset: QueryDataset | None,
) -> Written:
    reading = read(query)
    refuse_service(reading)
    found = edits(reading, values)
    found.replaced |= star_written_out(reading)
    if dataset is not None:
        replaced, after = clauses_in_its_place(reading, dataset)
        found.replaced |= replaced
        found.after |= after
    return write(reading, found.replaced, found.after, namespace.prefixes)


def star_written_out(reading: ParsedQuery) -> dict[int, str]:
    """Write the variables that ``SELECT *`` selects instead of the star.

    The specification leaves their order open, and engines take that of the alphabet.

    Parameters
    ----------
    reading : ParsedQuery
        The query.

    Returns
    -------
    dict of int to str
        What to write instead of the terminal that is the star; empty if there is none, or nothing
        to be selected.

    Examples
    --------
    >>> from graphkit.sparql.grammar.read_query import read
    >>> star_written_out(read("SELECT * { ?who <urn:joined> ?what FILTER(?when > 1) }"))
    {1: '?who ?what'}
    """
    selection = reading.selections[0]
    if not selection.star or selection.grouped or reading.form != "SELECT":
        return {}
    selected = selection.results()
    written = dict.fromkeys(
        reading.text_of(terminal)[1:]
        for terminal, kind in enumerate(reading.kinds)
        if kind == "VARIABLE"
    )
    names = [f"?{name}" for name in written if name in selected]
    return {selection.star: " ".join(names)} if names else {}
