"""What a hazard model says of each term, and which terms have a test that holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graphkit.analysis.time.event_history.hazard_design import COVARIATES
from graphkit.next_steps import Advice, Option

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from graphkit.analysis.time.event_history.hazard_design import Covariate, Design

TERM_DEFINITIONS: Final = {
    "term": "what may go with joining: "
    + "; ".join(f"{'kind and its id' if k == 'kind' else k} ({v})" for k, v in COVARIATES.items()),
    "against": "the kind that the term is compared with: that which waits most often; empty for "
    "numbers",
    "coefficient": "change of the log hazard (of the log odds for logit) where it is greater by 1",
    "ratio": "its exponential: by what the hazard (the odds) is multiplied",
    "low": "lower end of the 95 % confidence interval of the ratio",
    "high": "upper end of it",
    "error": "standard error of the coefficient, clustered by actor",
    "p": "chance of a coefficient as far from 0 if it were 0, two-sided (t, with one degree of "
    "freedom less than there are actors); for numbers that had joined, of one as great or greater; "
    "empty where no test holds, as the note says",
}
_ALIKE: Final[frozenset[Covariate]] = frozenset(("same_kind", "same_country"))
_NUMBERS: Final[frozenset[Covariate]] = _ALIKE | {"members"}
_TOO_LOW: Final = (
    "Coefficients of numbers that had joined come out too low where coalitions and periods are "
    "few, for early joiners leave fewer to join later: a ratio below 1 shows nothing, and p is "
    "that of a greater one."
)
_BESIDE: Final = (
    "Kinds have no p beside numbers of the same kind or country; leave those out to test kinds."
)


class TestedTerms(NamedTuple):
    """Which terms have a test that holds.

    Attributes
    ----------
    kinds, numbers : bool
        Whether those of kinds have one, and those of numbers that had joined.
    caveats : tuple of str
        What is to be said of them.
    """

    kinds: bool
    numbers: bool
    caveats: tuple[str, ...]


def which_are_tested(
    names: Iterable[str], uncertain: npt.NDArray[Any], width: float, *, cox: bool
) -> TestedTerms:
    """Tell which terms have a test that holds.

    Parameters
    ----------
    names : iterable of str
        The terms.
    uncertain : numpy.ndarray
        Days between the bounds of the day of each joining.
    width : float
        How many days a period has. Who joined before whom is open where joinings are known less
        exactly.
    cox : bool
        Whether the model is Cox's, whose errors come out too small where dates bunch in the middle
        of wide bounds.

    Notes
    -----
    Measured on simulated data, in which nobody follows anybody: see
    `graphkit.analysis.hazard`.
    """
    terms = set(names)
    numbers, kinds = terms & _NUMBERS, terms - _NUMBERS
    vague, beside = int((uncertain > width).sum()), bool(terms & _ALIKE)
    caveats: list[str] = [_TOO_LOW] if numbers else []
    if vague and (numbers or cox):
        which = "no term has a p" if cox else "numbers that had joined have no p"
        said = f"{vague:,} joinings are known less exactly than {width:.0f} days, so that {which}: "
        caveats.append(Advice(said + "say {most}.", most=Option("max_uncertain", int(width))))
    if beside and kinds:
        caveats.append(_BESIDE)
    return TestedTerms(not beside and not (cox and vague), not vague, tuple(caveats))


def rows_of_terms(
    design: Design,
    coefficient: npt.NDArray[Any],
    error: npt.NDArray[Any],
    freedom: int,
    tests: TestedTerms,
) -> list[tuple[str | float | None, ...]]:
    """Write a row for each term, with its interval and, where its test holds, its p."""
    import numpy as np
    from scipy.stats import t

    reach = t.ppf(0.975, freedom)
    rows: list[tuple[str | float | None, ...]] = []
    for name, value, spread in zip(design.names, coefficient.tolist(), error.tolist(), strict=True):
        ends = np.exp([value, value - reach * spread, value + reach * spread]).tolist()
        number = name in _NUMBERS
        p = t.sf(value / spread, freedom) if number else 2 * t.sf(abs(value) / spread, freedom)
        holds = tests.numbers if number else tests.kinds
        rounded = [round(one, 10) for one in (value, *ends, spread)]
        rows.append(
            (
                name,
                "" if number else design.against,
                *rounded,
                round(float(p), 10) if holds else None,
            )
        )
    return rows
