"""A page in any language of its graph: labels as Python chooses them, whatever the page speaks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import graphkit as gk
from graphkit.errors import InvalidChoice
from graphkit.views.check_state import check_state
from graphkit.views.view import View, view

if TYPE_CHECKING:
    from tests.views.conftest import Open

pytestmark = pytest.mark.browser

HARBOURS = Path(__file__).parents[1] / "fields" / "harbours"
AT = "sel=elbbund&on=2005-01-01"


@pytest.fixture(scope="module")
def harbours() -> gk.KnowledgeGraph:
    """A field that is told in German and Japanese and has no English word of its own."""
    return gk.load(HARBOURS)


@pytest.fixture(scope="module")
def japanese(harbours: gk.KnowledgeGraph) -> View:
    """Its page in Japanese."""
    return view(harbours, lang="ja")


def _saved(page: View, folder: Path) -> Path:
    path = folder / "page.html"
    page.save(path)
    return path


def test_a_language_of_the_graph_is_that_of_the_page(
    japanese: View, opened: Open, tmp_path: Path, harbours: gk.KnowledgeGraph
) -> None:
    page = opened(_saved(japanese, tmp_path)).go(AT)
    assert page.get_attribute("html", "lang") == "ja"
    assert page.inner_text("#title") == "港の同盟"
    assert page.input_value("#language") == "ja"
    panel, legend = page.inner_text("#panel-body"), page.inner_text("#kinds")
    members = harbours.members("elbbund", on="2005-01-01", lang="ja").column("label")
    assert members and all(str(name) in panel for name in members)
    for record in harbours.list("roles", lang="ja").records():
        if record["role"] in ("partei", "gast", "unterzeichner"):
            assert str(record["label"]) in panel
            assert str(record["role"]) not in panel
    assert all(kind in legend for kind in ("同盟", "港", "造船所", "水先案内"))
    assert "1 July 2001" in panel, "the page's own words stay in a language that they are in"
    assert page.get_attribute("#start", "lang") == "en"


def test_without_english_any_language_is_better_than_a_notation(
    harbours: gk.KnowledgeGraph, opened: Open, tmp_path: Path
) -> None:
    window = opened(_saved(view(harbours), tmp_path))
    page = window.go(AT)
    assert page.get_attribute("html", "lang") == "en"
    panel = page.inner_text("#panel-body")
    assert "Vertragspartei" in panel
    assert "partei" not in panel.split()
    assert "Werft" in page.inner_text("#kinds")
    page.select_option("#language", "ja")
    assert page.get_attribute("html", "lang") == "ja"
    assert "lang=ja" in page.url
    assert "締約者" in page.inner_text("#panel-body")
    page = window.move(f"{AT}&lang=fr")
    assert page.get_attribute("html", "lang") == "fr"
    assert page.get_attribute("#start", "lang") is None
    assert "Vertragspartei" in page.inner_text("#panel-body")
    assert window.move(f"{AT}&lang=de").get_attribute("html", "lang") == "de"


def test_a_language_that_neither_has_is_refused(
    harbours: gk.KnowledgeGraph, opened: Open, tmp_path: Path
) -> None:
    page = view(harbours, lang="it")
    shown = opened(_saved(page, tmp_path)).go("lang=pt")
    assert shown.get_attribute("html", "lang") == "en"
    assert "lang=ja" in shown.inner_text("#toast")
    check_state("lang=ja", page.scene)
    with pytest.raises(InvalidChoice, match="lang=ja"):
        check_state("lang=pt", page.scene)
