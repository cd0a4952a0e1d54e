"""Answers of Wikidata's query service: what nobody knows is not empty, and the ends are told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit import import_file
from graphkit.errors import DataError
from graphkit.importing.import_result import Imported
from tests.own_tables.both_doors import read_both

pytestmark = pytest.mark.filterwarnings("ignore:.* left out:UserWarning")
"""Rows are left out here: that it is warned of them, own_tables/test_left_out.py asserts."""

_ITEM = "http://www.wikidata.org/entity/"
_GENID = "http://www.wikidata.org/.well-known/genid/1f"
_DAY = "1955-05-06T00:00:00Z"


def item(value: str) -> dict[str, str]:
    """An item as the service writes it."""
    return {"type": "uri", "value": f"{_ITEM}{value}"}


def text(value: str) -> dict[str, str]:
    """A text as the service writes it."""
    return {"type": "literal", "value": value}


def day(value: str) -> dict[str, str]:
    """A day as the service writes it."""
    return {**text(value), "datatype": "http://www.w3.org/2001/XMLSchema#dateTime"}


def answer(folder: Path, *rows: dict[str, Any]) -> Imported:
    """Import an answer."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    path = folder / "answer.json"
    path.write_text(json.dumps({"head": {"vars": names}, "results": {"bindings": rows}}, indent=1))
    return import_file(path)


@pytest.mark.parametrize(
    "unknown", [{"type": "bnode", "value": "t123"}, {"type": "uri", "value": _GENID}]
)
def test_an_end_that_nobody_knows_has_come(tmp_path: Path, unknown: dict[str, str]) -> None:
    ends = {"member": item("Q142"), "memberLabel": text("France"), "org": item("Q7184")}
    found = answer(
        tmp_path,
        {**ends, "start": day(_DAY), "end": unknown},
        {**ends, "start": unknown, "end": day(_DAY)},
        {**ends, "start": day(_DAY)},
        {**ends, "member": unknown},
    )
    during = {row.line: row["during"] for row in found.tables["memberships"]}
    assert during == {1: "1955-05-06/", 2: "/1955-05-06", 3: "1955-05-06/.."}
    (left_out,) = found.dropped
    assert left_out.line == 4 and "nobody knows" in left_out.message


def test_a_day_within_ten_thousand_years_is_not_known(tmp_path: Path) -> None:
    ends = {"member": item("Q142"), "memberLabel": text("France"), "org": item("Q7184")}
    found = answer(
        tmp_path,
        {**ends, "start": day(_DAY), "end": day(_DAY), "endPrecision": text("5")},
        {**ends, "start": day(_DAY), "startPrecision": text("0"), "end": day(_DAY)},
    )
    assert [row["during"] for row in found.tables["memberships"]] == ["1955-05-06/", "/1955-05-06"]


def test_the_names_of_the_variables_tell_who_is_the_member(tmp_path: Path) -> None:
    found = answer(
        tmp_path,
        {
            "org": item("Q7184"),
            "orgLabel": text("NATO"),
            "member": item("Q183"),
            "memberLabel": text("Germany"),
            "startTime": day(_DAY),
            "end_time": day(_DAY),
            "renewed": day(_DAY),
        },
    )
    (row,) = found.tables["memberships"]
    assert (row["actor"], row["coalition"]) == ("germany", "nato")
    assert row["during"] == "1955-05-06/1955-05-06"
    assert [doubt.message for doubt in found.doubts] == ["the days of ?renewed are not read."]


HEADERS = ["member,memberLabel,org,orgLabel", "item,itemLabel,what,whatLabel"]


@pytest.mark.parametrize("header", HEADERS)
def test_a_csv_of_the_service_is_a_table(tmp_path: Path, header: str) -> None:
    path = tmp_path / "query.csv"
    path.write_text(
        f"{header},start,end\n"
        f"{_ITEM}Q183,Germany,{_ITEM}Q7184,NATO,{_DAY},\n"
        f"{_ITEM}Q142,France,{_ITEM}Q7184,NATO,{_DAY},{_GENID}\n"
        f"{_ITEM}Q145,United Kingdom,{_ITEM}Q458,European Union,{_DAY},t1234\n"
        f"{_ITEM}Q35,Denmark,{_ITEM}Q458,European Union,_:b7,2020-01-01T00:00:00Z\n"
        f"{_GENID},{_GENID},{_ITEM}Q458,European Union,,\n"
    )
    expected = {
        ("Germany", "NATO", "1955-05-06", ".."),
        ("France", "NATO", "1955-05-06", ""),
        ("United Kingdom", "European Union", "1955-05-06", ""),
        ("Denmark", "European Union", "", "2020-01-01"),
    }
    kg = gk.load(path)
    loaded = {
        (row["label"], coalition, row["start"], row["end"])
        for coalition in ("NATO", "European Union")
        for row in kg.members(coalition, at_least="possible").records()
    }
    assert loaded == expected
    (told,) = [one for one in gk.check(path).findings if one.severity == "warning"]
    assert told.line == 6 and "nobody knows" in told.message
    found = import_file(path)
    assert {(row["actor"], row["coalition"]) for row in found.tables["memberships"]} == {
        ("germany", "nato"),
        ("france", "nato"),
        ("united-kingdom", "european-union"),
        ("denmark", "european-union"),
    }
    assert {row["wikidata"] for row in found.tables["actors"]} == {"Q183", "Q142", "Q145", "Q35"}


