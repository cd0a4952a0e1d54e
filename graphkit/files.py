"""Write files whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from graphkit.errors import DataError, GraphkitError, NotFound, Problem


def write_atomically(path: str | Path, content: str | bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part.

    Parameters
    ----------
    path : str or Path
        Where; the folder must exist.
    content : str or bytes
        Text is written as UTF-8.

    Raises
    ------
    NotFound
        If the folder does not exist.
    DataError
        If the path is a folder, or the file cannot be written.
    """
    with replacing(path) as file:
        file.write(content.encode() if isinstance(content, str) else content)


@contextlib.contextmanager
def replacing(path: str | Path) -> Iterator[BinaryIO]:
    """Give a new file to write and read, and put it in place whole when the block ends well.

    Parameters
    ----------
    path : str or Path
        Where; what is there stays if the block fails, or if the process is killed.

    Raises
    ------
    NotFound, DataError
        As by `write_atomically`.
    """
    target = Path(path)
    if not target.parent.is_dir():
        raise NotFound("folder", str(target.parent), hint="Make it first.")
    if target.is_dir():
        raise DataError([Problem(str(path), 0, "", "this is a folder.", "Give a file name.")])
    try:
        with _beside(target) as file:
            yield file
    except OSError as error:
        if isinstance(error, GraphkitError):
            raise
        hint = "Check that you may write there and that there is room."
        why = error.strerror or str(error)
        problem = Problem(str(path), 0, "", f"cannot be written: {why}.", hint)
        raise DataError([problem]) from None


@contextlib.contextmanager
def _beside(target: Path) -> Iterator[BinaryIO]:
    """Give a new file beside the old one and move it into its place."""
    import tempfile

    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.")
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
