"""What is told of the names and ids of tables that are added to a graph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from graphkit.names.match import AGAINST, Match

_AS_NEAR: Final = 0.1
SHOWN: Final = 30
"""So many names are told one by one; nobody reads more of them in a warning."""


class ToldOfNames:
    """What is worth a word about names and ids.

    Attributes
    ----------
    called_otherwise : dict of str to tuple of str
        Ids that mean things of the graph, with the name here and there.
    apart : dict of str to str
        Ids of things that bear the name of one of the graph and are others, and the id of that.
    by_item : dict of str to str
        Names that mean things of the graph for their Wikidata item alone.
    coalitions : dict of str to str
        Names of members that are coalitions of the graph, and the ids of these.
    of_one : dict of str to list of str
        The names that mean each thing of the graph.
    """

    def __init__(self) -> None:
        self._doubtful: dict[Match, None] = {}
        self.called_otherwise: dict[str, tuple[str, str]] = {}
        self.apart: dict[str, str] = {}
        self.by_item: dict[str, str] = {}
        self.coalitions: dict[str, str] = {}
        self.of_one: dict[str, list[str]] = {}

    def doubt(self, match: Match) -> None:
        """Keep a name that may be that of a thing of the graph."""
        if match.status == "doubtful":
            self._doubtful[match] = None

    def told(self) -> tuple[str, ...]:
        """Give the sentences, none of which is empty."""
        return (
            *self._of_doubts(),
            *self._of_ids(),
            *self._of_others(),
            *self._of_items(),
            *self._of_coalitions(),
            *self._of_several_names(),
        )

    def _of_doubts(self) -> Iterator[str]:
        if self._doubtful:
            shown = [f"{one.name!r} ({_proposed(one)})" for one in self._doubtful]
            said = f"{len(shown):,} names may be those of things of the graph, and stay apart"
            if len(shown) == 1:
                said = "1 name may be that of a thing of the graph, and stays apart"
            where = "."
            if len(shown) > SHOWN:
                where = (
                    "; all of them stand in review.csv of the folder that `graphkit import TABLE "
                    "--match FOLDER` writes, where the tables of the graph are in FOLDER."
                )
            all_ = listed(shown)
            yield f"{said}: {all_}{where} Where one is meant, write its id in the table."

    def _of_ids(self) -> Iterator[str]:
        if self.called_otherwise:
            shown = [
                f"{ref} ({name!r} here, {label!r} there)"
                for ref, (name, label) in self.called_otherwise.items()
            ]
            one = len(shown) == 1
            have = "1 id is that of a thing" if one else f"{len(shown):,} ids are those of things"
            yield (
                f"{have} of the graph with another name, and means it: {listed(shown)}. "
                "If somebody else is meant, write another id."
            )

    def _of_others(self) -> Iterator[str]:
        if self.apart:
            shown = [f"{ref} ({actor} there)" for ref, actor in self.apart.items()]
            one = len(shown) == 1
            bear = "1 thing with an id of its own bears the name of one"
            if not one:
                bear = f"{len(shown):,} things with ids of their own bear the names of things"
            yield (
                f"{bear} of the graph, and {'stays' if one else 'stay'} apart: "
                f"{listed(shown)}. Where one is meant, write its id in the tables."
            )

    def _of_items(self) -> Iterator[str]:
        if self.by_item:
            shown = [f"{name!r} ({actor})" for name, actor in self.by_item.items()]
            mean = (
                "1 name means a thing" if len(shown) == 1 else f"{len(shown):,} names mean things"
            )
            yield (
                f"{mean} of the graph for the Wikidata item alone: {listed(shown)}. "
                "If somebody else is meant, mend the item."
            )

    def _of_coalitions(self) -> Iterator[str]:
        if self.coalitions:
            shown = [f"{name!r} ({actor})" for name, actor in self.coalitions.items()]
            bear = "1 member bears the name of a coalition of the graph, and is taken for it"
            if len(shown) > 1:
                bear = f"{len(shown):,} members bear the names of coalitions of the graph, and are"
                bear += " taken for these"
            yield (f"{bear}: {listed(shown)}. If somebody else is meant, write an id of its own.")

    def _of_several_names(self) -> Iterator[str]:
        several = {one: names for one, names in self.of_one.items() if len(names) > 1}
        if several:
            shown = [f"{', '.join(map(repr, names))} ({actor})" for actor, names in several.items()]
            mean = "Several names mean one thing of the graph, and its memberships are put together"
            yield f"{mean}: {listed(shown)}. If somebody else is meant, write an id of its own."


def _proposed(match: Match) -> str:
    """Name the likeliest, and another one that is hardly less likely."""
    near = [one for one in match.proposals[:2] if match.proposals[0].score - one.score < _AS_NEAR]
    likeliest = match.proposals[0].reason
    why = f" {likeliest}" if likeliest in AGAINST else ""
    return " or ".join(one.actor for one in near) + "?" + why


def listed(shown: Sequence[str], most: int = SHOWN) -> str:
    """List what there is, up to some, and say how many more there are.

    >>> listed(["a", "b", "c"], 2)
    'a, b and 1 more'
    """
    more = f" and {len(shown) - most:,} more" if len(shown) > most else ""
    return f"{', '.join(shown[:most])}{more}"
