"""Uninterrupted stays of an actor in a coalition, made of its memberships there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from graphkit.analysis.panel_analysed import narrowed
from graphkit.facts.standing import SUSPENDED
from graphkit.panel import EARLIEST, LATEST, Panel
from graphkit.panel.days import ENDED_WITH_COALITION
from graphkit.panel.from_rows import in_roles

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from graphkit.analysis.panel_analysed import Facts, Names

    Ints = npt.NDArray[np.int64]
    Mask = npt.NDArray[np.bool_]

_APART = np.int64(2**33)
"""Wider than the whole range of day numbers, so that keys never mix."""


class Stays(NamedTuple):
    """When each actor was in each coalition, one entry for each uninterrupted stay.

    Attributes
    ----------
    member, coalition : numpy.ndarray
        Codes into the panel's ``members`` and ``coalitions``.
    start_earliest, start_latest, end_earliest, end_latest : numpy.ndarray
        Bounds of its first and last day, as in the panel.
    with_coalition : numpy.ndarray of bool
        Whether it ended because the coalition did, so that nobody left: what ended last says so,
        and of several that ended by the same days all.
    """

    member: Ints
    coalition: Ints
    start_earliest: Ints
    start_latest: Ints
    end_earliest: Ints
    end_latest: Ints
    with_coalition: Mask


def stays(panel: Panel, suspended: Panel | None = None) -> Stays:
    """Join the memberships and parallel listings of each actor in each coalition.

    Parameters
    ----------
    panel : Panel
        The memberships.
    suspended : Panel, optional
        When members were suspended, from `suspensions`: a stay goes on through it, and ends with
        it where nothing follows. One who was suspended before anything else is known of the stay
        had joined by then, on a day that is not known; who was only suspended, has a stay too.

    Notes
    -----
    Two memberships are one stay if they touch or overlap at their widest: an observer that became
    a member did not join twice. A stay begins when the first of them does and ends when the last
    does. Memberships that rest on low-confidence evidence only are left out.
    """
    parts = [panel.during(EARLIEST, LATEST, "presumed")]
    if suspended is not None:
        parts.append(suspended.during(EARLIEST, LATEST, "presumed"))
    member, coalition = (_joined(parts, name) for name in ("member", "coalition"))
    starts = [_joined(parts, name) for name in ("start_earliest", "start_latest")]
    ends = [_joined(parts, name) for name in ("end_earliest", "end_latest")]
    key = pair_keys(member, coalition, len(panel.coalitions))
    order, head = runs(key, starts[0], ends[1])
    if not len(order):
        none = np.empty(0, dtype=np.int64)
        return Stays(none, none, none, none, none, none, none > 0)
    belongs = np.arange(len(order)) < len(parts[0])
    low = [np.minimum.reduceat(np.where(belongs, one, LATEST)[order], head) for one in starts]
    high = [np.maximum.reduceat(one[order], head) for one in ends]
    where = coalition[order][head]
    if suspended is not None:
        pauses = ~belongs[order], starts[1][order], ends[1][order]
        by = _suspended_before(low[0], head, *pauses)
        launch = [panel.coalition_info[name].start_earliest for name in panel.coalitions]
        unknown = by < LATEST
        low = [np.where(unknown, np.array(launch)[where], low[0]), np.where(unknown, by, low[1])]
    columns = (member[order][head], where, *low, *high)
    marks = _joined(parts, ENDED_WITH_COALITION)[order] > 0
    with_it = _of_the_last(marks, ends[0][order], ends[1][order], head)
    who, place, *days = (column.astype(np.int64) for column in columns)
    return Stays(who, place, days[0], days[1], days[2], days[3], with_it)


def _of_the_last(
    marks: Mask,
    earliest: npt.NDArray[np.integer],
    latest: npt.NDArray[np.integer],
    head: npt.NDArray[np.intp],
) -> Mask:
    """Say of each run whether all that ended last in it are marked: a stated leaving wins."""
    sizes = np.diff(head, append=len(marks))
    last = latest == np.repeat(np.maximum.reduceat(latest, head), sizes)
    known = np.where(last, earliest, EARLIEST)
    last &= known == np.repeat(np.maximum.reduceat(known, head), sizes)
    return np.logical_and.reduceat(marks | ~last, head)


def _suspended_before(
    begun: npt.NDArray[np.integer],
    head: npt.NDArray[np.intp],
    pauses: npt.NDArray[np.bool_],
    latest: npt.NDArray[np.integer],
    until: npt.NDArray[np.integer],
) -> npt.NDArray[np.integer]:
    """Find by when who came back to a run was suspended; LATEST where nobody surely was."""
    before = pauses & (latest < np.repeat(begun, np.diff(head, append=len(latest))))
    reach = np.maximum.reduceat(np.where(before, until, EARLIEST), head)
    by = np.minimum.reduceat(np.where(before, latest, LATEST), head)
    return np.where((begun == LATEST) | (reach >= begun - 1), by, LATEST)


def reinstatements(panel: Panel, through: Stays) -> int:
    """Count how many of the stays of a panel only go on with one that a suspension is a part of."""
    alone = stays(panel)
    size = len(panel.coalitions)
    old, new = (
        (one.member * size + one.coalition) * _APART + one.start_earliest
        for one in (alone, through)
    )
    return int((~np.isin(old, new)).sum())


def suspensions(facts: Facts, coalitions: Names = None, kinds: Names = None) -> Panel | None:
    """Take the memberships of who was suspended; a panel knows nothing of them.

    Of a graph of some roles that is whoever had one of these.
    """
    if isinstance(facts, Panel):
        return None
    whole = facts.whole_panel
    paused = whole.take(in_roles(whole, {SUSPENDED}))
    if facts.roles is not None and len(paused):
        size = len(whole.coalitions)
        had, asked = (pair_keys(one.member, one.coalition, size) for one in (paused, facts.panel))
        paused = paused.take(np.isin(had, asked))
    return narrowed(paused, coalitions, kinds)


def _joined(parts: Sequence[Panel], name: str) -> npt.NDArray[np.int32]:
    """Put the columns of one name together."""
    return np.concatenate([getattr(part, name) for part in parts])


def pair_keys(member: npt.NDArray[np.int32], coalition: npt.NDArray[np.int32], size: int) -> Ints:
    """Number each pair of actor and coalition."""
    return member.astype(np.int64) * size + coalition


def runs(
    key: Ints, first: npt.NDArray[np.integer], last: npt.NDArray[np.integer]
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Order stretches by key and first day, and find where a new run of touching ones begins.

    Returns
    -------
    order, head : numpy.ndarray
        The order, and the places in it at which a run begins.
    """
    order = np.lexsort((first, key))
    rank = np.cumsum(np.diff(key[order], prepend=key[order][:1]) != 0) * _APART
    reach = np.maximum.accumulate(last[order] + rank)
    starts = first[order] + rank
    return order, np.flatnonzero(np.r_[len(order) > 0, starts[1:] > reach[:-1] + 1][: len(order)])


