"""What was done to make a table, as a paragraph for a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graphkit.errors import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.table import Table

_OF: Final = {
    "on": "as of {}",
    "during": "during {}",
    "at_least": "memberships at least {}",
    "roll_up": "services and subsidiaries counted for their owners",
}
_LIBRARIES: Final = ("networkx", "numpy", "scipy")


def methods_of(table: Table) -> str:
    """Write the paragraph; see `Table.methods`."""
    made = table.made
    if "analysis" not in made:
        hint = "Use the table that a function of graphkit.analysis returns."
        said = "nothing is known of how this table was made."
        raise DataError([Problem("table", 0, "", said, hint)])
    versions = ", ".join(f"{library} {_version(library)}" for library in _LIBRARIES)
    sentences = (
        f"The analysis {made['analysis']} of graphkit {made['graphkit']} was used{_with(made)}.",
        f"What it does: {made['does']}." if made.get("does") else "",
        _data(made),
        str(table.note),
        f"Computed with {versions}.",
    )
    paragraph = " ".join(sentence for sentence in sentences if sentence)
    return paragraph + (f"\n\nReferences: {made['references']}" if made.get("references") else "")


def _with(made: Mapping[str, Any]) -> str:
    """Name the parameters that are not those by default."""
    told = []
    for name in made["not_by_default"]:
        value = made["parameters"][name]
        shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        told.append(f"{name.replace('_', ' ')} {shown}")
    return f", with {'; '.join(told)}" if told else ", with its defaults"


def _data(made: Mapping[str, Any]) -> str:
    of = made.get("of", {})
    told = [
        words.format(of[name]) for name, words in _OF.items() if of.get(name) not in (None, False)
    ]
    title = f'"{of["title"]}", ' if of.get("title") else ""
    version = f"version {made['data']}" if made.get("data") else ""
    parts = [part for part in (title + version, *told) if part]
    return f"Data: {'; '.join(parts)}." if parts else ""


def _version(library: str) -> str:
    from importlib.metadata import version

    return version(library)
