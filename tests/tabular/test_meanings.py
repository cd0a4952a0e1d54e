"""What is told of columns: what their names do not say, and of alike ones together."""

from __future__ import annotations

from graphkit.table import Table
from graphkit.tabular.meanings import meanings


def meant(**definitions: str) -> dict[str, str]:
    return meanings(Table(tuple(definitions), [], definitions=definitions))


def test_what_the_name_says_is_not_repeated() -> None:
    assert meant(actor="id of the actor", label="its name", stays="number of stays") == {}


def test_a_definition_that_says_more_is_told_however_it_begins() -> None:
    words = "its mean over the networks that chance made; empty where it is not defined"
    assert meant(expected=words) == {"expected": words}


def test_columns_that_differ_in_their_names_alone_are_told_together() -> None:
    names = ("gifct", "lantern", "stopncii", "roost")
    told = meant(**{name: f"number shared with {name}" for name in names})
    assert told == {"gifct, lantern and 2 more": "number shared with each"}


def test_a_table_without_definitions_has_nothing_to_tell() -> None:
    assert meanings(Table(("rarity",), [(1,)])) == {}
