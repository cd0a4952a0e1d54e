"""The import: what it guesses and says, what it refuses, what it leaves alone."""

from __future__ import annotations

import csv
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.errors import DataError
from graphkit.exporting.graphml import write_graphml
from graphkit.importing.guess import guess
from graphkit.importing.import_file import import_file
from graphkit.importing.mapping import map_text, read_map
from graphkit.importing.marks import without_footnote

FILES = Path(__file__).parent / "files"


def test_the_guess_is_printed_with_values_and_reasons_and_kept(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    ran = run_cli("import", FILES / "treaties.csv", "-o", tmp_path / "out")
    assert ran.code == 0
    line = next(line for line in ran.out.splitlines() if line.startswith("Contracting Party"))
    assert "member" in line and "Algeria; Armenia; Austria" in line and "by its name" in line
    told = read_map(tmp_path / "out" / "import-map.toml")
    assert told.memberships[0].columns["since"] == "Entry Into Force Date"
    again = run_cli("import", FILES / "treaties.csv", "-o", tmp_path / "out")
    assert again.code == 0 and again.out == ""


def test_columns_without_a_telling_name_are_told_by_their_values() -> None:
    rows = [(n, [f"Firm {n}", ("Red", "Blue")[n % 2], "3"]) for n in range(2, 22)]
    found = guess(["A", "B", "C"], rows)
    assert [column.read_as for column in found.columns] == ["member", "coalition", "kept as it is"]
    assert found.columns[0].why == "the texts that differ most"


def test_an_edge_list_goes_from_member_to_coalition(tmp_path: Path) -> None:
    path = tmp_path / "edges.csv"
    path.write_text("from,to\nAcme,Pact\nBeta,Pact\n", encoding="utf-8")
    import_file(path, tmp_path / "out")
    assert gk.load(tmp_path / "out").members("Pact").column("label") == ("Acme", "Beta")


def test_a_list_about_one_coalition_asks_which(tmp_path: Path, run_cli: Callable[..., Any]) -> None:
    path = tmp_path / "list.csv"
    path.write_text("name,joined\nAcme,2019\nBeta,2020\n", encoding="utf-8")
    ran = run_cli("import", path, "-o", tmp_path / "out")
    assert ran.code == 3 and "--coalition NAME" in ran.err
    assert not (tmp_path / "out").exists() and "Another reading" not in ran.err
    ran = run_cli("import", path, "-o", tmp_path / "out", "--coalition", "Pact")
    assert ran.code == 0 and len(gk.load(tmp_path / "out").members("Pact")) == 2
    assert "Another reading?" in ran.err


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "there is no table in it"),
        ("member,coalition\n", "tells no membership"),
        ("a,b\n1,2\n", "can be that of the members and none that of the coalitions"),
    ],
)
def test_a_table_without_memberships_is_refused(text: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=words):
        import_file(tmp_path / "list.csv", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_line_ends_of_every_kind_in_a_cell_come_back(tmp_path: Path) -> None:
    text = 'member,coalition,note\nA,P,"one\rtwo\r\nthree\nfour"\n'
    (tmp_path / "list.csv").write_bytes(text.encode())
    import_file(tmp_path / "list.csv", tmp_path / "out")
    (row,) = gk.authoring.read(tmp_path / "out")["memberships"]
    assert row["note"].startswith("one\rtwo\r\nthree\nfour")


def test_several_names_in_a_cell_make_a_membership_each(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    path, out = tmp_path / "list.csv", tmp_path / "out"
    rows = ["Acme / Beta,Green Pact; Blue Pact;,2019", "Gamma,Blue Pact,2020", "Delta,;,"]
    path.write_text("\n".join(["Company,Pledges,Since", *rows]), encoding="utf-8")
    ran = run_cli("import", path, "-o", out)
    assert ran.code == 0 and "several with ';' between" in ran.out
    report = (out / "import-report.csv").read_text(encoding="utf-8")
    assert "left out,list.csv,4,coalition" in report
    mapping = out / "import-map.toml"
    told = mapping.read_text(encoding="utf-8")
    mapping.write_text(told.replace("split]\n", 'split]\nmember = "/"\n'), encoding="utf-8")
    assert run_cli("import", path, "-o", out).code == 0
    written = gk.authoring.read(out)["memberships"]
    pairs = [(row["actor"], row["coalition"], row["during"]) for row in written]
    assert pairs == [
        ("acme", "green-pact", "2019/.."),
        ("acme", "blue-pact", "2019/.."),
        ("beta", "green-pact", "2019/.."),
        ("beta", "blue-pact", "2019/.."),
        ("gamma", "blue-pact", "2020/.."),
    ]
    assert read_map(mapping).memberships[0].split == {"member": "/", "coalition": ";"}
    mapping.write_text(told.replace('coalition = ";"', 'role = ";"'), encoding="utf-8")
    ran = run_cli("import", path, "-o", out)
    assert ran.code == 3 and "[role] no column is read here that could be split" in ran.err


def test_first_names_alone_are_no_members(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    text = "Last name,First name,Committee\nRuiz,Ana,Budget\nRuiz,Beto,Budget\n"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match="Put first and last names together"):
        import_file(path)


def test_a_folder_made_from_a_table_is_read_otherwise_by_its_mapping(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    path, folder = tmp_path / "list.csv", tmp_path / "my pledges"
    path.write_text("Firma,Bund\nA,P\nB,P\n", encoding="utf-8")
    said = run_cli("new", folder, "--from", path).err
    again = next(line for line in said.splitlines() if line.startswith("Another reading"))
    command = shlex.split(again.partition("then: ")[2])
    mapping = folder / "import-map.toml"
    told = mapping.read_text(encoding="utf-8").replace("Firma", "x").replace("Bund", "Firma")
    mapping.write_text(told.replace('"x"', '"Bund"'), encoding="utf-8")
    assert run_cli(*command[1:]).code == 0
    assert gk.load(folder).members("A").column("label") == ("P",)


def test_tables_of_another_origin_are_not_replaced_unasked(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "actors.csv").write_text("id\nmine\n", encoding="utf-8")
    with pytest.raises(DataError, match="which no import wrote"):
        import_file(FILES / "matrix.csv", tmp_path / "out", map=FILES / "matrix.toml")
    assert (tmp_path / "out" / "actors.csv").read_text(encoding="utf-8") == "id\nmine\n"
    import_file(FILES / "matrix.csv", tmp_path / "out", map=FILES / "matrix.toml", replace=True)
    assert len(gk.load(tmp_path / "out").members("River Pact")) == 2


def test_every_row_that_is_left_out_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    text = "member,coalition\nAcme,Pact\n,Pact\nBeta,\nGamma,Pact,extra\nTotal,3\nSource: us,\n"
    path.write_text(text, encoding="utf-8")
    found = import_file(path, tmp_path / "out")
    assert [(problem.line, problem.column) for problem in found.dropped] == [
        (3, "member"),
        (4, "coalition"),
        (5, ""),
        (6, "member"),
        (7, "member"),
    ]
    report = (tmp_path / "out" / "import-report.csv").read_text(encoding="utf-8")
    assert report.count("left out,t.csv") == 5


def test_words_in_brackets_are_no_marks_of_footnotes() -> None:
    for cell in ("x (no)", "x [no]", "yes (n)", "2019 (BC)"):
        assert without_footnote(cell) == cell
    assert without_footnote("x (1)") == without_footnote("x [b]") == "x"


def test_footnote_marks_are_kept_as_listed_and_not_in_the_name(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("member,coalition\nChad*,Pact\nPeru [2],Pact\nX²,Pact\n", encoding="utf-8")
    import_file(path, tmp_path / "out")
    found = gk.load(tmp_path / "out").members("Pact").records()
    assert [(row["label"], row["listed_as"]) for row in found] == [
        ("Chad", "Chad*"),
        ("Peru", "Peru [2]"),
        ("X", "X²"),
    ]


def test_a_mapping_that_names_what_there_is_not_says_so(tmp_path: Path) -> None:
    mapping = tmp_path / "map.toml"
    mapping.write_text('[[membership]]\nmember = "Who"\ncoalition = "Pact"\n', encoding="utf-8")
    with pytest.raises(DataError, match="there is no column 'Pact', 'Who'"):
        import_file(FILES / "matrix.csv", map=mapping)
    mapping.write_text('form = "tall"\n[[membership]]\nmembre = "Who"\n', encoding="utf-8")
    with pytest.raises(DataError, match="'tall' is no form") as caught:
        import_file(FILES / "matrix.csv", map=mapping)
    assert "membre" in str(caught.value)


@pytest.mark.parametrize("name", ["treaties", "cabinets", "matrix", "years"])
def test_a_mapping_survives_being_written(name: str, tmp_path: Path) -> None:
    told = read_map(FILES / f"{name}.toml")
    (tmp_path / "map.toml").write_text(map_text(told), encoding="utf-8")
    assert read_map(tmp_path / "map.toml") == told


def test_members_that_are_surely_known_get_their_ids_and_others_are_asked_about(
    tmp_path: Path, folder_of: Callable[..., Path]
) -> None:
    known = folder_of(actors=[{"id": "meta", "kind": "company", "name_en": "Meta"}])
    path = tmp_path / "t.csv"
    names = ["ACME", "Meta", "Metaverse Standards Forum", "Acme Ireland", "Newcomer"]
    rows = "".join(f"{name},Pact\n" for name in names)
    path.write_text(f"member,coalition\n{rows}", encoding="utf-8")
    found = import_file(path, tmp_path / "out", match=known)
    members = {row["actor"]: row["listed_as"] for row in found.tables["memberships"]}
    assert {"acme": "ACME", "meta": ""}.items() <= members.items() and len(members) == 5
    asked = set(found.review.column("name"))
    assert "Acme Ireland" in asked and not {"ACME", "Meta", "Newcomer"} & asked
    decided = tmp_path / "decisions.csv"
    decided.write_text("name,context,actor,judgement\nAcme Ireland,,acme,positive\n", "utf-8")
    found = import_file(path, match=known, decisions=decided)
    assert [row["actor"] for row in found.tables["memberships"]].count("acme") == 2


# Other forms


def test_names_that_nobody_is_known_by_never_get_the_id_of_somebody(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    rows = [
        "Member,Pledge",
        "USA,Pledge X",
        "unknownco,Pledge X",
        "Congo,Pledge X",
        "congo,Pledge Y",
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    found = import_file(path, tmp_path / "out", match="bundled")
    pairs = [(row["actor"], row["coalition"]) for row in found.tables["memberships"]]
    assert pairs == [
        ("united-states", "pledge-x"),
        ("unknownco", "pledge-x"),
        ("congo-2", "pledge-x"),
        ("congo-2", "pledge-y"),
    ]
    assert {row[0] for row in found.review.rows} == {"Congo", "congo"}
    assert gk.check(tmp_path / "out").count("error") == 0


def test_entities_of_follow_the_money(tmp_path: Path) -> None:
    path = tmp_path / "entities.ftm.json"
    path.write_text(
        '{"id": "a", "schema": "Company", "properties": {"name": ["Acme"], "country": ["gb"]}}\n'
        '{"id": "b", "schema": "Organization", "properties": {"name": ["Pact"]}}\n'
        '{"id": "m", "schema": "Membership", "properties": {"member": ["a"], "organization": ["b"],'
        ' "startDate": ["2019-05"], "role": ["Founder"], "sourceUrl": ["https://example.org/1"]}}\n'
        '{"id": "n", "schema": "Membership", "properties": {"member": ["z"]}}\n',
        encoding="utf-8",
    )
    found = import_file(path, tmp_path / "out")
    row = gk.load(tmp_path / "out").members("Pact").records()[0]
    assert (row["label"], row["kind"], row["role"], row["start"]) == (
        "Acme",
        "company",
        "founder",
        "2019-05",
    )
    assert [problem.line for problem in found.dropped] == [4]


def test_memberships_of_the_organisation_ontology_and_of_schema_org(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(
        """
        @prefix org: <http://www.w3.org/ns/org#> . @prefix schema: <http://schema.org/> .
        @prefix time: <http://www.w3.org/2006/time#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix e: <http://example.org/> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        e:pact skos:prefLabel "The Pact" . e:ann a foaf:Person ; foaf:name "Ann" .
        [] a org:Membership ; org:member e:ann ; org:organization e:pact ;
           org:memberDuring [ time:hasBeginning [ time:inXSDDate "2019-05-01"^^xsd:date ] ] .
        e:bob foaf:name "Bob" ; org:memberOf e:pact .
        e:league schema:name "The League" ; schema:member [ a schema:OrganizationRole ;
           schema:member e:cyd ; schema:startDate "2020" ; schema:roleName "chair" ] .
        e:cyd schema:name "Cyd" .
        """,
        encoding="utf-8",
    )
    import_file(path, tmp_path / "out")
    kg = gk.load(tmp_path / "out")
    pact = {row["label"]: (row["kind"], row["start"]) for row in kg.members("The Pact").records()}
    assert pact == {"Ann": ("person", "2019-05-01"), "Bob": ("unknown", "")}
    league = kg.members("The League").records()
    assert [(row["label"], row["role"], row["start"]) for row in league] == [
        ("Cyd", "chair", "2020")
    ]


def test_an_answer_of_wikidata_takes_the_first_of_january_for_a_year(tmp_path: Path) -> None:
    path = tmp_path / "query.json"

    def row(member: str, start: str) -> str:
        uri = '{"type": "uri", "value": "http://www.wikidata.org/entity/%s"}'
        return (
            f'{{"m": {uri % member}, "o": {uri % "Q9"}, "mLabel": {{"value": "Body {member}"}},'
            f' "oLabel": {{"value": "Pact"}}, "start": {{"value": "{start}T00:00:00Z"}}}}'
        )

    rows = ",".join([row("Q1", "2001-01-01"), row("Q2", "2004-05-14")])
    head = '{"head": {"vars": ["m", "mLabel", "o", "oLabel", "start"]}, "results": {"bindings": ['
    path.write_text(f"{head}{rows}]}}}}", encoding="utf-8")
    import_file(path, tmp_path / "out")
    kg = gk.load(tmp_path / "out")
    assert {row["label"]: row["start"] for row in kg.members("Pact").records()} == {
        "Body Q1": "2001",
        "Body Q2": "2004-05-14",
    }
    assert kg.actor("wd:Q2").label() == "Body Q2"


@pytest.mark.parametrize("ending", ["graphml", "gexf"])
def test_networks_that_were_exported_come_back_with_their_periods(
    tmp_path: Path, ending: str
) -> None:
    rows = [
        "A,Pact,founder,2019/..",
        "A,Pact,member,2005/2010",
        "B,Pact,member,[..2021-05-14]/..",
        "C,Pact,member,2019-05/2020~",
        "D,Pact,member,",
        "Pact,League,member,2001-02-03/..",
    ]
    text = "\n".join(["member,coalition,role,during", *rows])
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    kg = gk.load(tmp_path / "t.csv")
    kg.export(tmp_path / f"network.{ending}")
    import_file(tmp_path / f"network.{ending}", tmp_path / "out")
    again = gk.load(tmp_path / "out")

    def told(graph: gk.KnowledgeGraph, coalition: str) -> list[tuple[object, ...]]:
        columns = ("label", "role", "start", "end")
        found = graph.members(coalition, at_least="possible").records()
        return sorted(tuple(row[name] for name in columns) for row in found)

    assert told(kg, "Pact") == told(again, "Pact") and len(told(kg, "Pact")) == 5
    assert told(kg, "League") == told(again, "League") != []


def test_bounds_of_a_drawn_network_are_never_read_as_days(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("member,coalition,since\nA,Pact,2019\n", encoding="utf-8")
    network = gk.load(tmp_path / "t.csv").network(ever=True)
    write_graphml(network, tmp_path / "n.graphml")
    found = import_file(tmp_path / "n.graphml")
    assert found.tables["memberships"][0]["during"] == "/"
    assert "only bounds are told" in found.doubts[0].message


def graphml(nodes: str, edges: str) -> str:
    """Write a network of other people's with sides and dates."""
    keys = (
        '<key id="b" for="node" attr.name="bipartite" attr.type="int"/>'
        '<key id="s" for="edge" attr.name="start" attr.type="string"/>'
    )
    return f'<graphml>{keys}<graph edgedefault="undirected">{nodes}{edges}</graph></graphml>'


def test_dates_of_other_networks_are_what_they_say(tmp_path: Path) -> None:
    path = tmp_path / "n.graphml"
    sides = zip(("a", "b", "p", "q"), ("0", "0", "1", ""), strict=True)
    nodes = "".join(f'<node id="{n}"><data key="b">{side}</data></node>' for n, side in sides)
    dates = (("a", "2019"), ("b", "2019-05-06"), ("q", "2020"))
    edges = "".join(
        f'<edge source="{n}" target="p"><data key="s">{date}</data></edge>' for n, date in dates
    )
    path.write_text(graphml(nodes, edges), encoding="utf-8")
    found = import_file(path)
    assert {row["actor"]: row["during"] for row in found.tables["memberships"]} == {
        "a": "2019/..",
        "b": "2019-05-06/..",
    }
    assert [problem.line for problem in found.dropped] == [3], "q stands on neither side"
    path.write_text(graphml(nodes.replace(">1<", ">2<"), edges), encoding="utf-8")
    with pytest.raises(DataError, match="'p' has '2' as its attribute 'bipartite'"):
        import_file(path)


def test_one_mode_networks_and_entities_of_xml_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.graphml"
    edges = '<edge source="a" target="b"/><edge source="b" target="a"/>'
    path.write_text(f"<graphml><graph><node id='a'/><node id='b'/>{edges}</graph></graphml>")
    with pytest.raises(DataError, match="cannot be told apart"):
        import_file(path)
    path.write_text('<!DOCTYPE a [<!ENTITY b "c">]><graphml>&b;</graphml>')
    with pytest.raises(DataError, match="entities"):
        import_file(path)


def commit(repository: Path, day: str, names: list[str]) -> None:
    """Commit a list on a day."""
    (repository / "members.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    dated = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    for arguments in (["add", "."], [*who, "commit", "-q", "-m", day]):
        subprocess.run(["git", *arguments], cwd=repository, env=dated, check=True)


def test_the_history_of_a_list_bounds_joining_and_leaving(tmp_path: Path) -> None:
    repository = tmp_path / "site"
    repository.mkdir()
    subprocess.run(["git", "init", "-q", str(repository)], check=True)
    old = [f"Firm {number:02}" for number in range(20)]
    commit(repository, "2020-01-01", old)
    commit(repository, "2020-03-01", [*old, "Newcomer"])
    commit(repository, "2020-06-01", [*old[1:], "Newcomer"])
    renamed = [*(f"{name} Inc" for name in old[1:]), "Newcomer"]
    commit(repository, "2021-01-01", renamed)
    import_file(f"{repository}#members.txt", tmp_path / "out", coalition="Pact")
    found = {
        row["label"]: (row["start"], row["end"])
        for row in gk.load(tmp_path / "out").members("Pact").records()
    }
    assert found["Newcomer"] == ("[2020-01-01..2020-03-01]", "..")
    assert found["Firm 00"] == ("[..2020-01-01]", "[2020-03-01..2020-06-01]")
    assert found["Firm 01"] == ("[..2020-01-01]", "..")  # a new format is no event
    assert found["Firm 01 Inc"] == ("[..2021-01-01]", "..")
    kg = gk.load(tmp_path / "out")
    seen = {r["label"]: str(r["last_seen"]) for r in kg.members("Pact", on="2022-01-01").records()}
    assert (seen["Firm 01"], seen["Newcomer"]) == ("2020-06-01", "2021-01-01")
    with (tmp_path / "out" / "lists.csv").open(encoding="utf-8") as file:
        lists = [(row["coalition"], row["day"], row["extent"]) for row in csv.DictReader(file)]
    assert lists == [
        ("pact", "2020-01-01/2020-06-01", "unknown"),
        ("pact", "2021-01-01", "unknown"),
    ]


def test_a_commit_that_bears_an_earlier_day_than_the_one_before_it_counts_on_that_day(
    tmp_path: Path,
) -> None:
    repository = tmp_path / "site"
    subprocess.run(["git", "init", "-q", str(repository)], check=True)
    commit(repository, "2020-03-01", ["Acme"])
    commit(repository, "2020-01-01", ["Acme", "Beta"])
    import_file(f"{repository}#members.txt", tmp_path / "out", coalition="Pact")
    found = {
        row["label"]: row["start"] for row in gk.load(tmp_path / "out").members("Pact").records()
    }
    assert found == {"Acme": "[..2020-03-01]", "Beta": "2020-03-01"}


def test_a_second_import_replaces_what_the_first_wrote_and_nothing_else(tmp_path: Path) -> None:
    path, out = tmp_path / "t.csv", tmp_path / "out"
    path.write_text("member,coalition\nAcme,Pact\n", encoding="utf-8")
    import_file(path, out)
    goals = "id,coalition,goal\nsafety,pact,Safety\n"
    (out / "goals.csv").write_text(goals, encoding="utf-8")
    path.write_text("member,coalition\nBeta,Pact\n", encoding="utf-8")
    import_file(path, out)
    assert (out / "goals.csv").read_text(encoding="utf-8") == goals
    assert "Beta" in (out / "actors.csv").read_text(encoding="utf-8")
    mine = (out / "actors.csv").read_bytes() + b"mine,person,Mine\n"
    (out / "actors.csv").write_bytes(mine)
    path.write_text("member,coalition\nGamma,Pact\n", encoding="utf-8")
    before = {one.name: one.read_bytes() for one in out.iterdir()}
    with pytest.raises(DataError, match=r"holds actors\.csv changed since the last import"):
        import_file(path, out)
    assert {one.name: one.read_bytes() for one in out.iterdir()} == before
    import_file(path, out, replace=True)
    assert b"Mine" not in (out / "actors.csv").read_bytes()


def test_who_is_a_member_of_a_member_is_none_of_the_coalition(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(
        """
        @prefix schema: <https://schema.org/> . @prefix e: <http://example.org/> .
        e:pact schema:member e:acme . e:acme schema:member e:alice .
        e:bob schema:memberOf e:beta . e:beta schema:memberOf e:pact .
        e:cyd schema:memberOf [ a schema:Role ; schema:memberOf e:pact ] .
        """,
        encoding="utf-8",
    )
    found = import_file(path)
    assert {(row["actor"], row["coalition"]) for row in found.tables["memberships"]} == {
        ("acme", "pact"),
        ("alice", "acme"),
        ("bob", "beta"),
        ("beta", "pact"),
        ("cyd", "pact"),
    }


def test_json_that_is_nested_to_kill_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "deep.jsonld"
    path.write_text('{"a":' * 30_000 + "1" + "}" * 30_000, encoding="utf-8")
    with pytest.raises(DataError, match="inside each other"):
        import_file(path)


def test_a_list_in_a_folder_of_a_repository_and_what_git_cannot_say(tmp_path: Path) -> None:
    repository = tmp_path / "site"
    (repository / "lists").mkdir(parents=True)
    subprocess.run(["git", "init", "-q", str(repository)], check=True)
    subprocess.run(
        ["git", "-C", str(repository), "config", "log.showSignature", "true"], check=True
    )
    commit(repository / "lists", "2020-01-01", ["Acme"])
    commit(repository / "lists", "2020-03-01", ["Acme", "Beta"])
    found = import_file(f"{repository / 'lists'}#members.txt", coalition="Pact")
    assert [row["during"] for row in found.tables["memberships"]] == [
        "[..2020-01-01]/..",
        "[2020-01-01..2020-03-01]/..",
    ]
    listed = ["git", "-C", str(repository), "rev-parse", "HEAD~1:lists/members.txt"]
    blob = subprocess.run(listed, capture_output=True, text=True, check=True).stdout.strip()
    (repository / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(DataError, match="git says"):
        import_file(f"{repository / 'lists'}#members.txt", coalition="Pact")


def test_between_columns_of_years_that_are_far_apart_only_bounds_are_known(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("member,1990,1995,2000,2001\nA,,x,,\nB,x,x,x,\nC,,,,x\n", encoding="utf-8")
    found = import_file(path, coalition="Pact")
    assert [row["during"] for row in found.tables["memberships"]] == [
        "[1991..1995]/[1995..1999]",
        "[..1990]/2000",
        "2001/..",
    ]


def test_the_coalition_that_is_asked_for_is_the_one_or_refused(tmp_path: Path) -> None:
    path, mapping = tmp_path / "t.csv", tmp_path / "map.toml"
    path.write_text("Who,What\nAcme,Pact\n", encoding="utf-8")
    mapping.write_text('[[membership]]\nmember = "Who"\n', encoding="utf-8")
    found = import_file(path, map=mapping, coalition="League")
    assert [row["coalition"] for row in found.tables["memberships"]] == ["league"]
    mapping.write_text('[[membership]]\nmember = "Who"\ncoalition = "What"\n', encoding="utf-8")
    with pytest.raises(DataError, match="reads the coalition from the column 'What'"):
        import_file(path, map=mapping, coalition="League")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[membership.text]\nsince = 2019-05-01", "since"),
        ('needs = "role"', "needs"),
        ('text = "role"', "text"),
        ("role = 3", "role"),
    ],
)
def test_a_wrong_type_in_a_mapping_is_told_by_its_key(tmp_path: Path, text: str, key: str) -> None:
    mapping = tmp_path / "map.toml"
    mapping.write_text(f'[[membership]]\nmember = "Who"\n{text}\n', encoding="utf-8")
    with pytest.raises(DataError) as caught:
        import_file(FILES / "matrix.csv", map=mapping)
    assert [problem.column for problem in caught.value.problems] == [key]


def test_json_with_an_endless_number_or_without_its_variables_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"memberships": ' + "1" * 5000 + "}", encoding="utf-8")
    with pytest.raises(DataError, match="digits"):
        import_file(path, form="popolo")
    path.write_text('{"head": null, "results": {"bindings": [{"m": {}}]}}', encoding="utf-8")
    with pytest.raises(DataError, match="does not list its variables"):
        import_file(path, form="wikidata")


def test_decades_and_centuries_of_wikidata_are_no_years(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    item = '{"value": "http://www.wikidata.org/entity/Q%d"}'
    rows = ",".join(
        f'{{"m": {item % n}, "o": {item % 9}, "start": {{"value": "1954-01-01T00:00:00Z"}},'
        f' "startPrecision": {{"value": "{precision}"}}}}'
        for n, precision in enumerate((8, 7, 6, 2), 1)
    )
    head = '{"head": {"vars": ["m", "o", "start", "startPrecision"]}, "results": {"bindings": ['
    path.write_text(f"{head}{rows}]}}}}", encoding="utf-8")
    found = import_file(path)
    assert [row["during"] for row in found.tables["memberships"]] == [
        "195X/..",
        "[1901..2000]/..",
        "[1001..2000]/..",
        "/",
    ]


def test_members_of_other_forms_than_tables_are_matched_too(
    tmp_path: Path, folder_of: Callable[..., Path]
) -> None:
    known = folder_of(actors=[{"id": "meta", "kind": "company", "name_en": "Meta Platforms"}])
    path = tmp_path / "graph.ttl"
    path.write_text(
        """
        @prefix schema: <https://schema.org/> . @prefix e: <http://example.org/> .
        e:pact schema:name "The League" ; schema:member e:a, e:b .
        e:a schema:name "META PLATFORMS" . e:b schema:name "Meta" .
        """,
        encoding="utf-8",
    )
    decided = tmp_path / "decisions.csv"
    decided.write_text("name,context,actor,judgement\nMeta,,meta,negative\n", "utf-8")
    found = import_file(path, tmp_path / "out", match=known, decisions=decided)
    members = {row["actor"]: row["listed_as"] for row in found.tables["memberships"]}
    assert members == {"meta": "META PLATFORMS", "meta-2": ""}
    assert {row["id"]: row.text("name") for row in found.tables["actors"]} == {
        "meta": "Meta Platforms",
        "meta-2": "Meta",
    }
