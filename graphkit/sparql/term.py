"""Turn Python values into RDF terms, for parameters of queries."""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeGuard

import pyoxigraph

from graphkit.errors import QueryError
from graphkit.terms import XSD

if TYPE_CHECKING:
    import decimal

_TERMS: Final = (pyoxigraph.NamedNode, pyoxigraph.Literal)
_DAY: Final = re.compile(r"-?\d{4,}(?P<month>-\d\d(?P<day>-\d\d(?P<time>T.*)?)?)?")


def term(value: object) -> Any:
    """Turn a value into an RDF term.

    Parameters
    ----------
    value : object
        A record of graphkit, a text, a number (also `decimal.Decimal` and NumPy's), a truth
        value, a `datetime.date`, `datetime.datetime` or `datetime.time`, NumPy's and pandas's
        kinds of these, or a term of pyoxigraph or rdflib.

    Returns
    -------
    pyoxigraph.NamedNode or pyoxigraph.Literal

    Raises
    ------
    QueryError
        If it is none of these, or no term can hold it: a missing value, a blank node, half of a
        character.

    Notes
    -----
    A date with a time becomes an ``xsd:dateTime``, also at midnight, which SPARQL never takes for
    equal to an ``xsd:date``. Give ``value.date()`` for a day.

    Examples
    --------
    >>> term(datetime.date(2021, 5, 10))
    <Literal value=2021-05-10 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#date>>
    """
    if isinstance(value, _TERMS):
        return value
    make = _OF_TYPE.get(type(value))
    try:
        return _term(_plain(value)) if make is None else make(value)
    except ValueError as error:
        if isinstance(error, QueryError):
            raise
        raise QueryError(f"{value!r} cannot be a parameter: {error}. Give another value.") from None


def _plain(value: object) -> object:
    """Turn a scalar of NumPy into a Python value, and moments of time into their text."""
    if type(value).__module__ != "numpy" or not hasattr(value, "item"):
        return value
    if type(value).__name__ == "datetime64":
        return _Moment(str(value))
    if getattr(value, "ndim", 0):
        raise QueryError("an array is several values. Give one of them, or write VALUES.")
    return value.item()


class _Moment(str):
    """A time that NumPy writes as ISO 8601, to the precision that it has."""

    __slots__ = ()


def _term(value: object) -> Any:
    if hasattr(value, "iri"):
        return pyoxigraph.NamedNode(value.iri)
    if isinstance(value, _Moment):
        return _moment(value)
    for kind, make in _MAKERS:
        if isinstance(value, kind):
            return make(value)
    if _is_decimal(value):
        return _decimal(value)
    name = type(value).__name__
    if value is None or name == "NAType":
        raise _missing(str(value))
    if name == "BlankNode":
        raise _blank_node()
    raise QueryError(f"a parameter cannot be a {name}. Give a record, a text, a number or a date.")


def _typed(text: str, datatype: str) -> Any:
    return pyoxigraph.Literal(text, datatype=pyoxigraph.NamedNode(XSD + datatype))


def _moment(text: str) -> Any:
    match = _DAY.fullmatch(text)
    if match is None:
        raise _missing(text)
    if time := match["time"]:  # of hours and minutes alone, "T12" and "T12:00", no seconds
        return _typed(text + ":00" * (2 - time.count(":")), "dateTime")
    return _typed(text, "date" if match["day"] else "gYearMonth" if match["month"] else "gYear")


def _day(value: datetime.date) -> Any:
    text = value.isoformat()
    if text == "NaT":
        raise _missing(text)
    return _typed(text, "dateTime" if isinstance(value, datetime.datetime) else "date")


def _is_decimal(value: object) -> TypeGuard[decimal.Decimal]:
    """Tell decimals without loading their module, which whoever has one has loaded."""
    loaded = sys.modules.get("decimal")
    return loaded is not None and isinstance(value, loaded.Decimal)


def _decimal(value: decimal.Decimal) -> Any:
    if not value.is_finite():
        raise _missing(str(value))
    return _typed(format(value, "f"), "decimal")


def _text(text: str) -> Any:
    """Read rdflib's terms, which are texts, by what they say of themselves."""
    text.encode()  # half of a character cannot be written
    name = type(text).__name__
    if name == "URIRef":
        return pyoxigraph.NamedNode(str(text))
    if name == "BNode":
        raise _blank_node()
    if name == "Variable":
        raise QueryError("a parameter cannot be a variable. Give its value.")
    language = getattr(text, "language", None)
    datatype = getattr(text, "datatype", None)
    if language:
        return pyoxigraph.Literal(str(text), language=language)
    if datatype:
        return pyoxigraph.Literal(str(text), datatype=pyoxigraph.NamedNode(str(datatype)))
    return pyoxigraph.Literal(str.__str__(text))


def _missing(text: str) -> QueryError:
    return QueryError(f"a parameter cannot be {text}. Leave out what is missing.")


def _blank_node() -> QueryError:
    message = "a parameter cannot be a blank node, whose name means nothing outside of its graph."
    return QueryError(f"{message} Find it by its properties.")


_MAKERS: Final[tuple[tuple[type, Callable[[Any], Any]], ...]] = (
    (bool, pyoxigraph.Literal),
    (int, lambda value: _typed(str(int(value)), "integer")),
    (float, lambda value: pyoxigraph.Literal(float(value))),
    (datetime.date, _day),
    (datetime.time, lambda value: _typed(value.isoformat(), "time")),
    (str, _text),
)
"""How to make a literal of each type; a truth value is an integer, too, so it comes first."""
_OF_TYPE: Final = dict(_MAKERS)
"""Most values are of these types themselves, not of a type made of them."""
