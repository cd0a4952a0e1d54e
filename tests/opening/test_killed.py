"""A store on disk survives the death of who writes it, and others that write it at once."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import graphkit as gk
from graphkit.opening.build_store import build_store as build_with_panel
from graphkit.opening.open_store import build_store
from graphkit.stores.disk import recovered
from graphkit.stores.exchange_folders import ASIDE, exchanged, moved_aside
from graphkit.stores.memory import Store
from graphkit.stores.temporary_folders import TemporaryFolder

pytestmark = pytest.mark.slow

BUILD = """
import sys
from graphkit.opening.open_store import build_store
print("begun", flush=True)
build_store(sys.argv[1], sys.argv[2])
"""
MORE = 40_000


@pytest.fixture(scope="module")
def larger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("larger") / "larger.nt"
    line = "<http://example.org/{0}> <http://example.org/next> <http://example.org/{1}> .\n"
    path.write_text("".join(line.format(n, n + 1) for n in range(MORE)))
    return path


@contextlib.contextmanager
def building(source: Path, place: Path, **options: object) -> Iterator[subprocess.Popen[bytes]]:
    """Build a store in a process of its own, and give it when it has begun."""
    command = [sys.executable, "-c", BUILD, str(source), str(place)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"begun\n"
        try:
            yield writer
        finally:
            writer.kill()


def left(place: Path) -> list[str]:
    """Name what lies beside a store."""
    return sorted(path.name for path in place.parent.iterdir() if path != place)


@pytest.mark.parametrize("seconds", [0.0, 0.2, 0.6, 0.9])
def test_a_build_that_is_killed_leaves_the_old_store_or_the_new_one(
    larger: Path, small: Path, tmp_path: Path, seconds: float
) -> None:
    place = tmp_path / "here" / "store"
    build_store(small, place)
    before = len(gk.load(place).store)
    with building(larger, place) as writer, contextlib.suppress(subprocess.TimeoutExpired):
        writer.wait(seconds)
    kept = gk.load(place)
    after = len(kept.store)
    assert after == before or after > MORE
    if after == before:
        assert kept.actor("acme").id == "acme"
    build_store(small, place)
    assert len(gk.load(place).store) == before
    assert left(place) == [], "what a killed build left behind is swept by the next"


def test_two_builds_at_once_leave_one_of_the_two(larger: Path, small: Path, tmp_path: Path) -> None:
    place = tmp_path / "here" / "store"
    place.parent.mkdir()
    for _ in range(2):
        with building(larger, place) as one, building(small, place) as other:
            assert (one.wait(120), other.wait(120)) == (0, 0)
    count = len(gk.load(place).store)
    assert count > MORE or gk.load(place).actor("acme").id == "acme"
    assert left(place) == []


def test_whoever_opens_a_store_while_others_take_its_place_gets_one_of_them(
    folder_of: object, larger: Path, small: Path, tmp_path: Path
) -> None:
    stores = [tmp_path / name for name in ("one", "two", "place")]
    for source, store in zip((small, larger, small), stores, strict=True):
        build_store(source, store)
    counts = {len(gk.load(store).store) for store in stores}
    swap = (
        "import sys, time\nfrom pathlib import Path\n"
        "from graphkit.stores.exchange_folders import exchanged\n"
        "one, two, place = map(Path, sys.argv[1:])\n"
        "print('begun', flush=True)\n"
        "while True:\n"
        "    for other in (one, two):\n        exchanged(other, place)\n        time.sleep(0.2)\n"
    )
    command = [sys.executable, "-c", swap, *map(str, stores)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as swapping:
        assert swapping.stdout is not None and swapping.stdout.readline() == b"begun\n"
        try:
            found = [len(gk.load(stores[2]).store) for _ in range(30)]
        finally:
            swapping.kill()
    assert set(found) <= counts


def test_whoever_reads_the_old_store_keeps_it_while_a_new_one_takes_its_place(
    small: Path, tmp_path: Path
) -> None:
    (tmp_path / "other.nt").write_text(
        "<http://example.org/1> <http://example.org/next> <http://example.org/2> .\n"
    )
    place = tmp_path / "store"
    build_with_panel(small, place)
    reader = gk.load(place)
    expected = reader.members("pact")
    build_with_panel(tmp_path / "other.nt", place)
    assert len(gk.load(place).panel) == 0
    assert reader.members("pact") == expected
    assert len(reader.panel) == len(expected) == 2, "the panel is of the store that was opened"
    assert not reader.store.in_place  # type: ignore[attr-defined]
    with reader.limited(seconds=120) as limited:
        assert limited.members("pact") == expected


def test_limits_on_a_store_that_was_replaced_say_so(small: Path, tmp_path: Path) -> None:
    place = tmp_path / "store"
    build_store(small, place)
    with gk.load(place).limited(seconds=120) as kg:
        build_store(small, place)
        kg.store._workers._idle.pop().close()  # type: ignore[attr-defined]
        with pytest.raises(gk.DataError, match="another one has taken its place"):
            kg.query("ASK {}")


def test_without_a_way_to_exchange_the_next_start_repairs(small: Path, tmp_path: Path) -> None:
    place = tmp_path / "store"
    build_store(small, place)
    expected = gk.load(place).members("pact")
    scratch = tmp_path / ".store.new-killed"
    scratch.mkdir()
    (scratch / "in-use").touch()
    place.rename(scratch / ASIDE)  # killed between the two steps
    assert gk.load(place).members("pact") == expected
    assert left(place) == ["tables"]
    with TemporaryFolder(tmp_path, ".store.new-") as mine:
        (mine.folder / "store").mkdir()
        moved_aside(mine.folder / "store", place)
        assert (mine.folder / ASIDE).is_dir() and not list(place.iterdir())
    assert recovered(place)


def test_two_folders_are_exchanged_in_one_step(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    assert exchanged(tmp_path / "a", tmp_path / "b") == (sys.platform == "linux")
    if sys.platform == "linux":
        assert (tmp_path / "a" / "b").exists() and (tmp_path / "b" / "a").exists()
    assert not exchanged(tmp_path / "a", tmp_path / "nothing")


def test_a_link_to_a_store_stays_a_link(small: Path, tmp_path: Path) -> None:
    build_store(small, tmp_path / "far" / "store")
    (tmp_path / "store").symlink_to(tmp_path / "far" / "store")
    before = (tmp_path / "far" / "store" / "graphkit-store").read_bytes()
    build_store(small, tmp_path / "store")
    assert (tmp_path / "store").is_symlink()
    assert (tmp_path / "far" / "store" / "graphkit-store").read_bytes() != before


FULL = """
import resource, signal, sys
import graphkit as gk
from graphkit.opening.open_store import build_store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
try:
    build_store(sys.argv[1], sys.argv[2])
