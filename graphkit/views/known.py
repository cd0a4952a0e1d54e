"""Refuse a name that nothing has."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from graphkit.errors import NotFound


def known(name: str, names: Mapping[str, object], what: str) -> None:
    """Refuse a name that is none of some.

    Raises
    ------
    NotFound
        With the nearest names; where none is near, with some of them.
    """
    if name in names:
        return
    some = ", ".join(list(names)[:8])
    hint = f"There are {some}{' and others' if len(names) > 8 else ''}." if some else ""
    raise NotFound(what, name, get_close_matches(name, names), hint=hint)
