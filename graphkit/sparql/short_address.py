"""How a query of the package shortens the address of a thing, in any namespace."""

from __future__ import annotations


def short_address(value: str) -> str:
    """Write the expression that shortens a thing to its id.

    What stands outside of the graph's own namespace keeps its whole address, by which it is
    found again (`graphkit.terms.Namespace.iri`).

    Parameters
    ----------
    value : str
        A variable or another expression of SPARQL.

    Examples
    --------
    >>> short_address("?who")
    'IF(STRSTARTS(STR(?who), STR(id:)), STRAFTER(STR(?who), STR(id:)), STR(?who))'
    """
    return f"IF(STRSTARTS(STR({value}), STR(id:)), STRAFTER(STR({value}), STR(id:)), STR({value}))"
