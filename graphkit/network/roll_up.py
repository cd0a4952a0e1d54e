"""Whose a service or a company is on a day: the step from what is listed to who answers for it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from graphkit.errors import InvalidChoice
from graphkit.facts.certainty import rank_of
from graphkit.panel.days import number_of
from graphkit.type_checks import one_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graphkit.panel.days import AtLeast, Day, Link

RollUp: TypeAlias = bool | Literal["operation", "ownership"]
_KINDS = {False: (), True: ("operation", "ownership")} | {
    "operation": ("operation",),
    "ownership": ("ownership",),
}
_WORDS = {"operation": "operated by", "ownership": "owned by"}


class RolledUp(NamedTuple):
    """The actor at the top, and the reason in words."""

    actor: str
    reason: str


class Owners(NamedTuple):
    """Who stands for whom on a day.

    Attributes
    ----------
    top : mapping of str to RolledUp
        For each service or company that has one, the actor that stands for it.
    unsure : frozenset of str
        Those with two or more operators or owners on the day, with one that is only possible, or
        that own each other in a circle.
    """

    top: Mapping[str, RolledUp]
    unsure: frozenset[str]


def check_roll_up(roll_up: RollUp) -> None:
    """Refuse a word for what counts as its owner that is none."""
    one_of("roll_up", roll_up, _KINDS)


def roll_up_of(
    links: Sequence[Link], roll_up: RollUp, day: Day | int | None, at_least: AtLeast = "presumed"
) -> Owners:
    """Find who stands for whom on a day.

    Parameters
    ----------
    links : sequence of Link
        All that is known.
    roll_up : {False, True, "operation", "ownership"}
        Which kinds of link count.
    day : day
        The day.
    at_least : {"certain", "presumed", "possible"}
        The least degree of certainty of a link.

    Raises
    ------
    InvalidChoice
        If ``roll_up`` is another word, or no day is given and one is needed.
    """
    check_roll_up(roll_up)
    rank_of(at_least)
    if not roll_up:
        return Owners({}, frozenset())
    if day is None:
        missing = "or another day, whose operators and owners count"
        raise InvalidChoice("links_on", day, ("2021-05-10",), missing=missing)
    number = number_of(day)
    known = [link for link in links if link.kind in _KINDS[roll_up]]
    above: dict[str, dict[str, Link]] = defaultdict(dict)
    for link in known:
        if link.holds(number, at_least):
            above[link.child].setdefault(link.parent, link)
    top = _resolved(above)
    possible = {link.child for link in known if link.holds(number, "possible")}
    return Owners(top, frozenset(possible - top.keys()))


def _resolved(above: Mapping[str, Mapping[str, Link]]) -> dict[str, RolledUp]:
    """Give the top of each path that is not ambiguous."""
    top: dict[str, RolledUp] = {}
    for child in sorted(above):
        path = _path(child, above)
        if path:
            top[child] = RolledUp(path[-1].parent, "; ".join(map(_in_words, path)))
    return top


def _path(child: str, above: Mapping[str, Mapping[str, Link]]) -> list[Link]:
    """Follow the only parent of each up to the top; nothing if that leads round a circle."""
    path: list[Link] = []
    seen = {child}
    while len(parents := above.get(child, {})) == 1:
        link = next(iter(parents.values()))
        child = link.parent
        if child in seen:
            return []
        seen.add(child)
        path.append(link)
    return path


def _in_words(link: Link) -> str:
    record = f" ({link.record})" if link.record else ""
    return f"{link.child} {_WORDS[link.kind]} {link.parent}{record}"
