"""Turn the steps of memberships into spells: each standing that a step begins is one of its own.

Signing, ratification, entry into force, suspension, withdrawal and their like stand in
``steps.csv``; an ordinary membership has none. What ``memberships.csv`` says of the same member and
coalition counts as being bound in its role.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Final

from graphkit.authoring.headers.header import Report
from graphkit.authoring.spells.follow_events import EventsFollowed
from graphkit.authoring.spells.stated_spells import Published
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.facts.source_word import AGAINST


def _unheard(_: Problem) -> None:
    """Tell nobody."""


UNHEARD: Final[Report] = _unheard


def with_steps(
    memberships: Sequence[Row],
    steps: Sequence[Row],
    stages: Container[str],
    published: Published,
    doubt: Report = UNHEARD,
) -> tuple[Row, ...]:
    """Add the spells that follow from steps to the memberships.

    Parameters
    ----------
    memberships, steps : sequence of Row
        The two tables, whose periods can be read, with the spells told apart. Steps of low
        confidence, and those of which no day is known, change no standing.
    stages : container of str
        The roles that are stages towards others; rows that have one are left as they are.
    published : mapping
        When each source was published.
    doubt : callable, optional
        Is given each step that changes nothing, and each row that begins during a suspension.

    Returns
    -------
    tuple of Row
        The memberships as they are, if there are no steps. Of each member with steps, a spell for
        each standing: its first rows have the words of the sources that tell of its beginning, the
        next ones the words on its end.

    Notes
    -----
    The last day of a standing that another one follows is the day before the step; of a vague date
    it is as vague. The last day of who leaves is that of the step. Of one step from several sources
    the standing follows the day that the step adopts (`graphkit.facts.adopt`). Who leaves, leaves
    in every role, and who is suspended is suspended in every role. A row whose spell goes on after
    a suspension says of the first part only when it began; the end that it states is its word on
    the last part. Of a role that ended while it was suspended the text of its period stays.
    """
    pairs: dict[tuple[str, str], list[Row]] = {}
    for row in steps:
        pairs.setdefault((row["actor"], row["coalition"]), []).append(row)
    own: dict[tuple[str, str], list[Row]] = {pair: [] for pair in pairs}
    kept: list[Row] = []
    for row in memberships:
        pair = row.cells["actor"], row.cells["coalition"]
        apart = pair not in own or row.cells["polarity"] == AGAINST or row["role"] in stages
        (kept if apart else own[pair]).append(row)
    for pair, rows in sorted(pairs.items()):
        kept.extend(EventsFollowed(own[pair], rows, published, doubt).spells())
    return tuple(kept)
