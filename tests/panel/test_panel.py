"""Memberships as columns: certainty on a day, windows, filters, reading from a graph."""

from __future__ import annotations

import datetime
import pickle
import random
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import graphkit
from graphkit.errors import DataError, InvalidChoice, InvalidDate, NotFound
from graphkit.facts.one_day import day_number
from graphkit.network import two_mode
from graphkit.panel import EARLIEST, LATEST, ActorInfo, CoalitionInfo, Link, Panel, extract
from graphkit.panel.labels_by_language import Labels
from graphkit.panel.labels_of_graph import labels_of_graph
from graphkit.stores.memory import Store

DAYS = st.dates(datetime.date(2018, 1, 1), datetime.date(2024, 12, 31))


@pytest.fixture(scope="module")
def kg(part: graphkit.KnowledgeGraph) -> graphkit.KnowledgeGraph:
    """A part of the bundled facts; what is asked here does not need all of them."""
    return part


def rows_of(*spells: dict[str, object]) -> list[dict[str, object]]:
    return [
        {"membership": f"m{n}", "member": f"a{n}", "coalition": "c", **spell}
        for n, spell in enumerate(spells)
    ]


@st.composite
def spells(draw: st.DrawFn) -> dict[str, object]:
    """A row with bounds in order, open or unknown ends included."""
    start, end = draw(
        st.tuples(DAYS, DAYS, DAYS, DAYS).map(lambda d: (sorted(d)[:2], sorted(d)[2:]))
    )
    row: dict[str, object] = {"confidence": draw(st.sampled_from(["high", "medium", "low"]))}
    if draw(st.booleans()):
        row |= {"start_earliest": start[0], "start_latest": start[1]}
    shape = draw(st.sampled_from(["ended", "open", "unknown"]))
    if shape == "ended":
        row |= {"end_earliest": end[0], "end_latest": end[1]}
    row["ongoing"] = shape == "open"
    if shape != "ended" and draw(st.booleans()):
        row["confirmed_until"] = end[0]
    return row


def scalar_rank(row: dict[str, Any], day: datetime.date) -> int:
    """The certainty of one row in words, one day at a time, as `docs/time.md` says it."""
    if day < row.get("start_earliest", day) or day > row.get("end_latest", day):
        return 0
    begun = min(row.get(bound, datetime.date.max) for bound in ("start_latest", "end_latest"))
    if row["confidence"] == "low" or day < begun:
        return 1
    confirmed = row.get("confirmed_until", datetime.date.min)
    shown = max(confirmed, row.get("start_earliest", confirmed), row.get("end_earliest", confirmed))
    if day <= shown:
        return 3
    return 2 if row["ongoing"] and "end_earliest" not in row else 1


@given(st.lists(spells(), min_size=1, max_size=6), DAYS)
def test_columns_agree_with_the_rules_for_one_period(
    drawn: list[dict[str, object]], day: datetime.date
) -> None:
    panel = Panel.from_rows(rows_of(*drawn))
    assert panel.certainty(day).tolist() == [scalar_rank(row, day) for row in drawn]


@given(st.lists(spells(), min_size=1, max_size=6), DAYS, DAYS)
def test_degrees_of_certainty_are_nested(
    drawn: list[dict[str, object]], one: datetime.date, other: datetime.date
) -> None:
    panel = Panel.from_rows(rows_of(*drawn))
    first, last = sorted((one, other))
    for held in (
        [panel.within(one, one, degree) for degree in ("certain", "presumed", "possible")],
        [panel.within(first, last, degree) for degree in ("certain", "presumed", "possible")],
    ):
        assert not (held[0] & ~held[1]).any()
        assert not (held[1] & ~held[2]).any()


@given(
    st.lists(spells(), min_size=1, max_size=4),
    st.dates(datetime.date(2020, 1, 1), datetime.date(2020, 12, 1)),
)
def test_a_window_holds_at_least_what_its_days_hold(
    drawn: list[dict[str, object]], first: datetime.date
) -> None:
    panel = Panel.from_rows(rows_of(*drawn))
    days = [first + datetime.timedelta(days=n) for n in range(20)]
    for degree in ("certain", "presumed", "possible"):
        each = np.any([panel.within(day, day, degree) for day in days], axis=0)
        assert not (each & ~panel.within(days[0], days[-1], degree)).any()


