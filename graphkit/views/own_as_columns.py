"""Columns that the facts have for themselves, such as a tier, as columns that a page offers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from graphkit.facts.as_written import AS_WRITTEN
from graphkit.views import clean_text
from graphkit.views.extra_columns import MOST, number_of
from graphkit.views.scene import Column

if TYPE_CHECKING:
    from graphkit.views.scene import Scene

"""Behind the name of a column that keeps how a source wrote a value: it is read, not compared."""
_LONGEST_NAME: Final = 60


def own_as_columns(scene: Scene) -> tuple[Column, ...]:
    """Make columns of what the facts say for themselves of actors, coalitions and memberships.

    Parameters
    ----------
    scene : Scene
        With the ``own`` cells of its nodes and records, and the columns that were passed to it.

    Returns
    -------
    tuple of Column
        In the order of their names, and no more than a page offers beside those that were passed:
        those that say something of the most things. One that is about memberships has the value
        of each in ``records``, and for each member what its memberships say: a text with ``;``
        between, or the numbers. Numeric are those whose values all are numbers as a program writes
        them, so that ``0012`` stays a text.
    """
    members = {one.id: one.source for one in scene.records if one.relation == "membership"}
    made = [_column(name, cells) for name, cells in _by_name(scene, scene.index).items()]
    made += [_of_records(name, cells, members) for name, cells in _by_name(scene, members).items()]
    made.sort(key=lambda column: (-len(column.records or column.values), column.name))
    made = made[: max(MOST - len(scene.columns), 0)]
    made.sort(key=lambda column: (column.name, bool(column.records)))
    return tuple(_told_apart(made, {column.name for column in scene.columns}))


def only_in_panel(scene: Scene) -> dict[str, dict[str, str]]:
    """Give the own cells of which no column was made, by the id of what they are about."""
    offered: dict[str, set[str]] = {}
    for column in scene.columns:
        for about in (column.records or column.values) if column.called else ():
            offered.setdefault(about, set()).add(column.called)
    return {
        about: {name: cell for name, cell in cells.items() if name not in offered.get(about, ())}
        for about, cells in scene.own.items()
    }


def _by_name(scene: Scene, about: Collection[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for id, cells in scene.own.items():
        for name, cell in cells.items():
            if id in about and not name.endswith(AS_WRITTEN):
                found.setdefault(name, {})[id] = cell
    return found


def _column(name: str, cells: Mapping[str, str]) -> Column:
    numeric = _are_numbers(cells.values())
    return Column(_shown(name), numeric, _typed(cells, numeric), called=name)


def _of_records(name: str, cells: Mapping[str, str], members: Mapping[str, str]) -> Column:
    said: dict[str, dict[str, None]] = {}
    for record, cell in cells.items():
        said.setdefault(members[record], {})[cell] = None
    numeric = _are_numbers(cells.values())
    records = _typed(cells, numeric)
    by_member = {member: _together(values, numeric) for member, values in said.items()}
    return Column(_shown(name), numeric, by_member, called=name, records=records)


def _together(cells: Iterable[str], numeric: bool) -> float | str | tuple[float, ...]:
    """Say what several memberships say of their member."""
    if not numeric:
        return "; ".join(sorted(cells))
    numbers = sorted(number for cell in cells if (number := number_of(cell)) is not None)
    return numbers[0] if len(numbers) == 1 else tuple(numbers)


def _shown(name: str) -> str:
    return clean_text.text(name, _LONGEST_NAME)


def _are_numbers(cells: Iterable[str]) -> bool:
    return all(str(number_of(cell)) == cell for cell in cells)


def _typed(cells: Mapping[str, str], numeric: bool) -> dict[str, float | str]:
    typed = {id: number_of(cell) if numeric else cell for id, cell in cells.items()}
    return {id: value for id, value in typed.items() if value is not None}


def _told_apart(columns: Iterable[Column], taken: set[str]) -> Iterator[Column]:
    """Say behind a name that another column has whose it is."""
    for column in columns:
        name = column.name
        while name in taken:
            name = f"{name} ({'membership' if column.records else 'own'})"
        taken.add(name)
        yield replace(column, name=name)
