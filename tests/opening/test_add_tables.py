"""Tables that are added to a graph speak of its things, where that is sure, and say where not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.errors import DataError, QueryError
from graphkit.importing.import_file import import_file

PLEDGE = "Open Feeds Pledge"
SIGNED = """name,kind,date
Google,company,2021-05-14
Microsoft Corp.,company,2020
Acme Labs,company,2022
"""
BASE = "https://w3id.org/coalition-graph/"


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    path = tmp_path / "signed.csv"
    path.write_text(SIGNED, encoding="utf-8")
    return path


def _in_both(kg: gk.KnowledgeGraph) -> set[Any]:
    return {*kg.members(PLEDGE).column("member")} & {*kg.members("gifct").column("member")}


def test_who_signed_ones_own_pledge_and_is_in_gifct_too(
    part: gk.KnowledgeGraph, signed: Path
) -> None:
    both = part.add(signed, joined=PLEDGE)
    assert _in_both(both) == {"google", "microsoft"}
    assert both.members(PLEDGE).column("member") == ("microsoft", "google", "acme-labs")
    assert both.members(PLEDGE).column("listed_as")[0] == "Microsoft Corp."
    assert "open-feeds-pledge" in both.memberships("google", on="2022-01-01").column("coalition")
    assert both.about.base == BASE
    assert both.about.memberships == (part.about.memberships or 0) + 3
    assert part.promises("google") == both.promises("google")


def test_it_is_the_same_by_way_of_an_import(part: gk.KnowledgeGraph, signed: Path) -> None:
    folder = signed.parent / "folder"
    import_file(signed, folder, joined=PLEDGE, match="bundled")
    both = part.add(folder)
    assert _in_both(both) == {"google", "microsoft"}
    columns = ("member", "label", "kind", "listed_as", "start")
    directly = part.add(signed, joined=PLEDGE).members(PLEDGE)
    assert both.members(PLEDGE).select(*columns) == directly.select(*columns)


def test_what_is_doubtful_stays_apart_and_is_told(part: gk.KnowledgeGraph, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("member,coalition\nZoom Video,Own Pact\nCoalition,Own Pact\n", encoding="utf-8")
    with pytest.warns(UserWarning, match=r"'Zoom Video' \(zoom\?\).*write its id in the table"):
        both = part.add(path)
    assert "zoom" not in both.members("Own Pact").column("member")
    path.write_text("member,coalition\nzoom,Own Pact\n", encoding="utf-8")
    assert part.add(path).members("Own Pact").column("member") == ("zoom",)


def test_who_is_not_known_never_gets_the_id_of_somebody_else(
    part: gk.KnowledgeGraph, tmp_path: Path
) -> None:
    few = tmp_path / "few.csv"
    few.write_text("member,coalition\nacme,Red Pact\n", encoding="utf-8")
    other = tmp_path / "other.csv"
    other.write_text("member,coalition\nBeta,Acme\nRed Pact!,Blue Pact\n", encoding="utf-8")
    graph = gk.load(few)
    with pytest.warns(
        UserWarning, match=r"bears the name of a coalition .* 'Red Pact!' \(red-pact"
    ):
        added = graph.add(other)
    assert added.members("red-pact").column("member") == ("acme",)
    assert added.memberships("beta").column("coalition") == ("acme-2",)


def test_further_members_of_a_coalition_of_the_graph(
    part: gk.KnowledgeGraph, tmp_path: Path
) -> None:
    path = tmp_path / "more.csv"
    path.write_text("member,coalition,since\nAcme Labs,GIFCT,2022\n", encoding="utf-8")
    both = part.add(path)
    assert {*both.members("gifct").column("member")} - {
        *part.members("gifct").column("member")
    } == {"acme-labs"}
    path.write_text("member,coalition,since\nGoogle,GIFCT,2022\n", encoding="utf-8")
    with pytest.raises(DataError, match="gifct--google is in the graph already"):
        part.add(path)


def test_a_folder_that_states_its_base_keeps_it_and_is_told(
    part: gk.KnowledgeGraph, signed: Path
) -> None:
    folder = signed.parent / "own"
    import_file(signed, folder, joined=PLEDGE, match="bundled")
    (folder / "graph.csv").write_text("base\nhttps://own.example/\n", encoding="utf-8")
    with pytest.warns(UserWarning, match=r"2 things have the ids .*: google, microsoft\. If"):
        both = part.add(folder)
    assert "https://own.example/id/google" in both.members(PLEDGE).column("member")
    (folder / "graph.csv").write_text(f"base\n{BASE}\n", encoding="utf-8")
    assert _in_both(part.add(folder)) == {"google", "microsoft"}


def test_rdf_with_ids_of_the_graph_under_another_base_is_told(
    part: gk.KnowledgeGraph, signed: Path
) -> None:
    gk.load(signed, joined=PLEDGE).export(signed.with_suffix(".ttl"))
    with pytest.warns(UserWarning, match=r": google, microsoft-corp \(microsoft\)\. If the same"):
        assert _in_both(part.add(signed.with_suffix(".ttl"))) == set()


def test_ids_of_a_folder_that_mean_things_with_other_names_are_told(
    part: gk.KnowledgeGraph, tmp_path: Path
) -> None:
    (tmp_path / "actors.csv").write_text("id,kind,name\nzoom,company,Zoom Lens Club\n")
    (tmp_path / "memberships.csv").write_text("actor,coalition\nzoom,Own Pact\n")
    with pytest.warns(UserWarning, match=r"zoom \('Zoom Lens Club' here, .* write another id"):
        assert part.add(tmp_path).members("Own Pact").column("member") == ("zoom",)


def test_only_what_a_table_leaves_open_is_said_of_it(part: gk.KnowledgeGraph, signed: Path) -> None:
    with pytest.raises(QueryError, match="a table takes dates, encoding, joined, sheet"):
        part.add(signed, day="2021")
    with pytest.raises(DataError, match="name it with joined='NAME'"):
        part.add(signed)
    with pytest.raises(QueryError, match="a folder without tables"):
        (signed.parent / "empty").mkdir()
        part.add(signed.parent / "empty")


def test_two_spellings_of_one_thing_have_both_their_spells(
    part: gk.KnowledgeGraph, tmp_path: Path
) -> None:
    path = tmp_path / "spelt.csv"
    rows = "France,2018,2020\nFrankreich,2022,\nMeta,2018,2020\nFacebook,2021,\n"
    path.write_text(f"member,since,until\n{rows}", encoding="utf-8")
    both = part.add(path, joined=PLEDGE)
    assert both.members(PLEDGE, on="2024-01-01").column("member") == ("meta", "france")
    periods = both.members(PLEDGE).select("member", "start", "end").rows
    assert sorted(periods) == [
        ("france", "2018", "2020"),
        ("france", "2022", ".."),
        ("meta", "2018", "2020"),
        ("meta", "2021", ".."),
    ]


def test_two_names_of_one_thing_with_one_period_are_told(
    part: gk.KnowledgeGraph, tmp_path: Path
) -> None:
    path = tmp_path / "spelt.csv"
    path.write_text("member,since\nMeta,2018\nFacebook,2021\n", encoding="utf-8")
    with pytest.warns(UserWarning, match=r"Several names mean one thing .*'Facebook'.*\(meta\)"):
        both = part.add(path, joined=PLEDGE)
    assert both.members(PLEDGE).column("member") == ("meta",)


def _folder(tmp_path: Path, *actors: str, pact: str = "GIFCT") -> Path:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "actors.csv").write_text("\n".join(("id,name_en,kind", *actors, "")))
    (folder / "coalitions.csv").write_text(f"id,name_en\nforum,{pact}\n")
    members = (f"{row.partition(',')[0]},forum,2011/2012" for row in actors)
    (folder / "memberships.csv").write_text("\n".join(("actor,coalition,during", *members, "")))
    return folder


OWN = ("ms,Microsoft,company", "acme,Acme,company", "fr,France,government")


def test_a_folder_with_ids_of_its_own_is_matched_by_sure_names(
    part: gk.KnowledgeGraph, tmp_path: Path
) -> None:
    both = part.add(_folder(tmp_path, *OWN, pact=PLEDGE))
    assert {*both.members("forum").column("member")} == {"microsoft", "acme", "france"}
    assert both.actor("microsoft").labels["en"] == "Microsoft"


def test_a_coalition_of_a_folder_that_bears_a_name_of_the_graph_is_that_one(
    part: gk.KnowledgeGraph, tmp_path: Path
) -> None:
    both = part.add(_folder(tmp_path, "acme,Acme,company"))
    assert "acme" in both.members("GIFCT").column("member")


def test_two_things_of_a_folder_are_not_made_one(part: gk.KnowledgeGraph, tmp_path: Path) -> None:
    rows = ("fb,Facebook,company", "mt,Meta,company")
    with pytest.warns(UserWarning, match=r"fb \(meta there\), mt \(meta there\).*write its id"):
        both = part.add(_folder(tmp_path, *rows, pact=PLEDGE))
    assert {*both.members("forum").column("member")} == {"fb", "mt"}


def test_same_names_under_another_base_are_told(part: gk.KnowledgeGraph, tmp_path: Path) -> None:
    folder = _folder(tmp_path, *OWN)
    (folder / "graph.csv").write_text("base\nhttps://own.example/\n", encoding="utf-8")
    told = r"forum \(gifct\), fr \(france\), ms \(microsoft\)\. If .* states no base"
    with pytest.warns(UserWarning, match=told):
        part.add(folder)
    gk.load(folder).export(tmp_path / "own.ttl")
    with pytest.warns(UserWarning, match=told):
        part.add(tmp_path / "own.ttl")
    (folder / "graph.csv").write_text(f"base\n{BASE}\n", encoding="utf-8")
    with pytest.warns(UserWarning, match=r"ms \(microsoft there\), fr \(france there\)"):
        part.add(folder)


def test_what_contradicts_the_graph_is_told(part: gk.KnowledgeGraph, tmp_path: Path) -> None:
    path = tmp_path / "more.csv"
    path.write_text(
        "member,coalition,country,kind,wikidata\nMicrosoft,Own Pact,FR,NGO,Q2283\n"
        "Apple,Own Pact,,,Q89\nAcme Search,Own Pact,,,Q95\n"
    )
    with pytest.warns(UserWarning, match="in the graph|of the graph") as told:
        both = part.add(path)
    said = str(told[0].message)
    assert "microsoft (country FR here, US there)" in said
    assert "microsoft (kind civil-society here, company there)" in said
    assert "apple (Wikidata item Q89 here, Q312 there)" in said
    assert "'Acme Search' (google)" in said
    assert set(both.members("Own Pact").column("member")) == {"microsoft", "apple", "google"}


SUBSIDIARIES = """coalition,member,country
Own Pact,IBM Corp.,US
Own Pact,SAP SE,
Own Pact,AMD Inc.,
Own Pact,Arm Ltd,
Own Pact,Vodafone GmbH,DE
Own Pact,Microsoft GmbH,
Own Pact,Microsoft Corporation,FR
Own Pact,Internet Watch Foundation,GB
Own Pact,Tech Coalition,
"""
MEANT = {"ibm", "sap", "amd", "arm", "internet-watch-foundation", "tech-coalition"}
OTHERS = {"vodafone-gmbh", "microsoft-gmbh", "microsoft-corporation"}


def test_the_legal_form_of_another_country_is_a_doubt_and_a_coalition_joins_as_itself(
    kg: gk.KnowledgeGraph, tmp_path: Path
) -> None:
    path = tmp_path / "table.csv"
    path.write_text(SUBSIDIARIES, encoding="utf-8")
    with pytest.warns(UserWarning, match="stay apart") as told:
        both = kg.add(path)
    said = str(told[0].message)
    assert "'Microsoft GmbH' (microsoft? legal form of another country)" in said
    assert "'Microsoft Corporation' (microsoft? another country is stated)" in said
    assert "'Tech Coalition' (tech-coalition)" in said
    assert {*both.members("Own Pact").column("member")} == MEANT | OTHERS
    assert "own-pact" in both.memberships("Internet Watch Foundation").column("coalition")
    imported = import_file(path, tmp_path / "folder", match="bundled")
    assert {row["actor"] for row in imported.tables["memberships"]} == MEANT | OTHERS
    assert {*imported.review.column("name")} >= {"Vodafone GmbH", "Microsoft Corporation"}
    assert "is the coalition 'tech-coalition'" in " ".join(one.message for one in imported.doubts)
    again = gk.load(tmp_path / "folder")
    assert {*again.members("Own Pact").column("member")} == MEANT | OTHERS


def test_a_known_name_with_another_country_is_told_by_an_import_too(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("coalition,member,country\nOwn Pact,Microsoft,FR\n", encoding="utf-8")
    imported = import_file(path, match="bundled")
    assert [row["actor"] for row in imported.tables["memberships"]] == ["microsoft"]
    assert [row["country"] for row in imported.tables["actors"]] == ["US"]
    assert "whose country is US; FR is here" in imported.doubts[0].message


def test_look_up_does_not_take_a_legal_form_of_another_country_either(
    part: gk.KnowledgeGraph,
) -> None:
    assert part.actor("IBM Corp.").id == "ibm"
    with pytest.raises(gk.NotFound, match="Did you mean 'microsoft'"):
        part.actor("Microsoft GmbH")


def test_the_same_row_again_is_called_so(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.csv").write_text("member,coalition,since\nBeta,Green Pact,2018\n")
    with pytest.raises(DataError, match=r"says the same again of it\. Leave such rows out"):
        gk.load(tmp_path / "one.csv").add(tmp_path / "two.csv")


def test_every_doubtful_name_is_told(part: gk.KnowledgeGraph, tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    names = ("Microsft", "Googel", "Pinterst", "Dropboxx", "Reditt", "Discrod")
    path.write_text("member,coalition\n" + "".join(f"{name},Own Pact\n" for name in names))
    with pytest.warns(UserWarning, match="stay apart") as told:
        part.add(path)
    assert "more" not in str(told[0].message)
    path.write_text("member,coalition\nAcme,Christchurch Call to Action\n")
    with pytest.warns(UserWarning, match=r"christchurch-call-foundation or christchurch-call\?"):
        part.add(path)
