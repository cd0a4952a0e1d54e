"""Which columns say who joined, and what: told by headers, in several languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.authoring.headers.one_table import recognised
from graphkit.errors import DataError
from graphkit.importing.import_file import import_file

from .written import load


@pytest.mark.parametrize(
    ("header", "member", "coalition"),
    [
        ("Signatory,Pledge", 0, 1),
        ("Pledge,Company,Country", 1, 0),
        ("State,Organisation,Date joined", 0, 1),
        ("Pays,Traité", 0, 1),
        ("Minister,Party,Cabinet", 0, 2),
        ("NAME ,  Coalition ", 0, 1),
    ],
)
def test_columns_are_found_by_their_names(
    tmp_path: Path, header: str, member: int, coalition: int
) -> None:
    cells = [f"Cell {place}" for place in range(header.count(",") + 1)]
    kg = load(tmp_path, f"{header}\n{','.join(cells)}\n")
    found = kg.members(cells[coalition])
    assert found.column("label") == (cells[member],)


def test_a_table_without_the_two_columns_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        load(tmp_path, "Firm,Turnover\nAcme,3\n")
    assert caught.value.problems[0].line == 1
    assert "coalitions they joined" in str(caught.value) and "'Turnover'" in str(caught.value)


@pytest.mark.parametrize(
    ("header", "member", "coalition", "since"),
    [
        ("Mitgliedsorganisation;Land;Bündnis;Beitritt am", "Acme", "Pact", "2019"),
        ("Land;Mitgliedsname;Abkommen;Mitglied seit", "France", "Pact", "2019"),
        ("Pays membre;Nature;Traité;Date d'adhésion", "Acme", "Pact", "2019"),
        ("Member organisation;Country;Network;From", "Acme", "Pact", "2019"),
        ("Empresa;País;Pacto;Desde", "Acme", "Pact", "2019"),
        ("Unternehmen;Land;Allianz;Aufnahmedatum", "Acme", "Pact", "2019"),
    ],
)
def test_members_are_found_in_the_words_of_other_languages(
    header: str, member: str, coalition: str, since: str, tmp_path: Path
) -> None:
    first, second = ("France", "Acme") if header.startswith("Land") else ("Acme", "France")
    (tmp_path / "t.csv").write_text(f"{header}\n{first};{second};Pact;2019\n", encoding="utf-8")
    found = gk.load(tmp_path / "t.csv").members(coalition).records()
    assert [(row["label"], row["start"]) for row in found] == [("Acme", since)]
    assert member in (first, second)


def test_countries_that_are_members_for_want_of_a_better_column_are_doubted(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    rows = ["Acme,France,Pact", "Beta,France,Pact", "Gamma,Peru,Pact"]
    path = tmp_path / "t.csv"
    path.write_text("\n".join(["Whoever,Country,Treaty", *rows]), encoding="utf-8")
    ran = run_cli("check", path)
    assert ran.code == 1 and "'Whoever' tells more apart" in ran.out
    doubts = [doubt.message for doubt in import_file(path).doubts]
    assert doubts == ["'Country' is read as the members, and 'Whoever' tells more apart."]
    path.write_text("\n".join(["Remark,Country,Treaty", *rows]), encoding="utf-8")
    assert "tells more apart" not in run_cli("check", path).out


@pytest.mark.parametrize(
    ("header", "names"),
    [
        ("Name,Country,Pledge", ("member", "country", "coalition")),
        ("Country,Name,Treaty name", ("country", "member", "coalition")),
        ("Treaty,Parties,When signed?", ("coalition", "member", "since")),
        ("Country name,Treaty,Date", ("member", "coalition", "since")),
        ("State,Organisation,Joined", ("member", "coalition", "since")),
        (
            "État partie,Traité,Date de signature,Date d'entrée en vigueur",
            ("member", "coalition", "signed", "since"),
        ),
        ("Minister,Party,Cabinet", ("member", "party", "coalition")),
    ],
)
def test_who_the_members_are_is_told_by_all_headers(header: str, names: tuple[str, ...]) -> None:
    assert recognised(header.split(",")).names == names


def test_organisations_of_countries_are_the_members_of_one_list(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    text = "Nom de l'organisation,Pays,Date de signature\nAcme,France,2019\nBeta,Pérou,2020\n"
    path.write_text(text, encoding="utf-8")
    found = import_file(path, joined="Appel")
    assert [row["actor"] for row in found.tables["memberships"]] == ["acme", "beta"]
    assert [row["country"] for row in found.tables["actors"]] == ["FR", "PE"]


def test_columns_that_each_list_the_members_of_one_are_no_pairs(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("Green Pact,Blue Pact\nAcme,Acme\nBeta,Gamma\nGamma,\n", encoding="utf-8")
    with pytest.raises(DataError, match="if each column lists the members of one"):
        import_file(path, tmp_path / "out")


@pytest.mark.parametrize(
    "header",
    ["Pact", "Pledge / initiative", "Treaty", "Forum", "Partnership", "Member of", "Association"],
)
def test_what_they_joined_is_told_by_its_header(header: str) -> None:
    assert "coalition" in recognised(["Member", header, "Joined"]).names


@pytest.mark.parametrize(
    "header",
    [
        "Structure;Nature juridique;Date d'engagement;Date de radiation",
        "Nom de la structure;Type de structure;Date d’adhésion;Fin d'adhésion",
        "Dénomination;Forme juridique;Date d'engagement;Date de résiliation",
        "Raison sociale;Type;Signé le;Date de désengagement",
        "Établissement;Type d'établissement;Date de signature;Fin d'engagement",
        "Organismo;Naturaleza;Fecha de incorporación;Fecha de retiro",
        "Adherente;Naturaleza jurídica;Fecha de adhesión;Fecha de baja",
        "Razón social;Forma jurídica;Fecha de alta;Fecha de desvinculación",
        "Entidad adherida;Tipo de entidad;Fecha de incorporación;Baja",
        "Entidad firmante;Tipo;Fecha de firma;Fecha de retiro",
        "Ragione sociale;Natura giuridica;Data di adesione;Data di recesso",
        "Razão social;Natureza jurídica;Data de adesão;Data de desligamento",
        "Firmenname;Rechtsform;Beitrittsdatum;Kündigungsdatum",
    ],
)
def test_registers_of_signatories_are_read_in_their_languages(header: str) -> None:
    names = recognised(header.split(";"), about_one=True).names
    assert names == ("member", "kind", "since", "until")


def test_a_column_of_numbers_is_not_the_members_where_another_names_them(tmp_path: Path) -> None:
    rows = "1;Aurore;Administration publique\n2;Iris;Enseignement supérieur\n"
    path = tmp_path / "t.csv"
    path.write_text(f"N°;Nom de la structure;Type de structure\n{rows}", encoding="utf-8")
    for tables in (
        import_file(path, joined="Pacte").tables,
        gk.authoring.examine(path, gk.authoring.reading_of(joined="Pacte")).tables,
    ):
        found = {row.text("name"): row["kind"] for row in tables["actors"]}
        assert found == {"Aurore": "public-body", "Iris": "academic"}


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("Entidad observadora", "observer"),
        ("membre observateur", "observer"),
        ("membro fundador", "founder"),
        ("Miembro fundador", "founder"),
        ("Signataire", "signatory"),
    ],
)
def test_roles_of_registers_are_read_in_their_languages(
    word: str, role: str, tmp_path: Path
) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"Member,Coalition,Role\nAcme,Pact,{word}\n", encoding="utf-8")
    [row] = import_file(path).tables["memberships"]
    assert row["role"] == role
