"""Write the answer of a query to a file while the engine finds it.

The engine writes as it goes, so memory does not grow with the answer, unless the query itself
must hold it (``ORDER BY``, ``DISTINCT``, ``GROUP BY``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

import pyoxigraph

from graphkit import type_checks
from graphkit.errors import NotFound, QueryError
from graphkit.files.write import replacing
from graphkit.sparql.csv_of_answer import CsvOfAnswer
from graphkit.sparql.formats import FORMATS
from graphkit.sparql.queryable import Queryable
from graphkit.sparql.run import evaluate
from graphkit.sparql.xml_characters import CheckedXml

if TYPE_CHECKING:
    from pathlib import Path

RESULTS: Final = {
    ".csv": pyoxigraph.QueryResultsFormat.CSV,
    ".tsv": pyoxigraph.QueryResultsFormat.TSV,
    ".json": pyoxigraph.QueryResultsFormat.JSON,
    ".srj": pyoxigraph.QueryResultsFormat.JSON,
    ".xml": pyoxigraph.QueryResultsFormat.XML,
    ".srx": pyoxigraph.QueryResultsFormat.XML,
}
"""The formats of rows, by the ending of the file's name; those of triples are the store's."""

PARQUET: Final = ".parquet"


def save(store: Queryable, query: str, path: str | Path, parameters: Mapping[str, object]) -> None:
    """Run a query and write its answer to a file.

    Parameters
    ----------
    store : Queryable
        The triples.
    query : str
        As for `graphkit.sparql.run.run`.
    path : str or Path
        The ending says the format: ``.csv``, ``.tsv``, ``.json`` or ``.srj``, ``.xml`` or
        ``.srx`` for rows, those of RDF files for triples, ``.parquet`` for both.
    parameters : mapping of str to object
        As for `graphkit.sparql.run.run`.

    Raises
    ------
    NotFound
        If the ending is none of these.
    QueryError
        As by `graphkit.sparql.run.run`, and if the query gives rows and the ending is for triples,
        or the other way round; if the file is XML and a text has a sign that XML cannot hold.
    DataError
        If the file cannot be written.
    MissingExtra
        If Parquet is asked for and pyarrow is not installed.
    """
    target = type_checks.path(path)
    ending = target.suffix.lower()
    known = [*RESULTS, PARQUET, *(name for name in FORMATS if name not in RESULTS)]
    if ending not in known:
        hint = f"Use one of {', '.join(known)}."
        raise NotFound("file format", target.suffix or target.name, hint=hint)
    answer = evaluate(store, query, parameters)
    _check(answer, ending)
    with replacing(target) as file:
        _write(answer, ending, file, store.namespace.prefixes)


def _check(answer: Any, ending: str) -> None:
    graph = isinstance(answer, pyoxigraph.QueryTriples)
    if ending == PARQUET or ending in (FORMATS if graph else RESULTS):
        return
    what, fitting = ("triples", FORMATS) if graph else ("rows", RESULTS)
    raise QueryError(
        f"the query gives {what}, which {ending} files do not hold. "
        f"Use one of {', '.join(fitting)}, {PARQUET}."
    )


def _write(answer: Any, ending: str, file: BinaryIO, prefixes: dict[str, str]) -> None:
    if ending == PARQUET:
        from graphkit.sparql.arrow import write_parquet

        write_parquet(answer, file)
    elif isinstance(answer, pyoxigraph.QueryTriples):
        form = FORMATS[ending]
        if form == pyoxigraph.RdfFormat.RDF_XML:
            file = cast("BinaryIO", CheckedXml(file, ".ttl or .nt"))
        pyoxigraph.serialize(answer, file, format=form, prefixes=prefixes)
    elif ending == ".csv" and not isinstance(answer, pyoxigraph.QueryBoolean):
        csv = CsvOfAnswer(file.write)
        answer.serialize(cast("BinaryIO", csv), pyoxigraph.QueryResultsFormat.TSV)
    else:
        if RESULTS[ending] == pyoxigraph.QueryResultsFormat.XML:
            file = cast("BinaryIO", CheckedXml(file, ".json or .csv"))
        answer.serialize(file, RESULTS[ending])
