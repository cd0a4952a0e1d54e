"""Identifiers of registers; of sources, who published them, when they were read, where kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import graphkit as gk
from graphkit.authoring import examine

DELTA = {"id": "delta", "kind": "company", "name_en": "Delta", "wikidata": "Q42"}
BLOG = {"id": "blog", "title": "We joined", "published_by": "delta", "published": "2021"}
READ = {"retrieved": "2024-05-20", "archived": "https://archive.example/blog"}
JOINED = {"actor": "delta", "coalition": "pact", "during": "2021/..", "source": "blog"}


def test_registers_and_sources_are_questions(folder_of: Callable[..., Path]) -> None:
    ids = {"lei": "529900T8BM49AURSDO55", "ror": "https://ror.org/05dxps055"}
    folder = folder_of(
        sources=[{**BLOG, **READ}],
        actors=[{**DELTA, **ids}],
        memberships=[JOINED],
    )
    kg = gk.load(folder)
    assert kg.query("86-identifiers-of-members", coalition="pact").rows == (
        ("delta", "LEI", "529900T8BM49AURSDO55"),
        ("delta", "ROR", "05dxps055"),
        ("delta", "Wikidata", "Q42"),
    )
    assert kg.query("85-its-own-word", actor="delta").rows == (("pact", "blog"),)
    read = kg.query("87-when-sources-were-read", actor="delta").rows
    assert read == (("blog", "2021", "2024-05-20", "https://archive.example/blog"),)
    assert gk.check(folder).ok


def test_a_slip_in_an_identifier_is_named(folder_of: Callable[..., Path]) -> None:
    slips = {"lei": "529900T8BM49AURSDO56", "ror": "ror.org/05dxps055"}
    folder = folder_of(sources=[BLOG], actors=[{**DELTA, **slips}], memberships=[JOINED])
    assert {problem.column for problem in examine(folder).problems} == {"lei", "ror"}
