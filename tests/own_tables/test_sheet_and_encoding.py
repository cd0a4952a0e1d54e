"""An encoding or a sheet of what has no use for it is refused, and a name of nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.errors import DataError, InvalidChoice
from graphkit.importing.import_file import import_file

from .written import write_workbook

_ROWS = [["member", "pledge"], ["Acme", "Red Pact"], ["Beta", "Red Pact"]]
_SAID = {
    "sheet": "{typed} has no effect here: only workbooks, such as .xlsx, have sheets. "
    "Leave {} out.",
    "encoding": "{typed} has no effect here: only tables of text, such as CSV, may be in any. "
    "Leave {} out.",
}
_TURTLE = """\
@prefix org: <http://www.w3.org/ns/org#> .
<http://example.org/m> a org:Membership ; org:member <http://example.org/acme> ;
  org:organization <http://example.org/pact> .
"""
_GRAPHML = """\
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="s" for="node" attr.name="side" attr.type="string"/>
<graph edgedefault="undirected">
<node id="acme"><data key="s">actor</data></node>
<node id="pact"><data key="s">coalition</data></node>
<edge source="acme" target="pact"/></graph></graphml>
"""
_POPOLO = """\
{"persons": [{"id": "p", "name": "Ada"}], "organizations": [{"id": "o", "name": "Red"}],
 "memberships": [{"person_id": "p", "organization_id": "o"}]}
