"""An option that takes one value is not given twice, since one of the two would be lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from graphkit.cli.argument_types import Once, day
from graphkit.cli.catalogue import COMMANDS, parser_of

COMMON = ("--data", "--output", "--on", "--dates", "--lang", "--layout", "--joined")


def test_each_command_refuses_what_is_given_twice(run_cli: Callable[..., Any]) -> None:
    tried = set()
    for name in (one for one in COMMANDS if one != "analyse"):
        actions = parser_of(name)._actions
        once = [one for one in actions if isinstance(one, Once) and one.option_strings]
        for option in {
            one.option_strings[-1]: one for one in once if one.type in (None, day)
        }.values():
            value = str(next(iter(option.choices))) if option.choices else "x"
            typed = option.option_strings[-1]
            ran = run_cli(name, typed, value, f"{typed}={value}")
            assert ran.code == 2
            assert f"{typed} is given twice: {value} and {value}. Give it once" in ran.err
            tried.add(typed)
    assert tried.issuperset(COMMON)


def test_an_analysis_does_so_too(run_cli: Callable[..., Any]) -> None:
    ran = run_cli("analyse", "pairs", "--data", "a.csv", "--data", "b.csv")
    assert ran.code == 2 and "gk.load(FIRST).add(SECOND)" in ran.err


@pytest.mark.parametrize("typed", [["--kinds", "company", "--kinds", "government"]])
def test_what_takes_several_values_may_be_given_several_times(
    typed: list[str], run_cli: Callable[..., Any]
) -> None:
    assert run_cli("members", "gifct", *typed).code == 0
