"""The cache of parsed graphs gives what the files say, whatever happens to either."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.errors import DataError
from graphkit.opening import panel_of
from graphkit.opening.cache_folder import cache_folder
from graphkit.opening.open_store import open_store
from graphkit.stores.checksums import PANEL, add_checksums, is_damaged, is_sound

pytestmark = pytest.mark.slow

RELATIVE = "<thing> <http://e/p> 1 ."


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "graphkit"


def subjects(path: Path) -> set[str]:
    rows = gk.load(path, cache=True).query("SELECT ?s { ?s <http://e/p> 1 }").column("s")
    return {str(row) for row in rows}


def test_folders_with_the_same_bytes_do_not_share_relative_names(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graphkit.opening.fingerprint.SETTLED", 0.0)
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    (tmp_path / "one" / "facts.ttl").write_text(RELATIVE, encoding="utf-8")
    shutil.copy2(tmp_path / "one" / "facts.ttl", tmp_path / "two")
    os.link(tmp_path / "one" / "facts.ttl", tmp_path / "two" / "more.ttl")
    for _ in range(2):  # parsed, and then known
        for path in ("one/facts.ttl", "two/facts.ttl", "two/more.ttl", "two"):
            folder = tmp_path / path if path == "two" else (tmp_path / path).parent
            assert subjects(tmp_path / path) == {f"{folder.as_uri()}/thing"}, path


def test_a_graph_without_what_follows_does_not_come_from_the_cache(
    folder_of: Callable[..., Path], cache: Path
) -> None:
    folder = folder_of()
    whole = open_store(folder, cache=True)
    assert open_store(folder, cache=True, derive=False).folder is None
    assert open_store(folder, cache=True).folder == whole.folder is not None


@pytest.mark.slow
def test_a_file_that_is_edited_while_it_loads_is_never_remembered_wrongly(
    cache: Path, tmp_path: Path
) -> None:
    path, over = tmp_path / "facts.nt", threading.Event()
    line = '<http://e/{}> <http://e/p> "{}" .\n'
    texts = ["".join(line.format(n, value) for n in range(1_000)) for value in (1, 2)]

    def edit() -> None:
        while not over.is_set():
            for text in texts:
                (tmp_path / "next").write_text(text, encoding="utf-8")
                (tmp_path / "next").rename(path)

    path.write_text(texts[0], encoding="utf-8")
    editor = threading.Thread(target=edit)
    editor.start()
    try:
        for _ in range(15):
            gk.load(path, cache=True)
    finally:
        over.set()
        editor.join()
    for value, text in enumerate(texts, start=1):
        path.write_text(text, encoding="utf-8")
        for _ in range(2):
            found = gk.load(path, cache=True).query("SELECT DISTINCT ?v { ?s <http://e/p> ?v }")
            assert found.column("v") == (str(value),)


FILES = (r".*\.sst", r"CURRENT", r"MANIFEST-.*", r"OPTIONS-.*", r".*\.log")


def flip(place: Path, kind: str, chance: random.Random) -> None:
    """Turn over a bit in each file of a kind."""
    for file in sorted((place / "oxigraph").iterdir()):
        if re.fullmatch(kind, file.name) and file.stat().st_size:
            data = bytearray(file.read_bytes())
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            file.write_bytes(data)


@pytest.mark.parametrize("kind", FILES)
def test_a_flipped_bit_is_noticed_and_the_graph_is_made_again(
    folder_of: Callable[..., Path], cache: Path, kind: str
) -> None:
    folder = folder_of()
    expected = gk.load(folder, cache=True).members("pact")
    (place,) = cache.iterdir()
    assert is_sound(place)
    for seed in range(3):
        flip(place, kind, random.Random(seed))
        assert not is_sound(place)
        assert gk.load(folder, cache=True).members("pact") == expected
        assert [*cache.iterdir()] == [place] and is_sound(place)


@pytest.mark.slow
def test_the_command_line_mends_what_is_damaged_without_a_word(
    folder_of: Callable[..., Path], run_cli: Callable[..., Any], cache: Path
) -> None:
    folder = folder_of()
    asked = ["members", "pact", "--data", folder, "--format", "csv"]
    sparql = ["query", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "--data", folder]
    expected = run_cli(*asked), run_cli(*sparql)
    (place,) = cache.iterdir()
    for seed in range(4):
        for kind in (r".*\.sst", r"CURRENT"):
            for _ in range(4):
                flip(place, kind, random.Random(seed))
            assert (run_cli(*asked), run_cli(*sparql)) == expected


def test_opening_leaves_a_store_as_it_is(folder_of: Callable[..., Path], cache: Path) -> None:
    folder = folder_of()
    for _ in range(3):
        gk.load(folder, cache=True).members("pact")
    (place,) = cache.iterdir()
    assert is_sound(place)


def test_the_panel_is_kept_when_it_was_asked_for_and_taken_anew_when_it_is_damaged(
    folder_of: Callable[..., Path], cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = folder_of()
    members = gk.load(folder, cache=True).panel.members
    (place,) = cache.iterdir()
    assert is_sound(place) and not is_damaged(place, PANEL)
    with monkeypatch.context() as patched:
        patched.setattr(panel_of, "extract", None)
        assert gk.load(folder, cache=True).panel.members == members
    (place / PANEL / "memberships.parquet").write_bytes(b"damaged")
    assert gk.load(folder, cache=True).panel.members == members
    assert is_sound(place) and not is_damaged(place, PANEL)
    assert [*cache.iterdir()] == [place]


def test_a_panel_that_another_version_kept_is_refused_and_made_anew(
    folder_of: Callable[..., Path], cache: Path
) -> None:
    folder = folder_of()
    actors = gk.load(folder, cache=True).panel.actors
    (place,) = cache.iterdir()
    about = place / PANEL / "about.json"
    old = {k: v for k, v in json.loads(about.read_bytes()).items() if k != "layout"}
    about.write_text(json.dumps(old), encoding="utf-8")
    add_checksums(place, PANEL)
    with pytest.raises(DataError, match=r"another version .* Write it again"):
        gk.panel.Panel.from_parquet(place / PANEL)
    assert gk.load(folder, cache=True).panel.actors == actors
    assert "layout" in json.loads(about.read_bytes()) and not is_damaged(place, PANEL)


def test_a_relative_folder_for_caches_counts_as_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", "caches")
    assert cache_folder() == tmp_path / "home" / ".cache" / "graphkit"
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/caches")
    assert cache_folder() == Path("/var/caches/graphkit")


def test_what_a_killed_process_left_behind_is_swept(
    folder_of: Callable[..., Path], cache: Path
) -> None:
    left = cache / ".new-killed"
    left.mkdir(parents=True)
    (left / "in-use").touch()
    gk.load(folder_of(), cache=True)
    assert not left.exists() and len(list(cache.iterdir())) == 1
