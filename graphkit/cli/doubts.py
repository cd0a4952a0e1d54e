"""Say after an answer from one table how much of the table may be meant otherwise."""

from __future__ import annotations

import shlex
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graphkit.cli.terminal import say

if TYPE_CHECKING:
    from graphkit.errors import Problem
    from graphkit.opening.loaded import Loaded

_SMALL: Final = 4_000_000
"""Bytes; a larger table is not read twice for a hint."""


def tell_doubts(options: Namespace, read: Loaded) -> None:
    """Say how many rows of a table are left out and what is doubtful, and which command lists it.

    Parameters
    ----------
    options : argparse.Namespace
        With the table in ``data``; nothing is said of folders and of RDF.
    read : Loaded
        What was noted when the graph was opened. A table whose graph came from the cache is read
        for this, unless it is large.
    """
    path = Path(options.data or ".")
    if path.suffix.lower() in (".ttl", ".nt", ".nq", ".trig", ".rdf") or not path.is_file():
        return
    from graphkit.authoring.doubts_counted import doubts_counted
    from graphkit.authoring.reading import is_table

    if not is_table(path):
        return
    doubts = read.doubts if read.files else _doubts_of(path, options)
    counted = doubts_counted(doubt.left_out for doubt in doubts)
    if counted:
        named = ("dates", "encoding", "sheet")
        said = [part for name in named if getattr(options, name) for part in _said(options, name)]
        say(f"{counted}: {shlex.join(['graphkit', 'check', str(options.data), *said])}")


def _doubts_of(path: Path, options: Namespace) -> Sequence[Problem]:
    if path.stat().st_size > _SMALL:
        return ()
    from graphkit.authoring import examine, reading_of

    return examine(path, reading_of(options.dates, options.encoding, options.sheet)).doubts


def _said(options: Namespace, name: str) -> tuple[str, str]:
    return f"--{name}", getattr(options, name)
