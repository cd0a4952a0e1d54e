"""What loading leaves out of the files is told in Python as on the command line."""

from __future__ import annotations

import json
import pickle
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.importing.import_file import import_file
from graphkit.importing.writing.import_report import REPORT
from graphkit.next_steps import worded

_TABLE = """\
member,pledge,since
Acme,Red Pact,2019
Beta,Red Pact,smoke
TBC,Red Pact,2019
Total,2,
"""
_TOLD = "2 rows left out: kg.left_out; 1 doubt: kg.doubts"
_MATRIX = "Country,Red Pact,Blue Pact\nChad,x,2019\nPeru,planned,x\nTotal,1,2\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    path.write_text(_TABLE, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What an import of a table of members by coalitions wrote."""
    (tmp_path / "matrix.csv").write_text(_MATRIX, encoding="utf-8")
    import_file(tmp_path / "matrix.csv", tmp_path / "matrix")
    return tmp_path / "matrix"


def loaded(path: Path, **options: Any) -> gk.KnowledgeGraph:
    with pytest.warns(UserWarning, match="left out") as told:
        kg = gk.load(path, **options)
    assert len(told) == 1
    return kg


def test_rows_left_out_are_warned_of_once_and_are_values_of_the_graph(table: Path) -> None:
    with pytest.warns(UserWarning) as told:
        kg = gk.load(table)
    assert [str(one.message) for one in told] == [f"table.csv: {_TOLD}."]
    assert [(one.path, one.line, one.column) for one in kg.left_out] == [
        ("table.csv", 4, "member"),
        ("table.csv", 5, "member"),
    ]
    assert [(one.line, one.column) for one in kg.doubts] == [(3, "since")]
    assert repr(kg).endswith(f"; {_TOLD}>")
    assert kg.members("Red Pact").note.endswith("2 rows left out: kg.left_out.")


@pytest.mark.parametrize("errors", ["refuse", "keep"])
def test_doubts_alone_are_shown_and_not_warned_of(tmp_path: Path, errors: Any) -> None:
    path = tmp_path / "doubts.csv"
    path.write_text("member,pledge,since\nAcme,Red Pact,smoke\n", encoding="utf-8")
    kg = gk.load(path, errors=errors)
    assert repr(kg).endswith("; 1 doubt: kg.doubts>") and not kg.left_out
    assert "doubt" not in kg.members("Red Pact").note


