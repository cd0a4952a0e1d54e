"""Tell rows that are none of members: totals, notes, headings between rows, a header once more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from graphkit.authoring.cell_meanings.date_like import is_date_like
from graphkit.authoring.cell_meanings.notes_of_tables import is_note_of_table
from graphkit.authoring.cell_meanings.numbers import is_of_figures, number_of
from graphkit.authoring.dates.years import YEAR
from graphkit.authoring.known_words.words_of_headers import COALITIONS, COUNTED, SEVERAL_MEMBERS
from graphkit.authoring.known_words.words_of_standing import words_for
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of

_SUMS: Final = words_of("row_words", "total", "total-of-part", "average")
_NUMBER_OF: Final = words_of("row_words", "total-number-of")
"""What stands before the steps of states that a list of treaties counts below its rows."""
_TOTALS: Final = any_of(_SUMS)
_OBSERVERS: Final = tuple(f"{word}{end}" for word in words_for("observer") for end in ("s", "es"))
_COUNTABLE: Final = (*COUNTED, *_OBSERVERS)
_OF_WHAT: Final = (
    rf"(?:\s(?:(?:{any_of(words_of('row_words', 'number-of'))})\s)?(?:{any_of(_COUNTABLE)}))?"
)
_IN_ALL: Final = rf"(?:\s\((?:{any_of(words_of('row_words', 'all-of'))})\))?"
_TOTAL: Final = re.compile(rf"(?:{_TOTALS}){_OF_WHAT}{_IN_ALL}\s?[:.]?", re.I)
_HOW_MANY: Final = words_of("row_words", "how-many-of")
_COUNTED_IN_WORDS: Final = any_of((*_COUNTABLE, *words_of("row_words", "step-counted")))
_JOINED: Final = any_of(word.replace("_", " ") for word in COALITIONS)
_IN_TOTAL: Final = any_of(words_of("row_words", "total", "in-total"))
_COUNT: Final = re.compile(
    rf"\d+\s(?:{_COUNTED_IN_WORDS})"
    rf"|(?:{any_of(_HOW_MANY)})\s?(?:{_COUNTED_IN_WORDS}|{_JOINED})\b.{{0,40}}"
    rf"|(?:{_COUNTED_IN_WORDS}),?\s\(?(?:{_IN_TOTAL})\)?\s?[:=]?(?:\s?\d+)?"
    rf"|(?:{_COUNTED_IN_WORDS})\s?[:=]\s?\d+",
    re.I,
)
"""How many there are, in words that no member is called: "Number of members", "2 members"."""
_PART: Final = re.compile(
    rf"(?:{any_of(words_of('row_words', 'total-of-part'))})\b.*"
    rf"|(?:{_TOTALS}){_OF_WHAT}\s?(?:[:=]\s?\d+|\(\d+\))"
    rf"|(?:{_TOTALS})\s\d+\s(?:{_COUNTED_IN_WORDS})"
    rf"|(?:{any_of(_NUMBER_OF)})\s(?:{any_of(words_of('row_words', 'step-counted'))})\b.*",
    re.I,
)
"""What no member is called, whatever stands beside it."""
_BEFORE_NOTE: Final = (
    *words_of("header_words", "source", "note"),
    *words_of("row_words", "legend", "key", "total"),
)
_UPDATED_ON: Final = words_of("row_words", "updated-on")
_NOTE: Final = re.compile(
    r"[*†‡§©].*|[¹²³⁰⁴-⁹].*|[\[(](?:\d{1,2}|[a-z]|[*†‡§]+)[\])].+"
    rf"|(?:{any_of(_BEFORE_NOTE)})\s*:.*|(?:{any_of(_UPDATED_ON)})(?!\w).*\d.*",
    re.I,
)
_WHICH: Final = (
    *words_of("standing_words", "former", "not-yet"),
    *words_of("row_words", "which-members"),
    *words_for("suspended"),
)
_SEVERAL: Final = (
    *SEVERAL_MEMBERS,
    *words_of("row_words", "members-above-rows"),
    *_OBSERVERS,
)
_HEADING: Final = re.compile(
    rf"(?:(?:{any_of(_WHICH)})[\s-]+)*(?:{any_of(_SEVERAL)})(?:\s*\(\d+\))?\s*:?", re.I
)
"""What stands above several rows and says how these belong."""
_NO_WORD: Final = re.compile(r"\W")
_FIRST: Final = frozenset(
    _NO_WORD.split(phrase, maxsplit=1)[0]
    for phrase in (
        *(*_SUMS, *_NUMBER_OF, *_HOW_MANY, *_BEFORE_NOTE, *_UPDATED_ON),
        *(*_WHICH, *_SEVERAL, *COUNTED),
    )
)
"""With these begins what is none of a member: few names are looked at more closely."""
_STAND: Final = "say in a column role or status how those below it stand"
_COUNTED_ALONE: Final = re.compile(rf"(?:{_COUNTED_IN_WORDS})\s?:?", re.I)
"""What stands before how many there are of each: "Members"."""
_PLAIN_SUMS: Final = any_of(
    word for word in _SUMS if any(part in word for part in ("total", "sum", "gesamt"))
)
_SUM_OF: Final = re.compile(
    rf"(?:{_PLAIN_SUMS})\s(?P<of>.+)|(?P<what>.+)\s(?:{_PLAIN_SUMS})[:.]?", re.I
)
"""What a number beside it may be the sum of: the word for a total, and what it is of."""
_SUM: Final = re.compile(rf"(?:{_PLAIN_SUMS})\s\d+", re.I)
_IS_JOINED: Final = re.compile(rf"(?:.*\s)?\w*(?:{_JOINED})", re.I)
"""A name of something to join, as "Green Pact" or "Klimapakt" is."""
_SIGNS: Final = "*†‡§©¹²³⁰⁴⁵⁶⁷⁸⁹[(#"
_COUNTED: Final = frozenset(["", "total", "distinct", *COUNTED])


def below_table(
    cells: Sequence[str], member: int, header: Sequence[str] = (), *, joined: bool = False
) -> str:
    """Tell what a row below a table is, or a header between its pages, if it is none of a member.

    Parameters
    ----------
    cells : sequence of str
        The cells of a row.
    member : int
        The place of the member.
    header : sequence of str, optional
        The names of the columns.
    joined : bool
        Whether one of the columns says what was joined: a total alone in its row joined nothing,
        as where its number is a formula that was saved without a value.

    Returns
    -------
    str
        Why it is no member; empty if it may be one. A row in which no number, or only a year,
        stands beside the name and another text is one: there are companies called Total. So is
        one that has a year as other rows have, and a name that notes have, too.

    Examples
    --------
    >>> below_table(["Total", "3", ""], 0), below_table(["Total", "Green Pact"], 0)
    ("'Total' stands before numbers and is no member.", '')
    >>> below_table(["Total", "Health", "", "30"], 0), below_table(["Total", "Health", "2010"], 0)
    ("'Total' stands before numbers and is no member.", '')
    >>> below_table(["Total", ""], 0), below_table(["Total", ""], 0, joined=True)
    ('', "'Total' stands alone in its row and is no member.")
    >>> below_table(["Total", "Health", "2019-05-12"], 0)
    ''
    >>> below_table(["Subtotal Europe", "Health", "2"], 0)
    "'Subtotal Europe' is a total and no member."
    >>> below_table(["Total", "25 pledges"], 0, ["Member", "Pledge"])
    "'Total' stands before numbers and is no member."
    >>> below_table(["Total Green Pact", "2"], 0), below_table(["Total SE", "3"], 0)
    ("'Total Green Pact' stands before numbers and is no member.", '')
    >>> below_table(["2 members", "Green Pact"], 0), below_table(["Number of members", "2"], 0)
    ("'2 members' is a total and no member.", "'Number of members' is a total and no member.")
    >>> below_table(["* not yet ratified", ""], 0)
    "'* not yet ratified' is a note and no member."
    >>> below_table(["Source: the gazette", ""], 1)
    "'Source: the gazette' is a note and no member."
    >>> below_table(["Data from Space", ""], 0), below_table(["Data from Space", "2012"], 0)
    ("'Data from Space' is a note and no member.", '')
    >>> below_table(["FORMER MEMBERS:", "Pact", ""], 0)
    "'FORMER MEMBERS:' is a heading and no member: say in a column role or status how those below \
it stand."
    >>> below_table(["Member", "Pact", ""], 0, ["Member", "Pact", "Since"])
    'the names of the columns come again in this row.'
    """
    cell = cells[member] if member < len(cells) else ""
    if header and cell and cell == header[member] and _is_again(cells, header):
        return "the names of the columns come again in this row."
    name = " ".join(cell.split())
    if name and not name.isdigit() and not may_be_below(cell):
        return ""
    others = [cell for place, cell in enumerate(cells) if place != member and cell.strip()]
    if not name or name.isdigit() or _COUNT.fullmatch(name):
        told = _total_of_members(others, header, counted=bool(name))
        if told or name.isdigit():
            return told
    if not name:
        alone = others[0].strip() if len(others) == 1 else ""
        noted = _NOTE.fullmatch(alone) or is_note_of_table(alone)
        return f"{alone[:60]!r} is a note and no member." if noted else ""
    if _HEADING.fullmatch(name) and len(others) < 2:
        return f"{name[:60]!r} is a heading and no member: {_STAND}."
    if _PART.fullmatch(name) or _COUNT.fullmatch(name):
        return f"{name[:60]!r} is a total and no member."
    if joined and not others and _TOTAL.fullmatch(name):
        return f"{name[:60]!r} stands alone in its row and is no member."
    counts = [cell for cell in others if _is_count(cell, header)]
    plainly = any(not YEAR.fullmatch(cell.strip()) for cell in counts if is_of_figures(cell))
    enough = counts and (len(counts) == len(others) or (plainly and len(others) - len(counts) == 1))
    only_counts = plainly and len(counts) == len(others)
    if len(counts) == len(others) and _SUM.fullmatch(name):
        return f"{name[:60]!r} is a total and no member."
    summed = only_counts and _is_sum(name, header) and any(map(_is_many, counts))
    several = only_counts and _COUNTED_ALONE.fullmatch(name)
    if several or summed or (enough and _TOTAL.fullmatch(name)):
        return f"{name[:60]!r} stands before numbers and is no member."
    if not all(map(is_of_figures, others)):
        return ""
    noted = _NOTE.fullmatch(name) or (not others and is_note_of_table(name))
    return f"{name[:60]!r} is a note and no member." if noted else ""


def is_called_total(name: str) -> bool:
    """Tell whether a name is that of a row of totals, and of a company at most.

    >>> is_called_total("Totals"), is_called_total("TOTAL:"), is_called_total("Total Energies")
    (True, True, False)
    """
    return may_be_below(name) and _TOTAL.fullmatch(" ".join(name.split())) is not None


@lru_cache(maxsize=65536)
def may_be_below(name: str) -> bool:
    """Tell whether a name may be none, but what stands below a table.

    >>> may_be_below("Total"), may_be_below("* not yet ratified"), may_be_below("Acme")
    (True, True, False)
    """
    bare = " ".join(name.split())
    if bare[:1] and (bare[0] in _SIGNS or is_note_of_table(bare)):
        return True
    first = _NO_WORD.split(bare.casefold(), maxsplit=1)[0]
    if first.isdigit():
        return bool(_COUNT.fullmatch(bare))
    if first not in _FIRST:
        return bare.rpartition(" ")[2].rstrip(":.").casefold() in _SUMS
    return any(one.match(bare) for one in (_TOTAL, _PART, _NOTE)) or any(
        one.fullmatch(bare) for one in (_HEADING, _COUNT, _COUNTED_ALONE)
    )


def _total_of_members(
    others: Sequence[str], header: Sequence[str], *, counted: bool = False
) -> str:
    """Say that a row counts members: a total stands where the coalition does, and numbers beside.

    Where the member is a number itself (``counted``), that of which it is the sum may be named.

    >>> _total_of_members(["Grand total", "12"], ()), _total_of_members(["Green Pact"], ())
    ("'Grand total' stands before numbers and is nothing to join.", '')
    >>> _total_of_members(["Number of members", "12"], ())
    "'Number of members' stands before numbers and is nothing to join."
    >>> _total_of_members(["Total Green"], ()), _total_of_members(["Total Green"], (), counted=True)
    ('', "'Total Green' stands before numbers and is nothing to join.")
    """
    texts = [" ".join(cell.split()) for cell in others]
    sums = (_TOTAL, _COUNT, _SUM_OF) if counted else (_TOTAL, _COUNT)
    totals = [text for text in texts if any(one.fullmatch(text) for one in sums)]
    rest = (cell for cell, text in zip(others, texts, strict=True) if text not in totals)
    if totals and all(_is_count(cell, header) for cell in rest):
        return f"{totals[0]!r} stands before numbers and is nothing to join."
    return ""


def _is_count(cell: str, header: Sequence[str]) -> bool:
    """Whether a cell holds a number, alone or of what is counted here: "25", "n = 25"."""
    of = "" if is_of_figures(cell) else number_of(cell)
    if of is None or _is_day_or_span(cell.strip()):
        return False
    named = {part for name in header for part in name.casefold().split()}
    return of in _COUNTED or bool({of, of.removesuffix("s")} & named)


def _is_sum(name: str, header: Sequence[str]) -> bool:
    """Whether a name is that of the sum of something to join, and no company called Total SE."""
    found = _SUM_OF.fullmatch(name)
    what = (found["of"] or found["what"]).strip(" :.") if found else ""
    named = {" ".join(column.split()).casefold() for column in header}
    return bool(what) and (what.casefold() in named or _IS_JOINED.fullmatch(what) is not None)


def _is_many(cell: str) -> bool:
    """Whether a number is none of the marks 1 and 0."""
    return cell.strip() not in ("0", "1")


def _is_day_or_span(cell: str) -> bool:
    """Whether figures are those of a day, a month or a span of years, and of no number."""
    return not cell.isdigit() and any(map(str.isdigit, cell)) and is_date_like(cell)


def _is_again(cells: Sequence[str], header: Sequence[str]) -> bool:
    """Whether every cell is the name of its column, and one beside that of the member is."""
    said = [(cell.strip(), name.strip()) for cell, name in zip(cells, header, strict=False)]
    return sum(bool(cell) for cell, _ in said) > 1 and all(not c or c == name for c, name in said)
