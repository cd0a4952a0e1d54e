"""Write files whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from graphkit import type_checks
from graphkit.errors import DataError, GraphkitError, NotFound, Problem


def write_atomically(path: str | Path, content: str | bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part.

    Parameters
    ----------
    path : str or Path
        Where; the folder must exist. Links are followed, and a file that is there keeps its
        mode. What is no plain file, such as a device or a named pipe, is written through.
    content : str or bytes
        Text is written as UTF-8; halves of surrogate pairs, which no file can hold, as
        ``\\udc80``.

    Raises
    ------
    NotFound
        If the folder does not exist.
    DataError
        If the path is a folder, or the file cannot be written.
    """
    data = content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
    with replacing(path) as file:
        file.write(data)


@contextlib.contextmanager
def replacing(path: str | Path) -> Iterator[BinaryIO]:
    """Give a new file to write and read, and put it in place whole when the block ends well.

    Parameters
    ----------
    path : str or Path
        Where, as for `write_atomically`; what is there stays if the block fails, or if the
        process is killed.

    Raises
    ------
    NotFound, DataError
        As by `write_atomically`.
    """
    target = check_place(path)
    special = _is_special(target)
    with _telling(path), _through(target) if special else _beside(target) as file:
        yield file


def check_place(path: str | Path) -> Path:
    """Refuse a place where no file can be, before the work whose answer would be written there.

    Parameters
    ----------
    path : str or Path
        Where, as for `write_atomically`. Whether one may write there is not looked at.

    Returns
    -------
    Path
        The place.

    Raises
    ------
    NotFound
        If the folder does not exist.
    DataError
        If the path is a folder, or no path at all.
    """
    target = type_checks.path(path)
    with _telling(path):
        if not target.parent.is_dir():
            raise NotFound("folder", str(target.parent), hint="Make it first.")
        if target.is_dir():
            raise _unwritable(path, "this is a folder.", "Give a file name.")
        if Path(os.path.realpath(target)).is_symlink():
            raise _unwritable(path, "this link leads back to itself.", "Give another file name.")
    return target


@contextlib.contextmanager
def _telling(path: str | Path) -> Iterator[None]:
    """Turn what the system says of a path into an error that says what to do."""
    try:
        yield
    except OSError as error:
        if isinstance(error, GraphkitError):
            raise
        why = f"cannot be written: {error.strerror or error}."
        hint = "Check that you may write there and that there is room."
        if error.errno == errno.ENAMETOOLONG:
            hint = "Give a shorter name."
        raise _unwritable(path, why, hint) from None


def _unwritable(path: str | Path, why: str, hint: str) -> DataError:
    name = str(path)
    shown = name if len(name) <= 160 else f"{name[:60]}…{name[-60:]}"
    return DataError([Problem(shown, 0, "", why, hint)])


_STREAM: Final = re.compile(r"/dev/(stdout|stderr|fd/\d+)|/proc/\w+/fd/\d+")


def _is_special(target: Path) -> bool:
    """Tell whether it is a device, a pipe, or a stream of this process, wherever that leads."""
    return bool(_STREAM.fullmatch(str(target))) or (target.exists() and not target.is_file())


@contextlib.contextmanager
def _through(target: Path) -> Iterator[BinaryIO]:
    """Give a scratch file, and copy it into a device or pipe, which cannot be replaced."""
    import shutil
    import tempfile

    with tempfile.TemporaryFile() as file:
        yield file
        file.seek(0)
        with target.open("ab") as out:
            shutil.copyfileobj(file, out)


@contextlib.contextmanager
def _beside(target: Path) -> Iterator[BinaryIO]:
    """Give a new file beside the old one and move it into its place."""
    place = Path(os.path.realpath(target))
    handle, name = _new_beside(place)
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _keep_mode(place, name)
        name.replace(place)
    except BaseException:
        name.unlink(missing_ok=True)
        raise


def _new_beside(place: Path) -> tuple[int, Path]:
    """Open a new file with the mode that the system gives new files, unlike ``tempfile``."""
    import secrets

    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    while True:
        name = place.with_name(f".{place.name[:60]}.{secrets.token_hex(6)}")
        with contextlib.suppress(FileExistsError):
            return os.open(name, flags, 0o666), name


def _keep_mode(place: Path, name: Path) -> None:
    """Give a new file the mode of the one that it replaces; one that may not be written stays."""
    if not place.exists():
        return
    if not os.access(place, os.W_OK):
        raise PermissionError(13, "the file is read-only")
    name.chmod(stat.S_IMODE(place.stat().st_mode))
