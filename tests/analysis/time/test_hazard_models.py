"""Each model of hazards against a likelihood that is maximised here, or another package."""

from __future__ import annotations

from typing import Any

import lifelines
import numpy as np
import numpy.typing as npt
import pytest
from scipy.optimize import minimize
from statsmodels.api import PHReg

import graphkit
from graphkit.analysis import hazard, person_period, start_stop
from graphkit.analysis.time.event_history.hazard_design import Design, follow_from_each_other
from graphkit.panel import ActorInfo, CoalitionInfo, Panel

from ...cells import column, records

Floats = npt.NDArray[np.float64]

LAUNCH = 15_000


@pytest.fixture(scope="module")
def panel() -> Panel:
    """Sixty actors of two kinds join two coalitions; a third of the days is known by the year."""
    random = np.random.default_rng(4)
    names = [f"a{n:02}" for n in range(60)]
    rows = [{"member": name, "coalition": "elsewhere", "start": LAUNCH - 900} for name in names]
    for n, name in enumerate(names):
        for place in ("call", "pact"):
            day = int(random.exponential(1500 if n % 2 else 900))
            width = 183 if n % 3 == 0 else 0
            if day < 2500:
                low, high = LAUNCH + max(day - width, 0), LAUNCH + day + width
                row: dict[str, Any] = {"start_earliest": low, "start_latest": high}
                rows.append({"member": name, "coalition": place, **row})
    kinds = {name: ActorInfo("", kind=("ngo", "firm")[n % 2]) for n, name in enumerate(names)}
    about = {
        place: CoalitionInfo("", start_earliest=LAUNCH, end_latest=LAUNCH + 2500)
        for place in ("call", "pact")
    }
    return Panel.from_rows(rows, actors=kinds, coalitions=about)


def fitted(panel: Panel, link: str, most: float = np.inf) -> tuple[float, float]:
    """Maximise the likelihood of each person and period, by what has to be in it."""
    rows = [
        row
        for row in records(person_period(panel, "call"))
        if row["uncertain"] is None or row["uncertain"] <= most
    ]
    time = np.array([row["period"] for row in rows]) / max(row["period"] for row in rows)
    ngo = np.array([row["kind"] == "ngo" for row in rows], float)
    alike = np.log(1 + np.array([row["same_kind"] for row in rows], float))
    design = np.column_stack([ngo, alike, np.ones(len(rows)), time, time**2, time**3])
    came = np.array([row["joined"] for row in rows], bool)

    def unlikely(beta: Floats) -> float:
        eta = np.clip(design @ beta, -30, 3 if link == "cloglog" else 30)
        stays = -np.exp(eta) if link == "cloglog" else -np.logaddexp(0, eta)
        joins = np.log(-np.expm1(stays)) if link == "cloglog" else eta + stays
        return -float(np.where(came, joins, stays).sum())

    found = minimize(unlikely, np.zeros(6), method="BFGS", options={"gtol": 1e-7}).x
    return float(found[0]), float(found[1])


@pytest.mark.parametrize("link", ["cloglog", "logit"])
def test_coefficients_are_those_of_the_greatest_likelihood(panel: Panel, link: str) -> None:
    table = hazard(panel, "call", model=link, covariates=("kind", "same_kind"))  # type: ignore[arg-type]
    sign = 1 if records(table)[0]["term"] == "kind ngo" else -1
    kind, alike = (row["coefficient"] for row in records(table))
    # The kind that waits most often is the one compared with: the other way round changes sign.
    right = fitted(panel, link)
    assert (sign * kind, alike) == pytest.approx(right, abs=1e-3)


def test_those_known_too_vaguely_are_left_out(panel: Panel) -> None:
    options: dict[str, Any] = {"covariates": ("kind", "same_kind"), "max_uncertain": 90}
    table = hazard(panel, "call", **options)
    sign = 1 if records(table)[0]["term"] == "kind ngo" else -1
    kind, alike = (row["coefficient"] for row in records(table))
    assert (sign * kind, alike) == pytest.approx(fitted(panel, "cloglog", 90), abs=1e-3)
    left = sum(
        row["uncertain"] is not None and row["uncertain"] > 90
        for row in records(person_period(panel, "call"))
    )
    assert f"{left:,} rows left out" in table.note
    assert left > 0


@pytest.mark.filterwarnings("ignore:.*pandas version 4")
def test_strata_are_those_of_lifelines(panel: Panel) -> None:
    (row,) = records(
        hazard(panel, ("call", "pact"), model="cox", covariates="kind", by_coalition=True)
    )
    waits = start_stop(panel, ("call", "pact")).to_pandas()
    last = waits.groupby(["actor", "coalition"], as_index=False).last()
    last["other"] = (last["kind"] == row["term"].removeprefix("kind ")).astype(float)
    last["joined"] = last["joined"].astype(bool)
    last["stop"] = last["stop"].astype(float)
    last = last[["stop", "joined", "other", "coalition", "actor"]]
    fitter = lifelines.CoxPHFitter()
    fitter.fit(last, "stop", "joined", strata=["coalition"], cluster_col="actor")
    assert row["coefficient"] == pytest.approx(fitter.params_["other"], rel=1e-3)
    assert row["error"] == pytest.approx(fitter.standard_errors_["other"], rel=0.03)


def test_cox_is_fitted_where_the_first_steps_go_too_far(kg: graphkit.KnowledgeGraph) -> None:
    """Governments joined together: the likelihood has a maximum, past which Newton's steps went."""
    few = ("gifct", "tech-coalition", "christchurch-call")
    table = hazard(kg, few, model="cox", covariates="kind")
    found = dict(zip(column(table, "term"), column(table, "coefficient"), strict=True))
    spans = start_stop(kg, few).to_pandas()
    seen = spans.assign(**{kind: spans["kind"] == kind.removeprefix("kind ") for kind in found})
    model = PHReg(
        seen["stop"].astype(float),
        seen[list(found)].astype(float),
        seen["joined"].astype(float),
        entry=seen["start"] + 0.5,
        ties="efron",
    )
    best = np.array([*found.values()])
    for place in range(len(best)):
        for step in (-0.05, 0.05):
            other = best.copy()
            other[place] += step
            assert model.loglike(best) > model.loglike(other)
    assert "Few joined, so that little is known, of: " in table.note
    assert "public-body (1)" in table.note


def test_terms_that_follow_from_each_other_are_named() -> None:
    design = Design(("a", "b", "c"), np.array([[0, 1, 5.0], [1, 0, 5], [0, 1, 7]]), "")
    assert follow_from_each_other(design) == ("a", "b")
    assert follow_from_each_other(design._replace(columns=np.eye(3)[:, :2], names=("a", "b"))) == ()
