"""Name the spells in memberships that were imported from one table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np

from graphkit.authoring.spells.spells_of_one_hand import spells_of_one_hand
from graphkit.authoring.vocabulary import vocabulary_of
from graphkit.facts.authored_row import Row
from graphkit.importing.coded_column import CodedColumn, together
from graphkit.importing.import_result import Imported
from graphkit.importing.membership_columns import MembershipColumns

_SPELL: Final = "spell"


def with_spells_named(imported: Imported) -> Imported:
    """Write down which rows of one table are another spell: in a folder, nobody could tell.

    Parameters
    ----------
    imported : Imported
        What was made of a table; of any other form, whose rows may be of many hands, it is
        returned as it is.
    """
    rows = imported.tables["memberships"]
    if imported.map is None:
        return imported
    stages = vocabulary_of(imported.tables).stages
    twice: Iterable[tuple[int, Row]] = enumerate(rows)
    if isinstance(rows, MembershipColumns):
        places = _told_twice(rows)
        twice = zip(places, rows.rows_at(places), strict=True)
    named = spells_of_one_hand(twice, stages)
    if not named:
        return imported
    return imported._replace(tables={**imported.tables, "memberships": _with(rows, named)})


def _told_twice(rows: MembershipColumns) -> list[int]:
    """Find the rows of all that are members by several rows."""
    if len(rows.column("source").texts) < 2:
        return []
    pairs = together([rows.column("actor"), rows.column("coalition")])
    found: list[int] = np.flatnonzero(np.bincount(pairs)[pairs] > 1).tolist()
    return found


def _with(rows: Sequence[Row], named: Mapping[int, str]) -> Sequence[Row]:
    if not isinstance(rows, MembershipColumns):
        return tuple(
            row.with_cell(_SPELL, named[place]) if place in named else row
            for place, row in enumerate(rows)
        )
    texts = [rows.column(_SPELL).of(place) for place in range(len(rows))]
    for place, spell in named.items():
        texts[place] = spell
    distinct = list(dict.fromkeys(texts))
    numbers = {text: number for number, text in enumerate(distinct)}
    codes = np.fromiter(map(numbers.__getitem__, texts), np.uint32, len(texts))
    known = {**rows.known, _SPELL: CodedColumn(distinct, codes)}
    return MembershipColumns(rows.path, rows.lines, known, rows.own, rows.located)
