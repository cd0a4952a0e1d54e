"""What a filter understands, and what it says of an unknown name, is the same at every door."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

import graphkit as gk
from graphkit.errors import Ambiguous, NotFound
from graphkit.serve import application
from graphkit.views.check_state import check_state

from ..servers import Serving

if TYPE_CHECKING:
    import httpx

pytestmark = pytest.mark.slow

NAMES: Final = {
    "kinds": ("company", "Company", "companies", "Entreprise", "kind:company", "compny"),
    "roles": ("founder", "Founder", "fondateur", "role:founder", "foundr"),
    "countries": (
        *("country-nz", "NZ", "nz", "NZL", "New Zealand", "Nouvelle-Zélande", "Aotearoa", "Q664"),
        *("id:country-nz", "New Zeland", "XX"),
    ),
    "coalitions": (
        *("christchurch-call", "Christchurch Call", "Appel de Christchurch", "chch call"),
        *("id:christchurch-call", "Technology Coalition", "Christchurch Cal", "facebook"),
    ),
    "topics": (
        *("artificial-intelligence", "artificial intelligence", "Intelligence artificielle"),
        *("topic:artificial-intelligence", "artificial intelligenz"),
    ),
}
"""Of each filter: the id, labels, French, other names, codes, the prefix of queries, misspelt."""
CASES: Final = [(option, name) for option, names in NAMES.items() for name in names]
DAY: Final = "2022-06-23"


@pytest.fixture(scope="module")
def doors(part: gk.KnowledgeGraph, serving: Serving) -> Iterator[dict[str, gk.KnowledgeGraph]]:
    with serving(application(part)) as client, part.limited(seconds=60) as limited:
        address = str(client.base_url.join("/sparql"))
        with gk.connect(address) as remote:
            yield {"library": part, "limited": limited, "remote": remote}


def outcome(call: Callable[[], Any]) -> Any:
    """Give what is answered, or what is said against it."""
    try:
        return call()
    except (NotFound, Ambiguous) as error:
        return type(error), str(error)


SAMPLED = [
    pytest.param(*case, marks=() if place % 3 == 0 else pytest.mark.thorough)
    for place, case in enumerate(CASES)
]
"""A third of them each time; the tests that are thorough ask of all."""


def drawn(kg: gk.KnowledgeGraph, chosen: dict[str, Any]) -> list[str]:
    ties = kg.network(on=DAY, **chosen).edges(data=True)
    return sorted(one for *_, tie in ties for one in tie["memberships"])


def selected(kg: gk.KnowledgeGraph, chosen: dict[str, Any]) -> list[str]:
    return sorted(kg.panel.at(DAY).select(**chosen).membership)


@pytest.mark.parametrize(("option", "name"), SAMPLED)
def test_networks_panels_limited_and_remote_graphs_agree(
    option: str, name: str, doors: dict[str, gk.KnowledgeGraph]
) -> None:
    chosen: dict[str, Any] = {option: name}
    kg = doors["library"]
    wanted = outcome(partial(drawn, kg, chosen))
    assert wanted
    for door in doors.values():
        assert outcome(partial(drawn, door, chosen)) == wanted
        assert outcome(partial(selected, door, chosen)) == wanted
    if option in ("kinds", "roles", "countries"):
        asked = outcome(lambda: kg.members("christchurch-call", **chosen).rows)
        said = asked if isinstance(asked[0], type) else ""
        assert said == (wanted if isinstance(wanted[0], type) else "")


@pytest.mark.parametrize(("option", "name"), SAMPLED)
def test_the_command_line_understands_and_says_the_same(
    option: str, name: str, part: gk.KnowledgeGraph, extract: Path, run_cli: Callable[..., Any]
) -> None:
    asked = ("--on", DAY, f"--{option}", name, "--data", str(extract), "--format", "json")
    typed = run_cli("analyse", "centrality", *asked)
    chosen: dict[str, Any] = {option: name}
    wanted = outcome(lambda: part.network(on=DAY, **chosen))
    if isinstance(wanted, tuple):
        assert typed.code == 2
        said = str(wanted[1]).split("Look for a part")[0].strip()  # a call, or a command
        assert said in " ".join(typed.err.split())
    else:
        assert {row["node"] for row in json.loads(typed.out)["rows"]} == {*wanted.nodes}


def test_what_the_graph_knows_and_nobody_is_leaves_nothing_at_any_door(
    part: gk.KnowledgeGraph,
) -> None:
    assert len(part.panel.select(roles="consented")) == 0
    assert len(part.members("christchurch-call", roles="consented")) == 0
    assert not part.network(ever=True, roles="consented").edges


def test_a_panel_that_left_its_graph_knows_what_it_has(part: gk.KnowledgeGraph) -> None:
    alone: gk.Panel = pickle.loads(pickle.dumps(part.panel))
    here = part.panel.select(kinds="company", countries="NZ").membership
    assert alone.select(kinds="Company", countries="New Zealand").membership == here
    with pytest.raises(NotFound):
        alone.select(kinds="entreprise")


def test_a_panel_takes_records_as_a_network_does(part: gk.KnowledgeGraph) -> None:
    call: Any = part.coalition("Christchurch Call")
    by_id = part.panel.select(coalitions="christchurch-call").membership
    assert part.panel.select(coalitions=call).membership == by_id
    assert part.panel.code("Appel de Christchurch") == part.panel.code(call.id)


@pytest.mark.parametrize("name", ["kept", "Kept", "tenu", "verdict:kept"])
def test_verdicts_go_by_every_name(
    name: str, part: gk.KnowledgeGraph, extract: Path, run_cli: Callable[..., Any]
) -> None:
    wanted = part.assessments(verdict="kept")
    assert part.assessments(verdict=name).rows == wanted.rows
    typed = run_cli("assessments", "--verdict", name, "--data", str(extract), "--format", "json")
    assert len(json.loads(typed.out)["rows"]) == len(wanted)


@pytest.mark.parametrize(
    ("state", "id"),
    [
        ("kind=Entreprise", "company"),
        ("country=NZ", "country-nz"),
        ("country=Neuseeland", "country-nz"),
        ("role=fondateur", "founder"),
        ("topic=Intelligence artificielle", "artificial-intelligence"),
        ("topic=artificial intelligenz", "artificial-intelligence"),
        ("sel=GIFCT", "gifct"),
    ],
)
def test_the_address_of_a_page_has_ids_and_tells_them_of_names(
    state: str, id: str, part: gk.KnowledgeGraph
) -> None:
    scene = gk.view(part).scene
    check_state(f"{state.partition('=')[0]}={id}", scene)
    with pytest.raises(NotFound) as refused:
        check_state(state, scene)
    assert refused.value.suggestions[0] == id


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("GIFCT", "gifct"),
        ("Appel de Christchurch", "christchurch-call"),
        ("Facebook", "meta"),
        ("NZ", "new-zealand"),
        ("christchurch-cal", "christchurch-call"),
    ],
)
def test_pages_of_the_server_tell_whose_name_it_is(
    name: str, id: str, part: gk.KnowledgeGraph, serving: Serving
) -> None:
    with serving(application(part)) as client:
        answer: httpx.Response = client.get(f"/id/{name}")
        assert answer.status_code == 404
        assert f"Did you mean /id/{id}" in answer.text
        assert client.get(f"/id/{id}", headers={"Accept": "text/html"}).status_code == 200
