"""Complete many rows by columns: the rules look at some rows, and all others are like these.

What is filled in for a row follows from its cells group by group: its member and what is said of
it, its dates, its role … So the rules for rows are applied to the first row of each distinct text
(or combination, within a group), and what they made of it is put wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from graphkit.authoring.cell_meanings.names_borne import names_borne
from graphkit.authoring.columns import LONGEST_EXCERPT, SCHEMA
from graphkit.authoring.control_signs import has_control_sign
from graphkit.authoring.headers.binding_columns import may_bind
from graphkit.authoring.headers.tells_as import act_told
from graphkit.authoring.known_words.words_of_headers import DATE_COLUMNS, MEMBER_COLUMNS
from graphkit.authoring.spells.told_by_wikidata import is_of_wikidata
from graphkit.errors import Problem
from graphkit.facts.as_written import AS_WRITTEN
from graphkit.facts.authored_row import Row
from graphkit.importing.coded_column import CodedColumn, first_rows, together
from graphkit.importing.membership_columns import MembershipColumns
from graphkit.names.fold import fold

if TYPE_CHECKING:
    from numpy.typing import NDArray

_KNOWN: Final = tuple(column.name for column in SCHEMA["memberships"])
_MEMBER: Final = ("member", "listed_as", *MEMBER_COLUMNS)
_DATES: Final = (*DATE_COLUMNS, "during", "end_reason")
_FREE: Final = ("evidence", "note")
"""Columns of which any text will do."""
_SIDES: Final[tuple[Literal["left"], Literal["right"]]] = ("left", "right")
_MOST: Final = 0.5
"""Of so many of the rows, it is not quicker to look at some."""


class Groups:
    """Which columns of memberships belong together, and the number of each combination.

    Parameters
    ----------
    rows : MembershipColumns
        As they were read.
    """

    def __init__(self, rows: MembershipColumns) -> None:
        self.rows = rows
        single = [name for name in _KNOWN if name not in {"actor", *_MEMBER, *_DATES, *_FREE}]
        self._groups = {"member": _MEMBER, "during": _DATES, **{one: (one,) for one in single}}
        self._of = {name: key for key, names in self._groups.items() for name in names}
        self._of["actor"] = "member"
        self.codes = {key: together(map(rows.column, names)) for key, names in self._groups.items()}

    def of(self, column: str) -> str:
        """Name the group that tells what stands in a column; empty for one of the table's own."""
        return self._of.get(column.removesuffix(AS_WRITTEN), "")


def representatives(groups: Groups) -> NDArray[np.integer] | None:
    """Choose rows that tell what becomes of all.

    Parameters
    ----------
    groups : Groups
        The rows, by columns.

    Returns
    -------
    array of int or None
        Their places, in rising order; None if every row has to be looked at. Rows whose member
        is called like a coalition are all among them.
    """
    rows = groups.rows
    if not len(rows) or any(_is_odd(rows, name) for name in (*_FREE, *rows.own)):
        return None
    chosen = list(map(first_rows, groups.codes.values()))
    members, coalitions = rows.column("member"), rows.column("coalition")
    if any(map(names_borne, coalitions.texts)):  # one name that several cells have becomes another
        return None
    both = {fold(text, "signs") for text in coalitions.texts}
    both &= {fold(text, "signs") for text in members.texts}
    if both:
        chosen.append(np.flatnonzero(members.where(lambda text: fold(text, "signs") in both)))
    return _few(np.unique(np.concatenate(chosen)), rows)


def _few(chosen: NDArray[np.integer], rows: MembershipColumns) -> NDArray[np.integer] | None:
    return chosen if len(chosen) <= _MOST * len(rows) else None


def _is_odd(rows: MembershipColumns, name: str) -> bool:
    """Whether a column that is not looked at holds what would be told."""
    if name in (*MEMBER_COLUMNS, *DATE_COLUMNS, "member"):
        return False
    if is_of_wikidata(name) or may_bind(name) or act_told(name):
        return True
    longest = LONGEST_EXCERPT if name == "evidence" else None
    texts = rows.column(name).texts
    too_long = longest is not None and any(len(text) > longest for text in texts)
    return too_long or has_control_sign(texts)


