"""Tables in, RDF out: the same facts always give the same bytes."""

from __future__ import annotations

from graphkit.building.memberships import write_memberships
from graphkit.building.records import write_happenings
from graphkit.building.things import write_things
from graphkit.building.turtle import Facts
from graphkit.facts.authored_row import Tables
from graphkit.facts.period import parse

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
        From `graphkit.authoring.read`, which has checked them.

    Returns
    -------
    str
        Turtle. Every statement of a source becomes an evidence node; statements about one thing
        become one record, which adopts values by the policy of `graphkit.facts.adopt`.

    Examples
    --------
    >>> from graphkit import resources
    >>> from graphkit import authoring as tables
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
