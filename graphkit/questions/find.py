"""Find things by a name or by a part of one, with the reason for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from graphkit import type_checks
from graphkit.facts.as_member import itself
from graphkit.names.candidates import COUNTRY_NAME, NO_NAMES, SEVERAL
from graphkit.names.fold import fold
from graphkit.names.name_index import LONGEST
from graphkit.table import Table

if TYPE_CHECKING:
    from graphkit.questions.thing_by_name import ThingsByName

PART: Final = "part of the name"
SIMILAR: Final = "similar name"

_MEANINGS: Final = {
    "id": "id of the thing",
    "kind": "what it is",
    "label": "its label, in English where it has one",
    "name": "the name in which the text was found",
    "reason": "how the text and the name are related",
}


class _Found(NamedTuple):
    id: str
    kind: str
    label: str
    name: str
    reason: str


def find(names: ThingsByName, text: str, limit: int = 20) -> Table:
    """Find what goes by a text, or has it in a name; there may be nothing.

    Parameters
    ----------
    names : ThingsByName
        The names of a graph.
    text : str
        A name or a part of one, in any spelling.
    limit : int
        How many things to list at most.

    Returns
    -------
    Table
        Columns ``id``, ``kind``, ``label``, ``name`` and ``reason``, each thing once; what is
        surely meant comes first. Names that are merely similar are listed only where nothing
        else is found.
    """
    text = type_checks.text("text", text, "a name or a part of one as text")
    limit = type_checks.whole_number("limit", limit, 20)
    thing = itself(text)  # of a node of a network
    text = thing if thing in names.kinds else text
    found: dict[str, _Found] = {}
    for one in (*_bearing(names, text), *_containing(names, text)):
        found.setdefault(one.id, one)
    rows = list(found.values())
    rows = rows or [_row(names, thing, "", SIMILAR) for thing in names.near(text)]
    shown = rows[: max(limit, 0)]
    return Table(_Found._fields, shown, definitions=_MEANINGS, details=("name", "reason"))


def _bearing(names: ThingsByName, text: str) -> Iterator[_Found]:
    """What goes by the text, the surest first."""
    for known, reason, _ in names.index.candidates(text):
        elsewhere = reason in (COUNTRY_NAME, SEVERAL)  # in the table of countries
        yield _row(names, known.actor, "" if elsewhere else known.name, reason)


def _containing(names: ThingsByName, text: str) -> Iterator[_Found]:
    """What has the text in a name, in whole words first; what is longer than a name is in none."""
    key = fold(text) if len(text) <= LONGEST else ""
    found = []
    for known in names.index.names if key else ():
        place = _place(key, fold(known.name)) if known.use not in NO_NAMES else None
        if place is not None:
            found.append((place, len(known.name), known))
    for _, _, known in sorted(found):
        yield _row(names, known.actor, known.name, PART)


def _place(key: str, name: str) -> int | None:
    """Rank where in a name a text stands; its words may stand in another order."""
    if f"{name} ".startswith(f"{key} "):
        return 0
    words = f" {name} "
    if all(f" {word} " in words for word in key.split(" ")):
        return 1
    if all(f" {word}" in words for word in key.split(" ")):
        return 2
    return 3 if key in name else None


def _row(names: ThingsByName, thing: str, name: str, reason: str) -> _Found:
    label = names.labels.get(thing, thing)
    return _Found(thing, names.kinds[thing], label, name or label, reason)
