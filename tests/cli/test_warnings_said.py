"""Whoever draws at a terminal reads what the figure lacks, and no warnings of others as ours."""

from __future__ import annotations

import warnings

import pytest

from graphkit.cli.warnings_said import warnings_said
from graphkit.views.figure import MissingFont


def test_a_warning_is_one_line_and_said_each_time(capsys: pytest.CaptureFixture[str]) -> None:
    with warnings_said(MissingFont):
        for _ in range(2):
            warnings.warn("No font of this machine has 联.", MissingFont, stacklevel=1)
    assert capsys.readouterr().err == "No font of this machine has 联.\n" * 2


def test_what_fails_does_not_lose_its_warning(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="the browser drew nothing"), warnings_said(MissingFont):
        warnings.warn("No font of this machine has 联.", MissingFont, stacklevel=1)
        raise ValueError("the browser drew nothing")
    assert "No font" in capsys.readouterr().err


def test_warnings_of_others_go_their_way(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.warns(UserWarning, match="of a library"), warnings_said(MissingFont):
        warnings.warn("of a library", UserWarning, stacklevel=1)
    with pytest.raises(UserWarning, match="of a library"), warnings_said(MissingFont):
        warnings.warn("of a library", UserWarning, stacklevel=1)
    assert not capsys.readouterr().err
