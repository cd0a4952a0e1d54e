"""The command line: what goes where, in which form, with which exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

import graphkit
from graphkit.cli import main
from graphkit.cli.parser import parser

ROOT = Path(__file__).parents[2]
GRAPHKIT = [sys.executable, "-W", "error", "-m", "graphkit.cli"]


def commands() -> list[str]:
    """Give the names of all commands."""
    groups = [a.choices for a in parser()._subparsers._group_actions]  # type: ignore[union-attr]
    return sorted(groups[0] or [])


def run(*arguments: str, cache: Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run graphkit in a process of its own."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), **options.pop("env", {})}
    return subprocess.run(
        [*GRAPHKIT, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        **options,
    )


def test_the_commands_that_are_promised_are_there() -> None:
    promised = "list show members memberships commitments evidence changes query check build export"
    assert {*promised.split(), "view", "overview"} <= set(commands())


@pytest.mark.parametrize("command", commands())
def test_help_has_an_example_that_names_the_command(
    run_cli: Callable[..., Any], command: str
) -> None:
    ran = run_cli(command, "--help")
    assert ran.code == 0
    assert f"Example: graphkit {command}" in ran.out
    assert ran.err == ""


ASKING = sorted({*commands()} - {"build", "check", "export", "serve", "view"})


def example_of(command: str) -> list[str]:
    """Give the arguments of the example in the help of a command."""
    groups = [a.choices for a in parser()._subparsers._group_actions]  # type: ignore[union-attr]
    epilog = str(groups[0][command].epilog)  # type: ignore[index]
    return shlex.split(epilog.removeprefix("Example: graphkit "))


@pytest.mark.parametrize("command", ASKING)
def test_every_question_answers_in_json_csv_and_text(
    run_cli: Callable[..., Any], command: str
) -> None:
    arguments = example_of(command)
    assert arguments[0] == command
    piped = run_cli(*arguments)
    assert (piped.code, piped.err) == (0, "")
    records = json.loads(piped.out)
    assert records and isinstance(records, list)
    table = run_cli(*arguments, "--format", "csv")
    assert (table.code, table.err) == (0, "")
    rows = list(csv.DictReader(io.StringIO(table.out)))
    assert len(rows) == len(records)
    assert [*rows[0]] == [*records[0]]
    shown = run_cli(*arguments, "--format", "table")
    assert shown.code == 0
    assert shown.err.startswith(f"{len(records)} row")
    assert "https://w3id.org" not in shown.out or command in ("describe", "query", "find")
    assert run_cli(*arguments).out == piped.out


def test_a_table_leaves_empty_columns_out_and_says_so(run_cli: Callable[..., Any]) -> None:
    ran = run_cli("memberships", "zoom", "--format", "table")
    assert "certainty" not in ran.out
    assert "5 rows. Empty: " in ran.err and "certainty" in ran.err
    ran = run_cli("members", "gifct", "--on", "2022-06-23", "--format", "table")
    assert "On 2022-06-23, presumed or better." in ran.err


def test_languages_and_degrees_are_passed_on(run_cli: Callable[..., Any]) -> None:
    french = json.loads(run_cli("members", "christchurch-call", "--lang", "fr").out)
    assert "Nouvelle-Zélande" in {row["label"] for row in french}
    day = ["christchurch-call", "--on", "2021-05-10"]
    sizes = [
        len(json.loads(run_cli("members", *day, "--at-least", degree).out))
        for degree in ("certain", "presumed", "possible")
    ]
    assert sizes == sorted(sizes) and sizes[0] < sizes[2]


def test_queries_come_from_the_command_a_file_or_standard_input(
    run_cli: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "SELECT (COUNT(*) AS ?n) { ?c a cg:Coalition }"
    file = tmp_path / "count.rq"
    file.write_text(text, encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    for given in (text, file, "-"):
        assert json.loads(run_cli("query", given).out) == [{"n": 81}]
    bound = run_cli("query", "SELECT ?s { ?s skos:altLabel ?name }", "--param", "name=GIFCT")
    assert json.loads(bound.out)[0]["s"].endswith("/id/gifct")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["describe", "zom"], "Did you mean 'zoom'"),
        (["members", "zoom"], "'zoom' is a company"),
        (["members", "gifct", "--on", "31/02/2020"], "Write it like 2019-05-15"),
        (["query", "membres"], "Did you mean 'members'"),
        (["query", "members"], "needs coalition"),
        (["query", "members", "--param", "coalition"], "Write --param NAME=VALUE"),
        (["query", "members", "--param", "coalition=nope"], "no coalition is called 'nope'"),
        (["query", "SELECT * { SERVICE <http://x> { } }"], "SERVICE is refused"),
        (["query", "DROP ALL"], "DROP is refused"),
        (["build"], "Give -o FILE or --store DIR"),
        (["build", "-o", "x.docx"], "Use one of .ttl"),
        (["build", "-o", "/nowhere/at/all/x.ttl"], "/nowhere/at/all"),
        (["export", "-o", "/nowhere/at/all/x.nt"], "/nowhere/at/all"),
        (["export", "-o", "x.docx"], "Use one of .ttl"),
        (["overview", "--data", "/nowhere"], "Check the path"),
        (["changes", "soon"], "Write it like 2019-05-15"),
    ],
)
def test_what_was_asked_wrongly_ends_with_2_and_one_line_with_a_hint(
    run_cli: Callable[..., Any], arguments: list[str], words: str
) -> None:
    ran = run_cli(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("graphkit: ") and words in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [["list", "everything"], ["nothing"], ["members"], []],
)
def test_a_command_that_cannot_be_read_ends_with_2(
    run_cli: Callable[..., Any], arguments: list[str]
) -> None:
    ran = run_cli(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "usage: graphkit" in ran.err


def test_a_syntax_error_points_at_the_place(run_cli: Callable[..., Any]) -> None:
    ran = run_cli("query", "SELECT * {\n ?s ?p }")
    assert ran.code == 2
    first, shown, caret = ran.err.rstrip().splitlines()
    assert "line 2" in first and shown.strip() == "?s ?p }" and caret.strip() == "^"


def test_debug_shows_where_an_error_comes_from(run_cli: Callable[..., Any]) -> None:
    with pytest.raises(graphkit.NotFound):
        run_cli("describe", "zom", "--debug")


def test_a_fault_of_our_own_is_one_line_too(
    run_cli: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr(graphkit.KnowledgeGraph, "overview", fail)
    ran = run_cli("overview")
    assert ran.code == 70 and "--debug" in ran.err and len(ran.err.splitlines()) == 1
    with pytest.raises(ZeroDivisionError):
        run_cli("overview", "--debug")


def test_stopping_it_is_no_fault(
    run_cli: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(graphkit.KnowledgeGraph, "overview", stop)
    ran = run_cli("overview")
    assert (ran.code, ran.out, ran.err) == (130, "", "graphkit: stopped.\n")


# In a process of its own


def test_exit_codes_and_streams_of_the_real_command(cache_home: Path, tmp_path: Path) -> None:
    good = run("members", "gifct", cache=cache_home)
    assert (good.returncode, good.stderr) == (0, "")
    assert json.loads(good.stdout)
    wrong = run("members", "gfict", cache=cache_home)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith("graphkit: no coalition is called 'gfict'. Did you mean 'gifct'")
    (tmp_path / "cut.ttl").write_text("<http://e/a> <http://e/b> ", encoding="utf-8")
    broken = run("overview", "--data", str(tmp_path), cache=cache_home)
    assert (broken.returncode, broken.stdout) == (3, "")
    version = run("--version", cache=cache_home)
    assert version.stdout.strip() == f"graphkit {graphkit.__version__}"


def test_a_reader_that_has_seen_enough_is_no_fault(cache_home: Path) -> None:
    process = subprocess.Popen(
        [*GRAPHKIT, "list", "sources", "--format", "csv"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "XDG_CACHE_HOME": str(cache_home)},
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


def test_texts_in_every_script_pass_through_a_plain_pipe(cache_home: Path) -> None:
    ran = run("describe", "new-zealand", cache=cache_home, env={"LC_ALL": "C", "LANG": "C"})
    assert ran.returncode == 0
    assert "Nouvelle-Zélande" in ran.stdout


def test_a_person_at_a_terminal_sees_a_table(cache_home: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*GRAPHKIT, "memberships", "zoom"],
        cwd=ROOT,
        stdout=theirs,
        stderr=subprocess.PIPE,
        env={**os.environ, "XDG_CACHE_HOME": str(cache_home), "COLUMNS": "200", "TERM": "xterm"},
    )
    os.close(theirs)
    seen = b""
    while True:
        try:
            chunk = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not chunk:
            break
        seen += chunk
    os.close(ours)
    assert process.stderr is not None
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 0
    assert b"christchurch-call" in seen and b"{" not in seen
    assert b"5 rows." in said


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_every_kind_of_cell(
    run_cli: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    run_cli("evidence", "zoom", "gifct")
    run_cli("memberships", "zoom")
    shown = screen.getvalue()
    assert "yes" in shown and "frmfa-zoom-roblox; seed-en; seed-fr" in shown
    assert "[..2022-06-23]" not in shown and "by 2022-06-23" in shown


def test_things_can_be_values_of_a_typed_query(run_cli: Callable[..., Any]) -> None:
    text = "SELECT (COUNT(?m) AS ?n) { ?m org:member ?who }"
    for name in ("id:zoom", "<https://w3id.org/coalition-graph/id/zoom>"):
        ran = run_cli("query", text, "--param", f"who={name}")
        assert json.loads(ran.out) == [{"n": 5}]
    assert json.loads(run_cli("query", text, "--param", "who=zoom").out) == [{"n": 0}]


def test_view_writes_one_page_the_same_each_time(
    run_cli: Callable[..., Any], tmp_path: Path
) -> None:
    for name in ("one.html", "two.html"):
        ran = run_cli("view", "-o", tmp_path / name, "--focus", "zoom")
        assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()
    assert "Zoom Video Communications" in (tmp_path / "one.html").read_text(encoding="utf-8")


# Files


def test_build_writes_the_bundled_graph(run_cli: Callable[..., Any], tmp_path: Path) -> None:
    ran = run_cli("build", "-o", tmp_path / "built.ttl")
    assert (ran.code, ran.out, ran.err) == (0, "", f"wrote {tmp_path / 'built.ttl'}\n")
    bundled = ROOT / "data" / "coalition-graph.ttl"
    assert (tmp_path / "built.ttl").read_bytes() == bundled.read_bytes()


def test_a_store_that_was_built_answers(
    run_cli: Callable[..., Any], folder_of: Callable[..., Path], tmp_path: Path
) -> None:
    place = tmp_path / "kept"
    assert run_cli("build", folder_of(), "--store", place).code == 0
    ran = run_cli("members", "The Pact", "--data", place)
    assert [row["member"] for row in json.loads(ran.out)] == ["acme", "beta"]


def test_networks_open_in_other_programs(run_cli: Callable[..., Any], tmp_path: Path) -> None:
    for name, reader in [("n.graphml", nx.read_graphml), ("n.gexf", nx.read_gexf)]:
        ran = run_cli("export", "-o", tmp_path / name, "--on", "2019-05-15")
        assert (ran.code, ran.out) == (0, "")
        network = reader(tmp_path / name)
        assert network.nodes["christchurch-call"]["kind"] == "coalition"
        assert network.has_edge("new-zealand", "christchurch-call")
        first = (tmp_path / name).read_bytes()
        run_cli("export", "-o", tmp_path / name, "--on", "2019-05-15")
        assert (tmp_path / name).read_bytes() == first
    ever = run_cli("export", "-o", tmp_path / "ever.graphml")
    assert ever.code == 0
    everyone = nx.read_graphml(tmp_path / "ever.graphml")
    assert len(everyone) > len(nx.read_graphml(tmp_path / "n.graphml"))


def test_check_reports_for_people_programs_and_workflows(
    run_cli: Callable[..., Any], folder_of: Callable[..., Path]
) -> None:
    late = {
        "actor": "beta",
        "coalition": "pact",
        "spell": "old",
        "role": "observer",
        "during": "2010-01-01/2011",
        "source": "herald",
    }
    folder = folder_of(memberships=[late])
    shown = run_cli("check", folder, "--no-shapes")
    assert shown.code == 1
    assert shown.out.startswith("memberships.csv:4: ")
    found = json.loads(run_cli("check", folder, "--no-shapes", "--format", "json").out)
    assert ("memberships.csv", 4) in {(f["path"], f["line"]) for f in found}
    rows = list(
        csv.DictReader(io.StringIO(run_cli("check", folder, "--no-shapes", "--format", "csv").out))
    )
    assert len(rows) == len(found)
    marked = run_cli("check", folder, "--no-shapes", "--format", "github").out.splitlines()
    assert any(line.startswith("::warning file=memberships.csv,line=4::") for line in marked)
    assert all(line.startswith(("::error", "::warning", "::notice")) for line in marked)
    everything = run_cli("check", folder, "--no-shapes", "--notices").out
    assert len(everything.splitlines()) >= len(shown.out.splitlines())


def test_a_clean_folder_ends_with_0(
    run_cli: Callable[..., Any], folder_of: Callable[..., Path], tmp_path: Path
) -> None:
    ran = run_cli("check", folder_of())
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("0 errors, 0 warnings") and "--notices" in ran.err
    noticed = run_cli("check", tmp_path / "tables", "--notices")
    assert noticed.code == 0 and "coalitions.csv:2: notice: " in noticed.out


def test_the_program_can_be_called_from_python() -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
