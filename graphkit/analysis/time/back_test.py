"""How well simple rules foretell who joins what next, tested on the past."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.node_values import UNKNOWN
from graphkit.analysis.panel_analysed import narrowed
from graphkit.analysis.with_itself import with_itself
from graphkit.errors import DataError, InvalidChoice, Problem
from graphkit.panel import number_of
from graphkit.table import Table
from graphkit.type_checks import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import AtLeast, Day, Panel

    Floats = npt.NDArray[np.float64]
    Truths = npt.NDArray[np.bool_]

RULES: Final = {
    "size": "number of members of the coalition",
    "activity": "number of coalitions of the actor",
    "preferential attachment": "activity times size",
    "same kind": "number of members of the coalition that are of the kind of the actor",
    "common neighbours": "memberships in the coalition of those that the actor meets, once for "
    "each coalition in which it meets them",
    "likeness": "sum over the members of the coalition of their likeness to the actor (Jaccard)",
}
_DEFINITIONS: Final = {
    "rule": "by what joinings are foretold: "
    + "; ".join(f"{name} ({words})" for name, words in RULES.items())
    + "; chance (none)",
    "auc": "chance that a joining has a higher score than a pair that did not join, ties counting "
    "half (0 to 1; chance: 0.5)",
    "low": "lower end of a 95 % interval of auc over draws of actors; empty for chance",
    "high": "upper end of it; empty for chance",
    "precision": "share of joinings among the pairs of the highest scores, ties in proportion (0 "
    "to 1; chance: the base rate)",
    "lift": "precision over the base rate",
    "joinings": "number of joinings that were to be foretold",
    "pairs": "number of pairs of an actor and a coalition among which they were",
}


class Past(NamedTuple):
    """What was known on a day, and what came after it.

    Attributes
    ----------
    inside : numpy.ndarray of bool, actors by coalitions
        Who was in what on the day.
    came : numpy.ndarray of bool
        Who joined what after it.
    open : numpy.ndarray of bool
        Which pairs could join: those that had never been together, and are two things.
    alike : numpy.ndarray of bool, actors by actors
        Which actors are of one kind that is known.
    """

    inside: Truths
    came: Truths
    open: Truths
    alike: Truths


@method_recorded
def back_test(
    facts: KnowledgeGraph | Panel,
    before: Day,
    until: Day,
    *,
    coalitions: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    at_least: AtLeast = "presumed",
    top: int = 100,
    draws: int = 200,
    seed: int = 0,
) -> Table:
    """Test on the past how well simple rules foretell who joins what next.

    Parameters
    ----------
    facts : KnowledgeGraph or Panel
        The memberships.
    before : day
        The last day that the rules know of.
    until : day
        Joinings after ``before`` and up to this day are to be foretold.
    coalitions : str or iterable of str, optional
        Only these coalitions.
    kinds : str or iterable of str, optional
        Only actors of these kinds.
    at_least : {"presumed", "certain", "possible"}
        The least degree of certainty of what was on the first day and came by the second.
    top : int
        Among how many pairs of the highest scores the precision is computed.
    draws : int
        How many times the actors are drawn anew for the intervals.
    seed : int
        Where the drawing starts: the same seed gives the same table.

    Returns
    -------
    Table
        A row for each rule, the best first, and one for chance.

    Raises
    ------
    InvalidChoice
        If ``until`` is not after ``before``, or a number is below 1.
    NotFound, Ambiguous
        If a coalition or kind is unknown.
    DataError
        If there is no joining to be foretold.

    Notes
    -----
    Pairs are those of an actor that was in something on the first day and a coalition that had
    members then, never together before; actors that came from nowhere are not foretold. A rule
    that is no better than ``size`` says no more than that the large grow. Who joins within bounds
    of dates that reach over the first day is left out. That lists of members were as complete
    before as after is not checked, and a list that is read late makes joinings look late.

    References
    ----------
    D. Liben-Nowell and J. Kleinberg, "The link-prediction problem for social networks", *Journal
    of the American Society for Information Science and Technology* 58 (2007), 1019-1031,
    https://doi.org/10.1002/asi.20591. J. A. Hanley and B. J. McNeil, "The meaning and use of the
    area under a receiver operating characteristic (ROC) curve", *Radiology* 143 (1982), 29-36.
    Y. Yang, R. N. Lichtenwalter and N. V. Chawla, "Evaluating link prediction methods",
    *Knowledge and Information Systems* 45 (2015), 751-782 (base rates, splits by time).

    Examples
    --------
    >>> from graphkit.panel import Panel
    >>> rows = [("a", "x", 1), ("b", "x", 1), ("a", "y", 1), ("c", "z", 1), ("b", "y", 9)]
    >>> panel = Panel.from_rows(
    ...     [{"member": m, "coalition": c, "start": 18_000 + day} for m, c, day in rows])
    >>> table = back_test(panel, "2019-04-18", "2019-05-01", top=1, draws=9)
    >>> table.select("rule", "auc", "precision").rows[0]
    ('common neighbours', 1.0, 1.0)
    """
    top, draws = counted("top", top, 1), counted("draws", draws, 1)
    random = np.random.default_rng(counted("seed", seed, 0))
    first, last = number_of(before), number_of(until)
    if last <= first:
        raise InvalidChoice("until", until, ("a day after the one before",))
    past = _past(narrowed(facts, coalitions, kinds), first, last, at_least)
    truth = past.came[past.open]
    if not truth.any() or truth.all():
        said = f"nobody that was in something joined anything else from {before} to {until}."
        raise DataError([Problem("facts", 0, "", said, "Take days farther apart.")])
    actor = np.nonzero(past.open)[0]
    weights = [_weights(actor, len(past.inside), random) for _ in range(draws)]
    rate = float(truth.mean())
    rows: list[tuple[Any, ...]] = []
    for name, scores in _scores(past).items():
        score = scores[past.open]
        precision = precision_at(score, truth, top)
        whole, *drawn = areas(score, truth, [np.ones(len(score)), *weights])
        low, high = np.quantile(drawn, [0.025, 0.975]).tolist()
        values = (whole, low, high, precision, precision / rate)
        rows.append((name, *(round(value, 6) for value in values), int(truth.sum()), len(truth)))
    rows.sort(key=lambda row: -row[1])
    rows.append(("chance", 0.5, None, None, round(rate, 6), 1.0, int(truth.sum()), len(truth)))
    note = f"Base rate {rate:.4f}: {truth.sum():,} of {len(truth):,} pairs joined."
    return Table(tuple(_DEFINITIONS), rows, definitions=_DEFINITIONS, note=note)


def _past(panel: Panel, first: int, last: int, at_least: AtLeast) -> Past:
    """Sort the memberships into what was known on the first day, and what came by the last."""
    shape = (len(panel.members), len(panel.coalitions))
    begin, end = panel.days(at_least)
    holds = (begin <= first) & (end >= first)
    touched, inside, came = (np.zeros(shape, dtype=np.bool_) for _ in range(3))
    inside[panel.member[holds], panel.coalition[holds]] = True
    old = panel.start_earliest <= first
    touched[panel.member[old], panel.coalition[old]] = True
    new = ~old & (begin > first) & (begin <= last)
    came[panel.member[new], panel.coalition[new]] = True
    actors, places = inside.any(axis=1), inside.any(axis=0)
    some = np.ix_(actors, places)
    kind = np.array([panel.actors[name].kind for name in panel.members], dtype=str)[actors]
    could = ~(touched | with_itself(panel.members, panel.coalitions))[some]
    alike = (kind[:, None] == kind) & ~np.isin(kind, ("", UNKNOWN))
    return Past(inside[some], came[some] & could, could, alike)


def _scores(past: Past) -> dict[str, Floats]:
    """Score each actor with each coalition by each of the `RULES`."""
    inside = past.inside.astype(np.float64)
    size, active, both = inside.sum(axis=0), inside.sum(axis=1), inside @ inside.T
    either = active[:, None] + active - both
    return {
        "size": np.broadcast_to(size, inside.shape),
        "activity": np.broadcast_to(active[:, None], inside.shape),
        "preferential attachment": np.outer(active, size),
        "same kind": past.alike.astype(np.float64) @ inside,
        "common neighbours": both @ inside,
        "likeness": (both / either) @ inside,
    }


def _weights(actor: npt.NDArray[np.int64], actors: int, random: np.random.Generator) -> Floats:
    """Draw actors with replacement: how often each pair is then there."""
    return random.multinomial(actors, np.full(actors, 1 / actors)).astype(np.float64)[actor]


def areas(score: Floats, truth: Truths, weights: Sequence[Floats]) -> list[float]:
    """Compute areas under the receiver operating characteristic curve.

    Parameters
    ----------
    score : numpy.ndarray
        Of each pair.
    truth : numpy.ndarray of bool
        Whether it came true; the area is one half if all or none did.
    weights : sequence of numpy.ndarray
        How often each pair counts; there is an area for each.

    Examples
    --------
    >>> areas(np.array([1.0, 2.0, 3.0]), np.array([False, True, True]), [np.ones(3)])
    [1.0]
    """
    levels, level = np.unique(score, return_inverse=True)  # sorting takes most of the time
    found = []
    for weight in weights:
        hits = np.bincount(level, weight * truth, len(levels))
        misses = np.bincount(level, weight * ~truth, len(levels))
        pairs = hits.sum() * misses.sum()
        below = np.cumsum(misses) - misses / 2
        found.append(float(hits @ below / pairs) if pairs else 0.5)
    return found


def precision_at(score: Floats, truth: Truths, top: int) -> float:
    """Compute the share of hits among the highest scores; those alike count in proportion.

    Examples
    --------
    >>> precision_at(np.array([1.0, 2.0, 2.0]), np.array([False, True, False]), 1)
    0.5
    """
    levels, level = np.unique(-score, return_inverse=True)
    size = np.bincount(level, minlength=len(levels)).astype(np.float64)
    hits = np.bincount(level, truth, len(levels))
    left = np.clip(top - (np.cumsum(size) - size), 0, size)
    return float(hits @ (left / size) / min(top, len(score)))
