"""Tables in, RDF out: the same facts always give the same bytes."""

from __future__ import annotations

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

__all__ = ["build"]


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
