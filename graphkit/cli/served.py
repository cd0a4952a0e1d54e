"""What a server says when it begins: its addresses, one a line, and how to stop it."""

from __future__ import annotations

from typing import Final

_PAGES: Final = {
    "/": "what there is",
    "/explore": "who joined what, as a network, a map, a timeline and a table",
    "/query": "a page to ask in SPARQL",
    "/sparql": "the SPARQL endpoint, for programs",
    "/ontology": "the vocabulary",
    "/health": "whether all is well",
}


def served_at(host: str, port: int) -> list[str]:
    """List the addresses that are served, and how to stop.

    >>> print(*served_at("::1", 8000)[:2], sep="\\n")
    Serving, read-only:
      http://[::1]:8000/          what there is
    """
    name = f"[{host}]" if ":" in host else host
    addresses = {f"http://{name}:{port}{page}": told for page, told in _PAGES.items()}
    wide = max(map(len, addresses))
    shown = [f"  {address:{wide}}  {told}" for address, told in addresses.items()]
    return ["Serving, read-only:", *shown, "Stop with Ctrl-C."]
