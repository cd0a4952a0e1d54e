"""Run SPARQL safely: prefixes bound, parameters bound, nothing fetched and nothing changed.

Oxigraph would send ``SERVICE`` out to the network, and other engines open the files that
``FROM`` and ``LOAD`` name; so all of these, and every update, are refused before they run.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

import pyoxigraph

from graphkit.errors import QueryError, UnsafeQuery
from graphkit.nesting import refuse_deep
from graphkit.store import Queryable
from graphkit.table import Row, Table, Value
from graphkit.terms import XSD

UPDATES: Final = frozenset(
    ["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"]
)
_TOKEN: Final = re.compile(
    r"""(?P<comment>\#[^\n]*)
      | (?P<iri><[^<>"{}|^`\\\s]*>)
      | (?P<string>\"\"\"(?:"{0,2}(?:[^"\\]|\\.))*\"\"\"
                |'''(?:'{0,2}(?:[^'\\]|\\.))*'''
                |"(?:[^"\\\n]|\\.)*"
                |'(?:[^'\\\n]|\\.)*')
      | (?P<variable>[?$]\w+)
      | (?P<name>\w[\w.-]{0,63}(?=:)|:[\w%.:-]*)
      | (?P<word>[A-Za-z]+)
      | (?P<other>\s+|\d+|.)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPED: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_PLACE: Final = re.compile(r"error at (\d+):(\d+)")


class Token(NamedTuple):
    """A piece of query text and where it starts."""

    kind: str
    text: str
    offset: int


def tokens(query: str) -> Iterator[Token]:
    """Cut a query into pieces; comments and white space are left out."""
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup or "other"
        if kind != "comment" and not match[0].isspace():
            yield Token(kind, match[0], match.start())


def refuse_unsafe(query: str) -> None:
    """Refuse what would leave the graph, change it, or take the engine down.

    Raises
    ------
    UnsafeQuery
        For ``SERVICE``, ``FROM``, ``LOAD`` and every update, with line and column.
    LimitExceeded
        For a query that is nested so deep that the engine would run out of stack.

    Notes
    -----
    The text is cut into words, so these words inside IRIs, variables, local names, texts and
    comments are fine. The engine needs no space after a keyword (``trueSERVICEex:a`` calls out),
    and reads escapes such as ``\\u0053`` anywhere, so a bare word or a prefix that contains
    SERVICE or FROM is refused, too.

    Examples
    --------
    >>> refuse_unsafe("SELECT * { ?service foaf:from 'LOAD' }")
    >>> refuse_unsafe("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }")
    Traceback (most recent call last):
        ...
    graphkit.errors.UnsafeQuery: FROM is refused: it names another data set. Load ...
    """
    for text in {query, _ESCAPED.sub(_unescaped, query)}:
        pieces = list(tokens(text))
        refuse_deep(pieces)
        _refuse_leaving(text, pieces)
        _refuse_updates(text, pieces)


def _unescaped(match: re.Match[str]) -> str:
    number = int(match[1] or match[2], 16)
    return chr(number) if number <= 0x10FFFF else match[0]


def _refuse_leaving(query: str, pieces: Iterable[Token]) -> None:
    reasons = {
        "SERVICE": "it sends data over the network. Query the other end apart",
        "FROM": "it names another data set. Load the file first",
    }
    for token in pieces:
        bare = token.kind == "word" or (token.kind == "name" and not token.text.startswith(":"))
        for construct, why in reasons.items():
            if bare and construct in token.text.upper():
                _refuse(query, token, construct, why)


def _refuse_updates(query: str, pieces: Iterable[Token]) -> None:
    """An update can only begin a query, after its prefixes."""
    for token in pieces:
        word = token.text.upper()
        if token.kind != "word" or word in ("PREFIX", "BASE"):
            continue
        if word in UPDATES:
            _refuse(query, token, word, "it changes the graph. Change the tables and build again")
        return


def _refuse(query: str, token: Token, construct: str, why: str) -> None:
    line, column = _place(query, token.offset)
    raise UnsafeQuery(construct, f"{construct} is refused: {why}.", line, column)


def _place(query: str, offset: int) -> tuple[int, int]:
    return query.count("\n", 0, offset) + 1, offset - query.rfind("\n", 0, offset)


def run(store: Queryable, query: str, parameters: Mapping[str, object] | None = None) -> Table:
    """Run a query.

    Parameters
    ----------
    store : Queryable
        The triples.
    query : str
        SPARQL 1.1; the prefixes of `graphkit.terms.PREFIXES` are bound.
    parameters : mapping of str to object, optional
        Values for variables of the query: a record of graphkit, a date, a number, a truth value,
        a text, or a term of pyoxigraph or rdflib. They are bound, never pasted into the text.

    Returns
    -------
    Table
        One column a variable. ``ASK`` gives one row with the column ``answer``; ``CONSTRUCT`` and
        ``DESCRIBE`` give ``subject``, ``predicate``, ``object``. IRIs are whole; numbers, dates
        and truth values are Python values; the language of a text is dropped.

    Raises
    ------
    UnsafeQuery
        See `refuse_unsafe`.
    QueryError
        If the query is not SPARQL, with line, column and a caret, or a parameter is not in it.

    Examples
    --------
    >>> from graphkit.store import Store
    >>> store = Store.of_turtle("@prefix : <https://w3id.org/coalition-graph/id/> . :a :b 7 .")
    >>> print(run(store, "SELECT ?o { id:a ?p ?o }"))
    o
    -
    7
    """
    answer = evaluate(store, query, parameters or {})
    if isinstance(answer, pyoxigraph.QueryBoolean):
        return Table(["answer"], [[bool(answer)]])
    if isinstance(answer, pyoxigraph.QueryTriples):
        triples = ([value(t.subject), value(t.predicate), value(t.object)] for t in answer)
        rows: list[list[Value]] = sorted(triples, key=lambda row: [str(cell) for cell in row])
        return Table(["subject", "predicate", "object"], rows)
    columns = [variable.value for variable in answer.variables]
    return Table(columns, _rows(answer))


def _rows(answer: pyoxigraph.QuerySolutions) -> Iterator[Row]:
    for solution in answer:
        yield tuple(None if term is None else value(term) for term in solution)


def evaluate(store: Queryable, query: str, parameters: Mapping[str, object]) -> Any:
    """Check a query, bind its parameters and give the engine's own answer."""
    refuse_unsafe(query)
    try:
        return store.query(bind(query, parameters))
    except SyntaxError as error:
        raise _syntax_error(query, str(error)) from None


def bind(query: str, parameters: Mapping[str, object]) -> str:
    """Bind variables with a ``VALUES`` clause at the head of the query's pattern.

    Parameters
    ----------
    query : str
        SPARQL.
    parameters : mapping of str to object
        What `term` turns into RDF terms, which write themselves with everything escaped.

    Returns
    -------
    str
        The query on the same lines. The engine's own substitution reaches projected variables
        only, and a query over the network has none, so the pattern carries the values.

    Raises
    ------
    QueryError
        If a parameter is not a variable of the query.

    Examples
    --------
    >>> bind("SELECT ?s WHERE { ?s ?p ?o }", {"o": 'so "called"'})
    'SELECT ?s WHERE { VALUES (?o) { ("so \\\\"called\\\\"") } ?s ?p ?o }'
    """
    if not parameters:
        return query
    pieces = list(tokens(query))
    known = {token.text[1:] for token in pieces if token.kind == "variable"}
    for name in parameters:
        if name not in known:
            names = ", ".join(sorted(f"?{variable}" for variable in known)) or "none"
            raise QueryError(f"the query has no variable ?{name}. It has: {names}.")
    variables = " ".join(f"?{name}" for name in parameters)
    terms = " ".join(str(term(given)) for given in parameters.values())
    values = f" VALUES ({variables}) {{ ({terms}) }}"
    start, end = _pattern(pieces)
    if _starts_subquery(pieces, start):
        return f"{query[: start + 1]}{values} {{{query[start + 1 : end]}}}{query[end:]}"
    return query[: start + 1] + values + query[start + 1 :]


def _pattern(pieces: list[Token]) -> tuple[int, int]:
    """Find the braces around the pattern of a query; the template of CONSTRUCT comes before it."""
    groups = _outer_groups(pieces)
    words = [token.text.upper() for token in pieces if token.kind == "word"]
    template = "CONSTRUCT" in words[:1] or ("CONSTRUCT" in words and "SELECT" not in words)
    if template and len(groups) > 1:
        groups = groups[1:]
    if not groups:
        raise QueryError("parameters need a query with a pattern in braces. Write one with WHERE.")
    return groups[0]


def _outer_groups(pieces: list[Token]) -> list[tuple[int, int]]:
    groups, depth, start = [], 0, 0
    for token in pieces:
        if token.text == "{":
            start = start if depth else token.offset
            depth += 1
        elif token.text == "}":
            depth -= 1
            if depth == 0:
                groups.append((start, token.offset))
    return groups


def _starts_subquery(pieces: list[Token], start: int) -> bool:
    after = next((token for token in pieces if token.offset > start), None)
    return after is not None and after.text.upper() == "SELECT"


def term(given: object) -> Any:
    """Turn a Python value, a record of graphkit or a term of rdflib into an RDF term.

    >>> term(datetime.date(2021, 5, 10))
    <Literal value=2021-05-10 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#date>>
    """
    if isinstance(given, pyoxigraph.NamedNode | pyoxigraph.Literal):
        return given
    if isinstance(given, datetime.date):
        return pyoxigraph.Literal(given.isoformat(), datatype=pyoxigraph.NamedNode(XSD + "date"))
    if isinstance(given, bool | int | float):
        return pyoxigraph.Literal(given)
    if hasattr(given, "iri"):
        return pyoxigraph.NamedNode(given.iri)
    if isinstance(given, str):
        return _text_term(given)
    kind = type(given).__name__
    raise QueryError(f"a parameter cannot be a {kind}. Give a record, a text, a number or a date.")


def _text_term(given: str) -> Any:
    """Read rdflib's terms, which are texts, by what they say of themselves."""
    if type(given).__name__ == "URIRef":
        return pyoxigraph.NamedNode(str(given))
    language = getattr(given, "language", None)
    datatype = getattr(given, "datatype", None)
    if language:
        return pyoxigraph.Literal(str(given), language=language)
    if datatype:
        return pyoxigraph.Literal(str(given), datatype=pyoxigraph.NamedNode(str(datatype)))
    return pyoxigraph.Literal(str(given))


_INTEGERS: Final = frozenset(XSD + name for name in ("integer", "int", "long", "short"))
_FLOATS: Final = frozenset(XSD + name for name in ("decimal", "double", "float"))
_TYPED: Final = frozenset([*_INTEGERS, *_FLOATS, XSD + "boolean", XSD + "date"])


def value(rdf: Any) -> Value:
    """Turn an RDF term into a plain Python value; a value out of Python's range stays text."""
    if not isinstance(rdf, pyoxigraph.Literal):
        return str(rdf.value) if isinstance(rdf, pyoxigraph.NamedNode) else str(rdf)
    datatype = rdf.datatype.value
    if datatype not in _TYPED:
        return rdf.value
    try:
        if datatype in _INTEGERS:
            return int(rdf.value)
        if datatype in _FLOATS:
            return float(rdf.value)
        if datatype == XSD + "date":
            return datetime.date.fromisoformat(rdf.value[:10])
    except ValueError:
        return rdf.value
    return rdf.value in ("true", "1")


def _syntax_error(query: str, message: str) -> QueryError:
    found = _PLACE.search(message)
    if found is None:
        return QueryError(f"this is not SPARQL 1.1: {message}")
    line, column = int(found[1]), int(found[2])
    text = query.splitlines()[line - 1] if line <= len(query.splitlines()) else ""
    # A very long line is cut around the place, so that the message stays readable.
    start = max(0, column - 61)
    shown, caret = text[start : column + 40], " " * (column - 1 - start) + "^"
    reason = "unknown prefix" if "Prefix not found" in message else "not SPARQL 1.1"
    where = f"line {line}, column {column}"
    return QueryError(f"{reason} at {where}:\n  {shown}\n  {caret}", line, column)
