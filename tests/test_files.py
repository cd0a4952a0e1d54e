"""Files: whole or not at all, and nothing that is there is turned into something else."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from graphkit.errors import DataError, NotFound
from graphkit.files.write import replacing, write_atomically


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_is_whole_or_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_atomically(path, "old")
    with pytest.raises(ZeroDivisionError), replacing(path) as file:
        file.write(b"new")
        raise ZeroDivisionError
    assert path.read_text() == "old" and list(tmp_path.iterdir()) == [path]
    write_atomically(path, b"new")
    assert path.read_text() == "new" and list(tmp_path.iterdir()) == [path]


def test_a_new_file_has_the_mode_that_the_system_gives_and_an_old_one_its_own(
    tmp_path: Path,
) -> None:
    with (tmp_path / "usual").open("w"):
        pass
    write_atomically(tmp_path / "new", "x")
    assert mode(tmp_path / "new") == mode(tmp_path / "usual")
    for own in (0o600, 0o664, 0o755):
        (tmp_path / "new").chmod(own)
        write_atomically(tmp_path / "new", "y")
        assert mode(tmp_path / "new") == own


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "file").write_text("old")
    (tmp_path / "near").symlink_to("far/file")
    (tmp_path / "nearer").symlink_to("near")
    write_atomically(tmp_path / "nearer", "new")
    assert (tmp_path / "nearer").is_symlink() and (tmp_path / "near").is_symlink()
    assert (tmp_path / "far" / "file").read_text() == "new"
    (tmp_path / "dangling").symlink_to("far/second")
    write_atomically(tmp_path / "dangling", "new")
    assert (tmp_path / "far" / "second").read_text() == "new"
    assert sorted(p.name for p in (tmp_path / "far").iterdir()) == ["file", "second"]


def test_a_link_that_leads_back_to_itself_is_refused_and_stays(tmp_path: Path) -> None:
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")
    with pytest.raises(DataError, match="leads back to itself"):
        write_atomically(tmp_path / "one", "text")
    assert (tmp_path / "one").is_symlink() and (tmp_path / "two").is_symlink()


def test_a_pipe_is_written_through_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_text()))
    reader.start()
    write_atomically(pipe, "through")
    reader.join()
    assert got == ["through"] and stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_device_is_written_through() -> None:
    before = Path("/dev/null").stat()
    write_atomically("/dev/null", "nowhere")
    assert Path("/dev/null").stat().st_rdev == before.st_rdev


def test_standard_output_by_its_name_keeps_what_was_written_before(tmp_path: Path) -> None:
    script = (
        "from graphkit.files.write import write_atomically\n"
        "print('first', flush=True)\n"
        "write_atomically('/dev/stdout', 'second\\n')"
    )
    command = [sys.executable, "-c", script]
    piped = subprocess.run(command, capture_output=True, text=True, check=True)
    assert piped.stdout == "first\nsecond\n"
    with (tmp_path / "out").open("w") as out:
        subprocess.run(command, stdout=out, check=True)
    assert (tmp_path / "out").read_text() == "first\nsecond\n"


def test_what_cannot_be_written_is_named_and_stays(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="Make it first"):
        write_atomically(tmp_path / "nowhere" / "file", "x")
    with pytest.raises(DataError, match="this is a folder"):
        write_atomically(tmp_path, "x")
    with pytest.raises(DataError, match="cannot be written: No space left on device"):
        write_atomically("/dev/full", "x")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everywhere")
def test_a_file_that_may_not_be_written_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("old")
    path.chmod(0o444)
    with pytest.raises(DataError, match="read-only"):
        write_atomically(path, "new")
    assert path.read_text() == "old" and list(tmp_path.iterdir()) == [path]


def test_text_is_utf_8_whatever_it_holds(tmp_path: Path) -> None:
    write_atomically(tmp_path / "file", "é\udc80\n")
    assert (tmp_path / "file").read_bytes() == b"\xc3\xa9\\udc80\n"
