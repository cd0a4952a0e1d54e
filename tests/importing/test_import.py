"""The import: what it guesses and says, what it refuses, what it leaves alone."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.authoring.dates.footnotes import without_footnote
from graphkit.cli import main
from graphkit.errors import DataError
from graphkit.importing.import_file import import_file
from graphkit.importing.mapping import map_text, read_map
from graphkit.importing.spreadsheets.guess_mapping import guess_mapping
from graphkit.opening.build_file import build_file

pytestmark = pytest.mark.filterwarnings("ignore:.* left out:UserWarning")
"""Rows are left out here: that it is warned of them, own_tables/test_left_out.py asserts."""

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
    found = guess_mapping(["A", "B", "C"], rows)
    assert [column.read_as for column in found.columns] == ["member", "coalition", "kept as it is"]
    assert found.columns[0].why == "the texts that differ most"


def test_an_edge_list_goes_from_member_to_coalition(tmp_path: Path) -> None:
    path = tmp_path / "edges.csv"
    path.write_text("from,to\nAcme,Pact\nBeta,Pact\n", encoding="utf-8")
    assert len(repr(import_file(path, tmp_path / "out"))) < 200
    assert gk.load(tmp_path / "out").members("Pact").column("label") == ("Acme", "Beta")


def test_a_list_about_one_coalition_asks_which(tmp_path: Path, run_cli: Callable[..., Any]) -> None:
    path = tmp_path / "list.csv"
    path.write_text("name,joined\nAcme,2019\nBeta,2020\n", encoding="utf-8")
    ran = run_cli("import", path, "-o", tmp_path / "out")
    assert ran.code == 3 and "--joined NAME" in ran.err
    assert not (tmp_path / "out").exists() and "Another reading" not in ran.err
    ran = run_cli("import", path, "-o", tmp_path / "out", "--joined", "Pact")
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
        ("acme", "blue-pact", "2019/.."),
        ("beta", "blue-pact", "2019/.."),
        ("gamma", "blue-pact", "2020/.."),
        ("acme", "green-pact", "2019/.."),
        ("beta", "green-pact", "2019/.."),
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


def test_who_imports_over_rows_of_their_own_is_told_which_and_what_replaces_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "t.csv", tmp_path / "out"
    path.write_text("member,coalition\nAcme,Pact\nBeta,Pact\n", encoding="utf-8")
    import_file(path, out)
    assert main(["add", str(out), "Newcomer", "Pact", "--source", "t-csv"]) == 0
    told = r"holds memberships\.csv changed since .*; 1 row of memberships\.csv \(line 4\) would"
    with pytest.raises(DataError, match=told) as refused:
        import_file(path, out)
    assert "replace=True" in str(refused.value)
    capsys.readouterr()
    assert main(["import", str(path), "-o", str(out)]) != 0
    said = capsys.readouterr().err
    assert "would be lost" in said
    assert "with --replace." in said
    assert main(["import", str(path), "-o", str(out), "--replace"]) == 0
    assert "Newcomer" not in (out / "memberships.csv").read_text(encoding="utf-8")


def test_between_columns_of_years_that_are_far_apart_only_bounds_are_known(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("member,1990,1995,2000,2001\nA,,x,,\nB,x,x,x,\nC,,,,x\n", encoding="utf-8")
    found = import_file(path, joined="Pact")
    assert [row["during"] for row in found.tables["memberships"]] == [
        "[1991..1995]/[1995..1999]",
        "[..1990]/2000",
        "2001/..",
    ]


def test_the_coalition_that_is_asked_for_is_the_one_or_refused(tmp_path: Path) -> None:
    path, mapping = tmp_path / "t.csv", tmp_path / "map.toml"
    path.write_text("Who,What\nAcme,Pact\n", encoding="utf-8")
    mapping.write_text('[[membership]]\nmember = "Who"\n', encoding="utf-8")
    found = import_file(path, map=mapping, joined="League")
    assert [row["coalition"] for row in found.tables["memberships"]] == ["league"]
    mapping.write_text('[[membership]]\nmember = "Who"\ncoalition = "What"\n', encoding="utf-8")
    with pytest.raises(DataError, match="reads the coalition from the column 'What'"):
        import_file(path, map=mapping, joined="League")


def test_what_nothing_would_look_at_is_refused(tmp_path: Path) -> None:
    table, graph, mapping = tmp_path / "t.csv", tmp_path / "g.ttl", tmp_path / "map.toml"
    table.write_text("member,coalition\nAcme,Pact\n", encoding="utf-8")
    build_file(table, graph)
    assert len(import_file(graph).tables["memberships"]) == 1
    with pytest.raises(DataError, match=r"g\.ttl: no single table, so that 'League' is not"):
        import_file(graph, joined="League")
    answer = tmp_path / "wikidata.json"
    cells = {"member": "Q2283", "body": "Q458"}
    entity = "http://www.wikidata.org/entity/"
    row = {name: {"type": "uri", "value": entity + item} for name, item in cells.items()}
    said = {"head": {"vars": [*cells]}, "results": {"bindings": [row]}}
    answer.write_text(json.dumps(said), encoding="utf-8")
    assert len(import_file(answer).tables["memberships"]) == 1
    with pytest.raises(DataError, match=r"wikidata\.json: no single table"):
        import_file(answer, joined="League")
    edges = tmp_path / "edges.csv"
    edges.write_text("source,target,since\nAcme,Sea,2019\nBeta,Air,2020\n", encoding="utf-8")
    assert len(import_file(edges).tables["memberships"]) == 2
    with pytest.raises(DataError, match=r"edges\.csv: no single table"):
        import_file(edges, joined="League")
    mapping.write_text('[[membership]]\nmember = "member"\ncoalition = "coalition"\n')
    with pytest.raises(DataError, match=r"g\.ttl: says itself .* Leave map= out"):
        import_file(graph, map=mapping)
    with pytest.raises(gk.InvalidChoice, match=r"decisions=.* Use match='bundled'"):
        import_file(table, decisions=mapping)


def test_a_decision_for_what_is_not_known_is_refused(tmp_path: Path) -> None:
    table, decided = tmp_path / "t.csv", tmp_path / "decisions.csv"
    table.write_text("member,coalition\nTwiter,Pact\n", encoding="utf-8")
    decided.write_text("name,context,actor,judgement\nTwiter,,no-such-actor,positive\n")
    with pytest.raises(DataError, match=r"decisions\.csv.*'no-such-actor', for 'Twiter', is no id"):
        import_file(table, match="bundled", decisions=decided)


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


def test_tables_of_another_file_are_not_replaced_unless_told(tmp_path: Path) -> None:
    first, second, folder = tmp_path / "first.csv", tmp_path / "second.csv", tmp_path / "folder"
    first.write_text("member,coalition,since\nAcme,Green,2019\n")
    second.write_text("member,coalition,since\nBeta,Blue,2020\n")
    gk.import_file(first, folder)
    before = (folder / "memberships.csv").read_bytes()
    with pytest.raises(DataError, match=r"of another file, first\.csv"):
        gk.import_file(second, folder)
    assert (folder / "memberships.csv").read_bytes() == before
    gk.import_file(first, folder)
    other = tmp_path / "other.csv"
    other.write_text("nothing,here\n1,2\n")  # what is wrong with it can be told afterwards
    with pytest.raises(DataError, match=r"of another file, first\.csv"):
        gk.import_file(other, folder)
    gk.import_file(second, folder, replace=True)
    assert b"beta" in (folder / "memberships.csv").read_bytes()


@pytest.mark.parametrize("word", ["declined to join", "pending", "refused"])
def test_who_joined_nothing_in_the_stead_of_a_day_is_left_out(word: str, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(f"member,coalition,since\nAcme,Green,2019\nTheta,Green,{word}\n")
    found = gk.import_file(table)
    assert [row["actor"] for row in found.tables["memberships"]] == ["acme"]
    assert [problem.line for problem in found.dropped] == [3]
    assert len(gk.load(table).members("Green", at_least="possible")) == 1


def test_rows_of_memberships_are_counted_as_such(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Member,Pact,Since,Listed on\nAcme,Green,2015,2020-06-01\n", encoding="utf-8")
    assert import_file(path).counted.endswith("1 coalition, 2 rows of memberships")
