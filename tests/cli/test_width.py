"""Tables never lie for lack of width: whatever there is room for is whole, the rest is named."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Callable
from typing import Any

import pytest

import graphkit as gk
from graphkit.analysis.registry import analyses
from graphkit.cli.output import put_table
from graphkit.questions.listing import LISTS
from graphkit.table import Table
from graphkit.tabular.laid_out import for_people
from graphkit.tabular.value_in_words import in_words
from graphkit.tabular.wrapped_lines import measured, words_of

pytestmark = pytest.mark.slow

WIDTHS = (60, 80, 100, 140)
DAY = "2022-06-23"
QUESTIONS: dict[str, Callable[[gk.KnowledgeGraph], Table]] = {
    "overview": lambda kg: kg.overview(),
    "completeness": lambda kg: kg.completeness(),
    "stale": lambda kg: kg.stale(on="2026-11-01"),
    **{f"list {what}": lambda kg, what=what: kg.list(what) for what in LISTS},  # type: ignore[misc]
    "find": lambda kg: kg.find("facebook"),
    "describe": lambda kg: kg.describe("zoom"),
    "members": lambda kg: kg.members("christchurch-call", on="2019-05-15"),
    "memberships": lambda kg: kg.memberships("zoom"),
    "joiners": lambda kg: kg.joiners(min_coalitions=12, on=DAY),
    "asks": lambda kg: kg.asks("gifct"),
    "promises": lambda kg: kg.promises("zoom", on=DAY),
    "evidence": lambda kg: kg.evidence("zoom", "christchurch-call"),
    "changes": lambda kg: kg.changes("2021-05-01", "2021-05-31"),
    "query": lambda kg: kg.query("members", coalition="gifct"),
}
NEEDED: dict[str, dict[str, Any]] = {
    "back-test": {"before": "2021-01-01", "until": DAY, "draws": 2},
    "backbone": {"model": "hypergeometric", "correction": "fdr"},
    "bridges": {"across": "kind"},
    "coverage": {"by": "goal"},
    "evidence-quality": {"on": DAY},
    "evidence-summary": {"on": DAY},
    "followers": {"permutations": 9},
    "hazard": {"coalitions": ["christchurch-call", "gifct"], "covariates": "same_country"},
    "interlocks": {"actors": ["zoom", "microsoft"]},
    "joined-by-peers": {"actor": "zoom"},
    "missing": {"coalition": "gifct", "compared_with": "tech-coalition"},
    "most-bound": {"on": DAY},
    "mrqap": {"outcome": "memberships", "predictors": "kind", "permutations": 9},
    "network-change": {"first": "2021-01-01", "second": DAY},
    "rolling": {"first": "2021-01-01"},
    "stability": {"days": ["2021-01-01", DAY], "restarts": 0},
    "tie-changes": {"first": "2021-01-01", "second": DAY},
}
"""What an analysis cannot do without."""
ROWS = 60
"""The first rows show what the others would."""


def check(
    table: Table, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Show a table at every width, and look for every value and every name."""
    for width in WIDTHS:
        monkeypatch.setenv("COLUMNS", str(width))
        put_table(table, Namespace(format="table", output=None, formulas="mark"))
        out, err = capsys.readouterr()
        table = for_people(table)
        hidden = set(re.findall(r"[^\s,.:]+", " ".join(re.findall(r"(?:Empty|for): (.*?)\.", err))))
        shown = [name for name in table.columns if name not in hidden]
        names = set(table.columns) - set(table.details)
        empty = {n for n in names if all(cell in (None, "", ()) for cell in table.column(n))}
        assert names - empty <= {*shown} or not len(table), "what answers stays"
        found = set(out.split())
        for name in shown:
            texts = [name, *(in_words(cell) for cell in table.column(name))]
            for word in {word for text in texts for word in text.split()}:
                assert is_whole(words_of(word, pieces=True), found), (width, word)
        longest = max((measured(line) for line in out.splitlines()), default=0)
        assert longest <= width or stacked(out, table), f"a line of {longest} at {width}"


def is_whole(pieces: list[str], found: set[str]) -> bool:
    """Tell whether a word stands there, in one line or with its pieces in several."""
    if not pieces:
        return True
    begun = ("".join(pieces[:count]) for count in range(1, len(pieces) + 1))
    rests = (pieces[count:] for count, text in enumerate(begun, start=1) if text in found)
    return any(is_whole(rest, found) for rest in rests)


def stacked(out: str, table: Table) -> bool:
    """Tell whether rows stand below each other; an address longer than a line stays whole there."""
    return out.splitlines()[0].split()[0] in table.columns and "---" not in out.splitlines()[1]


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_is_whole_at_every_width(
    question: str,
    kg: gk.KnowledgeGraph,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    check(QUESTIONS[question](kg).head(ROWS), capsys, monkeypatch)


@pytest.mark.slow
@pytest.mark.parametrize("analysis", analyses(), ids=lambda analysis: str(analysis.name))
def test_an_analysis_is_whole_at_every_width(
    analysis: Any,
    part: gk.KnowledgeGraph,
    network: Any,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    subject = {"kg": part, "network": network, "panel": part.panel}[analysis.needs]
    table = analysis.function(subject, **NEEDED.get(analysis.name, {}))
    check(table.head(ROWS), capsys, monkeypatch)


@pytest.fixture(scope="module")
def network(part: gk.KnowledgeGraph) -> Any:
    """The network of one day, drawn once."""
    return part.network(on=DAY)


@pytest.mark.slow
def test_dates_and_ends_are_seen_at_80_columns(
    run_cli: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    ran = run_cli("memberships", "zoom", "--format", "table")
    assert "2021-12-15" in ran.out and "by 2022-06-23" in ran.out
    assert {"start", "end"} <= set(ran.out.splitlines()[0].split())
    assert "Too narrow for: " in ran.err and "--format csv has every column" in ran.err


@pytest.mark.parametrize("width", [100, 120, 150])
@pytest.mark.parametrize(
    "asked",
    [
        ("members", "gifct", "--on", "2019-12-31"),
        ("members", "christchurch-call"),
        ("members", "tech-coalition", "--at-least", "possible"),
        ("memberships", "zoom"),
        ("memberships", "google"),
        ("promises", "zoom", "--on", DAY),
    ],
)
def test_who_since_when_and_on_whose_word_is_seen_at_100_columns(
    asked: tuple[str, ...],
    width: int,
    run_cli: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    ran = run_cli(*asked, "--format", "table")
    names = {line.split()[0] for line in ran.out.splitlines() if line.strip()}
    head = {*ran.out.splitlines()[0].split(), *names}
    assert "start" in head
    assert "certainty" in head or "--on" not in asked, "of all time, all may be certain"
    assert {"source", "sources"} & head
    assert not re.search(r"Too narrow for: [^.]*\bsources?\b", ran.err)
