"""A process that answers queries reaches neither the network nor files, nor outlives its parent."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest

from graphkit.errors import LimitExceeded, QueryError
from graphkit.sparql.run import run
from graphkit.stores.disk import create_on_disk
from graphkit.stores.limited import LimitedStore, Limits, Workers, copied
from graphkit.stores.limited.sandbox.system_calls import MACHINES
from graphkit.stores.memory import Store
from graphkit.stores.temporary_folders import TemporaryFolder, sweep

from ..servers import until
from ..sparql.fuzz.attack import listening

pytestmark = pytest.mark.slow
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Linux")
ROOT = Path(__file__).parents[2]

TRIALS = """
import json, os, socket, subprocess, sys
from pathlib import Path
import pyoxigraph
from graphkit.stores.memory import Store
from graphkit.stores.limited.sandbox.confine import confine

folder, secret, address = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
store = Store.open(folder)
sandbox = confine(folder)

def trial(action):
    try:
        action()
    except (OSError, RuntimeError) as error:
        return type(error).__name__
    return "done"

call = f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}"
print(json.dumps({
    "sandbox": list(sandbox),
    "query": len(list(store.query("SELECT * { ?s ?p ?o }"))),
    "socket": trial(lambda: socket.create_connection(("127.0.0.1", 1), timeout=1)),
    "engine": trial(lambda: list(store.query(call))),
    "read": trial(lambda: Path(secret).read_text()),
    "list": trial(lambda: os.listdir(str(Path(secret).parent))),
    "write": trial(lambda: Path(secret).write_text("x")),
    "write in store": trial(lambda: (folder / "new").write_text("x")),
    "remove": trial(lambda: os.unlink(secret)),
    "start": trial(lambda: subprocess.run(["true"])),
    "fork": trial(lambda: os.fork() or os._exit(0)),
    "signal": trial(lambda: os.kill(os.getppid(), 0)),
    "load": trial(lambda: pyoxigraph.Store().load(path=secret)),
    "thread": trial(lambda: __import__("threading").Thread(target=int).start()),
}))
"""


def files_of(folder: Path, parts: int) -> Path:
    """Make a store on disk of so many loads, each of which leaves files of its own."""

    def fill(inner: pyoxigraph.Store, _: Path) -> None:
        for part in range(parts):
            lines = "".join(f"<http://e/{part}> <http://e/p> {n} .\n" for n in range(10))
            inner.bulk_load(lines.encode(), pyoxigraph.RdfFormat.TURTLE)

    create_on_disk(folder, fill)
    return folder


@linux
@pytest.mark.parametrize("parts", [1, 40])
def test_a_confined_process_answers_and_reaches_nothing_else(tmp_path: Path, parts: int) -> None:
    store = files_of(tmp_path / "store", parts)
    secret = tmp_path / "secret.ttl"
    secret.write_text("<http://e/a> <http://e/b> 'secret' .")
    with listening() as listener:
        ran = subprocess.run(
            [sys.executable, "-c", TRIALS, str(store), str(secret), listener.address],
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
        )
        assert ran.returncode == 0, ran.stderr
        found = json.loads(ran.stdout.splitlines()[-1])
        assert listener.calls == 0
    assert found.pop("query") == 10 * parts
    assert found.pop("thread") == "done"  # the engine may start threads
    assert found.pop("sandbox") == [True, True, ""]
    assert set(found.values()) <= {"PermissionError", "OSError", "RuntimeError"}, found
    assert secret.read_text().startswith("<http://e/a>")


WITHOUT = """
import os, sys
from pathlib import Path
from graphkit.stores.limited.sandbox.confine import confine
from graphkit.stores.limited.sandbox.seccomp import refuse_calls
from graphkit.stores.limited.sandbox.system_calls import MACHINES

