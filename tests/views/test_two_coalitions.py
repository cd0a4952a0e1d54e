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
    from graphkit.views.forms import Size
    from graphkit.views.view import View

pytestmark = pytest.mark.browser
DAY = "2024-01-01"
SIX = (
    *("gifct", "tech-coalition", "christchurch-call", "eu-internet-forum"),
    *("digital-trust-and-safety-partnership", "lantern"),
)
_DEGREES: tuple[AtLeast, ...] = ("possible", "presumed")


@pytest.mark.parametrize(
    "degree", [pytest.param("possible", marks=pytest.mark.thorough), "presumed"]
)
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


def test_a_network_of_two_coalitions_marks_who_is_in_both_and_puts_them_between(
    facts_view: View, tmp_path: Path
) -> None:
    state = f"sel=tech-coalition~gifct&on={DAY}"
    facts_view.figure(tmp_path / "network.svg", state=state)
    svg = (tmp_path / "network.svg").read_text(encoding="utf-8")
    assert ">ring: in all that are selected<" in svg
    bold = re.findall(r'<text[^>]*font-weight="600"[^>]*>([^<]*)<', svg)
    assert "Microsoft" in bold and "Adobe" not in bold
    place = {
        text: float(x) for x, text in re.findall(r'<text[^>]* x="([\d.]+)"[^>]*>([^<]*)<', svg)
    }
    assert place["Adobe"] < place["Microsoft"] < place["Reddit"]


def test_the_page_marks_them_and_tells_it_in_the_legend(explorer: Any) -> None:
    page = explorer.go(f"sel=tech-coalition~gifct&on={DAY}")
    assert page.is_visible("#lines [data-sign='network.inAll']")
    ringed = "[...explorer.app.forms.network.picture.ringed].map((n) => explorer.app.model.id[n])"
    assert "microsoft" in page.evaluate(ringed) and "adobe" not in page.evaluate(ringed)
    page = explorer.move("sel=gifct")
    assert not page.is_visible("#lines [data-sign='network.inAll']")


@pytest.mark.parametrize("size", ["page", pytest.param("social", marks=pytest.mark.thorough)])
def test_a_matrix_of_two_coalitions_uses_the_width_of_a_figure(
    facts_view: View, tmp_path: Path, size: Size
) -> None:
    state = f"sel=tech-coalition~gifct&on={DAY}"
    facts_view.figure(tmp_path / "matrix.svg", form="matrix", size=size, state=state)
    svg = (tmp_path / "matrix.svg").read_text(encoding="utf-8")
    assert svg.count(">Coalition</text>") + svg.count(">Tech Coalition</text>") >= 2, "in blocks"
    assert "rows are drawn" not in svg
    assert "rotate(" not in svg, "names of columns are level"


def test_pairs_that_share_are_told_in_plain_words(facts_view: View, tmp_path: Path) -> None:
    facts_view.figure(tmp_path / "shared.svg", form="shared", state="sel=tech-coalition~gifct")
    told = re.findall(r"<text[^>]*>([^<]*)<", (tmp_path / "shared.svg").read_text(encoding="utf-8"))
    plain, method = " ".join(told).split("Method: ")
    assert "pairs of what is selected that share more than chance would give" in plain
    assert "hypergeometric" in method and "hypergeometric" not in plain
