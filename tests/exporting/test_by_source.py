"""A named graph for each source: what it says, and nothing that another says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest

import graphkit as gk
from graphkit.errors import NotFound
from graphkit.terms import PREFIXES

BASE = "https://ports.example/"
TERMS = {**PREFIXES, "id": f"{BASE}id/"}


@pytest.fixture
def kg(folder_of: Callable[..., Path]) -> gk.KnowledgeGraph:
    """A pact whose list names Zeta, which a blog denies."""
    says = {"actor": "zeta", "coalition": "pact"}
    return gk.load(
        folder_of(
            graph=[{"title_en": "Ports", "base": BASE}],
            sources=[{"id": "roll", "title": "Roll"}, {"id": "blog", "title": "Blog"}],
            actors=[{"id": "zeta", "kind": "company", "name_en": "Zeta", "source": "roll"}],
            memberships=[
                {**says, "during": "2020/..", "source": "roll", "evidence": "Zeta joined"},
                {**says, "source": "blog", "polarity": "against", "evidence": "Zeta did not"},
            ],
        )
    )


def says(store: pyoxigraph.Store, source: str, pattern: str) -> bool:
    graph = f"<{BASE}id/{source}--says>"
    answer = store.query(f"ASK {{ GRAPH {graph} {{ {pattern} }} }}", prefixes=TERMS)
    return bool(answer)


@pytest.mark.parametrize("ending", ["trig", "nq", "jsonld"])
def test_each_source_speaks_in_its_own_graph(
    kg: gk.KnowledgeGraph, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"all.{ending}"
    kg.export(path, by_source=True)
    store = pyoxigraph.Store()
    store.load(path=str(path))
    member = "?m org:member id:zeta ; org:organization id:pact"
    assert says(store, "roll", f'{member} ; cg:evidence [ cg:quote "Zeta joined" ]')
    assert says(store, "roll", 'id:zeta skos:prefLabel "Zeta"@en')
    assert says(store, "blog", '?m cg:evidence [ cg:quote "Zeta did not" ]')
    assert not says(store, "blog", member)
    assert not says(store, "roll", '?e cg:quote "Zeta did not"')
    assert store.query(
        "ASK { ?graph prov:wasDerivedFrom id:blog . id:blog a cg:Source }", prefixes=TERMS
    )
    again = gk.load(path)
    assert again.members("pact", at_least="possible") == kg.members("pact", at_least="possible")


def test_a_format_without_graphs_is_refused(kg: gk.KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"'\.ttl'.*end in .*\.trig"):
        kg.export(tmp_path / "all.ttl", by_source=True)
    assert not (tmp_path / "all.ttl").exists()


def test_a_source_states_all_of_what_it_alone_tells(
    folder_of: Callable[..., Path], tmp_path: Path
) -> None:
    says = {"actor": "acme", "coalition": "pact", "during": "2020/..", "source": "gazette"}
    said = {"id": "said", "speaker": "acme", "about": "pact", "stance": "supportive"}
    kg = gk.load(
        folder_of(
            graph=[{"title_en": "Ports", "base": BASE}],
            memberships=[{**says, "role": "member", "tier": "gold"}],
            statements=[
                {**said, "during": "2020", "quote": "Yes.", "language": "en", "source": "gazette"}
            ],
        )
    )
    kg.export(tmp_path / "all.nq", by_source=True)
    store = pyoxigraph.Store()
    store.load(path=str(tmp_path / "all.nq"))
    assert in_gazette(store, 'id:said cg:quote "Yes."@en ; cg:stance ?stance')
    assert in_gazette(store, '?m cg:tier "gold"')


def test_only_a_word_against_denies_and_a_source_without_an_address_has_no_graph(
    tmp_path: Path,
) -> None:
    text = f"""
    {"".join(f"@prefix {name}: <{iri}> . " for name, iri in TERMS.items())}
    id:pact a cg:Coalition . id:acme a cg:Company . id:gazette a cg:Source .
    id:m a cg:Membership ; org:member id:acme ; org:organization id:pact ; cg:during "2020/.." ;
        cg:evidence id:word , id:other .
    id:word a cg:Evidence ; cg:source id:gazette ; cg:polarity polarity:for .
    id:other a cg:Evidence ; cg:source "hearsay" .
    """
    (tmp_path / "pact.ttl").write_text(text, encoding="utf-8")
    gk.load(tmp_path / "pact.ttl").export(tmp_path / "all.nq", by_source=True)
    store = pyoxigraph.Store()
    store.load(path=str(tmp_path / "all.nq"))
    assert in_gazette(store, "id:m org:member id:acme")
    assert store.query('ASK { id:other cg:source "hearsay" }', prefixes=TERMS)


def in_gazette(store: pyoxigraph.Store, pattern: str) -> bool:
    return says(store, "gazette", pattern)
