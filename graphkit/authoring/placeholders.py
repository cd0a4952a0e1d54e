"""What people write in the stead of a name: that it is not known, or that there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from graphkit.authoring.dates.empty_words import UNKNOWN
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_NAMIBIA: Final = "NA"
_WORDS: Final = frozenset(
    [
        *UNKNOWN,
        *("??", "???", "--", "---", "...", "…", "/", "*", ".", "_", "n\\a", "#n/a", "n.n."),
        *("not applicable", "no data", "no name", "missing", "(none)", "(blank)", "(empty)"),
        *("to be determined", "to be announced", "to be decided", "not stated", "not specified"),
        *("unspecified", "undisclosed", "(unknown)", "nil", "empty", "blank"),
        *("keine angabe", "nicht bekannt", "ohne angabe", "entfällt"),
        *("non communiqué", "non renseigné", "non précisé", "sans objet", "aucun", "aucune"),
        *("desconocido", "desconocida", "sin datos", "no disponible", "ninguno", "ninguna"),
    ]
)


@lru_cache(maxsize=65536)
def placeholder(name: str, *, country: bool = True) -> str:
    """Say that a cell holds no name but a word in its stead; empty if it may be a name.

    Parameters
    ----------
    name : str
        As written.
    country : bool
        Whether it may be the code of a country, as "NA" is that of Namibia.

    Examples
    --------
    >>> placeholder("TBC"), placeholder(" n/a "), placeholder("Acme")
    ("'TBC' stands for a name that is not known.", "'n/a' stands for a name that is not known.", '')
    >>> placeholder("NA"), placeholder("NA", country=False) != ""
    ('', True)
    """
    bare = name.strip()
    if bare.casefold() not in _WORDS or (country and bare == _NAMIBIA):
        return ""
    return f"{bare!r} stands for a name that is not known."


def placeholder_in(cells: Sequence[str], places: Mapping[str, int]) -> tuple[str, str]:
    """Find the first of some columns that holds a word in the stead of a name.

    Parameters
    ----------
    cells : sequence of str
        A row.
    places : mapping of str to int
        The places of the columns, by what they hold.

    Returns
    -------
    tuple of str
        What the column holds, and what is said of it; both are empty if there is none.

    Examples
    --------
    >>> placeholder_in(["Acme", "tbd"], {"member": 0, "coalition": 1})
    ('coalition', "'tbd' stands for a name that is not known.")
    """
    for name, place in places.items():
        why = placeholder(cells[place], country=name == "member") if place < len(cells) else ""
        if why:
            return name, why
    return "", ""


def namibia_or_nothing(rows: Iterable[Row]) -> Iterator[Problem]:
    """Doubt that "NA" is Namibia where most other members are no codes.

    Parameters
    ----------
    rows : iterable of Row
        Memberships as they were read, with the member in the own column ``member``.

    Yields
    ------
    Problem
        One at most, in the line of the first.
    """
    listed = [row for row in rows if "member" in row.own]
    first = next((row for row in listed if row.own["member"] == _NAMIBIA), None)
    if first is None:
        return
    names = {row.own["member"] for row in listed}
    if 2 * sum(len(name) < 4 and name.isupper() for name in names) > len(names):
        return
    message = f"{_NAMIBIA!r} is read as a name: it is the code of Namibia, or stands for nothing."
    yield Problem(first.path, first.line, "member", message, "Write the name, or remove the row.")
