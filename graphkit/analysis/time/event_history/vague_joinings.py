"""How many joinings are known within bounds only, and where a table of waits puts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graphkit.tabular.how_many import how_many

if TYPE_CHECKING:
    from graphkit.analysis.time.event_history.covariates import Waiting
    from graphkit.analysis.time.survival.waits_of import Waits


def vague_joinings(rows: Waiting, width: float, unit: str, place: str) -> str:
    """Say how many joinings are known less exactly than a period, and where most of them stand.

    Parameters
    ----------
    rows : Waiting
        The rows of waits.
    width : float
        How many days a period has; joinings known within wider bounds are vague.
    unit : str
        What a period is called, such as ``"year"``.
    place : str
        What the last of the times of a row is called, such as ``"period"``.

    Returns
    -------
    str
        Two sentences at most; nothing where all are known that exactly.
    """
    known = rows.take(rows.joined)
    wide = known.undated | (known.uncertain > width)
    vague = known.take(wide)
    if not len(vague):
        return ""
    undated, loose = int(vague.undated.sum()), int((~vague.undated).sum())
    told = [f"{undated:,} {'has' if undated == 1 else 'have'} no known date"] if undated else []
    be = "is" if loose == 1 else "are"
    told += [f"{loose:,} {be} known less exactly than a {unit}"] if loose else []
    said = (
        f"Of {how_many(len(known), 'joining')}, {' and '.join(told)}: each is put in the middle of "
        f"its bounds, which lie up to {int(vague.uncertain.max()):,} days apart."
    )
    places = np.column_stack([vague.coalition.codes, vague.times[-1]])
    found, counts = np.unique(places, axis=0, return_counts=True)
    code, time = found[counts.argmax()].tolist()
    if counts.max() == 1:
        return said
    return (
        f"{said} So {int(counts.max()):,} of them stand in {place} {time:,} of "
        f"{vague.coalition.values[code]} together."
    )


def after_last_watched(waits: Waits) -> str:
    """Say how many joined, but for their middle day are taken to wait on; nothing if nobody."""
    late = int((np.isfinite(waits.high) & ~np.isfinite(waits.middle)).sum())
    if not late:
        return ""
    return (
        f"Another {how_many(late, 'joining')} would stand after the last day watched, "
        f"and {'is' if late == 1 else 'are'} not among these."
    )
