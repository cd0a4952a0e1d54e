"""The panel says by when a promise has to be kept, and who found that it is, on whose word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk

pytestmark = pytest.mark.browser

SOURCES = [
    {"id": "charter", "title": "The charter", "published": "2020-01-01"},
    {"id": "report", "title": "A report", "published": "2025-08-01"},
]
JUDGED = {"assessor": "zeta", "during": "2025-07-01", "source": "report"}


@pytest.fixture
def page_file(folder_of: Callable[..., Path], tmp_path: Path) -> Path:
    """The page of a pact of two members, one of which was judged."""
    folder = folder_of(
        sources=SOURCES,
        actors=[{"id": "zeta", "kind": "civil-society", "name_en": "Zeta"}],
        memberships=[
            {"actor": who, "coalition": "pact", "during": "2020/..", "source": "charter"}
            for who in ("acme", "beta", "zeta")
        ],
        instruments=[
            {"id": "text", "coalition": "pact", "name_en": "Charter", "issued": "2019"}
            | {"source": "charter"}
        ],
        commitments=[
            {"id": "quiet", "instrument": "text", "addressed_to": "everyone"}
            | {"summary_en": "Be quiet", "source": "charter"}
        ],
        targets=[
            {"id": "by-june", "commitment": "quiet", "indicator_en": "ships that switch off"}
            | {"measure": "nine in ten", "due": "2024-12-31", "source": "charter"}
        ],
        assessments=[
            {"id": "one", "actor": "acme", "commitment": "quiet", "verdict": "kept", **JUDGED}
            | {"measured": "93 %", "evidence": "nearly all of them"},
            {"id": "all", "commitment": "text", "verdict": "partly-kept", **JUDGED},
        ],
    )
    gk.view(gk.load(folder)).save(tmp_path / "pact.html")
    return tmp_path / "pact.html"


def test_target_and_verdicts_stand_with_the_promise(opened: Any, page_file: Path) -> None:
    page = opened(page_file).go("sel=pact")
    page.click("#panel summary:has-text('What it asks')")
    told = page.inner_text("#panel details:has-text('What it asks')")
    assert "Target: ships that switch off: nine in ten · due 31 December 2024" in told
    assert "kept as found by Zeta, 1 July 2025 · Acme · 93 %" in told
    assert "partly kept as found by Zeta" in told and "nearly all of them" in told
    page = opened(page_file).go("sel=beta")
    page.click("#panel summary:has-text('Promises taken on')")
    told = page.inner_text("#panel details:has-text('Promises taken on')")
    assert "due 31 December 2024" in told and "93 %" not in told
    page = opened(page_file).go("sel=acme&lang=fr")
    page.click("#panel summary:has-text('Engagements pris')")
    told = page.inner_text("#panel details:has-text('Engagements pris')")
    assert "échéance\N{NO-BREAK SPACE}: 31 décembre 2024" in told and "tenu selon Zeta" in told
