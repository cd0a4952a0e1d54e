"""When an endorsement holds, and that each is a thing of its own, in whatever namespace."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Final

import pyoxigraph
import pytest
import rdflib
import rdflib.util

import graphkit as gk
from graphkit.opening.add_days import missing_days
from graphkit.opening.derived_facts import derived
from graphkit.resources import folder, ontology_files
from graphkit.stores.memory import Store
from graphkit.terms import CG, PREFIXES

PROLOGUE: Final = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
RULE: Final = folder("ontology") / "rules" / "endorsement-by-joining.rq"
ROLE: Final = "org:role role:member ; org:organization ex:pact ; a cg:Membership"


def derived_from(facts: str) -> list[dict[str, str]]:
    """Derive the endorsements of some Turtle, each as the values of its properties by name."""
    vocabulary = (path.read_text(encoding="utf-8") for path in ontology_files())
    inner = Store.of_turtle(PROLOGUE + facts, *vocabulary).inner
    inner.extend(list(missing_days(inner)))
    found: dict[str, dict[str, str]] = {}
    for quad in derived(inner):
        assert isinstance(quad.object, pyoxigraph.NamedNode | pyoxigraph.Literal)
        name = quad.predicate.value.removeprefix(CG)
        told = found.setdefault(str(quad.subject), {"id": str(quad.subject)})
        assert name not in told, f"{quad.subject} says {name} twice"
        told[name] = quad.object.value
    return list(found.values())


def held(told: dict[str, str], degree: str) -> tuple[str, str] | None:
    first, last = (told.get(f"{degree}{end}") for end in ("From", "Until"))
    return None if first is None or last is None else (first, last)


def pact(joined: str, *texts: str) -> list[dict[str, str]]:
    """Derive what one member of a pact takes on, of one text and of those that follow it."""
    facts = f"""PREFIX ex: <https://example.org/>
        ex:pact a cg:Coalition ; cg:adopts ex:text-0 .
        ex:member org:x ex:y . ex:spell {ROLE} ; org:member ex:member ; cg:during "{joined}" .
        ex:promise cg:statedIn ex:text-0 ; cg:addressedTo group:everyone ."""
    for number, issued in enumerate(texts):
        facts += f" ex:text-{number} a cg:Instrument ."
        facts += f' ex:text-{number} cg:issued "{issued}" .' if issued else ""
        facts += f" ex:text-{number} cg:replaces ex:text-0 ." if number else ""
    return derived_from(facts)


def test_a_text_without_a_date_is_endorsed_possibly_and_never_more() -> None:
    (told,) = pact("2006-03-01/2010-06-30", "")
    assert held(told, "possible") == ("2006-03-01", "2010-06-30")
    assert held(told, "presumed") is held(told, "certain") is None


def test_nobody_endorses_a_text_of_later_years() -> None:
    assert pact("2011-01-01/2013-12-31", "2020-02-01") == []


def test_a_text_is_endorsed_until_another_one_replaces_it() -> None:
    (told,) = pact("2017-03-01/2030-01-01", "2018-10", "2022-06")
    assert held(told, "possible") == ("2018-10-01", "2022-06-30")
    assert held(told, "certain") == ("2018-10-31", "2022-06-01")
    (open_,) = pact("2017-03-01/..", "2018-10", "2022-06")
    assert held(open_, "presumed") == ("2018-10-31", "2022-06-01")


def test_whoever_joins_after_the_replacement_does_not_endorse_the_old_text() -> None:
    assert pact("2023-01-01/..", "2018", "2022") == []
    (told,) = pact("2022-07-01/..", "2018", "2022")
    assert held(told, "possible") == ("2022-07-01", "2022-12-31")
    assert held(told, "presumed") is None


def test_a_text_that_an_undated_one_replaced_may_have_ended_at_any_time() -> None:
    (told,) = pact("2017-03-01/..", "2018", "")
    assert held(told, "possible") == ("2018-01-01", "9999-12-31")
    assert held(told, "presumed") is None


def test_the_first_of_several_replacements_counts() -> None:
    (told,) = pact("2017-03-01/..", "2018", "2025", "2022-06-16", "2024")
    assert held(told, "possible") == ("2018-01-01", "2022-06-16")


Range = tuple[int, int]
"""The first and the last day of January 2000 on which something may have happened."""
JOININGS: Final[list[tuple[Range, Range]]] = [
    ((2, 2), (5, 5)),
    ((1, 4), (2, 6)),
    ((2, 5), (2, 5)),
    ((3, 3), (3, 7)),
]
ISSUES: Final[list[Range]] = [(1, 1), (2, 4), (4, 4), (3, 6)]
REPLACEMENTS: Final[list[Range | None]] = [None, (5, 5), (4, 7), (3, 4)]
CASES: Final = list(product(JOININGS, ISSUES, REPLACEMENTS))


@pytest.mark.parametrize(("joining", "issued", "replaced"), CASES)
def test_what_is_certain_is_so_in_every_world_and_what_is_possible_in_some(
    joining: tuple[Range, Range], issued: Range, replaced: Range | None
) -> None:
    """A world says on which day each thing happened."""
    texts = [issued] if replaced is None else [issued, replaced]
    found = pact("/".join(map(written, joining)), *map(written, texts))
    told = found[0] if found else {}
    worlds = [
        (max(begun, came), min(ended, gone))
        for begun, ended in product(*map(each_day, joining))
        for came, gone in product(each_day(issued), each_day(replaced or (99, 99)))
        if begun <= ended and came <= gone
    ]
    for first, last in WINDOWS:
        shown = [one <= last and first <= other and one <= other for one, other in worlds]
        window = f"2000-01-{first:02}", f"2000-01-{last:02}"
        assert meets(held(told, "possible"), window) == any(shown), window
        assert all(shown) or not meets(held(told, "certain"), window), window


WINDOWS: Final = [(first, last) for first in range(1, 9) for last in range(first, 9)]


def written(range_: Range) -> str:
    return f"[2000-01-{range_[0]:02}..2000-01-{range_[1]:02}]"


def each_day(range_: Range) -> range:
    return range(range_[0], range_[1] + 1)


def meets(pair: tuple[str, str] | None, window: tuple[str, str]) -> bool:
    return pair is not None and pair[0] <= window[1] and pair[1] >= window[0]


HOUSE: Final = {
    "member": "https://w3id.org/coalition-graph/id/",
    "spell": "https://w3id.org/coalition-graph/id/",
    "promise": "https://w3id.org/coalition-graph/id/",
}
NAMESPACES: Final = {
    "of the house": HOUSE,
    "of somebody else": dict.fromkeys(HOUSE, "https://example.org/things/"),
    "with a hash": dict.fromkeys(HOUSE, "https://example.org/things#"),
    "in nested paths": {name: f"https://example.org/{name}/of/" for name in HOUSE},
    "with queries": {name: f"https://example.org/?kind={name}&id=" for name in HOUSE},
    "in urn": dict.fromkeys(HOUSE, "urn:example:"),
    "in urn of kinds": {name: f"urn:example:{name}:" for name in HOUSE},
    "in three places": {
        "member": "https://agents.example/",
        "spell": "tag:example.org,2026:",
        "promise": "https://texts.example/treaty#article-",
    },
}


@pytest.mark.parametrize("place", NAMESPACES.values(), ids=NAMESPACES)
def test_every_endorsement_is_one_of_its_own_in_any_namespace(place: dict[str, str]) -> None:
    facts = f"""
        PREFIX ex: <https://example.org/> PREFIX m: <{place["member"]}>
        PREFIX s: <{place["spell"]}> PREFIX p: <{place["promise"]}>
        ex:pact a cg:Coalition ; cg:adopts ex:text . ex:text a cg:Instrument ; cg:issued "2019" ."""
    for promise in ("1", "2", "1--a"):
        facts += f" p:{promise} cg:statedIn ex:text ; cg:addressedTo group:everyone ."
    for spell, member in (("a", "x"), ("a--a", "y"), ("b", "x"), ("a--b", "y")):
        facts += f' s:{spell} {ROLE} ; org:member m:{member} ; cg:during "2020/.." .'
    found = derived_from(facts)
    told = {(one["endorser"], one["endorses"], one["through"]) for one in found}
    assert len(found) == len(told) == 12
    assert len({one["id"] for one in found}) == 12


ACTS: Final = f"""
    PREFIX ex: <https://example.org/>
    ex:pact a cg:Coalition ; cg:adopts ex:text , ex:other .
    ex:text a cg:Instrument ; cg:issued "2018" .
    ex:other a cg:Instrument ; cg:issued "2019-05" ; cg:binding mode:by-subscription .
    ex:one cg:statedIn ex:text ; cg:addressedTo group:everyone .
    ex:two cg:statedIn ex:text ; cg:addressedTo group:everyone .
    ex:three cg:statedIn ex:other ; cg:addressedTo group:everyone .
    ex:early {ROLE} ; org:member ex:acme ; cg:during "2015/2017" .
    ex:late {ROLE} ; org:member ex:acme ; cg:during "2018-03-01/.." .
    ex:beta-joined {ROLE} ; org:member ex:beta ; cg:during "2020-01-01/.." .
    ex:left a cg:Act ; cg:doneBy ex:acme ; cg:actKind act-kind:withdraws ; cg:concerns ex:one ;
        cg:during "2020-03" .
    ex:took a cg:Act ; cg:doneBy ex:acme ; cg:actKind act-kind:takes-on ; cg:concerns ex:other ;
        cg:during "2020-01-01/.." .
    ex:doubt a cg:Act ; cg:doneBy ex:beta ; cg:actKind act-kind:declines ; cg:concerns ex:text ;
        cg:during "2020" ; cg:confidence confidence:low .
    ex:kept a cg:Act ; cg:doneBy ex:beta ; cg:actKind act-kind:reserves ; cg:concerns ex:two ;
        cg:during "2020" ."""


def test_acts_give_take_and_end_endorsements() -> None:
    found = {(one["endorser"][20:], one["endorses"][20:]): one for one in derived_from(ACTS)}
    assert found.keys() == {("acme", "one"), ("acme", "two"), ("acme", "three"), ("beta", "one")}
    assert found["acme", "three"]["mode"].endswith("/by-subscription")
    assert held(found["acme", "one"], "possible") == ("2018-03-01", "2020-03-31")
    assert held(found["acme", "one"], "presumed") == ("2018-12-31", "2020-03-01")
    assert held(found["beta", "one"], "presumed") is None


DENIED = """
    ex:nay a cg:Denial ; cg:deniedMember ex:acme ; cg:deniedCommitment ex:one ;
        cg:actKind act-kind:takes-on ; cg:confidence confidence:high ; cg:evidence ex:nay-ev .
    ex:nay-ev a cg:Evidence ; cg:polarity polarity:against ; cg:confidence confidence:high ."""


def test_who_denies_a_promise_leaves_it_possible() -> None:
    found = {(one["endorser"][20:], one["endorses"][20:]): one for one in derived_from(ACTS)}
    denied = {
        (one["endorser"][20:], one["endorses"][20:]): one for one in derived_from(ACTS + DENIED)
    }
    assert denied.keys() == found.keys()
    assert held(denied["acme", "one"], "possible") == held(found["acme", "one"], "possible")
    assert held(denied["acme", "one"], "presumed") is None
    assert denied["acme", "three"] == found["acme", "three"]


@pytest.mark.oracle
@pytest.mark.parametrize("acts", [ACTS, ACTS + DENIED])
def test_another_engine_derives_the_same_from_acts(acts: str) -> None:
    vocabulary = (path.read_text(encoding="utf-8") for path in ontology_files())
    inner = Store.of_turtle(PROLOGUE + acts, *vocabulary).inner
    inner.extend(list(missing_days(inner)))
    graph = rdflib.Graph()
    for quad in inner:
        graph.add(tuple(rdflib.util.from_n3(str(term)) for term in quad.triple))  # type: ignore[arg-type]
    theirs = graph.query(PROLOGUE + RULE.read_text(encoding="utf-8")).graph
    assert theirs is not None
    ours = {tuple(map(str, quad.triple)) for quad in derived(inner)}
    assert {tuple(term.n3() for term in triple) for triple in theirs} == ours


def test_an_endorsement_written_by_hand_holds_for_its_period(tmp_path: Path) -> None:
    path = tmp_path / "pledges.ttl"
    facts = (
        ACTS
        + """
        ex:acme a cg:Company ; cg:kind kind:company ; skos:prefLabel "Acme"@en .
        ex:pledge a cg:Endorsement ; cg:endorser ex:gamma ; cg:endorses ex:three ;
            cg:mode mode:by-own-pledge ; cg:during "2021-05-10/2023-01-31" ."""
    )
    path.write_text(PROLOGUE + facts, encoding="utf-8")
    asked = """PREFIX ex: <https://example.org/>
        SELECT ?from ?until { ex:pledge cg:certainFrom ?from ; cg:certainUntil ?until }"""
    (told,) = gk.load(path).query(asked).rows
    assert list(map(str, told)) == ["2021-05-10", "2023-01-31"]
