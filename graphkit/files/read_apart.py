"""Read a file in a process of its own, within limits of time and memory.

Readers that other people wrote may end the process, or take all memory, over a file that was made
for it: of spreadsheets with a cell in the last row and column, of Parquet, of JSON-LD contexts
whose terms refer to each other. They read in a process that may die; who asked gets an error.
"""

from __future__ import annotations

import mmap
import os
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import IO, Any, Final

from graphkit.errors import DataError, Problem

MEMORY: Final = 2 * 2**30
MEMORY_FOR_EACH: Final = 20
"""Bytes that reading a file may take: so many, and so many for each of its own."""

SECONDS: Final = 30
SECONDS_FOR_EACH_MB: Final = 4
"""Seconds of computing, likewise."""

WRITTEN: Final = 8 * 2**30
"""Bytes that may come of it."""

_LENGTH: Final = 8
_RAISED: Final = 3
"""Exit code of a process whose last piece is the error of its reader; Python's own is 1."""
_USED_UP: Final = (24, 9)
"""Signals of a process whose time of computing is used up."""


class Pieces:
    """What a reader gave, one value after the other; each is unpacked when it is asked for."""

    def __init__(self, file: IO[bytes]) -> None:
        size = file.seek(0, os.SEEK_END)
        self._data: mmap.mmap | bytes = b""
        if size:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._places: list[tuple[int, int]] = []
        place = 0
        while place < size:
            start = place + _LENGTH
            place = start + int.from_bytes(self._data[place:start], "big")
            self._places.append((start, place))

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, number: int) -> Any:
        start, end = self._places[number]
        return pickle.loads(self._data[start:end])  # noqa: S301 (written by our own module)

    def __iter__(self) -> Iterator[Any]:
        return map(self.__getitem__, range(len(self)))


def read_apart(reader: Callable[..., Iterable[object]], path: Path, *options: str) -> Pieces:
    """Run a reader on a file in a process of its own.

    Parameters
    ----------
    reader : callable
        A function of a module of graphkit, which takes the path and the options and gives values
        that can be pickled.
    path : Path
        The file.
    *options : str
        What else the reader takes.

    Returns
    -------
    Pieces
        The values, in their order.

    Raises
    ------
    DataError
        If the file takes more time or memory than files of its size do, or ends the process.
    GraphkitError
        Whatever the reader raises.

    Notes
    -----
    Memory and time of computing are limited where the system has limits for processes (Linux and
    macOS; memory only on Linux); elsewhere only the caller is protected from what ends a process.
    The process has the rights of its caller. That the reader does no harm is not checked.
    """
    size = path.stat().st_size
    memory = MEMORY + MEMORY_FOR_EACH * size
    seconds = SECONDS + SECONDS_FOR_EACH_MB * size // 2**20
    name = f"{reader.__module__}:{reader.__qualname__}"
    limits = f"{memory}:{seconds}"
    command = [sys.executable, "-m", __name__, limits, name, str(path.resolve()), *options]
    with tempfile.TemporaryFile() as written:
        if not sys.executable:  # Python is a part of another program, which is no reader of ours
            for value in reader(path, *options):
                _write(written, value)
            written.flush()
            return Pieces(written)
        done = subprocess.run(  # noqa: S603 (our own module, no shell)
            command,
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            check=False,
        )
        pieces = Pieces(written)
    if done.returncode == 0:
        return pieces
    error = _raised(pieces) if done.returncode == _RAISED else None
    if error is None or isinstance(error, MemoryError):
        raise _too_much(path, memory, seconds, -done.returncode)
    raise error


def _raised(pieces: Pieces) -> Exception | None:
    """Unpack the error of a reader; None if it was not written whole, or cannot be unpacked."""
    try:
        error = pieces[len(pieces) - 1]
    except Exception:  # what a pickle that was cut, or an error of another library, may raise
        return None
    return error if isinstance(error, Exception) else None


def _too_much(path: Path, memory: int, seconds: int, signal: int) -> DataError:
    what = f"more than {memory // 2**20:,} MB of memory"
    if signal in _USED_UP:
        what = f"more than {seconds:,} seconds of computing"
    message = f"reading it takes {what}, or ends the program that reads it."
    hint = "No honest file of this size does; save it anew, or in another format."
    return DataError([Problem(path.name, 0, "", message, hint)])


def _environment() -> dict[str, str]:
    """Let the process find this very graphkit and what its caller can import."""
    root = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join([root, *filter(None, sys.path)])
    return {**os.environ, "PYTHONPATH": path, "PYTHONSAFEPATH": "1"}


def main(limits: str, name: str, path: str, *options: str) -> int:
    """Read a file, and write what comes of it to standard output."""
    memory, seconds = map(int, limits.split(":"))
    module, function = name.split(":")
    reader = getattr(import_module(module), function)
    out = sys.stdout.buffer
    _hold(memory, seconds)
    try:
        for value in reader(Path(path), *options):
            _write(out, value)
    except SystemExit:  # with its code 0, what was read so far would pass for all
        return 1
    except Exception as error:
        _write(out, error)
        out.flush()
        return _RAISED
    out.flush()
    return 0


def _write(out: IO[bytes], value: object) -> None:
    packed = pickle.dumps(value)
    out.write(len(packed).to_bytes(_LENGTH, "big"))
    out.write(packed)


def _hold(memory: int, seconds: int) -> None:
    """Limit what this process may take, where the system can see to it."""
    try:
        import resource
    except ImportError:
        return
    spent = int(time.process_time()) + 1
    for what, most in (
        (resource.RLIMIT_DATA, memory),
        (resource.RLIMIT_CPU, spent + seconds),
        (resource.RLIMIT_FSIZE, WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (least, hard))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
