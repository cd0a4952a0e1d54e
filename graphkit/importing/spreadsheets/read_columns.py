"""Read a long table by columns: what is asked of a cell is asked once of each distinct text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

import numpy as np

from graphkit.authoring.cell_meanings.below_table import may_be_below
from graphkit.authoring.cell_meanings.failed_formula import failed_formula
from graphkit.authoring.cell_meanings.placeholders import placeholder
from graphkit.authoring.cell_meanings.rows_beside import RowsBeside
from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.dates.empty_words import is_without_date
from graphkit.authoring.known_words.words_of_headers import BELONGS, SIGNED_FOR, TIME_COLUMNS
from graphkit.authoring.known_words.words_of_standing import says_outside
from graphkit.authoring.rows.names_in_cells import marked_beside, without_marks
from graphkit.errors import Problem
from graphkit.facts.as_written import AS_WRITTEN
from graphkit.importing.coded_column import CodedColumn
from graphkit.importing.mapping import TableMap
from graphkit.importing.membership_columns import MembershipColumns
from graphkit.importing.spreadsheets.kept_columns import kept_columns, nameless_told
from graphkit.importing.spreadsheets.map_rows import mapped_rows
from graphkit.tabular.reading.lines_of_text import Line

if TYPE_CHECKING:
    from numpy.typing import NDArray

_KNOWN: Final = frozenset(column.name for column in SCHEMA["memberships"])
_ENDS: Final = ("member", "coalition")
_TOGETHER: Final = 1 << 16
_BATCH: Final = 500
"""So many lines at a time; with more, Python goes through all of them again and again for waste."""


def reads_by_columns(told: TableMap, header: Sequence[str]) -> bool:
    """Tell whether a mapping makes at most one membership of each row, and none of two rows."""
    if told.form != "long" or len(told.memberships) > 1:
        return False
    one = told.memberships[0]
    said = {*one.columns, *one.text}
    kept = {name for name, _ in kept_columns(header, told)}
    return (
        not one.split
        and said.isdisjoint(("event", "signed", SIGNED_FOR, BELONGS))
        and said.issuperset((*_ENDS, *one.needs))
        and kept.isdisjoint(said)
        and not any(name.endswith(AS_WRITTEN) for name in kept)
    )


def read_columns(
    path: str,
    header: Sequence[str],
    lines: Iterable[Line],
    told: TableMap,
    dropped: list[Problem],
    *,
    doubts: list[Problem],
    checked: bool = False,
) -> MembershipColumns:
    """Read the rows of a long table.

    Parameters
    ----------
    path, header, lines, told, dropped, doubts
        As for `mapped_rows`, which reads the rows that may be none of a member.
    checked : bool
        Whether all rows are known to be those of members.

    Returns
    -------
    MembershipColumns
        The rows that `mapped_rows` makes of the table.

    Raises
    ------
    DataError
        If the mapping names a column that is not there.
    """

    def careful(line: Line) -> bool:
        """Whether a line makes a row; it is noted if it does not."""
        of_line: list[Problem] = []
        read = mapped_rows(path, header, [line], told, dropped, doubts=of_line, beside=beside)
        made = any(read)
        doubts.extend(doubt for doubt in of_line if doubt.line)  # the others are of the whole table
        return made

    any(mapped_rows(path, header, (), told, dropped, doubts=[]))  # checks the mapping
    one = told.memberships[0]
    beside = RowsBeside(joined="coalition" in one.columns)
    places = {name.strip(): place for place, name in enumerate(header) if name.strip()}
    said = [
        _Coded(name, places[column], one.text.get(name, ""), header)
        for name, column in one.columns.items()
    ]
    kept = [_Coded(name, place) for name, place in kept_columns(header, told)]
    looked_at = set() if checked else {*_ENDS, *one.needs}
    suspects = [one_ for one_ in said if one_.name in looked_at]
    numbers = _Gathered()
    for batch in _batches(nameless_told(path, header, lines, doubts)):
        numbers.add(_read(batch, len(header), [*said, *kept], suspects, careful, beside=beside))
    lines_ = numbers.made()
    known = {column.name: column.made() for column in said}
    for name, text in one.text.items():
        known.setdefault(name, CodedColumn.constant(text, len(lines_)))
    own = {column.name: column.made() for column in kept}
    _without_footnotes(known)
    own |= {name: known.pop(name) for name in [*known] if name not in _KNOWN}
    return MembershipColumns(path, lines_, known, own)


def _batches(lines: Iterable[Line]) -> Iterator[list[Line]]:
    rest = iter(lines)
    while batch := list(islice(rest, _BATCH)):
        yield batch


class _Gathered:
    """Numbers that come some at a time, and are kept in as few bytes as will do.

    Many small arrays would leave holes in memory that nothing else fits in.
    """

    def __init__(self) -> None:
        self._parts: list[NDArray[np.integer]] = []
        self._fresh: list[NDArray[np.integer]] = []
        self._several = 0

    def add(self, numbers: NDArray[np.integer]) -> None:
        """Add some numbers."""
        self._fresh.append(numbers)
        self._several += len(numbers)
        if self._several >= _TOGETHER:
            self._join()

    def made(self) -> NDArray[np.integer]:
        """Give all, once."""
        self._join()
        found = np.concatenate(self._parts) if self._parts else np.empty(0, np.uint32)
        self._parts.clear()
        return found

    def _join(self) -> None:
        if self._several:
            joined = np.concatenate(self._fresh)
            self._parts.append(joined.astype(np.min_scalar_type(joined.max())))
        self._fresh.clear()
        self._several = 0


class _Coded:
    """A column while it is read."""

    def __init__(self, name: str, place: int, otherwise: str = "", header: Sequence[str] = ()):
        self.name, self.place = name, place
        self.texts: list[str] = []
        self.suspects: set[int] = set()
        self._index = _Index(self._code)
        self._otherwise = otherwise
        self._again = header[place].strip() if header else ""
        self._codes = _Gathered()

    def _code(self, cell: str) -> int:
        text = cell.strip() or self._otherwise
        if text != cell:
            return self._index[text] if text else self._new(text)
        return self._new(text)

    def _new(self, text: str) -> int:
        known = dict.get(self._index, text)
        if known is not None:
            return known
        code = self._index[text] = len(self.texts)
        self.texts.append(text)
        if not text or failed_formula(text) or self._may_be_none(text):
            self.suspects.add(code)
        return code

    def _may_be_none(self, text: str) -> bool:
        if self.name == "member":
            return (
                text == self._again
                or may_be_below(text)
                or text.isdigit()
                or placeholder(text) != ""
            )
        if self.name == "coalition":
            return placeholder(text, country=False) != ""
        return self.name in TIME_COLUMNS and (is_without_date(text) or says_outside(text))

    def code(self, cells: Sequence[str]) -> NDArray[np.integer]:
        """Number the texts of some rows."""
        return np.fromiter(map(self._index.__getitem__, cells), np.uint32, len(cells))

    def add(self, codes: NDArray[np.integer]) -> None:
        """Keep the numbers of rows that count."""
        self._codes.add(codes)

    def made(self) -> CodedColumn:
        """Make the column of what was read, once."""
        return CodedColumn(self.texts, self._codes.made())


class _Index(dict[str, int]):
    """The numbers of cells; of one that is new it is asked."""

    def __init__(self, code: Callable[[str], int]) -> None:
        super().__init__()
        self._ask = code

    def __missing__(self, cell: str) -> int:
        code = self[cell] = self._ask(cell)
        return code


def _read(
    batch: Sequence[Line],
    width: int,
    columns: Sequence[_Coded],
    suspects: Sequence[_Coded],
    careful: Callable[[Line], bool],
    *,
    beside: RowsBeside,
) -> NDArray[np.integer]:
    """Number the cells of some lines; those that may be none of a member are looked at singly."""
    numbers, rows = zip(*batch, strict=True)
    odd: set[int] = set()
    if set(map(len, rows)) != {width}:
        odd = {place for place, cells in enumerate(rows) if len(cells) != width}
        rows = tuple(
            [*cells, *[""] * (width - len(cells))] if len(cells) < width else cells[:width]
            for cells in rows
        )
    cells_of = list(zip(*rows, strict=True))
    codes = [column.code(cells_of[column.place]) for column in columns]
    for column, found in zip(columns, codes, strict=True):
        if column in suspects and column.suspects:
            odd.update(np.flatnonzero(np.isin(found, list(column.suspects))).tolist())
    lines = np.array(numbers, np.uint32)
    member = next(column.place for column in columns if column.name == "member")
    out, counted = [], 0
    for place in sorted(odd):
        beside.count_all(rows[counted:place], member)
        counted = place + 1
        if not careful(batch[place]):
            out.append(place)
    beside.count_all(rows[counted:], member)
    if odd:
        kept = np.ones(len(batch), np.bool_)
        kept[out] = False
        lines, codes = lines[kept], [found[kept] for found in codes]
    for column, found in zip(columns, codes, strict=True):
        column.add(found)
    return lines


def _without_footnotes(known: dict[str, CodedColumn]) -> None:
    """Take the marks of footnotes from names; members stay as they were listed.

    From coalitions they are taken where the name stands without one, too.
    """
    coalitions = known.get("coalition")
    if coalitions and (bare_of := marked_beside({*coalitions.texts})):
        texts = [bare_of.get(text, text) for text in coalitions.texts]
        known["coalition"] = CodedColumn(texts, coalitions.codes)
    members, listed = known["member"], known.get("listed_as")
    bare = [without_marks(text) for text in members.texts]
    if bare == members.texts:
        return
    differing = [
        text if text != name else "" for text, name in zip(members.texts, bare, strict=True)
    ]
    known["member"] = CodedColumn(bare, members.codes)
    marked = CodedColumn(differing, members.codes)
    if listed is None:
        known["listed_as"] = marked
        return
    texts = [*listed.texts, *differing]
    others = members.codes.astype(np.uint32) + len(listed.texts)
    codes = np.where(listed.where(bool), listed.codes, others)
    known["listed_as"] = CodedColumn(texts, codes)
