"""Keep what was told of files beside a graph in the cache, in the words of each interface."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final, TypeAlias, get_args

from graphkit.errors import Problem
from graphkit.next_steps import Advice, Interface, Worded, worded

_INTERFACES: Final[tuple[Interface, ...]] = get_args(Interface)
_Kept: TypeAlias = str | list[str]


def kept_problems(problems: Iterable[Problem]) -> str:
    """Write what was told; `read_problems` reads it again.

    Examples
    --------
    >>> told = Problem("a.csv", 3, "since", "'smoke' is no date.", "Mend it.")
    >>> read_problems(kept_problems([told])) == (told,)
    True
    """
    kept = [
        {**one._asdict(), "message": _kept(one.message), "hint": _kept(one.hint)}
        for one in problems
    ]
    return json.dumps(kept)


def read_problems(kept: str) -> tuple[Problem, ...]:
    """Read what `kept_problems` wrote."""
    return tuple(
        Problem(**{**one, "message": _read(one["message"]), "hint": _read(one["hint"])})
        for one in json.loads(kept)
    )


def _kept(text: str) -> _Kept:
    """Keep a text, or each wording of one that names an option or a call."""
    if not isinstance(text, Advice):
        return text
    return [worded(text, interface) for interface in _INTERFACES]


def _read(kept: _Kept) -> str:
    return kept if isinstance(kept, str) else Advice("{said}", said=Worded(*kept))
