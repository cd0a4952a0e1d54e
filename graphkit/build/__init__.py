"""Tables in, RDF out: the same facts always give the same bytes."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from graphkit.build.happenings import write_happenings
from graphkit.build.joining import write_memberships
from graphkit.build.things import write_things
from graphkit.build.turtle import Facts
from graphkit.period import parse
from graphkit.tables import Tables

HEADING = (
    "Who joined which coalition, when, on whose word.\n"
    "Built from the authored tables; edit those, not this file."
)

__all__ = ["build", "write_atomically"]


def build(tables: Tables) -> str:
    """Build the graph of a set of authored tables.

    Parameters
    ----------
    tables : mapping of str to tuple of Row
        From `graphkit.tables.read`, which has checked them.

    Returns
    -------
    str
        Turtle. Every statement of a source becomes an evidence node; statements about one thing
        become one record, which adopts values by the policy of `graphkit.build.adopt`.

    Examples
    --------
    >>> from graphkit import resources, tables
    >>> turtle = build(tables.read(resources.folder("data")))
    >>> turtle == resources.facts_file().read_text(encoding="utf-8")
    True
    """
    facts = Facts()
    published = {
        row["id"]: parse(row["published"]) if row["published"] else None
        for row in tables["sources"]
    }
    write_things(facts, tables)
    write_memberships(facts, tables, published)
    write_happenings(facts, tables, published)
    return facts.turtle(HEADING)


def write_atomically(path: str | Path, content: str | bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part.

    Parameters
    ----------
    path : str or Path
        Where; the folder must exist.
    content : str or bytes
        Text is written as UTF-8.
    """
    target = Path(path)
    data = content.encode() if isinstance(content, str) else content
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
