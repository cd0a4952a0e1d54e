"""Hard names of countries mean the right ones, and those of several countries mean none."""

from __future__ import annotations

import csv
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from graphkit.names.countries import country_names, find_country
from graphkit.names.tables import rows_of

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "data"


def hard_names() -> list[tuple[str, str]]:
    with (HERE / "hard_countries.csv").open(encoding="utf-8", newline="") as file:
        return [(row["typed"], row["codes"]) for row in csv.DictReader(file)]


@pytest.fixture(scope="module")
def cldr() -> ModuleType:
    """The script that writes the table."""
    spec = importlib.util.spec_from_file_location("cldr", HERE / "cldr.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_table_of_territories_is_what_cldr_says(cldr: ModuleType) -> None:
    assert cldr.TABLE.read_text(encoding="utf-8") == cldr.territories()


def test_the_table_of_months_is_what_cldr_says_and_no_name_means_two(cldr: ModuleType) -> None:
    written = cldr.MONTHS.read_text(encoding="utf-8")
    assert written == cldr.months()
    assert cldr.WEEKDAYS.read_text(encoding="utf-8") == cldr.weekdays()
    names = [line.split(",")[1] for line in written.splitlines()[1:]]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("typed", "codes"), hard_names())
def test_hard_names(typed: str, codes: str) -> None:
    """Several codes, or one with a question mark, go to a person; no code is no country."""
    found = find_country(typed)
    assert list(found.codes) == codes.replace("?", "").split()
    doubtful = len(found.codes) > 1 or codes.endswith("?")
    assert found.status == ("doubtful" if doubtful else "sure" if codes else "none")


def test_there_are_enough_hard_names() -> None:
    assert len({typed for typed, _ in hard_names()}) >= 90


def test_every_name_of_cldr_means_its_own_country_or_is_known_to_be_of_several() -> None:
    shared = {"FM", "GE", "CG", "MF"}
    for row in rows_of("territories"):
        for language in ("en", "fr", "de", "es"):
            if name := row[language]:
                found = find_country(name)
                assert row["code"] in found.codes, name
                assert found.status == "sure" or row["code"] in shared, name


def test_an_alias_means_one_thing() -> None:
    meant: dict[str, set[str]] = {}
    for row in rows_of("country_aliases"):
        meant.setdefault(row["name"], set()).add(row["codes"])
    assert [name for name, codes in meant.items() if len(codes) > 1] == []
    known = {row["code"] for row in rows_of("territories")}
    codes = {code for row in rows_of("country_aliases") for code in row["codes"].split(";")}
    assert {code for code in codes if code not in known} == {
        *("057", "GB-ENG", "GB-NIR", "GB-SCT", "GB-WLS", "US-GA")
    }


def test_the_jurisdictions_of_the_bundled_facts_are_known() -> None:
    with (DATA / "countries.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if "-" not in row["code"]]
    assert [row["code"] for row in rows if row["name_fr"] not in country_names(row["code"])] == []


def test_codes_are_read_in_capitals_only() -> None:
    assert find_country("IN").codes == find_country("IND").codes == ("IN",)
    assert find_country("in").status == find_country("And").status == "none"