def union(key: Ints, begun: Ints, over: Ints, width: int) -> tuple[Ints, Ints, Ints]:
    """Join overlapping stretches of the same key, so that nobody counts twice at one time.

    Parameters
    ----------
    key : numpy.ndarray
        Whose stretch it is, as numbers from 0.
    begun, over : numpy.ndarray
        Its first step, and the one after its last.
    width : int
        More than the last step. One sort of whole numbers does it all, so that four times
        ``width`` squared times the greatest key must stay below 2**63.
    """
    bits = int(width).bit_length()
    mask = (1 << bits) - 1
    # Small numbers take half the time, to put together and to sort.
    small = (int(key.max(initial=0)) + 1) << (2 * bits) <= 2**31
    kind: type[np.signedinteger[Any]] = np.int32 if small else np.int64
    packed = key.astype(kind) << (2 * bits)
    packed |= begun.astype(kind) << bits
    packed |= over.astype(kind)
    packed.sort()
    head, over = packed >> bits, packed & mask
    key = head >> bits
    reach = np.maximum.accumulate((key << bits) | over)
    fresh = np.r_[True, head[1:] > reach[:-1]][: len(head)]
    places = np.flatnonzero(fresh)
    ends = np.r_[places[1:], len(head)][: len(places)] - 1
    found = key[places], head[places] & mask, reach[ends] & mask
    return found[0].astype(np.int64), found[1].astype(np.int64), found[2].astype(np.int64)
