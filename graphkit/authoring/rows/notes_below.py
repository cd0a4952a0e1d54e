"""Leave out sentences that stand alone below a table; what may be one is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from graphkit.authoring.cell_meanings.below_table import may_be_below
from graphkit.authoring.cell_meanings.said_of_standing import said_of_standing
from graphkit.authoring.doubts_counted import LEFT_OUT
from graphkit.authoring.headers.header import Report
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.names.normal_form import legal_form
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of
from graphkit.tabular.reading.lines_of_text import Line

_WORDS: Final = 5
"""A note has no fewer words; *Save the Children.* has."""
_SMALL_LETTERS: Final = 2
"""So many longer words in small letters has a sentence, and hardly a name."""
_MANY: Final = 3
"""So many has what may be one although no full stop ends it."""
_LONGER: Final = re.compile(r"(?:[^\W\d_]+['’])?[^\W\d_]{4,}\W*")
_ENDS: Final = (".", "!")
_HINT: Final = "If it is a note, take it out of the table."
_KEY: Final = re.compile(r"\S{1,12}\s*=\s*(?P<meaning>\S.*)")
"""What says what a sign or letter means: "M = member"."""
_KEY_OF_SIGN: Final = re.compile(r"\S{1,3}\s+=\s+[^\W\d_]{3,}.*")
"""What is a key and no name: a short sign, and a word behind spaces."""
_SURE_VERBS: Final = frozenset(words_of("row_words", "verb-of-sentence"))
_VERBS: Final = _SURE_VERBS.union(words_of("row_words", "verb-or-noun"))
_WHO: Final = frozenset(words_of("row_words", "who-does"))
"""Before a verb, this may stand in a name: "Women who have served."."""
_FEW: Final = 4
"""So many words has a note without a full stop, one of them a verb."""
_LABELLED: Final = re.compile(r"[^\W\d_]+\s?:\s+\S.*|[^\W\d_]+：\s*\S.*")
"""A word, a colon, and what it introduces."""
_FOR_MORE: Final = re.compile(rf"(?:{any_of(words_of('row_words', 'for-more'))})\b", re.I)
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+", re.I)
_LAST: Final = re.compile(r"[^\W\d_]{3,}[.!]")
"""The last word of a sentence, and no abbreviation."""


def without_notes_below(
    path: str, names: Sequence[str], lines: Iterable[Line], doubt: Report, leave_out: Report
) -> Iterable[Line]:
    """Leave out sentences below the last row that says more than a name.

    Parameters
    ----------
    path : str
        The file.
    names : sequence of str
        What each column holds. Where one says what was joined, a cell alone in its row joined
        nothing, and nothing is looked for.
    lines : iterable of Line
        The rows.
    doubt, leave_out : callable
        Are given what may be a sentence and stays, and what is one.

    Examples
    --------
    >>> rows = [(2, ["Acme", "2019"]), (3, ["Organisations in italics have left the Code.", ""])]
    >>> told = []
    >>> list(without_notes_below("a.csv", ["member", "since"], rows, told.append, told.append))
    [(2, ['Acme', '2019'])]
    >>> told[0].message
    "'Organisations in italics have left the Code.' stands alone below the table, and is a note."
    """
    if "coalition" in names:
        return lines
    if len(names) < 2:
        return _doubting_sentences(path, lines, doubt)
    member = names.index("member") if "member" in names else 0
    return _without(path, member, lines, doubt, leave_out)


def _without(
    path: str, member: int, lines: Iterable[Line], doubt: Report, leave_out: Report
) -> Iterator[Line]:
    held: list[Line] = []
    whole, addresses, filled = 0, False, True
    for line in lines:
        cells = line[1]
        if len(cells) - cells.count("") > 1:
            whole += 1
            addresses = addresses or _is_address(cells[member : member + 1])
            filled = filled and not held
            for above in held:
                _tell_if_note(path, above, member, doubt)
            yield from held
            held.clear()
            yield line
        else:
            held.append(line)
    for number, cells in held:
        cell = next((one.strip() for one in cells if one.strip()), "")
        named = member < len(cells) and cells[member].strip() == cell
        address = not addresses and _is_address([cell])
        if whole and (address or (_is_surely_note(cell) if named else _is_like_note(cell))):
            message = f"{shown(cell)} stands alone below the table, and is a note."
            leave_out(Problem(path, number, "member", message, LEFT_OUT, left_out=True))
            continue
        may_be = _is_like_note(cell) or (whole >= len(held) and _may_be_sentence(cell))
        may_be = may_be or (filled and whole > len(held) and _may_be_about_table(cell))
        if named and whole and may_be and not may_be_below(cell):
            message = f"{shown(cell)} stands alone below the table, and is read as a member."
            doubt(Problem(path, number, "member", message, _HINT))
        yield number, cells


def _doubting_sentences(path: str, lines: Iterable[Line], doubt: Report) -> Iterator[Line]:
    """Doubt sentences in a table of names alone, where nothing tells which row is the last."""
    for line in lines:
        _tell_if_note(path, line, 0, doubt, keys=False)
        yield line


def _tell_if_note(path: str, line: Line, member: int, doubt: Report, *, keys: bool = True) -> None:
    """Tell of what is a sentence, or says what a letter means, and is read as a member."""
    number, cells = line
    cell = cells[member].strip() if member < len(cells) else ""
    said = cell[-1:] in _ENDS and (_is_like_note(cell) or _has_verb(cell))
    if cell and (said or (keys and _KEY.fullmatch(cell))):
        message = f"{shown(cell)} is read as a member, and may be a note."
        doubt(Problem(path, number, "member", message, _HINT))


def _is_surely_note(cell: str) -> bool:
    """Tell whether a cell is surely a sentence, as its verb says, or says what a sign means.

    >>> _is_surely_note("Dates are those of the signature."), _is_surely_note("M = member")
    (True, True)
    >>> _is_surely_note("Women who have served in armed forces."), _is_surely_note("A=B")
    (False, False)
    """
    if key := _KEY.fullmatch(cell):
        return _KEY_OF_SIGN.fullmatch(cell) is not None or bool(said_of_standing(key["meaning"]))
    words = cell.split()
    said = {word for before, word in pairwise(words) if before.casefold() not in _WHO}
    return not _SURE_VERBS.isdisjoint(said) and _is_like_note(cell)


def _is_like_note(cell: str) -> bool:
    """Tell whether a cell reads as a sentence, or as what says what a letter means, does.

    >>> _is_like_note("Dates are those of the signature."), _is_like_note("Save the Children.")
    (True, False)
    >>> _is_like_note("International Business Machines Computing Corp.")
    False
    """
    words = cell.split()
    if _KEY.fullmatch(cell):
        return True
    if len(words) < _WORDS or not _LAST.fullmatch(words[-1]) or cell[:1] in "\"'“«„":
        return False
    named = legal_form(f"acme {words[-1]}").stem == "acme"
    return not named and _small_letters(words) >= _SMALL_LETTERS


def _may_be_sentence(cell: str) -> bool:
    words = cell.split()
    return len(words) >= _WORDS and (_small_letters(words) >= _MANY or _has_verb(cell))


def _may_be_about_table(cell: str) -> bool:
    """Tell whether a cell may be a note below rows all of which say more than a name.

    >>> _may_be_about_table("Criterion: turnover"), _may_be_about_table("All dates are approximate")
    (True, True)
    >>> _may_be_about_table("Re:Common"), _may_be_about_table("Friends of the Earth")
    (False, False)
    """
    words = cell.split()
    named = _LABELLED.fullmatch(cell) or _FOR_MORE.match(cell)
    return bool(named) or (len(words) >= _FEW and not _SURE_VERBS.isdisjoint(words[1:-1]))


def _is_address(cells: Sequence[str]) -> bool:
    return any(_ADDRESS.fullmatch(cell.strip()) for cell in cells)


def _has_verb(cell: str) -> bool:
    """Tell whether a full stop ends words of which one is a verb in small letters.

    >>> _has_verb("We are all members of the EU."), _has_verb("Friends of the Earth in the EU.")
    (True, False)
    """
    words = cell.split()
    return len(words) >= _WORDS and cell[-1:] in _ENDS and not _VERBS.isdisjoint(words)


def _small_letters(words: Sequence[str]) -> int:
    return sum(word[0].islower() and _LONGER.fullmatch(word) is not None for word in words)
