"""What shapes and checks need not ask of records that were built from tables holds of each."""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit import resources
from graphkit.authoring import examine
from graphkit.authoring.without_faults import can_be_built, without_faults
from graphkit.building import facts_of
from graphkit.checking.built_records import nobody_is_twice_in, sure_of, unsure
from graphkit.checking.check import check
from graphkit.checking.domain_checks import _checks
from graphkit.checking.shacl import Result, Shapes, ShapesGraph, read, validate
from graphkit.facts.authored_row import Tables

from ..conftest import SMALL, csv_of
from ..examples import examples
from .vocabulary_beside import with_ontology

Rows = list[dict[str, str]]
_WHOLE: Final = {"day": "2020-05-01", "extent": "complete"}
MORE: Final[Mapping[str, Sequence[Mapping[str, str]]]] = {
    "actors": [
        {"id": "chat", "kind": "service", "name_en": "Chat"},
        {"id": "mail", "kind": "service", "name_en": "Mail"},
    ],
    "coalitions": [{"id": "old-pact", "name_en": "The Old Pact", "during": "1990/2000"}],
    "operations": [
        {"service": "chat", "operator": "beta", "during": "2019/..", "source": "gazette"},
        {"service": "mail", "operator": "chat", "during": "2019/..", "source": "gazette"},
    ],
    "concepts": [{"scheme": "role", "notation": "warden", "name_en": "warden"}],
    "lists": [
        {"id": "roll", "coalition": "pact", "source": "gazette", **_WHOLE},
        {"id": "roll-2", "coalition": "pact", "source": "herald", **_WHOLE, "day": "2021-02"},
    ],
}
CELLS: Final[Mapping[str, Sequence[str]]] = {
    "actor": ("acme", "beta", "chat", "mail", "old-pact"),
    "coalition": ("pact", "old-pact"),
    "spell": ("", "2", "late"),
    "role": ("member", "observer", "warden"),
    "during": ("2020-03-01/..", "2019~/2021", "/", "1192/..", "[..2020]/2020-06", "2020"),
    "source": ("gazette", "herald"),
    "evidence": ("", "“as printed”", "words " * 49),
    "confidence": ("", "low", "high"),
    "polarity": ("", "for", "against"),
    "listed_as": ("", "ACME Inc."),
    "listed_under": ("", "companies"),
    "start_reason": ("",),
    "end_reason": ("",),
    "tier": ("", "gold", "gold; silver"),
    "jointly_with": ("", "beta", "beta; acme"),
    "joined_through": ("", "beta"),
    "on_behalf_of": ("", "acme", "old-pact"),
    "entered": ("", "2021-01-01"),
    "note": ("", "A note."),
}
FLAWS: Final = (
    *(("actor", ""), ("actor", "nobody"), ("coalition", "acme"), ("spell", "not a slug")),
    *(("role", ""), ("role", "king"), ("during", ""), ("during", "2021-13"), ("source", "rumour")),
    *(("source", ""), ("confidence", "certain"), ("polarity", "neither"), ("entered", "tomorrow")),
    *(("listed_under", "knights"), ("end_reason", "whim"), ("jointly_with", "nobody")),
    *(("joined_through", "beta; acme"), ("on_behalf_of", "acme;beta")),
)
SOUND: Final = st.fixed_dictionaries(
    {name: st.sampled_from(cells) for name, cells in CELLS.items()}
)
FLAWED: Final = st.builds(
    lambda row, flaw: {**row, flaw[0]: flaw[1]}, SOUND, st.sampled_from(FLAWS)
)


def found_in(tables: Tables) -> tuple[set[str], set[str]]:
    """List what shapes and checks find of all that tables hold, and relying on the build."""
    facts = facts_of(tables).facts
    store = with_ontology(facts.unsorted())
    return (
        {_line(found) for found in validate(store, _shapes())} | set(map(str, _checks(store))),
        {_line(found) for found in validate(store, _shapes(), sure_of(facts))}
        | set(map(str, _checks(store, of_tables=True, nobody_twice=nobody_is_twice_in(tables)))),
    )


