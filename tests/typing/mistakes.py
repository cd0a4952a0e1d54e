"""Ten mistakes of the kind that users make, one a line; every one must be named."""

from __future__ import annotations

import graphkit as gk

kg = gk.load()
kg.members("gifct", at_least="sure")
kg.members("gifct", om="2021-05-10")
kg.members("gifct", "2021-05-10")
kg.network(on="2021-05-10", rollup=True)
kg.network(on="2021-05-10", by="agents")
kg.list("coalition")
gk.analysis.pairs(kg.network(ever=True), wieght="jaccard")
gk.view(kg, layout="circle")
gk.connect("http://127.0.0.1", timeout=3)
kg.commitments("gifct")
