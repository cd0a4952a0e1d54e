"""Tables in, RDF out: the same facts always give the same bytes."""

from __future__ import annotations

from collections.abc import Callable

from graphkit.authoring.vocabulary import vocabulary_of
from graphkit.building.concepts import write_concepts
from graphkit.building.lives import with_lives
from graphkit.building.member_lists import write_lists
from graphkit.building.memberships import write_memberships
from graphkit.building.own_columns import write_own_columns
from graphkit.building.records import write_happenings
from graphkit.building.spells_of_records import with_spells_of_records
from graphkit.building.things import write_things
from graphkit.building.turtle import Facts
from graphkit.building.write_about import language_of, namespace_of, write_about
from graphkit.errors import Problem
from graphkit.facts.authored_row import Tables
from graphkit.facts.publications import publications

HEADING = (
    "Who joined which coalition, when, on whose word.\n"
    "Built from the authored tables; edit those, not this file."
)

__all__ = ["build", "facts_of"]


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
    return facts_of(tables).turtle(HEADING)


def facts_of(tables: Tables, doubt: Callable[[Problem], object] = bool) -> Facts:
    """Build the same triples, to be written by the caller.

    Parameters
    ----------
    tables : mapping of str to tuple of Row
        As for `build`.
    doubt : callable, optional
        Is told who is taken as the member behind a service where that is not plain.
    """
    vocabulary = vocabulary_of(tables)
    facts = Facts(namespace_of(tables), vocabulary.own, language_of(tables))
    published = publications(tables)
    tables = with_spells_of_records(with_lives(tables, published))
    write_concepts(facts, tables["concepts"], vocabulary)
    write_things(facts, tables, vocabulary)
    write_memberships(facts, tables, published, vocabulary, doubt)
    write_happenings(facts, tables, published)
    write_lists(facts, tables["lists"])
    write_own_columns(facts, tables)
    write_about(facts, tables)
    return facts
