"""Every public value and every error survives pickling, copying and a process of its own."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import multiprocessing
import pickle
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import graphkit as gk
from graphkit import errors
from graphkit.analysis.registry import get
from graphkit.checking.report import Finding
from graphkit.errors import Problem
from graphkit.facts.period import parse
from graphkit.next_steps import Advice, Call, Option
from graphkit.opening.open_store import build_store
from graphkit.sparql.named_queries import named
from graphkit.stores.limited import Limits

pytestmark = pytest.mark.slow

HINT = Advice("Try {call}.", call=Call("find", options=(Option("limit", 3),)))

ERRORS: Mapping[str, errors.GraphkitError] = {
    "Ambiguous": gk.Ambiguous("actor", "x", ["a", "b"]),
    "DataError": gk.DataError([Problem("a.csv", 3, "id", "Oh.", HINT)]),
    "EndpointError": gk.EndpointError("http://e", "gone.", 404),
    "ExtensionError": gk.ExtensionError("reach", ["one", "two"], "Oh."),
    "GraphkitError": gk.GraphkitError("Oh."),
    "InvalidChoice": gk.InvalidChoice("on", 3, ["a", "b"]),
    "InvalidDate": gk.InvalidDate("soon", "is not a date", HINT),
    "LimitExceeded": gk.LimitExceeded("rows", "Too many."),
    "MissingExtra": gk.MissingExtra("It", "pandas"),
    "InvalidType": gk.InvalidType("limit", [], "a number"),
    "NotAPath": gk.NotAPath([], "load"),
    "NotFound": gk.NotFound("coalition", "x", hint=HINT),
    "ClosedGraph": gk.ClosedGraph(),
    "NotReopenable": gk.NotReopenable("it was made in this one"),
    "QueryError": gk.QueryError("Oh.", 3, 4),
    "UnsafeQuery": gk.UnsafeQuery("LOAD", "No.", 1, 2),
}
VALUES: Mapping[str, Callable[[gk.KnowledgeGraph], Any]] = {
    "AboutGraph": lambda kg: kg.about,
    "Actor": lambda kg: kg.actor("zoom"),
    "ActorInfo": lambda kg: kg.panel.actors["zoom"],
    "Analysis": lambda kg: get("cohesion"),
    "Advice": lambda kg: HINT,
    "Coalition": lambda kg: kg.coalition("gifct"),
    "CoalitionInfo": lambda kg: kg.panel.coalition_info["gifct"],
    "Finding": lambda kg: Finding("error", "check", "zoom", "Oh.", hint=HINT),
    "Imported": lambda kg: gk.Imported({}, (), (), kg.members("gifct"), None),
    "Link": lambda kg: gk.Link("youtube", "google", "operation"),
    "Limits": lambda kg: Limits(seconds=3),
    "NamedQuery": lambda kg: named("members"),
    "Panel": lambda kg: kg.panel,
    "Period": lambda kg: parse("2021-05/.."),
    "Problem": lambda kg: Problem("a.csv", 3, "id", "Oh.", HINT),
    "Report": lambda kg: gk.Report((Finding("error", "check", "zoom", "Oh."),)),
    "TypedAnswer": lambda kg: kg.terms("SELECT * { ?it a cg:Coalition } LIMIT 3"),
    "Table": lambda kg: kg.members("gifct", on="2021-05-10"),
    "View": lambda kg: gk.view(kg, focus="zoom"),
}
REOPENED = {"KnowledgeGraph"}
"""A graph is tested with the ways to open it."""


@pytest.fixture(scope="module")
def kg(part: gk.KnowledgeGraph) -> gk.KnowledgeGraph:
    """A part of the bundled facts; what is asked here does not need all of them."""
    return part


def public_classes() -> set[str]:
    """Name every class that users meet at the root."""
    return {name for name in gk.__all__ if inspect.isclass(getattr(gk, name))}


def test_no_public_class_is_forgotten() -> None:
    assert public_classes() <= {*ERRORS, *VALUES, *REOPENED}
    defined = {
        n for n, o in vars(errors).items() if inspect.isclass(o) and issubclass(o, Exception)
    }
    assert defined == {*ERRORS}


def copies(value: Any) -> list[Any]:
    """Copy a value in every way that Python knows."""
    pickled = [pickle.loads(pickle.dumps(value, p)) for p in range(2, pickle.HIGHEST_PROTOCOL + 1)]
    return [*pickled, copy.copy(value), copy.deepcopy(value)]


def facts(value: Any) -> Any:
    """Take a value apart into what can be compared."""
    if isinstance(value, BaseException):
        named = getattr(value, "name", None)  # errors of importing keep it apart
        return type(value), value.args, str(value), value.__dict__, named
    if isinstance(value, gk.View):
        return value.html
    if isinstance(value, Advice):
        return str(value), value.template, dict(value.data)
    if dataclasses.is_dataclass(value):
        return {
            field.name: facts(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if (type(value), field.name) != (gk.Panel, "names")  # its graph stays where it is
        }
    if isinstance(value, np.ndarray):
        return value.tolist()
    return value


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_survives_with_all_that_it_carries(name: str) -> None:
    error = ERRORS[name]
    for again in copies(error):
        assert again is not error
        assert facts(again) == facts(error)
        assert again.said("terminal") == error.said("terminal")


@pytest.mark.parametrize("name", VALUES)
def test_a_value_survives(name: str, kg: gk.KnowledgeGraph) -> None:
    value = VALUES[name](kg)
    for again in copies(value):
        assert type(again) is type(value)
        assert facts(again) == facts(value)


def test_an_error_of_a_users_own_kind_survives() -> None:
    error = Own("gone", "because", 3)
    error.add_note("Seen in March.")
    for again in copies(error):
        assert facts(again) == facts(error) and again.__notes__ == ["Seen in March."]


class Own(gk.NotFound):
    """An error of a user's own, with other parameters."""

    def __init__(self, ref: str, why: str, count: int) -> None:
        self.why, self.count = why, count
        super().__init__("thing", ref)


