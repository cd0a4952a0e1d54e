"""A page says how much was left out of the files that its facts are from, and what is doubted."""

from __future__ import annotations

import html
import re
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


def page_of(table: str, tmp_path: Path, run_cli: Callable[..., Any]) -> str:
    (tmp_path / "call.csv").write_text(table, encoding="utf-8")
    run_cli("view", tmp_path / "call.csv", "-o", tmp_path / "call.html")
    return (tmp_path / "call.html").read_text(encoding="utf-8")


def listed(page: str) -> list[str]:
    """Give the doubts as they stand in the page itself, before any script runs."""
    found = re.search(r'<details id="about-doubts"( open)?>(.*?)</details>', page, re.DOTALL)
    assert found
    return re.findall(r"<li><bdi>(.*?)</bdi></li>", found[2])


@pytest.mark.slow
def test_about_lists_the_doubts_as_texts(tmp_path: Path, run_cli: Callable[..., Any]) -> None:
    rows = "Zoom,Call,2019-2021\nLine,Call,2020\n"
    page = page_of(f"member,coalition,since (<b>)\n{rows}", tmp_path, run_cli)
    (first,) = listed(page)
    assert first.startswith("call.csv:2: [since (&lt;b&gt;)] &#39;2019-2021&#39; may be when")
    assert "<b>" not in page
    checked = run_cli("check", tmp_path / "call.csv").out
    assert html.unescape(first).partition("] ")[2] in checked


@pytest.mark.slow
@pytest.mark.browser
def test_of_many_doubts_the_first_are_listed_and_those_of_all_members_before_them(
    opened: Open, run_cli: Callable[..., Any], tmp_path: Path
) -> None:
    lands = ("France", "Germany", "Spain", "Chad")
    rows = "".join(f"{lands[n % 4]},Acme {n % 7},Call {n},2019-2021\n" for n in range(22))
    page = page_of(f"Country,Law Firm,Pledge,since\n{rows}", tmp_path, run_cli)
    assert len(listed(page)) == 20 and "call that column" in listed(page)[0]
    seen = opened(tmp_path / "call.html").go()
    seen.click("#about > summary")
    assert seen.text_content("#about-more-doubts") == "4 more, which graphkit check lists."
    assert not seen.is_visible("#about-doubts li")
    seen.click("#about-doubts > summary")
    assert seen.is_visible("#about-doubts li")
