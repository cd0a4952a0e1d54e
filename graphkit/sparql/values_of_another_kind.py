"""Say of the values of parameters that nothing in the graph can equal them, whatever they say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import pyoxigraph

from graphkit.next_steps import Advice, Worded
from graphkit.sparql.grammar.iris import Iris
from graphkit.sparql.grammar.structure import ParsedQuery, VariableUse
from graphkit.sparql.queryable import Queryable
from graphkit.sparql.term import term
from graphkit.sparql.variables_for_things import is_subject
from graphkit.terms import XSD

_COMPARES: Final = frozenset(["=", "!=", "<", ">", "<=", ">="])
_NAMES: Final = ("PREFIXED", "IRI", "a")
_ANY: Final = "ASK {{ ?s {0} ?o FILTER({1}) }}"
_NO_THING: Final = "!isIRI(?o)"
_NO_DAY: Final = f"!isLiteral(?o) || DATATYPE(?o) != <{XSD}date>"


def values_of_another_kind(
    store: Queryable, reading: ParsedQuery, parameters: Mapping[str, object]
) -> Iterator[str]:
    """Say which parameters are texts or numbers where a thing or a day is meant.

    Parameters
    ----------
    store : Queryable
        The triples that were asked.
    reading : ParsedQuery
        A query whose answer is empty.
    parameters : mapping of str to object
        The values of its variables.

    Yields
    ------
    str
        One sentence for each parameter that stands where no text can, or with whose like no value
        of its property can be compared. Where a property has texts, nothing is said.
    """
    uses = [use for one in reading.selections for use in one.uses]
    for name, value in parameters.items():
        given = term(value)
        if isinstance(given, pyoxigraph.Literal):
            own = [use for use in uses if use.name == name]
            told = (_of_use(store, reading, uses, use, given) for use in own)
            if sentence := next(filter(None, told), ""):
                yield sentence


def _of_use(
    store: Queryable,
    reading: ParsedQuery,
    uses: list[VariableUse],
    use: VariableUse,
    given: pyoxigraph.Literal,
) -> str:
    if use.role in ("predicate", "graph") or is_subject(reading, use):
        return _for_thing(use.name, given, "no text can stand there")
    for property_ in _properties(reading, uses, use):
        written = reading.text_of(property_)
        iri = Iris(reading, store.namespace.prefixes).iri(property_) if written != "a" else ""
        where = f"<{iri}>" if iri else "a"
        if not store.query(_ANY.format(where, "true")):
            continue
        if not store.query(_ANY.format(where, _NO_THING)):
            return _for_thing(use.name, given, f"the values of {written} are things")
        is_day = given.datatype.value == f"{XSD}date"
        if not is_day and not store.query(_ANY.format(where, _NO_DAY)):
            return f"{_as_what(given)}, and the values of {written} are days. {_for_day(use)}"
    return ""


def _for_thing(name: str, given: pyoxigraph.Literal, why: str) -> str:
    how = Worded(
        "Pass a thing, as kg.actor(…), or an IRI of rdflib",
        f"Write --param {name}=id:… or --param '{name}=<https://…>'",
        "Give an IRI",
    )
    return Advice("{what}, and {why}. {how}.", what=_as_what(given), why=why, how=how)


def _for_day(use: VariableUse) -> str:
    cast = f"xsd:date(?{use.name})"
    write = f"FILTER(?day = {cast}) in its stead" if use.role == "term" else f"{cast} there"
    return f"Write {write}, and give a day such as 2020-01-31."


def _as_what(given: Any) -> str:
    is_text = given.datatype.value == f"{XSD}string" or given.language
    return f"{given.value!r} was taken as {'a text' if is_text else 'a number or another value'}"


def _properties(reading: ParsedQuery, uses: list[VariableUse], use: VariableUse) -> Iterator[int]:
    """Find the properties whose values a variable is, or is compared with."""
    beside = _compared(reading, use.terminal)
    for one in uses:
        found = _property_before(reading, one.terminal) if one.role == "term" else 0
        if found and (one is use or one.name in beside):
            yield found


def _compared(reading: ParsedQuery, terminal: int) -> set[str]:
    """Name the variables with which one is compared by a sign."""
    kinds, found = reading.kinds, set[str]()
    for sign, other in ((terminal - 1, terminal - 2), (terminal + 1, terminal + 2)):
        if kinds[sign] in _COMPARES and kinds[other] == "VARIABLE":
            found.add(reading.text_of(other)[1:])
    return found


def _property_before(reading: ParsedQuery, terminal: int) -> int:
    """Find the property in front of a value, also of a list of values; 0 where it is a path."""
    place = terminal - 1
    while reading.kinds[place] == ",":
        place -= 2
    plain = reading.kinds[place] in _NAMES and reading.kinds[place - 1] != "^"
    is_property = reading.roles[place] == "property" or reading.kinds[place] == "a"
    return place if plain and is_property else 0
