"""A table that is read as it is, and the same table imported, tell the same."""

from __future__ import annotations

import ast
import functools
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import graphkit as gk
from graphkit.authoring import Tables
from graphkit.errors import GraphkitError
from graphkit.importing.import_file import import_file

pytestmark = pytest.mark.slow

BothWays = tuple[list[tuple[str, ...]], list[tuple[str, ...]]]
_TESTS = Path(__file__).parent.parent


def _tables_of_these_tests() -> Iterator[tuple[str, str]]:
    """Give every text of these tests that has the lines of a table, with its place."""
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Constant) or not isinstance(text := node.value, str):
                continue
            if text.count("\n") > 1 and "," in text.split("\n")[0]:
                yield f"{path.stem}:{node.lineno}", text


_FILES = sorted((_TESTS / "importing" / "files").glob("*.csv"))
_TEXTS = dict(_tables_of_these_tests()) | {
    path.name: path.read_text(encoding="utf-8") for path in _FILES
}


def told_by(tables: Tables) -> list[tuple[str, ...]]:
    """List who joined what, when, and as whom it is listed, by names."""
    rows = [row for name in ("actors", "coalitions") for row in tables[name]]
    called = {row["id"]: row.text("name") for row in rows}
    columns = ("during", "role", "listed_as")
    return sorted(
        (called[row["actor"]], called[row["coalition"]], *(row[name] for name in columns))
        for row in tables["memberships"]
    )


def both_ways(path: Path) -> BothWays | None:
    """Read a table as it is and as its import; none if one way refuses it, as a broken one."""
    folder = Path(tempfile.mkdtemp(dir=path.parent)) / "imported"
    try:
        import_file(path, folder)
        return told_by(gk.authoring.read(path)), told_by(gk.authoring.read(folder))
    except GraphkitError:
        return None


@pytest.fixture(scope="module")
def found_in(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], BothWays | None]:
    """Read each of the texts once, both ways."""
    path = tmp_path_factory.mktemp("texts") / "table.csv"

    @functools.cache
    def found(name: str) -> BothWays | None:
        path.write_text(_TEXTS[name], encoding="utf-8")
        return both_ways(path)

    return found


@pytest.mark.parametrize("name", _TEXTS)
def test_every_table_tells_the_same_either_way(
    name: str, found_in: Callable[[str], BothWays | None]
) -> None:
    found = found_in(name)
    if found is not None:
        assert found[0] == found[1]


def test_there_are_tables_that_can_be_read_either_way(
    found_in: Callable[[str], BothWays | None],
) -> None:
    assert sum(found_in(name) is not None for name in _TEXTS) > 20


def test_lists_and_marks_of_footnotes_are_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    rows = [
        *("Eta,Green Pact; Blue Pact;,2021", "Theta,Green Pact,2020", "Eps†,Blue Pact,2019"),
        *("Eps,Green Pact,2019", "Delta¹,Green Pact,2019", "Delta,Blue Pact,2019"),
        *("Gamma Fund [1],Blue Pact,2019", "Gamma Fund,Green Pact,2019", "Zeta (1),Green Pact,"),
        "Zeta,Blue Pact,",
    ]
    path.write_text("\n".join(["Organisation,Initiative,Joined", *rows]), encoding="utf-8")
    found = both_ways(path)
    assert found is not None and found[0] == found[1]
    kg = gk.load(path)
    labels = {"Delta", "Eps", "Eta", "Gamma Fund", "Zeta"}
    assert set(kg.members("Blue Pact").column("label")) == labels
    listed = {row["label"]: row["listed_as"] for row in kg.members("Green Pact").records()}
    assert listed["Delta"] == "Delta¹" and listed["Zeta"] == "Zeta (1)" and not listed["Eps"]


def test_a_list_far_below_is_split_too(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    rows = [f"Member {place},Green Pact" for place in range(400)] + ["Eta,Green Pact | Blue Pact"]
    path.write_text("\n".join(["member,coalition", *rows]), encoding="utf-8")
    found = both_ways(path)
    assert found is not None and found[0] == found[1]
    assert ("Eta", "Blue Pact") in {row[:2] for row in found[0]}
