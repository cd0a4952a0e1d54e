"""Validate a graph against SHACL shapes, by queries over whole sets of nodes.

`reading` turns a shapes graph into records, `failing` says in SPARQL when a node fails a
constraint, `queries` asks that of all focus nodes at once, and `running` puts the answers into
results. What cannot be said in SPARQL goes to pySHACL (`fallback`), shape by shape.
"""

from graphkit.checking.shapes.graph import ShapesGraph
from graphkit.checking.shapes.model import Result
from graphkit.checking.shapes.reading import Shapes, read
from graphkit.checking.shapes.running import validate

__all__ = ["Result", "Shapes", "ShapesGraph", "read", "validate"]
