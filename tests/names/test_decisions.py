"""Decisions are a table that people write, and every mistake in it is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.errors import DataError, NotFound
from graphkit.names.candidates import Known
from graphkit.names.decisions import (
    COLUMNS,
    Decision,
    Decisions,
    read_decisions,
    review,
)
from graphkit.names.match import Matcher

HEAD = ",".join(COLUMNS) + "\n"


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "decisions.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_order_of_the_rows_changes_nothing(tmp_path: Path) -> None:
    lines = ["Zoom,,zoom,positive", '"Acme, Inc.",pact,NONE,negative']
    head = ",".join(COLUMNS[:4])
    read = [
        read_decisions(written(tmp_path, "\n".join([head, *some]))).rows
        for some in (lines, lines[::-1])
    ]
    assert read[0] == read[1] and len(read[0]) == 2


def test_the_review_table_is_filled_in_and_replayed(tmp_path: Path) -> None:
    known = [Known("acme", "Acme Holding"), Known("zoom", "Zoom")]
    matcher = Matcher(known)
    names = ("Acme", "Zoom", "Umbrella", "Acme")
    table = review(matcher.match(name, "pact") for name in names)
    assert table.columns == COLUMNS
    assert [(r["name"], r["context"], r["actor"]) for r in table.records()] == [
        ("Acme", "pact", "acme")
    ]
    text = table.to_csv()
    assert len(read_decisions(written(tmp_path, text))) == 0
    filled = written(tmp_path, text.replace("acme,,0.8", "acme,negative,0.8"))
    again = Matcher(known, read_decisions(filled))
    assert again.match("Acme", "pact").status == "none"
    assert len(review([again.match("Acme", "pact")])) == 0


def test_the_later_decision_counts() -> None:
    first = Decision("Acme", "", "acme", "positive", on="2024-01-01")
    second = first._replace(judgement="negative", on="2024-02-01")
    assert Decisions([second, first]).accepted("Acme") is None


def test_a_name_is_the_same_however_its_accents_are_encoded() -> None:
    decisions = Decisions([Decision("Café", "", "cafe", "positive")])
    assert decisions.accepted("Cafe\u0301") == "cafe"
    assert decisions.accepted("cafe") is None


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (HEAD + "Acme,,acme,yes\n", "decisions.csv:2: [judgement]", "'yes' is no judgement"),
        (HEAD + ",,acme,positive\n", "decisions.csv:2: [name]", "the name is missing"),
        (HEAD + "Acme,,,positive\n", "decisions.csv:2: [actor]", "or NONE for nobody"),
        ("name,actor\nAcme,acme\n", "decisions.csv:1:", "lacks the columns context, judgement"),
        ("", "decisions.csv:1:", "lacks the columns"),
        (
            HEAD + "Acme,,acme,positive\nAcme,,apex,positive\n",
            "decisions.csv",
            "'Acme' is decided to mean acme and apex",
        ),
    ],
)
def test_a_mistake_is_named_with_its_place(
    tmp_path: Path, text: str, place: str, message: str
) -> None:
    with pytest.raises(DataError) as caught:
        read_decisions(written(tmp_path, text))
    assert place in str(caught.value)
    assert message in str(caught.value)


def test_other_columns_and_another_order_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, "\ufeffactor,note,name,judgement,context\nacme,x,Acme,positive,\n")
    assert read_decisions(path).accepted("Acme", "anywhere") == "acme"


def test_a_file_that_is_no_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_bytes(b"name,context,actor,judgement\nCaf\xe9,,a,positive\n")
    with pytest.raises(DataError, match="is not UTF-8"):
        read_decisions(path)
    with pytest.raises(NotFound, match="no file of decisions"):
        read_decisions(tmp_path / "nothing.csv")
