"""Interlocks: everything that some actors share, and on whose word."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias, get_args

import numpy as np

from graphkit.analysis.date_range import date_of
from graphkit.analysis.labels import label_in
from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.panel_analysed import actor_ids
from graphkit.analysis.promises.promised_since import last_of, promised_since
from graphkit.analysis.promises.promises_of import promises_of
from graphkit.analysis.time.events_of import events_of
from graphkit.errors import InvalidChoice
from graphkit.facts.certainty import CERTAINTIES, rank_of
from graphkit.facts.window import window_of
from graphkit.panel import EARLIEST, LATEST, number_of
from graphkit.table import Table
from graphkit.type_checks import counted, one_of, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt

    from graphkit.facts.window import During, Window
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import AtLeast, Day, Panel
    from graphkit.table import Value

Shared: TypeAlias = Literal["coalition", "event", "promise"]

SHARED: Final[tuple[Shared, ...]] = get_args(Shared)
_DEFINITIONS: Final = {
    "what": "coalition, event or promise",
    "thing": "id of what they share",
    "label": "its name; for a promise, what is promised in our own words",
    "count": "number of the actors that share it",
    "actors": "ids of these actors",
    "since": "the day by which all of these had surely come; empty when unknown",
    "certainty": "that of the least sure of them on the day; empty when no day is asked",
    "together": "whether there is a day on which all of them were there (at the degree asked); "
    "empty for promises when no day is asked",
    "sources": "ids of the sources that say so",
}


class _Share(NamedTuple):
    """What several actors share."""

    what: Shared
    thing: str
    label: str
    actors: tuple[str, ...]
    since: Value
    certainty: str
    together: bool | None
    sources: tuple[str, ...]

    def row(self) -> tuple[Value, ...]:
        head = (self.what, self.thing, self.label, len(self.actors), self.actors)
        return (*head, self.since, self.certainty, self.together, self.sources)


@method_recorded
def interlocks(
    kg: KnowledgeGraph,
    actors: Iterable[str],
    *,
    on: Day | None = None,
    during: During | None = None,
    at_least: AtLeast = "presumed",
    min_count: int = 2,
    what: Shared | Iterable[Shared] = SHARED,
    lang: str = "en",
) -> Table:
    """List everything that some actors share: coalitions, events and promises.

    Parameters
    ----------
    kg : KnowledgeGraph
        The graph.
    actors : iterable of str
        Two or more actors.
    on, during : day, year or month or two days, optional
        The time meant; events are then those of that time. Without either, all that they ever
        shared. Whether it was at the same time, the column ``together`` says.
    at_least : {"presumed", "certain", "possible"}
        The least degree of certainty of a membership at that time; without one, of the time
        that they had in common.
    min_count : int
        List only what so many of them share.
    what : str or iterable of str
        What to list: ``"coalition"``, ``"event"`` and ``"promise"``; by default all three.
    lang : str
        The language of the labels.

    Returns
    -------
    Table
        Coalitions, then events, then promises, each with the sources that say so; what most of
        them share first.

    Raises
    ------
    InvalidChoice
        If there are fewer than two actors, or a word is unknown.
    NotFound, Ambiguous
        If a name is unknown.

    Notes
    -----
    A member that is listed by the name of a service counts as the member; owner and subsidiary
    are two actors. Observers count as being in a coalition. Whether those who were in the same
    coalition ever met there is not checked.

    References
    ----------
    M. S. Mizruchi, "What do interlocks do? An analysis, critique, and assessment of research on
    interlocking directorates", *Annual Review of Sociology* 22 (1996), 271-298,
    https://doi.org/10.1146/annurev.soc.22.1.271.

    Examples
    --------
    >>> import graphkit as gk
    >>> table = interlocks(gk.load(), ["zoom", "microsoft", "meta"], min_count=3, what="coalition")
    >>> "christchurch-call" in table.column("thing")
    True
    """
    ids = actor_ids(kg, actors)
    if len(ids) < 2:
        raise InvalidChoice("actors", ids, ("<the names of two or more actors>",))
    for sort in (sorts := texts("what", what, "a text or several")):
        one_of("what", sort, SHARED)
    rank_of(at_least)
    min_count = counted("min_count", min_count, 1)
    time, found = window_of(on, during), list[_Share]()
    if "coalition" in sorts:
        found += _coalitions(kg, ids, time, at_least, lang)
    if "event" in sorts:
        found += _events(kg, ids, time, lang)
    if "promise" in sorts:
        found += _promises(kg, ids, time, at_least, lang)
    kept = [share for share in found if len(share.actors) >= min_count]
    kept.sort(key=lambda share: (SHARED.index(share.what), -len(share.actors), share.thing))
    return Table(tuple(_DEFINITIONS), [s.row() for s in kept], definitions=_DEFINITIONS)


def _coalitions(
    kg: KnowledgeGraph, ids: Sequence[str], time: Window, at_least: AtLeast, lang: str
) -> Iterator[_Share]:
    panel = kg.panel
    codes = [code for code, name in enumerate(panel.members) if name in set(ids)]
    here = panel.take(np.isin(panel.member, codes))
    here = here if time.is_all_time else here.during(*time, at_least)
    sources = _sources(kg, ids)
    for code in np.unique(here.coalition).tolist():
        rows = here.take(here.coalition == code)
        slug = panel.coalitions[code]
        present = {panel.members[member] for member in rows.member.tolist()}
        yield _Share(
            "coalition",
            slug,
            label_in(panel.coalition_info[slug], lang),
            tuple(actor for actor in ids if actor in present),
            _since(rows),
            _weakest(rows, time),
            time.is_one_day or _together(rows, at_least, time),
            tuple(sorted({source for name in rows.membership for source in sources[name]})),
        )


def _sources(kg: KnowledgeGraph, ids: Sequence[str]) -> dict[str, set[str]]:
    """Collect the sources of every membership of some actors."""
    found: dict[str, set[str]] = defaultdict(set)
    for actor in ids:
        for row in kg.memberships(actor).records():
            names = row["sources"]
            found[str(row["membership"])].update(names if isinstance(names, tuple) else ())
    return found


def _since(rows: Panel) -> Value:
    """Find the day on which the last of them had surely come, if there is one."""
    latest = _by_member(rows, rows.start_latest, np.minimum)
    return date_of(int(latest.max()))


def _weakest(rows: Panel, time: Window) -> str:
    if time.is_all_time:
        return ""
    ranks = _by_member(rows, rows.certainty(*time).astype(np.int32), np.maximum)
    return CERTAINTIES[int(ranks.min())]


def _by_member(rows: Panel, values: npt.NDArray[Any], pick: np.ufunc) -> npt.NDArray[Any]:
    """Pick the best value among the rows of each member."""
    order = np.argsort(rows.member, kind="stable")
    heads = np.flatnonzero(np.diff(rows.member[order], prepend=-1))
    return np.asarray(pick.reduceat(values[order], heads))


def _together(rows: Panel, at_least: AtLeast, time: Window) -> bool:
    """Say whether there is a day, within a time, on which every member has a row that holds."""
    first, last = rows.days(at_least)
    members = set(rows.member.tolist())
    days = [day for day in first.tolist() if EARLIEST < day < LATEST] or [EARLIEST + 1]
    if not time.is_all_time:
        begins, ends = map(number_of, time)
        days = [day for day in (begins, *days) if begins <= day <= ends]
    return any(set(rows.member[(first <= day) & (last >= day)].tolist()) == members for day in days)


def _events(kg: KnowledgeGraph, ids: Sequence[str], time: Window, lang: str) -> Iterator[_Share]:
    begins, ends = map(number_of, time)
    for event in events_of(kg, lang):
        actors = tuple(actor for actor in ids if actor in event.participants)
        if not actors or event.first > ends or event.last < begins:
            continue
        within = begins <= event.first and event.last <= ends
        certainty = "" if time.is_all_time else "certain" if within else "possible"
        since = date_of(event.first)
        sources = tuple(sorted(event.sources))
        yield _Share("event", event.id, event.label, actors, since, certainty, True, sources)


def _promises(
    kg: KnowledgeGraph, ids: Sequence[str], time: Window, at_least: AtLeast, lang: str
) -> Iterator[_Share]:
    sources = {str(row["commitment"]): row["source"] for row in kg.query("commitments").records()}
    shared = defaultdict(list)
    least, ever = (None, True) if time.is_all_time else (at_least, False)
    during = None if ever else (time.first, time.last)
    since = promised_since(kg, ids, during=during, at_least=least)
    for promise in promises_of(kg, during=during, at_least=least, actors=ids, lang=lang):
        shared[promise.commitment].append(promise)
    for commitment, several in shared.items():
        actors = {promise.actor for promise in several}
        source = sources.get(commitment.id)
        yield _Share(
            "promise",
            commitment.id,
            commitment.summary,
            tuple(actor for actor in ids if actor in actors),
            last_of(since[one.actor, commitment.id, one.membership] for one in several),
            CERTAINTIES[min(promise.rank for promise in several)] if not ever else "",
            True if time.is_one_day else None,
            (str(source),) if source else (),
        )
