"""What people write in the stead of a name: that it is not known, or that there is none."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from graphkit.authoring.dates.empty_words import UNKNOWN, is_node
from graphkit.authoring.doubts_counted import LEFT_OUT
from graphkit.authoring.header import Report
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.names.tables import words_of
from graphkit.tabular.reading.lines_of_text import Line

_NAMIBIA: Final = "NA"
_WORDS: Final = frozenset(
    [
        *UNKNOWN,
        *("??", "???", "--", "---", "...", "…", "/", "*", ".", "_", "n\\a", "#n/a", "n.n."),
        *("not applicable", "no data", "no name", "missing", "(none)", "(blank)", "(empty)"),
        *("to be determined", "to be announced", "to be decided", "not stated", "not specified"),
        *(
            "others",
            "other",
            "various",
            "misc",
            "etc",
            "etc.",
            "among others",
            "sonstige",
            "autres",
        ),
        *("andere", "divers", "otros", "otras"),
        *("unspecified", "undisclosed", "(unknown)", "nil", "empty", "blank"),
        *("none of the above", "none of these", "don't know", "prefer not to say", "keine davon"),
        *("aucun de ces", "ninguno de los anteriores", "nessuno", "nenhum"),
        *("keine angabe", "nicht bekannt", "ohne angabe", "entfällt"),
        *("non communiqué", "non renseigné", "non précisé", "aucun", "aucune"),
        *("desconocido", "desconocida", "sin datos", "no disponible", "ninguno", "ninguna"),
    ]
)
_MORE: Final = re.compile(
    r"(?:and |und |et |y |\+ ?)\d+ (?:more|others|weitere|andere|autres|más)", re.I
)
"""What stands for names that are not listed."""
_KEY: Final = re.compile(
    r"(?:legend|legende|légende|leyenda|key|colou?rs?|farben|couleurs)\s*:", re.I
)
"""What stands before the meanings of colours and signs."""
_AGAIN: Final = frozenset(
    ['"', "''", "″", "〃", "„", "“", "”", "idem", "id.", "do.", "dto.", "ditto"]
)
"""What repeats the cell above it."""
_ANSWERS: Final = frozenset(
    word for word in words_of("standing_words", "yes", "no") if word.isalpha() and len(word) > 1
)
_OBJECT: Final = "an object of JSON stands in the stead of a name."


@lru_cache(maxsize=65536)
def placeholder(name: str, country: bool = True) -> str:
    """Say that a cell holds no name but a word in its stead; empty if it may be a name.

    Parameters
    ----------
    name : str
        As written.
    country : bool
        Whether it may be the code of a country, as "NA" is that of Namibia, and "No" of Norway;
        what was joined may not.

    Examples
    --------
    >>> placeholder("TBC"), placeholder(" n/a "), placeholder("Acme")
    ("'TBC' stands for a name that is not known.", "'n/a' stands for a name that is not known.", '')
    >>> placeholder("NA"), placeholder("NA", country=False) != ""
    ('', True)
    >>> placeholder('{"name": "Acme"}')
    'an object of JSON stands in the stead of a name.'
    """
    bare = name.strip()
    if bare[:1] in "{[" and bare[-1:] in "}]" and _is_json(bare):
        return _OBJECT
    if not country and bare.casefold() in _ANSWERS:
        return f"{bare!r} says yes or no, and names nothing that was joined."
    if len(bare) > 1 and not bare.strip("-:=_–— "):
        return f"{bare!r} is a line drawn between rows, and no name."
    if is_node(bare) and not bare.isalnum():  # a member may be called t12
        return f"{bare!r} stands for something that nobody knows."
    if _KEY.fullmatch(bare):
        return f"{bare!r} stands before a key, and is no name."
    if bare.casefold() in _AGAIN:
        return f"{bare!r} repeats what stands above it, and is no name."
    if _MORE.fullmatch(bare):
        return f"{bare!r} stands for names that are not listed."
    if bare.casefold() not in _WORDS or (country and bare == _NAMIBIA):
        return ""
    return f"{bare!r} stands for a name that is not known."


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False


def without_placeholders(
    path: str, names: Sequence[str], lines: Iterable[Line], doubt: Report
) -> Iterator[Line]:
    """Leave out the rows that hold a word in the stead of a member or of what it joined.

    Parameters
    ----------
    path : str
        The file.
    names : sequence of str
        What each column holds.
    lines : iterable of Line
        The rows.
    doubt : callable
        Is given each row that is left out.

    Examples
    --------
    >>> lines = [(2, ["Acme", "tbd"]), (3, ["Acme", "Green"])]
    >>> list(without_placeholders("a.csv", ["member", "coalition"], lines, [].append))
    [(3, ['Acme', 'Green'])]
    """
    ends = [(name, names.index(name)) for name in ("member", "coalition") if name in names]
    for line, cells in lines:
        for name, place in ends:
            cell = cells[place] if place < len(cells) else ""
            if why := placeholder(cell, name == "member"):
                doubt(Problem(path, line, name, why, LEFT_OUT, left_out=True))
                break
        else:
            yield line, cells


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
