"""Hazards of joining against lifelines, and against what a simulation planted."""

from __future__ import annotations

import dataclasses

import lifelines
import numpy as np
import pytest
from scipy import stats

from graphkit.analysis import hazard, start_stop
from graphkit.errors import DataError, InvalidChoice
from graphkit.panel import ActorInfo, CoalitionInfo, Panel

from ...cells import records

LAUNCH = 15_000


def panel_of(seed: int, actors: int = 300, faster: float = 3.0) -> Panel:
    """Companies and, so many times as fast, non-governmental organisations join one coalition."""
    random = np.random.default_rng(seed)
    ngo = np.arange(actors) % 3 == 0
    days = np.floor(random.exponential(2000 / np.where(ngo, faster, 1)))
    names = [f"a{n:03}" for n in range(actors)]
    rows = [{"member": name, "coalition": "elsewhere", "start": LAUNCH} for name in names]
    rows += [
        {"member": name, "coalition": "call", "start": LAUNCH + int(day)}
        for name, day in zip(names, days, strict=True)
        if day < 3000
    ]
    kinds = {n: ActorInfo("", kind="ngo" if one else "company") for n, one in zip(names, ngo)}  # noqa: B905
    info = CoalitionInfo("Call", start_earliest=LAUNCH, end_latest=LAUNCH + 3000)
    return Panel.from_rows(rows, actors=kinds, coalitions={"call": info})


@pytest.fixture(scope="module")
def panel() -> Panel:
    """One data set for all."""
    return panel_of(1, 90)


@pytest.mark.parametrize("every", ["quarter", "year"])
def test_what_is_planted_is_found_over_periods_of_any_length(panel: Panel, every: str) -> None:
    table = hazard(panel, "call", covariates="kind", every=every)  # type: ignore[arg-type]
    (row,) = records(table)
    assert row["term"] == "kind ngo"
    assert row["low"] < 3 < row["high"]
    assert row["p"] < 1e-3
    assert "Shalizi" in table.note
    assert "compared with company" in table.note


@pytest.mark.filterwarnings("ignore:.*pandas version 4")
def test_cox_is_that_of_lifelines(panel: Panel) -> None:
    (row,) = records(hazard(panel, "call", model="cox", covariates=("kind", "members")))
    waits = start_stop(panel, "call").to_pandas()
    last = waits.groupby("actor").last()
    last["ngo"] = (last["kind"] == "ngo").astype(float)
    last["joined"] = last["joined"].astype(bool)
    last["stop"] = last["stop"].astype(float)
    fitter = lifelines.CoxPHFitter()
    fitter.fit(last[["stop", "joined", "ngo"]], "stop", "joined", robust=True)
    assert row["coefficient"] == pytest.approx(fitter.params_["ngo"], rel=1e-4)
    assert row["error"] == pytest.approx(fitter.standard_errors_["ngo"], rel=0.02)


def test_no_p_stands_where_no_test_holds() -> None:
    """Numbers that had joined are tested upwards, by exact dates only; kinds not beside them."""
    panel = panel_of(3, 60)
    (number,) = records(hazard(panel, "call", covariates="same_kind"))
    t = number["coefficient"] / number["error"]
    assert number["p"] == pytest.approx(stats.t.sf(t, 59))
    table = hazard(panel, "call", covariates=("kind", "same_kind"))
    kind, number = records(table)
    assert kind["p"] is None
    assert number["p"] is not None
    assert "leave those out to test kinds" in table.note
    vague = Panel.from_rows(
        [
            {
                "member": panel.members[member],
                "coalition": panel.coalitions[coalition],
                "start_earliest": int(day) - 300,
                "start_latest": int(day) + 300,
            }
            for member, coalition, day in zip(
                panel.member, panel.coalition, panel.start_earliest, strict=True
            )
        ],
        actors=panel.actors,
        coalitions=panel.coalition_info,
    )
    table = hazard(vague, "call", covariates="same_kind")
    assert records(table)[0]["p"] is None
    assert "known less exactly than 365 days" in table.note
    assert "max_uncertain=365" in table.note
    assert records(hazard(vague, "call", covariates="kind"))[0]["p"] is not None
    table = hazard(vague, "call", model="cox", covariates="kind")
    assert records(table)[0]["p"] is None
    assert "no term has a p: say max_uncertain=30." in table.note


def test_what_cannot_be_fitted_is_an_error(panel: Panel) -> None:
    with pytest.raises(DataError, match="no covariate differs"):
        hazard(panel, "call", covariates="same_country")
    with pytest.raises(InvalidChoice, match="covariates"):
        hazard(panel, "call", covariates="size")  # type: ignore[arg-type]
    with pytest.raises(DataError, match="decides who joins"):
        hazard(panel_of(2, 40, faster=1e-9), "call", of="known", covariates="kind")


def test_a_hazard_of_its_own_takes_what_only_coalitions_differ_in(panel: Panel) -> None:
    rows = [
        {"member": panel.members[m], "coalition": panel.coalitions[c], "start": int(start)}
        for m, c, start in zip(panel.member, panel.coalition, panel.start_earliest, strict=True)
    ]
    about = {name: CoalitionInfo("", start_earliest=LAUNCH - 900) for name in panel.coalitions}
    both = Panel.from_rows(rows, actors=panel.actors, coalitions=about)
    apart, together = (
        records(hazard(both, covariates="kind", by_coalition=own))[0] for own in (True, False)
    )
    assert apart["term"] == together["term"] == "kind ngo"
    assert apart["coefficient"] != together["coefficient"]


def test_each_term_of_a_kind_says_what_it_is_compared_with(panel: Panel) -> None:
    table = hazard(panel, "call", covariates=("kind", "same_kind"))
    assert [row[:2] for row in table.rows] == [("kind ngo", "company"), ("same_kind", "")]
    launched = dict.fromkeys(panel.coalitions, CoalitionInfo("", start_earliest=LAUNCH - 900))
    both = dataclasses.replace(panel, coalition_info=launched)
    alone = hazard(both, covariates=("kind", "members"), kinds="company")
    assert alone.column("term") == ("members",)
    assert "All who wait are of the kind company, so that kind is no term." in alone.note


def test_what_is_the_same_for_all_who_wait_is_left_out_and_named(panel: Panel) -> None:
    with pytest.raises(DataError, match="no covariate differs"):
        hazard(panel, "call", kinds="company", covariates=("members", "same_kind"))
    assert "of its own: members." in hazard(panel, "call", covariates=("kind", "members")).note
