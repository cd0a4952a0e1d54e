"""Read what a ``datapackage.json`` says of a graph whose tables have no ``graph.csv``.

See https://specs.frictionlessdata.io/data-package/. Only the properties of the package as a whole
are read; ``base`` is one of our own, for the IRI that the names of the graph begin with.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.headers.header import Report
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

NAME: Final = "datapackage.json"
_TEXTS: Final = ("title", "description", "version", "homepage", "base")


def described_in_package(root: Path, report: Report) -> Iterator[Row]:
    """Read the description of the graph from the package that its tables are in, if there is one.

    Parameters
    ----------
    root : Path
        The folder of the tables.
    report : callable
        Is given the problem of a file that is no JSON object.

    Yields
    ------
    Row
        One at most, with the cells of ``graph.csv``.
    """
    path = root / NAME
    if not path.is_file():
        return
    try:
        package = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        report(Problem(NAME, 0, "", f"cannot be read: {error}.", "Mend it, or write graph.csv."))
        return
    if not isinstance(package, dict):
        report(Problem(NAME, 1, "", "this is no JSON object.", "Mend it, or write graph.csv."))
        return
    yield Row(NAME, 1, _cells(package))


def _cells(package: Mapping[str, Any]) -> dict[str, str]:
    cells = {column.name: "" for column in SCHEMA["graph"] if not column.translated}
    cells |= {name: _text(package.get(name)) for name in _TEXTS}
    licence = _first(package, "licenses")
    cells["licence"] = _text(licence.get("title")) or _text(licence.get("name"))
    cells["licence_url"] = _text(licence.get("path"))
    cells["publisher"] = _publisher(package)
    return cells


def _publisher(package: Mapping[str, Any]) -> str:
    """The contributor who publishes, or else the first one."""
    people = [one for one in _list(package, "contributors") if isinstance(one, dict)]
    publishing = [one for one in people if one.get("role") == "publisher"]
    return next((_text(one.get("title")) for one in (*publishing, *people)), "")


def _first(package: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    return next((one for one in _list(package, name) if isinstance(one, dict)), {})


def _list(package: Mapping[str, Any], name: str) -> list[Any]:
    found = package.get(name)
    return found if isinstance(found, list) else []


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
