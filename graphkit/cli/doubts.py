"""Say after an answer from one table how much of the table may be meant otherwise."""

from __future__ import annotations

import shlex
from argparse import Namespace
from pathlib import Path
from typing import Final

from graphkit.cli.terminal import say

_SMALL: Final = 4_000_000
"""Bytes; a larger table is not read twice for a hint."""


def tell_doubts(options: Namespace) -> None:
    """Say how many rows of a table are left out and what is doubtful, and which command lists it.

    Parameters
    ----------
    options : argparse.Namespace
        With the table in ``data``; nothing is said of folders, of RDF and of large tables.
    """
    path = Path(options.data or ".")
    if path.suffix.lower() in (".ttl", ".nt", ".nq", ".trig", ".rdf") or not path.is_file():
        return
    from graphkit.authoring import examine, is_table, reading_of
    from graphkit.authoring.doubts_counted import doubts_counted

    if not is_table(path) or path.stat().st_size > _SMALL:
        return
    reading = reading_of(options.dates, options.encoding, options.sheet)
    counted = doubts_counted(doubt.left_out for doubt in examine(path, reading).doubts)
    if counted:
        named = ("dates", "encoding", "sheet")
        said = [part for name in named if getattr(options, name) for part in _said(options, name)]
        say(f"{counted}: {shlex.join(['graphkit', 'check', str(options.data), *said])}")


def _said(options: Namespace, name: str) -> tuple[str, str]:
    return f"--{name}", getattr(options, name)
