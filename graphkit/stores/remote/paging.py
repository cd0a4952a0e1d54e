"""Take large answers in pages, from servers that give only so many rows at once."""

from __future__ import annotations

from graphkit.sparql.tokens import tokens
from graphkit.stores.remote.query_pieces import SplitQuery, group_of, names_of


def page(text: str, names: list[str], start: int, size: int, *, steady: bool = False) -> str:
    """Give the query for one page of the rows of a SELECT query.

    Parameters
    ----------
    text : str
        The whole query.
    names : list of str
        Its columns.
    start, size : int
        The first row of the page, counted from 0, and how many.
    steady : bool
        Whether the server gives the rows of a query in the same order each time. Otherwise they
        are put in order, which takes the server time for each page.

    Examples
    --------
    >>> page("SELECT ?s { ?s ?p ?o }", ["s"], 20, 10)
    ' SELECT ?s { { SELECT * { { SELECT ?s { ?s ?p ?o } } } ORDER BY ?s } } LIMIT 10 OFFSET 20'
    """
    prologue, body = _cut(text)
    columns = " ".join(f"?{name}" for name in names)
    ordered = (
        body if steady or _has_order(body) else f"SELECT * {{ {{ {body} }} }} ORDER BY {columns}"
    )
    return f"{prologue} SELECT {columns} {{ {{ {ordered} }} }} LIMIT {size} OFFSET {start}"


def count(text: str) -> str:
    """Give the query for the number of rows of a SELECT query."""
    prologue, body = _cut(text)
    return f"{prologue} SELECT (COUNT(*) AS ?n) {{ {{ {body} }} }}"


def construct_apart(query: str) -> SplitQuery | None:
    """Take a CONSTRUCT query apart: the server gives rows, and the triples are made of them here.

    Returns
    -------
    SplitQuery or None
        None if it is no CONSTRUCT query.

    Examples
    --------
    >>> found = construct_apart("CONSTRUCT { ?s a ?c } WHERE { ?s a ?c ; ?p ?o } LIMIT 5")
    >>> found.remote
    'SELECT ?c ?s { ?s a ?c ; ?p ?o } LIMIT 5'
    >>> found.local([])
    'CONSTRUCT { ?s a ?c } WHERE { VALUES (?c ?s) {  } }'
    """
    pieces = list(tokens(query))
    head = next((i for i, p in enumerate(pieces) if p.text.upper() == "CONSTRUCT"), None)
    if head is None:
        return None
    start, end = group_of(pieces)
    short = pieces[head + 1].text != "{"
    template = query[pieces[start].offset : pieces[end].offset + 1]
    named = names_of(pieces[start : end + 1])
    if not short:
        first = end + 1
        start, end = (first + place for place in group_of(pieces[first:]))
    inside = named & names_of(pieces[start:end])
    variables = tuple(sorted(inside))
    prologue = query[: pieces[head].offset]
    pattern = query[pieces[start].offset :]
    remote = f"{prologue}SELECT {' '.join(variables)} {pattern}"
    return SplitQuery(remote, variables, f"{prologue}CONSTRUCT {template} WHERE {{", "}")


def needed(query: str) -> str | None:
    """Give a query for all triples that a query can look at, which are those of its properties.

    Returns
    -------
    str or None
        None if a property may be any, because a variable stands in its place, or if the query
        names graphs.

    Examples
    --------
    >>> needed("SELECT ?s { ?s a cg:Company ; skos:prefLabel ?l }")
    ' SELECT ?s ?p ?o WHERE { VALUES ?p { rdf:type cg:Company skos:prefLabel } ?s ?p ?o }'
    >>> needed("SELECT ?s { ?s ?p ?o }") is None
    True
    """
    prologue, body = _cut(query)
    names: dict[str, None] = {}
    depth, clause, before = 0, False, None
    for piece in tokens(body):
        word = piece.text.upper() if piece.kind == "word" else piece.text
        clause = word == "SELECT" or (clause and word not in ("WHERE", "{"))
        depth += (piece.text == "(") - (piece.text == ")")
        pair = piece.kind == "variable" and before is not None and before.kind == "variable"
        if word == "GRAPH" or (pair and not clause and depth == 0):
            return None
        if piece.kind == "iri":
            names[piece.text] = None
        elif piece.kind == "local":
            prefix = before.text if before is not None and before.kind == "prefix" else ""
            names[prefix + piece.text] = None
        elif piece.text == "a":
            names["rdf:type"] = None
        before = piece
    return f"{prologue} SELECT ?s ?p ?o WHERE {{ VALUES ?p {{ {' '.join(names)} }} ?s ?p ?o }}"


def _cut(text: str) -> tuple[str, str]:
    """Cut a query before its SELECT."""
    start = next(piece.offset for piece in tokens(text) if piece.text.upper() == "SELECT")
    return text[:start], text[start:]


def _has_order(body: str) -> bool:
    """Tell whether the query itself, not a part of it, orders its rows."""
    depth = 0
    for piece in tokens(body):
        depth += (piece.text == "{") - (piece.text == "}")
        if depth == 0 and piece.kind == "word" and piece.text.upper() == "ORDER":
            return True
    return False
