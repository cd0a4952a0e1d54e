"""Networks in which nobody chooses anybody: ties are coins, with chances by row and column."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from scipy import sparse

from graphkit.network import Incidence

Shape: TypeAlias = Callable[[np.random.Generator], Incidence]

ACTORS, COALITIONS = 16, 12


def alike(random: np.random.Generator) -> Incidence:
    """All actors and coalitions are alike."""
    return _network(random, np.full(ACTORS, 0.4), np.full(COALITIONS, 0.7))


def unequal(random: np.random.Generator) -> Incidence:
    """A few actors join much, and a few coalitions are joined by many."""
    return _network(random, np.geomspace(0.1, 1, ACTORS), np.geomspace(0.15, 0.9, COALITIONS))


def dense(random: np.random.Generator) -> Incidence:
    """Most actors are in most coalitions."""
    return _network(random, np.linspace(0.6, 1, ACTORS), np.linspace(0.6, 0.9, COALITIONS))


def active(random: np.random.Generator) -> Incidence:
    """A few actors join much; to those who join, all coalitions are alike."""
    return _network(random, np.geomspace(0.1, 1, ACTORS), np.full(COALITIONS, 0.8))


def eager(random: np.random.Generator) -> Incidence:
    """Most actors are in most coalitions, and all coalitions are alike."""
    return _network(random, np.linspace(0.5, 1, ACTORS), np.full(COALITIONS, 0.9))


def by_odds(random: np.random.Generator) -> Incidence:
    """Odds are those of the actor times those of the coalition: all networks of the same numbers
    of ties by actor and coalition are then equally likely."""
    return _by_odds(random, np.geomspace(0.1, 4, ACTORS), np.geomspace(0.2, 3, COALITIONS))


def by_odds_sparse(random: np.random.Generator) -> Incidence:
    """Likewise, and most are in little."""
    return _by_odds(random, np.geomspace(0.05, 2, ACTORS), np.geomspace(0.05, 2, COALITIONS))


def by_odds_alike(random: np.random.Generator) -> Incidence:
    """Likewise, and all odds are alike."""
    return _by_odds(random, np.ones(ACTORS), np.full(COALITIONS, 0.6))


def planted_tie(random: np.random.Generator) -> Incidence:
    """Actors 0 and 1 are always together, in coalitions that few others join."""
    network = _network(random, np.full(ACTORS, 0.3), np.full(8 * COALITIONS, 0.4))
    cells = network.matrix.toarray()
    cells[:2] = random.random(cells.shape[1]) < 0.25
    return _incidence(cells)


def _network(
    random: np.random.Generator, active: npt.NDArray[np.float64], popular: npt.NDArray[np.float64]
) -> Incidence:
    cells = random.random((len(active), len(popular))) < np.outer(active, popular)
    return _incidence(cells)


def _by_odds(
    random: np.random.Generator,
    actors: npt.NDArray[np.float64],
    coalitions: npt.NDArray[np.float64],
) -> Incidence:
    odds = np.outer(actors, coalitions)
    return _incidence(random.random(odds.shape) < odds / (1 + odds))


def _incidence(cells: npt.NDArray[np.generic]) -> Incidence:
    matrix = sparse.csr_array(cells.astype(np.float64))
    return Incidence(
        tuple(range(len(cells))), tuple(f"c{n}" for n in range(cells.shape[1])), matrix
    )
