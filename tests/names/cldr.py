"""Write the tables of territories and of months from CLDR, as Babel carries it.

``python tests/names/cldr.py`` writes the tables again, after an update of Babel; a test proves
that the committed tables are what Babel gives.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from babel import Locale
from babel.core import get_global

PACKAGE = Path(__file__).parents[2] / "graphkit"
TABLE = PACKAGE / "names" / "tables" / "territories.csv"
MONTHS = PACKAGE / "facts" / "months.csv"
WEEKDAYS = PACKAGE / "facts" / "weekdays.csv"
OF_MONTHS = (
    *(
        "en",
        "fr",
        "de",
        "es",
        "it",
        "pt",
        "nl",
        "pl",
        "cs",
        "sk",
        "sl",
        "sv",
        "da",
        "nb",
        "fi",
        "et",
    ),
    *(
        "hu",
        "ro",
        "el",
        "tr",
        "ru",
        "uk",
        "bg",
        "lt",
        "lv",
        "sr",
        "ca",
        "id",
        "ar",
        "hi",
        "fa",
        "he",
    ),
)
"""Without Croatian, whose *listopad* is October, and November in Polish and Czech."""
ALSO = {
    1: "jänner janv",
    2: "fevrier fevr",
    3: "mrz maerz",
    4: "",
    5: "",
    6: "",
    7: "juil",
    8: "aout",
    9: "sept setiembre",
    10: "",
    11: "",
    12: "decembre",
}
"""Other spellings that people use."""
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


def months() -> str:
    """Give the names of each month in full and in short, in small letters and without a point."""
    names: dict[int, set[str]] = {number: {*also.split()} for number, also in ALSO.items()}
    for language in OF_MONTHS:
        for forms in Locale.parse(language).months.values():
            for width in ("wide", "abbreviated"):
                for number, name in forms[width].items():
                    names[number].add(name.casefold().removeprefix("de ").removeprefix("d\u2019"))
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(["month", "name"])
    for number in sorted(names):
        plain = {name.strip("."): number for name in names[number]}
        writer.writerows([number, name] for name in sorted(plain) if _is_word(name))
    return buffer.getvalue()


def weekdays() -> str:
    """Give the names of the days of the week likewise, in the order of the alphabet."""
    names = {
        name.casefold().strip(".")
        for language in OF_MONTHS
        for forms in Locale.parse(language).days.values()
        for width in ("wide", "abbreviated")
        for name in forms[width].values()
    }
    return "\n".join(["name", *sorted(filter(_is_word, names))]) + "\n"


def _is_word(name: str) -> bool:
    return bool(name) and not any(map(str.isdigit, name)) and " " not in name


def _other_codes(code: str) -> list[str]:
    """Give the codes of three letters that mean this territory alone, former ones too."""
    aliases = get_global("territory_aliases")
    return sorted(c for c, now in aliases.items() if len(c) == 3 and c.isalpha() and now == [code])


if __name__ == "__main__":
    TABLE.write_text(territories(), encoding="utf-8", newline="")
    MONTHS.write_text(months(), encoding="utf-8", newline="")
    WEEKDAYS.write_text(weekdays(), encoding="utf-8", newline="")