@functools.cache
def _shapes() -> Shapes:
    """The bundled shapes, compiled once."""
    files = sorted((resources.folder("ontology") / "shapes").glob("*.ttl"))
    return read(ShapesGraph.of_files(files))


def _line(found: Result) -> str:
    return f"{found.focus} {found.path} {found.component} {found.value} {found.message}"


def written(folder: Path, tables: Mapping[str, Sequence[Mapping[str, str]]]) -> Tables:
    """Write tables, read them, and leave out the rows with a fault."""
    for table, rows in tables.items():
        (folder / f"{table}.csv").write_text(csv_of(table, rows), encoding="utf-8")
    read_, problems, _ = examine(folder)
    assert can_be_built(read_, problems)
    return without_faults(read_, problems)


@given(st.lists(SOUND | FLAWED, min_size=1, max_size=8), st.sets(st.sampled_from(tuple(MORE))))
@examples(40)
@pytest.mark.slow
def test_as_much_is_found_in_odd_tables(rows: Rows, without: set[str]) -> None:
    more = {name: added for name, added in MORE.items() if name not in without}
    tables = {name: [*SMALL.get(name, ()), *more.get(name, ())] for name in {**SMALL, **more}}
    tables["memberships"] = [*tables["memberships"], *rows]
    with tempfile.TemporaryDirectory() as folder:
        everything, relying = found_in(written(Path(folder), tables))
    assert relying == everything


@pytest.mark.slow
def test_as_much_is_found_in_every_kind_of_record(extract: Path) -> None:
    everything, relying = found_in(examine(extract).tables)
    assert relying == everything != set()


def test_nothing_is_relied_on_where_two_things_make_one_name(
    folder_of: Callable[..., Path],
) -> None:
    said = {"actor": "acme", "coalition": "pact", "role": "member", "source": "herald"}
    folder = folder_of(
        memberships=[
            {**said, "during": "2010/2012"},
            {**said, "during": "2020/..", "spell": "ev-herald"},
        ],
    )
    tables = examine(folder).tables
    assert sure_of(facts_of(tables).facts) is unsure
    everything, relying = found_in(tables)
    assert relying == everything
    found = {f.message for f in check(folder).findings if f.severity == "error"}
    assert any("'pact--acme--ev-herald' would be the address of two" in one for one in found)


JOINED: Final = {"coalition": "pact", "role": "member", "source": "gazette"}
TWICE: Final[Mapping[str, Mapping[str, Sequence[Mapping[str, str]]]]] = {
    "two spells": {
        "memberships": [
            {**JOINED, "actor": "beta", "during": "2019/..", "spell": "early"},
            {**JOINED, "actor": "beta", "during": "2020/..", "spell": "late"},
        ]
    },
    "two services of one operator": {
        "actors": [
            {"id": name, "kind": "service", "name_en": name.title()} for name in ("chat", "mail")
        ],
        "operations": [
            {"service": name, "operator": "beta", "during": "2010/..", "source": "gazette"}
            for name in ("chat", "mail")
        ],
        "memberships": [
            {**JOINED, "actor": name, "during": "2019/.."} for name in ("chat", "mail")
        ],
    },
}


@pytest.mark.parametrize("told", TWICE.values(), ids=TWICE)
def test_who_belongs_twice_at_once_is_found(
    folder_of: Callable[..., Path], told: Mapping[str, Sequence[Mapping[str, str]]]
) -> None:
    folder = folder_of(**told)
    assert not nobody_is_twice_in(examine(folder).tables)
    assert "Two memberships at the same time" in {f.check for f in check(folder).findings}


def test_nobody_is_twice_in_tables_of_one_row_each(folder_of: Callable[..., Path]) -> None:
    rows = [{**JOINED, "actor": name, "during": "2019/.."} for name in ("acme", "beta")]
    assert nobody_is_twice_in(examine(folder_of(memberships=rows)).tables)