def with_all_doubted(
    chosen: NDArray[np.integer],
    groups: Groups,
    doubts: Iterable[Problem],
    headers: Mapping[str, str],
) -> NDArray[np.integer] | None:
    """Add to the rows that were looked at all that are like those that are doubted.

    Parameters
    ----------
    chosen : array of int
        The places of the rows that were looked at.
    groups : Groups
        All rows.
    doubts : iterable of Problem
        What was said of those.
    headers : mapping of str to str
        The headers as written, by what they hold: a doubt names either.

    Returns
    -------
    array of int or None
        The same if all that are doubted are among them; None if every row has to be looked at.
    """
    rows = groups.rows
    wanted: dict[str, set[int]] = {}
    meant = {header: name for name, header in headers.items()}
    for doubt in doubts:
        if not doubt.line or doubt.path != rows.path:
            continue
        key = groups.of(meant.get(doubt.column, doubt.column))
        if not key:
            return None
        first, end = (  # several rows may be of one line
            int(np.searchsorted(rows.lines, np.uint32(doubt.line), side)) for side in _SIDES
        )
        wanted.setdefault(key, set()).update(groups.codes[key][first:end].tolist())
    more = [np.flatnonzero(np.isin(groups.codes[key], list(of))) for key, of in wanted.items()]
    return _few(np.unique(np.concatenate([chosen, *more])), rows)


def extended(
    groups: Groups, chosen: NDArray[np.integer], made: Sequence[Row]
) -> MembershipColumns | None:
    """Make of all rows what was made of some.

    Parameters
    ----------
    groups : Groups
        All rows as they were read.
    chosen : array of int
        The places of some of them.
    made : sequence of Row
        What became of these.

    Returns
    -------
    MembershipColumns or None
        None if rows that have the same texts became different, or a member joined itself.
    """
    rows = groups.rows
    if len(made) != len(chosen):
        return None
    known: dict[str, CodedColumn] = {}
    for name in _KNOWN:
        if name in _FREE:
            known[name] = rows.column(name)
            continue
        found = _put(groups, name, chosen, [row.cells[name] for row in made])
        if found is None:
            return None
        known[name] = found
    own: dict[str, CodedColumn] = {}
    for name in _own_names(rows, made):
        found = (
            _put(groups, name, chosen, [row.own.get(name, "") for row in made])
            if groups.of(name)
            else rows.own[name]
        )
        if found is None:
            return None
        own[name] = found
    if _joins_itself(known):
        return None
    unsourced = ~rows.column("source").where(bool)
    named = known["source"].where(bool)
    return MembershipColumns(rows.path, rows.lines, known, _in_order(own), unsourced & named)


def _put(
    groups: Groups, name: str, chosen: NDArray[np.integer], cells: Sequence[str]
) -> CodedColumn | None:
    codes = groups.codes[groups.of(name)]
    texts = [""] * (int(codes.max()) + 1)
    of = codes[chosen].tolist()
    for code, cell in zip(of, cells, strict=True):
        texts[code] = cell
    same = all(texts[code] == cell for code, cell in zip(of, cells, strict=True))
    return CodedColumn(texts, codes) if same else None


def _own_names(rows: MembershipColumns, made: Sequence[Row]) -> list[str]:
    """List the own columns of the rows: those that were read, then the texts that were kept."""
    there = {name for names in {tuple(row.own) for row in made} for name in names}
    free = [name for name in rows.own if name not in (*MEMBER_COLUMNS, *DATE_COLUMNS, "member")]
    kept = [name for name in rows.own if name in there and name not in free]
    ranks = {name: rank for rank, name in enumerate(("during", *DATE_COLUMNS))}
    later = sorted(
        there - {*free, *kept},
        key=lambda name: ranks.get(name.removesuffix(AS_WRITTEN), len(ranks)),
    )
    return [*free, *kept, *later]


def _in_order(own: dict[str, CodedColumn]) -> dict[str, CodedColumn]:
    """Put own columns in the order in which rows first have a text in them."""
    first = {name: column.first_filled() for name, column in own.items()}
    return {name: own[name] for name in sorted(own, key=lambda name: first[name])}


def _joins_itself(known: dict[str, CodedColumn]) -> bool:
    actors, coalitions = known["actor"], known["coalition"]
    both = {*actors.texts} & {*coalitions.texts} - {""}
    if not both:
        return False
    place = np.flatnonzero(actors.where(both.__contains__))
    return any(actors.of(row) == coalitions.of(row) for row in place.tolist())