@pytest.mark.parametrize("header", ["person,personLabel,party,partyLabel", HEADERS[1]])
def test_namesakes_are_kept_apart_by_their_items(tmp_path: Path, header: str) -> None:
    path = tmp_path / "query.csv"
    path.write_text(
        f"{header}\n"
        f"{_ITEM}Q1,John Smith,{_ITEM}Q9,Greens\n{_ITEM}Q2,John Smith,{_ITEM}Q8,Reds\n"
        f"{_ITEM}Q1,John Smith,{_ITEM}Q7,Greens\n{_ITEM}Q5,Ann,{_ITEM}Q9,Greens\n"
    )
    expected = {
        ("John Smith (Q1)", "Greens (Q9)"),
        ("John Smith (Q2)", "Reds"),
        ("John Smith (Q1)", "Greens (Q7)"),
        ("Ann", "Greens (Q9)"),
    }
    kg = gk.load(path)
    loaded = {
        (who, what)
        for what in ("Greens (Q7)", "Greens (Q9)", "Reds")
        for who in kg.members(what, at_least="possible").column("label")
    }
    assert loaded == expected
    assert not [one for one in gk.check(path).findings if one.severity == "warning"]
    tables = import_file(path).tables
    names = {row["id"]: row["name"] for row in (*tables["actors"], *tables["coalitions"])}
    rows = [(names[row["actor"]], names[row["coalition"]]) for row in tables["memberships"]]
    assert set(rows) == expected and len(rows) == 4
    assert {row["name"]: row["wikidata"] for row in tables["actors"]} == {
        "John Smith (Q1)": "Q1",
        "John Smith (Q2)": "Q2",
        "Ann": "Q5",
    }


def test_a_member_and_a_coalition_of_one_label_are_two(tmp_path: Path) -> None:
    path = tmp_path / "query.csv"
    path.write_text(
        f"member,memberLabel,org,orgLabel,country,countryLabel\n"
        f"{_ITEM}Q1,Luxembourg,{_ITEM}Q2,Luxembourg,{_ITEM}Q230,Luxembourg\n"
    )
    assert gk.load(path).members("Luxembourg (Q2)").column("label") == ("Luxembourg (Q1)",)
    (row,) = import_file(path).tables["actors"]
    assert (row["name"], row["country"]) == ("Luxembourg (Q1)", "LU")


_ITEMS = {"Q95": ("Google", "United States"), "Q96": ("Orange", "France")}


@pytest.mark.parametrize("body", ["memberOfLabel", "partyLabel"])
def test_items_are_the_members_beside_their_countries(tmp_path: Path, body: str) -> None:
    rows = "".join(f"{_ITEM}{one},{name},{land},A Pact\n" for one, (name, land) in _ITEMS.items())
    found = read_both(tmp_path, f"item,itemLabel,countryLabel,{body}\n{rows}")
    assert found.members == ("Google in A Pact", "Orange in A Pact")
    assert not found.told


def test_items_and_their_countries_alone_name_no_coalition(tmp_path: Path) -> None:
    rows = "".join(f"{_ITEM}{one},{name},{land}\n" for one, (name, land) in _ITEMS.items())
    text = f"item,itemLabel,countryLabel\n{rows}"
    assert read_both(tmp_path, text).refused
    actors = import_file(tmp_path / "table.csv", joined="A Pact").tables["actors"]
    told = [(row.text("name"), row["wikidata"], row["country"]) for row in actors]
    assert told == [("Google", "Q95", "US"), ("Orange", "Q96", "FR")]


def test_one_item_with_its_label_is_read_from_json_and_verbose_tsv_as_from_csv(
    tmp_path: Path,
) -> None:
    uri = f'{{"type": "uri", "value": "{_ITEM}Q95"}}'
    row = f'{{"item": {uri}, "itemLabel": {{"type": "literal", "value": "Google"}}}}'
    told = f'{{"head": {{"vars": ["item", "itemLabel"]}}, "results": {{"bindings": [{row}]}}}}'
    (tmp_path / "a.json").write_text(told, encoding="utf-8")
    verbose = f'?item\t?itemLabel\n<{_ITEM}Q95>\t"Google"@en\n'
    (tmp_path / "a.tsv").write_text(verbose, encoding="utf-8")
    (tmp_path / "a.csv").write_text(f"item,itemLabel\n{_ITEM}Q95,Google\n", encoding="utf-8")
    for ending in ("json", "tsv", "csv"):
        (actor,) = import_file(tmp_path / f"a.{ending}", joined="A Pact").tables["actors"]
        assert (actor.text("name"), actor["wikidata"]) == ("Google", "Q95")
        with pytest.raises(DataError, match="name it with"):
            import_file(tmp_path / f"a.{ending}")


def test_an_item_without_a_label_is_the_member_of_its_party(tmp_path: Path) -> None:
    found = read_both(tmp_path, "item,partyLabel,start\nQ42,Greens,2001\nQ43,Blues,\n")
    assert found.members == ("Q42 in Greens 2001/..", "Q43 in Blues")
