"""What reading a table as it is, checking it and importing it say of one text."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import graphkit as gk
from graphkit.authoring import Tables, reading_of
from graphkit.errors import DataError
from graphkit.importing.import_file import import_file


class Outcome(NamedTuple):
    """Who joined what, and what is said beside it.

    Attributes
    ----------
    members : tuple of str
        As ``member in coalition``, with the period behind it where one is known.
    left_out : tuple of int
        The lines of rows that make no membership.
    told : tuple of str
        Every message.
    refused : str
        Why nothing could be read, if nothing could.
    """

    members: tuple[str, ...]
    left_out: tuple[int, ...]
    told: tuple[str, ...]
    refused: str = ""


def read_both(tmp_path: Path, text: str, coalition: str = "") -> Outcome:
    """Read a table both ways, which have to agree, and give what both say."""
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    read, brought = read_directly(path, coalition), imported(path, coalition)
    assert read.members == brought.members
    assert read.left_out == brought.left_out
    assert bool(read.refused) == bool(brought.refused)
    assert set(read.told) == set(brought.told)
    return read


def graphs(tmp_path: Path, text: str) -> tuple[gk.KnowledgeGraph, gk.KnowledgeGraph]:
    """Open a table as it is, and the folder that an import makes of it."""
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    import_file(path, tmp_path / "imported")
    return gk.load(path), gk.load(tmp_path / "imported")


def read_directly(path: Path, coalition: str = "") -> Outcome:
    """Read a table as it is."""
    examined = gk.authoring.examine(path, reading_of(joined=coalition or None))
    if examined.problems:
        return Outcome((), (), (), examined.problems[0].message)
    left_out = tuple(doubt.line for doubt in examined.doubts if doubt.left_out)
    told = tuple(doubt.message for doubt in examined.doubts)
    return Outcome(_members(examined.tables), left_out, told)


def imported(path: Path, coalition: str = "") -> Outcome:
    """Import a table as it is guessed."""
    try:
        found = import_file(path, joined=coalition or None)
    except DataError as error:
        return Outcome((), (), (), str(error))
    left_out = tuple(one.line for one in found.dropped)
    told = tuple(one.message for one in (*found.dropped, *found.doubts))
    return Outcome(_members(found.tables), left_out, told)


def _members(tables: Tables) -> tuple[str, ...]:
    rows = [row for name in ("actors", "coalitions") for row in tables[name]]
    called = {row["id"]: row.text("name") for row in rows}
    said = (
        f"{called[row['actor']]} in {called[row['coalition']]} {row['during']}"
        for row in tables["memberships"]
    )
    return tuple(sorted(one.removesuffix(" /") for one in said))
