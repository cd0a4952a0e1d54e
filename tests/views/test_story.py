"""Stories: read, checked, told step by step, printed as a sequence."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graphkit.errors import DataError, InvalidType, NotFound
from graphkit.resources import folder
from graphkit.views.story import bundled_stories, story
from graphkit.views.view import View

from .gestures import go

TOLD = "how-the-christchurch-call-grew"


@pytest.fixture(scope="module")
def story_file(facts_view: View, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the bundled facts with the bundled story."""
    scene = facts_view.scene
    path = tmp_path_factory.mktemp("page") / "story.html"
    View(replace(scene, steps=story(TOLD, scene))).save(path)
    return path


def test_every_sentence_of_the_bundled_stories_is_sourced_in_both_languages() -> None:
    assert TOLD in bundled_stories()
    for name in bundled_stories():
        path = folder("data") / "stories" / f"{name}.csv"
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
            assert all(row[key] for key in ("text_en", "text_fr", "state", "sources"))


@pytest.mark.parametrize(
    ("step", "error", "said"),
    [
        ({"text": "a", "state": "sel=zom"}, DataError, r"steps:1: \[state\] .* 'zoom'"),
        ({"text": "a", "state": "bogus"}, DataError, r"steps:1: \[state\] .* 'bogus'"),
        ({"text": "a", "sources": "nowhere-2020"}, DataError, r"steps:1: \[sources\]"),
        ({"state": "sel=zoom"}, DataError, "text"),
        ({"text": "a", "dwell": "long"}, DataError, "seconds"),
        ({"text": "a", "colour": "red"}, DataError, "colour"),
    ],
)
def test_steps_that_mean_nothing_are_refused(
    facts_view: View, step: dict[str, object], error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        story([step], facts_view.scene)


def test_sources_are_any_iterable_of_ids(facts_view: View) -> None:
    ids = [source.id for source in facts_view.scene.sources[:2]]
    for sources in (iter(ids), dict.fromkeys(ids).keys(), ";".join(ids)):
        step = story([{"text": "a", "sources": sources}], facts_view.scene)[0]
        assert step.sources == tuple(ids)
    with pytest.raises(InvalidType, match="sources must be ids of sources"):
        story([{"text": "a", "sources": 7}], facts_view.scene)


def test_a_missing_table_names_the_stories_there_are(facts_view: View) -> None:
    with pytest.raises(NotFound, match=TOLD):
        story("how-the-call-grew", facts_view.scene)


@pytest.mark.browser
def test_a_story_is_told_by_buttons_keys_and_on_paper(opened: Any, story_file: Path) -> None:
    page = opened(story_file).go()
    assert page.inner_text("#story .told").startswith("On 15 May 2019, 17 governments")
    assert "on 15 May 2019" in page.inner_text("#headline")
    page.click("#story-next")
    assert page.evaluate("document.activeElement.id") == "story-next"
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#story .count") == "3 of 6"
    assert "on 14 May 2021" in page.inner_text("#headline")
    page.click("#story summary")
    assert page.locator("#story .cite a").count() == 1
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#sequence section > svg").count() == 6
    assert page.inner_text("#story .count") == "3 of 6"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    go(page, -1)
    assert page.inner_text("#story .count") == "2 of 6"


@pytest.mark.browser
def test_nothing_plays_by_itself_where_motion_is_to_be_reduced(
    opened: Any, story_file: Path
) -> None:
    page = opened(story_file, reduced_motion="reduce").go("step=2")
    assert page.locator("#story-next").is_visible()
    assert page.locator("#story-play").count() == 0


@pytest.mark.browser
def test_a_step_in_an_article_shows_what_it_tells_of(opened: Any, story_file: Path) -> None:
    page = opened(story_file).go("embed&step=1")
    assert page.inner_text("#story .told").startswith("On 15 May 2019")
    assert "on 15 May 2019" in page.inner_text("#headline")
