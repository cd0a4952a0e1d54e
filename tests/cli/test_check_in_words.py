"""What a check advises is in the words of the command line, in every format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("facts") / "pact.csv"
    path.write_text(
        "member,coalition,since,until,tier\n"
        "Ant,Pact,05/06/2021,,Gold\n"
        "Bee,Pact,2022-01-01,2021-01-01,gold\n"
        "Cat,Pact,,,silver\n",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize("form", ["text", "csv", "json", "github", "markdown"])
def test_options_are_named_as_they_are_typed(
    run_cli: Callable[..., Any], table: Path, form: str
) -> None:
    told = run_cli("check", table, "--format", form).out
    assert "--dates dmy" in told and "dates=" not in told


def test_an_end_before_the_beginning_names_both_dates(
    run_cli: Callable[..., Any], table: Path
) -> None:
    told = run_cli("check", table).out
    assert "pact.csv:3: warning: [until] '2021-01-01' ends before it starts, '2022-01-01'" in told


def test_values_that_differ_only_in_capitals_are_named(
    run_cli: Callable[..., Any], table: Path
) -> None:
    told = run_cli("check", table).out
    assert "pact.csv:3: warning: [tier] 'gold' here and 'Gold' on line 2" in told
