"""A script as a user of the analyses writes it, with all sorts of options."""

from __future__ import annotations

from typing import assert_type

import graphkit as gk

kg = gk.load()
net = kg.network(on="2022-06-23")
panel: gk.Panel = kg.panel


def count(memberships: gk.Panel) -> int:
    """A measure of one's own."""
    return len(memberships)


assert_type(gk.analysis.pairs(net), gk.Table)
assert_type(gk.analysis.pairs(net).to_csv(), str)
gk.analysis.pairs(panel, "coalitions", weight="jaccard", min_shared=2)
gk.analysis.project(net, weight="newman").table().head(3)
gk.analysis.co_membership(net, backbone="sdsm", correction="fdr").number_of_edges()
gk.analysis.backbone(net, model="fdsm", correction="holm", tests="all", trials=10, seed=1)
gk.analysis.interlocks(kg, ["zoom", "meta"], on="2022-07-01", what=["coalition", "event"])
gk.analysis.overlap(net, among=["gifct"])
gk.analysis.centrality(net, ["degree", "closeness"], side="actors", sort_by="degree")
gk.analysis.bridges(net, across="country")
gk.analysis.missing(panel, "gifct", ["lantern"], on="2022-07-01", roll_up="ownership")
gk.analysis.joined_by_peers(kg, "zoom", likeness="cosine")
gk.analysis.core_periphery(net, between="free")
assert_type(gk.analysis.modularity(net, {"zoom": 1}), float | None)
gk.analysis.growth(kg, by=["kind", "country"], every="quarter", degree="certain")
gk.analysis.time_to_join(kg, by=None, of="known", until="2022-01-01")
gk.analysis.changes_in_words(kg, "2022-01-01", lang="fr")
gk.analysis.coverage(kg, by="goal", on="2022-07-01")
gk.analysis.evidence_quality(kg, on="2025-01-01", weak="conflict")
gk.analysis.as_range(kg, count, on="2022-07-01")
gk.analysis.monte_carlo(
    panel,
    lambda memberships: gk.analysis.centrality(memberships, "degree"),
    on="2022-07-01",
    key="node",
    value="degree",
)
gk.analysis.plots.growth_curve(kg, "gifct", by="kind", every="year").savefig("growth.png")
gk.analysis.plots.incidence_map(kg, on="2022-07-01", order="alike")
gk.analysis.plots.upset(kg, ["gifct", "lantern"], during=2022)
gk.analysis.signed_ties(kg, during=2022)
