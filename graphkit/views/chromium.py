"""Find an installed Chromium and let it do one thing to a page, without a display."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from graphkit.errors import GraphkitError, NotFound

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
QUIET: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Nothing but the page, whoever starts it."""
FLAGS: Final = ("--headless=new", *QUIET, "--hide-scrollbars", "--virtual-time-budget=4000")
SECONDS: Final = 90


def find() -> str:
    """Give the path of Chromium or Chrome.

    Raises
    ------
    NotFound
        If none is installed. The environment variable ``GRAPHKIT_CHROMIUM`` may name one.
    """
    given = os.environ.get("GRAPHKIT_CHROMIUM", "")
    for name in (given, *NAMES):
        path = shutil.which(name) if name else None
        if path:
            return path
    raise NotFound("browser", given or "chromium", hint="Install Chromium or Google Chrome.")


def made(page: str, flags: Sequence[str], *, output: str, state: str = "") -> bytes:
    """Give the file that the browser makes of a page.

    Parameters
    ----------
    page : str
        The page as text.
    flags : sequence of str
        What to do; ``{file}`` stands for the file to write.
    output : str
        The name of that file; empty where the browser prints the answer.
    state : str
        What follows ``#`` in the address.

    Raises
    ------
    NotFound
        If no browser is installed.
    GraphkitError
        If the browser made nothing.
    """
    browser = find()
    with tempfile.TemporaryDirectory(prefix="graphkit-", ignore_cleanup_errors=True) as folder:
        source, target = Path(folder, "page.html"), Path(folder, output or "nothing")
        source.write_text(page, encoding="utf-8")
        wanted = [flag.format(file=target) for flag in flags]
        command = [browser, *FLAGS, f"--user-data-dir={folder}/profile", *wanted]
        address = source.as_uri() + (f"#{state}" if state else "")
        done = subprocess.run(  # noqa: S603 - the browser found above, on a file written here
            [*command, address], capture_output=True, timeout=SECONDS, check=False
        )
        answer = target.read_bytes() if target.is_file() else b"" if output else done.stdout
        if not answer:
            why = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
            raise GraphkitError(f"{browser} drew nothing: {' '.join(why)}. Run it by hand to see.")
        return answer
