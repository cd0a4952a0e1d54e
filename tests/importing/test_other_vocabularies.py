"""Memberships in FOAF, vCard, schema.org and Wikidata's RDF are read at every door, or told."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit import import_file
from graphkit.authoring.reading import Dates
from graphkit.cli import main
from graphkit.errors import DataError

_PREFIXES = """
@prefix org: <http://www.w3.org/ns/org#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix schema: <http://schema.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix time: <http://www.w3.org/2006/time#> . @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix sioc: <http://rdfs.org/sioc/ns#> . @prefix doap: <http://usefulinc.com/ns/doap#> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix p: <http://www.wikidata.org/prop/> .
@prefix ps: <http://www.wikidata.org/prop/statement/> .
@prefix pq: <http://www.wikidata.org/prop/qualifier/> .
@prefix pqv: <http://www.wikidata.org/prop/qualifier/value/> .
@prefix wikibase: <http://wikiba.se/ontology#> .
@prefix : <http://example.org/> .
:acme foaf:name "Acme" . :ann foaf:name "Ann" . :pact foaf:name "Green Pact" .
"""


def _turtle(folder: Path, text: str) -> Path:
    path = folder / "a.ttl"
    path.write_text(_PREFIXES + text, encoding="utf-8")
    return path


def _told(path: Path) -> list[str]:
    return [one.message for one in gk.check(path).findings if one.severity == "warning"]


def _periods(path: Path) -> list[str]:
    return [row["during"] for row in import_file(path).tables["memberships"]]


@pytest.mark.parametrize(
    "text",
    [
        ":pact a foaf:Group ; foaf:member :acme , :ann .",
        ":pact a vcard:Group ; vcard:hasMember :acme , :ann .",
        ":pact foaf:member ( :acme :ann ) .",
        ":acme sioc:member_of :pact . :pact sioc:has_member :ann .",
        ":pact schema:members :acme , :ann .",
        ":pact schema:member [ a schema:ProgramMembership ; schema:member :acme ] , :ann .",
    ],
)
def test_plain_memberships_of_other_vocabularies_are_read(tmp_path: Path, text: str) -> None:
    path = _turtle(tmp_path, text)
    assert set(gk.load(path).members("Green Pact").column("label")) == {"Acme", "Ann"}
    assert {row["actor"] for row in import_file(path).tables["memberships"]} == {"acme", "ann"}
    assert gk.check(path).count("error") == 0 and not _told(path)


def test_the_days_of_a_programme_membership_are_those_of_the_membership(tmp_path: Path) -> None:
    text = """:ann schema:memberOf [ a schema:ProgramMembership ; schema:hostingOrganization :pact ;
      schema:validFrom "2019-01-01" ; schema:validThrough "2020" ] ."""
    assert _periods(_turtle(tmp_path, text)) == ["2019-01-01/2020"]


def test_a_text_with_a_stroke_is_a_whole_name(tmp_path: Path) -> None:
    path = _turtle(tmp_path, ':pact schema:member "Input/Output Group" .')
    assert gk.load(path).members("Green Pact").column("label") == ("Input/Output Group",)


STATEMENTS = """
wd:Q1 foaf:name "Unia" . wd:Q2 foaf:name "League" . wd:Q4 foaf:name "Union" .
wd:Q1 p:P463 wd:s1 , wd:s2 , wd:s3 , wd:s4 ; wdt:P463 wd:Q2 , wd:Q5 .
wd:s1 ps:P463 wd:Q2 ; pq:P580 "1973-01-01T00:00:00Z"^^xsd:dateTime ; pqv:P580 wd:v1 ;
      pq:P582 _:unknown .
wd:v1 wikibase:timeValue "1973-01-01T00:00:00Z"^^xsd:dateTime ; wikibase:timePrecision 11 .
wd:s2 ps:P463 wd:Q3 ; wikibase:rank wikibase:DeprecatedRank .
wd:s3 ps:P463 <http://www.wikidata.org/.well-known/genid/aa> .
wd:s4 ps:P463 wd:Q4 ; pq:P580 "1950-01-01T00:00:00Z"^^xsd:dateTime ;
      pq:P582 "2020-01-31T00:00:00Z"^^xsd:dateTime .
