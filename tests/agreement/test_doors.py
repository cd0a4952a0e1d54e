"""A question has one answer: in Python, limited, at an endpoint, and typed, in every format."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, TypeAlias

import pytest

import graphkit as gk
from graphkit.errors import GraphkitError
from graphkit.next_steps import worded
from graphkit.serve import application
from graphkit.stores.limited import Limits

from ..servers import Serving

pytestmark = pytest.mark.slow

LATER: Final = "No source is known to be later than"
Case: TypeAlias = tuple[str, tuple[str, ...], dict[str, Any]]
CASES: Final[tuple[Case, ...]] = (
    ("overview", (), {"on": "2021-05-05", "at_least": "certain"}),
    ("overview", (), {"roles": "member", "narrower_roles": True, "lang": "fr"}),
    ("members", ("GIFCT",), {}),
    ("members", ("gifct",), {"on": "2035-01-01"}),
    ("members", ("gifct",), {"during": "1980"}),
    ("members", ("Christchurch Call",), {"kinds": ("company", "NGO"), "on": "2021-05-05"}),
    ("members", ("Christchurch Call",), {"kinds": "Company", "countries": "NZ", "lang": "FR"}),
    ("members", ("christchurch call",), {"on": "2022"}),
    ("members", ("zoom",), {}),
    ("members", ("gifct",), {"roles": "foundr"}),
    ("memberships", ("zoom",), {"during": "2019", "at_least": "certain"}),
    ("memberships", ("zoom",), {"roles": "founder"}),
    ("memberships", ("zom",), {}),
    ("promises", ("zoom",), {"during": "2021"}),
    ("joiners", (), {"min_coalitions": 4, "on": "2021-05-05", "kinds": "company"}),
    ("joiners", (), {"min_coalitions": 5, "during": "2019", "countries": "NZ", "lang": "fr"}),
    ("joiners", (), {"min_coalitions": 0}),
    ("standing", ("gifct",), {"on": "2022-06-01", "at_least": "certain", "lang": "fr"}),
    ("standing", ("gifct",), {"on": "2035-01-01"}),
    ("asks", ("gifct",), {"lang": "FR"}),
    ("targets", (), {"on": "2022-12-01"}),
    ("targets", ("tiktok",), {"on": "2035-01-01", "lang": "fr"}),
    ("assessments", (), {"verdict": "Kept"}),
    ("assessments", ("tiktok",), {"on": "2035-01-01"}),
    ("assessments", (), {"verdict": "kep"}),
    ("denials", ("christchurch-call",), {}),
    ("evidence", ("zoom", "christchurch-call"), {}),
    ("evidence", ("zoom", "freedom-online-coalition"), {}),
    ("changes", ("2021-05", "2021-05-07"), {"at_least": "possible", "lang": "FR"}),
    ("changes", ("2030", "2031"), {}),
    ("changes", ("2022", "2021"), {}),
    ("changes", (), {"of": "zoom", "change": "joined"}),
    ("find", ("zoom",), {"limit": 1}),
    ("find", ("qqqqqq",), {}),
    ("describe", ("gifct",), {"lang": "FR"}),
    ("list", ("kinds",), {"lang": "FR"}),
    ("list", ("coalitions",), {"lang": "fr"}),
    ("stale", (), {"on": "2022-01-01", "roles": "member"}),
    ("completeness", (), {}),
)  # fmt: skip


@pytest.fixture(scope="module")
def others(part: gk.KnowledgeGraph, serving: Serving) -> Iterator[list[gk.KnowledgeGraph]]:
    with serving(application(part, limits=Limits(seconds=120))) as client:
        address = str(client.base_url.join("/sparql"))
        with part.limited(seconds=120) as limited, gk.connect(address, seconds=120) as remote:
            yield [limited, remote]


def answer(kg: gk.KnowledgeGraph, name: str, *args: str, **options: Any) -> gk.Table | str:
    """Give the table, or what is said against the question to who typed it."""
    try:
        table: gk.Table = getattr(kg, name)(*args, **options)
    except GraphkitError as error:
        return error.said("terminal")
    return table


def typed(name: str, args: tuple[str, ...], options: dict[str, Any]) -> list[str]:
    """Write a call as a person at a terminal does."""
    words = [name, *args]
    for option, value in options.items():
        words.append(f"--{option.replace('_', '-')}")
        if value is not True:
            words.append(",".join(value) if isinstance(value, tuple) else str(value))
    return words


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(typed(*case)))
def test_every_door_gives_the_same_answer(
    case: Case,
    part: gk.KnowledgeGraph,
    others: list[gk.KnowledgeGraph],
    extract: Path,
    run_cli: Callable[..., Any],
) -> None:
    name, args, options = case
    asked = [*typed(*case), "--data", str(extract)]
    wanted = answer(part, name, *args, **options)
    for door in others:
        found = answer(door, name, *args, **options)
        assert (found if isinstance(found, str) else found.to_json()) == (
            wanted if isinstance(wanted, str) else wanted.to_json()
        )
    if isinstance(wanted, str):
        said = run_cli(*asked)
        assert said.code != 0
        assert " ".join(wanted.split()) in " ".join(said.err.split())
        return
    note = worded(wanted.note, "terminal")
    whole = json.loads(run_cli(*asked, "--format", "json").out)
    assert whole["rows"] == json.loads(wanted.to_json())["rows"]
    assert list(whole["columns"]) == list(wanted.columns)
    assert whole["note"] == note
    plain = run_cli(*asked, "--format", "csv")
    assert next(csv.reader(io.StringIO(plain.out))) == list(wanted.columns)
    assert note in plain.err
    shown = run_cli(*asked, "--format", "table")
    assert " ".join(note.split()) in " ".join((shown.out + shown.err).split())


@pytest.mark.parametrize(
    "ask",
    [
        lambda kg: kg.members("gifct", on="2035-01-01"),
        lambda kg: kg.standing("gifct", on="2035-01-01"),
        lambda kg: kg.overview(during="2035"),
        lambda kg: kg.assessments(on="2035-01-01"),
        lambda kg: kg.targets(on="2035-01-01"),
        lambda kg: kg.changes("2035", "2036"),
    ],
)
def test_every_question_about_a_later_day_says_how_far_sources_reach(
    ask: Callable[[gk.KnowledgeGraph], gk.Table], part: gk.KnowledgeGraph
) -> None:
    assert LATER in str(ask(part).note)


def test_an_answer_that_sources_reach_does_not_say_so(part: gk.KnowledgeGraph) -> None:
    quiet = (part.targets(on="2022-01-01"), part.changes("2020", "2035"), part.assessments())
    assert not any(LATER in str(table.note) for table in quiet)


def test_capitals_mean_nothing_in_the_tag_of_a_language(
    tmp_path: Path, part: gk.KnowledgeGraph
) -> None:
    assert part.list("kinds", lang="FR").rows == part.list("kinds", lang="fr").rows
    call = part.coalition("christchurch-call")
    assert call.label("FR") == call.label("fr") == "Appel de Christchurch"
    named = [part.query("members", coalition="gifct", lang=tag).rows for tag in ("fr", "FR")]
    assert named[0] == named[1]
    assert gk.view(part, focus="gifct", lang="FR").scene.opening.lang == "fr"
    (tmp_path / "pact.csv").write_text("member,coalition\nAnt,Pact\n", encoding="utf-8")
    gk.load(tmp_path / "pact.csv").export(tmp_path / "pact.ttl")
    text = (tmp_path / "pact.ttl").read_text(encoding="utf-8")
    assert '"Ant"' in text
    text = text.replace('"Ant"', '"Formiga"@pt-BR, "Ant"')
    (tmp_path / "pact.ttl").write_text(text, encoding="utf-8")
    for tag in ("pt-BR", "pt-br", "PT-BR"):
        labels = gk.load(tmp_path / "pact.ttl").members("Pact", lang=tag).column("label")
        assert labels == ("Formiga",)
