"""By what memberships may be chosen: one record, which functions that choose pass on whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias, TypedDict, TypeVar, cast

Chosen: TypeAlias = "str | Iterable[str] | None"
_Record = TypeVar("_Record")


class Filters(TypedDict, total=False):
    """What memberships must fit; what each means is described at `Panel.select`."""

    kinds: Chosen
    roles: Chosen
    narrower_roles: bool
    countries: Chosen
    coalitions: Chosen
    topics: Chosen
    confidence: str | None


def options_of(record: type[_Record], said: Mapping[str, Any]) -> _Record:
    """Take from the arguments of a function those that a record names, in the order of these.

    Parameters
    ----------
    record : type
        A ``TypedDict``.
    said : mapping of str to object
        The arguments, as ``locals()`` gives them at the beginning of a function. So a function
        names each of its options once, where it says what they are.

    Examples
    --------
    >>> options_of(Filters, {"self": 1, "roles": "founder", "kinds": None})
    {'kinds': None, 'roles': 'founder'}
    """
    names = [name for name in record.__annotations__ if name in said]
    return cast("_Record", {name: said[name] for name in names})
