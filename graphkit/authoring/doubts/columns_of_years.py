"""Doubt own columns that are called as years are and hold marks: they say who belonged when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import own_columns
from graphkit.authoring.cell_meanings.columns_of_marks import are_marks
from graphkit.authoring.cell_meanings.columns_of_roles import names_role
from graphkit.authoring.cell_meanings.marks import mark_of
from graphkit.authoring.cell_meanings.said_of_standing import role_said
from graphkit.authoring.headers.time_headers import begun_at, is_time
from graphkit.authoring.headers.year_headers import words_beside_year, year_named
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.names.tables import words_of

_IMPORT: Final = "Read the table with graphkit import, which makes periods of such columns."
_LETTERS: Final = (
    "Read the table with graphkit import, and say in its mapping what each letter or word means: "
    "its report says how."
)
_TIMES: Final = "Write a row for each membership, with since, and until where it ended."
_MAP: Final = (
    'Write form = "years" and across = [{}] into import-map.toml, and below [marks] what each'
    ' letter means, such as M = "member"; then import again.'
)
_MANNERS: Final = frozenset(words_of("standing_words", "manner-of-member"))
_LONGEST: Final = 2
"""Letters; what is longer is a text of its own."""
_MOST: Final = 4
"""Codes; more of them, such as those of countries, say something else."""
_MOST_WORDS: Final = 8
"""Words; more of them are texts of all sorts."""


def columns_of_years(
    rows: Sequence[Row], headers: Mapping[str, str], *, imported: bool = False
) -> Iterator[Problem]:
    """Find columns such as 2019 and 2020 with marks or letters below, of which no time is read.

    *Members 2019* and *Members 2020* are such ones, too, and so are months, quarters and days.
    Texts are taken for letters where one of them is surely a role, as in *full* and *observer*, or
    all say how somebody belongs, as *full* and *associate* do.

    Parameters
    ----------
    rows : sequence of Row
        Memberships, filled in.
    headers : mapping of str to str
        The headers as written, where they have names of their own.
    imported : bool
        Whether they are imported, so that a mapping may say how the columns are read.

    Yields
    ------
    Problem
        One for all of them together.
    """
    own = {name: seen for name, seen in own_columns(rows).items() if _is_time(name, headers)}
    lettered = {name for name, seen in own.items() if _are_letters(seen)}
    lettered = lettered or _of_roles(own)
    marked = {name for name, seen in own.items() if are_marks(seen, dates=False)}
    years = _called_alike(lettered | marked, headers)
    apart = not all(_year_of(name, headers) for name in years)
    if len(years) > 1:
        first, last = (headers.get(name, name) for name in (years[0], years[-1]))
        message = (
            f"the columns {first!r} to {last!r} look like the {'times' if apart else 'years'} of"
            " memberships, and are kept as columns of your own: no time is read of them."
        )
        across = ", ".join(f'"{headers.get(name, name)}"' for name in years)
        hint = _MAP.format(across) if imported else _LETTERS if lettered - marked else _IMPORT
        yield Problem(rows[0].path, 0, first, message, _TIMES if apart else hint)


def _is_time(name: str, headers: Mapping[str, str]) -> bool:
    return is_time(headers.get(name, name))


def _year_of(name: str, headers: Mapping[str, str]) -> str:
    """Give the year that a column is called by, as "2019" and "Members 2019" are."""
    return year_named(headers.get(name, name))


def _called_alike(names: Collection[str], headers: Mapping[str, str]) -> list[str]:
    """Give the years in order; of several words beside them the one that most have."""
    words = {name: _words_beside(name, headers) for name in sorted(names)}
    most = Counter(words.values()).most_common(1)
    alike = [name for name in words if most and words[name] == most[0][0]]
    return sorted(alike, key=lambda name: begun_at(headers.get(name, name)))


def _words_beside(name: str, headers: Mapping[str, str]) -> tuple[str, ...]:
    """Give the words beside a year; that of a month or quarter is no such word."""
    return words_beside_year(headers.get(name, name)) if _year_of(name, headers) else ()


def _are_letters(cells: Collection[str]) -> bool:
    """Whether cells hold codes such as M or O, and nothing else but signs that nobody belonged."""
    letters = {cell for cell in cells if _is_letter(cell)}
    return 0 < len(letters) <= _MOST and all(
        _is_letter(cell) or mark_of(cell) == "no" for cell in cells
    )


def _of_roles(columns: Mapping[str, Collection[str]]) -> set[str]:
    """Give columns of a few words for how somebody belonged, by one of them or by all."""
    texts = {cell.strip().casefold() for seen in columns.values() for cell in seen} - {""}
    words = {text for text in texts if mark_of(text) == "other"}
    few = len(words) <= _MOST_WORDS and not any(map(str.isdigit, "".join(words)))
    sure = any(map(names_role, words)) or (bool(words) and all(map(_is_manner, words)))
    return {*columns} if few and sure else set()


def _is_manner(text: str) -> bool:
    """Tell whether a text says as what somebody belongs: "full", "associate member"."""
    return text in _MANNERS or bool(role_said(text))


def _is_letter(cell: str) -> bool:
    return cell.strip().isalpha() and len(cell.strip()) <= _LONGEST
