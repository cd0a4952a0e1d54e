"""Guess how a table is to be read, and say for each column why; the guess is never silent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Final

from graphkit.authoring.cell_meanings.columns_of_marks import are_marks, is_sign
from graphkit.authoring.cell_meanings.numbers import is_plain_number
from graphkit.authoring.cell_meanings.rows_looked_at import ROWS_FOR_GUESS
from graphkit.authoring.cell_meanings.yes_and_no import are_answers
from graphkit.authoring.headers.asked_in_header import is_question
from graphkit.authoring.headers.asks_otherwise import denies_or_postpones
from graphkit.authoring.headers.columns_by_cells import recognised_by_cells, set_aside_told
from graphkit.authoring.headers.dates_by_words import hold_dates
from graphkit.authoring.headers.held_by_columns import texts_of
from graphkit.authoring.headers.labels_beside_addresses import items_of_wikidata
from graphkit.authoring.headers.not_as_called import names_its_cells
from graphkit.authoring.headers.numbered_columns import numbered_with
from graphkit.authoring.headers.one_table import (
    is_country,
    is_group,
    is_part_of_name,
    is_word,
    recognised,
)
from graphkit.authoring.headers.time_headers import times_across
from graphkit.authoring.known_words.words_of_headers import ALL_COLUMNS, BELONGS, NAMES, called
from graphkit.authoring.rows.names_in_cells import sign_between
from graphkit.importing.mapping import MembershipMap, TableMap
from graphkit.importing.spreadsheets.columns_across import across_in, are_years
from graphkit.importing.spreadsheets.guess_stages import guess_stages
from graphkit.importing.spreadsheets.guess_wide import guess_wide, rows_say_more
from graphkit.importing.spreadsheets.guessed_mapping import (
    BY_CELLS,
    BY_DIFFERENCE,
    BY_NAME,
    BY_PLACE,
    BY_REPETITION,
    OWN,
    ColumnGuess,
    Guess,
)
from graphkit.importing.spreadsheets.name_across import marks_for_own_name
from graphkit.importing.spreadsheets.offices import is_office, is_organisation
from graphkit.tabular.reading.lines_of_text import Line

_EDGES: Final = frozenset(zip(called("edge-from"), called("edge-to"), strict=True))
_ENDS: Final = ("member", "coalition")
_SHOWN: Final = 3


def guess_mapping(header: Sequence[str], lines: Sequence[Line], coalition: str = "") -> Guess:
    """Guess how a table is to be read.

    Parameters
    ----------
    header : sequence of str
        The names of its columns.
    lines : sequence of Line
        Its first rows, a few hundred are enough.
    coalition : str, optional
        The coalition that all of it is about.

    Examples
    --------
    >>> rows = [(2, ["Chad", "x", ""]), (3, ["Peru", "", "x"])]
    >>> found = guess_mapping(["Country", "Pact A", "Pact B"], rows)
    >>> found.map.form, found.map.across, [column.read_as for column in found.columns]
    ('wide', ('Pact A', 'Pact B'), ['member', 'a coalition', 'a coalition'])
    """
    columns = [
        [cells[place] for _, cells in lines[:ROWS_FOR_GUESS]] for place in range(len(header))
    ]
    samples = [_values(column) for column in columns]
    by_names = recognised(header, about_one=bool(coalition)).names
    columns = [
        one if known in ALL_COLUMNS else [*marks_for_own_name(name, one)]
        for name, known, one in zip(header, by_names, columns, strict=True)
    ]
    if _are_edges(header, columns):
        return _edges(header, columns, samples)
    if not coalition and (told := guess_stages(header)):
        return _stages(told, samples)
    across = across_in(header, columns, about_one=bool(coalition))
    if not coalition and rows_say_more(header, columns, across):
        return _long(header, columns, samples, coalition)
    years = are_years([header[place] for place in across])
    if coalition and not years:
        return _long(header, columns, samples, coalition)
    if len(across) < 2 and not years:
        return _long(header, columns, samples, coalition)
    wide = guess_wide(header, columns, samples, across, coalition)
    return wide or _long(header, columns, samples, coalition)


def _values(column: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cell.strip() for cell in column if cell.strip()))[:_SHOWN]


def _are_edges(header: Sequence[str], columns: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first two columns are the ends of edges, and not those of a time."""
    named = tuple(name.strip().casefold() for name in header[:2]) in _EDGES
    return named and not all(map(hold_dates, columns[:2]))


