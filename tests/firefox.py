"""Firefox without a display, driven by its own protocol: Marionette needs no further program."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

NAMES = ("firefox-esr", "firefox")
QUIET = {
    "marionette.port": 0,  # a free one, which it writes into its profile
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
}


class Firefox:
    """A running Firefox; commands are numbered lists of JSON with their length before them."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=120)
        self._number = 0
        self._received()  # it says who it is
        self.ask("WebDriver:NewSession", {})

    def ask(self, command: str, values: dict[str, Any]) -> Any:
        self._number += 1
        sent = json.dumps([0, self._number, command, values]).encode()
        self._socket.sendall(f"{len(sent)}:".encode() + sent)
        _, _, error, answer = self._received()
        if error:
            raise AssertionError(f"{command}: {error}")
        return answer["value"] if isinstance(answer, dict) and "value" in answer else answer

    def go(self, address: str) -> None:
        self.ask("WebDriver:Navigate", {"url": address})

    def evaluate(self, script: str, *arguments: object) -> Any:
        """Run the body of a function and give what it gives, also when that comes later."""
        body = f"return (async function() {{ {script} }}).apply(null, arguments);"
        return self.ask("WebDriver:ExecuteScript", {"script": body, "args": list(arguments)})

    def close(self) -> None:
        self._socket.close()

    def _received(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._some(1)
        return json.loads(self._some(int(length[:-1])))

    def _some(self, count: int) -> bytes:
        found = b""
        while len(found) < count:
            part = self._socket.recv(count - len(found))
            if not part:
                raise AssertionError("Firefox ended.")
            found += part
        return found


def started() -> Iterator[Firefox]:
    """One Firefox with a profile of its own; without one, skip, but not where CI says so."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        assert os.environ.get("CI") != "true", "Firefox is not installed (Debian: firefox-esr)"
        pytest.skip("Firefox is not installed (Debian: firefox-esr)")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        lines = [f"user_pref({name!r}, {json.dumps(value)});\n" for name, value in QUIET.items()]
        Path(profile, "user.js").write_text("".join(lines).replace("'", '"'))
        command = [path, "--headless", "--marionette", "--no-remote", "--profile", profile]
        running = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"HOME": profile, "MOZ_CRASHREPORTER_DISABLE": "1"},
        )
        try:
            firefox = Firefox(_port(Path(profile, "MarionetteActivePort"), running))
            yield firefox
            firefox.close()
        finally:
            running.terminate()
            running.wait()


def _port(file: Path, running: subprocess.Popen[bytes]) -> int:
    """Wait until it says where it listens."""
    end = time.monotonic() + 120
    while time.monotonic() < end and running.poll() is None:
        if file.exists() and file.read_text().strip():
            return int(file.read_text())
        time.sleep(0.1)
    raise AssertionError("Firefox did not start.")
