"""Files that are made to end, to hang or to swell the process that reads them give an error."""

from __future__ import annotations

import json
import os
import zipfile
from importlib import import_module
from pathlib import Path

import pyoxigraph
import pytest

import graphkit as gk
from graphkit.errors import DataError
from graphkit.files.read_apart import _environment, read_apart
from graphkit.stores import room_in_memory
from graphkit.stores.file_limits import ATTRIBUTES, DEPTH
from graphkit.stores.rdf_files import load_file

SPACES = "http://schemas.openxmlformats.org"
TRIPLE = "<http://e/a> <http://e/p> "


def refused(path: Path) -> str:
    with pytest.raises(DataError) as caught:
        load_file(pyoxigraph.Store(), path)
    return str(caught.value)


def count(path: Path) -> int:
    store = pyoxigraph.Store()
    load_file(store, path)
    return len(store)


def test_the_process_of_its_own_finds_this_very_package() -> None:
    first = _environment()["PYTHONPATH"].split(os.pathsep)[0]
    assert Path(first, "graphkit", "__init__.py").samefile(gk.__file__)


def workbook(path: Path, cells: dict[str, str]) -> Path:
    """Write a workbook with texts in some cells, as small as one can be."""
    kinds = f"{SPACES}/officeDocument/2006/relationships"
    rows = "".join(
        f'<row><c r="{place}" t="inlineStr"><is><t>{text}</t></is></c></row>'
        for place, text in cells.items()
    )
    links = (
        '<Relationships xmlns="{0}/package/2006/relationships">'
        '<Relationship Id="rId1" Type="{1}/{2}" Target="{3}"/></Relationships>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(
            "_rels/.rels", links.format(SPACES, kinds, "officeDocument", "xl/workbook.xml")
        )
        packed.writestr(
            "xl/_rels/workbook.xml.rels",
            links.format(SPACES, kinds, "worksheet", "worksheets/sheet1.xml"),
        )
        packed.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{SPACES}/spreadsheetml/2006/main" xmlns:r="{kinds}">'
            '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
        )
        packed.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{SPACES}/spreadsheetml/2006/main">'
            f"<sheetData>{rows}</sheetData></worksheet>",
        )
    return path


def test_a_cell_in_the_last_row_and_column_of_a_workbook_ends_nothing(tmp_path: Path) -> None:
    pytest.importorskip("python_calamine")
    pair = {"A1": "member", "B1": "coalition", "A2": "Acme", "B2": "Pact"}
    honest = workbook(tmp_path / "honest.xlsx", pair)
    assert len(gk.load(honest).memberships("Acme")) == 1
    far = workbook(tmp_path / "far.xlsx", {**pair, "XFD1048576": "x"})
    with pytest.raises(DataError, match=r"far\.xlsx: reading it takes more than"):
        gk.load(far)


def test_terms_of_a_context_that_refer_to_each_other_end_nothing(tmp_path: Path) -> None:
    def chain(length: int) -> dict[str, object]:
        terms = {f"t{n}": f"t{n + 1}" for n in range(length)}
        return {"@context": {**terms, f"t{length}": "http://e/p"}, "@id": "http://e/a", "t0": 1}

    path = tmp_path / "chain.jsonld"
    for length in (100, 500):  # at once, and in a process of its own
        path.write_text(json.dumps(chain(length)))
        assert count(path) == 1
    path.write_text(json.dumps(chain(20_000)))
    assert "or ends the program that reads it" in refused(path)


