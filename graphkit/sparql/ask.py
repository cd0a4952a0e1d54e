"""Ask one of the package's own named queries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

import pyoxigraph

from graphkit.facts.text_in import language_tag
from graphkit.sparql.named_queries import named
from graphkit.sparql.plain_values import table_of
from graphkit.sparql.queryable import Queryable
from graphkit.sparql.term import term
from graphkit.table import Table

_TSV: Final = pyoxigraph.QueryResultsFormat.TSV


def ask(store: Queryable, name: str, parameters: Mapping[str, object] | None = None) -> Table:
    """Ask a named query of the package, whose text is trusted.

    Its parameters stand where values may stand, and nowhere else (the tests look), so that the
    values can be written in their place without reading the query's grammar. The texts of other
    people go through `graphkit.sparql.run.run`.

    Parameters
    ----------
    store : Queryable
        The triples.
    name : str
        The name of a bundled query.
    parameters : mapping of str to object, optional
        As for `graphkit.sparql.run.run`.

    Returns
    -------
    Table
        As by `graphkit.sparql.run.run`.

    Examples
    --------
    >>> from graphkit.stores.memory import Store
    >>> ask(Store.of_turtle(""), "roles").columns[0]
    'role'
    """
    if parameters and "lang" in parameters:
        parameters = {**parameters, "lang": language_tag(parameters["lang"])}
    return ask_ours(store, filled(_text(name), parameters or {}))


def ask_ours(store: Queryable, text: str) -> Table:
    """Ask a SELECT query that the package itself has written, which is not read beforehand."""
    answer: Any = store.select(text)
    return table_of(answer)


def tsv(store: Queryable, text: str) -> bytes:
    """Ask such a query and give the answer in SPARQL 1.1 TSV, as the engine writes it."""
    answer: Any = store.select(text)
    written: bytes = answer.serialize(format=_TSV)
    return written


def filled(text: str, parameters: Mapping[str, object]) -> str:
    """Write values in the place of the variables of a trusted query."""
    values = {name: str(term(value)) for name, value in parameters.items()}
    if not values:
        return text
    variable = r"[?$](" + "|".join(map(re.escape, values)) + r")\b"
    text = re.sub(rf"BOUND\(\s*{variable}\s*\)", "true", text)
    return re.sub(variable, lambda match: values[match[1]], text)


@lru_cache(maxsize=64)
def _text(name: str) -> str:
    lines = named(name).text.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("#"))
