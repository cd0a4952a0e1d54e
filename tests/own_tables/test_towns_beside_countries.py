"""Cities beside their countries are the members; where a government has signed is no member."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from tests.own_tables.both_doors import graphs, read_both

ROWS = "Wien;C40;2001;Austria\nGraz;C40;2003;Austria\nBern;C40;2005;Switzerland\n"
IN_C40 = ("Bern in C40 2005/..", "Graz in C40 2003/..", "Wien in C40 2001/..")


@pytest.mark.parametrize(
    ("town", "country"),
    [
        ("Member city", "Country"),
        ("Signatory city", "Country"),
        ("Mitgliedsstadt", "Land"),
        ("Mitgliedsstadt / Member city", "Land / Country"),
        ("Ville membre", "Pays"),
        ("Ciudad miembro", "País"),
        ("City", "Country"),
        ("Name of the city", "Country"),
        ("Town", "Country (HQ)"),
        ("Municipality", "Country"),
        ("Local authority", "Country"),
        ("Stadt", "Land"),
        ("Gemeinde", "Staat"),
        ("Stadt / City", "Land / Country"),
        ("Ville", "Pays"),
        ("Commune", "Pays"),
        ("Ciudad", "País"),
        ("Municipio", "País"),
        ("Comune", "Country"),
        ("Region", "Country"),
    ],
)
def test_cities_beside_their_countries_are_the_members(
    tmp_path: Path, town: str, country: str
) -> None:
    text = f"{town};Network;Joined;{country}\n{ROWS}"
    found = read_both(tmp_path, text)
    assert found.members == IN_C40 and not found.told
    for kg in graphs(tmp_path, text):
        found_countries = {one["label"]: one["country"] for one in kg.list("actors").records()}
        assert found_countries == {"Wien": "AT", "Graz": "AT", "Bern": "CH"}


@pytest.mark.parametrize(
    "header",
    [
        "Library",
        "Libraries",
        "Law Society",
        "Bar / Law Society",
        "University",
        "Bibliothek",
        "Nombre del colegio",
        "Établissement adhérent",
        "Mitgliedsbibliothek",
        "Member library",
        "Signatory bar",
    ],
)
def test_bodies_beside_their_countries_are_the_members(tmp_path: Path, header: str) -> None:
    rows = "Acme;C40;2001;Austria\nBeta;C40;2003;Austria\nGamma;C40;2005;Switzerland\n"
    found = read_both(tmp_path, f"{header};Network;Joined;Country\n{rows}")
    assert [one.split(" in ")[0] for one in found.members] == ["Acme", "Beta", "Gamma"]
    assert not found.told


@pytest.mark.parametrize("body", ["Bank", "University", "Port"])
def test_a_body_of_a_government_that_signed_is_no_member(tmp_path: Path, body: str) -> None:
    rows = "Austria;ÖNB;Pact;2001\nPeru;BCRP;Pact;2003\n"
    found = read_both(tmp_path, f"Country;{body};Treaty;Signed\n{rows}")
    assert found.members == ("Austria in Pact 2001/..", "Peru in Pact 2003/..")


def test_a_header_with_the_word_member_wins_wherever_it_stands(tmp_path: Path) -> None:
    text = "Country;Pact;Member city\nAustria;C40;Wien\nPeru;C40;Lima\n"
    assert read_both(tmp_path, text).members == ("Lima in C40", "Wien in C40")
    text = "Member country;Network;Member city\nAustria;C40;Wien\nPeru;C40;Lima\n"
    assert read_both(tmp_path, text).members == ("Lima in C40", "Wien in C40")


@pytest.mark.parametrize(
    "header", ["Country;Pact;Capital city", "Country;Pact;HQ city", "Government;Pact;City"]
)
def test_a_capital_or_a_seat_is_no_member(tmp_path: Path, header: str) -> None:
    found = read_both(tmp_path, f"{header}\nAustria;C40;Wien\nPeru;C40;Lima\n")
    assert found.members == ("Austria in C40", "Peru in C40")


def test_the_city_of_an_organisation_is_no_member(tmp_path: Path) -> None:
    for town in ("City", "Member city", "Municipality"):
        text = f"Organisation;{town};Country;Pact\nAcme;Wien;Austria;Zero\nBeta;Graz;Austria;Zero\n"
        assert read_both(tmp_path, text).members == ("Acme in Zero", "Beta in Zero")


@pytest.mark.parametrize("header", ["Country;City;Treaty", "City;Country;Treaty"])
def test_where_governments_signed_is_no_member(tmp_path: Path, header: str) -> None:
    rows = [("France", "Paris"), ("Peru", "Paris"), ("Chile", "Lima"), ("Peru", "Lima")]
    pairs = [pair if header.startswith("Country") else pair[::-1] for pair in rows]
    text = "".join(f"{one};{other};Pact\n" for one, other in pairs)
    found = read_both(tmp_path, f"{header}\n{text}")
    assert {one.partition(" in ")[0] for one in found.members} == {"France", "Peru", "Chile"}


def test_regions_of_the_world_are_no_members(tmp_path: Path) -> None:
    rows = "Europe;France;Pact\nAfrica;Chad;Pact\nAmericas;Peru;Pact\n"
    found = read_both(tmp_path, f"Region;Country;Treaty\n{rows}")
    assert found.members == ("Chad in Pact", "France in Pact", "Peru in Pact")


def test_answers_say_that_a_city_of_each_country_may_be_no_member(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    path = tmp_path / "table.csv"
    for header, message in {
        "City;Country;Pact": "'City' is read as the members, and 'Country' tells as many apart.",
        "Country;City;Pact": "'Country' is read as the members, and 'City' tells as many apart.",
    }.items():
        cells = ["Wien;Austria", "Lima;Peru"]
        rows = cells if header.startswith("City") else ["Austria;Wien", "Peru;Lima"]
        text = header + "\n" + "".join(f"{row};C40\n" for row in rows)
        assert read_both(tmp_path, text).told == (message,)
        with pytest.warns(UserWarning, match=message):
            gk.load(path)
        for _ in range(2):  # the second answer comes from the cache
            assert message in run_cli("members", "C40", "--data", path).err
        folder = tmp_path / header.partition(";")[0]
        assert message in run_cli("import", path, "-o", folder).err


def test_cities_in_a_wide_table_are_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text("City;Country;C40;Eurocities\nWien;Austria;x;x\nGraz;Austria;;x\nBern;CH;x;\n")
    found = gk.import_file(path)
    assert [row["name"] for row in found.tables["actors"]] == ["Wien", "Graz", "Bern"]
