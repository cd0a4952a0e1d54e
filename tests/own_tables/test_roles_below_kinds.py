"""A column called as kinds are that says as what members belong is the role, or is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.own_tables.both_doors import graphs, imported, read_both

_ROLES = {"Acme": "founder", "Beta": "observer", "Gamma": "associate-member", "Eps": "member"}


@pytest.mark.parametrize("header", ["Type", "Category", "Member type", "Kategorie"])
def test_roles_below_a_header_of_kinds_are_roles(header: str, tmp_path: Path) -> None:
    rows = (
        "Acme,Pact,founding member",
        "Beta,Pact,Observer",
        "Gamma,Pact,associate member",
        "Delta,Pact,former member",
        "Eps,Pact,Member",
        "Zeta,Pact,?",
    )
    for kg in graphs(tmp_path, "\n".join([f"Member,Coalition,{header}", *rows])):
        found = {row["label"]: row["role"] for row in kg.members("Pact").records()}
        assert found == {**_ROLES, "Zeta": "member"}
        assert {row["kind"] for row in kg.list("actors").records()} == {"unknown"}


def test_roles_in_other_languages_below_such_headers_are_roles(tmp_path: Path) -> None:
    text = "Organisation;Art;Bündnis\nAcme;Gründungsmitglied;Grün\nBeta;Beobachter;Grün"
    for kg in graphs(tmp_path, text):
        found = {row["label"]: row["role"] for row in kg.members("Grün").records()}
        assert found == {"Acme": "founder", "Beta": "observer"}


def test_kinds_and_roles_in_one_column_stay_kinds_and_are_told(tmp_path: Path) -> None:
    rows = "Acme,Pact,company\nBeta,Pact,NGO\nGamma,Pact,associate member\nDelta,Pact,Member"
    told = read_both(tmp_path, f"Member,Coalition,Category\n{rows}").told
    for said in ("associate member", "Member"):
        assert any(
            one.startswith(f"{said!r} says") and "the kind of its member" in one for one in told
        )
    assert not any("company" in one or "NGO" in one for one in told)


def test_kinds_with_a_role_beside_them_are_told(tmp_path: Path) -> None:
    rows = "Acme,Pact,Company (observer)\nBeta,Pact,NGO/member\nGamma,Pact,State (federal)"
    told = read_both(tmp_path, f"Member,Coalition,Type\n{rows}").told
    for said in ("'Company (observer)' says by 'observer'", "'NGO/member' says by 'member'"):
        assert any(one.startswith(said) and "the kind of its member" in one for one in told)
    assert not any("State" in one for one in told)


def test_words_that_are_kinds_as_well_stay_kinds(tmp_path: Path) -> None:
    rows = "Acme,Pact,Partner\nBeta,Pact,Supporter\nGamma,Pact,Member state"
    for kg in graphs(tmp_path, f"Member,Coalition,Type\n{rows}"):
        kinds = {row["label"]: row["kind"] for row in kg.list("actors").records()}
        assert kinds == {"Acme": "partner", "Beta": "supporter", "Gamma": "government"}


def test_a_column_of_roles_beside_it_stays_the_role(tmp_path: Path) -> None:
    text = "Member,Coalition,Role,Type\nAcme,Pact,Chair,founding member"
    outcome = read_both(tmp_path, text)
    assert any("the kind of its member" in one for one in outcome.told)


def test_a_kind_below_a_header_of_roles_is_told(tmp_path: Path) -> None:
    text = "Member,Coalition,Role\nAcme,Pact,Company\nBeta,Pact,Observer\nGamma,Pact,Corporate"
    (told,) = read_both(tmp_path, text).told
    assert told.startswith("'Company' says what a member is")


def test_former_members_in_a_column_beside_coalitions_are_told(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text("Member,Type,Green Pact,Blue Pact\nAcme,Founder,x,\nBeta,Former member,,x\n")
    assert any("'Former member' that it ended" in one for one in imported(path).told)
