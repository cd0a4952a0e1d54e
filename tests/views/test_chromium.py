"""A browser that is missing, broken or slow is named, and none outlives who asked for it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from graphkit.errors import GraphkitError, NotFound
from graphkit.views.browser import chromium

from ..servers import until

pytestmark = pytest.mark.skipif(os.name == "nt", reason="programs written in shell")
ASKING = "from graphkit.views.browser.chromium import made; made('page', [], output='page.png')"


def program(folder: Path, text: str) -> Path:
    path = folder / "browser"
    path.write_text(text)
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("#!/bin/sh\necho no display >&2\nexit 3\n", "drew nothing: no display. Run it by hand"),
        ("#!/bin/sh\nexit 3\n", "drew nothing and ended with code 3"),
        ("#!/nowhere/at/all\n", "cannot be started: No such file.*GRAPHKIT_CHROMIUM"),
        ("#!/bin/sh\nsleep 100\n", "did not answer within 0.5 s"),
    ],
)
def test_a_browser_that_does_not_draw_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    monkeypatch.setenv("GRAPHKIT_CHROMIUM", str(program(tmp_path, text)))
    monkeypatch.setattr(chromium, "SECONDS", 0.5 if "sleep" in text else 60)
    with pytest.raises(GraphkitError, match=said):
        chromium.made("page", [], output="page.png")


def test_a_browser_that_is_named_and_is_none_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRAPHKIT_CHROMIUM", str(tmp_path / "chromium"))
    with pytest.raises(NotFound, match="GRAPHKIT_CHROMIUM names it"):
        chromium.find()


def test_it_ends_with_a_process_that_is_killed_and_leaves_no_folder(tmp_path: Path) -> None:
    told = tmp_path / "told"
    told.mkdir()
    # It starts a second process, as a browser does, and says who they are.
    text = f"#!/bin/sh\nsleep 300 &\necho $! > {told}/child\necho $$ > {told}/self\nwait\n"
    environment = os.environ | {
        "GRAPHKIT_CHROMIUM": str(program(tmp_path, text)),
        "TMPDIR": str(tmp_path),
    }
    asking = subprocess.Popen([sys.executable, "-c", ASKING], env=environment)
    assert until(lambda: (told / "self").exists() and (told / "self").read_text() != "")
    assert list(tmp_path.glob("graphkit-*"))
    asking.send_signal(signal.SIGKILL)
    asking.wait()
    for name in ("self", "child"):
        number = int((told / name).read_text())
        assert until(partial(ended, number)), name
    assert until(lambda: not list(tmp_path.glob("graphkit-*")))


def ended(number: int) -> bool:
    """Whether a process has ended; one that nobody asked about yet has, too."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True
