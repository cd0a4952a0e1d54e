"""Completion in three shells, and the manual page."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graphkit.analysis.registry import analyses
from graphkit.cli.catalogue import COMMANDS, parser_of
from graphkit.cli.completion import script
from graphkit.cli.manual import page

pytestmark = pytest.mark.slow

SHELLS = ("bash", "zsh", "fish")

CASES = [
    (["mem"], {"members", "memberships"}),
    (["members", "--at"], {"--at-least"}),
    (["members", "gifct", "--at-least", ""], {"certain", "presumed", "possible"}),
    (["list", "act"], {"actors"}),
    (["analyse", "grow"], {"growth"}),
    (["analyse", "growth", "--fi"], {"--first"}),
    (["analyse", "pairs", "--side", ""], {"actors", "coalitions"}),
    (["completion", "z"], {"zsh"}),
    (["help", "exp"], {"explain", "export"}),
    (["members", "gifct", "--on", ""], set()),
]


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_option_and_analysis_is_known(shell: str) -> None:
    text = script(shell)
    assert text == script(shell)
    mark = "-l " if shell == "fish" else "--"
    for name in COMMANDS:
        assert name in text
        for action in parser_of(name)._actions:
            for option in action.option_strings:
                if option.startswith("--"):
                    assert mark + option[2:] in text, option
    assert all(analysis.name in text for analysis in analyses())


def completed(file: Path, words: list[str]) -> set[str]:
    """Complete the last of some words in Bash."""
    asked = " ".join(f"'{word}'" for word in ["graphkit", *words])
    steps = (
        f"source {file}; COMP_WORDS=({asked}); COMP_CWORD={len(words)}; _graphkit; "
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    ran = subprocess.run(["bash", "-c", steps], capture_output=True, text=True, check=True)
    assert ran.stderr == ""
    return {*ran.stdout.split()}


@pytest.mark.parametrize(
    ("words", "expected"), CASES, ids=[" ".join(words) or "nothing" for words, _ in CASES]
)
def test_bash_completes_commands_options_and_choices(
    tmp_path: Path, words: list[str], expected: set[str]
) -> None:
    (tmp_path / "graphkit").write_text(script("bash"), encoding="utf-8")
    assert completed(tmp_path / "graphkit", words) == expected


def test_bash_completes_files(tmp_path: Path) -> None:
    (tmp_path / "graphkit").write_text(script("bash"), encoding="utf-8")
    (tmp_path / "answer.csv").touch()
    typed = ["members", "gifct", "-o", f"{tmp_path}/ans"]
    assert completed(tmp_path / "graphkit", typed) == {f"{tmp_path}/answer.csv"}


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_reads_its_script(
    run_cli: Callable[..., Any], tmp_path: Path, shell: str
) -> None:
    ran = run_cli("completion", shell)
    assert (ran.code, ran.err, ran.out) == (0, "", script(shell))
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"{shell} is not installed")
    (tmp_path / "graphkit").write_text(ran.out, encoding="utf-8")
    command = [found, "-n", str(tmp_path / "graphkit")]
    assert subprocess.run(command, capture_output=True, check=True).stderr == b""


# The manual


def test_the_manual_has_every_command_and_option(run_cli: Callable[..., Any]) -> None:
    ran = run_cli("man")
    assert (ran.code, ran.err, ran.out) == (0, "", page())
    plain = ran.out.replace("\\-", "-")
    for name in COMMANDS:
        assert f".SS graphkit {name}" in plain
        for action in parser_of(name)._actions:
            assert all(option in plain for option in action.option_strings if "help" not in option)
    for section in ("NAME", "SYNOPSIS", "COMMANDS", "EXIT STATUS", "ENVIRONMENT", "EXAMPLES"):
        assert f".SH {section}\n" in plain


def test_no_line_of_the_manual_is_taken_for_an_unknown_instruction() -> None:
    known = (".TH ", ".SH ", ".SS ", ".B ", ".I ", ".TP", ".PP")
    for line in page().splitlines():
        assert not line.startswith(("'", ".")) or line.startswith(known), line
        assert line.isascii(), line
