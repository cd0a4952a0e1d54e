"""Who is nominated or invited is no member yet, and who left in any language is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.own_tables.both_doors import graphs, read_both

_NOT_YET = (
    *("Nominated", "nominee", "Shortlisted", "Candidate country", "Invited to join"),
    *("Candidate for membership", "Candidate (invited)", "On waiting list", "Under consideration"),
    *("Nominiert", "Vorgeschlagen", "Anwärterin", "Pressentie", "Propuesta", "Nominato"),
    *("Convidado", "Genomineerd", "Zaproszony", "приглашён", "候補者"),
)


@pytest.mark.parametrize("word", _NOT_YET)
def test_who_is_asked_or_proposed_does_not_belong_yet(word: str, tmp_path: Path) -> None:
    text = f"Member,Pact,Joined,Role\nAcme,Green,2018,{word}\nBeta,Green,2019,Member\n"
    for kg in graphs(tmp_path, text):
        assert [row["label"] for row in kg.members("Green").records()] == ["Beta"]
    assert any("is read as not belonging" in one for one in read_both(tmp_path, text).told)


@pytest.mark.parametrize("header", ["Status", "Tier", "Notes"])
@pytest.mark.parametrize("word", ["Nominated", "Invited to join", "Nominiert", "候補者"])
def test_other_columns_that_say_so_are_told(word: str, header: str, tmp_path: Path) -> None:
    text = f"Member,Pact,Joined,{header}\nAcme,Green,2018,{word}\nBeta,Green,2019,\n"
    told = read_both(tmp_path, text).told
    assert any(f"{word!r} that it does not belong, or not yet" in one for one in told)


@pytest.mark.parametrize("role", ["Elected", "Nominated by the Senate", "Lead", "Accepted"])
def test_other_roles_belong(role: str, tmp_path: Path) -> None:
    text = f"Member,Pact,Role\nAcme,Green,{role}\n"
    assert not any("not belonging" in one for one in read_both(tmp_path, text).told)
