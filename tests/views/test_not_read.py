"""A page says how much was left out of the files that its facts are from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .conftest import Open

TABLE = "member,coalition,since\nZoom,Call,2020\nTBC,Call,2021\nLine,Call,\nTotal: 2,,\n"


@pytest.mark.slow
@pytest.mark.browser
def test_a_reader_sees_it_beside_the_headline_and_in_about(
    opened: Open, run_cli: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "call.csv").write_text(TABLE, encoding="utf-8")
    run_cli("view", tmp_path / "call.csv", "-o", tmp_path / "call.html")
    page = opened(tmp_path / "call.html").go()
    assert "2 rows of the files that were read were left out." in page.inner_text("#assurance")
    page.select_option("#language", "fr")
    told = "2 lignes des fichiers lus ont été laissées de côté."
    assert told in page.inner_text("#assurance")
    assert page.text_content("#about-files") == told