"""


def test_sheets_of_members_and_of_former_ones_are_read_together_as_advised(tmp_path: Path) -> None:
    now = [["Member", "Pact", "Joined"], ["Acme", "Red", "2019"]]
    past = [["Member", "Pact", "Joined"], ["Beta", "Red", "2015"]]
    book = tmp_path / "two.xlsx"
    write_workbook(book, **{"Current members": now, "Former members": past})
    for door in (gk.load, import_file):
        with pytest.raises(DataError, match="put their rows into one, with the end of those"):
            door(book)
    words = "'Former members' is of those who left, and no end is stated"
    with pytest.warns(UserWarning, match=words):
        gk.load(book, sheet="Former members")
    assert any(words in one.message for one in import_file(book, sheet="Former members").doubts)
    hidden = "only the sheet 'Current members' is read; 'Former members' is not."
    for doubts in (
        import_file(book, sheet="Current members").doubts,
        gk.load(book, sheet="Current members").doubts,
    ):
        assert [one.message for one in doubts] == [hidden]
    rows = [[*now[0], "until"], ["Acme", "Red", "2019", ""], ["Beta", "Red", "2015", "by 2018"]]
    write_workbook(tmp_path / "one.xlsx", Members=rows)
    kg = gk.load(tmp_path / "one.xlsx")
    assert kg.doubts == ()
    assert kg.members("Red", on="2021-01-01").column("label") == ("Acme",)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """One file of each form, and a folder of tables."""
    text = "\n".join(",".join(row) for row in _ROWS)
    (tmp_path / "table.csv").write_text(text, encoding="utf-8")
    (tmp_path / "lines.jsonl").write_text('{"member": "Acme", "pledge": "Red"}\n', encoding="utf-8")
    (tmp_path / "graph.ttl").write_text(_TURTLE, encoding="utf-8")
    (tmp_path / "network.graphml").write_text(_GRAPHML, encoding="utf-8")
    (tmp_path / "popolo.json").write_text(_POPOLO, encoding="utf-8")
    write_workbook(tmp_path / "book.xlsx", Members=_ROWS)
    (tmp_path / "folder").mkdir()
    rows = "member,coalition\nSociété A,Red Pact\n"
    (tmp_path / "folder" / "memberships.csv").write_text(rows, encoding="cp1252")
    return tmp_path


def refusal(option: str, value: str, *, typed: bool) -> str:
    said = f"--{option} {value}" if typed else f"{option}={value!r}"
    return _SAID[option].format(f"--{option}" if typed else f"{option}=", typed=said)


@pytest.mark.parametrize(
    ("name", "option"),
    [
        *[("table.csv", "sheet"), ("lines.jsonl", "sheet"), ("folder", "sheet")],
        *[("graph.ttl", "sheet"), ("graph.ttl", "encoding"), ("book.xlsx", "encoding")],
    ],
)
def test_what_has_no_effect_on_what_is_opened_is_refused(
    files: Path, name: str, option: str, run_cli: Callable[..., Any]
) -> None:
    path, value = files / name, "cp1252"
    expected = f"{name}: {refusal(option, value, typed=False)}"
    said: dict[str, Any] = {option: value}
    for call in (gk.load, gk.check, gk.view, gk.load().add if name != "graph.ttl" else gk.load):
        with pytest.raises(DataError) as caught:
            call(path, **said)
        assert str(caught.value) == expected
    with pytest.raises(DataError, match="has no effect here"):
        gk.diff(path, path, **said)
    typed = f"{name}: {refusal(option, value, typed=True)}"
    for command in (("members", "Red Pact", "--data"), ("check",), ("view",)):
        ran = run_cli(*command, path, f"--{option}", value)
        assert ran.code == 3 and typed in ran.err


@pytest.mark.parametrize(
    ("name", "option"),
    [
        *[("table.csv", "sheet"), ("lines.jsonl", "sheet"), ("book.xlsx", "encoding")],
        *[(name, o) for name in ("graph.ttl", "network.graphml", "popolo.json") for o in _SAID],
    ],
)
def test_what_has_no_effect_on_what_is_imported_is_refused(
    files: Path, name: str, option: str, run_cli: Callable[..., Any]
) -> None:
    path, value = files / name, "cp1252"
    said: dict[str, Any] = {option: value}
    with pytest.raises(DataError) as caught:
        gk.import_file(path, files / "out", **said)
    assert str(caught.value) == f"{name}: {refusal(option, value, typed=False)}"
    ran = run_cli("import", path, "-o", files / "out", f"--{option}", value)
    assert ran.code == 3 and not ran.out
    assert f"{name}: {refusal(option, value, typed=True)}" in ran.err
    assert not (files / "out").exists()
    assert gk.import_file(path).tables["memberships"]


@pytest.mark.parametrize(
    "name",
    ["table.csv", "lines.jsonl", "book.xlsx", "graph.ttl", "network.graphml", "popolo.json"],
)
@pytest.mark.parametrize("encoding", ["nonsense", "hex"])
def test_an_encoding_that_is_none_is_always_refused(
    files: Path, name: str, encoding: str, run_cli: Callable[..., Any]
) -> None:
    told = f"there is no encoding {encoding!r}. Write one that Python knows"
    with pytest.raises(DataError) as caught:
        gk.import_file(files / name, encoding=encoding)
    assert told in str(caught.value)
    if name.endswith((".csv", ".jsonl", ".xlsx", ".ttl")):
        with pytest.raises(DataError) as caught:
            gk.load(files / name, encoding=encoding)
        assert told in str(caught.value)
    ran = run_cli("import", files / name, "-o", files / "out", "--encoding", encoding)
    assert ran.code == 3 and told in ran.err


def test_the_bundled_facts_and_open_graphs_have_neither(run_cli: Callable[..., Any]) -> None:
    for option in _SAID:
        with pytest.raises(DataError, match=r"the bundled facts: .* has no effect here"):
            gk.load(**{option: "cp1252"})  # type: ignore[arg-type]
        ran = run_cli("members", "gifct", f"--{option}", "cp1252")
        assert ran.code == 3 and refusal(option, "cp1252", typed=True) in ran.err
        kg = gk.load()
        with pytest.raises(DataError, match="has no effect here"):
            gk.view(kg, **{option: "cp1252"})  # type: ignore[arg-type]
        with pytest.raises(DataError, match="has no effect here"):
            gk.diff(kg, kg, **{option: "cp1252"})  # type: ignore[arg-type]


def test_what_has_an_effect_is_taken(files: Path) -> None:
    assert len(gk.load(files / "book.xlsx", sheet="Members").list("actors")) == 2
    assert gk.load(files / "folder", encoding="cp1252").list("actors").column("label") == (
        "Société A",
    )
    assert gk.load(files / "lines.jsonl", encoding="cp1252").list("actors").rows
    # Of two editions, each takes what it has a use for.
    assert not len(gk.diff(files / "book.xlsx", files / "table.csv", sheet="Members"))


def test_encoding_and_sheet_of_columns_are_theirs_alone(
    files: Path, run_cli: Callable[..., Any]
) -> None:
    write_workbook(files / "columns.xlsx", Other=[["a"], [1]], Sizes=[["id", "size"], ["acme", 3]])
    kg, columns = gk.load(files / "table.csv"), files / "columns.xlsx"
    for facts in (kg, files / "table.csv"):
        page = gk.view(facts, columns=columns, sheet="Sizes")
        assert [one.name for one in page.scene.columns] == ["size"]
    page_file = files / "page.html"
    asked = ("--columns", columns, "--sheet", "Sizes", "-o", page_file)
    assert run_cli("view", files / "table.csv", *asked).code == 0


@pytest.mark.parametrize("option", ["match", "map", "decisions"])
def test_a_name_of_no_sign_is_no_folder(
    files: Path, option: str, run_cli: Callable[..., Any]
) -> None:
    more = {"match": "bundled"} if option == "decisions" else {}
    with pytest.raises(InvalidChoice, match=f"{option}='' is not possible: it names nothing"):
        gk.import_file(files / "table.csv", **{option: "", **more})  # type: ignore[arg-type]
    said = [part for name, value in more.items() for part in (f"--{name}", value)]
    ran = run_cli("import", files / "table.csv", "-o", files / "out", f"--{option}", "", *said)
    assert ran.code == 2 and f"--{option} '' is not possible: it names nothing. Use" in ran.err
    assert not (files / "out").exists()


def test_a_new_folder_of_examples_reads_no_file(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    for option in _SAID:
        ran = run_cli("new", tmp_path / "new", f"--{option}", "cp1252")
        assert ran.code == 3 and refusal(option, "cp1252", typed=True) in ran.err
    assert not (tmp_path / "new").exists()


def test_nothing_is_no_path() -> None:
    for call in (gk.load, gk.check, gk.view, gk.import_file):
        with pytest.raises(InvalidChoice, match="path='' is not possible"):
            call("")


def test_two_sheets_of_one_workbook_are_compared(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    rows = [["member", "coalition"], ["Acme", "Red Pact"]]
    editions = {"2023": rows, "2024": [*rows, ["Beta", "Red Pact"]]}
    book = write_workbook(tmp_path / "book.xlsx", **editions)
    asked = f"{book}#2023", f"{book}#2024"
    assert gk.diff(*asked).column("words") == ("Beta joined Red Pact.",)
    ran = run_cli("diff", *asked, "--format", "csv")
    assert ran.code == 0 and "Beta joined" in ran.out
    ran = run_cli("diff", book, book)
    assert ran.code == 3 and "graphkit diff 'book.xlsx#2023' 'book.xlsx#2024'" in ran.err
    assert "no sheet" in run_cli("diff", f"{book}#2022", asked[1]).err
