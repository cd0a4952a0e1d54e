"""Broken input: a clear error that names the place, by the library and by the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit
from graphkit.authoring import examine
from graphkit.errors import DataError

from .broken_folders import BROKEN
from .one_more import ACTORS, actor, joined

pytestmark = pytest.mark.slow


@pytest.fixture
def broken(request: pytest.FixtureRequest, folder_of: Callable[..., Path]) -> tuple[Path, str, str]:
    """A folder with one fault, the place of the fault, and the words for it."""
    changes, place, words = BROKEN[request.param]
    folder = folder_of(**changes)
    if "misspelt name" in request.param:
        (folder / "membership.csv").write_text("a\n", encoding="utf-8")
    return folder, place, words


every_fault = pytest.mark.parametrize("broken", BROKEN, indirect=True)


@every_fault
def test_the_library_names_the_place_and_the_fault(broken: tuple[Path, str, str]) -> None:
    folder, place, words = broken
    with pytest.raises(DataError) as caught:
        graphkit.load(folder)
    lines = str(caught.value).splitlines()
    assert any(line.startswith(place) and words in line for line in lines), lines
    assert all(len(line) < 700 for line in lines)


@every_fault
def test_the_command_line_says_the_same_and_ends_with_3(
    broken: tuple[Path, str, str], run_cli: Callable[..., Any], tmp_path: Path
) -> None:
    folder, place, words = broken
    for command in (["members", "pact", "--data"], ["build", "-o", tmp_path / "out.ttl"]):
        ran = run_cli(*command, folder)
        assert (ran.code, ran.out) == (3, "")
        assert place in ran.err and words in ran.err
        assert "Traceback" not in ran.err
    assert not (tmp_path / "out.ttl").exists()
    ran = run_cli("check", folder)
    assert ran.code == 3
    assert place.split(": [")[0].rstrip(":") in ran.out and words in ran.out


@every_fault
def test_check_reports_the_fault_for_programs(broken: tuple[Path, str, str]) -> None:
    folder, place, words = broken
    report = graphkit.check(folder)
    assert not report.readable and not report.ok
    path, _, rest = place.partition(":")
    found = [f for f in report.findings if words in f"{f.message} {f.hint}"]
    assert {f.path for f in found} == {path}
    assert {f.severity for f in found} == {"error"}
    if rest.split(":")[0]:
        assert int(rest.split(":")[0]) in {f.line for f in found}


def test_every_fault_is_reported_in_one_run(folder_of: Callable[..., Path]) -> None:
    folder = folder_of(
        actors=[actor(kind="compnay"), actor(id="Delta")],
        memberships=[joined(actor="zzz"), joined(during="soon"), joined(role="boss", source="")],
    )
    problems = examine(folder).problems
    places = [(p.path, p.line, p.column) for p in problems]
    assert places == [
        ("actors.csv", 4, "kind"),
        ("actors.csv", 5, "id"),
        ("memberships.csv", 4, "actor"),
        ("memberships.csv", 5, "during"),
        ("memberships.csv", 6, "role"),
        ("memberships.csv", 6, "source"),
    ]


def test_an_unreadable_file_does_not_make_its_names_unknown(folder_of: Callable[..., Path]) -> None:
    problems = examine(folder_of(actors=ACTORS.encode("latin-1"))).problems
    assert [p.path for p in problems] == ["actors.csv"]


def test_very_many_faults_are_counted_and_not_all_printed(folder_of: Callable[..., Path]) -> None:
    folder = folder_of(memberships=[joined(actor=f"nobody-{n}") for n in range(100)])
    with pytest.raises(DataError) as caught:
        graphkit.load(folder)
    assert len(caught.value.problems) == 100
    assert str(caught.value).splitlines()[-1] == "… and 80 more problems"


def test_thousands_of_rows_with_one_wrong_letter(
    tmp_path: Path, extract: Path, run_cli: Callable[..., Any]
) -> None:
    for path in extract.glob("*.csv"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    table = tmp_path / "memberships.csv"
    lines = table.read_text(encoding="utf-8").split("\n")
    number = next(n for n, line in enumerate(lines, 1) if line.startswith("zoom,"))
    lines[number - 1] = lines[number - 1].replace("zoom", "zom", 1)
    table.write_text("\n".join(lines), encoding="utf-8")
    ran = run_cli("members", "gifct", "--data", tmp_path)
    expected = f"memberships.csv:{number}: [actor] unknown actor 'zom'. Did you mean 'zoom'?"
    assert (ran.code, ran.err.strip()) == (3, f"graphkit: {expected}")
    ran = run_cli("check", tmp_path, "--format", "json")
    assert ran.code == 3
    assert [(f["path"], f["line"], f["column"]) for f in json.loads(ran.out)] == [
        ("memberships.csv", number, "actor")
    ]
