"""What is asked of a picture is checked, and told with what to give, before facts are opened."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

BEFORE = {
    "--form compared": [
        *("Give --state against=2022-06-23, because 'compared' compares two days.",),
        "For two coalitions take the form 'sets' or 'matrix'.",
    ],
    "--form compared --state sel=a~b": ["'sel=a~b&against=2022-06-23'"],
    "--form sets": ["Give --state 'sel=ONE~ANOTHER'", "two to six coalitions"],
    "--form sets --focus ant": ["'sel=ant~ANOTHER'", "a focus selects none"],
    "--state foo=1": ["no part of a state is called 'foo'"],
    "--state on=2022-13-01": ["--state on=2022-13-01 is not possible"],
    "--state form=mapp": ["form=map"],
    "--address here": ["https://"],
    "--on 2022-13-41": ["names a day that does not exist"],
}


@pytest.mark.parametrize("asked", BEFORE)
def test_what_no_facts_could_draw_is_refused_before_they_are_opened(
    run_cli: Any, tmp_path: Path, asked: str
) -> None:
    path = tmp_path / "a.svg"
    ran = run_cli("picture", tmp_path / "nowhere.csv", "-o", path, *asked.split(" "))
    assert ran.code == 2
    assert [words for words in BEFORE[asked] if words not in ran.err] == []
    assert not path.exists()


def test_so_is_another_ending_of_the_file(run_cli: Any, tmp_path: Path) -> None:
    ran = run_cli("picture", tmp_path / "nowhere.csv", "-o", tmp_path / "a.gif")
    assert "no format of pictures is called '.gif'" in ran.err


def test_help_says_what_each_form_draws(run_cli: Any) -> None:
    told = " ".join(run_cli("picture", "--help").out.split())
    for form in ("network", "matrix", "shared", "timeline", "bars", "map", "sets", "compared"):
        assert f"'{form}' " in told
    assert "compares two days" in told and "with ~ between" in told
