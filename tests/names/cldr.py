"""Write the table of territories from the names of CLDR, as Babel carries them.

``python tests/names/cldr.py`` writes the table again, after an update of Babel; a test proves
that the committed table is what Babel gives.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from babel import Locale
from babel.core import get_global

TABLE = Path(__file__).parents[2] / "graphkit" / "names" / "tables" / "territories.csv"
LANGUAGES = ("en", "fr", "de", "es")
NO_PLACES = {"EZ", "QO", "XA", "XB", "ZZ"}
"""The Eurozone, a group of islands for statistics, and codes for tests and for the unknown."""


def territories() -> str:
    """Give code, codes of three letters, and names of every territory with a code of two."""
    names = {language: Locale(language).territories for language in LANGUAGES}
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(["code", "other_codes", *LANGUAGES])
    for code in sorted(names["en"]):
        if code.isalpha() and code not in NO_PLACES:
            labels = [names[language].get(code, "") for language in LANGUAGES]
            writer.writerow([code, ";".join(_other_codes(code)), *labels])
    return buffer.getvalue()


def _other_codes(code: str) -> list[str]:
    """Give the codes of three letters that mean this territory alone, former ones too."""
    aliases = get_global("territory_aliases")
    return sorted(c for c, now in aliases.items() if len(c) == 3 and c.isalpha() and now == [code])


if __name__ == "__main__":
    TABLE.write_text(territories(), encoding="utf-8", newline="")
