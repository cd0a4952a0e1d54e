"""The page as text: the same bytes, nothing loaded, small, and made from a pyvis network."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import graphkit as gk
from graphkit.errors import InvalidChoice, LimitExceeded, NotFound
from graphkit.views import bundle
from graphkit.views import nearest_to_focus as ego
from graphkit.views.view import View, view

STATIC = Path(bundle.__file__).parent / "static"


ELSEWHERE = """
import sys, graphkit as gk
kg = gk.load(sys.argv[1])
gk.view(kg, focus="zoom").html
page = gk.view(kg).html
print("pyvis" in sys.modules, "networkx" in sys.modules, file=sys.stderr)
sys.stdout.buffer.write(page.encode())
"""


@pytest.fixture(scope="module")
def elsewhere(extract: Path) -> subprocess.CompletedProcess[bytes]:
    """Another process that made pages; it wrote one of them, and what it had imported for that."""
    command = [sys.executable, "-c", ELSEWHERE, str(extract)]
    return subprocess.run(command, capture_output=True, check=True)


@pytest.mark.slow
def test_the_same_facts_give_the_same_bytes_in_another_process(
    part_view: View, elsewhere: subprocess.CompletedProcess[bytes]
) -> None:
    there, here = elsewhere.stdout, part_view.html.encode()
    assert hashlib.sha256(there).digest() == hashlib.sha256(here).digest()


def test_the_page_of_the_bundled_facts_is_below_two_and_a_half_megabytes(facts_view: View) -> None:
    assert len(facts_view.html.encode()) < 2_500_000


def test_the_page_names_the_hashes_of_its_only_script_and_style(part_view: View) -> None:
    page = part_view.html
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    for content in (bundle.script(), bundle.style()):
        assert bundle.digest(content) in policy[1].replace("&#39;", "'")
    assert policy[1].startswith("default-src &#39;none&#39;")
    assert "unsafe" not in policy[1]
    assert page.count("<script>") == 1


def test_nothing_in_the_page_is_loaded_from_elsewhere(part_view: View) -> None:
    markup = re.sub(r"<script.*?</script>|<style>.*?</style>", "", part_view.html, flags=re.DOTALL)
    assert not re.search(r'(src|href)="(?!#)', markup)
    assert "url(" not in bundle.style()
    assert "@import" not in bundle.style()


def test_the_drawing_comes_from_the_pyvis_network(part_view: View) -> None:
    from pyvis.network import Network

    network = part_view.pyvis
    assert isinstance(network, Network)
    assert network.num_nodes() == len(part_view.scene.nodes)
    assert {"id", "label", "x", "y", "shape", "color", "size", "group"} <= set(network.nodes[0])
    page = View(part_view.scene)
    page.pyvis.nodes[0]["color"] = "#00ff00"
    page.pyvis.nodes[0]["label"] = "Painted green"
    assert "#00ff00" in page.html
    assert "Painted green" in page.html


@pytest.mark.slow
def test_pyvis_and_networkx_are_not_imported_unless_somebody_asks_for_a_network(
    elsewhere: subprocess.CompletedProcess[bytes],
) -> None:
    assert elsewhere.stderr.split() == [b"False", b"False"]


def test_labels_are_names_never_addresses(facts_view: View) -> None:
    for node in facts_view.pyvis.nodes:
        assert "://" not in node["label"]
        assert node["label"].strip()


def test_it_is_saved_whole_or_not_at_all(part_view: View, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    part_view.save(path)
    assert path.read_text(encoding="utf-8").endswith("</html>\n")
    assert [file.name for file in tmp_path.iterdir()] == ["page.html"]
    with pytest.raises(NotFound):
        part_view.save(tmp_path / "nowhere" / "page.html")


def test_in_a_notebook_it_is_a_closed_frame(part_view: View) -> None:
    frame = part_view._repr_html_()
    assert frame.startswith("<iframe ")
    assert 'sandbox="allow-scripts' in frame
    assert "allow-same-origin" not in frame
    assert "<script" not in frame


def test_third_party_files_are_listed_with_licence_and_checksum() -> None:
    listed = json.loads((STATIC / "vendor" / "VENDORED.json").read_text(encoding="utf-8"))["files"]
    for entry in listed:
        data = (STATIC / "vendor" / entry["file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == entry["sha256"]
        assert entry["version"]
        assert entry["licence"]
    vendor = STATIC / "vendor"
    there = {file.relative_to(vendor).as_posix() for file in vendor.rglob("*") if file.is_file()}
    assert there - {"VENDORED.json"} == {entry["file"] for entry in listed} != set()


def test_every_language_says_everything() -> None:
    texts = bundle.texts()
    assert set(texts) >= {"en", "fr"}
    for lang, words in texts.items():
        assert set(words) == set(texts["en"]), lang
        for key, text in words.items():
            assert set(re.findall(r"\{\w+\}", text)) == set(
                re.findall(r"\{\w+\}", texts["en"][key])
            ), (lang, key)


def test_every_word_that_the_scripts_ask_for_exists() -> None:
    words = bundle.texts()["en"]
    for path in STATIC.rglob("*.js"):
        for key in re.findall(r"\bt\(\s*\"([\w.-]+)\"", path.read_text(encoding="utf-8")):
            assert key in words or f"{key}.many" in words, (path.name, key)


def test_the_bundle_is_valid_for_node_and_free_of_markup(tmp_path: Path) -> None:
    written = (
        r"</(?:g|text|clipPath|svg|title|desc|a|p|noscript|figcaption|figure|iframe|\$\{TAG\})>"
    )
    assert "</" not in re.sub(written, "", bundle.script()), "only figures and embed code"
    assert "</script" not in bundle.script()
    assert not re.search(r"\binnerHTML\b|\beval\(|new Function|document\.write", bundle.script())


def test_a_circle_of_imports_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text('import { b } from "./b.js";\nexport const a = b;\n')
    (tmp_path / "b.js").write_text('import { a } from "./a.js";\nexport const b = a;\n')
    monkeypatch.setattr(bundle, "STATIC", tmp_path)
    bundle._imports.cache_clear()
    bundle._source.cache_clear()
    with pytest.raises(ImportError, match=r"a\.js > b\.js > a\.js"):
        bundle._visit("a.js", [], ())
    bundle._imports.cache_clear()
    bundle._source.cache_clear()


# Bad input


def test_an_unknown_focus_names_its_neighbours(part: Any) -> None:
    with pytest.raises(NotFound, match="zoom"):
        view(part, focus="zom")


def test_wrong_choices_say_the_right_ones(part: Any) -> None:
    with pytest.raises(InvalidChoice, match="possible"):
        view(part, at_least="maybe")  # type: ignore[arg-type]
    with pytest.raises(InvalidChoice, match="concentric"):
        view(part, layout="circle")  # type: ignore[arg-type]


def test_more_than_the_limit_asks_for_a_focus(part: Any) -> None:
    with pytest.raises(LimitExceeded, match="focus="):
        view(part, limit=100)
    page = view(part, limit=100, focus="zoom", depth=1)
    assert len(page.scene.records) == 100
    assert page.scene.left_out > 100
    assert {"zoom", "christchurch-call"} <= {node.id for node in page.scene.nodes}


@pytest.mark.slow
def test_more_than_a_hundred_thousand_links_are_refused_with_advice(scenes: ModuleType) -> None:
    scene = scenes.generated(300, placed=False)
    times = 100_000 // len(scene.records) + 1
    scene = replace(scene, records=scene.records * times)
    assert len(scene.records) > 100_000
    with pytest.raises(LimitExceeded, match="raise limit="):
        ego.within(scene)


@pytest.mark.browser
def test_to_png_draws_the_page(part_view: View, driver: Any) -> None:
    picture = part_view.to_png(width=800, height=600, state="form=matrix")
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert len(picture) > 20_000


@pytest.mark.browser
@pytest.mark.parametrize("size", [0, 1, 2000])
def test_pages_of_any_size_open(opened: Any, scenes: ModuleType, tmp_path: Path, size: int) -> None:
    path = tmp_path / "page.html"
    View(scenes.generated(size)).save(path)
    page = opened(path).go()
    if size < 2:
        assert "no memberships" in page.inner_text("#empty")
    else:
        assert page.is_hidden("#empty")
    for form in ("matrix", "shared", "timeline", "table"):
        page.click(f"#tab-{form}")


@pytest.mark.browser
def test_a_notebook_frame_runs_closed_in(opened: Any, part_view: View, tmp_path: Path) -> None:
    path = tmp_path / "notebook.html"
    frame = part_view._repr_html_()
    path.write_text(f"<!doctype html><meta charset=utf-8><body>{frame}", encoding="utf-8")
    window = opened(path)
    window.page.goto(path.as_uri())
    inner = window.page.frame_locator("iframe")
    inner.locator("body[data-ready=complete]").wait_for()
    inner.locator("#tab-table").click()
    assert "memberships" in inner.locator("#table caption").inner_text()


@pytest.mark.browser
def test_columns_of_ones_own_stand_in_the_panel(opened: Any, tmp_path: Path) -> None:
    table = tmp_path / "pledges.csv"
    table.write_text(
        "member,coalition,since,Fee paid\nAcme,Pact,2019,<b>75</b>\n", encoding="utf-8"
    )
    path = tmp_path / "page.html"
    gk.view(gk.load(table)).save(path)
    page = opened(path).go("edge=acme|pact")
    assert "<b>75</b>" in page.inner_text("#panel")
