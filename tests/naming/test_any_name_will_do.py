"""Every option that takes ids takes every name of them: of the library, commands and pages."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest

import graphkit as gk
from graphkit.analysis.registry import Analysis, analyses
from graphkit.errors import Ambiguous, GraphkitError, InvalidType, NotFound
from graphkit.graph import KnowledgeGraph

ID_AND_NAMES: Final = {
    "actor": ("acme-corporation", ["Acme Corporation", "ACME CORPORATION", "Acme"]),
    "actors": ("acme-corporation", ["Acme Corporation", "acme corporation"]),
    "among": ("green-pact", ["Green Pact", "GREEN PACT"]),
    "coalition": ("green-pact", ["Green Pact", "green pact"]),
    "coalitions": ("green-pact", ["Green Pact", "green pact"]),
    "compared_with": ("blue-pact", ["Blue Pact"]),
    "countries": ("country-nz", ["NZ", "New Zealand", "Nouvelle-Zélande"]),
    "focus": ("green-pact", ["Green Pact"]),
    "kinds": ("company", ["Company", "entreprise", "companies"]),
    "leader": ("acme-corporation", ["Acme Corporation"]),
    "of": ("green-pact", ["Green Pact"]),
    "other": ("green-pact", ["Green Pact"]),
    "roles": ("founder", ["Founder", "FOUNDER", "fondateur"]),
    "thing": ("green-pact", ["Green Pact"]),
}
ALONE: Final = ("actor", "coalition", "focus", "leader", "of", "other", "thing")
TOLD: Final = {
    "before": "2020-06-01",
    "by": "actor",
    "days": ["2020-06-01", "2022-01-01"],
    "until": "2022-01-01",
    "actor": "acme-corporation",
    "actors": ["acme-corporation", "beta-limited"],
    "coalition": "green-pact",
    "compared_with": "blue-pact",
    "first": "2019-01-01",
    "minus": ["blue-pact"],
    "last": "2022-01-01",
    "second": "2022-01-01",
    "thing": "acme-corporation",
}
NO_OPTIONS_OF_NAMES: Final = {("of", "time")}
CSV: Final = """member,coalition,start,kind,country,role
Acme Corporation,Green Pact,2019-01-01,company,NZ,founder
Acme Corporation,Blue Pact,2020-01-01,company,NZ,member
Beta Limited,Green Pact,2019-02-01,company,FR,member
Beta Limited,Blue Pact,2019-05-01,company,FR,founder
Gamma Union,Green Pact,2021-01-01,civil-society,FR,member
Gamma Union,Red Pact,2021-03-01,civil-society,FR,member
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    table = tmp_path_factory.mktemp("pacts") / "pacts.csv"
    table.write_text(CSV, encoding="utf-8")
    return gk.load(table)


def outcome(call: Callable[[], Any]) -> object:
    """Give what a call answers, or what it says against something else than the name."""
    try:
        found = call()
    except (NotFound, Ambiguous):
        raise
    except GraphkitError as error:
        return type(error), str(error)
    if hasattr(found, "edges"):
        return sorted(found.edges)
    return getattr(found, "rows", None) or getattr(getattr(found, "scene", None), "opening", found)


def options_of(function: Callable[..., Any]) -> Iterator[str]:
    for name, parameter in inspect.signature(function).parameters.items():
        if name in ID_AND_NAMES and "str" in str(parameter.annotation).replace("Roles", "str"):
            yield name


def needed(function: Callable[..., Any], subject: int) -> dict[str, Any]:
    rest = list(inspect.signature(function).parameters.values())[subject:]
    there = (p.name for p in rest if p.default is p.empty and p.kind is not p.VAR_KEYWORD)
    return {name: TOLD[name] for name in there if name in TOLD} | (
        {"on": "2022-01-01"} if any(p.name == "on" for p in rest) else {}
    )


def given(option: str, value: str) -> Any:
    return value if option in ALONE else [value]


METHODS: Final = (
    *("changes", "denials", "describe", "evidence", "in_roles", "joiners", "members"),
)
QUESTIONS: Final = (*METHODS, "memberships", "network", "overview", "promises", "stale", "standing")
OF_GRAPHS: Final = [
    (method, option)
    for method in (*QUESTIONS, "asks", "assessments", "targets")
    for option in options_of(getattr(KnowledgeGraph, method))
]