@pytest.mark.parametrize("ending", [".ttl", ".trig", ".n3"])
def test_brackets_of_turtle_are_deep_or_many_but_not_both(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"deep{ending}"
    inside = DEPTH["brackets"] - 1
    path.write_text(f"{TRIPLE}{'(' * inside}{')' * inside} .")
    assert count(path)
    path.write_text(f"{TRIPLE}{'[ <http://e/p> ' * 5_000}1{']' * 5_000} .")
    assert "more than 1,000 brackets are inside each other" in refused(path)
    texts = "'''((''', \"[[\", '{{', \"\\\"((\" # ((\n"
    path.write_text(f"{TRIPLE}{texts} . <http://e/(((> <http://e/p> () .\n" * 2_000)
    assert count(path) == 5


def test_brackets_that_close_in_texts_do_not_hide_what_is_deep(tmp_path: Path) -> None:
    path = tmp_path / "hidden.ttl"
    opened, closed = '( ")" ' * 2_000, ")" * 2_000
    path.write_text(f"{TRIPLE}{opened}{closed} .")
    assert "are inside each other" in refused(path)


def test_an_element_with_very_many_attributes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wide.rdf"
    spaces = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/"'
    said = " ".join(f'e:a{n}="v"' for n in range(ATTRIBUTES + 1))
    path.write_text(f"<rdf:RDF {spaces}>\n<rdf:Description {said}/></rdf:RDF>")
    assert "wide.rdf:2: an element has more than 1,000 attributes" in refused(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
@pytest.mark.parametrize("ending", [".csv", ".jsonl", ".xlsx", ".parquet"])
def test_tables_that_are_pipes_or_devices_are_refused(ending: str, tmp_path: Path) -> None:
    pipe, device = tmp_path / f"pipe{ending}", tmp_path / f"zero{ending}"
    os.mkfifo(pipe)
    device.symlink_to("/dev/zero")
    for path in (pipe, device):
        with pytest.raises(DataError, match="no plain file"):
            gk.load(path)


def test_what_surely_does_not_fit_into_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "some.nt"
    path.write_text(f"{TRIPLE}<http://e/b> .\n" * 100)
    monkeypatch.setattr(room_in_memory, "available", lambda: 5_000)
    assert "graphkit build FILE --store FOLDER" in refused(path)
    monkeypatch.setattr(room_in_memory, "available", lambda: None)
    assert count(path) == 1


def test_values_and_errors_of_a_process_of_its_own_come_back(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    path = tmp_path / "broken.parquet"
    path.write_text("PAR1")
    with pytest.raises(DataError, match=r"broken\.parquet: this is no Parquet"):
        gk.load(path)
    from pyarrow import parquet, table

    from graphkit.tabular.reading.parquet_lines import _pieces

    parquet.write_table(table({"member": ["Acme", None]}), path)
    assert list(read_apart(_pieces, path)) == [[(0, ["member"])], [(1, ["Acme"]), (2, [""])]]
    whole = path.read_bytes()
    harmed = {whole[: len(whole) // 2]: "no Parquet", whole[:4] + b"x" * 40 + whole[44:]: "damaged"}
    for data, said in harmed.items():
        path.write_bytes(data)
        with pytest.raises(DataError, match=said) as refused:
            gk.load(path)
        assert str(refused.value).endswith(". Write it again.") and ".." not in str(refused.value)


READERS = """
import os

class Unpackable(Exception):
    def __init__(self, one, two):
        super().__init__(one)

def leaves(path):
    yield [1]
    raise SystemExit(0)

def interrupted(path):
    yield [1]
    raise KeyboardInterrupt

def unpackable(path):
    yield [1]
    raise Unpackable(1, 2)

def cut(path):
    yield [1]
    os.write(1, (999).to_bytes(8, "big") + b"cut")
    os._exit(3)
"""


@pytest.mark.parametrize("name", ["leaves", "interrupted", "unpackable", "cut"])
def test_a_reader_that_ends_without_an_error_of_its_own_names_the_file(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "readers_that_end.py").write_text(READERS)
    monkeypatch.syspath_prepend(tmp_path)
    reader = getattr(import_module("readers_that_end"), name)
    path = tmp_path / "some.table"
    path.write_text("")
    with pytest.raises(DataError, match=r"some\.table: reading it .* ends the program"):
        read_apart(reader, path)