machine = MACHINES[os.uname().machine]
# As in containers that allow no more filters, or on a system that is older.
refused = frozenset({"seccomp": [machine.seccomp], "landlock": [444]}.get(sys.argv[2], []))
assert not refuse_calls(machine._replace(denied=refused), opening=False)
sandbox = confine(Path(sys.argv[1]))
print(sandbox.network, sandbox.files, bool(sandbox), sandbox.missing, sep="|")
"""


@linux
@pytest.mark.parametrize(
    ("refused", "parts", "says"),
    [
        ("nothing", 1, "True|True|True|"),
        ("seccomp", 1, "False|True|False|seccomp: Operation not permitted"),
        ("landlock", 1, "True|True|True|"),
        ("landlock", 40, "True|False|False|Landlock: Operation not permitted"),
    ],
)
def test_what_the_system_does_not_allow_is_named(
    tmp_path: Path, refused: str, parts: int, says: str
) -> None:
    store = files_of(tmp_path / "store", parts)
    command = [sys.executable, "-c", WITHOUT, str(store), refused]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert ran.stdout.strip() == says, ran.stderr


def test_every_machine_refuses_the_same_calls() -> None:
    first, second = MACHINES["x86_64"], MACHINES["aarch64"]
    for machine in (first, second):
        assert not machine.denied & machine.opening
        assert machine.signal not in machine.denied
        assert {425, 426, 427} <= machine.denied  # what io_uring does no filter sees
    # The older machine has older forms of some calls, too.
    assert len(first.denied) - len(second.denied) == 13


def test_a_limited_graph_says_what_its_processes_cannot_reach() -> None:
    with LimitedStore(Store.of_turtle("<http://e/a> <http://e/b> 1 .")) as store:
        assert bool(store.sandboxed) == (store.sandboxed.missing == "")
        assert bool(store.sandboxed) == sys.platform.startswith("linux")
        assert len(list(store.select("SELECT * { ?s ?p ?o }"))) == 1


FACTS = "\n".join(f"<http://e/{n}> <http://e/p> {n} ." for n in range(300))
CROSS_JOIN = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"

PARENT = """
import sys
from graphkit.stores.limited import LimitedStore, Limits
from graphkit.stores.memory import Store
store = LimitedStore(Store.of_turtle(sys.argv[1]), Limits(seconds=600))
assert store.sandboxed is not None
print(store._workers._idle[0]._process.pid, flush=True)
store.query(sys.argv[2])
"""


def is_gone(process: int) -> bool:
    """Whether a process has ended; one that nobody has buried yet has ended, too."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return True


@linux
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_worker_ends_with_its_parent_in_the_middle_of_a_query(
    tmp_path: Path, how: signal.Signals
) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, FACTS, CROSS_JOIN],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
        env=environment,
    ) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        before = computed(worker)
        assert until(lambda: computed(worker) > before + 20), "the query is being answered"
        parent.send_signal(how)
        parent.wait()
        assert until(lambda: is_gone(worker))
    left = list(tmp_path.glob("graphkit-scratch-*"))
    assert bool(left) == (how == signal.SIGKILL)


def computed(process: int) -> int:
    """For how long a process has computed, in hundredths of a second."""
    with contextlib.suppress(OSError):
        return int(Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[11])
    return 0


def test_folders_of_killed_processes_are_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    used = TemporaryFolder()
    left = tmp_path / "graphkit-scratch-left"
    left.mkdir()
    (left / "in-use").touch()
    early = tmp_path / "graphkit-scratch-left-early"
    early.mkdir()  # killed before it had made its file, or when it had removed it
    (early / "store").touch()
    link = tmp_path / "graphkit-scratch-link"
    link.symlink_to(used.folder)
    assert sweep() == [left, early]
    assert used.folder.is_dir() and not early.exists() and link.is_symlink()
    used.remove()
    assert not used.folder.exists()


def test_a_process_that_somebody_else_ends_is_no_fault_of_the_query(tmp_path: Path) -> None:
    with Workers(copied(Store.of_turtle(FACTS), tmp_path / "store")) as workers:
        assert workers.sandboxed is not None
        os.kill(workers._idle[0]._process.pid, signal.SIGKILL)
        assert b"300" in workers.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").data


@linux
def test_the_limit_of_computing_holds_in_the_process_itself(tmp_path: Path) -> None:
    store = copied(Store.of_turtle(FACTS), tmp_path / "store")
    worker = [
        sys.executable,
        "-m",
        "graphkit.stores.limited.worker_process",
        str(store),
        str(2**30),
    ]
    request = {"results": "json", "graph": "nt", "rows": 9, "bytes": 999, "seconds": 0.1}
    query = CROSS_JOIN.encode()
    with subprocess.Popen(
        worker, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdin is not None
        process.stdin.write(json.dumps(request | {"length": len(query)}).encode() + b"\n" + query)
        process.stdin.flush()
        assert process.wait() == -signal.SIGXCPU


def test_every_door_of_a_limited_graph_is_limited_or_closed(tmp_path: Path) -> None:
    facts = Store.of_turtle(FACTS)
    with LimitedStore(facts, Limits(rows=300)) as store:
        assert len(store.copy()) == 300
        assert list(store.facts("http://e/7")) == list(facts.facts("http://e/7"))
        store.write(tmp_path / "all.ttl")
        assert len(Store.of_files([tmp_path / "all.ttl"])) == 300
        with pytest.raises(LimitExceeded, match="gives no rdflib dataset"):
            store.rdflib()
    with LimitedStore(facts, Limits(rows=299)) as store:
        for door in (store.copy, lambda: store.write(tmp_path / "all.nt")):
            with pytest.raises(LimitExceeded, match="more than 299 rows"):
                door()
        assert not (tmp_path / "all.nt").exists()


def test_an_engine_that_stops_leaves_the_process_alive() -> None:
    with LimitedStore(Store.of_turtle(FACTS)) as store:
        assert store.sandboxed is not None
        before = store._workers._idle[0]._process.pid
        for _ in range(3):
            with pytest.raises(QueryError, match="there is no function"):
                run(store, "SELECT (xsd:integr(?o) AS ?x) { ?s ?p ?o }")
        assert store._workers._idle[0]._process.pid == before
