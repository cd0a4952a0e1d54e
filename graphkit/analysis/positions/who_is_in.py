"""How surely each actor is in each coalition, at some time in a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graphkit.errors import InvalidChoice
from graphkit.network.roll_up import check_roll_up, roll_up_of
from graphkit.next_steps import Option
from graphkit.panel import EARLIEST, LATEST

if TYPE_CHECKING:
    import numpy.typing as npt

    from graphkit.facts.window import Window
    from graphkit.network.roll_up import RollUp
    from graphkit.panel import AtLeast, Panel

    Ranks = npt.NDArray[np.int8]


def who_is_in(
    panel: Panel, time: Window, at_least: AtLeast, roll_up: RollUp
) -> tuple[list[str], Ranks]:
    """List the actors, and how surely each is in each coalition, at some time in a window.

    Returns
    -------
    list of str, numpy.ndarray of int8
        The actors in order, and a rank for each of them and each of the panel's ``coalitions``:
        0 (no), 1 (possible), 2 (presumed) or 3 (certain).

    Raises
    ------
    InvalidChoice
        If services and subsidiaries are to count as their owners in a longer time than a day.
    """
    check_roll_up(roll_up)
    if roll_up and not time.is_one_day:
        because = "a service has its operator, and a subsidiary its owner, on one day"
        raise InvalidChoice("roll_up", roll_up, (Option("on", "2021-05-10"),), because=because)
    top = roll_up_of(panel.links, roll_up, time.first, at_least).top
    raised = [top[name].actor if name in top else name for name in panel.members]
    actors = sorted(set(raised))
    place = {actor: code for code, actor in enumerate(actors)}
    codes = np.array([place[actor] for actor in raised], dtype=np.int64)
    rank = panel.certainty(*((EARLIEST, LATEST) if time.is_all_time else time))
    ranks = np.zeros((len(actors), len(panel.coalitions)), dtype=np.int8)
    np.maximum.at(ranks, (codes[panel.member], panel.coalition), rank)
    return actors, ranks
