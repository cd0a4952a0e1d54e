"""Read the cells of one table that hold names: marks of footnotes, and several names in a cell.

Reading a table as it is and importing it follow the same rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import cells_of, own_of
from graphkit.authoring.cell_meanings.marks_of_names import may_be_trimmed, without_trimmings
from graphkit.authoring.cell_meanings.placeholders import placeholder
from graphkit.authoring.cell_meanings.rows_looked_at import ROWS_FOR_GUESS
from graphkit.authoring.doubts_counted import LEFT_OUT
from graphkit.authoring.headers.header import Report
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of
from graphkit.tabular.reading.lines_of_text import SeveralTexts

MARKS: Final = "])*†‡§#¹²³⁰⁴⁵⁶⁷⁸⁹"
"""What a name with the mark of a footnote ends with."""
_BULLETS: Final = "•●▪◦‣·■–-*"
"""What a name in a list that was copied begins with."""
_MARK: Final = re.compile(
    rf"(?<=[\w.)])(?:(?:\s*\[(?:(?:(?:{any_of(words_of('row_words', 'footnote-with-number'))})\s?)?"
    rf"\d{{1,2}}|[a-z]|{any_of(words_of('row_words', 'footnote'))})\])+"
    r"|\s+\(\d{1,2}\)|\s?[*†‡§]+|\s#|\s?[¹²³⁰⁴-⁹]+)$"
)
_BULLET: Final = re.compile(r"^(?:[•●▪◦‣·■]\s*|[–*-]\s+)(?=\w)")
_SIGNS: Final = (";", "|", "\n")


@lru_cache(maxsize=65536)
def without_marks(member: str) -> str:
    """Take the mark of a footnote from a name.

    >>> list(map(without_marks, ["Acme*", "Acme (1)", "C++ Alliance", "Acme (UK)"]))
    ['Acme', 'Acme', 'C++ Alliance', 'Acme (UK)']
    >>> list(map(without_marks, ["• Acme", "Acme[edit]", "- Acme", "-Acme", "* Acme", "*Acme"]))
    ['Acme', 'Acme', 'Acme', '-Acme', 'Acme', '*Acme']
    >>> list(map(without_marks, ["Togo[note 1]", "Chad[1][2]", "Peru ²", "Gabon #"]))
    ['Togo', 'Chad', 'Peru', 'Gabon']
    """
    if member.startswith("**") and member.endswith("**"):
        return member.strip("*") or member  # as Markdown writes what is bold
    member = without_trimmings(member) if may_be_trimmed(member) else member
    bare = _MARK.sub("", member) if member[-1:] in MARKS else member
    if bare[:1] in _BULLETS:
        bare = _BULLET.sub("", bare) or bare
    return bare


def may_be_marked(member: str) -> bool:
    """Tell by its first and last sign whether `without_marks` may take a mark off."""
    return member[-1:] in MARKS or member[:1] in _BULLETS or may_be_trimmed(member)


def sign_between(cells: Iterable[str]) -> str:
    """Tell what stands between several names in the cells of a column; empty if nothing does.

    >>> sign_between(["Red Pact; Blue Pact", "Red Pact"]), sign_between(["Red Pact;", "A, B"])
    (';', '')
    >>> sign_between(["Red\\nPact", "Blue Pact"]) == "\\n", sign_between(["Red\\nPact", "Red Pact"])
    (True, '')
    """
    known = list(cells)
    sign = _commonest(known[:ROWS_FOR_GUESS]) or _commonest(known[ROWS_FOR_GUESS:])
    return "" if sign == "\n" and _are_wrapped(known) else sign


def _are_wrapped(cells: Sequence[str]) -> bool:
    """Whether a name in two lines of a cell stands in one line of another."""
    names = {*cells}
    return any("\n" in name and " ".join(name.split()) in names for name in names)


def names_in(cell: str, sign: str) -> list[str]:
    """List the names in a cell, each once; one without a name holds an empty one.

    >>> names_in("Red Pact; Blue Pact; Red Pact;", ";"), names_in(";", ";")
    (['Red Pact', 'Blue Pact'], [''])
    >>> names_in("Red Pact (2019; founder); Blue Pact", ";"), names_in("Red (Pact; Blue", ";")
    (['Red Pact (2019; founder)', 'Blue Pact'], ['Red (Pact', 'Blue'])
    >>> names_in(SeveralTexts(["Red; Blue Pact", "Green"]), ";")
    ['Red; Blue Pact', 'Green']
    """
    texts = cell.texts if isinstance(cell, SeveralTexts) else parted(cell, sign)
    names = dict.fromkeys(name.strip() for name in texts)
    return [name for name in names if name] or [""]


def parted(cell: str, sign: str) -> list[str]:
    """Part a cell where a sign stands outside of brackets; one that is never closed holds nothing.

    >>> parted("A (b, c), D", ","), parted("A [b; c] (d; e);F", ";"), parted("A), (B", ",")
    (['A (b, c)', ' D'], ['A [b; c] (d; e)', 'F'], ['A)', ' (B'])
    >>> parted("A (b; c); D (e; F", ";")
    ['A (b; c)', ' D (e', ' F']
    """
    parts = cell.split(sign)
    if len(parts) < 2 or ("(" not in cell and "[" not in cell):
        return parts
    opened, inside = list[int](), set[int]()
    for place, one in enumerate(cell):
        if one in "([":
            opened.append(place)
        elif one in ")]" and opened:
            inside.update(range(opened.pop(), place))
    found = [parts[0]]
    place = len(parts[0])
    for part in parts[1:]:
        if place in inside:
            found[-1] += f"{sign}{part}"
        else:
            found.append(part)
        place += len(sign) + len(part)
    return found


def by_names(rows: Sequence[Row], sign: str, doubt: Report) -> list[Row]:
    """Make a row of each coalition that a cell names, and take the marks of footnotes from members.

    Parameters
    ----------
    rows : sequence of Row
        Memberships as they were just read, which may be changed where they stand; the member is in
        the own column ``member``.
    sign : str
        What stands between several coalitions in a cell, as `sign_between` tells; or empty.
    doubt : callable
        Is given each name in a list that is none, and makes no row.

    Returns
    -------
    list of Row
        A member that bore a mark stays as it was written in ``listed_as``.
    """
    for row in rows:
        member = row.own.get("member", "")
        if may_be_marked(member) and (bare := without_marks(member)) != member:
            own_of(row)["member"] = bare
            if not row.cells["listed_as"]:
                cells_of(row)["listed_as"] = member
    return list(_split(rows, sign, doubt) if sign else rows)


def marked_beside(names: Set[str]) -> dict[str, str]:
    """Give the names with the mark of a footnote that stand without it, too, with the bare one.

    >>> marked_beside({"NATO", "NATO[3]", "OPEC*"})
    {'NATO[3]': 'NATO'}
    """
    return {name: bare for name in names if (bare := without_marks(name)) != name and bare in names}


def _split(rows: Iterable[Row], sign: str, doubt: Report) -> Iterator[Row]:
    for row in rows:
        for name in names_in(row.cells["coalition"], sign):
            if why := placeholder(name, country=False):
                doubt(Problem(row.path, row.line, "coalition", why, LEFT_OUT, left_out=True))
                continue
            yield Row(row.path, row.line, {**row.cells, "coalition": name}, {**row.own})


def _commonest(cells: Iterable[str]) -> str:
    several = dict.fromkeys(_SIGNS, 0)
    for cell in cells:
        for sign in _SIGNS:
            if sign in cell:
                several[sign] += len(names_in(cell, sign)) > 1
    best = max(several, key=lambda sign: several[sign])
    return best if several[best] else ""
