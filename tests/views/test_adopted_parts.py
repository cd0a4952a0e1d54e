"""The page says from which source a beginning or an end is taken, as `evidence` does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import graphkit as gk

SOURCES = "id,title,publisher,published,url,retrieved\n" + "".join(
    f"{id},{id},Gazette,{day},https://example.org/{id},2024-01-01\n"
    for id, day in (("list", "2012"), ("late", "2021"), ("early", "2016"), ("other", "2017"))
)
MEMBERSHIPS = """coalition,actor,during,source,evidence,confidence
pact,ant,2011-05-01/..,list,joined,high
pact,ant,/2015-02-10,late,left,high
pact,ant,/2015-02-10,early,left,high
pact,bee,2012/2014,list,was in,high
pact,bee,/2014,other,left,high
"""


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("two")
    for name, text in {
        "sources": SOURCES,
        "actors": "id,kind,label_en,source\nant,company,Ant,list\nbee,company,Bee,list\n",
        "coalitions": "id,label_en,source\npact,Pact,list\n",
        "memberships": MEMBERSHIPS,
    }.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def test_the_page_and_the_library_take_the_same_parts_from_the_same_sources(two: Path) -> None:
    kg = gk.load(two)
    told = {
        (row["record"], row["source"]): row["adopts"]
        for row in kg.evidence("pact").records()
        if row["type"] == "membership"
    }
    assert told == {
        ("pact--ant", "list"): "beginning",
        ("pact--ant", "late"): "",
        ("pact--ant", "early"): "end",
        ("pact--bee", "list"): "both",
        ("pact--bee", "other"): "",
    }
    drawn = {
        (record.id, word.source): word.adopts or ("both" if word.adopted else "")
        for record in gk.view(kg).scene.records
        for word in record.evidence
    }
    assert drawn == told


@pytest.mark.slow
def test_the_bundled_page_marks_every_end_that_another_source_gives(kg: gk.KnowledgeGraph) -> None:
    ends = {
        (record.id, word.source)
        for record in gk.view(kg).scene.records
        for word in record.evidence
        if word.adopts == "end"
    }
    assert len(ends) > 10
    for record, source in sorted(ends)[:4]:
        (row,) = (r for r in kg.evidence(record).records() if r["source"] == source)
        assert (row["adopts"], row["adopted"]) == ("end", True)


@pytest.mark.browser
def test_the_panel_tags_the_beginning_and_the_end(opened: Any, two: Path) -> None:
    gk.view(gk.load(two)).save(two / "two.html")
    window = opened(two / "two.html")
    page = window.go("edge=ant|pact&on=all")
    tags = "[...document.querySelectorAll('#panel .tag.adopted')].map((tag) => tag.textContent)"
    assert page.evaluate(tags) == ["adopted: beginning", "adopted: end"]
    page = window.move("edge=ant|pact&on=all&lang=fr")
    assert page.evaluate(tags) == ["retenu\u00a0: début", "retenu\u00a0: fin"]
    page = window.move("edge=bee|pact&on=all&lang=en")
    assert page.evaluate(tags) == ["adopted"]
