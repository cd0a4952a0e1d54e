"""Pipes of any encoding, terminals that must not be steered, and Ctrl-C."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
GRAPHKIT = [sys.executable, "-W", "error", "-m", "graphkit"]
EVIL = "\x1b[31mred\x9b5mblink\x07\u202egnp.exe"


def start(*arguments: str, cache: Path, **options: Any) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), **options.pop("env", {})}
    command = options.pop("command", GRAPHKIT)
    streams: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
    return subprocess.Popen([*command, *arguments], cwd=ROOT, env=environment, **streams)


def ran(*arguments: str, cache: Path, **options: Any) -> tuple[int, bytes, bytes]:
    given = options.pop("given", None)
    with start(
        *arguments, cache=cache, stdin=subprocess.PIPE if given else None, **options
    ) as process:
        out, err = process.communicate(given)
    return process.returncode, out, err


def seen(
    *arguments: str, cache: Path, command: Sequence[str] = GRAPHKIT, **environment: str
) -> tuple[bytes, bytes]:
    """Run graphkit at a terminal and give what the person sees, on both streams."""
    ours, theirs = pty.openpty()
    usual = {"COLUMNS": "200", "TERM": "xterm", "NO_COLOR": ""}
    process = start(
        *arguments, cache=cache, stdout=theirs, env=usual | environment, command=command
    )
    os.close(theirs)
    out = b""
    while True:
        try:
            chunk = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not chunk:
            break
        out += chunk
    os.close(ours)
    _, err = process.communicate()
    assert process.returncode == 0, err
    return out, err


# Encodings


FORMS = ("csv", "tsv", "json", "jsonl", "markdown", "table")
EACH = """
import sys
from graphkit.cli import main
*asked, forms = sys.argv[1:]
for form in forms.split():
    code = main([*asked, "--format", form])
    assert code == 0, (form, code)
    print("\\n= = =", flush=True)
