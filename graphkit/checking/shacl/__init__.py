"""Validate a graph against SHACL shapes, by queries over whole sets of nodes.

`reading` turns a shapes graph into records, `failing` says in SPARQL when a node fails a
constraint, `queries` asks that of all focus nodes at once, and `running` puts the answers into
results. What cannot be said in SPARQL goes to pySHACL (`fallback`), shape by shape.
"""

from graphkit.checking.shacl.read_shapes import Shapes, read
from graphkit.checking.shacl.run_shapes import validate
from graphkit.checking.shacl.shape_records import Result
from graphkit.checking.shacl.shapes_graph import ShapesGraph

__all__ = ["Result", "Shapes", "ShapesGraph", "read", "validate"]