def test_the_order_of_the_rows_does_not_matter() -> None:
    rows = [
        {"member": m, "coalition": c, "start": "2020-01-01", "role": r}
        for m, c, r in (("b", "y", "founder"), ("a", "x", "member"), ("a", "y", "member"))
    ]
    shuffled = random.Random(1).sample(rows, len(rows))
    one, other = Panel.from_rows(rows), Panel.from_rows(shuffled)
    assert one.membership == other.membership == ("x--a", "y--a", "y--b")
    assert one.role.tolist() == other.role.tolist()


def test_both_end_days_count_and_open_ends_are_presumed() -> None:
    panel = Panel.from_rows(
        rows_of(
            {"start": "2020-03-01", "end": "2020-03-31"},
            {"start": "2020-03-01", "confirmed_until": "2020-03-10"},
        )
    )
    assert panel.certainty("2020-02-29").tolist() == [0, 0]
    assert panel.certainty("2020-03-01").tolist() == [3, 3]
    assert panel.certainty("2020-03-31").tolist() == [3, 2]
    assert panel.certainty("2020-04-01").tolist() == [0, 2]


def test_low_confidence_is_at_most_possible() -> None:
    panel = Panel.from_rows(rows_of({"start": "2020-01-01", "confidence": "low"}))
    assert panel.certainty("2021-01-01").tolist() == [1]
    assert len(panel.at("2021-01-01")) == 0
    assert len(panel.at("2021-01-01", "possible")) == 1


def test_an_unknown_start_is_possible_only() -> None:
    panel = Panel.from_rows(rows_of({}))
    assert panel.start_earliest.tolist() == [EARLIEST]
    assert panel.start_latest.tolist() == [LATEST]
    assert panel.certainty("2020-01-01").tolist() == [1]
    assert len(panel.during("2000-01-01", "2099-01-01")) == 0


def test_a_day_outside_the_data_gives_an_empty_panel() -> None:
    panel = Panel.from_rows(rows_of({"start": "2020-01-01", "end": "2021-01-01"}))
    assert len(panel.at("1950-01-01")) == 0
    assert panel.at("2050-01-01").membership == ()


def test_an_empty_panel_works() -> None:
    panel = Panel.from_rows([])
    assert len(panel) == 0
    assert panel.certainty("2020-01-01").tolist() == []
    assert len(panel.select()) == 0


@pytest.fixture
def varied() -> Panel:
    return Panel.from_rows(
        [
            {"member": "nz", "coalition": "call", "role": "founder", "start": "2019-05-15"},
            {"member": "zoom", "coalition": "call", "role": "supporter", "start": "2022-06-23"},
            {"member": "zoom", "coalition": "pact", "role": "member", "confidence": "medium"},
        ],
        actors={
            "nz": ActorInfo("New Zealand", {}, "government", "country-nz"),
            "zoom": ActorInfo("Zoom", {}, "company", "country-us"),
        },
        coalitions={
            "call": CoalitionInfo("Call", topics=("terrorism",)),
            "pact": CoalitionInfo("Pact", topics=("elections", "terrorism")),
        },
        broader={"founder": "member"},
    )


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"kinds": "government"}, ["call--nz"]),
        ({"countries": "US"}, ["call--zoom", "pact--zoom"]),
        ({"countries": ["country-nz", "us"]}, ["call--nz", "call--zoom", "pact--zoom"]),
        ({"coalitions": "pact"}, ["pact--zoom"]),
        ({"topics": "elections"}, ["pact--zoom"]),
        ({"roles": "member"}, ["pact--zoom"]),
        ({"roles": "member", "narrower_roles": True}, ["call--nz", "pact--zoom"]),
        ({"roles": "founder"}, ["call--nz"]),
        ({"confidence": "high"}, ["call--nz", "call--zoom"]),
        ({"kinds": "company", "topics": "elections"}, ["pact--zoom"]),
    ],
)
def test_filters(varied: Panel, filters: dict[str, Any], expected: list[str]) -> None:
    assert list(varied.select(**filters).membership) == expected


def test_unknown_names_are_refused_with_the_nearest(varied: Panel) -> None:
    with pytest.raises(NotFound, match="Did you mean 'company'"):
        varied.select(kinds="compani")
    with pytest.raises(NotFound, match="country"):
        varied.select(countries="FR")
    with pytest.raises(NotFound, match="Did you mean 'call'"):
        varied.code("cal")
    for question in (varied.in_roles, varied.without_roles):
        with pytest.raises(NotFound, match="Did you mean 'founder'"):
            question("foundr")
    with pytest.raises(InvalidChoice, match="confidence"):
        varied.select(confidence="sure")
    with pytest.raises(InvalidChoice, match="at_least"):
        varied.at("2020-01-01", "probable")  # type: ignore[arg-type]
    with pytest.raises(InvalidDate):
        varied.at("1 Month 2020")


