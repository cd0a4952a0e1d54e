"""Who is named beside a member is somebody, and no column of a table is lost on import."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.authoring.read_tables import examine
from graphkit.importing.import_file import import_file

from .both_doors import graphs

HEADER = "Member,Coalition,Tier,Fee,Joined,On behalf of,Jointly with\n"
TABLE = (
    HEADER
    + "Acme Ltd,Green Pact,Gold,100,2019-01-05,Acme Holding,\n"
    + "Beta AG,Green Pact,Silver,50,2020-02-01,,Acme Ltd; Gamma\n"
)
SAID = ("label", "tier", "fee", "jointly_with", "on_behalf_of")
RIGHT = [
    ("Acme Ltd", "Gold", "100", None, "acme-holding"),
    ("Beta AG", "Silver", "50", "acme-ltd; gamma", None),
]


def told(kg: gk.KnowledgeGraph) -> list[tuple[object, ...]]:
    return list(kg.members("Green Pact").select(*SAID))


def test_names_beside_the_member_are_those_of_somebody(tmp_path: Path) -> None:
    path = tmp_path / "seats.csv"
    path.write_text(TABLE, encoding="utf-8")
    kg = gk.load(path)
    assert told(kg) == RIGHT
    assert {"acme-holding", "gamma"} <= set(kg.list("actors").column("id"))
    assert gk.check(path).ok
    gk.import_file(path, tmp_path / "imported")
    assert told(gk.load(tmp_path / "imported")) == RIGHT


def test_a_column_that_a_mapping_does_not_speak_of_is_kept_as_it_is_written(tmp_path: Path) -> None:
    path, mapping = tmp_path / "seats.csv", tmp_path / "map.toml"
    path.write_text(TABLE, encoding="utf-8")
    mapping.write_text(
        '[[membership]]\nmember = "Member"\ncoalition = "Coalition"\n', encoding="utf-8"
    )
    gk.import_file(path, tmp_path / "imported", map=mapping)
    written = (tmp_path / "imported" / "memberships.csv").read_text(encoding="utf-8")
    for text in ("tier_as_written", "Gold", "Acme Holding", "Acme Ltd; Gamma", "50"):
        assert text in written


def test_a_part_of_a_country_lies_in_it_and_is_kept_as_written(tmp_path: Path) -> None:
    text = "Member,Coalition,Country\nAcme,Pact,Scotland\nBeta,Pact,US-CA\nGamma,Pact,Atlantis\n"
    for kg in graphs(tmp_path, text):
        found = kg.members("Pact", at_least="possible").records()
        assert [row["country"] for row in found] == ["Scotland", "US-CA", "Atlantis"]
        based = kg.query("SELECT ?who ?where WHERE { ?who cg:basedIn ?where }").records()
        where = {str(row["who"]): str(row["where"]).rpartition("/")[2] for row in based}
        assert sorted(where.values()) == ["country-gb", "country-us"]


@pytest.mark.parametrize(
    ("countries", "told"),
    [
        (("France", "Korea", "EU", "Germny"), "'Korea', 'Germny'"),
        (("Scotland", "DE", "European Union", "n/a"), ""),
        (("A", "B", "C", "Germny"), "'A', 'B', 'C' and 1 more"),
    ],
)
def test_countries_that_are_not_read_are_told_once(
    tmp_path: Path, countries: tuple[str, ...], told: str
) -> None:
    path = tmp_path / "table.csv"
    rows = (f"{name},Red Pact,{one}\n" for name, one in zip("PQRS", countries, strict=True))
    path.write_text("Member,Coalition,Country\n" + "".join(rows), "utf-8")
    for doubts in (examine(path).doubts, import_file(path).doubts):
        found = [one for one in doubts if one.column == "Country"]
        assert len(found) == bool(told)
        assert all(f"no country is read of {told}:" in one.message for one in found)
        assert all(("North Korea or South Korea" in one.hint) == ("Korea" in told) for one in found)