@pytest.mark.parametrize(("method", "option"), OF_GRAPHS)
def test_questions_take_any_name(method: str, option: str, small: KnowledgeGraph) -> None:
    asked = getattr(small, method)
    others = {**needed(asked, 0), **({"other": "green-pact"} if method == "evidence" else {})}
    if option == "thing" and method == "evidence":
        others |= {"other": "acme-corporation"}
    id, names = ID_AND_NAMES[option]
    wanted = outcome(partial(asked, **{**others, option: given(option, id)}))
    for name in names:
        found = outcome(partial(asked, **{**others, option: given(option, name)}))
        if method == "in_roles":
            assert found.roles == wanted.roles  # type: ignore[attr-defined]
        else:
            assert found == wanted, name


OF_ANALYSES: Final = [
    pytest.param(one, option, id=f"{one.name}-{option}")
    for one in analyses()
    for option in options_of(one.function)
    if (option, one.group) not in NO_OPTIONS_OF_NAMES
]


@pytest.mark.parametrize(("analysis", "option"), OF_ANALYSES)
def test_analyses_take_any_name(analysis: Analysis, option: str, small: KnowledgeGraph) -> None:
    drawn = analysis.needs == "network"
    subject = small.network(ever=True) if drawn else small
    others = needed(analysis.function, 1)
    if option == "actors":
        others |= {"actors": ["beta-limited"]}
    id, names = ID_AND_NAMES[option]

    def call(value: str) -> object:
        several = [*others.get(option, ()), value] if option == "actors" else given(option, value)
        return outcome(partial(analysis.function, subject, **{**others, option: several}))

    for name in names:
        assert call(name) == call(id), name


def test_the_options_of_most_analyses_are_looked_at() -> None:
    assert len(OF_ANALYSES) > 50
    assert {option for _, option in OF_GRAPHS} >= {"kinds", "roles", "countries", "coalitions"}


@pytest.mark.parametrize("option", ["kinds", "roles", "countries", "coalitions"])
def test_networks_are_exported_of_any_name(
    option: str, small: KnowledgeGraph, tmp_path: Path
) -> None:
    id, names = ID_AND_NAMES[option]
    small.export(tmp_path / "by-id.graphml", **{option: id})  # type: ignore[arg-type]
    for name in names:
        small.export(tmp_path / "by-name.graphml", **{option: name})  # type: ignore[arg-type]
        said = (tmp_path / "by-name.graphml").read_bytes()
        assert said == (tmp_path / "by-id.graphml").read_bytes()


@pytest.mark.parametrize("option", ["focus", "roles"])
def test_pages_are_made_of_any_name(option: str, small: KnowledgeGraph) -> None:
    id, names = ID_AND_NAMES[option]
    wanted = gk.view(small, **{option: id}).html  # type: ignore[arg-type]
    assert all(gk.view(small, **{option: name}).html == wanted for name in names)  # type: ignore[arg-type]


def test_records_are_names_too(small: KnowledgeGraph) -> None:
    pact = small.coalition("Green Pact")
    meant: list[Any] = [pact, [pact]]
    one, several = (small.network(ever=True, coalitions=given) for given in meant)
    assert set(one) == set(several) == {"acme-corporation", "beta-limited", "gamma-union", pact.id}


@pytest.mark.parametrize(
    ("filters", "nearest"),
    [
        ({"coalitions": "Gren Pact"}, "green-pact"),
        ({"kinds": "compny"}, "company"),
        ({"roles": "foundr"}, "founder"),
        ({"countries": "New Zeland"}, "country-nz"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(
    filters: dict[str, str], nearest: str, small: KnowledgeGraph
) -> None:
    with pytest.raises(NotFound) as caught:
        small.network(ever=True, **filters)  # type: ignore[arg-type]
    assert nearest in caught.value.suggestions


def test_what_is_no_name_is_refused_by_the_name_of_its_option(small: KnowledgeGraph) -> None:
    with pytest.raises(InvalidType, match="coalitions"):
        small.network(ever=True, coalitions=5)  # type: ignore[arg-type]


def test_topics_and_short_forms_of_the_bundled_facts(kg: KnowledgeGraph) -> None:
    def drawn(**filters: Any) -> list[Any]:
        return sorted(kg.network(on="2022-06-23", **filters).edges)

    assert drawn(coalitions=["GIFCT"]) == drawn(coalitions=["gifct"]) != []
    for name in ("artificial intelligence", "Intelligence artificielle"):
        assert drawn(topics=name) == drawn(topics="artificial-intelligence") != []
    assert drawn(countries="New Zealand") == drawn(countries="country-nz") != []


def test_a_panel_takes_the_labels_that_it_has(small: KnowledgeGraph) -> None:
    whole = small.panel
    chosen = whole.select(coalitions="Green Pact", countries="New Zealand", kinds="Company")
    assert (
        chosen.membership
        == whole.select(coalitions="green-pact", countries="NZ", kinds="company").membership
    )
    assert len(chosen) == 1
