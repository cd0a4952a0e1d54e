"""Write files whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from graphkit.errors import DataError, NotFound, Problem


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
    target = Path(path)
    if not target.parent.is_dir():
        raise NotFound("folder", str(target.parent), hint="Make it first.")
    if target.is_dir():
        raise DataError([Problem(str(path), 0, "", "this is a folder.", "Give a file name.")])
    data = content.encode() if isinstance(content, str) else content
    try:
        _write_beside(target, data)
    except OSError as error:
        hint = "Check that you may write there and that there is room."
        problem = Problem(str(path), 0, "", f"cannot be written: {error.strerror}.", hint)
        raise DataError([problem]) from None


def _write_beside(target: Path, data: bytes) -> None:
    """Write a new file beside the old one and move it into its place."""
    import tempfile

    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
