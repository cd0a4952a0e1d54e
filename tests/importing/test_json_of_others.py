"""JSON whose shape is not what its format says: read where it can be, reported where not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graphkit.errors import DataError
from graphkit.importing.import_file import import_file
from graphkit.importing.imported import Imported


def imported(folder: Path, told: Any) -> Imported:
    """Import some JSON."""
    path = folder / "told.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    return import_file(path)


def pairs(found: Imported) -> list[tuple[str, str, str]]:
    """Who is in what, and when."""
    rows = found.tables["memberships"]
    return sorted((row["actor"], row["coalition"], row["during"]) for row in rows)


ANN = {"id": "a", "name": "Ann"}
HOUSE = {"id": "h", "name": "House"}
SINCE = {"organization_id": "h", "start_date": "2020-01-01"}


def test_memberships_within_persons_count_beside_those_of_the_list(tmp_path: Path) -> None:
    persons = [{**ANN, "memberships": [SINCE, {"organization_id": "s"}]}, {"id": "b", "name": "Bo"}]
    told = {
        "persons": persons,
        "organizations": [HOUSE, {"id": "s", "name": "Senate"}],
        "memberships": [{"person_id": "b", "organization_id": "h"}, {"person_id": "a", **SINCE}],
    }
    every = [("ann", "house", "2020-01-01/.."), ("ann", "senate", "/"), ("bo", "house", "/")]
    assert pairs(imported(tmp_path, told)) == every, "the one that stands twice is read once"
    alone = {"persons": persons[:1], "organizations": told["organizations"]}
    assert pairs(imported(tmp_path, alone)) == every[:2]


def test_persons_and_bodies_inside_a_membership_and_with_the_same_ids(tmp_path: Path) -> None:
    told = {
        "persons": [{"id": 1, "name": "Ann"}],
        "organizations": [{"id": 1, "name": "House"}],
        "memberships": [
            {"person_id": 1, "organization_id": 1},
            {"person": {"id": 2, "name": "Bo"}, "organization": {"name": "Senate"}},
        ],
    }
    assert pairs(imported(tmp_path, told)) == [("ann", "house", "/"), ("bo", "senate", "/")]


def test_what_is_no_entry_is_left_out_with_its_place(tmp_path: Path) -> None:
    told = {
        "persons": [ANN, {"id": "a", "name": "Bo"}, 5, {"id": "c", "name": "Cy", "memberships": 1}],
        "organizations": [HOUSE],
        "memberships": [
            None,
            {"person_id": "a", "organization_id": "h", "role": ["chair"]},
            {"organization_id": "h"},
        ],
    }
    found = imported(tmp_path, told)
    assert pairs(found) == [("ann", "house", "/")]
    assert [(one.column, one.line) for one in found.dropped] == [
        ("persons", 3),
        ("persons", 2),
        ("memberships", 1),
        ("member", 3),
        ("persons[4].memberships", 4),
    ]
    assert [(one.column, one.line) for one in found.doubts] == [("role", 2)]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"persons": [ANN], "memberships": {"a": 1}}, "'memberships' is no list"),
        ({"persons": 5, "memberships": []}, "'persons' is no list"),
        ({"head": {}, "results": {"bindings": 5}}, "'bindings' is no list"),
        ({"head": {}, "results": 5, "bindings": 0}, "no answer to a query"),
        ({"first": {"a": 1}, "second": {"b": [{}]}}, "this is no table"),
        ([{"member": {"a": 1}}, {"member": None}], "this is no table"),
        ({"persons": [ANN], "organizations": [HOUSE], "memberships": [1, 2]}, "none of its 2 rows"),
    ],
)
def test_a_wrong_shape_is_refused_as_what_it_is(told: Any, words: str, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=words):
        imported(tmp_path, told)


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        (
            "a.jsonl",
            '{"member": "A", "coalition": "P"}\n{"member": "\\ud800", "coalition": "P"}',
            2,
        ),
        ("a.json", '[{"member": "A",\n"coalition": "\\udc00"}]', 2),
        ("a.json", '{"persons": [\n\n{"id": 1, "name": "\\ud83dx"}], "memberships": []}', 3),
        ("a.json", '[{"member": "A"},\n}]', 2),
    ],
)
def test_half_a_character_and_broken_json_are_told_with_their_line(
    name: str, text: str, line: int, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        import_file(tmp_path / name)
    assert caught.value.problems[0].line == line
    whole = '[{"member": "\\ud83d\\ude00 and \\\\ud800", "coalition": "P"}]'
    (tmp_path / "b.json").write_text(whole, encoding="utf-8")
    assert "unnamed" not in import_file(tmp_path / "b.json").tables["memberships"][0]["actor"]
