"""Say after an answer from one file how much of it may be meant otherwise, or is not read."""

from __future__ import annotations

import shlex
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.cli.terminal import say

if TYPE_CHECKING:
    from graphkit.opening.loaded import Loaded


def tell_doubts(options: Namespace, read: Loaded) -> None:
    """Say how much of a file is left out and what is doubtful, and which command lists it.

    Parameters
    ----------
    options : argparse.Namespace
        With the file in ``data``; nothing is said of folders of tables and of the bundled facts.
    read : Loaded
        What was noted when the graph was opened, or when the cache kept it.
    """
    path = Path(options.data) if options.data else None
    if path is None or (path.is_dir() and any(path.glob("*.csv"))):
        return
    from graphkit.authoring.doubts_counted import in_words

    for doubt in read.doubts_of_all():
        say(doubt)
    counted = in_words(*(read.counted or read.count()))
    nothing = "it tells of no membership in words that are read" if read.nothing_read else ""
    if counted or nothing:
        named = ("dates", "encoding", "sheet", "joined")
        said = [part for name in named if getattr(options, name) for part in _said(options, name)]
        command = shlex.join(["graphkit", "check", str(options.data), *said])
        say(f"{', '.join(filter(None, [nothing, counted]))}: {command}")


def _said(options: Namespace, name: str) -> tuple[str, str]:
    return f"--{name}", getattr(options, name)