def asked(facts: Path, name: str) -> gk.Table:
    """Ask in a process of its own."""
    return gk.load(facts, cache=True).memberships(name)


def raised(name: str) -> None:
    """Raise an error in a process of its own."""
    raise ERRORS[name]


def test_answers_and_errors_cross_the_border_of_a_process(
    kg: gk.KnowledgeGraph, extract: Path, cache_home: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache_home))
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        answer = pool.apply_async(asked, [extract, "zoom"]).get(120)
        assert answer == kg.memberships("zoom")
        assert answer.definitions == kg.memberships("zoom").definitions
        with pytest.raises(gk.NotFound, match="Did you mean 'zoom'"):
            pool.apply_async(asked, [extract, "zoomm"]).get(120)
        for name, error in ERRORS.items():
            with pytest.raises(type(error)) as found:
                pool.apply_async(raised, [name]).get(120)
            assert facts(found.value)[1:3] == facts(error)[1:3]


# Graphs


def counted(kg: gk.KnowledgeGraph) -> tuple[int, str, gk.Table]:
    """Ask a graph that came from another process."""
    with kg:
        return len(kg.store), str(kg.store.beside), kg.members("pact")


def ways_to_open(folder: Path, place: Path) -> dict[str, gk.KnowledgeGraph]:
    """Open the same facts as tables, from the cache, as RDF, from disk and within limits."""
    build_store(folder, place / "store")
    gk.load(folder).export(place / "facts.ttl")
    return {
        "tables": gk.load(folder),
        "cache": gk.load(folder, cache=True),
        "RDF": gk.load(place / "facts.ttl"),
        "disk": gk.load(place / "store"),
        "limited": gk.load(folder).limited(seconds=120),
        "limited on disk": gk.load(place / "store").limited(seconds=120),
    }


@pytest.mark.slow
def test_a_graph_reopens_itself_in_another_process(
    folder_of: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = folder_of()
    monkeypatch.chdir(folder.parent)
    graphs = ways_to_open(Path(folder.name), tmp_path)
    expected = graphs["tables"].members("pact")
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        for name, kg in graphs.items():
            answer = pool.apply_async(counted, [kg]).get(120)
            assert answer[0] == len(kg.store) and answer[2] == expected, name
            if name in ("tables", "cache"):
                assert answer[1] == str(folder)
            if name == "limited":
                assert pickle.loads(pickle.dumps(kg)).store.limits == kg.store.limits  # type: ignore[attr-defined]
    for kg in graphs.values():
        assert copy.deepcopy(kg).members("pact") == copy.copy(kg).members("pact") == expected
        kg.close()


def test_the_bundled_graph_reopens_itself(kg: gk.KnowledgeGraph) -> None:
    again = pickle.loads(pickle.dumps(kg))
    assert again.version == kg.version and again.memberships("zoom") == kg.memberships("zoom")


@pytest.mark.parametrize("way", ["loaded", "cached", "inferred", "limited"])
def test_a_graph_whose_files_changed_is_not_reopened_as_another_one(
    tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    table = tmp_path / "table.csv"
    table.write_text("member,coalition\nAcme,Green Pact\nBeta,Green Pact\n", encoding="utf-8")
    kg = gk.load(table, cache=way == "cached")
    kg = kg.infer("rdfs") if way == "inferred" else kg.limited() if way == "limited" else kg
    kept = pickle.dumps(kg)
    with pickle.loads(kept) as again:
        assert len(again.members("Green Pact")) == 2
    table.write_text("member,coalition\nAcme,Green Pact\n", encoding="utf-8")
    with pytest.raises(gk.DataError, match=r"table\.csv: has changed since"):
        pickle.loads(kept)
    kg.close()


def test_a_graph_that_lies_nowhere_says_why_it_cannot_be_reopened(kg: gk.KnowledgeGraph) -> None:
    made = gk.KnowledgeGraph(kg.store.copy())
    for one in (made, made.limited(seconds=120)):
        with pytest.raises(gk.NotReopenable, match=r"made or changed in this one.*Export it"):
            pickle.dumps(one)
        assert copy.deepcopy(one).store is one.store
        one.close()


def test_a_graph_behind_an_endpoint_is_connected_to_again_unless_that_takes_a_password() -> None:
    kg = gk.connect("http://127.0.0.1:1/sparql", graph="urn:g", seconds=7)
    again = pickle.loads(pickle.dumps(kg))
    assert again.store.url == "http://127.0.0.1:1/sparql"
    assert again.store._graph == "urn:g"
    for url, auth in (("http://me:secret@127.0.0.1:1/", None), ("http://127.0.0.1:1/", "token")):
        with pytest.raises(TypeError, match="a password is not written into files"):
            pickle.dumps(gk.connect(url, auth=auth))
