"""Find columns whose headers tell ends or signatures only above dates, and that hold texts."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.authoring.cell_meanings.date_like import is_date_like
from graphkit.authoring.cell_meanings.yes_and_no import says_no, says_yes
from graphkit.authoring.dates.empty_words import is_unknown
from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.words_in_header import without_brackets
from graphkit.authoring.known_words.words_of_headers import IF_DATED


def hold_texts(header: Sequence[str], columns: Sequence[Sequence[str]]) -> set[int]:
    """Find the places of columns such as "Denuncia" that hold reports, or who signed.

    Examples
    --------
    >>> header = ["Empresa", "Denuncia"]
    >>> hold_texts(header, [["Acme"], ["Por la ONG"]]), hold_texts(header, [["Acme"], ["2015"]])
    ({1}, set())
    """
    return {
        place
        for place, name in enumerate(header)
        if without_brackets(plain(name)) in IF_DATED and _are_texts(columns[place])
    }


def _are_texts(column: Sequence[str]) -> bool:
    cells = [cell for cell in map(str.strip, column) if not is_unknown(cell)]
    return bool(cells) and not any(
        is_date_like(cell) or says_yes(cell) or says_no(cell) for cell in cells
    )
