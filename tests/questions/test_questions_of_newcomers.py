"""What is printed can be read one way only, and what is printed can be asked about."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.analysis import evidence_quality
from graphkit.errors import InvalidChoice, NotFound
from graphkit.next_steps import worded

AGAIN = {"coalition": "quays", "role": "observer", "actor": "pilots", "spell": "again"}
AGAIN |= {"during": "2021/..", "confidence": "low"}
BASES = ("", "https://data.example.org/quays/")
JOINED = {"coalition": "quays", "role": "signatory"}
LEFT = {**JOINED, "actor": "tugs", "role": "", "during": "/2023-04-30"}


@pytest.fixture(params=BASES, ids=["base of the house", "base of its own"])
def quays(folder_of: Callable[..., Path], request: pytest.FixtureRequest) -> gk.KnowledgeGraph:
    """Members sure and less sure, a text without a date, and two sources of one end."""
    news = [("register", "2020-01-01"), ("news", "2023-05-01"), ("later-news", "2024-05-01")]
    charter = {"coalition": "quays", "name_en": "Charter", "source": "register"}
    quieter = {"number": "1", "addressed_to": "everyone", "summary_en": "Quieter."}
    folder = folder_of(
        graph=[{"title_en": "Quays", "base": request.param}],
        sources=[{"id": name, "title": name, "published": day} for name, day in news],
        actors=[
            {"id": "tugs", "kind": "company", "name_en": "Tugs", "country": "FR"},
            {"id": "pilots", "kind": "civil-society", "name_en": "Pilots", "country": "NZ"},
        ],
        coalitions=[{"id": "quays", "name_en": "Quays", "source": "register"}],
        instruments=[{**charter, "id": "charter"}],
        commitments=[{**quieter, "id": "quieter", "instrument": "charter", "source": "register"}],
        memberships=[
            {**JOINED, "actor": "tugs", "during": "2019-03-01/..", "source": "register"},
            {**LEFT, "source": "later-news", "end_reason": "left"},
            {**LEFT, "source": "news", "end_reason": "left"},
            {**JOINED, "actor": "pilots", "source": "register"},
            {**AGAIN, "source": "register"},
        ],
    )
    return gk.load(folder)


def test_of_all_time_no_degree_is_shown_as_if_it_were_so_today(quays: gk.KnowledgeGraph) -> None:
    sure = quays.members("quays", roles="signatory")
    assert set(sure.column("certainty")) == {"certain"}
    for shown in (sure.to_text(), repr(sure), sure.to_markdown(), sure._repr_html_()):
        assert "certain" not in shown
    assert "certain" in sure.to_csv() and "certain" in sure.to_json()
    assert "certain" in sure.select("member", "certainty").to_text()


def test_of_all_time_degrees_that_differ_are_told_as_of_some_time(
    quays: gk.KnowledgeGraph,
) -> None:
    shown = quays.members("quays").to_text()
    assert "at some time" in shown and "possible" in shown and "certain  " not in shown
    assert "certain" in quays.members("quays", on="2019-06-01").to_text()


def test_rows_and_members_are_both_counted_where_they_differ(quays: gk.KnowledgeGraph) -> None:
    assert quays.members("quays").note.startswith("3 rows, 2 members.")
    assert quays.memberships("pilots").note.startswith("2 rows, 1 coalition.")
    assert "rows" not in quays.members("quays", roles="signatory").note


def test_members_are_chosen_by_kind_and_country_by_any_name(quays: gk.KnowledgeGraph) -> None:
    def who(**chosen: Any) -> set[object]:
        return set(quays.members("quays", **chosen).column("member"))

    assert who(kinds="Company") == who(countries=["France"]) == who(countries="FR") == {"tugs"}
    assert who(kinds=["company", "civil-society"], countries="NZ") == {"pilots"}
    with pytest.raises(NotFound, match="kind"):
        who(kinds="compani")


def test_a_day_after_every_source_is_told(quays: gk.KnowledgeGraph) -> None:
    note = quays.members("quays", on="2030-01-01", at_least="possible").note
    assert "No source is known to be later than 2024-05-01; what is shown is as of then." in note
    assert "No source" not in quays.members("quays", on="2024-05-01").note
    assert "No source" not in quays.members("quays").note


def test_a_membership_is_asked_about_by_its_id(quays: gk.KnowledgeGraph) -> None:
    (id,) = {*quays.members("quays", kinds="company").column("membership")}
    said = quays.evidence(str(id))
    assert len(said) == 3 and set(said.column("record")) == {id}
    assert said.column("about")[0] == "Quays; Tugs"
    told = quays.describe(str(id))
    facts = {row["property"]: row["value"] for row in told.records()}
    assert facts["kind"] == "membership" and facts["member"] == "Tugs (tugs)"
    assert worded(told.note, "terminal") == f"graphkit evidence {id} has the word of each source."
    for ask in (quays.evidence, quays.describe):
        with pytest.raises(NotFound):
            ask("quays--nobody")


def test_the_source_of_an_end_is_adopted_for_that_part(quays: gk.KnowledgeGraph) -> None:
    said = quays.evidence("tugs", "quays").records()
    assert {row["source"]: (row["adopted"], row["adopts"]) for row in said} == {
        "register": (True, "beginning"),
        "news": (True, "end"),
        "later-news": (False, ""),
    }


def test_a_text_without_a_date_is_named_where_promises_have_no_start(
    quays: gk.KnowledgeGraph,
) -> None:
    promised = quays.promises("tugs", on="2020-01-01", at_least="possible")
    assert promised.column("start") == ("",)
    assert promised.note.count("charter") == 1


def test_changes_are_chosen_by_what_happened(quays: gk.KnowledgeGraph) -> None:
    every = quays.changes(at_least="possible")
    left = quays.changes(at_least="possible", change="left")
    assert [(row["kind"], row["reason"]) for row in left.records()] == [("company", "left")]
    assert every.columns[-3:] == ("kind", "reason", "sources")
    both = quays.changes(at_least="possible", change=["joined", "left"])
    assert set(both.column("change")) == {"joined", "left"}
    assert {r["reason"] for r in every.records() if r["change"] != "left"} == {""}
    with pytest.raises(InvalidChoice, match="'joined'"):
        quays.changes(change="gone")  # type: ignore[arg-type]


def test_conflicts_and_evidence_quality_tell_the_same_disputes(kg: gk.KnowledgeGraph) -> None:
    weak = set(evidence_quality(kg, on="2026-11-01", weak="conflict").column("record"))
    listed = set(kg.conflicts().column("record"))
    records = set(kg.query("all-evidence").column("record"))
    assert weak == {id for id in listed if kg.store.namespace.slug(str(id)) in records}


def test_the_command_line_has_the_same(run_cli: Callable[..., Any]) -> None:
    found = run_cli("members", "christchurch-call", "--kinds", "company", "--countries", "FR,JP")
    assert found.code == 0 and '"kind": "company"' in found.out
    left = run_cli("changes", "2024", "2024", "--change", "left,renamed", "--format", "csv")
    assert left.code == 0 and ",joined," not in left.out and ",left," in left.out
    said = run_cli("evidence", "christchurch-call--france", "--format", "csv")
    assert said.code == 0 and "christchurch-call--france,membership," in said.out
    assert "Choose one of actors, " in run_cli("list").err


def test_a_membership_presumed_is_told_when_it_was_last_seen(kg: gk.KnowledgeGraph) -> None:
    shown = " ".join(kg.members("gifct", on="2021-01-01").to_text(width=90).split())
    assert "presumed, last seen" in shown and "presumed since" not in shown


def test_notes_count_members_and_not_rows(kg: gk.KnowledgeGraph) -> None:
    """A number that a newspaper prints: some have a further row that is only possible."""
    for degree in ("certain", "presumed"):
        asked = kg.members("christchurch-call", on="2021-05-14", at_least=degree)
        possible = kg.members("christchurch-call", on="2021-05-14", at_least="possible")
        more = {*possible.column("member")} - {*asked.column("member")}
        assert f" {len(more)} more may have been members" in asked.note
        rows = [row for row in possible.records() if row["member"] not in more]
        further = len(rows) - len(asked)
        assert (f" {further} more row" in asked.note) == (further > 0)


def test_what_ended_with_its_coalition_is_not_printed_as_going_on(kg: gk.KnowledgeGraph) -> None:
    asked = kg.memberships("tiktok")
    ended = [one for one in asked.records() if one["end"] == ".." and one["end_latest"]]
    printed = str(asked)
    assert ended and "end_latest" not in printed.splitlines()[0]
    assert all(f"by {one['end_latest']}" in printed for one in ended)


def test_the_data_are_cited_with_what_tells_them_from_others(
    kg: gk.KnowledgeGraph, run_cli: Callable[..., Any]
) -> None:
    line = run_cli("cite").out
    assert line == f"{kg.cite()}\n"
    assert kg.about.citation in line and kg.version in line and "sources up to 20" in line


@pytest.mark.parametrize(
    ("stated", "begins"),
    [
        ({"title": "Ports\n of the  world"}, "Ports of the world (no licence stated). Data "),
        ({"citation": "Port Watch (2024)\nPorts"}, "Port Watch (2024) Ports. Data "),
        ({"citation": "Port Watch. Ports!"}, "Port Watch. Ports! Data "),
        ({"citation": "Ports, https://example.org/p"}, "Ports, https://example.org/p Data "),
    ],
)
def test_a_citation_is_one_line_of_whole_sentences(
    tmp_path: Path, run_cli: Callable[..., Any], stated: dict[str, str], begins: str
) -> None:
    (tmp_path / "memberships.csv").write_text("member,coalition\nA,Pact\n", encoding="utf-8")
    with (tmp_path / "graph.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([[*stated], [*stated.values()]])
    out = run_cli("cite", "--data", tmp_path).out
    assert out.startswith(begins) and out.count("\n") == 1


@pytest.mark.parametrize(("word", "kind"), [("NGO", "civil-society"), ("Companies", "company")])
def test_kinds_are_asked_for_in_the_words_that_a_table_may_use(
    kg: gk.KnowledgeGraph, run_cli: Callable[..., Any], word: str, kind: str
) -> None:
    asked = ("members", "gifct", "--format", "csv", "--kinds")
    assert run_cli(*asked, word).out == run_cli(*asked, kind).out
    assert kg.joiners(kinds=word) == kg.joiners(kinds=kind)
    assert len(kg.panel.select(kinds=word)) == len(kg.panel.select(kinds=kind)) > 0
