"""Checksums of the files of a store on disk, to tell a damaged one from a sound one."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Final

from graphkit.files.write import write_atomically
from graphkit.stores.memory import SUMMED, mark_of

NAME: Final = "checksums"
_PIECE: Final = 2**20
STORE: Final = "oxigraph"
PANEL: Final = "panel"
"""The folders of the triples and of the panel, in that of a store."""
_LOGS: Final = ("LOG", "LOCK")
"""What the engine writes while it only reads."""


def keep_checksums(folder: Path) -> None:
    """Write down the checksum of every file of a store, in the folder of the store."""
    kept = {part: _sums(folder / part) for part in (STORE, PANEL) if (folder / part).is_dir()}
    (folder / NAME).write_text(json.dumps(kept), encoding="ascii")


def add_checksums(folder: Path, part: str) -> None:
    """Write down the checksums of a part that came later; those of the others stay."""
    kept = json.loads((folder / NAME).read_bytes())
    write_atomically(folder / NAME, json.dumps({**kept, part: _sums(folder / part)}))


def is_sound(folder: Path) -> bool:
    """Tell whether the triples are as they were when their checksums were written down."""
    return (folder / NAME).is_file() and not is_damaged(folder, STORE)


def is_damaged(folder: Path, part: str) -> bool:
    """Tell whether a part of a store is not as it was.

    What has no checksums counts as sound, unless the mark of the store says that it had some:
    those who made stores before there were any wrote none into it.
    """
    if not (folder / NAME).is_file():
        return (mark_of(folder) or b"").endswith(SUMMED)
    try:
        kept = json.loads((folder / NAME).read_bytes())
        return bool(kept[part] != _sums(folder / part))
    except (OSError, ValueError, KeyError, TypeError):
        return True


def files_with_sums(folder: Path) -> list[Path]:
    """List the files of a part of a store that have checksums, in a stable order."""
    return sorted(file for file in folder.iterdir() if not file.name.startswith(_LOGS))


def _sums(folder: Path) -> dict[str, int]:
    return {file.name: _sum(file) for file in files_with_sums(folder)}


def _sum(file: Path) -> int:
    total = 0
    with file.open("rb", buffering=0) as opened:
        while piece := opened.read(_PIECE):
            total = zlib.crc32(piece, total)
    return total