except gk.DataError as error:
    print(error)
"""


@pytest.mark.parametrize("most", [1_000, 300_000, 1_000_000])
def test_a_disk_without_room_leaves_the_old_store(
    larger: Path, small: Path, tmp_path: Path, most: int
) -> None:
    place = tmp_path / "here" / "store"
    build_store(small, place)
    command = [sys.executable, "-c", FULL, str(larger), str(place), str(most)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "cannot be written" in ran.stdout and "that there is room" in ran.stdout
    assert gk.load(place).actor("acme").id == "acme"
    assert left(place) == []


@pytest.mark.skipif(os.name != "posix", reason="folders have no such modes there")
def test_a_store_may_be_read_by_whom_the_system_lets_read_new_files(
    small: Path, tmp_path: Path
) -> None:
    build_store(small, tmp_path / "store")
    (tmp_path / "usual").mkdir()
    modes = {(tmp_path / name).stat().st_mode for name in ("store", "usual")}
    assert len(modes) == 1


@pytest.fixture
def small(folder_of: object) -> Path:
    """The two companies and their coalition."""
    return Path(folder_of())  # type: ignore[operator]


def test_a_damaged_store_is_told(small: Path, tmp_path: Path) -> None:
    build_store(small, tmp_path / "store")
    (tmp_path / "store" / "oxigraph" / "CURRENT").write_bytes(b"?")
    with pytest.raises(gk.DataError, match="Build the store again"):
        Store.open(tmp_path / "store")
