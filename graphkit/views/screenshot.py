"""Draw a page through an installed Chromium, without a display."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from graphkit.errors import GraphkitError, NotFound

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS: Final = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--virtual-time-budget=4000",
)
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


def screenshot(page: str, *, width: int, height: int, state: str = "") -> bytes:
    """Give a PNG of a page in a state.

    Raises
    ------
    NotFound
        If no browser is installed.
    GraphkitError
        If the browser gave no picture.
    """
    browser = find()
    with tempfile.TemporaryDirectory(prefix="graphkit-", ignore_cleanup_errors=True) as folder:
        file, picture = Path(folder, "page.html"), Path(folder, "page.png")
        file.write_text(page, encoding="utf-8")
        command = [browser, *FLAGS, f"--user-data-dir={folder}/profile"]
        command += [f"--window-size={width},{height}", f"--screenshot={picture}"]
        address = file.as_uri() + (f"#{state}" if state else "")
        done = subprocess.run(  # noqa: S603 - the browser found above, on a file written here
            [*command, address], capture_output=True, timeout=SECONDS, check=False
        )
        if not picture.is_file():
            why = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
            raise GraphkitError(f"{browser} drew nothing: {' '.join(why)}. Run it by hand to see.")
        return picture.read_bytes()
