"""The columns of a page by their names, and the values that they have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from graphkit.errors import InvalidChoice, NotFound
from graphkit.views.refuse_unknown import known

if TYPE_CHECKING:
    from graphkit.views.scene import Column


def column_called(name: str, columns: Iterable[Column], option: str, *, numeric: bool) -> str:
    """Refuse the name of a column that is not there, or that has no numbers where they are needed.

    Raises
    ------
    NotFound
        If no column has the name.
    InvalidChoice
        If its values are no numbers.
    """
    by_name = {column.name: column for column in columns}
    if not by_name:
        raise NotFound("column of the page", name, hint="Pass the columns as well.")
    known(name, by_name, "column of the page")
    if numeric and not by_name[name].numeric:
        sizes = [column.name for column in by_name.values() if column.numeric]
        raise InvalidChoice(option, name, sizes or ["a column of numbers"])
    return name


def choices_of(column: Column) -> dict[str, None]:
    """Name each value of a column as the filters do: ``tier=gold``.

    >>> from graphkit.views.scene import Column
    >>> list(choices_of(Column("staff", True, {"ant": 3, "bee": 4.5})))
    ['staff=3', 'staff=4.5']
    """
    values = (column.records or column.values).values()
    return dict.fromkeys(f"{column.name}={value}" for value in values)


def has_value(column: Column, said: str) -> bool:
    """Say whether a column has the value that a filter names; a number may be spelt as any.

    >>> from graphkit.views.scene import Column
    >>> has_value(Column("share", True, {"ant": 1e-07}), "share=1e-7")
    True
    """
    name, _, value = said.partition("=")
    if not column.numeric or name != column.name:
        return said in choices_of(column)
    try:
        return float(value) in (column.records or column.values).values()
    except ValueError:
        return False
