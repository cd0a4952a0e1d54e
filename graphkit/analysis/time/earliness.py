"""How readily each actor joins, whatever the coalition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from graphkit.analysis.time.first_joinings import Joinings, Meetings

_STEPS: Final = 500
_SETTLED: Final = 1e-6
_PRIOR: Final = 0.5


def earliness(met: Meetings, when: Joinings, members: int) -> npt.NDArray[np.float64]:
    """Estimate the pace of each actor from who surely came before whom.

    Parameters
    ----------
    met : Meetings
        All meetings of all pairs.
    when : Joinings
        The dates.
    members : int
        The number of actors.

    Returns
    -------
    numpy.ndarray
        Above 1 for those who come early, below 1 for those who come late: of two actors, the
        first comes before the second with chance ``pace[first] / (pace[first] + pace[second])``.

    Notes
    -----
    The model of Bradley and Terry, fitted by the iteration of Hunter. Every actor has half a win
    and half a loss more, against one of pace 1, so that the pace of those who always came first
    is finite. That orders within one coalition hang together (pairs of pairs) is not reckoned
    with; the estimate is consistent nonetheless.

    References
    ----------
    R. A. Bradley and M. E. Terry, "Rank analysis of incomplete block designs", *Biometrika* 39
    (1952), 324-345, https://doi.org/10.2307/2334029. D. R. Hunter, "MM algorithms for generalized
    Bradley-Terry models", *Annals of Statistics* 32 (2004), 384-406,
    https://doi.org/10.1214/aos/1079120141.
    """
    before, after = met.orders(when)
    early = np.r_[when.member[met.first[before]], when.member[met.second[after]]]
    late = np.r_[when.member[met.second[before]], when.member[met.first[after]]]
    wins = np.bincount(early, minlength=members) + _PRIOR
    pace = np.ones(members)
    for _ in range(_STEPS):
        share = 1 / (pace[early] + pace[late])
        total = np.bincount(early, share, members) + np.bincount(late, share, members)
        settled, pace = pace, wins / (total + 2 * _PRIOR / (pace + 1))
        if np.abs(np.log(pace / settled)).max(initial=0) < _SETTLED:
            break
    return pace
