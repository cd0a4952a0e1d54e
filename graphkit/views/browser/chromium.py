"""Find an installed Chromium and let it do one thing to a page, without a display."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Final

from graphkit.errors import GraphkitError, NotFound
from graphkit.views import clean_text
from graphkit.views.browser import guarded_browser

NAMES: Final = (
    *("chromium-headless-shell", "chromium", "chromium-browser"),
    *("google-chrome", "google-chrome-stable", "chrome"),
)
"""The one without windows first: it draws the same in a fifth less time."""
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
VARIABLE: Final = "GRAPHKIT_CHROMIUM"


def find() -> str:
    """Give the path of Chromium or Chrome.

    Raises
    ------
    NotFound
        If none is installed. The environment variable ``GRAPHKIT_CHROMIUM`` may name one, and
        then no other is taken.
    """
    given = os.environ.get(VARIABLE, "")
    if given:
        path = shutil.which(given)
        if path is None:
            hint = f"{VARIABLE} names it: let it name an installed Chromium, or unset it."
            raise NotFound("program", given[:160], hint=hint)
        return path
    for name in NAMES:
        path = shutil.which(name)
        if path:
            return path
    raise NotFound("browser", "chromium", hint="Install Chromium or Google Chrome.")


def made(page: str, flags: Sequence[str], *, output: str, state: str = "") -> bytes:
    """Give the file that the browser makes of a page, or what it prints.

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
        If the browser cannot be started, made nothing, or did not end in time.

    Notes
    -----
    The browser and its folder end with this process, also where that is killed.
    """
    answer, printed = made_and_printed(page, flags, output=output, state=state)
    return answer if output else printed


def made_and_printed(
    page: str, flags: Sequence[str], *, output: str, state: str = ""
) -> tuple[bytes, bytes]:
    """Give the file that the browser makes of a page, as `made` does, and what it prints.

    Parameters
    ----------
    page, flags, output, state
        As `made` takes them.
    """
    browser = find()
    with tempfile.TemporaryDirectory(prefix="graphkit-", ignore_cleanup_errors=True) as folder:
        source, target = Path(folder, "page.html"), Path(folder, output or "nothing")
        source.write_text(page, encoding="utf-8")
        wanted = [flag.format(file=target) for flag in flags]
        command = [browser, *FLAGS, f"--user-data-dir={folder}/profile", *wanted]
        address = source.as_uri() + (f"#{state}" if state else "")
        code, printed, said = _run(folder, [*command, address])
        answer = target.read_bytes() if target.is_file() else b""
        if not (answer if output else printed):
            raise GraphkitError(_why(browser, code, said))
        return answer, printed


def _run(folder: str, command: Sequence[str]) -> tuple[int, bytes, str]:
    """Run a browser under guard; give its exit code, what it printed and what it complained of.

    The standard input of the guard stays open for as long as this process waits.
    """
    guard = [sys.executable, "-I", "-S", guarded_browser.__file__, folder]
    with tempfile.TemporaryFile() as printed, tempfile.TemporaryFile() as said:
        running = subprocess.Popen(  # noqa: S603 - the browser found above, on a file written here
            [*guard, *command],
            stdin=subprocess.PIPE,
            stdout=printed,
            stderr=said,
            start_new_session=True,
        )
        try:
            code = running.wait(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            raise GraphkitError(
                f"{command[0]} did not answer within {SECONDS} s. Close other programs and try "
                f"again, or let {VARIABLE} name another browser."
            ) from None
        finally:
            if running.stdin is not None:
                running.stdin.close()
            running.wait()
        return code, _all_of(printed), _all_of(said).decode(errors="replace")


def _all_of(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()


def _why(browser: str, code: int, said: str) -> str:
    """Say why there is no picture, by the last thing that the browser complained of."""
    last = clean_text.text("".join(said.strip().splitlines()[-1:])).rstrip(".")
    if code == guarded_browser.NO_START:
        return (
            f"{browser} cannot be started: {last}. Let {VARIABLE} name an installed Chromium or "
            "Google Chrome."
        )
    why = f": {last}" if last else f" and ended with code {code}"
    return (
        f"{browser} drew nothing{why}. Run it by hand to see, or let {VARIABLE} name another "
        "Chromium or Google Chrome."
    )
