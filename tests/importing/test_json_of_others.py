"""JSON whose shape is not what its format says: read where it can be, reported where not."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.cli import main
from graphkit.errors import DataError
from graphkit.importing.import_file import import_file
from graphkit.importing.import_result import Imported

pytestmark = pytest.mark.filterwarnings("ignore:.*(left out|one page of many):UserWarning")
"""Rows are left out here: that it is warned of them, own_tables/test_left_out.py asserts."""


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


POPOLO = {"persons": [ANN], "organizations": [HOUSE], "memberships": [{"person_id": "a", **SINCE}]}
ANSWER = {"head": {"vars": ["a", "b"]}, "results": {"bindings": []}}
LISTED = {"name": "Members", "members": [{"member": "A", "coalition": "P"}]}


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize(
    ("told", "is_"),
    [
        (POPOLO, "this is Popolo, and no table. graphkit import a.json -o FOLDER makes tables"),
        (ANSWER, "this is an answer to a SPARQL query, and no table. graphkit import a.json"),
        ({"@context": {}, "@id": "x"}, "this is JSON-LD, which is RDF, and no table. Call it a."),
    ],
)
def test_json_that_is_imported_says_what_it_is_at_every_door(
    told: Any, is_: str, indent: int | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(told, indent=indent), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        gk.load(path)
    assert is_ in str(caught.value)
    (found,) = gk.check(path).findings
    assert is_.startswith(found.message)
    for words in (["members", "P", "--data", str(path)], ["view", str(path)]):
        assert main(words) == 3
        assert is_ in capsys.readouterr().err


@pytest.mark.parametrize(
    "told",
    [
        {"@context": "https://schema.org", "memberOf": "x"},
        {"@graph": [{"@id": "x"}]},
        [{"@context": "https://schema.org", "@type": "Organization", "name": "P"}],
        [{"@id": "urn:a", "http://www.w3.org/ns/org#memberOf": [{"@id": "urn:p"}]}],
    ],
)
def test_json_ld_is_told_from_tables(told: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(told))
    for door in (gk.load, import_file):
        with pytest.raises(DataError, match=r"this is JSON-LD.*Call it a\.jsonld"):
            door(path)


def test_a_context_or_an_id_of_its_own_makes_no_other_json_of_a_file(tmp_path: Path) -> None:
    about = {"@context": "http://www.popoloproject.com/contexts/person.jsonld"}
    within = {**ANN, "@id": "http://example.org/a"}
    found = imported(tmp_path, {**about, **POPOLO, "persons": [within]})
    assert pairs(found) == [("ann", "house", "2020-01-01/..")]
    path = tmp_path / "rows.json"
    path.write_text(json.dumps([{"@id": "1", "member": "Acme", "coalition": "Pact"}]))
    assert pairs(import_file(path)) == [("acme", "pact", "/")]
    assert gk.load(path).members("Pact").column("label") == ("Acme",)
    path = tmp_path / "rows.jsonl"
    path.write_text(
        '{"@id": "1", "member": "Acme", "coalition": "Pact"}\n'
        '{"@id": "2", "member": "Beta", "coalition": "Pact"}\n'
    )
    assert pairs(import_file(path)) == [("acme", "pact", "/"), ("beta", "pact", "/")]


@pytest.mark.parametrize("ending", ["graphml", "gexf", "srj"])
def test_files_that_are_imported_alone_name_the_command(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_text('{"head": {}, "results": {}, "bindings": []}' if ending == "srj" else "<x/>")
    for door in (gk.load, gk.check):
        with pytest.raises(DataError, match=f"graphkit import a.{ending} -o FOLDER"):
            door(path)


def test_an_object_over_several_lines_is_json(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(LISTED, indent=1))
    for door in (gk.load, import_file):
        with pytest.raises(DataError, match=r"one JSON object over several lines.*its list 'mem"):
            door(path)
    one = json.dumps(LISTED["members"][0], indent=1)
    path.write_text(f"{one}\n{one}\n")
    with pytest.raises(DataError, match="these are JSON objects over several lines"):
        gk.load(path)


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize(
    "beside", [{}, {"count": 1, "next": None}, {"meta": {"page": 1}, "status": "success"}]
)
def test_the_one_list_of_an_answer_is_its_table(
    tmp_path: Path, beside: dict[str, Any], indent: int | None
) -> None:
    path = tmp_path / "a.json"
    rows = [{"member": "A", "coalition": "P", "since": "2018"}]
    path.write_text(json.dumps({**beside, "anything": rows}, indent=indent))
    assert pairs(import_file(path)) == [("a", "p", "2018/..")]
    assert gk.load(path).members("P").column("label") == ("A",)
    assert not [one for one in gk.check(path).findings if one.severity != "notice"]


ROWS = [{"member": "A", "coalition": "P"}]


@pytest.mark.parametrize(
    ("beside", "doubts"),
    [
        ({"observers": ["Zeta"]}, ["the list 'observers' beside the rows of 'rows' is not read"]),
        ({"status": "withdrawn", "since": 2019}, ["stand status 'withdrawn', since 2019, which"]),
        ({"title": "Former members"}, ["stands title 'Former members', which is not read."]),
        ({"coalition": {"name": "Pact"}}, ['stands coalition {"name": "Pact"}, which is not']),
        ({"count": 500, "next": "https://x.org/2"}, ["one page of many: beside it stands count"]),
        ({"links": {"next": {"href": "https://x.org/2"}}}, ["links.next https://x.org/2."]),
        ({"meta": {"total": "12"}, "observers": []}, ["beside it stands meta.total 12."]),
        ({"count": 1, "next": None, "hasMore": False, "columns": ["member"], "took": 3}, []),
        ({"status": "ok", "total": 1, "page": 1, "links": {"self": "x", "next": None}}, []),
        ({"@odata.context": "x", "@odata.count": 1, "copyright": "P", "query": {"a": 1}}, []),
    ],
)
def test_what_stands_beside_the_rows_and_bears_on_them_is_told(
    beside: dict[str, Any], doubts: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({**beside, "rows": ROWS}))
    found = [one.message for one in gk.check(path).findings if one.severity != "notice"]
    assert len(found) == len(doubts)
    assert all(doubt in one for doubt, one in zip(doubts, found, strict=True))
    assert [one.message for one in import_file(path).doubts] == found


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, "this object of JSON is empty: there is no row"),
        ({"members": []}, "its list 'members' is empty: there is no row"),
        ({"data": {"members": ROWS}}, "stand below several keys, 'data.members'"),
        ({"members": ROWS, "observers": ROWS}, "holds 2 lists of objects, 'members' and"),
        ({"members": [*ROWS, "Zeta"]}, "item 2 of its list 'members' is \"Zeta\""),
        ({"columns": ["member"], "data": [["A"]]}, "item 1 of its list 'data' is"),
        ([["member", "coalition"], ["A", "P"]], "item 1 of the list is"),
        ([{}], "no object holds anything"),
        (5, "this is 5, and no JSON object"),
    ],
)
def test_json_without_rows_is_refused_with_the_place_and_what_to_write(
    told: Any, words: str, indent: int | None, tmp_path: Path
) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(told, indent=indent))
    for door in (gk.load, import_file):
        with pytest.raises(DataError) as caught:
            door(path)
        assert words in str(caught.value)
        assert "object" in caught.value.problems[0].hint or "list" in caught.value.problems[0].hint


@pytest.mark.parametrize("coalition", ["P", ["P"], ["P", "Q"]])
def test_members_of_an_array_are_one_each(tmp_path: Path, coalition: Any) -> None:
    path = tmp_path / "a.json"
    row = {"coalition": coalition, "member": ["Acme", "Beta; Gamma"], "since": 2018}
    path.write_text(json.dumps([row]))
    kg, found = gk.load(path), import_file(path)
    assert kg.members("P").column("label") == ("Acme", "Beta; Gamma")
    assert len(found.tables["memberships"]) == 2 * len(coalition)


def test_objects_in_a_list_are_no_name(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        '[{"coalition": "P", "members": [{"name": "A"}]}, {"coalition": "P", "members": "C"}]'
    )
    assert gk.load(path).members("P").column("label") == ("C",)
    (doubt,) = [one for one in gk.check(path).findings if one.severity == "warning"]
    assert "an object of JSON stands in the stead of a name" in doubt.message


@pytest.mark.parametrize(
    "text",
    [
        '[{"member": {"name": "Acme"}}]',
        '[{"member": {"name": "Acme"}, "coalition": "Green Pact"}]',
    ],
)
def test_an_example_is_given_of_rows_that_can_be_read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text)
    found = [one for one in gk.check(path).findings if one.severity != "notice"]
    told = "\n".join(map(str, found))
    assert "there is no row" not in told
    assert "below 'member" in told or "an object of JSON stands" in told
    example = re.search(r"\{[^{}]*coalition[^{}]*\}", told)
    assert example
    path.write_text(example[0])
    assert gk.load(path).members("Green Pact").column("label") == ("Acme",)
    assert import_file(path).tables["memberships"][0]["coalition"] == "green-pact"


def test_who_holds_a_post_is_a_member_of_its_body(tmp_path: Path) -> None:
    told = {
        "persons": [ANN, {"id": "b", "name": "Bo"}],
        "organizations": [{**HOUSE, "founding_date": "1999", "dissolution_date": "2009-12-31"}],
        "posts": [{"id": "p", "label": "Seat 7", "role": "MP", "organization_id": "h"}],
        "areas": [{"id": "x", "name": "X"}],
        "memberships": [
            {"person_id": "a", "post_id": "p", "start_date": "2001", "area_id": "x"},
            {"person_id": "b", "post": {"label": "Chair", "organization_id": "h"}},
            {"person_id": "b", "post_id": "gone"},
        ],
    }
    found = imported(tmp_path, told)
    rows = found.tables["memberships"]
    assert [(row["actor"], row["role"], row["during"]) for row in rows] == [
        ("ann", "mp", "2001/.."),
        ("bo", "member", "/"),
    ]
    assert [row.own["post"] for row in rows] == ["Seat 7", "Chair"]
    assert found.tables["coalitions"][0]["during"] == "1999/2009-12-31"
    assert [one.message for one in found.dropped] == ["it names no coalition."]


@pytest.mark.parametrize(
    ("founded", "dissolved", "during", "told"),
    [
        ("2010", "2001", "/", "ends before it starts"),
        ("2010", "some day", "2010/", "when it was dissolved cannot be read: 'some day'"),
        ("long ago", "", "", "when it was founded cannot be read: 'long ago'"),
    ],
)
def test_a_life_that_cannot_be_is_told_at_every_door(
    tmp_path: Path, founded: str, dissolved: str, during: str, told: str
) -> None:
    house = {**HOUSE, "founding_date": founded, "dissolution_date": dissolved}
    days = {"incorporationDate": [founded], "dissolutionDate": [dissolved]}
    company = {"id": "h", "schema": "Company", "properties": {"name": ["House"], **days}}
    ann = {"id": "a", "schema": "Person", "properties": {"name": ["Ann"]}}
    both = {"member": ["a"], "organization": ["h"]}
    ends = {"id": "m", "schema": "Membership", "properties": both}
    turtle = tmp_path / "a.ttl"
    turtle.write_text(
        "@prefix s: <http://schema.org/> . <urn:h> s:name 'House' ; s:member <urn:a> "
        f"; s:foundingDate '{founded}' "
        + (f"; s:dissolutionDate '{dissolved}' ." if dissolved else ".")
    )
    lines = tmp_path / "a.jsonl"
    lines.write_text("\n".join(map(json.dumps, [ann, company, ends])))
    unused = {**house, "id": "u", "name": "Unused"}
    popolo = imported(tmp_path, {**POPOLO, "organizations": [house, unused]})
    for found in (popolo, import_file(lines), import_file(turtle)):
        (coalition,) = found.tables["coalitions"]
        (doubt,) = found.doubts
        assert coalition["during"] == during
        assert doubt.message.startswith("House: ") and told in doubt.message


def test_the_order_of_day_and_month_counts_for_the_life_of_a_body(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    body = {**HOUSE, "founding_date": "05/06/2009"}
    path.write_text(json.dumps({**POPOLO, "organizations": [body]}))
    found = import_file(path, dates="dmy")
    assert found.tables["coalitions"][0]["during"] == "2009-06-05/.."
    assert not found.doubts


def test_other_links_of_follow_the_money_are_told(tmp_path: Path) -> None:
    entities = [
        {"id": "a", "schema": "Person", "properties": {"name": ["Ann"]}},
        {"id": "c", "schema": "Company", "properties": {"name": ["Acme"]}},
        {
            "id": "d",
            "schema": "Directorship",
            "properties": {"director": ["a"], "organization": ["c"]},
        },
        {"id": "m", "schema": "Membership", "properties": {"member": ["a"], "organization": ["c"]}},
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, entities)))
    (doubt,) = import_file(path).doubts
    assert "are not read: Directorship (1)" in doubt.message


def test_names_whose_words_stand_together_are_read_as_words(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    said = {"memberName": "A", "coalitionName": "P", "startDate": "2019", "endDate": "2020"}
    path.write_text(json.dumps([said, {**said, "memberName": "B", "endDate": None}]))
    found = gk.load(path).members("P", at_least="possible").records()
    assert [(row["label"], row["start"], row["end"]) for row in found] == [
        ("A", "2019", "2020"),
        ("B", "2019", ".."),
    ]
    assert pairs(import_file(path)) == [("a", "p", "2019/2020"), ("b", "p", "2019/..")]
