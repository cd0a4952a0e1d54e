"""Read the header of a table: which column stands where, whatever their order and their case."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from graphkit.authoring.columns import SCHEMA, column_of, headers
from graphkit.authoring.optional_columns import ESSENTIAL, WRITTEN
from graphkit.errors import Problem
from graphkit.names.tables import words_of

Report = Callable[[Problem], None]
_TWICE: Final = "Give each column a name of its own, or remove one of them."
_PARTS_OF_DATES: Final = frozenset(words_of("header_words", "month-apart", "day-apart"))
_LIKE: Final = 0.8
_WORDS: Final = {
    **dict.fromkeys(words_of("header_words", "label"), "name"),
    **dict.fromkeys(words_of("header_words", "kind"), "kind"),
    **dict.fromkeys(words_of("header_words", "homepage", "link-to-homepage"), "homepage"),
    **dict.fromkeys(words_of("header_words", "wikidata"), "wikidata"),
    "founded": "during",
}
"""Other people's words for columns of the tables."""


class Header(NamedTuple):
    """What each column of a table is.

    Attributes
    ----------
    names : tuple of str
        The header of each column, in small letters; empty for a column without one.
    known : frozenset of str
        The headers that graphkit knows; the others are the table's own.
    line : int
        The line on which it stands.
    """

    names: tuple[str, ...]
    known: frozenset[str]
    line: int = 1


def header_of(
    table: str, cells: Sequence[str], path: str, report: Report, line: int = 1
) -> Header | None:
    """Read a header; None if the table cannot be read with it, which was then reported.

    Parameters
    ----------
    table : str
        One of the tables of `SCHEMA`.
    cells : sequence of str
        The first line. Case, spaces around a name and the order of the columns do not matter.
    path : str
        The file, for what is reported.
    report : callable
        Is given each problem: one for each cause.
    line : int
        The line on which it stands.
    """
    names = tuple(map(plain, cells))
    known = frozenset(name for name in names if name and column_of(table, name) is not None)
    problems = list(_problems(table, names, known))
    for column, message, hint in problems:
        report(Problem(path, line, column, message, hint))
    return None if problems else Header(names, known, line)


def names_columns(table: str, cells: Sequence[str]) -> bool:
    """Tell whether a line may be the header: it names at least one column, and nothing else twice.

    >>> names_columns("actors", ["Our list of 2020", ""]), names_columns("actors", ["Id", "Mood"])
    (False, True)
    """
    return any(column_of(table, name) or name in WRITTEN[table] for name in map(plain, cells))


def odd_columns(table: str, header: Header, path: str) -> Iterator[Problem]:
    """Find columns that are kept as the table's own and may be misspelt ones."""
    absent = [name for name in headers(table) if name not in header.known]
    for name in header.names:
        if name and name not in header.known and name not in WRITTEN[table]:
            means = _by_meaning(table, name, header.known)
            for near in means or difflib.get_close_matches(name, absent, 1, _LIKE):
                message = f"this column is kept as one of your own, and is not read as {near!r}."
                hint = f"Rename it if you mean {near!r}."
                yield Problem(path, header.line, name, message, hint)


def _by_meaning(table: str, name: str, known: frozenset[str]) -> list[str]:
    """Find the column that is absent and means what another word for it says.

    >>> _by_meaning("actors", "label_en", frozenset({"id"}))
    ['name_en']
    >>> _by_meaning("actors", "label_en", frozenset({"id", "name_fr"}))
    []
    """
    word, sign, language = name.partition("_")
    meant = f"{_WORDS[word]}{sign}{language}" if word in _WORDS else ""
    column = column_of(table, meant) if meant and table != "memberships" else None
    taken = {one.name for there in known if (one := column_of(table, there))}
    return [meant] if column and column.name not in taken else []


def plain(name: str) -> str:
    """Write the name of a column as it is compared: small letters, underscores for spaces.

    Either sign of an apostrophe is the same.

    >>> plain(" Listed  As "), plain("Type d’organisme")
    ('listed_as', "type_d'organisme")
    """
    return "_".join(name.split()).casefold().replace("’", "'")


def stand_twice(path: str, line: int, headers: Sequence[str]) -> list[Problem]:
    """Name the columns that stand twice, and say what to do about them.

    >>> [found] = stand_twice("a.csv", 1, ["Member", "Year left", "Month", "month"])
    >>> found.column, str(found.hint)
    ('Month', "Call each as its year is called, as in 'Start year' and 'Start month'.")
    """
    first: dict[str, str] = {}
    for header in headers:
        first.setdefault(plain(header), header.strip())
    times = Counter(map(plain, headers))
    return [
        Problem(path, line, header, "this column stands twice.", _about_twice(name))
        for name, header in first.items()
        if name and times[name] > 1
    ]


def _about_twice(name: str) -> str:
    if name in _PARTS_OF_DATES:
        return f"Call each as its year is called, as in 'Start year' and 'Start {name}'."
    return _TWICE


def _problems(
    table: str, names: Sequence[str], known: frozenset[str]
) -> Iterator[tuple[str, str, str]]:
    if not names:
        yield "", "the file is empty.", f"The first line names the columns: {_listed(table)}."
        return
    if not known and not set(names) & set(WRITTEN[table]):
        yield "", "the first line names no column.", f"It names the columns: {_listed(table)}."
        return
    for name in sorted({name for name in names if name and names.count(name) > 1}):
        yield name, "this column stands twice.", _TWICE
    stand = {column.name for name in known if (column := column_of(table, name))} | {*names}
    for either in ESSENTIAL[table]:
        if not stand & set(either):
            yield either[0], "this column is missing.", _missing(table, either[0], names, known)


def _missing(table: str, wanted: str, names: Sequence[str], known: frozenset[str]) -> str:
    others = [name for name in names if name and name not in known]
    near = difflib.get_close_matches(wanted, others, 1)
    if near:
        return f"Is it {near[0]!r}?"
    column = next(column for column in SCHEMA[table] if column.name == wanted)
    if column.translated:
        return f"Write {wanted}_en, or {wanted}_ with another language."
    return f"The columns of this table are {_listed(table)}."


def _listed(table: str) -> str:
    return ", ".join(headers(table))
