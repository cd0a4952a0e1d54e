"""Analysis of who is in what: one idea a file, pure functions, results as tables.

Each function takes a two-mode network (`graphkit.network.two_mode`), a panel or a graph and
returns a `graphkit.table.Table` whose ``definitions`` say what every column means, or a network.
Nothing is changed. The functions stand in rooms by the question that they answer, each in the
file of its name; a file is imported when its function is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    import networkx as nx

    from graphkit.analysis import plots as plots
    from graphkit.analysis.positions.bridges import bridges as bridges
    from graphkit.analysis.positions.brokerage import brokerage as brokerage
    from graphkit.analysis.positions.centrality import centrality as centrality
    from graphkit.analysis.positions.clustering import clustering as clustering
    from graphkit.analysis.positions.constraint import constraint as constraint
    from graphkit.analysis.positions.equivalence import equivalence as equivalence
    from graphkit.analysis.positions.joined_by_peers import joined_by_peers as joined_by_peers
    from graphkit.analysis.positions.missing import missing as missing
    from graphkit.analysis.positions.near_equivalence import near_equivalence as near_equivalence
    from graphkit.analysis.positions.node_list import node_list as node_list
    from graphkit.analysis.positions.projected_centrality import (
        projected_centrality as projected_centrality,
    )
    from graphkit.analysis.positions.structural_holes import structural_holes as structural_holes
    from graphkit.analysis.promises.coverage import coverage as coverage
    from graphkit.analysis.promises.most_bound import most_bound as most_bound
    from graphkit.analysis.promises.overlapping_promises import (
        overlapping_promises as overlapping_promises,
    )
    from graphkit.analysis.promises.promised import promised as promised
    from graphkit.analysis.ties.backbone import backbone as backbone
    from graphkit.analysis.ties.bicliques import bicliques as bicliques
    from graphkit.analysis.ties.co_membership import co_membership as co_membership
    from graphkit.analysis.ties.interlocks import interlocks as interlocks
    from graphkit.analysis.ties.intersections import intersections as intersections
    from graphkit.analysis.ties.overlap import overlap as overlap
    from graphkit.analysis.ties.pairs import pairs as pairs
    from graphkit.analysis.ties.project import project as project
    from graphkit.analysis.ties.regression.mrqap import mrqap as mrqap
    from graphkit.analysis.ties.signed.agreement import agreement as agreement
    from graphkit.analysis.ties.signed.signed_network import signed_network as signed_network
    from graphkit.analysis.ties.signed.signed_ties import signed_ties as signed_ties
    from graphkit.analysis.ties.tie_list import tie_list as tie_list
    from graphkit.analysis.time.back_test import back_test as back_test
    from graphkit.analysis.time.changes_in_words import changes_in_words as changes_in_words
    from graphkit.analysis.time.event_history.hazard import hazard as hazard
    from graphkit.analysis.time.event_history.person_period import person_period as person_period
    from graphkit.analysis.time.event_history.start_stop import start_stop as start_stop
    from graphkit.analysis.time.followers import followers as followers
    from graphkit.analysis.time.growth import growth as growth
    from graphkit.analysis.time.joins_and_exits import joins_and_exits as joins_and_exits
    from graphkit.analysis.time.network_change import network_change as network_change
    from graphkit.analysis.time.rolling import rolling as rolling
    from graphkit.analysis.time.stability import stability as stability
    from graphkit.analysis.time.survival.log_rank import log_rank as log_rank
    from graphkit.analysis.time.survival.median_time_to_join import (
        median_time_to_join as median_time_to_join,
    )
    from graphkit.analysis.time.survival.time_to_join import time_to_join as time_to_join
    from graphkit.analysis.time.tenure import tenure as tenure
    from graphkit.analysis.time.tie_changes import tie_changes as tie_changes
    from graphkit.analysis.time.waves import waves as waves
    from graphkit.analysis.trust.against_chance import against_chance as against_chance
    from graphkit.analysis.trust.as_range import as_range as as_range
    from graphkit.analysis.trust.evidence_quality import evidence_quality as evidence_quality
    from graphkit.analysis.trust.evidence_summary import evidence_summary as evidence_summary
    from graphkit.analysis.trust.monte_carlo import monte_carlo as monte_carlo
    from graphkit.analysis.trust.robust import robust as robust
    from graphkit.analysis.whole.balance import balance as balance
    from graphkit.analysis.whole.cohesion import cohesion as cohesion
    from graphkit.analysis.whole.communities import communities as communities
    from graphkit.analysis.whole.components import components as components
    from graphkit.analysis.whole.core_periphery import core_periphery as core_periphery
    from graphkit.analysis.whole.homophily import homophily as homophily
    from graphkit.analysis.whole.k_cores import k_cores as k_cores
    from graphkit.analysis.whole.louvain import louvain as louvain
    from graphkit.analysis.whole.modularity import modularity as modularity
    from graphkit.analysis.whole.nestedness import nestedness as nestedness
    from graphkit.analysis.whole.reinforcement import reinforcement as reinforcement
    from graphkit.table import Table

__all__ = [
    "against_chance",
    "agreement",
    "as_range",
    "back_test",
    "backbone",
    "balance",
    "bicliques",
    "bridges",
    "brokerage",
    "centrality",
    "changes_in_words",
    "clustering",
    "co_membership",
    "cohesion",
    "communities",
    "components",
    "constraint",
    "core_periphery",
    "coverage",
    "equivalence",
    "evidence_quality",
    "evidence_summary",
    "followers",
    "growth",
    "hazard",
    "homophily",
    "interlocks",
    "intersections",
    "joined_by_peers",
    "joins_and_exits",
    "k_cores",
    "log_rank",
    "louvain",
    "median_time_to_join",
    "missing",
    "modularity",
    "monte_carlo",
    "most_bound",
    "mrqap",
    "near_equivalence",
    "nestedness",
    "network_change",
    "node_list",
    "overlap",
    "overlapping_promises",
    "pairs",
    "person_period",
    "plots",
    "project",
    "projected_centrality",
    "promised",
    "reinforcement",
    "robust",
    "rolling",
    "signed_network",
    "signed_ties",
    "stability",
    "start_stop",
    "structural_holes",
    "tenure",
    "tie_changes",
    "tie_list",
    "time_to_join",
    "waves",
]

_INNER_ROOMS = ("ties.regression", "ties.signed", "time.event_history", "time.survival")
"""Rooms within the rooms of the groups."""


if not TYPE_CHECKING:  # a type checker knows what there is, and refuses other names

    def __getattr__(name: str) -> Callable[..., Table | nx.Graph[str]] | ModuleType:
        from importlib import import_module
        from importlib.util import find_spec

        if name == "plots":
            return import_module(f"{__name__}.plots")
        if name in __all__:
            from graphkit.analysis.registry import ROOMS

            homes = (f"{__name__}.{room}.{name}" for room in (*ROOMS, *_INNER_ROOMS))
            home = next(home for home in homes if find_spec(home))
            return getattr(import_module(home), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
