"""Where servers differ from SPARQL 1.1: the one place that knows.

Queries are written for the standard. A `Dialect` takes a query apart for a server that reads it
otherwise, and says what of the answer needs mending.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from graphkit.stores.remote import virtuoso
from graphkit.stores.remote.query_pieces import SplitQuery


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a server speaks SPARQL.

    Attributes
    ----------
    name : str
        The server.
    split : callable
        Takes a query apart whose expressions the server would work out otherwise; None if it can
        be sent as it is.
    hidden : callable
        Tells whether a query that cannot be taken apart has such expressions all the same; it is
        then run here, over the triples that it needs.
    booleans : callable
        Names the columns of a query that hold truth values, which the server gives as numbers;
        a column that it gives rightly may be among them.
    blank_prefix : bytes
        With what the server begins the names of blank nodes although RDF does not allow it.
    row_limit_header : str
        The header with which the server says that it cut an answer short.
    """

    name: str
    split: Callable[[str], SplitQuery | None]
    hidden: Callable[[str], bool]
    booleans: Callable[[str], frozenset[str]]
    blank_prefix: bytes = b""
    row_limit_header: str = ""


STANDARD: Final = Dialect("SPARQL 1.1", lambda _: None, lambda _: False, lambda _: frozenset())
VIRTUOSO: Final = Dialect(
    "Virtuoso",
    virtuoso.split,
    virtuoso.hidden,
    virtuoso.booleans,
    b"nodeID://",
    "x-sparql-maxrows",
)


def of_server(headers: Mapping[str, str]) -> Dialect:
    """Tell the dialect of a server by what it says of itself.

    Examples
    --------
    >>> of_server({"server": "Virtuoso/07.20.3229 (Linux)"}).name
    'Virtuoso'
    """
    return VIRTUOSO if headers.get("server", "").startswith("Virtuoso") else STANDARD
