"""Decompress a file, within bounds, for as long as it is read."""

from __future__ import annotations

import contextlib
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from graphkit.errors import DataError, Problem
from graphkit.sparql.formats import is_compressed

SMALL: Final = 64 * 2**20
"""A file may always become so many bytes."""

RATIO: Final = 100
"""A larger one may become so many times what it was; RDF becomes ten to fifty times."""

_PIECE: Final = 2**20


@contextlib.contextmanager
def plain_copy(path: Path) -> Iterator[Path]:
    """Give the path of a file's decompressed content; of a file that is not compressed, its own.

    Parameters
    ----------
    path : Path
        A file; ``.gz`` at its end says that it is compressed with gzip.

    Raises
    ------
    DataError
        If it is no whole gzip file, or becomes far larger than files of RDF do.
    """
    if not is_compressed(path):
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="graphkit-") as scratch:
        plain = Path(scratch) / path.stem
        _decompress(path, plain)
        yield plain


def _decompress(path: Path, plain: Path) -> None:
    import gzip

    most = max(SMALL, RATIO * path.stat().st_size)
    size = 0
    try:
        with gzip.open(path) as packed, plain.open("wb") as unpacked:
            while piece := packed.read(_PIECE):
                size += len(piece)
                if size > most:
                    raise _too_large(path.name, most)
                unpacked.write(piece)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        what = f"this is no whole gzip file: {str(error).rstrip('.')}."
        raise DataError([Problem(path.name, 0, "", what, "Compress it again.")]) from None


def _too_large(name: str, most: int) -> DataError:
    what = f"it becomes more than {most:,} bytes, far more than RDF does."
    hint = "Decompress it yourself if it is right."
    return DataError([Problem(name, 0, "", what, hint)])
