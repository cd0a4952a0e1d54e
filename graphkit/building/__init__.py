"""Tables in, RDF out: the same facts always give the same bytes."""

from __future__ import annotations

from typing import NamedTuple

from graphkit.authoring.vocabulary import vocabulary_of
from graphkit.building.concepts import write_concepts
from graphkit.building.lives import with_lives
from graphkit.building.member_lists import write_lists
from graphkit.building.memberships import write_memberships
from graphkit.building.own_columns import write_own_columns
from graphkit.building.records import write_happenings
from graphkit.building.shared_addresses import shared_addresses
from graphkit.building.spells_of_records import with_spells_of_records
from graphkit.building.things import write_things
from graphkit.building.turtle import Facts
from graphkit.building.write_about import language_of, namespace_of, write_about
from graphkit.errors import DataError, Problem
from graphkit.facts.authored_row import Tables
from graphkit.facts.publications import publications

HEADING = (
    "Who joined which coalition, when, on whose word.\n"
    "Built from the authored tables; edit those, not this file."
)

__all__ = ["Built", "build", "facts_of"]


class Built(NamedTuple):
    """What tables say, as triples, and what of that is not plain."""

    facts: Facts
    doubts: tuple[Problem, ...]
    """Who is taken as the member behind a service where that is not plain."""
    shared: tuple[Problem, ...]
    """Ids that make one address of two things, which is an error wherever they are to be used."""


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

    Raises
    ------
    DataError
        If the ids make one address of two things.

    Examples
    --------
    >>> from graphkit import resources
    >>> from graphkit import authoring as tables
    >>> turtle = build(tables.read(resources.folder("data")))
    >>> turtle == resources.facts_file().read_text(encoding="utf-8")
    True
    """
    built = facts_of(tables)
    if built.shared:
        raise DataError(built.shared)
    return built.facts.turtle(HEADING)


def facts_of(tables: Tables) -> Built:
    """Build the same triples, to be written by the caller, and say what is wrong with them.

    Parameters
    ----------
    tables : mapping of str to tuple of Row
        As for `build`.
    """
    vocabulary, doubts = vocabulary_of(tables), list[Problem]()
    facts = Facts(namespace_of(tables), vocabulary.own, language_of(tables))
    published = publications(tables)
    authored, tables = tables, with_spells_of_records(with_lives(tables, published))
    write_concepts(facts, tables["concepts"], vocabulary)
    write_things(facts, tables, vocabulary)
    write_memberships(facts, tables, published, vocabulary, doubts.append)
    write_happenings(facts, tables, published)
    write_lists(facts, tables["lists"])
    write_own_columns(facts, tables)
    write_about(facts, tables)
    return Built(facts, tuple(doubts), tuple(shared_addresses(facts, authored)))
