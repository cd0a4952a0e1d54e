"""An option of networks is one everywhere: in the record, in what draws and in what offers it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.cli.analyse import meanings_of_network
from graphkit.cli.signature import Taken, taken_by
from graphkit.graph.filters import NAMES_OF
from graphkit.network import two_mode
from graphkit.network.options import Drawing, Options, Time, asked_for
from graphkit.panel import Panel
from graphkit.panel.filters import Filters

GRAPH = gk.KnowledgeGraph


def _taken(function: Callable[..., Any]) -> dict[str, Taken]:
    return {taken.name: taken for taken in taken_by(function) if taken.by_name}


@pytest.mark.parametrize(
    ("function", "names"),
    [
        (two_mode, {*Options.__annotations__}),
        (GRAPH.network, {*Options.__annotations__}),
        (GRAPH.export, {*Time.__annotations__, *Drawing.__annotations__, "by_source"}),
        (Panel.select, {*Filters.__annotations__}),
    ],
)
def test_what_takes_options_takes_all_of_a_record(
    function: Callable[..., Any], names: set[str]
) -> None:
    assert {*_taken(function)} == names


def test_an_option_means_the_same_wherever_it_is_taken() -> None:
    drawn, offered, written = _taken(two_mode), _taken(GRAPH.network), _taken(GRAPH.export)
    assert all(meanings_of_network()[name] for name in Drawing.__annotations__)
    for name, taken in offered.items():
        assert (taken.default, taken.accepted) == (drawn[name].default, drawn[name].accepted)
    for name in {*written} - {"by_source"}:
        assert written[name].accepted == drawn[name].accepted


def test_every_filter_of_names_is_a_filter() -> None:
    assert {*Filters.__annotations__} - {*NAMES_OF} == {"narrower_roles", "confidence"}


def test_what_is_left_out_is_not_asked_for() -> None:
    defaults: Mapping[str, Any] = {
        name: parameter.default
        for name, parameter in inspect.signature(GRAPH.export).parameters.items()
    }
    assert asked_for(defaults) == {}


def test_options_reach_the_network_by_names_and_files_alike(tmp_path: Path) -> None:
    kg = gk.load()
    drawn = kg.network(on="2022-06-23", coalitions="GIFCT", roles="Member", parallel=True)
    assert {data["roles"] for *_, data in drawn.edges(data=True)} == {("member",)}
    kg.export(tmp_path / "a.graphml", on="2022-06-23", coalitions="GIFCT", kinds="Company")
    text = (tmp_path / "a.graphml").read_text(encoding="utf-8")
    assert 'id="gifct"' in text
    assert 'id="christchurch-call"' not in text