"""
"""Asks the same in each of several formats, for a process takes as long to start as to answer."""


def cut(out: bytes) -> list[str]:
    *answers, rest = out.decode("utf-8").replace("\r\n", "\n").split("\n= = =\n")
    assert len(answers) == len(FORMS) and not rest
    return answers


@pytest.mark.parametrize("what", ["actors", "sources"])
def test_output_is_utf_8_whatever_the_code_page(cache_home: Path, what: str) -> None:
    asked = ["list", what, "--formulas", "keep", " ".join(FORMS)]
    pages = ({"PYTHONIOENCODING": "cp1252"}, {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"})
    command = [sys.executable, "-W", "error", "-c", EACH]
    answers = [ran(*asked, cache=cache_home, env=env, command=command) for env in pages]
    assert [code for code, _, _ in answers] == [0, 0], answers
    assert answers[0][1] == answers[1][1]
    assert b"\r" not in answers[0][1]
    assert not any(answer.isascii() for answer in cut(answers[0][1]))


def test_errors_are_utf_8_too(cache_home: Path) -> None:
    asked = ["describe", "Ωmega \udcff"]
    code, _, err = ran(*asked, cache=cache_home, env={"PYTHONIOENCODING": "cp1252"})
    assert code == 2 and "Ωmega" in err.decode("utf-8")


QUERY = "SELECT (COUNT(?c) AS ?n) { ?c a cg:Coalition }"


@pytest.mark.parametrize("data", [QUERY.encode("utf-8-sig"), QUERY.replace(" {", "\r\n{").encode()])
def test_a_byte_order_mark_and_line_ends_of_windows_are_read(
    cache_home: Path, tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "query.rq").write_bytes(data)
    for given, name in ((None, str(tmp_path / "query.rq")), (data, "-")):
        code, out, err = ran("query", name, cache=cache_home, given=given)
        assert (code, err) == (0, b""), err
        assert json.loads(out)["rows"][0]["n"] > 50


def test_a_query_that_is_not_utf_8_is_refused_with_its_place_and_sign(
    cache_home: Path, tmp_path: Path
) -> None:
    (tmp_path / "q.rq").write_bytes("# the\n# members’ query\n".encode("cp1252") + QUERY.encode())
    code, out, err = ran("query", str(tmp_path / "q.rq"), cache=cache_home)
    assert (code, out) == (2, b"")
    words = "q.rq is not UTF-8 at line 2, column 10: the byte 0x92, which is '’' in Windows-1252."
    assert words in err.decode() and "Save it as UTF-8." in err.decode()


def test_a_query_file_that_is_not_there_is_named(run_cli: Callable[..., Any]) -> None:
    found = run_cli("query", "nowhere.rq")
    assert found.code == 2 and "no file is called 'nowhere.rq'" in found.err


# A person at a terminal


def test_a_person_at_a_terminal_sees_a_table(cache_home: Path) -> None:
    out, err = seen("memberships", "zoom", cache=cache_home)
    assert b"christchurch-call" in out and b"{" not in out
    assert b"5 rows." in err


def test_dates_and_truths_are_words_for_people_and_values_for_programs(cache_home: Path) -> None:
    out, _ = seen("memberships", "zoom", cache=cache_home)
    assert b"by 2022-06-23" in out and b"[..2022-06-23]" not in out
    _, piped, _ = ran("memberships", "zoom", cache=cache_home)
    assert "[..2022-06-23]" in {row["start"] for row in json.loads(piped)["rows"]}
    out, _ = seen("query", "SELECT (true AS ?a) (false AS ?b) {}", cache=cache_home)
    assert out.split()[-2:] == [b"yes", b"no"]


def test_names_of_columns_are_bold_unless_that_is_not_wanted(cache_home: Path) -> None:
    asked = ["list", "kinds"]
    assert b"\x1b[1mkind" in seen(*asked, cache=cache_home)[0]
    assert b"\x1b" not in seen(*asked, cache=cache_home, NO_COLOR="1")[0]
    assert b"\x1b" not in seen(*asked, cache=cache_home, TERM="dumb")[0]
    assert b"\x1b" not in ran(*asked, "--format", "table", cache=cache_home)[1]


def query_of(text: str) -> str:
    escaped = "".join(f"\\u{ord(sign):04x}" if not sign.isalnum() else sign for sign in text)
    return f'SELECT ("{escaped}" AS ?name) {{}}'


def test_no_sign_of_the_data_steers_a_terminal(cache_home: Path) -> None:
    asked, command = ["query", query_of(EVIL), " ".join(FORMS)], [sys.executable, "-c", EACH]
    out, err = seen(*asked, cache=cache_home, NO_COLOR="1", command=command)
    for form, shown in zip(FORMS, cut(out), strict=True):
        assert "red" in shown and "blink" in shown and "gnp.exe" in shown, form
        assert not {"\x1b", "\x9b", "\x07", "\u202e"} & {*shown, *err.decode()}, form


@pytest.mark.parametrize("typed", [["describe", EVIL], [EVIL], ["members", "x", f"--{EVIL}"]])
def test_no_error_steers_a_terminal(run_cli: Callable[..., Any], typed: list[str]) -> None:
    found = run_cli(*typed)
    assert found.code == 2 and "gnp.exe" in found.err
    assert not {"\x1b", "\x9b", "\x07", "\u202e"} & {*found.err}


def test_a_file_has_every_sign_of_the_data(cache_home: Path) -> None:
    code, out, _ = ran("query", query_of(EVIL), "--format", "csv", cache=cache_home)
    assert (code, out.decode()) == (0, f"name\n{EVIL}\n")
    _, out, _ = ran("query", query_of(EVIL), cache=cache_home)
    assert json.loads(out)["rows"] == [{"name": EVIL}]


# Streams that end


def test_a_full_disk_is_told_in_a_line(cache_home: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        code, _, err = ran("list", "kinds", cache=cache_home, stdout=full)
    assert code == 3
    assert err == b"graphkit: the answer cannot be written: No space left on device.\n"


def test_a_closed_stream_is_no_fault(cache_home: Path) -> None:
    command = " ".join(["exec", *GRAPHKIT, "list", "kinds", ">&-"])
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache_home)}
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=ROOT, env=environment, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?g) }"


def children(process: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        with contextlib.suppress(OSError):  # a thread that has ended meanwhile
            found += [int(child) for child in task.read_text().split()]
    return found


def test_ctrl_c_stops_a_query_at_once_and_leaves_no_process(cache_home: Path) -> None:
    process = start("query", SLOW, cache=cache_home, start_new_session=True)
    try:
        while not (workers := children(process.pid)):
            time.sleep(0.02)
        while not computing(workers[0]):
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
    finally:
        process.kill()
    assert (process.returncode, out, err) == (130, b"", b"graphkit: stopped.\n")
    assert not [worker for worker in workers if Path(f"/proc/{worker}").exists()]


def computing(process: int) -> bool:
    """Tell whether a process has computed for more than half a second."""
    times = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return int(times[11]) > os.sysconf("SC_CLK_TCK") / 2


def test_a_query_that_takes_too_long_is_stopped(run_cli: Callable[..., Any]) -> None:
    found = run_cli("query", SLOW, "--seconds", "0.5")
    assert (found.code, found.out) == (2, "")
    assert "was stopped after 0.5 s" in found.err
    assert "give --seconds 5." in found.err
