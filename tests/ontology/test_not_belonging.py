"""Who only organises, or signed and is not bound, is no member by any question."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

import graphkit as gk
from graphkit.stores.memory import Store

from .expected import answer, asked_store, questions

pytestmark = pytest.mark.slow

ABOUT_ROLES_OR_WORDS = {
    *("03-joined-by-a-government", "72-tiers"),
    *("33-single-source", "80-resting-on-a-source", "71-independent-publishers"),
}
"""Questions that show the role, or are about whatever a source says."""


def with_organisers(folder: Path, to: Path) -> Path:
    """Write the tables again, in which one government organises every coalition from its launch."""
    shutil.copytree(folder, to, dirs_exist_ok=True)
    source = rows_of(to / "sources.csv")[0]["id"]
    ghost = {"id": "ghost", "kind": "government", "governs": "AQ", "source": source}
    append(to / "actors.csv", [{**ghost, "name_en": "Ghost", "name_fr": "Fantôme"}])
    organises = {"actor": "ghost", "role": "organiser", "source": source}
    append(
        to / "memberships.csv",
        [
            {**organises, "coalition": row["id"], "during": row["during"].partition("/")[0] + "/.."}
            for row in rows_of(to / "coalitions.csv")
        ],
    )
    return to


def rows_of(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def append(table: Path, rows: list[dict[str, str]]) -> None:
    columns = list(rows_of(table)[0])
    with table.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, columns, lineterminator="\n").writerows(rows)


@pytest.fixture(scope="module")
def before(part: gk.KnowledgeGraph) -> Store:
    assert isinstance(part.store, Store)
    return part.store


@pytest.fixture(scope="module")
def after(extract: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    return asked_store(with_organisers(extract, tmp_path_factory.mktemp("organised")))


@pytest.mark.parametrize("question", questions(), ids=lambda path: path.stem)
def test_who_organises_everything_changes_no_answer_about_members(
    before: Store, after: Store, question: Path
) -> None:
    if question.stem in ABOUT_ROLES_OR_WORDS:
        assert len(answer(after, question)) >= len(answer(before, question))
    else:
        assert answer(after, question).to_csv() == answer(before, question).to_csv()
