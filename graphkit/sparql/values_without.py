"""Say which two patterns of a query never meet: no value of the one property has the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product
from typing import Final, NamedTuple

from graphkit.sparql.grammar.iris import Iris
from graphkit.sparql.grammar.structure import ParsedQuery
from graphkit.sparql.queryable import Queryable

_LOOKED_AT: Final = 20
"""So many pairs are asked about, since the graph may be far away."""
_MEET: Final = "ASK {{ ?a <{0}> ?b . ?b <{1}> ?c{2} }}"
_OF_CLASS: Final = " . ?a a <{}>"
_USED: Final = "ASK {{ ?a <{0}> ?b }}"
_NAMES: Final = ("PREFIXED", "IRI")


class _Pattern(NamedTuple):
    """A triple pattern of variables, or with a class behind ``a``: the terminals of its parts."""

    subject: int
    property: int
    value: int


def values_without(store: Queryable, reading: ParsedQuery) -> Iterator[str]:
    """Say of two patterns that have a variable in common that nothing fits both.

    Parameters
    ----------
    store : Queryable
        The triples that were asked.
    reading : ParsedQuery
        A query whose answer is empty.

    Yields
    ------
    str
        One sentence for each pair of properties, of the patterns that stand in the braces of the
        query itself. Both properties are used.
    """
    iris, text_of = Iris(reading, store.namespace.prefixes), reading.text_of
    patterns = list(_patterns(reading))
    classes = {text_of(p.subject): p.value for p in patterns if text_of(p.property) == "a"}
    plain = [p for p in patterns if text_of(p.property) != "a"]
    pairs = (
        (one.property, other.property, classes.get(text_of(one.subject), 0))
        for one, other in product(plain, plain)
        if text_of(one.value) == text_of(other.subject)
    )
    named = {
        (iris.iri(one), iris.iri(other), iris.iri(of) if of else ""): (one, other, of)
        for one, other, of in pairs
    }
    for (*both, class_), (first, second, of) in islice(named.items(), _LOOKED_AT):
        if store.query(_MEET.format(*both, _OF_CLASS.format(class_) if class_ else "")):
            continue
        if all(store.query(_USED.format(iri)) for iri in both):
            whose = f" of a {text_of(of)}" if of else ""
            yield f"No value of {text_of(first)}{whose} has {text_of(second)}."


def _patterns(reading: ParsedQuery) -> Iterator[_Pattern]:
    """Find the plain patterns of variables outside of any inner braces or brackets."""
    where = reading.selections[0].where
    if where is None:
        return
    depth, subject = 0, -1
    for place in range(where.opening + 1, where.closing):
        kind, before = reading.kinds[place], reading.kinds[place - 1]
        depth += (kind in "{[(") - (kind in "}])")
        if depth or kind in "}])":
            subject = -1 if kind in "}])" else subject
            continue
        if reading.roles[place] == "term" and before in ("{", ".", "}"):
            subject = place if kind == "VARIABLE" else -1
        if subject >= 0 and kind == "a" and reading.kinds[place + 1] in _NAMES:
            yield _Pattern(subject, place, place + 1)
        alone = kind in _NAMES and reading.roles[place] == "property"
        if subject < 0 or not alone or (place - 1 != subject and before != ";"):
            continue
        if reading.kinds[place + 1] == "VARIABLE" and reading.roles[place + 1] == "term":
            yield _Pattern(subject, place, place + 1)
