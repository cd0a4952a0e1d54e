"""A large graph on disk keeps its panel beside its triples, and both are always of one build."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

import graphkit as gk
from graphkit.errors import DataError
from graphkit.opening import panel_of as keeping
from graphkit.opening.build_store import build_store
from graphkit.panel import Panel, extract
from graphkit.panel.days import CODES, COLUMNS

pytestmark = pytest.mark.slow

FACTS = """
@prefix cg: <https://w3id.org/coalition-graph/ontology#> .
@prefix id: <https://w3id.org/coalition-graph/id/> .
@prefix org: <http://www.w3.org/ns/org#> .
id:m{n} a cg:Membership ; org:member id:a{n} ; org:organization id:c .
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, extract: Path) -> Path:
    folder = tmp_path_factory.mktemp("kept") / "store"
    assert build_store(extract, folder)
    return folder


def content(panel: Panel) -> dict[str, Any]:
    plain = {name: getattr(panel, name) for name in (*CODES.values(), "actors", "coalition_info")}
    plain |= {name: getattr(panel, name) for name in ("links", "broader", "version")}
    return plain | {name: getattr(panel, name).tolist() for name in COLUMNS}


def test_the_panel_that_was_kept_is_the_panel_of_the_graph(
    place: Path, part: gk.KnowledgeGraph
) -> None:
    kept = gk.load(place)
    fresh = part.panel
    assert content(kept.panel) == content(fresh)
    assert kept.panel.version == kept.version
    assert [getattr(kept.panel, name).dtype for name in COLUMNS] == [
        getattr(fresh, name).dtype for name in COLUMNS
    ]


def test_a_store_that_is_opened_asks_no_query_for_its_panel(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kg = gk.load(place)
    monkeypatch.setattr(keeping, "extract", None)
    assert len(kg.panel.at("2022-06-23")) > 20


def test_other_programs_read_the_files(place: Path) -> None:
    actors = pq.read_table(place / "panel" / "actors.parquet").to_pylist()
    zoom = next(actor for actor in actors if actor["id"] == "zoom")
    assert zoom["kind"] == "company"
    memberships = pq.read_table(place / "panel" / "memberships.parquet")
    assert "zoom" in memberships["member"].to_pylist()


def test_a_panel_that_is_damaged_is_made_again_from_the_triples(
    tmp_path: Path, place: Path, part: gk.KnowledgeGraph
) -> None:
    shutil.copytree(place, tmp_path / "store")
    whole = (tmp_path / "store" / "panel" / "memberships.parquet").read_bytes()
    expected = content(part.panel)
    for data in (b"", whole[: len(whole) // 2], b"PAR1" * 100):
        (tmp_path / "store" / "panel" / "memberships.parquet").write_bytes(data)
        assert content(gk.load(tmp_path / "store").panel) == expected
    (tmp_path / "store" / "panel" / "about.json").unlink()
    assert content(gk.load(tmp_path / "store").panel) == expected


def test_building_anew_replaces_triples_and_panel_together(tmp_path: Path) -> None:
    for n in (1, 2):
        (tmp_path / f"{n}.ttl").write_text(FACTS.format(n=n))
        build_store(tmp_path / f"{n}.ttl", tmp_path / "store")
        kg = gk.load(tmp_path / "store")
        assert kg.panel.membership == extract(kg.store).membership == (f"m{n}",)


def test_without_pyarrow_the_store_is_built_and_the_command_says_what_is_missing(
    tmp_path: Path, folder_of: Callable[..., Path]
) -> None:
    facts = folder_of()
    (tmp_path / "pyarrow.py").write_text("raise ImportError('not here')")
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    code = (
        "import sys, importlib.util as u\n"
        "find = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name == 'pyarrow' else find(name, *rest)\n"
        "from graphkit.cli import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "build", str(facts), "--store", str(hidden / "store")],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "pip install 'coalition-graphkit[parquet]'" in done.stderr
    assert not (hidden / "store" / "panel").exists()
    assert len(gk.load(hidden / "store").panel) == len(gk.load(facts).panel) == 2


def test_a_store_is_small_on_disk(place: Path) -> None:
    """What the engine logs while it is filled is not kept."""
    size = sum(path.stat().st_size for path in place.rglob("*") if path.is_file())
    triples = len(gk.load(place).store)
    assert size < 400 * triples


def test_a_damaged_store_is_told_before_anything_is_asked_of_it(
    tmp_path: Path, place: Path, run_cli: Callable[..., Any]
) -> None:
    """The engine may read a damaged block again and again, until all memory is taken."""
    shutil.copytree(place, tmp_path / "store")
    assert len(gk.load(tmp_path / "store").store) == len(gk.load(place).store)
    files = (tmp_path / "store" / "oxigraph").glob("*.sst")
    largest = max(files, key=lambda file: file.stat().st_size)
    data = bytearray(largest.read_bytes())
    for at in range(10_000, len(data) // 2, 20_000):
        data[at] ^= 0xFF
    largest.write_bytes(data)
    for asked in (gk.check, gk.load):
        with pytest.raises(DataError, match=r"not as they were when it was made. Build the"):
            asked(tmp_path / "store")
    told = run_cli("query", "SELECT ?s { ?s ?p ?o }", "--data", tmp_path / "store")
    assert told.code == 3
    assert "not as they were when it was made" in told.err
