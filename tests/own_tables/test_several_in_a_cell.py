"""A cell that seems to name several is doubted, and real names with commas or "and" are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.own_tables.both_doors import read_both

_DOUBT = "is read as one name, and may be several."


def doubted(tmp_path: Path, text: str) -> list[str]:
    """List the cells of a table that are doubted, the same in both ways."""
    told = read_both(tmp_path, text).told
    return sorted(message.removesuffix(f" {_DOUBT}")[1:-1] for message in told if _DOUBT in message)


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        (
            'Initiative,Countries\nSea,"France, Spain, Chad"\nAir,Spain and Chad\n',
            ["France, Spain, Chad", "Spain and Chad"],
        ),
        ('Pledge,Country\nSea,"France, Spain & Chad"\nSea,Peru\n', ["France, Spain & Chad"]),
        (
            'Member,Coalitions\nA,Green / Red\nB,Green and Blue\nC,"Green (2019), Blue (2020)"\n',
            ["Green (2019), Blue (2020)", "Green / Red", "Green and Blue"],
        ),
        ('Coalition,Members\nGreen,"Acme, Beta, Delta"\nBlue,Acme\n', ["Acme, Beta, Delta"]),
        (
            'Member,Pledge\nAcme,Green\nBeta,Green\n"Acme, Beta",Blue\nAcme und Beta,Red\n',
            ["Acme und Beta", "Acme, Beta"],
        ),
        ('Member,Pledge\nAcme,"Green (2019), Blue (2020)"\n', ["Green (2019), Blue (2020)"]),
        ("Member,Pledge\nAcme,Green\nBeta,Blue\nEta,Green & Blue\n", ["Green & Blue"]),
    ],
)
def test_lists_are_doubted(table: str, cells: list[str], tmp_path: Path) -> None:
    assert doubted(tmp_path, table) == cells


@pytest.mark.parametrize(
    "table",
    [
        "Country,Treaty\nBosnia and Herzegovina,Sea\nTrinidad & Tobago,Sea\nTobago,Sea\n",
        'Countries,Treaty\n"Korea, Republic of",Sea\n"Iran, Islamic Republic of",Air\n',
        'Members,Pledge\n"Acme, Inc.",Green\n"Beta, Inc.",Blue\n"Eta Co., Ltd.",Red\n',
        'Member,Pledge\n"Acme, Inc.",Green\nAcme,Green\n"Beta, LLC",Green\n"Eta, LLC",Green\n',
        "Member,Pledges\nAcme,Digital Trust and Safety Partnership\nBeta,Trust and Safety Pact\n",
        'Member,Pledge\n"Ministry of Health, Chad",A\n"Ministry of Trade, Chad",A\n'
        '"Ministry of Health, Peru",A\n"Ministry of Trade, Peru",A\n',
        "Member,Pledge\nResearch and Growth,A\nResearch and Trade,A\nGrowth and Trade,A\n",
        'Members,Pledge\n"Food, Farms and Forests",A\nAcme,A\nBeta,A\n',
    ],
)
def test_names_with_commas_and_words_between_are_not(table: str, tmp_path: Path) -> None:
    assert doubted(tmp_path, table) == []


def test_a_name_in_two_lines_of_a_cell_is_one_where_it_stands_in_one_elsewhere(
    tmp_path: Path,
) -> None:
    found = read_both(tmp_path, 'Member,Pact\nAcme,"Green\nPact"\nBeta,Green Pact\n')
    assert found.members == ("Acme in Green Pact", "Beta in Green Pact")


@pytest.mark.parametrize(
    "header",
    [
        *(
            "Verpflichtungen",
            "Bündnisse",
            "Netzwerke",
            "Verträge",
            "Pactes",
            "Réseaux",
            "Alianzas",
            "Acuerdos",
        ),
        *("Alleanze", "Coalizioni", "Alianças", "Coalities", "Netwerken"),
    ],
)
def test_plurals_of_what_is_joined_are_parted(tmp_path: Path, header: str) -> None:
    found = read_both(tmp_path, f"Organisation,{header}\nDelta,Klimapakt; Netz\nAcme,Netz\n")
    assert found.members == ("Acme in Netz", "Delta in Klimapakt", "Delta in Netz")
    assert not found.told
