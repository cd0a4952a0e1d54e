"""Check that what a caller passes is of the type that is needed, before anything is done with it.

Each function gives the value back as the type that the rest of the package works with, or raises
an error that says what to pass instead.
"""

from __future__ import annotations

import math
import operator
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, SupportsIndex

from graphkit.errors import InvalidChoice, InvalidType, NotAPath, NotFound

_ADDRESS: Final = (
    "It is an address of the web: save the file that is there first, or, if it is a SPARQL "
    "endpoint, connect to it and export its facts."
)


def path(value: object, call: str = "") -> Path:
    """Take the name of a file or folder.

    Parameters
    ----------
    value : object
        A text or a path.
    call : str
        The function of the package that reads the file, to be named to who passes a data frame.

    Raises
    ------
    NotAPath
        If it is neither a text nor a path.
    InvalidChoice
        If it is empty, or has a zero byte or half a character, which no name of a file can have.
    NotFound
        If it is an address of the web.

    Examples
    --------
    >>> path("a/b.csv").name
    'b.csv'
    >>> path(None)
    Traceback (most recent call last):
        ...
    graphkit.errors.NotAPath: a NoneType is no path. Pass the name of a file or folder.
    """
    named = os.fspath(value) if isinstance(value, str | os.PathLike) else value
    if not isinstance(named, str):
        raise NotAPath(value, call)
    if not named:
        raise InvalidChoice("path", named, ("the name of a file or folder",))
    if named.startswith(("http://", "https://")):
        raise NotFound("file or folder", named, hint=_ADDRESS)
    if "\0" in named:
        raise InvalidChoice("path", named, ("a name without zero bytes",))
    try:
        os.fsencode(named)
    except UnicodeEncodeError:
        raise InvalidChoice("path", named, ("a name of whole characters",)) from None
    return Path(named)


def text(name: str, value: object, wanted: str) -> str:
    """Take a text.

    Parameters
    ----------
    name : str
        The parameter.
    value : object
        What was passed.
    wanted : str
        What it must be, with an example.

    Raises
    ------
    InvalidType
        If it is no text.
    """
    if not isinstance(value, str):
        raise InvalidType(name, value, wanted)
    return value


def texts(name: str, value: object, wanted: str) -> tuple[str, ...]:
    """Take one text or several, in a list, a set or whatever else gives them one by one.

    Raises
    ------
    InvalidType
        If it is neither, or one of several is no text.

    Examples
    --------
    >>> texts("roles", "member", "a role"), texts("roles", ["member", "founder"], "a role")
    (('member',), ('member', 'founder'))
    """
    if isinstance(value, str):
        return (value,)
    if isinstance(value, bytes | bytearray) or not hasattr(value, "__iter__"):
        raise InvalidType(name, value, wanted)
    several = tuple(value)
    for one in several:
        text(name, one, wanted)
    return several


def names_or_records(name: str, value: object, wanted: str) -> tuple[object, ...]:
    """Take one name or several; a record, or a term of RDF, stands for a name.

    Raises
    ------
    InvalidType
        If it is neither.

    Examples
    --------
    >>> names_or_records("kinds", "company", "a kind"), names_or_records("kinds", [], "a kind")
    (('company',), ())
    """
    if any(isinstance(getattr(value, said, None), str) for said in ("id", "value")):
        return (value,)
    if isinstance(value, str):
        return (value,)
    if isinstance(value, bytes | bytearray) or not hasattr(value, "__iter__"):
        raise InvalidType(name, value, wanted)
    return tuple(value)


def some_names(name: str, value: object, wanted: str) -> tuple[object, ...]:
    """Take one name or several, as `names_or_records` does, and not none.

    Raises
    ------
    InvalidType
        If it is neither.
    InvalidChoice
        If nothing is named: an empty answer would look as if nobody were there.

    Examples
    --------
    >>> some_names("roles", ["member", "founder"], "a role")
    ('member', 'founder')
    """
    found = names_or_records(name, value, wanted)
    if not found:
        because = "it names nothing, and all are meant where it is left out"
        raise InvalidChoice(name, [], ("<a name or several>",), because=because)
    return found


def whole_number(name: str, value: object, example: int) -> int:
    """Take a whole number; those of NumPy are some, too.

    Raises
    ------
    InvalidType
        If it is something else, such as a text of digits.

    Examples
    --------
    >>> whole_number("limit", 20, 10)
    20
    >>> whole_number("limit", "20", 10)
    Traceback (most recent call last):
        ...
    graphkit.errors.InvalidType: limit must be a whole number such as 10; it is a str.
    """
    if not isinstance(value, SupportsIndex):
        raise InvalidType(name, value, f"a whole number such as {example}")
    return operator.index(value)


def above_zero(name: str, value: object, example: float) -> float:
    """Take a number above zero; infinity is one.

    Raises
    ------
    InvalidType
        If it is no number.
    InvalidChoice
        If it is zero, below, or no number that can be compared.
    """
    if isinstance(value, str | bytes | bytearray) or not hasattr(value, "__float__"):
        raise InvalidType(name, value, f"a number above 0 such as {example}")
    number = float(value)
    if math.isnan(number) or number <= 0:
        raise InvalidChoice(name, value, ("a number above 0",))
    return number


def mapping(name: str, value: object, wanted: str) -> Mapping[Any, Any]:
    """Take a dictionary or another mapping.

    Raises
    ------
    InvalidType
        If it is none.
    """
    if not isinstance(value, Mapping):
        raise InvalidType(name, value, wanted)
    return value


def one_of(name: str, value: object, choices: Iterable[Any]) -> None:
    """Refuse what is not among some choices, also what no set can hold.

    Raises
    ------
    InvalidChoice
        With what is possible.

    Examples
    --------
    >>> one_of("by", ["role"], ("kind", "role"))
    Traceback (most recent call last):
        ...
    graphkit.errors.InvalidChoice: by=['role'] is not possible. Use 'kind' or 'role'.
    """
    possible = tuple(choices)
    if value not in possible:
        raise InvalidChoice(name, value, tuple(map(str, possible)))


def counted(name: str, value: object, least: int) -> int:
    """Take a whole number that is not below the least one.

    Raises
    ------
    InvalidType
        If it is no whole number.
    InvalidChoice
        If it is below the least one.

    Examples
    --------
    >>> counted("draws", 0, 1)
    Traceback (most recent call last):
        ...
    graphkit.errors.InvalidChoice: draws=0 is not possible. Use '1', '2' or '…'.
    """
    number = whole_number(name, value, max(least, 1))
    if number < least:
        raise InvalidChoice(name, value, (str(least), str(least + 1), "…"))
    return number


def not_below(name: str, value: object, least: float) -> float:
    """Take a number, whole or not, that is not below the least one.

    Raises
    ------
    InvalidType
        If it is no number.
    InvalidChoice
        If it is below the least one, or no number that can be compared.
    """
    if isinstance(value, str | bytes | bytearray) or not hasattr(value, "__float__"):
        raise InvalidType(name, value, f"a number from {least:g} on")
    number = float(value)
    if not number >= least:
        raise InvalidChoice(name, value, (f"a number from {least:g} on",))
    return number


def function(name: str, value: object, wanted: str) -> None:
    """Refuse what cannot be called.

    Raises
    ------
    InvalidType
        If it is no function.
    """
    if not callable(value):
        raise InvalidType(name, value, wanted)
