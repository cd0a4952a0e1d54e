"""Say after an answer from one table how much of the table may be meant otherwise."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Final

from graphkit.cli.terminal import say

_SMALL: Final = 4_000_000
"""Bytes; a larger table is not read twice for a hint."""


def tell_doubts(options: Namespace) -> None:
    """Say how many cells of a table could not be read, and which command lists them.

    Parameters
    ----------
    options : argparse.Namespace
        With the table in ``data``; nothing is said of folders, of RDF and of large tables.
    """
    path = Path(options.data or ".")
    if path.suffix.lower() in (".ttl", ".nt", ".nq", ".trig", ".rdf") or not path.is_file():
        return
    from graphkit.authoring import examine, is_table, reading_of

    if not is_table(path) or path.stat().st_size > _SMALL:
        return
    reading = reading_of(options.dates, options.encoding, options.sheet)
    doubts = examine(path, reading).doubts
    if doubts:
        several = "things are" if len(doubts) > 1 else "thing is"
        say(f"{len(doubts)} {several} doubtful in this table: graphkit check {options.data}")
