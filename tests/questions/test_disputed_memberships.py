"""A membership that one source affirms and another one denies is a conflict, by one rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import graphkit as gk
from graphkit.resources import folder
from graphkit.views.gathering.gather import gather
from graphkit.views.scene import Opening

QUESTION = folder("ontology") / "competency_questions" / "80-resting-on-a-source.rq"
CHECK = "Sources disagree on the membership"
FolderOf = Callable[..., Path]
Write = Callable[..., Path]
SOURCES = [
    {"id": "list", "title": "The list", "published": "2021-01-01"},
    {"id": "denial", "title": "A denial", "published": "2022-01-01"},
]
JOINED = {"actor": "zeta", "coalition": "pact", "during": "2020-05-01/..", "source": "list"}
DENIED = {"actor": "zeta", "coalition": "pact", "source": "denial", "polarity": "against"}
OF_OTHERS = """
@prefix cg: <https://w3id.org/coalition-graph/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix ex: <https://example.org/id/> .
ex:m a cg:Membership ; org:member ex:zeta ; org:organization ex:pact ;
  cg:during "2020-05-01/.." ; cg:evidence ex:against .
ex:against cg:source ex:denial ;
  cg:confidence <https://w3id.org/coalition-graph/concept/confidence/{}> ;
  cg:polarity <https://w3id.org/coalition-graph/concept/polarity/against> .
"""


@pytest.fixture
def write(folder_of: FolderOf) -> Write:
    def written(*rows: Mapping[str, str]) -> Path:
        zeta = {"id": "zeta", "kind": "company", "name_en": "Zeta"}
        return folder_of(sources=SOURCES, actors=[zeta], memberships=rows)

    return written


@pytest.mark.parametrize(
    ("against", "disputed"),
    [
        ({}, True),
        ({"during": "2020-06"}, True),
        ({"during": "2019"}, False),
        ({"confidence": "low"}, False),
    ],
)
def test_every_door_tells_of_the_same_dispute(
    write: Write, against: Mapping[str, str], *, disputed: bool
) -> None:
    tables = write(JOINED, {**DENIED, "during": "", **against})
    kg = gk.load(tables)
    assert bool(kg.conflicts().rows) is disputed
    assert sum(row["disputed"] == 1 for row in kg.overview().records()) == int(disputed)
    (quality,) = (
        row
        for row in gk.analysis.evidence_quality(kg, on="2023-01-01").records()
        if row["record"] == "pact--zeta"
    )
    assert quality["conflicts"] == (("membership",) if disputed else ())
    assert (quality["sources"], str(quality["last_seen"])) == (1, "2021-01-01")
    (record,) = (
        one
        for one in gather(kg, titles={"en": ""}, opening=Opening()).records
        if one.id == "pact--zeta"
    )
    assert [word.differs for word in record.evidence] == [False, disputed]
    warned = [one for one in gk.check(tables).findings if one.check == CHECK]
    said = "“The list” affirms it; “A denial” denies it"
    assert [one.message.partition(" for ")[0] for one in warned] == [said] * disputed


@pytest.mark.parametrize("others", [(JOINED,), ()])
def test_a_denial_shows_nothing_and_is_not_adopted(
    write: Write, others: tuple[Mapping[str, str], ...]
) -> None:
    kg = gk.load(write(*others, DENIED))
    told = {row["source"]: row for row in kg.evidence("zeta", "pact").records()}
    assert (told["denial"]["adopted"], told["denial"]["last_seen"]) == (False, None)
    if others:
        assert told["list"]["adopted"] and str(told["list"]["last_seen"]) == "2021-01-01"


def test_no_membership_rests_on_who_denies_it(write: Write) -> None:
    kg = gk.load(write(JOINED, DENIED))
    facts = {row["source"]: row["facts"] for row in kg.query("sources").records()}
    assert (facts["list"], facts["denial"]) == (1, 0)
    source = kg.store.namespace.named("denial")
    assert kg.query(QUESTION.read_text(encoding="utf-8"), source=source).rows == ()


@pytest.mark.parametrize("confidence", ["low", "high"])
def test_rdf_in_which_every_word_denies_is_never_believed(tmp_path: Path, confidence: str) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(OF_OTHERS.format(confidence), encoding="utf-8")
    panel = gk.load(path).panel
    assert panel.certainty("2021-01-01").tolist() == [1]
    assert "every source denies it" in "".join(str(one) for one in gk.check(path).findings)


def test_the_page_says_otherwise_where_the_library_finds_a_conflict(
    kg: gk.KnowledgeGraph,
) -> None:
    records = gk.view(kg).scene.records
    told = {
        record.id
        for record in records
        if any(word.differs and not word.denies for word in record.evidence)
    }
    found = {str(record) for record in kg.conflicts().column("record")}
    assert told == found & {record.id for record in records}
    assert len(told) > 3
