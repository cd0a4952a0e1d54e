"""The question which of day and month comes first is asked of the column that leaves it open."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.errors import DataError
from graphkit.importing.import_file import import_file

_BLOCK = """\
[[membership]]
member = "State"
since = "{}"
needs = ["since"]
[membership.text]
coalition = "Air"
role = "{}"
"""


def imported(tmp_path: Path, text: str, *headers: str) -> dict[tuple[str, str], str]:
    """The period of each membership, by member and role."""
    table, told = tmp_path / "table.csv", tmp_path / "map.toml"
    table.write_text(text, encoding="utf-8")
    roles = ("signatory", "party")
    told.write_text("".join(map(_BLOCK.format, headers, roles)), encoding="utf-8")
    found = import_file(table, map=told if headers else None)
    rows = found.tables["memberships"]
    return {(r["actor"], r["role"] if headers else r["coalition"]): r["during"] for r in rows}


def test_it_names_the_column_of_several(tmp_path: Path) -> None:
    text = "State,Signed,Ratified\nA,05/06/2015,2017\nB,12/11/2015,2018\n"
    with pytest.raises(DataError, match=r"header: 'Signed \(dd/mm/yyyy\)'") as caught:
        imported(tmp_path, text, "Signed", "Ratified")
    assert [one.column for one in caught.value.problems] == ["Signed"]


def test_it_says_what_another_column_tells_and_its_answer_works(tmp_path: Path) -> None:
    text = "Member,Pact,Joined,{}\nAcme,Air,5/16/2019,3/4/2020\n"
    with pytest.raises(DataError, match="'Joined' has the month first") as caught:
        imported(tmp_path, text.format("Left"))
    assert "--dates mdy" in str(caught.value) or "dates='mdy'" in str(caught.value)
    assert "'Left (mm/dd/yyyy)'" in str(caught.value)
    table = tmp_path / "table.csv"
    (row,) = import_file(table, dates="mdy").tables["memberships"]
    assert row["during"] == "2019-05-16/2020-03-04"
    answered = imported(tmp_path, text.format("Left (mm/dd/yyyy)"))
    assert answered == {("acme", "air"): "2019-05-16/2020-03-04"}


def test_a_header_that_answers_it_speaks_of_its_column(tmp_path: Path) -> None:
    header = "State,Signed (dd/mm/yyyy),Ratified (mm/dd/yyyy)"
    found = imported(tmp_path, f"{header}\nA,05/06/2015,05/06/2017\n", *header.split(",")[1:])
    assert found == {("a", "signatory"): "2015-06-05/..", ("a", "party"): "2017-05-06/.."}


def test_it_names_the_column_of_a_wide_table(tmp_path: Path) -> None:
    text = "State,Alpha,Beta{}\nA,2017,12/11/2015\nB,2018,05/06/2015\n"
    with pytest.raises(DataError, match=r"header: 'Beta \(dd/mm/yyyy\)'") as caught:
        imported(tmp_path, text.format(""))
    assert [one.column for one in caught.value.problems] == ["Beta"]
    assert imported(tmp_path, text.format(" (dd/mm/yyyy)")) == {
        ("a", "alpha"): "2017/..",
        ("a", "beta"): "2015-11-12/..",
        ("b", "alpha"): "2018/..",
        ("b", "beta"): "2015-06-05/..",
    }


def test_all_dates_that_are_at_odds_are_named(tmp_path: Path) -> None:
    dates = ("13/04/2018", "04/13/2018", "04/14/2018", *(f"{n}/05/2018" for n in range(14, 20)))
    dates = (*dates, "13.04.2018")
    rows = "".join(f"A{n},Air,{date}\n" for n, date in enumerate(dates))
    with pytest.raises(DataError) as caught:
        imported(tmp_path, f"Member,Pact,Joined\n{rows}")
    (problem,) = caught.value.problems
    assert "'04/13/2018' in line 3, '04/14/2018' in line 4" in problem.message
    assert "'18/05/2018' in line 9 and 1 more" in problem.message
    assert "13.04.2018" not in problem.message
