"""Read what networks bear that graphkit drew: memberships of edges, and columns of their own.

An edge lists for each of its memberships its record, its listing, its role and its period, with
semicolons between; what else it bears are columns that the tables had for themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.headers.header import plain
from graphkit.facts.as_written import AS_WRITTEN
from graphkit.facts.label_columns import is_label

_DRAWN: Final = frozenset(["memberships", "listings", "periods", "certainty"])
"""What edges bear that graphkit drew."""
_WRITTEN: Final = frozenset(["id", "label", "type", "weight", "start", "end", "source", "target"])
"""What programs that draw write themselves."""
_NOT_OWN: Final = _DRAWN | _WRITTEN | {"roles", "rolled_up", "edtf"}
_TEXTS: Final = frozenset(["tier", "fee"])
"""Columns of memberships that are texts, and stand on edges as they are written."""
_OTHERS: Final = frozenset(column.name for column in SCHEMA["memberships"]) | {
    *("member", "line", "behalf", "since", "until", "before", "seen", "event")
}
_OF_NODES: Final = _WRITTEN | {
    *("name", "bipartite", "mode"),
    *("kind", "country", "also_called", "topics", "led_by"),
}
_OF_THINGS: Final = frozenset(c.name for name in ("actors", "coalitions") for c in SCHEMA[name]) | {
    *("key", "line", "life", "names")
}
_BETWEEN: Final = ";"
_JOINED: Final = "--"
"""What stands between the parts of the id of a membership."""


def is_drawn(said: Mapping[str, str]) -> bool:
    """Tell whether graphkit drew an edge."""
    return all(name in said for name in _DRAWN)


def drawn_memberships(
    said: Mapping[str, str], member: str, coalition: str
) -> Iterator[dict[str, str]]:
    """Give the cells of each membership of an edge that has the period of each in ``edtf``.

    Parameters
    ----------
    said : mapping of str to str
        The attributes of the edge.
    member, coalition : str
        The ids of its ends.

    Examples
    --------
    >>> edge = {
    ...     "edtf": "2018/;2021/..",
    ...     "memberships": "green--beta;green--beta--2",
    ...     "listings": "beta;beta",
    ...     "periods": "",
    ...     "certainty": "certain",
    ...     "reviewed by": "Bob;Cy",
    ... }
    >>> [one["spell"] for one in drawn_memberships(edge, "beta", "green")]
    ['', '2']
    >>> [one["reviewed_by"] for one in drawn_memberships(edge, "beta", "green")]
    ['Bob', 'Cy']
    """
    periods = said["edtf"].split(_BETWEEN)
    roles = _each(said, "roles", len(periods))
    records, listings = (_each(said, name, len(periods)) for name in ("memberships", "listings"))
    own = _own(said, len(periods)) if is_drawn(said) else {}
    for place, (period, role) in enumerate(zip(periods, roles, strict=True)):
        one = records[place] if len(periods) > 1 and listings[place] == member else ""
        first = f"{coalition}{_JOINED}{member}"
        spell = one.removeprefix(f"{first}{_JOINED}") if one.startswith(f"{first}{_JOINED}") else ""
        cells = {name: texts[place] for name, texts in own.items()}
        yield {**cells, "during": period, "role": role, "spell": spell}


def own_of_node(said: Mapping[str, str]) -> dict[str, str]:
    """Give the own columns of a node that graphkit drew.

    >>> own_of_node({"label": "Acme", "label_fr": "Acmé", "kind": "company", "ticker": "ACM"})
    {'ticker': 'ACM'}
    """
    named = ((name, text) for name, text in said.items() if name and not is_label(name))
    own = [(plain(name), text) for name, text in named if name not in _OF_NODES]
    return {f"{one}{AS_WRITTEN}" if one in _OF_THINGS else one: text for one, text in own}


def not_told_apart(said: Mapping[str, str]) -> list[str]:
    """Name the own columns of an edge whose texts do not say of which membership each is.

    >>> edge = {"edtf": "/;/", "memberships": "a;b", "listings": "", "periods": "", "certainty": ""}
    >>> not_told_apart({**edge, "remark": "x", "page": "1;2"})
    ['remark']
    """
    several = said.get("edtf", "").count(_BETWEEN) + 1
    if not is_drawn(said) or several == 1:
        return []
    named = (name for name in said if name and name not in _NOT_OWN)
    return [name for name in named if said[name].count(_BETWEEN) + 1 != several]


def _own(said: Mapping[str, str], several: int) -> dict[str, list[str]]:
    """Give the own columns of an edge, with a text for each of its memberships."""
    found = {}
    apart = {*not_told_apart(said)}
    for name, text in said.items():
        if not name or name in _NOT_OWN or name in apart:
            continue
        bare = plain(name)
        taken = bare in _OTHERS - _TEXTS
        texts = [text] if several == 1 else text.split(_BETWEEN)
        found[f"{bare}{AS_WRITTEN}" if taken else bare] = [one.strip() for one in texts]
    return found


def _each(said: Mapping[str, str], name: str, several: int) -> list[str]:
    texts = said.get(name, "").split(_BETWEEN)
    return texts if len(texts) == several else [""] * several
