"""Analyses of what holds at a time take a year, a month or two days as well as a day."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from matplotlib.patches import Rectangle

import graphkit as gk
from graphkit import analysis
from graphkit.analysis import (
    agreement,
    as_range,
    balance,
    interlocks,
    joined_by_peers,
    missing,
    monte_carlo,
    most_bound,
    signed_network,
    signed_ties,
)
from graphkit.analysis.plots import incidence_map, upset
from graphkit.panel import Panel

Y, BETWEEN = {"during": 2021}, {"on": "2021-06-01"}
THREE = ["zoom", "microsoft", "meta"]
ANALYSES: dict[str, Callable[..., Any]] = {
    "as_range": lambda kg, **time: as_range(kg, len, **time),
    "monte_carlo": lambda kg, **time: monte_carlo(kg, len, draws=20, **time),
    "interlocks": lambda kg, **time: interlocks(kg, THREE, **time),
    "missing": lambda kg, **time: missing(kg, "gifct", "christchurch-call", **time),
    "most_bound": most_bound,
    "joined_by_peers": lambda kg, **time: joined_by_peers(kg, "zoom", **time),
    "signed_ties": signed_ties,
    "agreement": agreement,
    "balance": balance,
    "standing": lambda kg, **time: kg.standing("freedom-online-coalition", **time),
    "targets": lambda kg, **time: kg.targets("hate-code-24h", **time),
}
AGE = {"stale", "evidence_quality", "evidence_summary"}
"""Their day is the one from which an age is counted, which no time with two ends can be."""


def test_whatever_is_asked_of_a_day_is_asked_of_a_time_with_two_ends_as_well() -> None:
    doors = (gk, gk.KnowledgeGraph, analysis, analysis.plots)
    public = {name: getattr(door, name) for door in doors for name in dir(door) if name[0] != "_"}
    options = {
        name: inspect.signature(value).parameters
        for name, value in public.items()
        if inspect.isfunction(value)
    }
    of_a_day = {name for name, taken in options.items() if "on" in taken}
    assert {name for name in of_a_day if "during" not in options[name]} == AGE
    assert len(of_a_day) > 20


@pytest.mark.parametrize("name", ANALYSES)
def test_a_day_is_a_window_of_one_day(part: gk.KnowledgeGraph, name: str) -> None:
    of_day = ANALYSES[name](part, on="2022-07-01")
    assert len(of_day)
    assert of_day.rows == ANALYSES[name](part, during="2022-07-01/2022-07-01").rows


def test_in_a_year_counts_who_came_late_in_it_and_who_left_early() -> None:
    panel = Panel.from_rows(
        [
            {"member": "a", "coalition": "c", "start": "2019-01-01", "end": "2021-02-01"},
            {"member": "b", "coalition": "c", "start": "2021-11-01", "end": "2023-01-01"},
        ]
    )
    assert as_range(panel, len, during=2021).rows == (("value", 2, 2, 2, 2, 2),)
    assert as_range(panel, len, on="2021-06-01").rows == (("value", 0, 0, 0, 0, 0),)
    assert monte_carlo(panel, len, during="2021", draws=5).column("median") == (2.0,)


def test_who_came_late_in_a_year_and_who_left_early_were_both_there_in_it(tmp_path: Path) -> None:
    """Neither the first nor the last day of the year, nor any other day, has both of them."""
    rows = ["actor,coalition,since,until", "Ann,Pact,2019,2021-02-01", "Bob,Pact,2021-11-01,2023"]
    rows += ["Ann,Club,2019,2023", "Bob,Club,2019,2023", "Cid,Club,2019,2023"]
    path = tmp_path / "joined.csv"
    path.write_text("\n".join(rows) + "\n")
    kg = gk.load(path)
    shared = interlocks(kg, ["Ann", "Bob"], during=2021, what="coalition").records()
    together = {row["thing"]: row["together"] for row in shared}
    assert together == {"club": True, "pact": False}
    assert interlocks(kg, ["Ann", "Bob"], on="2021-06-01").column("thing") == ("club",)
    assert missing(kg, "Pact", "Club", during=2021).column("actor") == ("cid",)
    assert missing(kg, "Pact", "Club", on="2021-12-31").column("actor") == ("ann", "cid")
    peers = [joined_by_peers(kg, "Cid", **time) for time in (Y, {"on": "2021-12-31"}, BETWEEN)]
    assert [found.select("coalition", "peers").rows for found in peers] == [
        (("pact", 2),),
        (("pact", 1),),
        (),
    ]
    with pytest.raises(gk.InvalidChoice, match=r"roll_up=True .* one day\. Use on="):
        missing(kg, "Pact", "Club", during=2021, roll_up=True)


def test_promises_of_a_year_are_those_of_whoever_was_bound_in_it(part: gk.KnowledgeGraph) -> None:
    bound = most_bound(part, during="2019")
    assert dict(zip(bound.column("actor"), bound.column("promises"), strict=True)) == {
        actor: promises
        for actor in {row["actor"] for row in bound.records()}
        if (promises := len(part.promises(str(actor), during="2019")))
    }
    assert set(most_bound(part, on="2019-12-31").column("actor")) <= set(bound.column("actor"))


def test_who_left_within_a_year_was_in_it_in_that_year_and_has_left_in_the_next(
    tmp_path: Path,
) -> None:
    rows = ["actor,coalition,since,until", "Ann,Pact,2019,2021-02-01", "Bob,Pact,2021-11-01,2023"]
    path = tmp_path / "joined.csv"
    path.write_text("\n".join(rows) + "\n")
    kg = gk.load(path)
    year = signed_ties(kg, during=2021)
    assert year.select("actor", "how").rows == (("ann", "joined"), ("bob", "joined"))
    assert year.note.startswith("At some time from 2021-01-01 to 2021-12-31: 2 joined. ")
    assert signed_ties(kg, on="2021-12-31").select("actor", "how").rows == (
        ("ann", "left"),
        ("bob", "joined"),
    )
    assert signed_network(kg, during=2022).graph["during"] == ("2022-01-01", "2022-12-31")
    stood = [
        {row["label"]: row["standing"] for row in kg.standing("Pact", during=year).records()}
        for year in (2021, 2022)
    ]
    assert stood == [{"Ann": "member", "Bob": "member"}, {"Ann": "left", "Bob": "member"}]
    with pytest.raises(gk.InvalidChoice, match=r"Give on='2022-06-23', .* during=2022"):
        kg.standing("Pact")


def test_plots_of_a_year_draw_whoever_was_in_it_at_some_time_of_it() -> None:
    panel = Panel.from_rows(
        [
            {"member": "a", "coalition": "c", "start": "2019-01-01", "end": "2021-02-01"},
            {"member": "b", "coalition": "c", "start": "2021-11-01", "end": "2023-01-01"},
        ]
    )
    for time, there in ((Y, ["a", "b"]), ({"on": "2021-12-31"}, ["b"]), ({}, ["a", "b"])):
        figure = incidence_map(panel, **time)
        assert [text.get_text() for text in figure.axes[0].get_yticklabels()] == there
        bars = upset(panel, "c", **time).axes[0].patches
        assert [bar.get_height() for bar in bars if isinstance(bar, Rectangle)] == [len(there)]
    captions = [incidence_map(panel, **time).get_supxlabel() for time in (Y, BETWEEN, {})]
    assert [caption.split(", ", 1)[1].split(". ")[0] for caption in captions] == [
        "at some time from 2021-01-01 to 2021-12-31",
        "as of 2021-06-01",
        "at some time",
    ]


def test_plots_of_all_time_draw_whoever_is_counted_of_all_time(part: gk.KnowledgeGraph) -> None:
    axes = incidence_map(part, "gifct", most=99).axes[0]
    assert len(axes.get_yticklabels()) == len(set(part.members("gifct").column("member")))


def test_targets_of_a_year_are_told_as_they_stood_at_the_end_of_it(part: gk.KnowledgeGraph) -> None:
    year = part.targets(during=2022)
    last = part.targets(on="2022-12-31")
    assert len(year) >= len(last) > 0
    keys = ("target", "actor", "state", "verdict")
    assert set(last.select(*keys).rows) <= set(year.select(*keys).rows)
