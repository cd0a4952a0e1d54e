"""Tell the errors that formulas of spreadsheets leave in cells from names."""

from __future__ import annotations

import re
from typing import Final

_ERRORS: Final = re.compile(
    r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|FIELD!|BUSY!|CONNECT!|BLOCKED!"
    r"|UNKNOWN!|GETTING_DATA|NV|WERT!|BEZUG!|NOMBRE\?|NOM\s?\?|VALEUR\s?!)"
)


def failed_formula(cell: str) -> bool:
    """Tell whether a cell holds the error of a formula and nothing else.

    Examples
    --------
    >>> failed_formula("#N/A"), failed_formula("#1 Coalition")
    (True, False)
    """
    return cell[:1] == "#" and bool(_ERRORS.fullmatch(cell))
