"""Run a browser that ends with whoever asked for it, however that one ends.

This file is a program of its own, which imports nothing of the package: ``python guarded_browser.py
FOLDER BROWSER ARGUMENTS``. It waits for the end of its standard input, which the system closes when
the process that holds the other end is gone, killed or not. Then it ends the browser with all the
processes that the browser started, and removes the folder that they wrote into.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence

NO_START = 126
"""Exit code where the browser could not be started; why stands on standard error."""


def run(folder: str, command: Sequence[str]) -> int:
    """Run a browser and give its exit code; it ends at the latest when the input ends.

    Parameters
    ----------
    folder : str
        Where it writes; it is removed if the input ends first.
    command : sequence of str
        The browser and its arguments.
    """
    try:
        browser = subprocess.Popen(  # noqa: S603 - what the package asks for
            command, stdin=subprocess.DEVNULL, start_new_session=True
        )
    except OSError as error:
        sys.stderr.write(str(error.strerror or error))
        return NO_START
    left = threading.Event()
    threading.Thread(target=_watch, args=(browser, left), daemon=True).start()
    code = browser.wait()
    end(browser)  # what it started may outlive it
    if left.is_set():
        shutil.rmtree(folder, ignore_errors=True)
    return code


def _watch(browser: subprocess.Popen[bytes], left: threading.Event) -> None:
    """Wait for the end of the input; then end the browser."""
    while os.read(0, 1):
        pass
    left.set()
    end(browser)


def end(browser: subprocess.Popen[bytes]) -> None:
    """End a browser with the processes that it started."""
    try:
        os.killpg(browser.pid, signal.SIGKILL)
    except (AttributeError, ProcessLookupError, PermissionError):
        browser.kill()


if __name__ == "__main__":
    exit_code = run(sys.argv[1], sys.argv[2:])
    sys.stderr.flush()
    os._exit(exit_code & 0xFF)  # at once: the thread still waits for its input
