"""Names: folding, normal forms, countries, matching, decisions, duplicates, ids made of names.

Nothing here knows a graph or a store: names come in as texts, and what they match goes out.
"""
