"""A script as a user writes it: every part of the public face, with the types they get."""

from __future__ import annotations

import datetime
from pathlib import Path

import networkx as nx

import graphkit as gk

kg: gk.KnowledgeGraph = gk.load()
degree: gk.AtLeast = "certain"
a_day: gk.Day = datetime.date(2021, 5, 10)
store: gk.Queryable = kg.store
about: gk.AboutGraph = kg.about
left_out: tuple[gk.Problem, ...] = kg.left_out
doubts: tuple[gk.Problem, ...] = kg.doubts
imported: gk.Imported = gk.import_file("theirs.csv", joined="Call")
members: gk.Table = kg.members("gifct", on=a_day, at_least=degree, lang="fr")
in_2021: gk.Table = kg.members("gifct", during="2021", roles=["member"], narrower_roles=True)
two_days: gk.Table = kg.memberships("zoom", during=("2021-01-01", datetime.date(2021, 6, 30)))
asked: gk.Table = kg.asks("christchurch-call")
promised: gk.Table = kg.promises("zoom", on=datetime.date(2022, 7, 1))
said: gk.Table = kg.evidence("zoom", "gifct")
changed: gk.Table = kg.changes("2021-01-01", "2021-12-31", at_least="possible")
many: gk.Table = kg.joiners(min_coalitions=4, during=2021, kinds=["company"])
overview: gk.Table = kg.overview(roles="founder")
listed: gk.Table = kg.list("coalitions", lang="fr")
described: gk.Table = kg.describe(kg.actor("zoom"))
found: gk.Table = kg.find("meta", limit=5)
disputed: gk.Table = kg.conflicts()
answer: gk.Table = kg.query("SELECT ?c { ?c a cg:Coalition }", who=kg.actor("zoom"))
kg.save("members", Path("members.csv"), coalition="gifct")
version: str = kg.version
careful: gk.KnowledgeGraph = kg.limited(seconds=2, rows=1000)
kg.export("graph.gexf", during="2021")

panel: gk.Panel = kg.panel.select(kinds="company", roles=["member"])
day: gk.Panel = panel.at("2021-05-10", "certain")
year: gk.Panel = panel.during("2021-01-01", "2021-12-31")
own: gk.Panel = gk.Panel.from_rows([{"member": "a", "coalition": "b", "start": "2020-01-01"}])

network: nx.Graph[str] = kg.network(on="2022-06-23", roll_up=True, by="listing")
pairs: gk.Table = gk.analysis.pairs(network)
central: gk.Table = gk.analysis.centrality(network)
grown: gk.Table = gk.analysis.growth(kg, every="year")
lacking: gk.Table = gk.analysis.missing(kg, "christchurch-call", compared_with="tech-coalition")
csv: str = pairs.to_csv()
rows: int = len(pairs.head(5).rows)

view: gk.View = gk.view(kg, focus="zoom", lang="fr", at_least="presumed", layout="two-mode")
view.save("zoom.html")
report: gk.Report = gk.check("folder")
findings: tuple[gk.Finding, ...] = report.findings
clean: bool = report.ok

try:
    kg.members("nobody")
except gk.NotFound as error:
    near: tuple[str, ...] = error.suggestions
except gk.GraphkitError:
    raise
