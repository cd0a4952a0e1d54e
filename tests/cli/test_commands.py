"""The command line: what goes where, in which form, with which exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

import graphkit
from graphkit.authoring import read
from graphkit.building import build
from graphkit.cli import main
from graphkit.cli.catalogue import ASKING, COMMANDS

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
COALITIONS = len((ROOT / "data" / "coalitions.csv").read_text(encoding="utf-8").splitlines()) - 1
GRAPHKIT = [sys.executable, "-W", "error", "-m", "graphkit"]


def records(ran: Any) -> list[dict[str, Any]]:
    """Give the rows of an answer in JSON."""
    found = json.loads(ran.out)["rows"]
    assert isinstance(found, list)
    return found


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


def example_of(command: str) -> list[str]:
    """Give the arguments of the example in the help of a command."""
    return [command, *shlex.split(COMMANDS[command].example)]


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        pytest.param(name, marks=pytest.mark.thorough) if name == "explain" else name
        for name in ASKING
    ],
)
def test_every_question_answers_in_every_format(run_cli: Callable[..., Any], command: str) -> None:
    arguments = example_of(command)
    piped = run_cli(*arguments)
    assert (piped.code, piped.err) == (0, "")
    found = records(piped)
    assert found
    shown = run_cli(*arguments, "--format", "table")
    assert shown.code == 0
    assert f"{len(found):,} row" in shown.err


@pytest.mark.parametrize("command", ["members", "evidence", "find"])
def test_every_format_has_the_same_rows(run_cli: Callable[..., Any], command: str) -> None:
    arguments = example_of(command)
    found = records(run_cli(*arguments))
    for form, sign in (("csv", ","), ("tsv", "\t")):
        table = run_cli(*arguments, "--format", form, "--formulas", "keep")
        assert table.code == 0
        rows = list(csv.DictReader(io.StringIO(table.out), delimiter=sign))
        assert len(rows) == len(found)
        assert [*rows[0]] == [*found[0]]
    lines = run_cli(*arguments, "--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == found
    markdown = run_cli(*arguments, "--format", "markdown").out.splitlines()
    assert len([line for line in markdown if line.startswith("|")]) == len(found) + 2


def test_a_table_leaves_empty_columns_out_and_says_so(run_cli: Callable[..., Any]) -> None:
    ran = run_cli("memberships", "zoom", "--format", "table")
    assert "listed_as" not in ran.out
    assert "5 rows. Empty: listed_as" in ran.err
    zeros = run_cli("query", "SELECT (0 AS ?none) (false AS ?no) {}", "--format", "table")
    assert zeros.out.split()[-2:] == ["0", "no"] and "Empty" not in zeros.err


def test_notes_reach_every_format_in_the_words_of_the_command_line(
    run_cli: Callable[..., Any],
) -> None:
    asked = ["members", "gifct", "--on", "2021-05-10"]
    note = json.loads(run_cli(*asked).out)["note"]
    assert "On 2021-05-10. Counted are members that are certain or presumed. " in note
    for form in ("table", "csv", "tsv", "jsonl"):
        assert run_cli(*asked, "--format", form).err.rstrip().endswith(note)
    assert note.split(".")[0] in run_cli(*asked, "--format", "markdown").out
    definitions = json.loads(run_cli(*asked).out)["columns"]
    assert definitions["member"] == "id of the agent that is the member"


def test_languages_and_degrees_are_passed_on(run_cli: Callable[..., Any]) -> None:
    french = records(run_cli("members", "christchurch-call", "--lang", "fr"))
    assert "Nouvelle-Zélande" in {row["label"] for row in french}
    day = ["christchurch-call", "--on", "2021-05-10"]
    sizes = [
        len(records(run_cli("members", *day, "--at-least", degree)))
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
        assert records(run_cli("query", given)) == [{"n": COALITIONS}]
    bound = run_cli("query", "SELECT ?s { ?s skos:altLabel ?name }", "--param", "name=GIFCT")
    assert records(bound)[0]["s"].endswith("/id/gifct")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["describe", "zom"], "Did you mean 'zoom'"),
        (["members", "zoom"], "'zoom' is a company"),
        (["members", "gifct", "--on", "31/02/2020"], "Write it like 2021-05-10"),
        (["query", "membres"], "Did you mean 'members'"),
        (["query", "members"], "needs coalition"),
        (["query", "members", "--param", "coalition"], "Write --param NAME=VALUE"),
        (["query", "members", "--param", "coalition=nope"], "no coalition is called 'nope'"),
        (["build"], "Give -o FILE or --store DIR"),
        (["build", "-o", "x.docx"], "Use one of .ttl"),
        (["build", "nothing-there", "-o", "x.ttl"], "'nothing-there'. Check the path."),
        (["build", "-o", "/nowhere/at/all/x.ttl"], "/nowhere/at/all"),
        (["export", "-o", "/nowhere/at/all/x.nt"], "/nowhere/at/all"),
        (["export", "-o", "x.docx"], "Use one of .gexf, .graphml"),
        (["overview", "--data", "/nowhere"], "Check the path"),
        (["changes", "soon"], "Write a day like 2019-05-15"),
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
    ("query", "words", "line"),
    [
        ("SELECT * {\n ?s ?p }", "line 2", "?s ?p }"),
        ("SELECT * { SERVICE <http://x> { } }", "SERVICE is refused", "SELECT *"),
        ("DROP ALL", "DROP is refused", "DROP ALL"),
        ("SELECT * { ?s rdfs:label “Zoom” }", "left double quotation mark", "SELECT *"),
        ("SELECT\u00a0* { ?s ?p ?o }", "no-break space", "SELECT"),
    ],
)
def test_a_query_that_cannot_be_run_is_shown_with_the_place(
    run_cli: Callable[..., Any], query: str, words: str, line: str
) -> None:
    ran = run_cli("query", query)
    assert (ran.code, ran.out) == (2, "")
    first, shown, caret = ran.err.rstrip().splitlines()
    assert first.startswith("graphkit: ") and words in first and "line" in first
    assert shown.strip().startswith(line) and caret.strip() == "^"


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
    assert json.loads(good.stdout)["rows"]
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


def test_things_can_be_values_of_a_typed_query(run_cli: Callable[..., Any]) -> None:
    text = "SELECT (COUNT(?m) AS ?n) { ?m org:member ?who }"
    for name in ("id:zoom", "<https://w3id.org/coalition-graph/id/zoom>"):
        assert records(run_cli("query", text, "--param", f"who={name}")) == [{"n": 5}]
    assert records(run_cli("query", text, "--param", "who=zoom")) == [{"n": 0}]


@pytest.mark.slow
def test_view_writes_one_page_the_same_each_time(
    run_cli: Callable[..., Any], folder_of: Callable[..., Path], tmp_path: Path
) -> None:
    folder = folder_of()
    for name in ("one.html", "two.html"):
        ran = run_cli("view", "-o", tmp_path / name, "--focus", "acme", "--data", folder)
        assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()
    assert "Acmé" in (tmp_path / "one.html").read_text(encoding="utf-8")


# Files


def test_build_writes_the_graph_of_the_tables(
    run_cli: Callable[..., Any], folder_of: Callable[..., Path], tmp_path: Path
) -> None:
    folder = folder_of()
    ran = run_cli("build", folder, "-o", tmp_path / "built.ttl")
    assert (ran.code, ran.out, ran.err) == (0, "", f"wrote {tmp_path / 'built.ttl'}\n")
    assert (tmp_path / "built.ttl").read_text(encoding="utf-8") == build(read(folder))


def test_a_store_that_was_built_answers(
    run_cli: Callable[..., Any], folder_of: Callable[..., Path], tmp_path: Path
) -> None:
    place = tmp_path / "kept"
    assert run_cli("build", folder_of(), "--store", place).code == 0
    ran = run_cli("members", "The Pact", "--data", place)
    assert [row["member"] for row in records(ran)] == ["acme", "beta"]


@pytest.mark.slow
def test_networks_open_in_other_programs(
    run_cli: Callable[..., Any], extract: Path, tmp_path: Path
) -> None:
    day = ("--on", "2019-05-15", "--data", extract)
    readers: dict[str, Callable[[Path], Any]] = {
        "n.graphml": nx.read_graphml,
        "n.gexf": nx.read_gexf,
    }
    for name, reader in readers.items():
        ran = run_cli("export", "-o", tmp_path / name, *day)
        assert (ran.code, ran.out) == (0, "")
        network = reader(tmp_path / name)
        assert network.nodes["christchurch-call"]["kind"] == "coalition"
        assert network.has_edge("new-zealand", "christchurch-call")
        first = (tmp_path / name).read_bytes()
        run_cli("export", "-o", tmp_path / name, *day)
        assert (tmp_path / name).read_bytes() == first
    ever = run_cli("export", "-o", tmp_path / "ever.graphml", "--data", extract)
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
    assert main(["--version"]) == 0
    assert main(["members", "gifct", "--colour"]) == 2
