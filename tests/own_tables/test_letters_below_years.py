"""Columns of years that hold letters are told, and read where a mapping says what they mean."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk

pytestmark = pytest.mark.filterwarnings("ignore:.* left out:UserWarning")
"""It is told of rows that are left out; that it is warned of, test_left_out.py asserts."""

TABLE = """Participant,Sector,2019,2020,2021
Acme,Company,M,M,M
Beta,NGO,O,O,M
Gamma,NGO,,,O
"""


@pytest.mark.parametrize("nobody", ["", "–", "n/a"])
def test_letters_below_years_are_told_at_both_doors_and_read_as_a_mapping_says(
    nobody: str, tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    path, out = tmp_path / "years.csv", tmp_path / "out"
    path.write_text(TABLE.replace(",,,", f",{nobody},{nobody},"), encoding="utf-8")
    told = [one.message for one in gk.check(path, joined="Pact").findings if one.check == "table"]
    assert any("look like the years of memberships" in one for one in told)
    assert run_cli("import", path, "--joined", "Pact", "-o", out).code == 0
    report = (out / "import-report.csv").read_text(encoding="utf-8")
    assert "look like the years" in report and '""2019"", ""2020"", ""2021""' in report
    mapping = out / "import-map.toml"
    text = mapping.read_text(encoding="utf-8")
    text = text.replace('form = "long"', 'form = "years"\nacross = ["2019", "2020", "2021"]')
    mapping.write_text(f'{text}\n[marks]\nM = "member"\nO = "observer"\n', encoding="utf-8")
    assert run_cli("import", path, "--joined", "Pact", "-o", out).code == 0
    kg = gk.load(out)
    assert kg.members("Pact", during=2019, roles="member").column("member") == ("acme",)
    assert kg.members("Pact", during=2021, roles="observer").column("member") == ("gamma",)


def test_years_with_other_texts_are_columns_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "years.csv"
    path.write_text("Member,Coalition,2019,2020\nAcme,Pact,12.5,13\nBeta,Pact,good,bad\n")
    assert not [one for one in gk.check(path).findings if "years of memberships" in one.message]


def test_letters_below_coalitions_are_no_coalitions_and_read_as_a_mapping_says(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    path, out, mapping = tmp_path / "codes.csv", tmp_path / "out", tmp_path / "map.toml"
    rows = ["Alpha,M,O", "Beta,O since 2021,M (2019)", "Gamma,M,"]
    path.write_text("\n".join(["Company,Safe Feeds,Open Data", *rows]), encoding="utf-8")
    [told] = gk.authoring.examine(path).problems
    assert told.hint.startswith("'Safe Feeds', 'Open Data' hold letters: ")
    refused = run_cli("import", path, "-o", out)
    assert refused.code != 0
    assert 'across = ["Safe Feeds", "Open Data"]; below [[membership]] member = "Company"' in (
        refused.err
    )
    wide = 'form = "wide"\nacross = ["Safe Feeds", "Open Data"]\n[[membership]]\nmember = "Company"'
    mapping.write_text(f'{wide}\n[marks]\nM = "member"\nO = "observer"\n', encoding="utf-8")
    assert run_cli("import", path, "-o", out, "--map", mapping).code == 0
    kg = gk.load(out)
    assert set(kg.members("Safe Feeds", roles="member").column("member")) == {
        "alpha",
        "gamma",
    }
    [row] = kg.members("Safe Feeds", roles="observer").records()
    assert (row["member"], row["start"]) == ("beta", "2021")


def test_letters_beside_marks_leave_no_wrong_coalition(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    path, out = tmp_path / "codes.csv", tmp_path / "out"
    rows = ["Alpha,M,O", "Beta,2019–,M", "Gamma,,✓", "", "M = member; O = observer,,"]
    path.write_text("\n".join(["Company,Safe Feeds,Open Data", *rows]), encoding="utf-8")
    assert run_cli("import", path, "-o", out).code == 0
    assert set(gk.load(out).list("coalitions").column("label")) == {"Safe Feeds", "Open Data"}
    report = (out / "import-report.csv").read_text(encoding="utf-8")
    assert "'M' is neither a mark nor a date." in report
    assert "'M = member; O = observer' stands alone below the table, and is a note." in report
