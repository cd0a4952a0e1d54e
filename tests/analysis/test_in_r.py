"""What R makes of the tables that are handed to it; only where R and its survival are there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

from graphkit.analysis import hazard, person_period, start_stop
from graphkit.panel import ActorInfo, CoalitionInfo, Panel

from ..cells import records

RSCRIPT = shutil.which("Rscript")
pytestmark = [
    pytest.mark.oracle,
    pytest.mark.thorough,
    pytest.mark.skipif(RSCRIPT is None, reason="install R (Debian: r-base-core, r-cran-survival)"),
]

LAUNCH = 15_000


@pytest.fixture(scope="module")
def panel() -> Panel:
    """Eighty actors of two kinds join two coalitions."""
    random = np.random.default_rng(8)
    rows = []
    for n in range(80):
        rows.append({"member": f"a{n:02}", "coalition": "elsewhere", "start": LAUNCH - 900})
        for place in ("call", "pact"):
            day = int(random.exponential(1800 if n % 2 else 900))
            if day < 2500:
                rows.append({"member": f"a{n:02}", "coalition": place, "start": LAUNCH + day})
    kinds = {f"a{n:02}": ActorInfo("", kind=("ngo", "firm")[n % 2]) for n in range(80)}
    span = {"start_earliest": LAUNCH, "end_latest": LAUNCH + 2500}
    about = {place: CoalitionInfo("", **span) for place in ("call", "pact")}  # type: ignore[arg-type]
    return Panel.from_rows(rows, actors=kinds, coalitions=about)


def told_by_r(folder: Path, script: str) -> list[float]:
    """Run a script in a folder, and read the numbers that it prints."""
    assert RSCRIPT is not None
    ran = subprocess.run(
        [RSCRIPT, "--vanilla", "-e", script], cwd=folder, capture_output=True, text=True, check=True
    )
    return [float(word) for word in ran.stdout.split()]


def test_cox_is_that_of_r(panel: Panel, tmp_path: Path) -> None:
    spans = start_stop(panel, ("call", "pact"))
    (tmp_path / "spans.csv").write_text(spans.to_csv(), encoding="utf-8")
    script = """
        library(survival)
        spans <- read.csv("spans.csv")
        found <- coxph(Surv(start, stop, joined == "true") ~ kind + log1p(same_kind)
                       + strata(coalition), data = spans, cluster = actor)
        cat(format(c(coef(found), sqrt(diag(vcov(found)))), digits = 10))
    """
    kind, alike, kind_error, alike_error = told_by_r(tmp_path, script)
    first, second = records(
        hazard(
            *(panel, ("call", "pact")),
            model="cox",
            covariates=("kind", "same_kind"),
            by_coalition=True,
        )
    )
    sign = 1 if first["term"] == "kind ngo" else -1  # R compares with the first of the alphabet
    assert sign * first["coefficient"] == pytest.approx(kind, rel=1e-4)
    assert second["coefficient"] == pytest.approx(alike, rel=1e-4)
    assert first["error"] == pytest.approx(kind_error, rel=0.02)
    assert second["error"] == pytest.approx(alike_error, rel=0.02)


def test_hazards_by_period_are_those_of_r(panel: Panel, tmp_path: Path) -> None:
    periods = person_period(panel, "call")
    (tmp_path / "periods.csv").write_text(periods.to_csv(), encoding="utf-8")
    script = """
        periods <- read.csv("periods.csv")
        time <- periods$period / max(periods$period)
        found <- glm(joined == "true" ~ kind + log1p(same_kind) + time + I(time^2) + I(time^3),
                     family = binomial(link = "cloglog"), data = periods)
        cat(format(coef(found)[2:3], digits = 10))
    """
    kind, alike = told_by_r(tmp_path, script)
    first, second = records(hazard(panel, "call", covariates=("kind", "same_kind")))
    sign = 1 if first["term"] == "kind ngo" else -1
    assert sign * first["coefficient"] == pytest.approx(kind, rel=1e-3)
    assert second["coefficient"] == pytest.approx(alike, rel=1e-3)
