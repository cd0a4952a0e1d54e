"""The columns of a hazard model, from the rows of waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from graphkit.analysis.time.event_history.covariates import Waiting

    Floats = npt.NDArray[np.float64]

Covariate: TypeAlias = Literal["kind", "members", "same_kind", "same_country"]

COVARIATES: Final[dict[Covariate, str]] = {
    "kind": "what the actor is, against the kind that waits most often",
    "members": "log of 1 + the number that had joined",
    "same_kind": "log of 1 + the number of these that are of the same kind",
    "same_country": "log of 1 + the number of these that are of the same country",
}


class Design(NamedTuple):
    """The columns of a regression.

    Attributes
    ----------
    names : tuple of str
        What each column is.
    columns : numpy.ndarray of shape (rows, columns)
        Its values.
    against : str
        The kind that the other kinds are compared with; empty where kinds are not.
    """

    names: tuple[str, ...]
    columns: Floats
    against: str


def hazard_design(rows: Waiting, covariates: Iterable[Covariate]) -> Design:
    """Turn rows of waits into columns of numbers; columns that do not vary are left out.

    Parameters
    ----------
    rows : Waiting
        From `graphkit.analysis.time.event_history.person_period.periods_waited` or
        `graphkit.analysis.time.event_history.start_stop.spans_waited`.
    covariates : iterable of str
        Of `COVARIATES`.
    """
    columns: dict[str, Any] = {}
    against = ""
    for name in covariates:
        if name == "kind":
            kinds, codes = rows.kind
            often = np.bincount(codes, minlength=len(kinds))
            there = [code for code in range(len(kinds)) if often[code]]
            there.sort(key=lambda code: -often[code])
            against = kinds[there[0]] if there else ""
            columns |= {f"kind {kinds[code]}": codes == code for code in there[1:]}
        else:
            columns[name] = np.log1p(np.asarray(getattr(rows, name), dtype=np.float64))
    return varying(columns, len(rows), against)


def varying(columns: dict[str, Any], length: int, against: str = "") -> Design:
    """Put those columns beside each other that have more than one value."""
    arrays = {name: np.asarray(values, dtype=np.float64) for name, values in columns.items()}
    kept = {name: values for name, values in arrays.items() if len(np.unique(values)) > 1}
    beside = np.column_stack(list(kept.values())) if kept else np.zeros((length, 0))
    return Design(tuple(kept), beside, against)


def follow_from_each_other(design: Design) -> tuple[str, ...]:
    """Name the columns each of which follows from the others and a constant, if some do."""
    centred = design.columns - design.columns.mean(axis=0)
    rank = np.linalg.matrix_rank(centred)
    if rank == len(design.names):
        return ()
    return tuple(
        name
        for place, name in enumerate(design.names)
        if np.linalg.matrix_rank(np.delete(centred, place, axis=1)) == rank
    )
