"""Guess how a wide table is to be read: members by coalitions, or members by years."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.marks import mark_of
from graphkit.authoring.headers.columns_by_cells import recognised_by_cells
from graphkit.authoring.headers.dates_by_words import hold_dates
from graphkit.authoring.headers.one_table import is_country, is_group
from graphkit.authoring.known_words.words_of_headers import ALL_COLUMNS, BELONGS, TIME_COLUMNS
from graphkit.importing.mapping import YEAR_OF_ROW, MembershipMap, TableForm, TableMap
from graphkit.importing.spreadsheets.about_members import about_members
from graphkit.importing.spreadsheets.columns_across import are_years, is_year, odd_across
from graphkit.importing.spreadsheets.guess_stages import StageColumn, steps_apart
from graphkit.importing.spreadsheets.guessed_mapping import (
    BY_NAME,
    IN_PART,
    NUMBERS,
    OWN,
    TEXTS,
    ColumnGuess,
    Guess,
)
from graphkit.importing.spreadsheets.name_across import name_across
from graphkit.importing.spreadsheets.no_coalition import (
    left_beside,
    says_otherwise,
    what_was_joined,
)
from graphkit.importing.spreadsheets.pairs_of_dates import pairs_of_dates
from graphkit.importing.spreadsheets.panel_as_long import year_of_rows
from graphkit.importing.spreadsheets.roles_across import InRole, roles_across
from graphkit.importing.spreadsheets.sides_of_panel import (
    Sides,
    are_countries,
    sides_of_panel,
    unclear_sides,
)

_MARKED: Final = ("member", "date", "period")
_FEW: Final = 3
"""So many columns of dates may be those of one membership."""


def rows_say_more(
    header: Sequence[str], columns: Sequence[Sequence[str]], across: Sequence[int]
) -> bool:
    """Tell whether rows that come again beside texts are memberships, and a few dates are theirs.

    >>> header = ["Ship", "Seaman", "Muster", "Discharge"]
    >>> columns = [["Ann", "Ann"], ["Joe", "Jim"], ["1801", "1802"], ["1803", "1804"]]
    >>> rows_say_more(header, columns, [2, 3])
    True
    """
    across = [place for place in across if not is_year(header[place])]
    if not 0 < len(across) <= _FEW or not all(hold_dates(columns[place]) for place in across):
        return False
    others = [place for place in range(len(header)) if place not in across]
    told = _told(header, columns, others, years=False, about_one=False)
    stem = next(place for place in others if header[place].strip() in told.values())
    cells = [cell.strip() for cell in columns[stem] if cell.strip()]
    names = recognised_by_cells(header, columns).names
    return len({*cells}) < len(cells) and any(
        place != stem
        and _joins_several(columns[stem], columns[place])
        and header[place].strip()
        and names[place] not in ALL_COLUMNS
        and not says_otherwise(header[place])
        and not _in_part(columns[place])
        and any(re.search(r"[^\W\d]", cell) for cell in columns[place])
        for place in others
    )


def _joins_several(stems: Sequence[str], texts: Sequence[str]) -> bool:
    """Tell whether one of several rows of one name differs in a text; a capital never does."""
    pairs = {
        (stem.strip(), text.strip())
        for stem, text in zip(stems, texts, strict=True)
        if stem.strip() and text.strip()
    }
    return len({stem for stem, _ in pairs}) < len(pairs)


def guess_wide(
    header: Sequence[str],
    columns: Sequence[Sequence[str]],
    samples: Sequence[tuple[str, ...]],
    across: Sequence[int],
    coalition: str,
) -> Guess | None:
    """Guess how a wide table is to be read.

    Parameters
    ----------
    header, columns : sequence
        Its columns.
    samples : sequence of tuple of str
        Some values of each.
    across : sequence of int
        The places of those that may be coalitions, members or years.
    coalition : str
        The coalition that all of it is about; empty if there are several.

    Returns
    -------
    Guess or None
        None if the names of all of them say something else, or none names the rows.
    """
    sides = _sides(header, columns, across)
    if sides.unclear or not sides.across:
        return unclear_sides(header, samples, sides) if sides.unclear else None
    odd, across = {**sides.odd}, sides.across
    years = are_years([header[place] for place in across])
    form: TableForm = "years" if years else "wide"
    others = [place for place in range(len(header)) if place not in across]
    told = _told(header, columns, others, years=years, about_one=bool(coalition))
    described = about_members(header, columns, others, told)
    told = {**told, **described}
    named = told.get("member") or told.get("coalition")
    if not named:
        return None  # the column has no name
    stem = next(n for n, name in enumerate(header) if name.strip() == named)
    when = None if years else year_of_rows(header, columns, stem, across)
    if when is not None:
        told = {**told, YEAR_OF_ROW: header[when].strip()}
        odd.pop(when, None)
    elif not years and not any(_tells_time(columns[place]) for place in across):
        told = {**told, **_times(header, columns, others, told)}
    ends = {} if years or "member" not in told else _ends(header, columns, across)
    steps = {} if years or "member" not in told else _steps(header, columns, across)
    apart = [one for one in across if one not in ends and header[one].strip() not in steps]
    by_member = not years and when is None and "member" in told
    roles = roles_across(header, apart) if by_member else {}
    texts = _texts_beside_dates(header, columns, across)
    pairs = pairs_of_dates(header, columns, across) if by_member else {}
    found = []
    for place, name in enumerate(header):
        if place in ends.values():
            joined = next(header[one].strip() for one in ends if ends[one] == place)
            read_as, why = f"until, of {joined}", "by its name"
        elif place in across:
            read_as = "a year" if years else "a member" if "coalition" in told else "a coalition"
            if ends or steps or roles:
                step = steps.get(name.strip())
                read_as = _read_of_one(name, columns[place], step, roles.get(place))
            marked = pairs.get(place, "its cells are marks or dates")
            why = "its name is a year" if years else marked
        else:
            role = next((key for key, value in told.items() if value == name.strip()), "")
            by = BY_NAME if role in described else "by its name or place"
            read_as, why = (role, by) if role else (OWN, "nothing known")
            if not role and not years and name.strip():
                why = _in_part_or_few(columns, place, across)
            why = odd.get(place, TEXTS if place in texts and why == "nothing known" else why)
        found.append(ColumnGuess(name.strip(), read_as, samples[place], why))
    if ends or steps or roles:
        of_each = tuple(
            _begun_and_left(header, told, one, ends.get(one), steps)
            if one in ends or header[one].strip() in steps
            else _marked(header, told, one, roles.get(one))
            for one in across
        )
        return Guess(TableMap("long", of_each), tuple(found))
    text = {"coalition": coalition} if coalition and years else {}
    one = MembershipMap(told, text)
    wide = TableMap(form, (one,), tuple(header[place].strip() for place in across))
    return Guess(wide, tuple(found))


def _read_of_one(
    name: str, column: Sequence[str], step: StageColumn | None, as_what: InRole | None
) -> str:
    """Say what a column is, where others say when things were left, of which treaty or as what."""
    if as_what:
        as_role = f", as {as_what.role}" if as_what.role else ""
        return f"belongs, of {as_what.coalition}{as_role}"
    if step:
        return f"since, as {step.role} of {step.coalition}"
    if not hold_dates(column):
        return f"belongs, of {name_across(name)}"
    return f"since, of {what_was_joined(name)}"


def _sides(header: Sequence[str], columns: Sequence[Sequence[str]], across: Sequence[int]) -> Sides:
    """Choose the columns that are read across, and say of the others why they are not."""
    odd = odd_across(header, columns, across)
    rest = [place for place in across if place not in odd]
    panel = sides_of_panel(header, columns, rest) if rest else None
    return panel._replace(odd={**odd, **panel.odd}) if panel else Sides(rest, odd)


def _texts_beside_dates(
    header: Sequence[str], columns: Sequence[Sequence[str]], across: Sequence[int]
) -> set[int]:
    """Find columns of texts that may be what was joined, where columns of dates are read so."""
    if len(across) > _FEW or not all(hold_dates(columns[place]) for place in across):
        return set()
    return {
        place
        for place, column in enumerate(columns)
        if place not in across
        and header[place].strip()
        and not says_otherwise(header[place])
        and any(re.search(r"[^\W\d]", cell) for cell in column)
    }


def _told(
    header: Sequence[str],
    columns: Sequence[Sequence[str]],
    others: Sequence[int],
    *,
    years: bool,
    about_one: bool,
) -> dict[str, str]:
    """Say which columns that are not read across hold the members, or what they joined.

    Where there is no column of members, and one that is called as what was joined, the members
    stand across.
    """
    names = recognised_by_cells(
        [header[place] for place in others],
        [columns[place] for place in others],
        about_one=about_one,
    ).names
    joined = header[others[names.index("coalition")]].strip() if "coalition" in names else ""
    others_across = not joined or is_group(joined)
    if others_across and not years and _countries_across(header, columns, others):
        return {"coalition": header[others[0]].strip()}
    if joined and "member" not in names and not years and not is_group(joined):
        return {"coalition": joined}
    if joined and not years and is_group(joined) and is_country(header[_at(others, names)]):
        return {"member": joined}
    member = names.index("member") if "member" in names else _first_named(header, columns, others)
    told = {"member": header[others[member]].strip()}
    return {**told, "coalition": joined} if years and joined else told


def _first_named(
    header: Sequence[str], columns: Sequence[Sequence[str]], others: Sequence[int]
) -> int:
    """Give the place among other columns of the first that may name members, and holds no dates."""
    called = [header[place] for place in others]
    beside = [columns[place] for place in others]
    names = recognised_by_cells(called, beside, about_one=True).names
    if "member" in names:
        return names.index("member")
    return next((n for n, column in enumerate(beside) if not hold_dates(column)), 0)


def _countries_across(
    header: Sequence[str], columns: Sequence[Sequence[str]], others: Sequence[int]
) -> bool:
    """Tell whether the columns are called as countries are, and the rows as something else is."""
    if any(is_country(header[place]) for place in others):
        return False
    across = [cell for place, cell in enumerate(header) if place not in others and cell.strip()]
    rows = ([cell for cell in columns[place] if cell.strip()] for place in others)
    return len(across) > 1 and are_countries(across) and not any(map(are_countries, rows))


def _tells_time(column: Sequence[str]) -> bool:
    """Tell whether a cell says itself when it was."""
    return any(mark_of(cell.strip()) in ("date", "period") for cell in column if cell.strip())


def _times(
    header: Sequence[str],
    columns: Sequence[Sequence[str]],
    others: Sequence[int],
    told: Mapping[str, str],
) -> dict[str, str]:
    """Find the columns of dates that say of all marks of a row when they were made."""
    named = [header[place].strip() for place in others]
    names = recognised_by_cells(
        ["member" if name in told.values() else name for name in named],
        [columns[place] for place in others],
        about_one=True,
    ).names
    found = zip(names, named, strict=True)
    return {name: called for name, called in found if name in TIME_COLUMNS and called}


def _at(others: Sequence[int], names: Sequence[str]) -> int:
    """Give the place of the members among all columns."""
    return others[names.index("member")] if "member" in names else others[0]


def _ends(
    header: Sequence[str],
    columns: Sequence[Sequence[str]],
    across: Sequence[int],
) -> dict[int, int]:
    """Find for columns of beginnings those that say when these were left, if both hold dates."""
    named = {header[place].strip(): place for place in across}
    found = {
        named[joined.strip()]: place
        for place in range(len(header))
        if place not in across
        and (joined := left_beside(header[place], header))
        and joined.strip() in named
    }
    return {one: left for one, left in found.items() if _dated(columns, (one, left))}


def _steps(
    header: Sequence[str], columns: Sequence[Sequence[str]], across: Sequence[int]
) -> dict[str, StageColumn]:
    """Find the steps towards one treaty that stand in columns of their own and hold dates."""
    return steps_apart(header[place].strip() for place in across if _dated(columns, (place,)))


def _dated(columns: Sequence[Sequence[str]], places: Sequence[int]) -> bool:
    """Tell whether all that is filled of some columns holds dates, mostly."""
    filled = (columns[place] for place in places if any(map(str.strip, columns[place])))
    return all(map(hold_dates, filled))


def _begun_and_left(
    header: Sequence[str],
    told: Mapping[str, str],
    begun: int,
    left: int | None,
    steps: Mapping[str, StageColumn],
) -> MembershipMap:
    """Make a membership of a column of beginnings, and of one of ends beside it."""
    columns = {**told, "since": header[begun].strip()}
    if left is not None:
        columns["until"] = header[left].strip()
    if step := steps.get(header[begun].strip()):
        text = {"coalition": step.coalition, "role": step.role}
    else:
        text = {"coalition": what_was_joined(header[begun])}
    return MembershipMap(columns, text, needs=("since",))


def _marked(
    header: Sequence[str], told: Mapping[str, str], place: int, as_what: InRole | None = None
) -> MembershipMap:
    """Make a membership of a column of marks, beside others of dates or of another role."""
    columns = {**told, BELONGS: header[place].strip()}
    text = {"coalition": as_what.coalition if as_what else name_across(header[place])}
    if as_what and as_what.role:
        text["role"] = as_what.role
    return MembershipMap(columns, text, needs=(BELONGS,))


def _in_part_or_few(columns: Sequence[Sequence[str]], place: int, across: Sequence[int]) -> str:
    """Say why a column beside those that are read across may be one of them."""
    if _in_part(columns[place]):
        return IN_PART
    return NUMBERS if _few(columns[place], columns, across) else "nothing known"


def _few(column: Sequence[str], columns: Sequence[Sequence[str]], across: Sequence[int]) -> bool:
    """Tell whether a column holds numbers of one figure beside columns of 1 and 0."""
    cells = [cell.strip() for cell in column if cell.strip()]
    beside = any(cell.strip() == "1" for place in across for cell in columns[place])
    return beside and bool(cells) and all(len(cell) == 1 and cell.isdigit() for cell in cells)


def _in_part(column: Sequence[str]) -> bool:
    """Tell whether a quarter of the cells are marks or dates; numbers alone are none."""
    cells = [cell.strip() for cell in column if cell.strip()]
    marked = sum(mark_of(cell) in _MARKED for cell in cells)
    return 0 < len(cells) <= 4 * marked and not all(map(str.isdigit, cells))