def test_contradictory_rows_are_refused() -> None:
    with pytest.raises(DataError, match="'m0' contradict"):
        Panel.from_rows(rows_of({"start": "2021-01-01", "end": "2020-01-01"}))
    with pytest.raises(DataError, match="more than once"):
        Panel.from_rows([{"member": "a", "coalition": "c"}] * 2)
    with pytest.raises(DataError, match="is after"):
        Panel.from_rows([]).during("2021-01-01", "2020-01-01")


def test_links_hold_by_the_same_comparison() -> None:
    link = Link("youtube", "google", "operation", "r", 0, 30, 10, 30, 10, 20)
    assert [link.holds(day) for day in (5, 10, 25)] == [False, True, True]
    assert link.holds(5, "possible")
    assert [link.holds(day, "certain") for day in (10, 20, 21)] == [True, True, False]


def test_parquet_keeps_everything(varied: Panel, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    linked = Panel.from_rows(
        [{"member": "zoom", "coalition": "call", "start": "2020-01-01"}],
        coalitions={"call": CoalitionInfo("Call", topics=("a", "b"))},
        links=[Link("x", "zoom", "operation")],
        version="2026.11",
    )
    for panel in (varied, linked, Panel.from_rows([])):
        panel.to_parquet(tmp_path)
        again = Panel.from_parquet(tmp_path)
        assert again.membership == panel.membership
        assert again.certainty("2022-07-01").tolist() == panel.certainty("2022-07-01").tolist()
        assert again.actors == panel.actors
        assert again.coalition_info == panel.coalition_info
        assert (again.links, again.broader, again.version) == (
            panel.links,
            panel.broader,
            panel.version,
        )
        assert again.member.dtype == np.int32
        assert again.group.dtype == np.int16


def test_names_are_read_from_parquet_when_they_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyarrow")
    about = {"call": CoalitionInfo("Call", topics=("a", "b"))}
    rows = [{"member": "zoom", "coalition": "call", "start": "2020-01-01"}]
    panel = Panel.from_rows(rows, coalitions=about)
    panel.to_parquet(tmp_path)
    with monkeypatch.context() as watched:
        watched.setattr("graphkit.panel.parquet.Labels", None)  # makes no names
        sent, kept = (Panel.from_parquet(tmp_path) for _ in range(2))
        assert sent.at("2021-01-01").member.size == 1
    shutil.rmtree(tmp_path)
    there = pickle.loads(pickle.dumps(sent.at("2021-01-01")))
    for again in (there, kept):
        assert (again.actors, again.coalition_info) == (panel.actors, panel.coalition_info)
        assert (repr(again.actors), len(again.actors)) == (repr(dict(panel.actors)), 1)
        assert hash(again.coalition_info["call"]) == hash(about["call"])


def test_a_panel_that_was_reopened_is_written_as_it_was(varied: Panel, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    varied.to_parquet(tmp_path / "first")
    Panel.from_parquet(tmp_path / "first").to_parquet(tmp_path / "second")
    for file in (tmp_path / "first").iterdir():
        assert file.read_bytes() == (tmp_path / "second" / file.name).read_bytes()


@pytest.mark.parametrize("damage", ["missing", "empty", "other"])
@pytest.mark.parametrize(
    "name",
    ["about.json", "memberships.parquet", "actors.parquet", "coalitions.parquet", "links.parquet"],
)
def test_a_damaged_panel_is_refused_when_it_is_opened(
    varied: Panel, tmp_path: Path, name: str, damage: str
) -> None:
    pytest.importorskip("pyarrow")
    varied.to_parquet(tmp_path)
    file = tmp_path / name
    if damage == "missing":
        file.unlink()
    elif damage == "empty":
        file.write_bytes(b"")
    else:
        other = "actors" if "links" in name else "links"
        file.write_bytes((tmp_path / f"{other}.parquet").read_bytes())
    with pytest.raises((DataError, NotFound), match=r"panel\.to_parquet\(…\)\."):
        Panel.from_parquet(tmp_path)


def test_a_graph_whose_names_have_commas_is_read_as_any_other() -> None:
    """Engines write such an IRI into CSV without quotes."""
    facts = """
        @prefix cg: <https://w3id.org/coalition-graph/ontology#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <http://x.org/0,0> cg:kind <urn:x:k> ; skos:prefLabel "N0"@en .
        <http://x.org/1,1> cg:kind <urn:x:k> ; skos:prefLabel "N1"@en, "É, é"@fr .
        <http://x.org/2,2> a cg:Coalition ; cg:topic <urn:x:a,b> ; skos:prefLabel "N2"@en .
    """
    panel = extract(Store.of_turtle(facts))
    assert {name: info.label for name, info in panel.actors.items()} == {
        "0,0": "N0",
        "1,1": "N1",
    }
    assert panel.actors["1,1"].labels["fr"] == "É, é"
    assert panel.coalition_info["2,2"].topics == ("urn:x:a,b",)


@pytest.mark.parametrize("beside", ["", ', "a, b"@fr'])
def test_a_very_long_name_is_read(beside: str) -> None:
    long = "x" * 140_000
    store = Store.of_turtle(
        f"""
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <urn:x:a> a <https://w3id.org/coalition-graph/ontology#Coalition> ;
          skos:prefLabel "{long}"@en{beside} .
        """
    )
    assert labels_of_graph(store)["urn:x:a"][0] == long


def test_names_in_a_graph_are_read_as_they_are() -> None:
    store = Store.of_turtle(
        """
        @prefix cg: <https://w3id.org/coalition-graph/ontology#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <urn:x:北港> cg:kind <urn:k> ; skos:prefLabel "Porto, “Norte”"@pt, "北港"@ja, "北"@ja, "Ä" .
        <urn:x:ö> a cg:Coalition ; skos:prefLabel "Öl\\n2", "Öl 1" ; skos:altLabel "Oel"@de .
        """
    )
    assert labels_of_graph(store) == {
        "urn:x:北港": ("Ä", Labels.of({"ja": "北", "pt": "Porto, “Norte”"})),
        "urn:x:ö": ("Öl\n2", Labels.of({})),
    }


def test_the_panel_of_a_graph_holds_every_membership(
    kg: graphkit.KnowledgeGraph,
) -> None:
    panel = extract(kg.store, version="v")
    counted = kg.query("SELECT (COUNT(?m) AS ?n) WHERE { ?m a cg:Membership }")
    assert len(panel) == counted[0][0]
    assert panel.version == "v"
    assert panel.broader["founder"] == "member"
    assert panel.actors["zoom"].kind == "company"
    assert "terrorism-and-violent-extremism" in panel.coalition_info["christchurch-call"].topics


@pytest.mark.slow
@pytest.mark.parametrize(
    ("day", "at_least"),
    [("2019-06-01", "certain"), ("2022-06-23", "presumed"), ("2025-01-01", "possible")],
)
def test_columns_and_queries_give_the_same_members(
    kg: graphkit.KnowledgeGraph, day: str, at_least: Any
) -> None:
    panel = kg.panel.at(day, at_least)
    for code, coalition in enumerate(panel.coalitions):
        members = {panel.members[at] for at in panel.member[panel.coalition == code].tolist()}
        listed = kg.members(coalition, on=day, at_least=at_least)
        assert members == set(listed.column("member")), coalition


def test_an_undated_operator_is_presumed_from_when_a_source_shows_it(
    kg: graphkit.KnowledgeGraph,
) -> None:
    (youtube,) = (link for link in kg.panel.links if link.child == "youtube")
    assert youtube.parent == "google"
    assert youtube.holds(day_number("2022-06-23"))
    assert not youtube.holds(day_number("2006-01-01"))


@pytest.mark.filterwarnings("ignore:table.csv. 1 row left out")
def test_what_was_left_out_of_the_files_goes_with_a_panel(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    rows = "member,coalition,since\nZoom,Call,2020\nTBC,Call,2021\n"
    (tmp_path / "table.csv").write_text(rows, encoding="utf-8")
    graphkit.load(tmp_path / "table.csv").panel.to_parquet(tmp_path / "kept")
    panel = Panel.from_parquet(tmp_path / "kept").at("2021-01-01")
    assert panel.left_out == "1 row left out"
    assert panel.left_out in repr(panel)
    assert panel.left_out in panel.presence().note
    assert panel.left_out in two_mode(panel, ever=True).graph["note"]
    assert panel.left_out in graphkit.analysis.tenure(panel).note