def _edges(
    header: Sequence[str], columns: Sequence[Sequence[str]], samples: Sequence[tuple[str, ...]]
) -> Guess:
    """Read a list of edges: from the member to the coalition, and what is said of each."""
    names = [name.strip() for name in header]
    of_edges = ["" if place < len(_ENDS) else name for place, name in enumerate(names)]
    known = recognised_by_cells(of_edges, columns, about_one=True).names
    taken = dict(zip(_ENDS, range(len(_ENDS)), strict=True))
    for place, name in enumerate(known):
        if of_edges[place] and name in NAMES:
            taken.setdefault(name, place)
    read_as = {place: name for name, place in taken.items()}
    why = {0: "where an edge begins", 1: "where it ends"}
    told = [
        ColumnGuess(
            name,
            read_as.get(place, OWN),
            samples[place],
            why.get(place, BY_NAME if place in read_as else "nothing known"),
        )
        for place, name in enumerate(names)
    ]
    one = MembershipMap({name: names[place] for name, place in taken.items()})
    return Guess(TableMap("long", (one,)), tuple(told))


def _stages(told: TableMap, samples: Sequence[tuple[str, ...]]) -> Guess:
    """Read pairs of columns below the names of treaties."""
    one = told.memberships[0]
    columns = [ColumnGuess(one.columns["member"], "member", samples[0], "by its place")]
    for step, sample in zip(told.memberships, samples[1:], strict=True):
        read_as = f"since, as {step.text['role']}"
        why = f"of {step.text['coalition']}, by its name"
        columns.append(ColumnGuess(step.columns["since"], read_as, sample, why))
    return Guess(told, tuple(columns))


def _long(
    header: Sequence[str],
    columns: Sequence[Sequence[str]],
    samples: Sequence[tuple[str, ...]],
    coalition: str,
) -> Guess:
    known = recognised_by_cells(header, columns, about_one=bool(coalition))
    names = known.names
    taken: dict[str, int] = {}
    why: dict[int, str] = {}
    for place, name in enumerate(names):
        if header[place].strip() and name in ALL_COLUMNS and name not in taken:
            taken[name] = place
            by_cells = name == BELONGS and known.set_aside
            why[place] = BY_CELLS if by_cells else _by_name_or_place(header[place], name)
    if coalition or _holds_marks(columns, taken.get("coalition")):
        _release(taken, why, "coalition")
    if "member" in taken or not known.set_aside:
        _by_values(header, columns, taken, why, needs_coalition=not coalition)
    found = []
    for place, name in enumerate(header):
        read_as = next((key for key, value in taken.items() if value == place), OWN)
        reason = why.get(place, "nothing known")
        found.append(ColumnGuess(name.strip(), read_as, samples[place], reason))
    if doubt := _as_many(header, columns, taken):
        place = taken["member"]
        found[place] = found[place]._replace(
            why=f"{found[place].why}, though {doubt!r} tells as many"
        )
    told = {name: header[place].strip() for name, place in taken.items()}
    sign = sign_between(columns[taken["coalition"]]) if "coalition" in taken else ""
    split = {"coalition": sign} if sign and why[taken["coalition"]] == BY_NAME else {}
    if split:
        place = taken["coalition"]
        found[place] = found[place]._replace(why=f"{BY_NAME}, several with {sign!r} between")
    one = MembershipMap(told, {"coalition": coalition} if coalition else {}, split=split)
    several = {
        name: numbered_with(header, place)
        for name, place in taken.items()
        if name in _ENDS and why[place] == BY_NAME
    }
    for name, places in several.items():
        for place in places[1:]:
            found[place] = found[place]._replace(read_as=name, why=BY_NAME)
    return Guess(
        TableMap("long", tuple(_of_each(header, one, several))), tuple(found), set_aside_told(known)
    )


def _of_each(
    header: Sequence[str], one: MembershipMap, several: Mapping[str, Sequence[int]]
) -> Iterator[MembershipMap]:
    """Make a membership of each of several numbered columns, where it is filled."""
    needs = tuple(name for name, places in several.items() if len(places) > 1)
    for places in product(*several.values()):
        named = {name: header[n].strip() for name, n in zip(several, places, strict=True)}
        yield replace(one, columns={**one.columns, **named}, needs=needs) if needs else one


