"""What things are called in a language is the same in the library and on the page."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import graphkit as gk
from graphkit.analysis.labels import label_in
from graphkit.views.view import view

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.views.conftest import Open

GRAPH = "title_de,title_pt-BR,base,languages\nBünde,Uniões,https://example.org/,de;pt-BR\n"
ACTORS = """id,kind,name_de,name_pt-BR,name_pt,name_zh-Hant,name_ar
all,company,Ganzheim,Todos BR,Todos PT,全部,الكل
german,company,Hafen,,,,
arabic,company,,,,,ميناء
chinese-arabic,company,,,,港口,مرفأ
german-arabic,company,Werft,,,,حوض
both-portuguese,company,,Mesmo BR,Mesmo PT,,
portugal,company,,,Porto,,رصيف
brazil-arabic,company,,Cais,,,مرسى
"""
COALITIONS = """id,name_de,name_pt-BR,name_zh-Hant,name_ar,topics
bund,Bund,União,同盟,تحالف,
pakt,,,盟約,ميثاق,
"""
BELONGING = "all german arabic chinese-arabic german-arabic both-portuguese portugal brazil-arabic"
FALLBACK = {
    "all": "الكل",
    "german": "Hafen",
    "arabic": "ميناء",
    "chinese-arabic": "مرفأ",
    "german-arabic": "حوض",
    "both-portuguese": "Mesmo PT",
    "portugal": "رصيف",
    "brazil-arabic": "مرسى",
}
"""In English, which nothing has a name in: names are taken in the order of their tags."""
WANTED = {
    "xx": {},
    "en": {},
    "de": {"all": "Ganzheim", "german-arabic": "Werft"},
    "FR-ca": {},
    "zh": {"all": "全部", "chinese-arabic": "港口"},
    "zh-Hant": {"all": "全部", "chinese-arabic": "港口"},
    "ar": {},
    "pt": {"all": "Todos PT", "portugal": "Porto", "brazil-arabic": "Cais"},
    "pt-PT": {"all": "Todos PT", "portugal": "Porto", "brazil-arabic": "Cais"},
    "pt-BR": {
        "all": "Todos BR",
        "both-portuguese": "Mesmo BR",
        "portugal": "Porto",
        "brazil-arabic": "Cais",
    },
}
"""What is called otherwise in a language."""


@pytest.fixture(scope="module")
def unions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a graph in four languages, none of which is English."""
    folder = tmp_path_factory.mktemp("unions")
    rows = [f"{who},{what},2020,source" for who in BELONGING.split() for what in ("bund", "pakt")]
    for name, text in {
        "graph": GRAPH,
        "actors": ACTORS,
        "coalitions": COALITIONS,
        "memberships": "member,coalition,since,source\n" + "\n".join(rows) + "\n",
    }.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def called(lang: str) -> dict[str, str]:
    """Say what each member is called in a language."""
    return FALLBACK | WANTED[lang]


def coalitions_called(lang: str) -> dict[str, str]:
    """Say what each coalition is called in a language."""
    said = {"zh": ("同盟", "盟約"), "de": ("Bund", "ميثاق"), "pt": ("União", "ميثاق")}
    told = said.get(lang.partition("-")[0], ("تحالف", "ميثاق"))
    return dict(zip(("bund", "pakt"), told, strict=True))


def title_called(lang: str) -> str:
    """Say what the graph is called in a language."""
    return "Uniões" if lang.startswith("pt") else "Bünde"


@pytest.mark.parametrize("lang", WANTED)
def test_every_door_of_the_library_gives_the_same_name(
    lang: str, unions: Path, run_cli: Callable[..., Any]
) -> None:
    kg = gk.load(unions)
    members = {str(r["member"]): str(r["label"]) for r in kg.members("bund", lang=lang).records()}
    assert members == called(lang)
    everything = called(lang) | coalitions_called(lang)
    things = {str(r["id"]): str(r["label"]) for r in kg.query("things", lang=lang).records()}
    assert {id: things[id] for id in everything} == everything
    joined = {r["actor"]: r["label"] for r in kg.joiners(min_coalitions=2, lang=lang).records()}
    assert joined == called(lang)
    panel = kg.panel
    assert {id: label_in(info, lang) for id, info in panel.actors.items()} == everything
    about = {id: label_in(info, lang) for id, info in panel.coalition_info.items()}
    assert about == coalitions_called(lang)
    assert {id: kg.actor(id).label(lang) for id in members} == called(lang)
    assert kg.coalition("pakt").label(lang) == everything["pakt"]
    nodes = kg.network(ever=True).nodes
    assert {id: nodes[id]["label"] for id in members} == FALLBACK
    assert kg.about.title_in(lang) == title_called(lang) == view(kg, lang=lang).scene.title
    said = run_cli("members", "bund", "--data", unions, "--lang", lang, "--format", "csv").out
    rows = csv.DictReader(said.splitlines())
    assert {row["member"]: row["label"] for row in rows} == called(lang)


@pytest.mark.browser
@pytest.mark.parametrize(
    "opening",
    [
        *("", "pt-BR", "zh"),
        *(
            pytest.param(lang, marks=pytest.mark.thorough)
            for lang in WANTED
            if lang not in ("pt-BR", "zh")
        ),
    ],
)
def test_the_page_gives_the_same_names_as_the_library(
    opening: str, unions: Path, opened: Open, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    kg = gk.load(unions)
    (view(kg, lang=opening) if opening else view(kg)).save(path)
    window = opened(path)
    for asked in ("", *(lang for lang in WANTED if lang != "xx")):
        page = window.go(f"lang={asked}" if asked else "")
        named = page.evaluate(
            "() => Object.fromEntries(explorer.app.model.id.map("
            "(id, node) => [id, explorer.app.label(node)]))"
        )
        lang = asked or opening or "en"
        assert named == called(lang) | coalitions_called(lang), (opening, asked)
        assert page.inner_text("#title") == title_called(lang)
        assert not page.inner_text("#toast")


def test_a_language_is_named_in_capitals_or_small_letters(kg: gk.KnowledgeGraph) -> None:
    assert kg.about.title_in("FR") == kg.about.title_in("fr-CA") == kg.about.title_in("fr")
    assert kg.coalition("christchurch-call").label("fr-CA").startswith("Appel")
