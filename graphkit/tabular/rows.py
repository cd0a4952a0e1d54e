"""Rows of plain values under named columns, with what is said of them; never changed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, NamedTuple, Self, TypeAlias

from graphkit.errors import InvalidType, NotFound
from graphkit.type_checks import whole_number

Value: TypeAlias = str | int | float | bool | None | datetime.date | tuple[str, ...]
ValuesOfRow: TypeAlias = tuple[Value, ...]
Type: TypeAlias = type[str | int | float | bool | datetime.date | tuple[str, ...]]

_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})
DETAILS: Final = (
    "membership",
    "record",
    "iri",
    "url",
    "publisher",
    "published",
    "note",
    "start_earliest",
    "start_latest",
    "end_earliest",
    "end_latest",
    "sources",
    "last_seen",
    "confidence",
    "led_by",
    "until",
    "jointly",
    "addressed_to",
    "country",
    "kind",
    "listed_as",
)
"""Columns that say where an answer comes from, or what is known beside it, the least first."""


class _Said(NamedTuple):
    """What is said of the columns and rows of a table."""

    definitions: Mapping[str, str] = _NOTHING
    note: str = ""
    types: Mapping[str, Type] = _NOTHING
    details: tuple[str, ...] = ()
    made: Mapping[str, Any] = _NOTHING
    shown: Mapping[str, Mapping[str, str]] = _NOTHING


_PLAIN: Final = _Said()


def _all_said(
    definitions: Mapping[str, str] | None,
    note: str,
    types: Mapping[str, Type] | None,
    details: Sequence[str] | None,
    made: Mapping[str, Any] | None,
    *,
    shown: Mapping[str, Mapping[str, str]] | None,
) -> _Said:
    usual = DETAILS if definitions else ()
    return _Said(
        MappingProxyType(dict(definitions)) if definitions else _NOTHING,
        note,
        MappingProxyType(dict(types)) if types else _NOTHING,
        tuple(usual if details is None else details),
        MappingProxyType(dict(made)) if made else _NOTHING,
        MappingProxyType(dict(shown)) if shown else _NOTHING,
    )


class Rows:
    """Columns and rows, chosen from and ordered.

    Parameters
    ----------
    columns, rows, definitions, note, types, details, made, shown
        As for `graphkit.table.Table`.
    """

    __slots__ = ("_said", "columns", "rows")
    columns: tuple[str, ...]
    rows: tuple[ValuesOfRow, ...]
    _said: _Said

    def __init__(
        self,
        columns: Sequence[str],
        rows: Iterable[Sequence[Value]],
        *,
        definitions: Mapping[str, str] | None = None,
        note: str = "",
        types: Mapping[str, Type] | None = None,
        details: Sequence[str] | None = None,
        made: Mapping[str, Any] | None = None,
        shown: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        keep = object.__setattr__
        keep(self, "columns", tuple(columns))
        keep(self, "rows", tuple(map(tuple, rows)))
        # Of the answer of a query nothing is said, and most tables are such.
        plain = details is None and not (definitions or note or types or made or shown)
        said = _PLAIN if plain else _all_said(definitions, note, types, details, made, shown=shown)
        keep(self, "_said", said)

    @property
    def definitions(self) -> Mapping[str, str]:
        """What each column means, and its unit."""
        return self._said.definitions

    @property
    def note(self) -> str:
        """What a reader must know to use the table rightly."""
        return self._said.note

    @property
    def types(self) -> Mapping[str, Type]:
        """The types of columns that may be empty."""
        return self._said.types

    @property
    def details(self) -> tuple[str, ...]:
        """Columns that a narrow display may leave out, the first to go first."""
        return self._said.details

    @property
    def made(self) -> Mapping[str, Any]:
        """How the table was made."""
        return self._said.made

    @property
    def shown(self) -> Mapping[str, Mapping[str, str]]:
        """What people are shown in place of values of a column; data keep the values."""
        return self._said.shown

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse every change."""
        raise AttributeError(f"a Table cannot be changed; make another one with other {name}")

    def __delattr__(self, name: str) -> None:
        """Refuse every change."""
        raise AttributeError(f"a Table cannot be changed; make another one without {name}")

    def __reduce__(self) -> tuple[Any, ...]:
        about = {
            "definitions": dict(self.definitions),
            "note": self.note,
            "types": dict(self.types),
            "details": self.details,
            "made": dict(self.made),
            "shown": {name: dict(words) for name, words in self.shown.items()},
        }
        return _restored, (type(self), self.columns, self.rows, about)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[ValuesOfRow]:
        return iter(self.rows)

    def __getitem__(self, index: int) -> ValuesOfRow:
        if isinstance(index, str):
            wanted = f"a whole number, such as 0 (a column is .column({index!r}))"
            raise InvalidType("the place of a row", index, wanted)
        return self.rows[index]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Rows):
            return NotImplemented
        return self.columns == other.columns and self.rows == other.rows

    def __hash__(self) -> int:
        return hash((self.columns, self.rows))

    def column(self, name: str) -> tuple[Value, ...]:
        """Return the values of one column.

        Parameters
        ----------
        name : str
            The column.

        Raises
        ------
        NotFound
            If there is no such column.
        """
        if name not in self.columns:
            raise NotFound("column", name, hint=f"The columns are {', '.join(self.columns)}.")
        index = self.columns.index(name)
        return tuple(row[index] for row in self.rows)

    def head(self, count: int = 10) -> Self:
        """Return the first rows as a table.

        Parameters
        ----------
        count : int
            At most so many.
        """
        return self._with(
            self.columns, self.rows[: whole_number("count", count, 10)], shown=self.shown
        )

    def select(self, *names: str) -> Self:
        """Return these columns alone, in this order, as a table.

        Parameters
        ----------
        *names : str
            The columns.

        Raises
        ------
        NotFound
            If there is no such column.
        """
        chosen = [self.column(name) for name in names]
        # Who names a column is shown what it has: nothing stands in place of its values.
        return self._with(names, zip(*chosen, strict=True) if chosen else (), shown=None)

    def sorted_by(self, *names: str, reverse: bool = False) -> Self:
        """Return the rows ordered by these columns; missing values come last.

        Numbers come before dates, dates before texts where a column has several types.

        Parameters
        ----------
        *names : str
            The columns, the one that matters most first.
        reverse : bool
            Whether the greatest come first.
        """
        self.select(*names)  # an unknown column is an error here
        places = [self.columns.index(name) for name in names]

        def key(row: Sequence[Value]) -> tuple[Any, ...]:
            return tuple(((row[p] is None) != bool(reverse), _comparable(row[p])) for p in places)

        return self._with(
            self.columns, sorted(self.rows, key=key, reverse=bool(reverse)), shown=self.shown
        )

    def records(self) -> list[dict[str, Value]]:
        """Return the rows as dictionaries."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def _with(
        self,
        columns: Sequence[str],
        rows: Iterable[Sequence[Value]],
        *,
        shown: Mapping[str, Mapping[str, str]] | None,
    ) -> Self:
        return type(self)(
            columns,
            rows,
            definitions=self.definitions,
            note=self.note,
            types=self.types,
            details=self.details,
            made=self.made,
            shown=shown,
        )


def _restored(
    kind: type[Rows], columns: tuple[str, ...], rows: tuple[ValuesOfRow, ...], about: dict[str, Any]
) -> Rows:
    return kind(columns, rows, **about)


_GROUPS: Final = ((bool | int | float, 0), (datetime.date, 1), (str, 2), (tuple, 3))


def _comparable(value: Value) -> tuple[int, Any]:
    """Make values of different types comparable: numbers, dates, texts, lists."""
    if value is None:
        return (9, "")
    return next(((rank, value) for kind, rank in _GROUPS if isinstance(value, kind)), (8, ""))