def _by_name_or_place(header: str, name: str) -> str:
    """Say how an end was told: labels of items that are called as nothing is go by their place."""
    stem = header.strip().casefold().removesuffix("label").rstrip("_ ")
    plain_name = name not in _ENDS or stem == header.strip().casefold() or is_word(stem)
    return BY_NAME if plain_name else BY_PLACE


def _as_many(
    header: Sequence[str], columns: Sequence[Sequence[str]], taken: Mapping[str, int]
) -> str:
    """Name the column that tells no fewer apart than a column of countries that is the members."""
    member = taken.get("member")
    if member is None or not is_country(header[member]):
        return ""
    countries = _several(columns[member])
    others = _texts(header, columns, taken)
    return next((header[place].strip() for place in others if others[place] >= countries), "")


def _holds_marks(columns: Sequence[Sequence[str]], place: int | None) -> bool:
    return place is not None and are_marks(columns[place], dates=False)


def _release(taken: dict[str, int], why: dict[int, str], name: str) -> None:
    if name in taken:
        why.pop(taken.pop(name))


def _by_values(
    header: Sequence[str],
    columns: Sequence[Sequence[str]],
    taken: dict[str, int],
    why: dict[int, str],
    *,
    needs_coalition: bool,
) -> None:
    """Choose the columns of members and coalitions by how often their values come again."""
    if needs_coalition and "coalition" not in taken and "member" in taken:
        office = next((n for n, name in enumerate(header) if is_office(name)), None)
        others = [n for n in _texts(header, columns, taken) if n != office and _again(columns[n])]
        if office is not None and not others and is_organisation(header[taken["member"]]):
            taken["coalition"], taken["member"] = taken["member"], office
            why[office] = BY_NAME
    texts = _texts(header, columns, taken)
    if "member" not in taken and texts:
        place = max(texts, key=lambda one: (texts[one], -one))
        group = taken.get("coalition")
        if (
            group is not None
            and is_group(header[group])
            and texts[place] < _several(columns[group])
        ):
            taken["member"], why[group] = group, "its texts differ more than those of the others"
            del taken["coalition"]
        else:
            taken["member"], why[place] = place, BY_DIFFERENCE
            if {*why.values()} == {BY_DIFFERENCE} and _are_lists([columns[one] for one in texts]):
                return
            del texts[place]
    if needs_coalition and "coalition" not in taken and texts:
        place = min(texts, key=lambda one: (texts[one], one))
        if not _lists(columns[taken["member"]], columns[place]):
            taken["coalition"], why[place] = place, BY_REPETITION


def _again(column: Sequence[str]) -> bool:
    """Whether a text of a column comes again."""
    return _several(column) < sum(bool(cell.strip()) for cell in column)


def _are_lists(columns: Sequence[Sequence[str]]) -> bool:
    """Tell whether columns list names, of which some stand in several columns and no one twice.

    >>> _are_lists([["Acme", "Beta"], ["Beta", ""], ["Gamma", ""]])
    True
    """
    filled = [[cell.strip() for cell in column if cell.strip()] for column in columns]
    names = [name for column in filled for name in {*column}]
    alone = all(len({*column}) == len(column) for column in filled)
    return len(columns) > len(_ENDS) and alone and len({*names}) < len(names)


def _lists(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two columns hold the same names, as where each lists the members of one."""
    first, second = ({cell.strip() for cell in column} - {""} for column in (one, other))
    return 2 * len(first & second) >= min(len(first), len(second))


def _texts(
    header: Sequence[str], columns: Sequence[Sequence[str]], taken: Mapping[str, int]
) -> dict[int, int]:
    """Count the distinct values of each column that may hold names; marks and dates are none."""
    held = {one for place in taken.values() for one in numbered_with(header, place)}
    held |= {*items_of_wikidata(header, columns)}  # their labels name them
    held |= {*times_across(header)}  # of one of them, those of the other times would be lost
    return {
        place: _several(column)
        for place, column in enumerate(columns)
        if place not in held
        and header[place].strip()
        and not is_part_of_name(header[place])
        and not denies_or_postpones(header[place])
        and not is_question(header[place])
        and not names_its_cells(header[place], texts_of(column))
        and (cells := [cell for cell in column if cell.strip()])
        and not are_marks(cells)
        and not any(is_sign(cell.strip().partition(" ")[0]) for cell in cells)
        and not are_answers(cells)
        and not all(map(is_plain_number, cells))
    }


def _several(column: Sequence[str]) -> int:
    return len({cell for cell in column if cell.strip()})
