"""A first look: who joined what, when, on whose word."""

import graphkit as gk

kg = gk.load()  # the bundled facts; gk.load("folder/") for tables of yours

print("What Zoom joined:")
print(kg.memberships("Zoom").select("coalition", "role", "start", "sources"))

print("\nWho backed the Christchurch Call on its first day:")
first_members = kg.members("Christchurch Call", on="2019-05-15")
print(len(set(first_members.column("member"))), "agents under", len(first_members), "names")

print("\nOn whose word Zoom joined the Tech Coalition:")
print(kg.evidence("zoom", "tech-coalition").select("type", "source", "says", "adopted"))

print("\nWho sits with whom most often:")
network = kg.network(on="2022-06-23")
print(gk.analysis.pairs(network).head(5))
