"""Keeping facts: one more row, one canonical form, and what another edition says differently."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.errors import DataError, InvalidChoice
from graphkit.importing.writing.add_membership import add_membership
from graphkit.importing.writing.format_folder import format_folder
from graphkit.questions.difference import difference

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize(
    "columns", ["actor,coalition,during,source", "actor,coalition,since,until,source"]
)
def test_all_that_is_missing_is_said_at_once(
    columns: str, tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    (tmp_path / "memberships.csv").write_text(f"{columns}\n", encoding="utf-8")
    (tmp_path / "sources.csv").write_text("id,title\nherald,The Herald\n", encoding="utf-8")
    ran = run_cli("add", tmp_path, "Acme", "Pact", "--since", "smoke", "--until", "fire 2021")
    assert ran.code == 3
    assert all(said in ran.err for said in ("no source", "'smoke'", "'fire 2021'")), ran.err
    assert (tmp_path / "memberships.csv").read_text(encoding="utf-8") == f"{columns}\n"


def test_a_fact_is_added_with_its_source(
    folder_of: Callable[..., Path], run_cli: Callable[..., Any]
) -> None:
    folder = folder_of()
    command = ["add", folder, "Newcomer Ltd", "The Pact", "--since", "14 May 2021"]
    ran = run_cli(*command)
    assert ran.code == 3 and "no source" in ran.err and "--source" in ran.err
    ran = run_cli(*command, "--source", "herald")
    assert ran.code == 0 and ran.err.endswith("memberships.csv:4\nnew member: 'Newcomer Ltd'\n")
    found = {row["label"]: row for row in gk.load(folder).members("pact").records()}
    assert found["Newcomer Ltd"]["start"] == "2021-05-14"
    assert found["Newcomer Ltd"]["sources"] == ("herald",)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"since": "launched 2021"}, "not a date"),
        ({"since": "2021", "until": "2019"}, "ends before it starts"),
        ({"source": "hearld"}, "Did you mean 'herald'"),
        ({"role": "chieftain"}, "unknown role"),
        ({"source": "javascript:alert(1)"}, "no web address that can be followed. Write"),
        ({"source": "ftp://example.org/list"}, "no web address"),
    ],
)
def test_a_fact_that_cannot_be_read_is_not_written(
    folder_of: Callable[..., Path], given: dict[str, Any], words: str
) -> None:
    folder = folder_of()
    before = (folder / "memberships.csv").read_bytes()
    with pytest.raises(DataError, match=words):
        add_membership(folder, "acme", "pact", **{"source": "herald", **given})
    assert (folder / "memberships.csv").read_bytes() == before


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_row_that_was_added_is_found_however_lines_end(tmp_path: Path, end: str) -> None:
    rows = ["member,coalition", '"A\rz",B', "C,B", ""]
    (tmp_path / "memberships.csv").write_bytes(end.join(rows).encode())
    told = add_membership(tmp_path, "Newcomer", "B", source="https://example.org/list")
    assert any(new.name == "Newcomer" for new in told.new)
    assert not any(new.name == "C" for new in told.new)
    members = {row["label"] for row in gk.load(tmp_path).members("B").records()}
    assert {"C", "Newcomer"} <= members


def test_a_fact_begins_a_folder(tmp_path: Path) -> None:
    added = add_membership(tmp_path / "new", "Acme", "Pact", since="2020")
    assert added.line == 2 and [new.name for new in added.new] == ["Acme", "Pact"]
    assert gk.load(tmp_path / "new").members("Pact").column("start") == ("2020",)


def test_names_that_are_new_are_told_with_those_that_may_be_meant(
    folder_of: Callable[..., Path], run_cli: Callable[..., Any]
) -> None:
    folder = folder_of()
    ran = run_cli("add", folder, "Acmee", "Pakt", "--source", "The Heralt")
    told = [line.strip() for line in ran.err.splitlines()]
    assert ran.code == 0
    assert "new member: 'Acmee'" in told and "new coalition: 'Pakt'" in told
    assert "new source: 'The Heralt'" in told
    assert sum(line.startswith("If you mean 'Acme'") for line in told) == 1
    assert "A shortened name, which questions complete, is written as a name of its own." in told
    assert sum(line.startswith("If you mean 'The Herald'") for line in told) == 1
    again = run_cli("add", folder, "Acmee", "Pakt", "--source", "The Heralt", "--since", "2020")
    assert again.code == 0 and len(again.err.splitlines()) == 1


def test_the_same_word_of_the_same_source_is_refused(folder_of: Callable[..., Path]) -> None:
    folder = folder_of()
    added = add_membership(folder, "Newcomer", "pact", since="2020", source="herald")
    before = (folder / "memberships.csv").read_bytes()
    with pytest.raises(DataError, match=f"says the same in line {added.line} already"):
        add_membership(folder, "NEWCOMER", "The Pact", since="2020", source="The Herald")
    assert (folder / "memberships.csv").read_bytes() == before
    add_membership(folder, "Newcomer", "pact", since="2020", source="gazette")


def test_nothing_is_added_to_a_folder_with_an_error(folder_of: Callable[..., Path]) -> None:
    folder = folder_of(actors="id,kind,name_en\nacme,compnay,Acme\n")
    before = (folder / "memberships.csv").read_bytes()
    with pytest.raises(DataError, match=r"actors\.csv:2"):
        add_membership(folder, "acme", "pact", since="2020", source="herald")
    assert (folder / "memberships.csv").read_bytes() == before


def test_rows_that_stand_already_stay_as_they_are(tmp_path: Path) -> None:
    table = tmp_path / "memberships.csv"
    there = b'Our list\r\n\r\nMember,Coalition,"Since"\r\n"Acme","The\nPact",2020'
    table.write_bytes(there)
    added = add_membership(tmp_path, member="Beta", coalition="Pact", since="2021")
    assert table.read_bytes() == there + b"\r\nBeta,Pact,2021\r\n"
    assert table.read_bytes().splitlines()[added.line - 1] == b"Beta,Pact,2021"
    add_membership(tmp_path, member="Gamma", coalition="Pact", note="x")
    rows = table.read_text(encoding="utf-8").splitlines()
    assert rows[0].startswith("Our list") and rows[-1] == "Gamma,Pact,,x"


def test_the_bundled_tables_are_in_canonical_form(run_cli: Callable[..., Any]) -> None:
    assert run_cli("fmt", DATA, "--check").code == 0


def test_formatting_changes_the_form_alone_and_only_once(tmp_path: Path) -> None:
    rows = [
        "Note;Coalition;Since;Mine;Member;",
        "x;B Pact;2020; y ;Zeta;",
        ";;;;;",
        ";A Pact;;;Acme;",
    ]
    text = "\n".join(["sep=;", *rows, ""])
    (tmp_path / "memberships.csv").write_text(text, encoding="utf-16")
    before = gk.load(tmp_path).query("SELECT ?m ?o { ?m a org:Membership ; org:member ?o }").rows
    assert format_folder(tmp_path, write=False) == ("memberships.csv",)
    assert format_folder(tmp_path) == ("memberships.csv",)
    assert (tmp_path / "memberships.csv").read_text(encoding="utf-8") == (
        "member,coalition,since,note,mine\nAcme,A Pact,,,\nZeta,B Pact,2020,x,y\n"
    )
    assert format_folder(tmp_path) == ()
    after = gk.load(tmp_path).query("SELECT ?m ?o { ?m a org:Membership ; org:member ?o }").rows
    assert sorted(map(str, before)) == sorted(map(str, after))


def test_a_broken_table_is_not_formatted(tmp_path: Path) -> None:
    text = "member,coalition\nAcme,Pact,extra\n"
    (tmp_path / "memberships.csv").write_text(text, encoding="utf-8")
    assert format_folder(tmp_path) == ()
    assert (tmp_path / "memberships.csv").read_text(encoding="utf-8") == text


def test_what_a_table_leaves_open_can_be_said_to_diff(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    old.write_text("member,since\nSociété A,03/04/2021\n", encoding="cp1252")
    new.write_text("member,since\nSociété A,03/04/2021\nDupré,2022\n", encoding="utf-8")
    said = ("--joined", "Green Pact", "--dates", "dmy", "--format", "csv")
    assert "Say which with --encoding cp1252" in run_cli("diff", old, new, *said).err
    ran = run_cli("diff", old, new, "--encoding", "cp1252", *said)
    assert len(ran.out.splitlines()) == 2 and "Dupré joined Green Pact (since 2022)" in ran.out
    folder = tmp_path / "folder"
    assert (
        run_cli("import", new, "-o", folder, "--joined", "Green Pact", "--dates", "dmy").code == 0
    )
    assert len(run_cli("diff", folder, new, *said).out.splitlines()) == 1
    refused = run_cli("diff", folder, folder, "--joined", "Green Pact")
    assert refused.code and "no single table" in refused.err


def test_two_editions_differ_in_who_joined_left_or_is_told_differently(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    header = "member,coalition,since,until\n"
    rows = ["A,Pact,2010,", "B,Pact,2011,", "C,Pact,2012,", "D,Pact,2013,", "E,Pact,2001,2002"]
    (old / "memberships.csv").write_text(header + "\n".join(rows), encoding="utf-8")
    shutil.copytree(old, new)
    rows = ["A,Pact,2010,", "B,Pact,2011,2020", "C,Pact,2015,", "F,Pact,2021,", "E,Pact,2001,2002"]
    (new / "memberships.csv").write_text(
        header + "\n".join([*rows, "E,Pact,2009,"]), encoding="utf-8"
    )
    ran = run_cli("diff", old, new, "--format", "tsv")
    assert ran.code == 0
    told = {line.split("\t")[2]: line.split("\t")[0] for line in ran.out.splitlines()[1:]}
    assert told == {
        "b": "left",
        "c": "corrected",
        "d": "removed",
        "e": "joined again",
        "f": "joined",
    }
    assert "B left Pact (2020)." in ran.out and "F joined Pact (since 2021)." in ran.out
    assert len(run_cli("diff", new, new, "--format", "csv").out.splitlines()) == 1


def test_a_table_whose_columns_have_no_names_is_not_replaced(tmp_path: Path) -> None:
    table = tmp_path / "memberships.csv"
    table.write_text("Wer,Wo,Wann\nAnna,Bund,2020\n", encoding="utf-8")
    with pytest.raises(DataError, match="no line names its columns"):
        add_membership(tmp_path, member="Berta", coalition="Bund")
    assert table.read_text(encoding="utf-8") == "Wer,Wo,Wann\nAnna,Bund,2020\n"
    with pytest.raises(DataError, match="folder of tables"):
        add_membership(table, member="Berta", coalition="Bund")


@pytest.mark.parametrize(
    ("header", "rows", "line"),
    [
        ("Company,Pledge,Joined (mm/dd/yyyy)", "Acme,Green,03/14/2019", "Beta,Green,2020-01-02"),
        (
            "event,date,company,pledge",
            "joined,2019-03-14,Acme,Green",
            "joined,2020-01-02,Beta,Green",
        ),
        ("member,coalition,since,note", "Acme,Green,2019-03-14,", "Beta,Green,2020-01-02,"),
    ],
)
def test_a_row_is_written_into_the_columns_of_the_folder(
    tmp_path: Path, header: str, rows: str, line: str
) -> None:
    table = tmp_path / "memberships.csv"
    table.write_text(f"{header}\n{rows}\n", encoding="utf-8")
    add_membership(tmp_path, "Beta", "Green", since="02/01/2020", dates="dmy")
    assert table.read_text(encoding="utf-8") == f"{header}\n{rows}\n{line}\n"
    joined = gk.load(tmp_path).members("Green", on="2020-01-02", at_least="presumed")
    assert set(joined.column("member")) == {"acme", "beta"}


def test_names_that_come_near_are_of_the_same_sort(tmp_path: Path) -> None:
    table = tmp_path / "memberships.csv"
    table.write_text("member,coalition\nGreen Works,Green Pact\n", encoding="utf-8")
    told = {new.what: new.near for new in add_membership(tmp_path, "X", "Green Pacts").new}
    assert told == {"member": (), "coalition": ("Green Pact",)}


def test_a_folder_of_other_tables_is_no_folder_to_add_to(tmp_path: Path) -> None:
    (tmp_path / "pledges.csv").write_text("member,coalition\nA,B\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"'pledges\.csv' would be left unread"):
        add_membership(tmp_path, "A", "B")
    assert [path.name for path in tmp_path.iterdir()] == ["pledges.csv"]
    assert add_membership(tmp_path / "new", "A", "B").made


def test_corrections_are_told_part_by_part(tmp_path: Path) -> None:
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    header = "Member,Pact,Since,Until,Role,Fee\n"
    old.write_text(f"{header}Acme,Green,2012,2014,,10\nBeta,Green,2013,,,\nEta,Green,,,,\n")
    new.write_text(f"{header}Acme,Green,2012,,founder,20\nBeta,Green,2014,2020,,\nEta,Green,,,,5\n")
    told = difference(gk.load(old).store, gk.load(new).store)
    assert told.column("words") == (
        "Acme in Green: without an end instead of until 2014; as founder instead of member;"
        " fee 20 instead of 10.",
        "Beta left Green (2020); since 2014 instead of 2013.",
        "Eta in Green: fee 5 instead of empty.",
    )


def test_who_takes_another_role_has_neither_left_nor_joined(tmp_path: Path) -> None:
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    header = "Member,Pact,Role,Since,Until\n"
    old.write_text(f"{header}Acme,Green,Partner,2012,\nBeta,Green,Member,2013,\n")
    rows = "Acme,Green,Partner,2012,2020\nAcme,Green,Member,2020,\nBeta,Green,Member,2013,\n"
    new.write_text(f"{header}{rows}Beta,Green,Chair,2019,\nEta,Green,Applicant,2021,\n")
    told = difference(gk.load(old).store, gk.load(new).store)
    assert set(told.column("change")) == {"other role"}
    assert told.column("words") == (
        "Acme is partner of Green no more (2020).",
        "Acme is member of Green (since 2020).",
        "Beta is chair of Green (since 2019).",
        "Eta is applicant of Green (since 2021).",
    )


def test_whoever_corrects_a_fact_reads_whose_word_counts(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    folder = tmp_path / "facts"
    first = run_cli("add", folder, "Acme", "Green", "--since", "2012", "--source", "Gazette")
    assert "Both words" not in first.err + first.out
    vague = run_cli("add", folder, "Acme", "Green", "--since", "2013", "--source", "Herald")
    assert "answers go by 2012/.., as " in vague.err and "memberships.csv:2 says" in vague.err
    precise = run_cli("add", folder, "Acme", "Green", "--since", "2 May 2014", "--source", "Post")
    assert "Both words" not in precise.err
    assert gk.load(folder).members("Green").column("start") == ("2014-05-02",)
    ended = run_cli(
        "add", folder, "Beta", "Green", "--since", "2012", "--until", "2014", "--source", "Post"
    )
    assert "joined again" not in ended.err
    again = ("--since", "2016", "--source", "Sun")
    assert (
        "If it joined again, write a name such as 2"
        in run_cli("add", folder, "Beta", "Green", *again).err
    )
    spelt = run_cli(
        "add", folder, "Ceta", "Green", "--since", "2012", "--until", "2014", "--source", "Post"
    )
    assert "Both words" not in spelt.err
    told = run_cli("add", folder, "Ceta", "Green", *again, "--spell", "2")
    assert "Both words" not in told.err
    assert len(gk.load(folder).memberships("Ceta", at_least="possible")) == 2
    low = ("--since", "3 May 2014", "--source", "Rumour", "--confidence", "low")
    assert "answers go by 2014-05-02/.." in run_cli("add", folder, "Acme", "Green", *low).err
    with pytest.raises(InvalidChoice):
        add_membership(folder, "Acme", "Green", confidence="lowish")


def test_a_spell_that_runs_already_is_refused(tmp_path: Path) -> None:
    (tmp_path / "memberships.csv").write_text(
        "actor,coalition,since,until,spell,source\nAcme,Pact,2015,,,herald\n", encoding="utf-8"
    )
    (tmp_path / "sources.csv").write_text("id,title\nherald,The Herald\n", encoding="utf-8")
    before = (tmp_path / "memberships.csv").read_bytes()
    with pytest.raises(DataError, match="line 2 says that this runs already, in another spell"):
        add_membership(tmp_path, "Acme", "Pact", since="2016", spell="2", source="herald")
    assert (tmp_path / "memberships.csv").read_bytes() == before
    gk.load(tmp_path)


def test_all_who_say_what_counts_are_named(tmp_path: Path, run_cli: Callable[..., Any]) -> None:
    folder = tmp_path / "facts"
    for source in ("Atlas", "Blog"):
        run_cli("add", folder, "Acme", "Green", "--since", "2 May 2012", "--source", source)
    told = run_cli("add", folder, "Acme", "Green", "--since", "2013", "--source", "Sun").err
    assert "memberships.csv:2, 3 say." in told
    assert "write low into their column confidence" in told
    table = folder / "memberships.csv"
    lines = table.read_text(encoding="utf-8").splitlines()
    lows = [f"{line},{'low' if n in (1, 2) else ''}" for n, line in enumerate(lines[1:], 1)]
    table.write_text("\n".join([f"{lines[0]},confidence", *lows, ""]), encoding="utf-8")
    assert gk.load(folder).members("Green").column("start") == ("2013",)


def test_several_who_add_at_once_lose_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "facts"
    began = [
        subprocess.Popen(
            [
                sys.executable,
                "-m",
                "graphkit",
                "add",
                folder,
                f"Firm {n}",
                "Pact",
                "--since",
                "2020",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for n in range(4)
    ]
    ended = [(one.communicate()[1], one.returncode) for one in began]
    assert [code for _, code in ended] == [0] * 4, ended
    assert set(gk.load(folder).members("Pact").column("label")) == {f"Firm {n}" for n in range(4)}


def test_where_folders_cannot_be_locked_nobody_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graphkit.files.folder_lock.fcntl", None)
    add_membership(tmp_path / "facts", "Acme", "Pact", since="2020")
    assert gk.load(tmp_path / "facts").members("Pact").column("label") == ("Acme",)
