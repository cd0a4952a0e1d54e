"""What the project promises beside the package: its commands run where changes are checked."""

from __future__ import annotations

import importlib
import inspect
import re
import runpy
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.__main__ import BENCHMARKS

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def read_yaml(name: str) -> Any:
    return yaml.safe_load(text_of(name))


def targets() -> list[str]:
    """List the commands of the Makefile."""
    phony = re.search(r"^\.PHONY: (.*)$", text_of("Makefile"), re.MULTILINE)
    assert phony is not None
    return phony[1].split()


def test_every_command_of_the_makefile_runs_in_continuous_integration() -> None:
    run = text_of(".ci/run") + text_of(".github/workflows/ci.yml")
    assert {"demo", "test", "check", "bench", "release"} <= set(targets())
    for target in targets():
        if target != "clean":
            assert re.search(rf"\bmake {target}\b(?!-)", run), target


def test_what_a_commit_checks_is_what_make_check_checks() -> None:
    check = text_of("Makefile").partition("\ncheck:")[2].partition("\n\n")[0]
    hooks = read_yaml(".pre-commit-config.yaml")["repos"][0]["hooks"]
    assert len(hooks) >= 5
    for hook in hooks:
        program = hook["entry"].split()[0].removeprefix(".venv/bin/")
        assert f"$(BIN)/{program}" in check, hook["id"]


def test_every_python_that_is_declared_is_tested() -> None:
    jobs = read_yaml(".github/workflows/ci.yml")["jobs"]
    tested = jobs["python"]["strategy"]["matrix"]["python-version"]
    declared = [c.rsplit(" ", 1)[1] for c in PROJECT["classifiers"] if "Python :: 3." in c]
    assert tested == declared
    assert PROJECT["requires-python"] == f">={declared[0]}"
    assert f"Python {declared[0]} to {declared[-1]}" in text_of("README.md")


@pytest.mark.parametrize("name", ["bug", "new-coalition", "wrong-fact"])
def test_a_form_asks_for_what_is_needed(name: str) -> None:
    form = read_yaml(f".github/ISSUE_TEMPLATE/{name}.yml")
    assert form["name"] and form["description"]
    asked = [field for field in form["body"] if field["type"] != "markdown"]
    assert len({field["id"] for field in asked}) == len(asked)
    assert all(field["attributes"]["label"] for field in asked)
    assert sum(field.get("validations", {}).get("required", False) for field in asked) >= 3


@pytest.mark.parametrize("name", BENCHMARKS)
def test_every_benchmark_has_rows_and_a_tiny_size(name: str) -> None:
    module = importlib.import_module(f"benchmarks.{name}")
    assert set(module.TINY) <= set(inspect.signature(module.rows).parameters)


def test_every_module_with_rows_is_a_benchmark() -> None:
    folder = ROOT / "benchmarks"
    with_rows = {
        p.stem for p in folder.glob("*.py") if re.search(r"(?m)^def rows\(", p.read_text())
    }
    assert with_rows == set(BENCHMARKS)


def test_the_slowest_tests_that_are_named_exist() -> None:
    page = text_of("CONTRIBUTING.md").partition("## The slowest tests")[2]
    named = re.findall(r"^\| `(\S+)::(\w+)`", page, re.MULTILINE)
    assert len(named) == 20
    for file, function in named:
        assert f"def {function}(" in text_of(file), (file, function)


def test_every_decision_has_a_date_and_a_status() -> None:
    for path in sorted((ROOT / "docs" / "decisions").glob("*.md")):
        line = path.read_text(encoding="utf-8").splitlines()[2]
        status = r"(accepted|superseded by \[\d+\]\(\d{4}-[a-z0-9-]+\.md\))[,.]"
        said = rf"Date: \d{{4}}-\d{{2}}-\d{{2}}\. Status: {status}"
        assert re.match(said, line), path.name


@pytest.fixture(scope="module")
def release() -> dict[str, Any]:
    """What the script of `make release` defines."""
    return runpy.run_path(str(ROOT / ".ci" / "release.py"))


def test_the_change_log_says_what_is_released(release: dict[str, Any]) -> None:
    newest = release["newest"]
    assert newest("# Changes\n\n## 1.2.3 (2026-12-01)\n", "1.2.3") == ("1.2.3", "2026-12-01")
    assert newest("## 1.2.3 (unreleased)\n\n## 1.2.2 (2026-01-01)\n", "1.2.3") == ("1.2.3", "")
    for changes, why in (
        ("## 1.2.3 (2026-12-01)\n", "Make them the same"),
        ("## 1.2.4 (1 December)\n", "not '1 December'"),
        ("## soon\n", "no heading"),
    ):
        with pytest.raises(SystemExit, match=why):
            newest(changes, "1.2.4")


def test_metadata_that_an_index_refuses_are_refused(release: dict[str, Any]) -> None:
    good = (
        "Metadata-Version: 2.4\nName: a\nVersion: 1.0.0\nSummary: a\nLicense-Expression: MIT\n"
        "Description-Content-Type: text/markdown\n\nAbout it.\n"
    )
    told = release["Release"]("1.0.0", "")
    release["check_metadata"](good.encode(), told)
    for before, after, why in (
        ("Version: 1.0.0", "Version: 1.0.1", "not 1.0.0"),
        ("text/markdown", "text/plain", "Markdown"),
        ("Summary: a\n", "", "summary"),
    ):
        with pytest.raises(SystemExit, match=why):
            release["check_metadata"](good.replace(before, after).encode(), told)
    with pytest.raises(ExceptionGroup):
        release["check_metadata"](good.replace("MIT", "Whatever").encode(), told)
