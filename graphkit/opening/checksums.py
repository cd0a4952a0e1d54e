"""Checksums of the files of a store on disk, to tell a damaged one from a sound one."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Final

NAME: Final = "checksums"
_PIECE: Final = 2**20
_LOGS: Final = ("LOG", "LOCK")
"""What the engine writes while it only reads."""


def keep_checksums(folder: Path) -> None:
    """Write down the checksum of every file of a store, in the folder of the store."""
    (folder / NAME).write_text(json.dumps(_sums(folder)), encoding="ascii")


def is_sound(folder: Path) -> bool:
    """Tell whether every file of a store is as it was when its checksums were written down."""
    try:
        kept = json.loads((folder / NAME).read_bytes())
        return bool(kept == _sums(folder))
    except (OSError, ValueError):
        return False


def _sums(folder: Path) -> dict[str, int]:
    files = sorted(p for p in (folder / "oxigraph").iterdir() if not p.name.startswith(_LOGS))
    return {file.name: _sum(file) for file in files}


def _sum(file: Path) -> int:
    total = 0
    with file.open("rb", buffering=0) as opened:
        while piece := opened.read(_PIECE):
            total = zlib.crc32(piece, total)
    return total
