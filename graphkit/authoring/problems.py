"""Find what is wrong in the cells of authored tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from operator import attrgetter, itemgetter
from typing import Final

from graphkit.authoring.columns import LONGEST_EXCERPT, SCHEMA, SHAPES, SIDES, TableColumn
from graphkit.authoring.control_signs import control_signs
from graphkit.authoring.dates.written_period import read_range
from graphkit.authoring.relations import relations
from graphkit.authoring.vocabulary import Vocabulary, instance_classes, vocabulary_of
from graphkit.authoring.wording import nearest, shown
from graphkit.errors import InvalidDate, Problem
from graphkit.facts import period
from graphkit.facts.authored_row import Row, Tables, split
from graphkit.terms import AUTHORED_ID, SCHEMES

_URL: Final = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_PATTERNS: Final[Mapping[str, tuple[re.Pattern[str], str]]] = {
    "slug": (
        AUTHORED_ID,
        "is not an id. Use small letters, digits and single hyphens, like 'new-zealand'",
    ),
    "url": (_URL, "is not a web address. It starts with http:// or https:// and has no spaces"),
    "wikidata": (re.compile(r"Q[1-9][0-9]*"), "is not a Wikidata id. It looks like Q664"),
    "lei": (
        re.compile(r"[A-Z0-9]{18}[0-9]{2}"),
        "is not an LEI. It has 20 letters and digits, of which the last two check the others",
    ),
    "ror": (
        re.compile(r"https://ror\.org/0[a-z0-9]{6}[0-9]{2}"),
        "is not an entry of ROR. It looks like https://ror.org/05dxps055",
    ),
    "language": (re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"), "is not a language tag such as fr"),
    "colour": (re.compile(r"#[0-9a-fA-F]{6}"), "is not a colour. Write it like #2468a8"),
    "count": (re.compile(r"[0-9]{1,9}"), "is not a whole number"),
    "truth": (re.compile("true|false"), "must be true or false"),
    "base": (
        re.compile(r"https?://[^\s<>\"{}|\\^`?#]+"),
        "cannot begin the names of a graph. Write it like https://data.example.org/ports/",
    ),
}
_NAMED: Final = tuple(
    name for name, columns in SCHEMA.items() if {"id", "code"} & {column.name for column in columns}
)
"""Tables of what others refer to."""
_RESERVED: Final = frozenset({"id", "concept", "column", *SCHEMES})
_CHOICES: Final[Mapping[str, Callable[[], tuple[str, ...]]]] = {
    "scheme": lambda: SCHEMES,
    "shape": lambda: SHAPES,
    "side": lambda: SIDES,
    "class": lambda: tuple(instance_classes()),
}


def problems_in(tables: Tables, torn: Collection[str] = ()) -> Iterator[Problem]:
    """Find what is wrong in tables that could be read: cells, references and relations.

    Parameters
    ----------
    tables : mapping of str to tuple of Row
        The tables.
    torn : collection of str
        Tables of which some rows could not be read. What refers to them may be right, and
        relations between tables are not looked at.
    """
    yield from dict.fromkeys(_all_problems(tables, torn))  # a cell is copied to what it describes


def _all_problems(tables: Tables, torn: Collection[str]) -> Iterator[Problem]:
    known = {name: _ids(tables[name]) for name in _NAMED if name in tables and name not in torn}
    vocabulary = vocabulary_of(tables)
    for name, columns in SCHEMA.items():
        yield from control_signs(tables[name])
        for column in columns:
            if column.translated:
                yield from _untranslated(tables[name], column)
            else:
                yield from _column_problems(tables[name], column, known, vocabulary)
    if not torn:
        yield from relations(tables, vocabulary)


def _ids(rows: Iterable[Row]) -> frozenset[str]:
    return frozenset(row.cells.get("id") or row.cells.get("code") or "" for row in rows)


def _untranslated(rows: Iterable[Row], column: TableColumn) -> Iterator[Problem]:
    """A text that is needed is needed in one language, whichever."""
    for row in rows if column.required else ():
        if not row.texts(column.name):
            header = next((name for name in row.cells if name.startswith(column.name)), column.name)
            hint = f"Fill in {column.name}_en, or {column.name}_ with another language."
            yield Problem(row.path, row.line, header, "this cell is empty.", hint)


def _column_problems(
    rows: Iterable[Row],
    column: TableColumn,
    known: Mapping[str, frozenset[str]],
    vocabulary: Vocabulary,
) -> Iterator[Problem]:
    """Check each cell of a column; one that comes again is looked at once."""
    if column.kind == "text" and not column.required and column.name != "evidence":
        return  # any text will do
    cells = set(map(itemgetter(column.name), map(attrgetter("cells"), rows)))
    found = {cell: tuple(_cell_problems(cell, column, known, vocabulary)) for cell in cells}
    wrong = {cell: problems for cell, problems in found.items() if problems}
    for row in rows if wrong else ():
        for message, hint in wrong.get(row.cells[column.name], ()):
            yield Problem(row.path, row.line, column.name, message, hint)


def _cell_problems(
    cell: str, column: TableColumn, known: Mapping[str, frozenset[str]], vocabulary: Vocabulary
) -> Iterator[tuple[str, str]]:
    if not cell:
        if column.required:
            yield "this cell is empty.", "Fill it in."
        return
    for item in split(cell) if column.many else (cell,):
        if column.kind == "ref":
            yield from _unknown(item, column.target, known)
        elif column.kind == "concept" and column.target:
            choices = vocabulary.notations[column.target[0]]
            yield from _unknown_choice(item, column.target[0], choices)
        elif column.kind == "period":
            yield from _unreadable_period(item)
        elif column.kind in _CHOICES:
            yield from _unknown_choice(item, column.kind, _CHOICES[column.kind]())
        elif column.kind in _PATTERNS and not _well_formed(item, column.kind):
            yield f"{shown(item)} {_PATTERNS[column.kind][1]}.", _as_an_id(item, column.kind)
        elif column.kind == "base":
            yield from _taken_base(item)
        elif column.name == "evidence" and len(item) > LONGEST_EXCERPT:
            hint = f"Quote at most {LONGEST_EXCERPT}."
            yield f"the excerpt has {len(item)} characters.", hint


def _as_an_id(item: str, kind: str) -> str:
    """Say how an id is written that has two hyphens, which part the ids in the name of a record."""
    single = re.sub("-+", "-", item)
    if kind != "slug" or single == item or not AUTHORED_ID.fullmatch(single):
        return ""
    return f"Write '{single}': two hyphens part the ids in the names of records."


def _unreadable_period(item: str) -> Iterator[tuple[str, str]]:
    try:
        period.parse(item)
    except InvalidDate as error:
        yield error.problems[0].message, _as_meant(item) or error.problems[0].hint


def _as_meant(item: str) -> str:
    """Say how a date that people write is written in EDTF, where it has one meaning."""
    try:
        found = read_range(item)
        return f"Write {found}" if found.endswith(".") else f"Write {found}."
    except InvalidDate:
        return ""


def _taken_base(item: str) -> Iterator[tuple[str, str]]:
    taken = sorted(_RESERVED & {*item.split("/")[3:]})
    if taken:
        message = f"{shown(item)} contains /{taken[0]}/, which the names of things contain."
        yield message, "Choose another address."


def _checks_out(lei: str) -> bool:
    """Check the last two digits of an LEI by ISO 7064, MOD 97-10.

    >>> _checks_out("529900T8BM49AURSDO55"), _checks_out("529900T8BM49AURSDO56")
    (True, False)
    """
    return int("".join(str(int(sign, 36)) for sign in lei)) % 97 == 1


def _well_formed(item: str, kind: str) -> bool:
    """Check the form; what RDF itself demands of addresses and language tags comes on top."""
    import pyoxigraph

    if not _PATTERNS[kind][0].fullmatch(item):
        return False
    if kind == "lei":
        return _checks_out(item)
    try:
        if kind == "url":
            pyoxigraph.NamedNode(item)
        if kind == "language":
            pyoxigraph.Literal("", language=item)
    except ValueError:
        return False
    return True


def _unknown(
    item: str, targets: tuple[str, ...], known: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, str]]:
    if any(target not in known or item in known[target] for target in targets):
        return
    every = [ref for target in targets for ref in known[target]]
    what = targets[0][:-1] if targets[0] != "countries" else "country"
    yield f"unknown {what} {shown(item)}.", nearest(item, every, f"Add it to {targets[0]}.csv.")


def _unknown_choice(item: str, what: str, known: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Find a word that is none of the choices; classes may be in small letters."""
    choices = sorted(known)
    if item not in choices and (what != "class" or item.casefold() not in map(str.lower, choices)):
        hint = nearest(item, choices, f"Use one of: {', '.join(choices)}.")
        yield f"unknown {_SPOKEN.get(what, what)} {shown(item)}.", hint


_SPOKEN: Final = {"scheme": "concept scheme"}
