"""Pictures of two coalitions: who is in both, by name, with the numbers of the library."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import graphkit as gk

if TYPE_CHECKING:
    from graphkit.facts.certainty import AtLeast
    from graphkit.views.view import View

pytestmark = pytest.mark.browser
DAY = "2024-01-01"
SIX = (
    *("gifct", "tech-coalition", "christchurch-call", "eu-internet-forum"),
    *("digital-trust-and-safety-partnership", "lantern"),
)
_DEGREES: tuple[AtLeast, ...] = ("possible", "presumed")


@pytest.mark.parametrize("degree", ["possible", "presumed"])
def test_headline_figure_and_library_agree_on_what_two_coalitions_share(
    explorer: Any, kg: gk.KnowledgeGraph, degree: AtLeast
) -> None:
    """Numbers of who is surely there, and after a + of who is less so, are those of the library."""
    page = explorer.go()
    for a, b in combinations(SIX, 2):
        members = {(one, sure): _members(kg, one, sure) for one in (a, b) for sure in _DEGREES}
        both = {sure: len(members[a, sure] & members[b, sure]) for sure in _DEGREES}
        page = explorer.move(f"sel={a}~{b}&on={DAY}&atLeast={degree}")
        svg = _sets_of(page) if both["possible"] or members[a, "possible"] else ""
        told = page.inner_text("#headline")
        assert told.endswith(f"{_counted(both, degree)} in common"), (a, b, told)
        if both[degree]:
            assert f">In common: {_number(both, degree)}<" in svg, (a, b)
        for one in (a, b):
            total = {sure: len(members[one, sure]) for sure in _DEGREES}
            if svg and total[degree]:
                assert f">{_number(total, degree)}</text>" in svg, (one, total)


def _members(kg: gk.KnowledgeGraph, coalition: str, degree: AtLeast) -> set[object]:
    return set(kg.members(coalition, on=DAY, at_least=degree).column("member"))


def _number(found: dict[AtLeast, int], degree: AtLeast) -> str:
    less = found[degree] - found["presumed"]
    return f"{found['presumed']} + {less}" if less else f"{found['presumed']}"


def _counted(found: dict[AtLeast, int], degree: AtLeast) -> str:
    sure, less = found["presumed"], found[degree] - found["presumed"]
    if less and not sure:
        return f"{less} member{'s' * (less != 1)}, less sure"
    return f"{sure} member{'s' * (sure != 1)}" + f" and {less} less sure" * (less > 0)


def _sets_of(page: Any) -> str:
    with page.expect_download() as saved:
        page.click("#panel [data-save=sets]")
    return Path(saved.value.path()).read_text(encoding="utf-8")


def test_a_figure_of_two_coalitions_names_who_is_in_both(facts_view: View, tmp_path: Path) -> None:
    facts_view.figure(
        tmp_path / "sets.svg", form="sets", state=f"sel=tech-coalition~gifct&on={DAY}"
    )
    svg = (tmp_path / "sets.svg").read_text(encoding="utf-8")
    named = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg)).split("In common: ")[1]
    common = named.split("Only in ")[0]
    assert all(name in common for name in ("Discord", "Microsoft", "Zoom Video Communications"))
    assert "Only in Tech Coalition: " in named and "Adobe" in named and "Adobe" not in common


def test_where_room_is_short_it_says_how_many_more_there_are(
    facts_view: View, tmp_path: Path
) -> None:
    state = f"sel=tech-coalition~gifct~christchurch-call&on={DAY}"
    facts_view.figure(tmp_path / "sets.svg", form="sets", size="social", state=state)
    svg = (tmp_path / "sets.svg").read_text(encoding="utf-8")
    assert re.search(r"In common: .* and \d+ more<", svg, re.DOTALL)
