"""The fixed degree sequence model: shuffle the ties, but leave every node as many as it has."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.analysis.ties.shared_by_pairs import shared_by_pairs
from graphkit.type_checks import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt
    import scipy.sparse as sp

    Ints = npt.NDArray[np.int64]

_BURN_IN = 50
_BETWEEN = 10
"""Rounds of trades before the first and between two samples. In a round every row trades once."""


def p_values(
    matrix: sp.csr_array,
    first: npt.NDArray[Any],
    second: npt.NDArray[Any],
    shared: npt.NDArray[Any],
    *,
    trials: int,
    seed: int,
) -> npt.NDArray[np.float64]:
    """Estimate the chance that two rows share so many things or more, by shuffling.

    Parameters
    ----------
    matrix : scipy.sparse.csr_array
        0/1, nodes by things.
    first, second, shared : numpy.ndarray
        The rows of each pair, and how many things they share.
    trials : int
        Number of shuffled networks.
    seed : int
        Seed of the random numbers: the same seed gives the same p-values.

    Notes
    -----
    The observed network counts as one of the shuffled ones, so no p-value is below
    ``1 / (trials + 1)`` (Davison and Hinkley 1997): with a correction for many tests, many trials
    are needed. Samples follow each other in one chain of trades, so that neighbours in the chain
    are not quite independent.

    References
    ----------
    G. Strona, D. Nappo, F. Boccacci, S. Fattorini and J. San-Miguel-Ayanz, "A fast and unbiased
    procedure to randomize ecological binary matrices with fixed row and column totals", *Nature
    Communications* 5 (2014), 4114, https://doi.org/10.1038/ncomms5114.
    C. J. Carstens, A. Berger and G. Strona, "A unifying framework for fast randomization of
    ecological networks with fixed (node) degrees", *MethodsX* 5 (2018), 773-780,
    https://doi.org/10.1016/j.mex.2018.06.018.
    """
    trials = counted("trials", trials, 1)
    random = np.random.default_rng(counted("seed", seed, 0))
    reached = np.ones(len(first))
    for sample in islice(samples(matrix, random), trials):
        reached += shared_by_pairs(sample, first, second) >= shared
    return reached / (trials + 1)


def samples(matrix: sp.csr_array, random: np.random.Generator) -> Iterator[sp.csr_array]:
    """Draw networks with the same row and column sums without end, in one chain of trades.

    Parameters
    ----------
    matrix : scipy.sparse.csr_array
        0/1. Ties are traded along its shorter side.
    random : numpy.random.Generator
        Where the numbers come from.
    """
    flipped = matrix.shape[1] < matrix.shape[0]
    current = (matrix.T.tocsr() if flipped else matrix).sorted_indices()
    rounds = _BURN_IN
    while True:
        current = shuffled(current, rounds, random)
        yield current.T.tocsr() if flipped else current
        rounds = _BETWEEN


def shuffled(matrix: sp.csr_array, rounds: int, random: np.random.Generator) -> sp.csr_array:
    """Trade ties between the rows of a 0/1 matrix, keeping all row and column sums.

    In a round the rows are paired at random; each pair keeps what both have and deals out afresh
    what only one of them has (the curveball trade, for all pairs at once).
    """
    indptr, columns = matrix.indptr, matrix.indices.astype(np.int64)
    degree = np.diff(indptr)
    owner = np.repeat(np.arange(len(degree)), degree)
    for _ in range(rounds):
        columns = _round(columns, owner, degree, matrix.shape[1], random)
    other = matrix.copy()
    other.indices = columns.astype(matrix.indices.dtype)
    return other


def _round(
    columns: Ints, owner: Ints, degree: npt.NDArray[Any], width: int, random: np.random.Generator
) -> Ints:
    """Let every row trade once; the columns of each row come back sorted."""
    partner = np.empty(len(degree), dtype=np.int64)
    queue = random.permutation(len(degree))
    paired = len(queue) // 2 * 2
    partner[queue] = queue
    partner[queue[0:paired:2]] = queue[1:paired:2]
    partner[queue[1:paired:2]] = queue[0:paired:2]
    pair = np.minimum(owner, partner[owner])
    order = np.argsort(pair * width + columns, kind="stable")
    pair, held, thing = pair[order], owner[order], columns[order]
    twin = (pair[1:] == pair[:-1]) & (thing[1:] == thing[:-1])
    common = np.zeros(len(thing), dtype=np.bool_)
    common[1:] |= twin
    common[:-1] |= twin
    loose = np.flatnonzero(~common & (partner[pair] != pair))
    if len(loose):
        held[loose] = _dealt(pair[loose], held[loose], partner, random)
    order = np.argsort(held * width + thing, kind="stable")
    return thing[order]


def _dealt(pair: Ints, held: Ints, partner: Ints, random: np.random.Generator) -> Ints:
    """Deal out what only one of a pair has, each of the two getting as many as before."""
    mine = np.bincount(pair, weights=held == pair, minlength=len(partner)).astype(np.int64)
    shuffle = np.argsort(pair + random.random(len(pair)))
    starts = np.searchsorted(pair, pair)
    rank = np.arange(len(pair)) - starts
    dealt = np.empty_like(held)
    dealt[shuffle] = np.where(rank < mine[pair], pair, partner[pair])
    return dealt
