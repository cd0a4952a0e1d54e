"""Find the ontology and the facts, in an installed wheel or in a checkout.

A wheel carries them as ``graphkit/_bundled/{ontology,data}``. In a checkout they stand beside the
package, and are taken from there only if a file of ours is in place, so that a stranger's folder
called ``data`` is never picked up.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from graphkit.errors import NotFound

_PACKAGE: Final = Path(__file__).resolve().parent
_MARKERS: Final = {"ontology": "coalition-graph.ttl", "data": "sources.csv"}


def folder(name: str) -> Path:
    """Give the folder of the bundled ``"ontology"`` or ``"data"``.

    Raises
    ------
    NotFound
        If neither the checkout nor the installed package has it.

    Examples
    --------
    >>> (folder("ontology") / "coalition-graph.ttl").is_file()
    True
    """
    for candidate in (_PACKAGE.parent / name, _PACKAGE / "_bundled" / name):
        if (candidate / _MARKERS[name]).is_file():
            return candidate
    refuse_archive(name)
    raise NotFound("bundled folder", name, hint="Reinstall coalition-graphkit.")


def refuse_archive(name: str = "data") -> None:
    """Refuse to run where the package is in an archive, such as a zipped wheel on the path.

    Raises
    ------
    NotFound
        If it is: what ships with the package cannot be opened as files there.
    """
    if not _PACKAGE.is_dir():
        hint = "graphkit does not run out of an archive. Install the wheel with pip."
        raise NotFound("bundled folder", name, hint=hint)


def shipped_text(path: Path) -> str:
    """Read a file of the package.

    Raises
    ------
    NotFound
        If the package is in an archive, out of which it does not run.
    """
    try:
        return path.read_text(encoding="utf-8")
    except NotADirectoryError:
        refuse_archive()
        raise


def ontology_files() -> tuple[Path, ...]:
    """Give the Turtle files that describe the vocabulary: the ontology and its concept schemes."""
    root = folder("ontology")
    return (root / "coalition-graph.ttl", *sorted((root / "concepts").glob("*.ttl")))


def facts_files() -> tuple[Path, ...]:
    """Name the Turtle files of the bundled facts: what was asserted, and what follows from it."""
    return facts_file(), folder("data") / "derived-endorsements.ttl"


def facts_file() -> Path:
    """Give the built Turtle file of the bundled facts."""
    return folder("data") / "coalition-graph.ttl"
