"""Several rows of one member: terms one after the other, or two readings of one membership."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import graphkit as gk

from ..cells import records
from .both_doors import graphs

_TABLE = """\
Organisation,Initiative,Joined,Left
Acme,Green,2018,2020-06
Acme,Green,2020-06,2022-06
Acme,Green,2022-06,
Beta,Green,2019-01-01,2020-06-30
Beta,Green,2020-06-30,
"""
_AT_ODDS = "Gamma,Green,2019-01-01,2021-12-31\nGamma,Green,2020,\n"


def test_terms_that_touch_are_spells_and_no_day_between_is_lost(tmp_path: Path) -> None:
    table = tmp_path / "pledges.csv"
    table.write_text(_TABLE, encoding="utf-8")
    kg = gk.load(table)
    spells = {(row["member"], row["start"], row["end"]) for row in records(kg.members("Green"))}
    assert spells == {
        ("acme", "2018", "2020-06"),
        ("acme", "2020-06", "2022-06"),
        ("acme", "2022-06", ".."),
        ("beta", "2019-01-01", "2020-06-30"),
        ("beta", "2020-06-30", ".."),
    }
    for day in ("2019-12-31", "2020-06-30", "2021-06-01", "2022-07-01"):
        assert {*kg.members("Green", on=day).column("member")} == {"acme", "beta"}
    assert "acme" in kg.members("Green", on="2020-06-15", at_least="possible").column("member")
    assert not [f for f in gk.check(table).findings if f.severity != "notice"]


def test_rows_that_overlap_adopt_what_one_row_says_and_every_command_tells_of_it(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    table = tmp_path / "pledges.csv"
    table.write_text(_TABLE + _AT_ODDS, encoding="utf-8")
    adopted = gk.load(table).memberships("Gamma").select("start", "end").rows
    assert adopted == (("2019-01-01", "2021-12-31"),)
    assert "1 doubt: graphkit check" in run_cli("members", "Green", "--data", table).err
    page = tmp_path / "page.html"
    assert "1 doubt: graphkit check" in run_cli("view", table, "--output", page).err
    checked = run_cli("check", table)
    assert checked.out.count("says 2019-01-01/2021-12-31") == 1
    assert "pledges.csv:8" in checked.out and "In the tables: 1 doubt." in checked.err


def test_who_left_on_an_unknown_day_and_joined_again_has_two_spells(tmp_path: Path) -> None:
    table = tmp_path / "pledges.csv"
    rows = "Acme,Green,2021,\nAcme,Green,2018,unknown\n"
    table.write_text(f"Member,Coalition,Since,Until\n{rows}", encoding="utf-8")
    kg = gk.load(table)
    spells = kg.memberships("Acme").select("start", "end").rows
    assert {*spells} == {("2018", "[2018..2021]"), ("2021", "..")}
    told = kg.evidence("Acme").select("says", "note").rows
    follows = "line 3. It joined again in 2021, so that this ended by then."
    assert {*told} == {("2018/", follows), ("2021/..", "line 2")}
    assert kg.members("Green", on="2020-05-01").column("member") == ()
    assert kg.members("Green", on="2020-05-01", at_least="possible").column("member") == ("acme",)
    assert kg.members("Green", on="2023-05-01").column("member") == ("acme",)
    assert not [f for f in gk.check(table).findings if f.severity != "notice"]


_SOURCED = """\
Organisation,Pledge,Date joined,Date left,Source URL
Kobo,P,2022-08-12,Dec 2023,https://a.example/1
Kobo,P,1 March 2025,,https://a.example/2
Lumo,P,2015,2017,https://a.example/1
Lumo,P,2016,2018,https://a.example/2
Lumo,P,2020,,https://a.example/3
Mino,P,2015,2017,https://a.example/1
Mino,P,2016,,https://a.example/2
"""


def test_rows_of_one_table_that_lie_apart_are_spells_whatever_their_sources(
    tmp_path: Path,
) -> None:
    """Sources that overlap, as those of Mino, still disagree about one membership."""
    table = tmp_path / "pledges.csv"
    table.write_text(_SOURCED, encoding="utf-8")
    gk.import_file(table, tmp_path / "imported")
    read, imported = gk.load(table), gk.load(tmp_path / "imported")
    for kg in (read, imported):
        assert {*kg.members("P", on="2025-06-01").column("member")} == {"kobo", "lumo"}
        spells = [row["member"] for row in records(kg.members("P"))]
        assert sorted(spells) == ["kobo", "kobo", "lumo", "lumo", "mino"]
        assert not kg.members("P", on="2019-06-01", at_least="possible").column("member")
    ids = [{*kg.members("P").column("membership")} for kg in (read, imported)]
    assert ids[0] == ids[1]
    warned = [one.message for one in gk.check(table).findings if one.severity == "warning"]
    assert not [one for one in warned if "2022-08-12" in one or "2020" in one]


def test_a_spell_that_pandas_wrote_as_a_decimal_is_its_number(tmp_path: Path) -> None:
    rows = "Acme,Green,2019,2020,1.0\nBeta,Green,2018,,\nAcme,Green,2021,,2.0\n"
    kg, imported = graphs(tmp_path, f"Member,Pact,Since,Until,spell\n{rows}")
    for one in (kg, imported):
        assert not one.doubts
        assert one.memberships("acme").column("start") == ("2019", "2021")
