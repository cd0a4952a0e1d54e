"""Mistakes in calls of analyses, one a line; every one must be named."""

from __future__ import annotations

import graphkit as gk

kg = gk.load()
net = kg.network(on="2022-06-23")
gk.analysis.pairs(net, wieght="jaccard")
gk.analysis.pairs(net, weight="jacard")
gk.analysis.pairs(net, "actor")
gk.analysis.pairs(net).to_cvs()
gk.analysis.backbone(net)
gk.analysis.backbone(net, model="sdms", correction="fdr")
gk.analysis.co_membership(net, correction="holms")
gk.analysis.centrality(net, ["degree", "pagerank"])
gk.analysis.bridges(kg, across="country")
gk.analysis.bridges(net, across="colour")
gk.analysis.interlocks(net, ["zoom", "meta"])
gk.analysis.growth(kg, every="fortnight")
gk.analysis.growth(kg, first=18000)
gk.analysis.missing(kg, "gifct", "lantern", at_least="maybe")
gk.analysis.evidence_quality(kg, on="2025-01-01", weak="old")
gk.analysis.monte_carlo(kg, str, on="2022-07-01")
gk.analysis.pair(net)
gk.analysis.plots.upset(kg, on="2022-07-01")
gk.analysis.plots.incidence_map(kg, on="2022-07-01", order="random")
