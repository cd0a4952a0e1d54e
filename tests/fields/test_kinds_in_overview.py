"""The overview counts the kinds that a field has, and not those of another one."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk

CONCEPTS = {
    "river": """scheme,notation,name_en,plural_en,class,counted
kind,commission,commission,commissions,Coalition,
kind,harbour,harbour,harbours,,
kind,shipyard,shipyard,shipyards,company,
kind,castle,castle,castles,,
""",
    "chosen": """scheme,notation,name_en,plural_en,class,counted
kind,commission,commission,commissions,Coalition,
kind,harbour,harbour,harbours,,true
kind,shipyard,shipyard,shipyards,company,
""",
    "not this": """scheme,notation,name_en,plural_en,class,counted
kind,commission,commission,commissions,Coalition,
kind,harbour,harbour,harbours,,
kind,shipyard,shipyard,shipyards,company,false
""",
}
TABLES = {
    "coalitions.csv": "id,name_en,source\nriver-commission,River Commission,chronicle\n",
    "sources.csv": "id,title,publisher,published\nchronicle,Chronicle,Archive,2024-03-01\n",
    "actors.csv": """id,kind,name_en,source
north-harbour,harbour,North Harbour,chronicle
south-harbour,harbour,South Harbour,chronicle
keel-yard,shipyard,Keel Yard,chronicle
""",
    "memberships.csv": """actor,coalition,during,source
north-harbour,river-commission,1970/..,chronicle
south-harbour,river-commission,1995/..,chronicle
keel-yard,river-commission,1996/..,chronicle
""",
}


def counted(kg: gk.KnowledgeGraph) -> dict[str, object]:
    """Take what stands between the members and the others in the first row of the overview."""
    table = kg.overview()
    first, last = table.columns.index("members"), table.columns.index("others")
    return dict(zip(table.columns[first + 1 : last], table[0][first + 1 : last], strict=True))


def written(folder: Path, tables: dict[str, str]) -> Path:
    for name, text in tables.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("field", "columns"),
    [
        ("river", {"harbours": 2, "shipyards": 1}),
        ("chosen", {"harbours": 2}),
        ("not this", {"harbours": 2}),
    ],
)
def test_own_kinds_take_the_place_of_the_bundled_columns(
    tmp_path: Path, field: str, columns: dict[str, int]
) -> None:
    folder = written(tmp_path, {**TABLES, "concepts.csv": CONCEPTS[field]})
    assert counted(gk.load(folder)) == columns


def test_kinds_that_a_table_brings_are_counted_beside_bundled_ones(tmp_path: Path) -> None:
    table = tmp_path / "theirs.csv"
    rows = ["member,coalition,kind", "North Port,Call,harbour", "France,Call,government"]
    table.write_text("\n".join(rows), encoding="utf-8")
    assert counted(gk.load(table)) == {"governments": 1, "harbour": 1}


def test_a_bundled_kind_with_other_looks_changes_no_column(tmp_path: Path) -> None:
    concepts = "scheme,notation,name_en,colour\nkind,company,firm,#0b6e8a\n"
    actors = "id,kind,name_en,source\nacme,company,Acme,chronicle\n"
    memberships = "actor,coalition,during,source\nacme,river-commission,1970/..,chronicle\n"
    tables = {"concepts.csv": concepts, "actors.csv": actors, "memberships.csv": memberships}
    found = counted(gk.load(written(tmp_path, {**TABLES, **tables})))
    assert list(found.values()) == [0, 1] and "governments" in found
