"""Find things that bear one name, up to its spelling or its language: one finding a group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from graphkit.checking.report import Finding
from graphkit.names.beside_abbreviation import beside_abbreviation
from graphkit.names.duplicates import SAME, Duplicates, duplicates
from graphkit.names.normal_form import compact
from graphkit.names.one_country import one_country
from graphkit.sparql.queryable import Queryable

_NAMES: Final = """SELECT ?thing ?name ?kind ?property ?joined {
  VALUES ?property { skos:prefLabel skos:altLabel }
  ?thing cg:kind ?kind ; ?property ?name
  BIND(EXISTS { ?thing a cg:Coalition } AS ?joined) }"""
_LISTED: Final = 5
"""So many things of a group are named; of more their number is told."""


class _Name(NamedTuple):
    thing: str
    name: str
    kind: str
    is_label: bool
    joined: bool
    """Whether it is a coalition, which may well be called like an actor."""


def same_names(store: Queryable) -> Iterator[Finding]:
    """Find actors, and coalitions, whose names are equal when spelling and legal form are folded.

    An actor and a coalition of one name, such as a state and the treaty signed there, are two.
    Names of one country, such as "USA" and "United States", are equal too, and so are an alias of
    one thing and the label of another, and names of which one has an abbreviation in brackets.

    Parameters
    ----------
    store : Queryable
        The facts.

    Yields
    ------
    Finding
        A warning for each group, about its first thing.
    """
    names = _names(store)
    for joined in (False, True):
        yield from _within([one for one in names if one.joined == joined])


def _within(names: Sequence[_Name]) -> Iterator[Finding]:
    labels = [(one.thing, one.name) for one in names if one.is_label]
    told: set[tuple[str, ...]] = set()
    for group in duplicates(labels):
        told.add(group.things)
        alike = "bear one name" if len(group.names) == 1 else "have names that read alike"
        yield _finding(group.things, f"{alike}: {_told(group)}")
    for same in one_country(one[:3] for one in names if one.is_label):
        if same.things not in told:
            told.add(same.things)
            what = f"are called after one country ({same.code}): {_quoted(same.names)}"
            yield _finding(same.things, what)
    for both in beside_abbreviation(labels):
        if both.things not in told:
            told.add(both.things)
            what = f"have names that are one but for an abbreviation: {_quoted(both.names)}"
            yield _finding(both.things, what)
    for alias, things in _aliases(names):
        if things not in told:
            told.add(things)
            hint = "If they are one, write one name or id in every row; if not, remove the alias."
            yield _finding(things, f"are both called “{alias}”: it is an alias of one", hint)


def _names(store: Queryable) -> list[_Name]:
    slug = store.namespace.slug
    return [
        _Name(
            slug(thing.value),
            name.value,
            kind.value,
            named_by.value.endswith("prefLabel"),
            joined.value == "true",
        )
        for thing, name, kind, named_by, joined in store.select(_NAMES)
    ]


def _aliases(names: Sequence[_Name]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the aliases of a thing that are the label of another of its kind, with both things.

    Spelling and legal form are folded, as for labels.
    """
    labels: dict[tuple[str, str], set[str]] = {}
    if all(one.is_label for one in names):
        return
    for one in names:
        if one.is_label:
            labels.setdefault((compact(one.name), one.kind), set()).add(one.thing)
    for one in sorted(one for one in names if not one.is_label):
        others = labels.get((compact(one.name), one.kind), set()) - {one.thing}
        if others:
            yield one.name, tuple(sorted({one.thing, *others}))


def _finding(things: Sequence[str], what: str, hint: str = "") -> Finding:
    first, *others = things
    hint = hint or (
        "If they are one, write one name or id in every row, or, in a folder of tables, the "
        f"other spelling into the column aliases of {first}; if not, tell them apart in the "
        "name."
    )
    both = f"{first}{',' if len(others) > 1 else ' and'} {_listed(others)}"
    return Finding("warning", "Things with one name", first, f"{both} {what}.", hint=hint)


def _told(group: Duplicates) -> str:
    return _quoted(group.names) + (f", {group.reason}" if group.reason != SAME else "")


def _quoted(names: Sequence[str]) -> str:
    return _listed([f"“{name}”" for name in names])


def _listed(items: Sequence[str]) -> str:
    more = len(items) - _LISTED
    return ", ".join(items[:_LISTED]) + (f" and {more:,} more" if more > 0 else "")