"""


def test_statements_of_wikidata_are_read_with_their_days(tmp_path: Path) -> None:
    path = _turtle(tmp_path, STATEMENTS)
    found = import_file(path)
    assert {(row["coalition"], row["during"]) for row in found.tables["memberships"]} == {
        ("league", "1973-01-01/"),
        ("union", "1950/2020-01-31"),
        ("q5", "/"),
    }
    assert [row["wikidata"] for row in found.tables["actors"]] == ["Q1"]
    assert sorted(doubt.message for doubt in found.doubts) == [
        "memberships in something that nobody knows are left out: 1.",
        "statements that Wikidata marks as deprecated are left out: 1.",
    ]


@pytest.mark.parametrize(
    ("edge", "during"), [("P580", "/2001-02-03"), ("P582", "2001-02-03/")], ids=["begun", "ended"]
)
@pytest.mark.parametrize("precision", [0, 5])
def test_a_day_within_ten_thousand_years_is_not_known(
    tmp_path: Path, edge: str, during: str, precision: int
) -> None:
    other = "P582" if edge == "P580" else "P580"
    path = _turtle(
        tmp_path,
        f"""wd:Q1 p:P463 wd:s1 . wd:s1 ps:P463 wd:Q2 ;
        pq:{edge} "1900-01-01T00:00:00Z"^^xsd:dateTime ; pqv:{edge} wd:v1 ;
        pq:{other} "2001-02-03T00:00:00Z"^^xsd:dateTime .
        wd:v1 wikibase:timeValue "1900-01-01T00:00:00Z"^^xsd:dateTime ;
        wikibase:timePrecision {precision} .""",
    )
    assert _periods(path) == [during]


@pytest.mark.parametrize(
    ("days", "during"),
    [
        ('schema:startDate "2001" ; schema:endDate []', "2001/"),
        (
            'schema:startDate "2001" ; schema:endDate <http://a.example/.well-known/genid/1>',
            "2001/",
        ),
        ('schema:startDate [] ; schema:endDate "2001"', "/2001"),
        ('schema:startDate "2001" ; schema:endDate "present"', "2001/.."),
        ('schema:startDate "2001" ; schema:endDate "soon"', "2001/"),
        (
            'org:memberDuring [ time:hasBeginning [ time:inXSDDate "2001" ] ; time:hasEnd [] ]',
            "2001/",
        ),
        (
            'org:memberDuring [ time:hasBeginning [ time:inXSDDate "2001" ] ; '
            'time:hasXSDDuration "P2Y" ]',
            "2001/",
        ),
        (
            'org:memberDuring [ time:hasBeginning [ time:inDateTime [ time:year "2019"^^xsd:gYear ;'
            ' time:month "--05"^^xsd:gMonth ; time:day "---14"^^xsd:gDay ] ] ]',
            "2019-05-14/..",
        ),
        ('schema:startDate "2009-12-31+02:00"^^schema:Date', "2009-12-31/.."),
        (
            "org:memberDuring [ time:hasBeginning [ time:inDateTime [ "
            'time:year "2010-05:00"^^xsd:gYear ; time:month "--05-05:00"^^xsd:gMonth ] ] ]',
            "2010-05/..",
        ),
        (
            'dcterms:temporal [ schema:startDate "2019" ; schema:endDate "2020" ]',
            "2019/2020",
        ),
    ],
)
def test_an_end_that_nobody_knows_is_no_missing_end(tmp_path: Path, days: str, during: str) -> None:
    path = _turtle(tmp_path, f"[] org:member :acme ; org:organization :pact ; {days} .")
    assert _periods(path) == [during]


def test_nobody_is_a_member_after_the_coalition_was_dissolved(tmp_path: Path) -> None:
    path = _turtle(
        tmp_path,
        """[] org:member :ann ; org:organization :pact ; schema:startDate "2001-02-03"^^xsd:date .
        :pact schema:dissolutionDate "2009-12-31"^^xsd:date ; schema:foundingDate "1999" .""",
    )
    kg = gk.load(path)
    assert kg.members("Green Pact", on="2009-12-01").column("label") == ("Ann",)
    assert not kg.members("Green Pact", on="2012-01-01", at_least="possible").rows
    assert import_file(path).tables["coalitions"][0]["during"] == "1999/2009-12-31"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (":pact org:changedBy :merge .", "that coalitions were changed (org:changedBy) is not"),
        (
            ':pact :dateDisbanded "2009-01-01"^^xsd:date .',
            "ends of coalitions told by dateDisbanded are not read: 1, such as 'Green Pact'.",
        ),
        (
            ':pact schema:dissolutionDate "once" .',
            "Green Pact: when it was dissolved cannot be read: 'once'; it is left open.",
        ),
        (":ann schema:affiliation :pact .", "who is in what is told in words that are not read"),
        (":pact :formerMember :acme .", "words that are not read: formerMember (1)."),
        (":x doap:maintainer :acme .", "words that are not read: maintainer (1)."),
        (":x prov:hadMember :acme .", "words that are not read: hadMember (1)."),
        (':acme vcard:organization-name "X" .', "words that are not read: organization-name (1)."),
        (
            ':ann schema:startDate "2019" .',
            "days that stand with members themselves (startDate) are not read: 1, such as 'ann'.",
        ),
        (
            ":pact schema:member [ a schema:Role ] .",
            "memberships without a member or an organisation are left out: 1.",
        ),
    ],
)
def test_what_is_not_read_is_told_at_every_door(
    tmp_path: Path, text: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _turtle(tmp_path, f":ann org:memberOf :pact . {text}")
    assert any(told in doubt.message for doubt in import_file(path).doubts)
    assert any(told in message for message in _told(path))
    for _ in range(2):  # the second answer comes from the cache
        main(["members", "Green Pact", "--data", str(path)])
        assert f"1 doubt: graphkit check {path}" in capsys.readouterr().err


def test_rdf_without_memberships_says_so_at_every_door(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(_PREFIXES + ":ann foaf:knows :acme ; a foaf:Person .", encoding="utf-8")
    kg = gk.load(path)
    assert "tells of no membership" in kg.doubts[0].message and "no facts" in repr(kg)
    assert "There is no coalition" in kg.overview().note
    assert "There is no coalition" in gk.load(path).list("coalitions").note
    for _ in range(2):
        main(["view", str(path), "-o", str(tmp_path / "a.html")])
        assert "tells of no membership in words that are read" in capsys.readouterr().err
    (found,) = [one for one in gk.check(path).findings if one.severity != "notice"]
    assert "nothing was checked" in found.message and "FOAF" in found.hint
    with pytest.raises(DataError, match="no membership in it is told in words that are read"):
        import_file(path)


def test_what_is_empty_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in (("a.ttl", ""), ("map.jsonld", '{"type": "Feature", "features": []}')):
        (tmp_path / name).write_text(text, encoding="utf-8")
        kg = gk.load(tmp_path / name)
        assert [one.path for one in kg.doubts] == [name] and "no facts" in repr(kg)
        main(["query", "SELECT * { ?who foaf:name ?name }", "--data", str(tmp_path / name)])
        assert "tells of no membership" in capsys.readouterr().err
        (found,) = gk.check(tmp_path / name).findings
        assert "no triple" in found.message
    (tmp_path / "folder").mkdir()
    with pytest.raises(gk.NotFound, match=r"the folder '.*folder' has no table"):
        gk.check(tmp_path / "folder")


@pytest.mark.parametrize("order", ["dmy", "mdy"])
def test_the_order_of_day_and_month_can_be_said_of_rdf(tmp_path: Path, order: Dates) -> None:
    path = _turtle(
        tmp_path, ':m org:member :ann ; org:organization :pact ; schema:startDate "05/06/2019" .'
    )
    with pytest.raises(DataError) as caught:
        gk.load(path)
    assert "column" not in str(caught.value) and "header" not in str(caught.value)
    assert "dates='dmy'" in str(caught.value)
    day = "2019-06-05" if order == "dmy" else "2019-05-06"
    assert gk.load(path, dates=order).members("Green Pact").column("start") == (day,)
    assert gk.check(path, dates=order).count("error") == 0
    assert import_file(path, dates=order).tables["memberships"][0]["during"] == f"{day}/.."
    assert main(["view", str(path), "--dates", order, "-o", str(tmp_path / "a.html")]) == 0


def test_a_year_before_the_count_is_no_later_year(tmp_path: Path) -> None:
    path = _turtle(
        tmp_path,
        """[] org:member :acme ; org:organization :pact ; org:memberDuring [ time:hasBeginning [
        time:inDateTime [ time:year "-1044"^^xsd:gYear ] ] ] .""",
    )
    assert _periods(path) == ["[..1000-01-01]/.."]


@pytest.mark.parametrize(
    ("word", "is_end"),
    [
        ("http://a.example/lastAmended", False),
        ("http://a.example/dateExtended", False),
        ("http://a.example/attended", False),
        ("http://disclosed.example/started", False),
        ("http://a.example/closed/opened", False),
        ("http://a.example/dateClosed", True),
        ("http://a.example/dissolution_date", True),
        ("http://a.example/ns#endDate", True),
        ("http://a.example/datedissolved", True),
        ("http://www.w3.org/ns/prov#invalidatedAtTime", True),
    ],
)
def test_words_for_an_end_are_whole_words(tmp_path: Path, word: str, is_end: bool) -> None:
    path = _turtle(tmp_path, f':ann org:memberOf :pact . :pact <{word}> "2009-12-31"^^xsd:date .')
    assert any("ends of coalitions told by" in message for message in _told(path)) is is_end


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_member_beside_its_role_is_one_membership(tmp_path: Path, scheme: str) -> None:
    path = _turtle(
        tmp_path,
        f"""@prefix s: <{scheme}://schema.org/> .
        :pact s:member :acme , [ a s:Role ; s:member :acme ; s:startDate "2001" ; s:endDate "2010" ]
        , :ann . :acme s:memberOf :pact .""",
    )
    rows = import_file(path).tables["memberships"]
    assert [(row["actor"], row["during"]) for row in rows] == [("acme", "2001/2010"), ("ann", "/")]
