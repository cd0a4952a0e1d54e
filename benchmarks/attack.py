"""Attack a server and a store on disk: 64 clients, and killers of workers, servers and builders.

Run it with ``make soak`` or ``python -m benchmarks.attack [seconds]`` (3 minutes by default). It
stays on this machine. A third of the clients behaves; the others ask what runs away, calls out
or is nonsense, open connections and say nothing, send drop by drop, or do not read. Meanwhile
a worker is killed every half second, the server half a minute after it is up, and a store is built
by two processes at once, which are killed at random, while others read it. It must hold that

- every answer that whoever behaves gets is the one that was given before the attack;
- of their questions, at least 95 in 100 are answered or told to come again (503 with
  ``Retry-After``); those that the server was killed under, or not up again for, do not count;
- nothing calls out;
- a store that is read is always whole;
- the server holds no more memory and no more open files than its bounds;
- when all is over, no worker runs and no temporary folder is left after the next start.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import json
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import httpx
import psutil

from benchmarks.soak import GOOD, HOSTILE, JSON, free_port

CLIENTS: Final = 64
_RESTART: Final = 30.0
_PAUSE: Final = 0.5
"""Seconds between the ends of two workers."""

_SERVED: Final = 0.95
"""So many of the questions that count are answered, or told to come again."""

_MEMORY: Final = 500.0
"""Megabytes that the server itself may hold; its workers have limits of their own."""

_FILES: Final = 1_000
"""Open files and connections of the server; it lets in 256 connections."""

_GRACE: Final = 3.0
"""Seconds after a new server is up in which a lost connection is no fault."""

_HOSTILE: Final = "127.0.0.2"
_SILENT: Final = "127.0.0.3"
"""Addresses of this machine, as of other clients."""

_STARTS: Final = 300.0
"""Seconds that the first server may take to answer, on a busy machine; the attack begins then."""

_BUILD: Final = """
import sys
from graphkit.opening.open_store import build_store
build_store(sys.argv[1], sys.argv[2])
"""
_SWEEP: Final = "from graphkit.stores.temporary_folders import sweep; sweep()"


class Attack:
    """One attack and what was seen of it."""

    def __init__(self, seconds: float, folder: Path) -> None:
        self.seconds, self.folder = seconds, folder
        self.end = time.monotonic() + _STARTS
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.seen: Counter[str] = Counter()
        self.faults: list[str] = []
        self.up = 0.0
        self.served = self.unserved = 0
        self.memory, self.files = 0.0, 0
        self.right: dict[int, bytes] = {}
        self.workers: set[int] = set()
        self.server = self.start()
        self.chance = random.Random(1)

    @property
    def over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() > self.end

    def start(self) -> psutil.Popen:
        """Start a server where the last one was."""
        options = ["--workers", "3", "--memory", "2000", "--patience", "5", "--seconds", "5"]
        crowd = ["--turns", "48", "--of-each", "96"]
        command = [sys.executable, "-m", "graphkit", "serve", "--port", str(self.port)]
        quiet = subprocess.DEVNULL
        return psutil.Popen([*command, *options, *crowd], stdout=quiet, stderr=quiet)

    def fault(self, what: str) -> None:
        """Note what must not be."""
        self.faults.append(f"{self.seconds - (self.end - time.monotonic()):.1f} s: {what}")

    # Clients

    async def behaving(self, number: int) -> None:
        """Ask what may be asked, and look at the answers."""
        turn = number
        async with httpx.AsyncClient(base_url=self.base, timeout=60) as http:
            while not self.over:
                turn += 1
                which = turn % len(GOOD)
                path, options = GOOD[which]
                begun = self.up
                try:
                    answer = await http.get(path, **options)
                except httpx.HTTPError as error:
                    same = begun and self.up == begun
                    name = type(error).__name__
                    if same and time.monotonic() - self.up > _GRACE:
                        self.unserved += 1
                        self.seen[f"good {name}, not served"] += 1
                    else:
                        self.seen[f"good {name} while the server was killed"] += 1
                    await asyncio.sleep(0.5)
                    continue
                self.seen[f"good {answer.status_code}"] += 1
                await self.judge(which, answer)

    async def judge(self, which: int, answer: httpx.Response) -> None:
        """Look at an answer: the right one, a request to come again, or a question not served."""
        path, _ = GOOD[which]
        if answer.status_code == 200:
            self.served += 1
            if which in self.right and _said(answer) != self.right[which]:
                self.fault(f"{path}: another answer than before: {answer.text[:100]}")
        elif answer.status_code == 503 and answer.headers.get("retry-after", "").isdigit():
            self.served += 1
            await asyncio.sleep(float(answer.headers["retry-after"]))
        else:
            self.unserved += 1
            self.seen[f"good {answer.status_code}, not served"] += 1

    def learn(self) -> None:
        """Ask everything once before the attack, to know the right answers."""
        self.wait_until_up()
        for which, (path, options) in enumerate(GOOD):
            answer = httpx.get(f"{self.base}{path}", timeout=60, **options)
            if answer.status_code == 200 and path != "/health":
                self.right[which] = _said(answer)

    async def hostile(self, number: int, call_out: str) -> None:
        """Ask what must be refused or stopped."""
        call = {"params": {"query": f"SELECT * {{ SERVICE <{call_out}> {{ ?a ?b ?c }} }}"}}
        asked = [*HOSTILE, ("/sparql", call)]
        turn = number
        way = httpx.AsyncHTTPTransport(local_address=_HOSTILE)
        async with httpx.AsyncClient(
            base_url=self.base, timeout=60, headers=JSON, transport=way
        ) as http:
            while not self.over:
                turn += 1
                path, options = asked[turn % len(asked)]
                try:
                    status = str((await http.get(path, **options)).status_code)
                except httpx.HTTPError as error:
                    status = type(error).__name__
                    await asyncio.sleep(0.2)
                self.seen[f"hostile {status}"] += 1

    async def silent(self, number: int) -> None:
        """Open a connection and say nothing, or a little, or do not read."""
        large = "/sparql?query=SELECT%20*%20{?a%20?b%20?c.?d%20?e%20?f}"
        begun = ["", "GET / HT", f"GET {large} HTTP/1.1\r\nHost: localhost\r\n\r\n"][number % 3]
        while not self.over:
            try:
                _, writer = await asyncio.open_connection(
                    "127.0.0.1", self.port, limit=1, local_addr=(_SILENT, 0)
                )
                writer.write(begun.encode())
                await asyncio.sleep(self.chance.uniform(1, 8))
                writer.transport.abort()
                self.seen["silent"] += 1
            except OSError:
                await asyncio.sleep(0.5)

    async def clients(self, call_out: str) -> None:
        """Run all clients at once."""
        kinds: list[Callable[[int], Any]] = [
            self.behaving, lambda n: self.hostile(n, call_out), self.silent,
        ]  # fmt: skip
        await asyncio.gather(*(kinds[number % 3](number) for number in range(CLIENTS)))

    # Killers

    def kill_workers(self) -> None:
        """Kill a worker every half second."""
        while not self.over:
            time.sleep(_PAUSE)
            with contextlib.suppress(psutil.Error, IndexError):
                if self.up and not self.server.is_running():
                    self.fault("the server ended")
                self.memory = max(self.memory, self.server.memory_info().rss / 2**20)
                self.files = max(self.files, self.server.num_fds())
                children = self.server.children()
                self.workers |= {child.pid for child in children}
                self.chance.choice(children).kill()
                self.seen["workers killed"] += 1

    def kill_servers(self) -> None:
        """Kill the server every half minute, and start the next one."""
        self.wait_until_up()
        while self.end - time.monotonic() > 2 * _RESTART:
            time.sleep(_RESTART)
            self.up = 0.0
            self.workers |= {child.pid for child in self.server.children()}
            self.server.kill()
            self.server.wait()
            self.seen["servers killed"] += 1
            self.server = self.start()
            self.wait_until_up()

    def wait_until_up(self) -> None:
        """Wait until the server answers."""
        while not self.over:
            if self.server.poll() is not None:
                self.fault(f"the server ended with {self.server.returncode}")
                self.server = self.start()
            with contextlib.suppress(httpx.HTTPError):
                httpx.get(f"{self.base}/health", timeout=10)
                self.up = time.monotonic()
                return
            time.sleep(0.2)

    def build(self, source: Path) -> None:
        """Build the store again and again, and kill every other build."""
        while not self.over:
            command = [sys.executable, "-c", _BUILD, str(source), str(self.folder / "store")]
            builder = subprocess.Popen(command, stderr=subprocess.DEVNULL)
            try:
                builder.wait(self.chance.choice([0.3, 0.8, 1.5, 30]))
                self.seen["stores built"] += 1
            except subprocess.TimeoutExpired:
                builder.kill()
                builder.wait()
                self.seen["builders killed"] += 1
            time.sleep(2)

    def read(self, counts: set[int]) -> None:
        """Read the store again and again: it must be one of those that were built."""
        import graphkit as gk

        while not self.over:
            try:
                found = len(gk.load(self.folder / "store").store)
            except gk.GraphkitError as error:
                self.fault(f"store: {error}")
            else:
                self.seen["stores read"] += 1
                if found not in counts:
                    self.fault(f"store: {found} triples")
            time.sleep(0.2)


@contextlib.contextmanager
def _listening(calls: list[object]) -> Any:
    """Listen where hostile queries call, and note who comes."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def accept() -> None:
            with contextlib.suppress(OSError):
                while True:
                    calls.append(listener.accept())

        threading.Thread(target=accept, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"


def _sources(folder: Path) -> dict[Path, int]:
    """Write two files of triples, and count what a store of each holds."""
    import graphkit as gk

    made = {}
    for size in (2_000, 30_000):
        path = folder / f"{size}.nt"
        line = "<http://e/{0}> <http://e/next> <http://e/{1}> .\n"
        path.write_text("".join(line.format(n, n + 1) for n in range(size)), encoding="utf-8")
        made[path] = len(gk.load(path).store)
    return made


def attack(seconds: float) -> dict[str, Any]:
    """Attack for so many seconds, and say what was seen."""
    from graphkit.opening.open_store import build_store

    folder = Path(tempfile.mkdtemp(prefix="graphkit-attack-"))
    calls: list[object] = []
    # Others on this machine have temporary folders in use, which are not those that are counted.
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder / "temporary")
    Path(tempfile.tempdir).mkdir()
    sources = _sources(folder)
    build_store(next(iter(sources)), folder / "store")
    with _listening(calls) as call_out:
        run = Attack(seconds, folder)
        try:
            run.learn()
        except BaseException:
            run.server.kill()
            raise
        run.end = time.monotonic() + seconds
        work: list[Callable[[], None]] = [run.kill_workers, run.kill_servers]
        work += [functools.partial(run.build, path) for path in sources]
        work += [lambda: run.read({*sources.values()})] * 2
        threads = [threading.Thread(target=one) for one in work]
        for thread in threads:
            thread.start()
        asyncio.run(run.clients(call_out))
        for thread in threads:
            thread.join()
    return _ended(run, folder, len(calls))


