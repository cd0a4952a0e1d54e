"""Every p-value of the package on simulated data, in which chance alone is at work or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from typing import Any, NamedTuple

import numpy as np
from networkx.algorithms.bipartite import from_biadjacency_matrix
from scipy.sparse import csr_array

from graphkit import Table
from graphkit.analysis import (
    against_chance,
    backbone,
    followers,
    hazard,
    homophily,
    log_rank,
    mrqap,
    waves,
)
from graphkit.analysis.adjusted_p_values import Correction
from graphkit.analysis.ties.backbone import NullModel
from graphkit.analysis.time.event_history.hazard import MODELS, HazardModel
from graphkit.analysis.time.event_history.hazard_design import COVARIATES, Covariate
from graphkit.analysis.time.followers import Null
from graphkit.analysis.time.survival.waiting_curves import CurveSplit
from graphkit.analysis.trust.null_models import RandomModel
from graphkit.analysis.whole.homophily import HomophilyModel
from graphkit.analysis.whole.nestedness import nodf
from graphkit.network import Incidence

from . import even_joinings, joining_dates, networks, waits
from .joining_dates import Shape

Draw = Callable[[np.random.Generator], "float | None"]


class Case(NamedTuple):
    """A p-value on data of one shape, and how one data set is drawn and tested."""

    name: str
    shape: str
    draw: Draw


def null_cases() -> tuple[Case, ...]:
    """List every p-value with shapes of data in which its null hypothesis holds."""
    return (
        *_of_followers(),
        *_of_backbones(),
        *_of_homophily(),
        *_of_mrqap(),
        *_of_against_chance(),
        *_of_log_rank(),
        *_of_hazard(),
        *_of_waves(),
    )


def power_cases() -> tuple[Case, ...]:
    """List p-values with data in which something is planted that they should find."""
    planted = partial(_lead, joining_dates.planted, "earliness")
    lead = Case("followers, earliness", "a planted lead", planted)
    tie = partial(_any_kept, networks.planted_tie, "sdsm", "fdr")
    burst = partial(_least_of_waves, even_joinings.planted_burst)
    following = Case(
        "hazard, cloglog, same_kind",
        "a planted following",
        partial(_hazard, waits.planted_following, "cloglog", "same_kind"),
    )
    return (
        lead,
        following,
        Case("backbone, sdsm, fdr", "a planted tie", tie),
        Case("waves, any", "a planted burst", burst),
        Case("mrqap", "countries apart", partial(_mrqap, networks.dense, 1, 0.9, "country")),
    )


def _of_followers() -> Iterator[Case]:
    alike = (joining_dates.alike, joining_dates.some_vague, joining_dates.all_vague)
    for shape in alike:
        yield Case("followers, order", shape.__name__, partial(_lead, shape, "order"))
    for shape in (*alike[:2], joining_dates.some_early):
        yield Case("followers, earliness", shape.__name__, partial(_lead, shape, "earliness"))
        named = partial(_lead, shape, "earliness", leader="a00")
        yield Case("followers, a leader named", shape.__name__, named)


def _lead(
    shape: Shape, null: Null, random: np.random.Generator, leader: str | None = None
) -> float | None:
    """Test the lead of one pair that was chosen beforehand."""
    table = followers(shape(random), null=null, permutations=99, min_shared=1, leader=leader)
    return _p_of(table, {"a00", "a01"})


def _p_of(table: Table, pair: set[str]) -> float | None:
    for row in table.records():
        if {row["leader"], row["follower"]} == pair:
            assert isinstance(row["p"], float)
            return row["p"]
    return None


def _of_backbones() -> Iterator[Case]:
    """Whether any tie of a network is kept, and whether one chosen beforehand is."""
    shapes = (networks.alike, networks.unequal, networks.dense)
    alike = (networks.alike, networks.active, networks.eager)
    models: tuple[tuple[NullModel, tuple[networks.Shape, ...]], ...] = (
        ("hypergeometric", alike),
        ("sdsm", shapes),
        ("fdsm", shapes),
    )
    for model, held in models:
        for shape in held:
            yield Case(f"backbone, {model}", shape.__name__, partial(_tie, shape, model))
            if model != "fdsm":
                several = partial(_any_kept, shape, model, "holm")
                yield Case(f"backbone, {model}, any by holm", shape.__name__, several)


def _tie(shape: networks.Shape, model: NullModel, random: np.random.Generator) -> float | None:
    table = backbone(shape(random), model=model, correction="none", trials=99)
    pairs = (row for row in table.records() if {row["first"], row["second"]} == {0, 1})
    return next((float(str(row["p"])) for row in pairs), 1.0)


def _any_kept(
    shape: networks.Shape, model: NullModel, correction: Correction, random: np.random.Generator
) -> float:
    table = backbone(shape(random), model=model, correction=correction, trials=199)
    return min((float(str(p)) for p in table.column("p_adjusted")), default=1.0)


def _of_homophily() -> Iterator[Case]:
    shapes = (networks.alike, networks.unequal, networks.dense)
    models: tuple[HomophilyModel, ...] = ("fdsm", "actors")
    for model, shape in product(models, shapes):
        yield Case(f"homophily, {model}", shape.__name__, partial(_homophily, shape, model))


def _homophily(
    shape: networks.Shape, model: HomophilyModel, random: np.random.Generator
) -> float | None:
    """Test the assortativity of a colour that has nothing to do with joining."""
    ties = shape(random)
    network = from_biadjacency_matrix(ties.matrix)
    colours = random.permutation(len(ties.actors)) % 2
    for actor, colour in enumerate(colours.tolist()):
        network.nodes[actor]["kind"] = ("red", "blue")[colour]
    p = homophily(network, model=model, trials=39).records()[0]["p"]
    return None if p is None else float(str(p))


def _of_mrqap() -> Iterator[Case]:
    for shape in (networks.alike, networks.unequal, networks.dense):
        yield Case("mrqap, alone", shape.__name__, partial(_mrqap, shape, 1, 0, "country"))
        beside = partial(_mrqap, shape, 0.5, 0, ("country", "colour"))
        yield Case("mrqap, beside another", shape.__name__, beside)


def _mrqap(
    shape: networks.Shape,
    other: float,
    apart: float,
    predictors: str | tuple[str, ...],
    random: np.random.Generator,
) -> float:
    """Test a country that says nothing, beside a colour that may matter and that it goes with."""
    ties = shape(random)
    actors, coalitions = ties.matrix.shape
    colour = random.permutation(actors) % 2
    country = np.where(random.permutation(actors) < 5, 2, colour)
    own = colour[:, None] == np.arange(coalitions) % 2
    home = country[:, None] == np.arange(coalitions) // 2 % 3
    kept = random.random(own.shape) < np.where(own, 1, other) * np.where(home, 1, 1 - apart)
    network = from_biadjacency_matrix(csr_array(ties.matrix.toarray() * kept))
    for actor, (first, second) in enumerate(zip(colour.tolist(), country.tolist(), strict=True)):
        network.nodes[actor].update(colour=f"c{first}", country=f"c{second}")
    table = mrqap(network, "memberships", predictors, permutations=39)
    return float(str(table[0][3]))


def _of_against_chance() -> Iterator[Case]:
    by_odds = (networks.by_odds, networks.by_odds_sparse, networks.by_odds_alike)
    models: tuple[RandomModel, ...] = ("fdsm", "within")
    for model, shape in product(models, by_odds):
        yield Case(f"against_chance, {model}", shape.__name__, partial(_nested, shape, model))
    for shape in (networks.alike, networks.active, networks.eager):
        draw = partial(_nested, shape, "actors")
        yield Case("against_chance, actors", shape.__name__, draw)


def _nested(shape: networks.Shape, model: RandomModel, random: np.random.Generator) -> float:
    """Test the nestedness of a network that has none but by its numbers of ties."""
    network = from_biadjacency_matrix(shape(random).matrix)
    for actor in range(networks.ACTORS):
        network.nodes[actor]["kind"] = ("red", "blue")[actor % 2]

    def measure(ties: Incidence) -> float | None:
        return nodf(ties.matrix)[2]

    within = "kind" if model == "within" else None
    table = against_chance(network, measure, model=model, within=within, trials=39)
    return float(str(table.records()[0]["p"]))


def _of_log_rank() -> Iterator[Case]:
    splits: tuple[CurveSplit, ...] = ("kind", "coalition")
    for by, shape in product(splits, (waits.exact, waits.censored, waits.vague)):
        yield Case(f"log_rank, by {by}", shape.__name__, partial(_log_rank, shape, by))


def _log_rank(shape: waits.Shape, by: CurveSplit, random: np.random.Generator) -> float:
    coalitions = waits.CALLS if by == "coalition" else waits.CALLS[0]
    row = log_rank(shape(random), coalitions, by=by, until=waits.END, draws=9).records()[0]
    return float(str(row["p"]))


def _of_hazard() -> Iterator[Case]:
    shapes = (waits.exact, waits.censored, waits.vague)
    for model, covariate, shape in product(MODELS, COVARIATES, shapes):
        draw = partial(_hazard, shape, model, covariate)
        yield Case(f"hazard, {model}, {covariate}", shape.__name__, draw)


def _hazard(
    shape: waits.Shape, model: HazardModel, covariate: Covariate, random: np.random.Generator
) -> float:
    options: dict[str, Any] = {"every": "quarter", "until": waits.END}
    options["by_coalition"] = covariate != "members"  # which differ between coalitions only
    if (
        covariate != "kind" or model == "cox"
    ):  # for it is not told who joined before whom within wider bounds
        options["max_uncertain"] = 30 if model == "cox" else 91
    table = hazard(shape(random), waits.CALLS, model=model, covariates=covariate, **options)
    return float(str(table.records()[0]["p"]))


def _of_waves() -> Iterator[Case]:
    for shape in (even_joinings.few, even_joinings.many, even_joinings.by_month):
        yield Case("waves, any", shape.__name__, partial(_least_of_waves, shape))


def _least_of_waves(shape: even_joinings.Shape, random: np.random.Generator) -> float:
    """Find the least p of all waves of a coalition."""
    table = waves(shape(random), trials=99)
    return min((float(str(p)) for p in table.column("p")), default=1.0)
