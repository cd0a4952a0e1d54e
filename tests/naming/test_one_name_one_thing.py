"""A name means one thing: no two classes, types or modules of the package are called alike."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

import graphkit

PACKAGE: Final = Path(graphkit.__file__).parent
SAME_THING_IN_SEVERAL_ROOMS: Final = frozenset(
    {
        *("__init__", "__main__", "concepts", "evidence", "filters", "lives"),
        *("memberships", "own_columns", "promises", "promises_kept", "standing", "things"),
    }
)
"""What a room writes, reads, asks about or draws may be a file in each."""


def defined() -> Iterator[tuple[str, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        module = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                yield node.name, module
            elif isinstance(node, ast.AnnAssign) and "TypeAlias" in ast.unparse(node.annotation):
                yield ast.unparse(node.target), module


def test_no_two_classes_or_types_have_one_name() -> None:
    found = defaultdict(list)
    for name, module in defined():
        if not name.startswith("_"):
            found[name].append(module)
    assert {name: modules for name, modules in found.items() if len(modules) > 1} == {}


def test_no_two_files_have_one_name_but_for_one_thing_in_several_rooms() -> None:
    found = defaultdict(list)
    for path in sorted(PACKAGE.rglob("*.py")):
        found[path.stem].append(str(path.relative_to(PACKAGE)))
    several = {name: files for name, files in found.items() if len(files) > 1}
    assert {n: f for n, f in several.items() if n not in SAME_THING_IN_SEVERAL_ROOMS} == {}
    assert several.keys() >= SAME_THING_IN_SEVERAL_ROOMS


@pytest.mark.parametrize("name", ["utils", "util", "helpers", "common", "misc", "manager"])
def test_no_file_is_called_by_a_word_that_tells_nothing(name: str) -> None:
    assert not list(PACKAGE.rglob(f"{name}.py"))