def test_the_cache_tells_the_same_in_the_words_of_each_door(
    table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    plain, made, again = loaded(table), loaded(table, cache=True), loaded(table, cache=True)
    for kg in (made, again):
        assert (kg.left_out, kg.doubts, repr(kg)) == (plain.left_out, plain.doubts, repr(plain))
        for interface in ("python", "terminal"):
            said = [worded(one.sentence, interface) for one in (*kg.left_out, *kg.doubts)]
            first = [worded(one.sentence, interface) for one in (*plain.left_out, *plain.doubts)]
            assert said == first
    (place,) = (one for one in (tmp_path / "cache" / "graphkit").iterdir() if one.is_dir())
    for kept in ("doubts", "told"):
        for spoil in (Path.unlink, partial(Path.write_text, data="[]")):
            spoil(place / kept)
            again = loaded(table, cache=True)
            assert (again.left_out, again.doubts) == (plain.left_out, plain.doubts)
            loaded(table, cache=True)  # which makes the place anew


def test_what_a_check_is_told_to_be_silent_of_is_not_told_of_the_graph(
    folder: Path, run_cli: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    with pytest.warns(UserWarning, match=r"^matrix: 1 row and 1 place left out"):
        gk.load(".")
    assert run_cli("check", folder, "--looked-at").code == 0
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert not gk.load(folder).left_out
    asked = run_cli("members", "Red Pact", "--data", folder)
    assert "import" not in asked.err


def test_what_an_import_and_its_tables_say_alike_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Member,Coalition,Status\nA,Red,Retired\nB,Red,Member\n", encoding="utf-8")
    import_file(path, tmp_path / "list")
    told, direct = gk.load(tmp_path / "list").doubts, gk.load(path).doubts
    assert sorted(one.message for one in told) == sorted(one.message for one in direct)
    assert {one.path for one in told} == {"list.csv"}


def test_graphs_made_of_a_graph_tell_what_was_told_of_it(table: Path, tmp_path: Path) -> None:
    kg = loaded(table)
    with kg.limited(seconds=120) as limited:
        others = [kg.in_roles("member"), kg.infer(), limited, pickle.loads(pickle.dumps(kg))]
        assert all((one.left_out, one.doubts) == (kg.left_out, kg.doubts) for one in others)
    more = tmp_path / "more.csv"
    more.write_text("member,pledge\nGamma,Red Pact\nUnknown,Red Pact\n", encoding="utf-8")
    with pytest.warns(UserWarning, match=r"more\.csv: 1 row left out: kg\.left_out\.") as told:
        both = kg.add(more)
    assert len(told) == 1
    assert [(one.path, one.line) for one in both.left_out] == [
        ("table.csv", 4),
        ("table.csv", 5),
        ("more.csv", 3),
    ]
    assert kg.add("CONSTRUCT { id:acme a foaf:Agent } {}").left_out == kg.left_out


def test_answers_carry_the_line_in_each_form_that_has_a_note(
    table: Path, tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    line = f"2 rows left out, 1 doubt: graphkit check {table}"
    asked = ("members", "Red Pact", "--data", table)
    for _ in range(2):  # the second time, the cache has the graph
        ran = run_cli(*asked, "--format", "json")
        assert json.loads(ran.out)["note"].endswith(line)
        assert ran.err.splitlines() == [line]
    in_python = json.loads(loaded(table).members("Red Pact").to_json())["note"]
    assert in_python.endswith("2 rows left out: kg.left_out.")
    ran = run_cli(*asked, "-o", tmp_path / "members.txt")
    assert (tmp_path / "members.txt").read_text(encoding="utf-8").rstrip().endswith(line)
    ran = run_cli(*asked, "--format", "csv")
    assert "left out" not in ran.out and ran.err.count("left out") == 1


def test_who_else_may_be_the_members_stands_in_the_note_of_an_answer(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    path = tmp_path / "list.csv"
    rows = "France,Acme,Red Pact\nGermany,Beta,Red Pact\nFrance,Gamma,Red Pact\nGermany,Acme,Call\n"
    path.write_text(f"Country,Law Firm,Pledge\n{rows}", encoding="utf-8")
    for _ in range(2):  # the second time, the cache has the graph
        ran = run_cli("members", "Red Pact", "--data", path, "--format", "json")
        doubted, counted = ran.err.splitlines()
        assert "If the members stand in 'Law Firm', call that column 'member'." in doubted
        assert json.loads(ran.out)["note"].endswith(f"{doubted} {counted}")


def test_what_is_computed_of_an_incomplete_graph_says_so(
    table: Path, run_cli: Callable[..., Any]
) -> None:
    from graphkit.analysis import node_list, pairs

    kg = loaded(table)
    network = kg.network(ever=True)
    assert network.graph["note"].endswith("2 rows left out.")
    assert pairs(network).note.endswith("2 rows left out.")
    ran = run_cli("analyse", "node-list", "--data", table, "--format", "json")
    assert "2 rows left out, 1 doubt: graphkit check" in json.loads(ran.out)["note"]
    assert node_list(network).note.endswith("2 rows left out.")


def test_what_an_import_left_out_is_told_of_its_folder_until_it_is_settled(
    folder: Path, run_cli: Callable[..., Any]
) -> None:
    line = f"1 row and 1 cell left out by the import: {folder / REPORT}"
    asked = ("members", "Blue Pact", "--data", folder, "--format", "json")
    for _ in range(2):
        ran = run_cli(*asked)
        assert ran.err.splitlines() == [line] and json.loads(ran.out)["note"].endswith(line)
    kg = loaded(folder)
    assert [(one.path, one.line, one.column) for one in kg.left_out] == [
        ("matrix.csv", 3, "Red Pact"),
        ("matrix.csv", 4, "member"),
    ]
    assert "'planned'" in kg.left_out[0].message
    assert repr(kg).endswith("; 1 row and 1 place left out: kg.left_out>")
    assert kg.doubts == ()
    report = (folder / REPORT).read_text(encoding="utf-8")
    settled = report.replace("left out,matrix.csv,4", "looked at,matrix.csv,4")
    (folder / REPORT).write_text(settled, encoding="utf-8")
    assert [one.line for one in loaded(folder).left_out] == [3]
    (folder / REPORT).unlink()
    assert gk.load(folder).left_out == () and not run_cli(*asked).err


def test_rows_left_out_of_the_tables_of_a_folder_are_told_until_somebody_looked_at_them(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    folder = tmp_path / "pledges"
    folder.mkdir()
    rows = "member,coalition,since\nAcme,Red Pact,2019\nTBC,Red Pact,2019\n"
    (folder / "memberships.csv").write_text(rows, encoding="utf-8")
    asked = ("members", "Red Pact", "--data", folder, "--format", "csv")
    for _ in range(2):
        assert run_cli(*asked).err.splitlines() == [f"1 row left out: graphkit check {folder}"]
    assert [one.line for one in loaded(folder).left_out] == [3]
    assert run_cli("check", folder, "--looked-at").code == 0
    assert gk.load(folder).left_out == () and not run_cli(*asked).err
    (folder / "looked-at.csv").write_text("what\n", encoding="utf-8")
    assert [one.line for one in loaded(folder).left_out] == [3]


def test_editions_say_what_was_left_out_of_each(
    table: Path, tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    new = tmp_path / "new.csv"
    new.write_text("member,pledge,since\nAcme,Red Pact,2019\n", encoding="utf-8")
    note = gk.diff(table, new).note
    assert note.endswith(f"Of table.csv, 2 rows left out: gk.check({str(table)!r}).")
    typed = json.loads(run_cli("diff", table, new, "--format", "json").out)["note"]
    assert typed.endswith(f"Of table.csv, 2 rows left out: graphkit check {table}.")
    opened = gk.diff(loaded(table), new).note
    assert opened.endswith("Of the old edition, 2 rows left out: kg.left_out.")
    assert "left out" not in gk.diff(new, new).note


def test_a_table_read_whole_and_the_bundled_facts_say_nothing(tmp_path: Path) -> None:
    path = tmp_path / "sound.csv"
    path.write_text("member,pledge,since\nAcme,Red Pact,2019\n", encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        kg = gk.load(path)
    assert kg.left_out == kg.doubts == () and "left out" not in repr(kg)


def test_what_an_import_doubted_is_told_of_its_folder_as_of_the_table(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    path, out = tmp_path / "terms.csv", tmp_path / "terms"
    path.write_text("Member,Pact,Since\nAcme,Blue,smoke\nBeta,Blue,2019\n", encoding="utf-8")
    gk.import_file(path, out)
    [doubt], [of_table] = gk.load(out).doubts, gk.load(path).doubts
    assert (doubt.path, doubt.line, doubt.message) == ("terms.csv", 2, of_table.message)
    line = f"1 doubt by the import: {out / REPORT}"
    assert run_cli("members", "Blue", "--data", out).err.splitlines() == [line]
    report = (out / REPORT).read_text(encoding="utf-8")
    (out / REPORT).write_text(report.replace("doubtful,", "looked at,"), encoding="utf-8")
    assert gk.load(out).doubts == () and not run_cli("members", "Blue", "--data", out).err


def test_what_is_built_of_an_incomplete_table_is_told(
    table: Path, tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    line = f"2 rows left out, 1 doubt: graphkit check {table}"
    for target in (["-o", tmp_path / "built.ttl"], ["--store", tmp_path / "store"]):
        assert run_cli("build", table, *target).err.splitlines()[-1] == line
