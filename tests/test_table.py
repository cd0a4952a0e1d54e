"""A table can be chosen from, ordered, compared and kept, and never changed."""

from __future__ import annotations

import copy
import pickle

import pytest

from graphkit.errors import NotFound
from graphkit.table import Table

from .tabular.tables import DAY, NOTE


def test_rows_can_be_chosen_and_ordered() -> None:
    table = Table(["a", "b"], [[2, "x"], [None, "y"], [1, "z"]], note="n", definitions={"a": "A"})
    assert table.sorted_by("a").column("b") == ("z", "x", "y")
    assert table.sorted_by("a", reverse=True).column("b") == ("x", "z", "y")
    assert table.select("b").rows == (("x",), ("y",), ("z",))
    assert table.select("b").note == "n" and table.head(1).definitions == {"a": "A"}
    assert table.head(2).rows == table.rows[:2]
    assert table[1] == (None, "y") and list(table) == list(table.rows) and len(table) == 3
    assert table.records()[2] == {"a": 1, "b": "z"}
    for choose in (table.column, table.select, table.sorted_by):
        with pytest.raises(NotFound, match="The columns are a, b"):
            choose("c")


def test_a_column_of_several_types_can_be_ordered() -> None:
    mixed = Table(["x"], [["b"], [("c",)], [2], [DAY], [None], [True], ["a"]])
    assert mixed.sorted_by("x").column("x") == (True, 2, DAY, "a", "b", ("c",), None)


def test_tables_with_the_same_cells_are_equal_and_cannot_be_changed() -> None:
    one, two = Table(["a"], [["x"]], note="one"), Table(("a",), iter([("x",)]))
    assert one == two and hash(one) == hash(two)
    assert one != Table(["b"], [["x"]]) and one != "a"
    for name in ("rows", "note", "extra"):
        with pytest.raises(AttributeError, match="cannot be changed"):
            setattr(one, name, ())
    with pytest.raises(AttributeError, match="cannot be changed"):
        del one.rows
    with pytest.raises(TypeError):
        one.definitions["a"] = "x"  # type: ignore[index]


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_a_table_survives_pickling_with_all_that_it_says(protocol: int) -> None:
    table = Table(["a"], [["x"]], definitions={"a": "A"}, note=NOTE, types={"a": str}, details="a")
    again = pickle.loads(pickle.dumps(table, protocol))
    assert again == table and again.definitions == table.definitions
    assert (again.types, again.details) == (table.types, table.details)
    assert again.note == NOTE and again.note.data["left_out"] == 3
    assert copy.copy(table) is table and copy.deepcopy(table) is table


def test_the_name_of_a_column_is_no_place_of_a_row() -> None:
    with pytest.raises(TypeError, match=r"a column is \.column\('quote'\)"):
        Table(("quote",), [("so",)])["quote"]  # type: ignore[index]
