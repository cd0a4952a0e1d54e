"""What a folder says outright is not doubted."""

from __future__ import annotations

from pathlib import Path

import graphkit as gk

TABLES = {
    "sources.csv": "id,title,publisher,published\ns,Source,Archive,2001\n",
    "countries.csv": "code,name_en\nSUN,Soviet Union\n",
    "coalitions.csv": "id,name_en,source\nx,X Club,s\n",
    "actors.csv": "id,kind,name_en,country,source\nussr,government,USSR,SUN,s\n",
    "memberships.csv": "actor,coalition,during,source\nussr,x,1980/1991,s\n",
}


def warnings(folder: Path, tables: dict[str, str]) -> list[str]:
    for name, text in tables.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [one.message for one in gk.check(folder).findings if one.severity == "warning"]


def test_a_coalition_that_is_described_may_be_called_as_a_mark_is(tmp_path: Path) -> None:
    assert warnings(tmp_path, TABLES) == []
    left = {name: text for name, text in TABLES.items() if name != "coalitions.csv"}
    (tmp_path / "coalitions.csv").unlink()
    assert any("says how somebody belongs" in one for one in warnings(tmp_path, left))


def test_of_a_government_with_a_country_it_is_not_asked_what_it_governs(tmp_path: Path) -> None:
    assert warnings(tmp_path, TABLES) == []
    without = TABLES["actors.csv"].replace(",SUN,", ",,")
    (told,) = warnings(tmp_path, {**TABLES, "actors.csv": without})
    assert "nothing says what it governs" in told and "country of actors.csv" in told
