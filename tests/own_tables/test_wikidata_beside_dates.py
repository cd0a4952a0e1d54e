"""A table of Wikidata may say beside a date how exactly it is known, and that it is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graphkit.importing.import_file import import_file

from .both_doors import read_both

_ENTITY = "http://www.wikidata.org/entity/"
_ENDS = f"{_ENTITY}Q1,Acme,{_ENTITY}Q10,League"
_NAMES = "item,itemLabel,org,orgLabel"


@pytest.mark.parametrize(
    ("precision", "known"), [("9", "1995"), ("10", "1995-01"), ("11", "1995-01-01"), ("8", "199X")]
)
@pytest.mark.parametrize("called", ["startPrecision", "start_precision", "timePrecision"])
def test_a_date_is_as_exact_as_it_is_known(
    called: str, precision: str, known: str, tmp_path: Path
) -> None:
    rows = f"{_ENDS},1995-01-01T00:00:00Z,{precision}\n"
    found = read_both(tmp_path, f"{_NAMES},start,{called}\n{rows}")
    assert found.members == (f"Acme in League {known}/..",) and not found.told


def test_beginning_and_end_have_their_own(tmp_path: Path) -> None:
    rows = f"{_ENDS},1995-01-01T00:00:00Z,11,2004-01-01T00:00:00Z,9\n"
    header = f"{_NAMES},start,startPrecision,end,endPrecision"
    assert read_both(tmp_path, f"{header}\n{rows}").members == ("Acme in League 1995-01-01/2004",)


def test_many_rows_of_one_day_keep_their_own_precision(tmp_path: Path) -> None:
    rows = (
        f"{_ENTITY}Q{n},Acme {n},{_ENTITY}Q10,League,1995-01-01T00:00:00Z,{9 + n % 3}\n"
        for n in range(1, 400)
    )
    found = read_both(tmp_path, f"{_NAMES},start,startPrecision\n{''.join(rows)}")
    periods = {one.rpartition(" ")[2] for one in found.members}
    assert periods == {"1995/..", "1995-01/..", "1995-01-01/.."}


def test_what_wikidata_holds_for_wrong_is_no_membership(tmp_path: Path) -> None:
    rank = "http://wikiba.se/ontology#"
    rows = f"{_ENDS},{rank}NormalRank\n{_ENTITY}Q2,Beta,{_ENTITY}Q10,League,{rank}DeprecatedRank\n"
    found = read_both(tmp_path, f"{_NAMES},rank\n{rows}")
    assert found.members == ("Acme in League",) and found.left_out == (3,)
    names = [*_NAMES.split(","), "rank"]
    bindings = [
        {
            name: {"type": "uri" if "://" in cell else "literal", "value": cell}
            for name, cell in zip(names, row.split(","), strict=True)
        }
        for row in rows.splitlines()
    ]
    path = tmp_path / "answer.json"
    path.write_text(json.dumps({"head": {"vars": names}, "results": {"bindings": bindings}}))
    brought = import_file(path)
    assert [row["actor"] for row in brought.tables["memberships"]] == ["acme"]
    assert [one.line for one in brought.dropped] == [2]


def test_other_codes_of_precision_are_not_wikidatas(tmp_path: Path) -> None:
    text = "Member,Coalition,Joined,Precision\nAcme,Pact,2020-05-04,1\nBeta,Pact,2021-05-04,2\n"
    found = read_both(tmp_path, text)
    assert found.members == ("Acme in Pact 2020-05-04/..", "Beta in Pact 2021-05-04/..")
