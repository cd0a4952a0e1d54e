"""Read JSON-LD with all that its contexts can say, by the reader of the standard's own editors.

It is some ten times slower than the engine, which misreads some of it: a base with dots in its
path, contexts that hold for the inside of one property, contexts that name themselves. Numbers with
decimals are rounded, as the standard allows: 0.30000000000000004 is 3.0E-1.

Triples whose names or languages are none in RDF are left out, as the standard says, see
https://www.w3.org/TR/json-ld11-api/#deserialize-json-ld-to-rdf-algorithm.
"""

from __future__ import annotations

import json
import warnings
from collections import defaultdict
from collections.abc import Iterator, Mapping
from math import isinf
from pathlib import Path
from typing import Any, Final

import pyoxigraph

from graphkit.errors import DataError
from graphkit.stores.local_contexts import LocalContexts

_ENDS: Final = (":", "/", "?", "#", "[", "]", "@")
"""A term that stands for an address with one of these at its end shortens others."""

_NESTED: Final = 20
"""So many contexts may name one another, each the next."""
_ITSELF: Final = ("context overflow", "recursive context inclusion")
"""Codes of the standard for contexts that come to no end."""
_LANGUAGE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


def read_in_full(data: bytes, named: Path, base: str) -> tuple[bytes, dict[str, str]]:
    """Read a document of JSON-LD.

    Parameters
    ----------
    data : bytes
        The document; its nesting was looked at before.
    named : Path
        Its own path, whose folder has the contexts.
    base : str
        What relative names start from.

    Returns
    -------
    (bytes, dict of str to str)
        The triples as N-Quads, and the prefixes of its first contexts.

    Raises
    ------
    DataError
        If a context beside it is missing, broken, too large, remote or outside of its folder.
    SyntaxError
        If it is no JSON-LD.
    """
    document = _json(data)
    dataset = _dataset(document, LocalContexts(named, base), base)
    quads = pyoxigraph.serialize(_quads(dataset), format=pyoxigraph.RdfFormat.N_QUADS) or b""
    return quads, {term: name for term, name in _prefixes(document) if term[:1] != "@"}


def _json(data: bytes) -> Any:
    try:
        document = json.loads(
            data, parse_constant=_no_number, parse_float=_finite, parse_int=_whole
        )
        if b"\\u" in data:
            json.dumps(document, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise SyntaxError("a text in it has half of a character (a lone surrogate)") from None
    except (ValueError, RecursionError) as error:
        raise SyntaxError(f"this is no JSON: {error}") from None
    return document


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")


def _finite(text: str) -> float:
    number = float(text)
    if isinf(number):
        raise ValueError(f"{text[:40]} is too large a number")
    return number


def _whole(text: str) -> int:
    _finite(text)
    return int(text)


def _dataset(document: Any, contexts: LocalContexts, base: str) -> Mapping[str, Any]:
    from pyld import jsonld

    resolver = _resolver(contexts)
    try:
        with warnings.catch_warnings():  # of terms that the standard keeps for later
            warnings.simplefilter("ignore")
            options = {"base": base, "documentLoader": contexts, "contextResolver": resolver}
            found: Mapping[str, Any] = jsonld.to_rdf(document, options)
    except DataError:
        raise
    except jsonld.JsonLdError as error:
        raise contexts.refused or _refused(error, contexts) from None
    except RecursionError:
        raise SyntaxError("its parts refer to each other too deep") from None
    except (ArithmeticError, ValueError, TypeError, LookupError, AttributeError) as error:
        raise SyntaxError(
            f"a part of it, such as an unknown keyword, stops the reader: {error}"
        ) from None
    return found


def _resolver(contexts: LocalContexts) -> Any:
    """Make what puts contexts together: one may be named several times, and none by itself.

    As it is, the reader keeps in one list what was named above a context and what beside it.
    """
    from pyld.context_resolver import ContextResolver

    resolver = ContextResolver({}, contexts, max_context_urls=_NESTED)
    fetch, resolve = resolver._resolve_remote_context, resolver.resolve

    def counted(active: Any, context: Any, address: str, above: Any = None) -> list[Any]:
        found: list[Any] = resolve(active, context, address, above)
        contexts.refuse_many(len(found))
        return found

    resolver.resolve = counted
    resolver._resolve_remote_context = lambda active, address, base, above: fetch(
        active, address, base, set(above)
    )
    return resolver


def _refused(error: BaseException, contexts: LocalContexts) -> Exception:
    """Say what the innermost error says, without its details over several lines."""
    while error.__cause__ is not None:
        error = error.__cause__
    said = str(error.args[0] if error.args else error)
    if said.startswith("Maximum number of @context URLs"):
        what = f"contexts name one another more than {_NESTED} deep"
        return contexts.error(what, "Put what they say into one.")
    if getattr(error, "code", None) in _ITSELF:
        hint = "Leave one of these names out."
        return contexts.error("a context names itself, or others without an end", hint)
    return SyntaxError(said.rstrip("."))


def _quads(dataset: Mapping[str, Any]) -> Iterator[pyoxigraph.Quad]:
    blank: defaultdict[str, pyoxigraph.BlankNode] = defaultdict(pyoxigraph.BlankNode)

    def node(name: str | None) -> pyoxigraph.NamedNode | pyoxigraph.BlankNode:
        if name and name.startswith("_:"):
            return blank[name]
        return pyoxigraph.NamedNode(name or "")  # which is none, and is refused as such

    for name, triples in dataset.items():
        for triple in triples:
            if triple["object"] is None:
                continue
            try:
                yield pyoxigraph.Quad(
                    node(triple["subject"]["value"]),
                    pyoxigraph.NamedNode(triple["predicate"]["value"]),
                    _object(triple["object"]) or node(triple["object"]["value"]),
                    pyoxigraph.DefaultGraph() if name == "@default" else node(name),
                )
            except ValueError:
                continue  # no name or language of RDF


def _object(term: Mapping[str, str]) -> pyoxigraph.Literal | None:
    """Make the text of a term; None if it is a node."""
    if term["type"] != "literal":
        return None
    if term["datatype"] == _LANGUAGE:
        return pyoxigraph.Literal(term["value"], language=term["language"])
    return pyoxigraph.Literal(term["value"], datatype=pyoxigraph.NamedNode(term["datatype"]))


def _prefixes(document: Any) -> Iterator[tuple[str, str]]:
    """Find what the contexts that stand first in a document shorten names by."""
    for node in document if isinstance(document, list) else [document]:
        given = node.get("@context") if isinstance(node, dict) else None
        for context in given if isinstance(given, list) else [given]:
            for term, name in context.items() if isinstance(context, dict) else ():
                if isinstance(name, str) and "://" in name and name.endswith(_ENDS):
                    yield term, name
