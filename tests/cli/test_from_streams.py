"""What is typed and piped: queries out of pipes, and arguments that are no text."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

GRAPHKIT = os.fsencode(sys.executable), b"-m", b"graphkit"
QUERY = "\ufeffSELECT (1 + 1 AS ?two) {}\n"
TABLE = "member,coalition\nAlpha Corp,River Pact\n"


def run(
    *typed: bytes | str, given: str = "", folder: Path, **more: str
) -> subprocess.CompletedProcess[str]:
    command = [*GRAPHKIT, *map(os.fsencode, typed)]
    return subprocess.run(
        command,
        input=given,
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=folder,
        env={**os.environ, **more},
    )


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("facts")
    (folder / "facts.csv").write_text(TABLE, encoding="utf-8")
    return folder


def test_a_query_is_read_from_standard_input_by_its_name(facts: Path) -> None:
    ran = run("query", "/dev/stdin", "--data", "facts.csv", given=QUERY, folder=facts)
    assert (ran.returncode, '{"two": 2}' in ran.stdout) == (0, True), ran.stderr


def test_a_query_is_read_from_a_pipe(facts: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(QUERY, "utf-8"), daemon=True)
    writer.start()
    ran = run("query", str(pipe), "--data", "facts.csv", folder=facts)
    writer.join(10)
    assert (ran.returncode, '{"two": 2}' in ran.stdout) == (0, True), ran.stderr


def test_a_query_is_read_from_what_a_shell_makes_of_a_command(facts: Path) -> None:
    (facts / "q.txt").write_text(QUERY, encoding="utf-8")
    line = f"{sys.executable} -m graphkit query <(cat q.txt) --data facts.csv"
    ran = subprocess.run(
        ["bash", "-c", line], capture_output=True, encoding="utf-8", check=False, cwd=facts
    )
    assert (ran.returncode, '{"two": 2}' in ran.stdout) == (0, True), ran.stderr


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="this system has no /proc")
@pytest.mark.parametrize("name", ["/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"])
def test_what_is_open_in_the_shell_is_read_though_it_is_a_file(name: str, tmp_path: Path) -> None:
    (tmp_path / "q.txt").write_text(QUERY, encoding="utf-8")
    command = [
        sys.executable,
        "-c",
        f"from graphkit.cli.query_from_file import query_text as q; print(q({name!r}))",
    ]
    with (tmp_path / "q.txt").open(encoding="utf-8") as file:
        ran = subprocess.run(
            command, stdin=file, capture_output=True, encoding="utf-8", check=False
        )
    assert ran.stdout.strip() == QUERY.strip().removeprefix("\ufeff"), ran.stderr


@pytest.mark.skipif(not os.access("/dev/shm", os.W_OK), reason="no folder below /dev")
def test_a_plain_file_below_dev_is_as_any_other(run_cli: Callable[..., Any]) -> None:
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        query = Path(folder) / "q.txt"
        query.write_text(QUERY, encoding="utf-8")
        ran = run_cli("query", query)
    assert ran.code == 2
    assert f"no query is called '{query}'" in ran.err


@pytest.mark.parametrize(
    "typed", [("find", b"caf\xe9"), ("members", b"gif\xe9"), ("members", "a", "--roles", b"\xe9")]
)
def test_what_is_not_utf_8_is_refused_and_not_read_without_a_sign(
    facts: Path, typed: tuple[bytes | str, ...]
) -> None:
    ran = run(*typed, "--data", "facts.csv", folder=facts)
    assert ran.returncode == 2
    assert "is not UTF-8. Type it in a terminal that writes UTF-8." in ran.stderr
    assert "\\xe9" in ran.stderr


def test_a_terminal_without_utf_8_is_told_so(facts: Path) -> None:
    ran = run("find", "Łódź", "--data", "facts.csv", folder=facts, LC_ALL="C", PYTHONUTF8="0")
    assert ran.returncode == 2
    assert "cannot be read as ascii. Set LC_ALL=C.UTF-8" in ran.stderr


def test_files_may_have_any_name(facts: Path) -> None:
    query, answer = (Path(os.fsdecode(b"caf\xe9" + end)) for end in (b".rq", b".json"))
    (facts / query).write_text(QUERY, encoding="utf-8")
    ran = run("query", str(query), "--data", "facts.csv", "-o", str(answer), folder=facts)
    assert ran.returncode == 0, ran.stderr
    assert '{"two": 2}' in (facts / answer).read_text(encoding="utf-8")
