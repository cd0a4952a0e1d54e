"""Build a folder of tables and write the graph to an RDF file."""

from __future__ import annotations

from pathlib import Path

from graphkit import resources
from graphkit.stores.memory import Store


def build_file(path: str | Path | None, target: str | Path) -> None:
    """Build a folder of tables and write the graph to a file, whole or not at all.

    Parameters
    ----------
    path : str or Path, optional
        A folder of authored tables; without it, the bundled ones.
    target : str or Path
        An RDF file; Turtle comes sorted, the same bytes for the same facts.
    """
    from graphkit.authoring import read
    from graphkit.building import build
    from graphkit.files import write_atomically

    turtle = build(read(path if path is not None else resources.folder("data")))
    if Path(target).suffix == ".ttl":
        write_atomically(target, turtle)
    else:
        Store.of_turtle(turtle).write(Path(target))
