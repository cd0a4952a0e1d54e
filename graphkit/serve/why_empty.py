"""Say beside an answer why it is empty, as the library and the command line do in a note."""

from __future__ import annotations

import csv
import io
import time
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import QueryBoolean, QueryResultsFormat, parse, parse_query_results

from graphkit.errors import GraphkitError, LimitExceeded
from graphkit.sparql.plain_values import table_of
from graphkit.sparql.run import note_of_groups
from graphkit.sparql.why_no_rows import with_unused_terms
from graphkit.stores.limited import Limits, answer_of_engine
from graphkit.stores.limited.answer_meter import GRAPHS
from graphkit.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.serve.answer_spool import AnswerSpool
    from graphkit.stores.limited import Workers
    from graphkit.terms import Namespace

_LOOKED_AT: Final = 2**16
"""Answers up to this size are looked at; what is larger is hardly empty."""
_ROWS: Final = 200_000
"""So many rows a question of ours may have, which lists the names that are used."""
_LONGEST: Final = 1_500
"""So many bytes of a note are sent at most, since clients take no endless headers."""
_SECONDS: Final = 2.0
"""So long a reason is looked for: the answer waits for it."""
_FORMS: Final = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "tsv": QueryResultsFormat.TSV,
}


def why_empty(workers: Workers, namespace: Namespace, query: str, answer: AnswerSpool) -> str:
    """Give the note of an answer, in the words of the library.

    Parameters
    ----------
    workers : Workers
        Who is asked which names of the query are used: within the limits of any query.
    namespace : Namespace
        Where the graph has its own names.
    query : str
        What was asked.
    answer : AnswerSpool
        What is answered, whole.

    Returns
    -------
    str
        Empty where there is nothing to say, or the time of a query is over before it is found.
        Of CSV, which has no unbound values, columns of ``GROUP_CONCAT`` are not judged.
    """
    if answer.size > _LOOKED_AT:
        return ""
    try:
        table = _table(answer.form, answer.read(0, _LOOKED_AT))
        if answer.form != "csv" or not len(table):
            table = Table(table.columns, table.rows, note=note_of_groups(query, table))
        asked: Any = _WithinTime(workers, namespace)
        note = str(with_unused_terms(asked, query, table).note)
    except (GraphkitError, SyntaxError, ValueError):
        return ""  # the answer stands, only no reason can be told
    return _shortened(note)


def _shortened(note: str) -> str:
    """Cut a note that servers in between would refuse, by the bytes that its header has."""
    kept, size = len(note), 0
    for place, sign in enumerate(note):
        size += 3 * len(sign.encode()) if not sign.isascii() or sign in '%"' else 1
        if size > _LONGEST:
            kept = place
            break
    return note if kept == len(note) else note[: max(kept - 3, 0)] + "…"


def display_string(text: str) -> str:
    """Write any text as a value of a header: a Display String of RFC 9651.

    Examples
    --------
    >>> display_string('No triple uses "é".')
    '%"No triple uses %22%c3%a9%22."'
    """
    bytes_ = (chr(b) if 0x20 <= b < 0x7F and b not in b'%"' else f"%{b:02x}" for b in text.encode())
    return f'%"{"".join(bytes_)}"'


def _table(form: str, data: bytes) -> Table:
    """Read an answer that is small."""
    if form == "csv":
        return _table_of_csv(data)
    if form in GRAPHS:
        return Table(["answer"], [[True] for _ in parse(data, GRAPHS[form])])
    answer = parse_query_results(data, _FORMS[form])
    if isinstance(answer, QueryBoolean):
        return Table(["answer"], [[bool(answer)]])
    return table_of(answer)


def _table_of_csv(data: bytes) -> Table:
    lines = list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))
    if lines in ([["true"]], [["false"]]):
        return Table(["answer"], [[lines[0][0] == "true"]])
    rows = [[None if cell in ("", "0") else cell for cell in line] for line in lines[1:]]
    return Table(lines[0], rows)


class _WithinTime:
    """Asks workers for a moment, all in all, and no longer than one query may run."""

    def __init__(self, workers: Workers, namespace: Namespace) -> None:
        self.namespace = namespace
        self._workers = workers
        self._end = time.monotonic() + min(workers.limits.seconds, _SECONDS)

    def query(self, text: str) -> Any:
        left = self._end - time.monotonic()
        if left <= 0:
            raise LimitExceeded("time", "no reason was found in time.")
        bounds = Limits(seconds=left, rows=_ROWS, bytes=self._workers.limits.bytes)
        return answer_of_engine(self._workers.ask(text, limits=bounds))

    def select(self, query: str) -> Iterable[Any]:
        found: Iterable[Any] = self.query(query)
        return found
