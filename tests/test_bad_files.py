"""Files and folders that are none of ours are named with what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit
from graphkit.authoring import examine
from graphkit.errors import DataError, NotFound

pytestmark = pytest.mark.slow


def test_nothing_there(tmp_path: Path, run_cli: Callable[..., Any]) -> None:
    ran = run_cli("overview", "--data", tmp_path / "nowhere")
    assert (ran.code, ran.out) == (2, "")
    assert "nowhere" in ran.err and "Check the path" in ran.err
    with pytest.raises(NotFound, match="folder of CSV tables, or RDF"):
        graphkit.load(tmp_path)
    with pytest.raises(NotFound):
        graphkit.check(tmp_path / "nowhere")


def test_a_file_where_a_folder_of_tables_is_expected(
    folder_of: Callable[..., Path], run_cli: Callable[..., Any]
) -> None:
    folder = folder_of()
    ran = run_cli("build", folder / "actors.csv", "-o", folder / "x.ttl")
    assert ran.code in (2, 3)
    assert len(ran.err.splitlines()) <= 5 and "Traceback" not in ran.err
    assert not (folder / "x.ttl").exists()


def test_a_folder_where_a_table_is_expected(folder_of: Callable[..., Path]) -> None:
    folder = folder_of(actors=None)
    (folder / "actors.csv").mkdir()
    with pytest.raises(DataError, match=r"actors\.csv: cannot be read"):
        graphkit.load(folder)


@pytest.mark.parametrize("table", ["actors", "events"])
def test_a_link_to_nothing_is_not_silently_an_empty_table(
    folder_of: Callable[..., Path], table: str
) -> None:
    folder = folder_of(**{table: None})
    (folder / f"{table}.csv").symlink_to("nowhere")
    with pytest.raises(DataError, match=rf"{table}\.csv:"):
        graphkit.load(folder)


RDF_FAULTS: dict[str, tuple[str | bytes, str]] = {
    "cut.ttl": ("<http://e/a> <http://e/b> ", "cut.ttl:1"),
    "later.ttl": ("<http://e/a> <http://e/b> 1 .\n\n<http://e/a> oops .", "later.ttl:3"),
    "other.nt": ("@prefix e: <http://e/> .", "other.nt:1"),
    "broken.rdf": ("<rdf:RDF", "broken.rdf"),
    "broken.jsonld": ('{"@id": ', "broken.jsonld"),
    "remote.jsonld": ('{"@context": "http://127.0.0.1:1/c", "a": 1}', "remote.jsonld"),
    "remote.trig": ("<http://e/g> { <http://e/a> <http://e/b> 'x'@@ }", "remote.trig:1"),
    "wrong.ttl": (b"\xff\xfe<\x00h\x00", "wrong.ttl"),
}


@pytest.mark.parametrize("name", RDF_FAULTS)
def test_broken_rdf_names_file_and_line(
    tmp_path: Path, run_cli: Callable[..., Any], name: str
) -> None:
    content, place = RDF_FAULTS[name]
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    for where in (path, tmp_path):
        with pytest.raises(DataError) as caught:
            graphkit.load(where)
        assert str(caught.value).startswith(place)
    ran = run_cli("overview", "--data", path)
    assert (ran.code, ran.out) == (3, "")
    assert place in ran.err and "Traceback" not in ran.err
    ran = run_cli("check", path)
    assert ran.code == 3 and place in ran.out
    if "remote.jsonld" in name:
        assert "nothing is fetched from the network" in str(caught.value)


def test_an_unknown_kind_of_file_lists_those_that_are_read(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    (tmp_path / "facts.docx").write_bytes(b"PK")
    ran = run_cli("overview", "--data", tmp_path / "facts.docx")
    assert (ran.code, ran.out) == (2, "")
    assert "'.docx'" in ran.err and ".ttl" in ran.err


def test_truncated_tables_never_pass_for_whole_ones(folder_of: Callable[..., Path]) -> None:
    """A file cut anywhere inside its last row is refused, not read in part."""
    folder = folder_of()
    text = (folder / "memberships.csv").read_text(encoding="utf-8").rstrip("\n")
    start = text.rindex("\n") + 1
    for cut in range(start + 1, start + text[start:].rindex("gazette")):
        (folder / "memberships.csv").write_text(text[:cut], encoding="utf-8")
        problems = examine(folder).problems
        assert [(p.path, p.line) for p in problems][:1] == [("memberships.csv", 3)], text[start:cut]


def test_a_folder_of_tables_that_is_not_there_is_told_as_such(tmp_path: Path) -> None:
    (problem,) = examine(tmp_path / "nowhere").problems
    assert problem.message == "no file or folder is called so."
    assert problem.path == str(tmp_path / "nowhere")
