"""Who only organises, or signed and is not bound, is no member by any question."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from graphkit.authoring.columns import headers
from graphkit.stores.memory import Store

from .expected import answer, asked_store, questions

pytestmark = pytest.mark.slow

ABOUT_ROLES_OR_WORDS = {
    *("03-joined-by-a-government", "06-who-left", "70-ends-and-reasons", "72-tiers"),
    *("33-single-source", "80-resting-on-a-source", "71-independent-publishers"),
}
"""Questions that show the role, or are about whatever a source says."""


def with_organisers(folder: Path, to: Path) -> Path:
    """Write the tables again, in which one government organises every coalition from its launch."""
    for table in folder.glob("*"):
        if table.is_file():
            (to / table.name).write_bytes(table.read_bytes())
    rows = list(csv.DictReader(io.StringIO((to / "coalitions.csv").read_text(encoding="utf-8"))))
    source = (to / "sources.csv").read_text(encoding="utf-8").splitlines()[1].split(",")[0]
    for table, new in (
        (
            "actors",
            [
                {
                    "id": "ghost",
                    "kind": "government",
                    "governs": "AQ",
                    "name_en": "Ghost",
                    "name_fr": "Fantôme",
                    "source": source,
                }
            ],
        ),
        (
            "memberships",
            [
                {
                    "actor": "ghost",
                    "coalition": row["id"],
                    "role": "organiser",
                    "during": f"{row['during'].partition('/')[0] or ''}/..",
                    "source": source,
                }
                for row in rows
            ],
        ),
    ):
        path = to / f"{table}.csv"
        text = path.read_text(encoding="utf-8")
        columns = next(csv.reader([text.splitlines()[0]]))
        assert set(new[0]) <= {*columns, *headers(table)}
        buffer = io.StringIO()
        writer = csv.DictWriter(buffer, columns, lineterminator="\n")
        writer.writerows(new)
        path.write_text(text + buffer.getvalue(), encoding="utf-8")
    return to


@pytest.fixture(scope="module")
def before(extract: Path) -> Store:
    return asked_store(extract)


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
