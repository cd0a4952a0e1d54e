"""What a command keeps of the facts that it opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pytest


def test_a_page_keeps_no_store_and_a_question_does(
    run_cli: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts, kept = tmp_path / "pacts.csv", tmp_path / "cache"
    facts.write_text("member,coalition,during\nAda,Pact of Ports,2019/..\n", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(kept))
    assert run_cli("view", facts, "-o", tmp_path / "page.html").code == 0
    assert "Pact of Ports" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert not kept.exists()
    assert "Ada" in run_cli("members", "pact-of-ports", "--data", facts).out
    assert len([*(kept / "graphkit").iterdir()]) == 1
