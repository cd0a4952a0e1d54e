"""The authored tables keep the promises of data/datapackage.json."""

import csv
import io
import json
import shutil
from collections import Counter
from pathlib import Path

import pytest
from babel import Locale
from frictionless import validate

from graphkit.authoring import SCHEMA, concepts, examine
from graphkit.authoring.columns import column_of, headers

DATA = Path(__file__).parents[2] / "data"
PACKAGE = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
TABLES = {resource["name"]: resource for resource in PACKAGE["resources"]}


def rows_of(table: str) -> list[dict[str, str]]:
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def errors_in(folder: Path) -> list[str]:
    report = validate(str(folder / "datapackage.json"))
    return [*(e.message for e in report.errors), *report.flatten(["name", "rowNumber", "message"])]


@pytest.mark.slow
def test_tables_follow_their_schema() -> None:
    assert errors_in(DATA) == []


WRONG = [
    ("memberships", ",signatory,", ",signer,"),
    ("memberships", ",aia-launch,", ",no-such-source,"),
    ("memberships", ",2023-12-05/..,", ",5.12.2023,"),
    ("commitments", ",false,", ",no,"),
    ("countries", "NZ,New Zealand,", "NZ,,"),
]


@pytest.mark.slow
def test_the_schema_catches_each_wrong_cell_in_its_row(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("*.ttl"))
    expected = []
    for table, old, new in WRONG:
        path = folder / f"{table}.csv"
        before, _, after = path.read_text(encoding="utf-8").partition(old)
        assert after
        expected.append((table, len(list(csv.reader(io.StringIO(before + old, newline=""))))))
        path.write_text(before + new + after, encoding="utf-8", newline="")
    report = validate(str(folder / "datapackage.json"))
    assert not report.errors
    found = [(task.name, row) for task in report.tasks for (row,) in task.flatten(["rowNumber"])]
    assert sorted(found) == sorted(expected)


def test_graphkit_reads_the_tables_without_complaint() -> None:
    examined = examine(DATA)
    assert [str(problem) for problem in (*examined.problems, *examined.doubts)] == []


def test_the_schema_names_the_columns_that_graphkit_reads() -> None:
    described = {
        name: [field["name"] for field in resource["schema"]["fields"]]
        for name, resource in TABLES.items()
    }
    assert SCHEMA.keys() - described.keys() == {
        "concepts",
        "endorsements",
        "steps",
        "convenings",
        "governings",
        "supports",
    }
    for name, fields in described.items():
        assert fields == [header for header in headers(name) if header in fields], name
        left_out = {
            str(column_of(name, header)) for header in headers(name) if header not in fields
        }
        assert not left_out & {str(column) for column in SCHEMA[name] if column.required}, name


def test_every_table_and_column_is_explained_and_licensed() -> None:
    assert sorted(TABLES) == sorted(path.stem for path in DATA.glob("*.csv"))
    assert [licence["name"] for licence in PACKAGE["licenses"]] == ["CC-BY-4.0"]
    for name, resource in TABLES.items():
        assert resource["description"].endswith("."), name
        for field in resource["schema"]["fields"]:
            assert field["title"] and field["description"].endswith("."), (name, field["name"])


def test_choices_are_the_concepts_of_the_ontology() -> None:
    schemes = concepts()
    for name, columns in SCHEMA.items():
        fields = {f["name"]: f for f in TABLES[name]["schema"]["fields"]} if name in TABLES else {}
        for column in columns:
            if column.kind == "concept" and column.name in fields and not column.many:
                choices = fields[column.name]["constraints"]["enum"]
                assert set(choices) == schemes[column.target[0]], (name, column.name)


def test_ids_are_unique_over_all_tables() -> None:
    ids: Counter[str] = Counter()
    for name, resource in TABLES.items():
        if resource["schema"]["fields"][0]["name"] == "id":
            ids.update({row["id"] for row in rows_of(name)})
    assert [ref for ref, uses in ids.items() if uses > 1] == []
    assert [ref for ref in ids if ref.startswith("country-")] == []


def test_country_labels_are_those_of_the_cldr() -> None:
    english, french = Locale("en").territories, Locale("fr").territories
    countries = [row for row in rows_of("countries") if "-" not in row["code"]]
    assert len(countries) == 250
    for row in countries:
        assert row["name_en"] == english[row["code"]]
        assert row["name_fr"] == french[row["code"]]


@pytest.mark.parametrize("table", sorted(TABLES))
def test_files_are_plain_csv_in_a_stable_order(table: str) -> None:
    raw = (DATA / f"{table}.csv").read_bytes()
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8"), newline="")))
    again = io.StringIO(newline="")
    csv.writer(again, lineterminator="\n").writerows(rows)
    assert again.getvalue().encode("utf-8") == raw
    assert all(cell == cell.strip() for row in rows for cell in row)
    keys = [(row[1], row[0], row[2]) if table == "memberships" else row[:1] for row in rows[1:]]
    assert keys == sorted(keys)


def test_speakers_hold_the_position_they_speak_in() -> None:
    held = {(row["person"], row["organisation"]) for row in rows_of("appointments")}
    spoken = {(r["speaker"], r["speaking_as"]) for r in rows_of("statements") if r["speaking_as"]}
    assert spoken <= held


def test_no_fact_is_in_the_tables_twice() -> None:
    for name in TABLES:
        rows = Counter(tuple(row.values()) for row in rows_of(name))
        assert [row for row, times in rows.items() if times > 1] == [], name
