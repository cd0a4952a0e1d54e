"""Take the rows of a table as those of a panel: by member and coalition, and by year."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from graphkit.authoring.cell_meanings.yes_and_no import CODE
from graphkit.authoring.dates.years_meant import Years, years_meant
from graphkit.authoring.headers.words_in_header import may_be_year
from graphkit.authoring.known_words.words_of_headers import TIME_COLUMNS
from graphkit.authoring.spells.marks_of_panels import (
    ROLE,
    PanelMark,
    column_of_marks,
    word_in_panel,
)
from graphkit.authoring.spells.panels_told import Missing
from graphkit.authoring.spells.runs_of_years import State
from graphkit.facts.authored_row import Row
from graphkit.names.fold import fold

_YES: Final = PanelMark(True)
Pair: TypeAlias = tuple[str, str]
"""A member and a coalition, however they are spelt."""


def may_be_panel(names: Collection[str]) -> bool:
    """Tell whether rows may be those of years, by what the columns of a table hold.

    >>> may_be_panel(["member", "coalition", "year"]), may_be_panel(["member", "year", "since"])
    (True, False)
    """
    return any(map(may_be_year, names)) and not {*names}.intersection(TIME_COLUMNS)


class YearlyRows(NamedTuple):
    """The rows of a panel, and what each says.

    Attributes
    ----------
    column, marks : str
        The own columns of the years and of the marks, the latter empty if there is none.
    rows : mapping
        By member and coalition, and by year.
    said : mapping of str to PanelMark
        What each mark means.
    years : mapping of str to sequence of Years
        Those of each coalition, in order.
    final : Years
        The last one of all.
    """

    column: str
    marks: str
    rows: Mapping[Pair, Mapping[Years, Row]]
    said: Mapping[str, PanelMark]
    years: Mapping[str, Sequence[Years]]
    final: Years

    def mark(self, row: Row) -> PanelMark:
        """What a row says."""
        return self.said[cell_of(row, self.marks)] if self.marks else _YES

    def state(self, row: Row) -> State:
        """As what somebody belonged by a row."""
        mark = self.mark(row)
        if mark.belongs:
            return mark.role or ("" if self.marks == ROLE else row.cells.get(ROLE, ""))
        return None if mark.belongs is None else False


def panel_of(rows: Sequence[Row], marks: Mapping[str, str]) -> YearlyRows | None:
    """Take rows as those of a panel; None if they cannot be."""
    dated = filter(may_be_year, rows[0].own) if rows else ()
    found = (one for one in dated if all(map(years_meant, {row.own.get(one, "") for row in rows})))
    column = next(found, "")
    if not column:
        return None
    if any(row.cells["during"] or not row.own.keys().isdisjoint(TIME_COLUMNS) for row in rows):
        return None
    of_pair: dict[Pair, dict[Years, Row]] = {}
    years: dict[str, set[Years]] = {}
    for row in rows:
        year, pair = year_of(row.own[column]), pair_of(row)
        of_year = of_pair.setdefault(pair, {})
        if year in of_year:
            return None
        of_year[year] = row
        years.setdefault(pair[1], set()).add(year)
    if 2 * sum(len(several) > 1 for several in of_pair.values()) < len(of_pair):
        return None
    named = column_of_marks(rows, marks)
    said = {cell: _read(cell, named, marks) for cell in {cell_of(row, named) for row in rows}}
    if named and not any(mark.belongs for mark in said.values()):
        return None
    in_order = {name: sorted(several) for name, several in years.items()}
    final = max(several[-1] for several in in_order.values())
    return YearlyRows(column, named, of_pair, said, in_order, final)


def _read(cell: str, column: str, marks: Mapping[str, str]) -> PanelMark:
    mark = word_in_panel(cell, marks)
    if column == ROLE and not mark.is_known and not CODE.fullmatch(cell.strip()):
        return PanelMark(True, cell)
    return mark


def cell_of(row: Row, column: str) -> str:
    """A cell of an own column, or of the role."""
    return row.cells.get(ROLE, "") if column == ROLE else row.own.get(column, "")


def year_of(text: str) -> Years:
    return years_meant(text) or Years(0, 0)


def pair_of(row: Row) -> Pair:
    """The member and the coalition of a row, however they are spelt."""
    member = row.own.get("member") or row.cells.get("actor", "")
    return _folded(member), _folded(row.cells["coalition"])


@lru_cache(maxsize=65536)
def _folded(name: str) -> str:
    return fold(name, "signs")


def missing_in(panel: YearlyRows) -> Missing:
    """Say what it means that somebody has no row for a year of a coalition.

    It is taken as a no where no row says no and everybody has a row in most years.
    """
    several = [(len(of), len(panel.years[pair[1]])) for pair, of in panel.rows.items()]
    if all(own == of_all for own, of_all in several):
        return "none"
    says_no = any(mark.belongs is False for mark in panel.said.values())
    dense = not panel.marks and all(2 * own > of_all for own, of_all in several)
    return "no" if dense and not says_no else "open"
