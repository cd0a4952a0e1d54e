"""Write what graphkit knows for other programs, one file a format.

``gexf.py`` and ``graphml.py`` write networks; ``rdf.py`` writes all triples as Turtle, N-Triples,
N-Quads, TriG, RDF/XML or JSON-LD, and ``by_source.py`` a named graph for each source. They are
registered in ``pyproject.toml`` by the entry point ``graphkit.exporters``.
"""