def _ended(run: Attack, folder: Path, calls: int) -> dict[str, Any]:
    """End the server by force, and look what is left."""
    run.workers |= {child.pid for child in run.server.children()}
    run.server.kill()
    run.server.wait()
    time.sleep(5)
    orphans = [pid for pid in run.workers if _is_worker(pid)]
    subprocess.run([sys.executable, "-c", _SWEEP], check=True)
    left = len(list(Path(tempfile.gettempdir()).glob("graphkit-scratch-*")))
    shutil.rmtree(folder, ignore_errors=True)
    asked = run.served + run.unserved
    share = run.served / asked if asked else 0.0
    bounded = run.memory <= _MEMORY and run.files <= _FILES
    told = run.seen["good 200"] > 0 and share >= _SERVED and bounded
    return {
        "seconds": run.seconds,
        "clients": CLIENTS,
        "seen": dict(sorted(run.seen.items())),
        "served of those that count": round(share, 4),
        "greatest memory of the server, MB": round(run.memory, 1),
        "most open files of the server": run.files,
        "calls out": calls,
        "workers left": len(orphans),
        "temporary folders left": left,
        "faults": run.faults[:50],
        "held": told and not (run.faults or calls or orphans or left),
    }


def _said(answer: httpx.Response) -> bytes:
    """Give what an answer says, whatever the order of its rows, which no query here asks for."""
    if "json" not in answer.headers.get("content-type", ""):
        return b"\n".join(sorted(answer.content.splitlines()))
    told = answer.json()
    rows = sorted(json.dumps(row) for row in told.pop("results", {}).get("bindings", ()))
    return json.dumps([told, rows]).encode()


def _is_worker(pid: int) -> bool:
    with contextlib.suppress(psutil.Error):
        process = psutil.Process(pid)
        running = process.status() != psutil.STATUS_ZOMBIE
        return running and "graphkit.stores.limited.worker_process" in process.cmdline()
    return False


def main() -> int:
    """Attack, and say what was seen."""
    found = attack(float(sys.argv[1]) if len(sys.argv) > 1 else 180)
    print(json.dumps(found, indent=1))
    return 0 if found["held"] else 1


if __name__ == "__main__":
    sys.exit(main())
