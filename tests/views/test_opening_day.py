"""A page opens on a day on which there is something to see."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.version import WRITTEN
from graphkit.views.gathering.triples import EPOCH


def test_where_all_had_ended_it_opens_while_something_was_not_over(tmp_path: Path) -> None:
    tables = {
        "sources": "id,title,published\nlist,The list,1991-06-01\n",
        "memberships": "member,coalition,since,until,source\nAnt,Pact,1970-01-01,1990-12-31,list\n",
    }
    for name, rows in tables.items():
        (tmp_path / f"{name}.csv").write_text(rows, encoding="utf-8")
    day = gk.view(gk.load(tmp_path)).scene.opening.day
    assert day is not None and EPOCH + datetime.timedelta(days=day) == datetime.date(1990, 12, 31)


@pytest.mark.parametrize(
    ("since", "published", "opened"),
    [
        ("2014", "", "2014-12-31"),
        ("2014-03", "", "2014-03-31"),
        ("2014", "2013-06-01", "2014-12-31"),
        ("2014", "2014-06-01", "2014-06-01"),
        ("2010-06-01", "", "2010-12-31"),
    ],
)
def test_it_opens_on_a_day_by_which_the_last_have_joined_or_were_seen(
    since: str, published: str, opened: str, tmp_path: Path
) -> None:
    joined = f"Ant,Pact,2010,list\nBee,Pact,{since},list\n"
    tables = {
        "sources": f"id,title,published\nlist,The list,{published}\n",
        "memberships": f"member,coalition,since,source\n{joined}",
    }
    for name, rows in tables.items():
        (tmp_path / f"{name}.csv").write_text(rows, encoding="utf-8")
    day = gk.view(gk.load(tmp_path)).scene.opening.day
    assert day is not None
    assert (EPOCH + datetime.timedelta(days=day)).isoformat() == opened


@pytest.mark.parametrize(
    ("until", "published", "opened"),
    [
        ("2020-08-31", "", "2020-08-31"),
        ("2020-08-31", "2019-06-01", "2019-06-01"),
        ("2020-08-31", "2021-06-01", "2021-06-01"),
        ("2014-08-31", "", "2015-03-01"),
        ("9000-01-01", "", "2015-03-01"),
        (WRITTEN, "", WRITTEN),
        (str(datetime.date.fromisoformat(WRITTEN) + datetime.timedelta(1)), "", "2015-03-01"),
    ],
)
def test_an_end_that_may_be_planned_opens_no_page(
    until: str, published: str, opened: str, tmp_path: Path
) -> None:
    """Nor one after all sources. What ended by the day of this version is past whenever it runs.

    No clock is asked: with one version the same facts give the same page on every day.
    """
    tables = {
        "sources": f"id,title,published\nlist,The list,{published}\n",
        "memberships": "member,coalition,since,until,source\n"
        f"Ant,Pact,2010-01-01,{until},list\nBee,Pact,2015-03-01,,list\n",
    }
    for name, rows in tables.items():
        (tmp_path / f"{name}.csv").write_text(rows, encoding="utf-8")
    day = gk.view(gk.load(tmp_path)).scene.opening.day
    assert day is not None
    assert (EPOCH + datetime.timedelta(days=day)).isoformat() == opened


def test_the_bundled_page_opens_on_the_day_of_its_last_source(kg: gk.KnowledgeGraph) -> None:
    day = gk.view(kg).scene.opening.day
    assert day is not None
    assert (EPOCH + datetime.timedelta(days=day)).isoformat() == max(
        str(published)
        for published in kg.list("sources").column("published")
        if len(str(published)) == len("2026-08-21")
    )


@pytest.mark.browser
def test_the_page_says_what_day_it_opens_on(opened: Any, tmp_path: Path) -> None:
    (tmp_path / "city.csv").write_text(
        "member,network,since,until\nBerlin,Net,1992-05-14,\nWien,Net,2013-12-31,2021-03-01\n",
        encoding="utf-8",
    )
    kg = gk.load(tmp_path / "city.csv")
    gk.view(kg).save(tmp_path / "city.html")
    window = opened(tmp_path / "city.html")
    page = window.go()
    assert page.inner_text("#date") == "1 March 2021"
    assert page.inner_text("#date-why") == "last day that the facts tell of"
    assert window.move("lang=fr").inner_text("#date-why") == "dernier jour dont parlent les faits"
    assert not window.move("on=2020-01-01").locator("#date-why").is_visible()
    gk.view(kg, on="2021-03-01").save(tmp_path / "asked.html")
    assert not opened(tmp_path / "asked.html").go().locator("#date-why").is_visible()


@pytest.mark.browser
def test_a_phone_says_it_too(opened: Any, part_file: Path) -> None:
    page = opened(part_file, viewport={"width": 390, "height": 844}).go()
    assert page.inner_text("#date-why") == "day of the newest source"
    assert page.locator("#date-why").is_visible()


def test_a_page_of_mostly_undated_memberships_opens_at_all_time(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    rows = [f"Member {n},Pact {n % 3},{2020 if n < 4 else ''}" for n in range(20)]
    path.write_text("\n".join(["Member,Coalition,Since", *rows]), encoding="utf-8")
    opening = gk.view(path).scene.opening
    assert (opening.day, opening.why) == (None, "undated")
    most = [f"Member {n},Pact {n % 3},{2020 if n < 12 else ''}" for n in range(20)]
    path.write_text("\n".join(["Member,Coalition,Since", *most]), encoding="utf-8")
    assert gk.view(path).scene.opening.day is not None


@pytest.mark.browser
def test_newest_joins_are_those_until_the_day_that_shows(opened: Any, tmp_path: Path) -> None:
    (tmp_path / "city.csv").write_text(
        "member,network,since\nBerlin,Net,1992-05-14\nWien,Net,2013-12-31\nOslo,Net,2020-01-01\n",
        encoding="utf-8",
    )
    kg = gk.load(tmp_path / "city.csv")
    gk.view(kg, on="2014-01-01").save(tmp_path / "city.html")
    window = opened(tmp_path / "city.html")
    listed = window.go("list=newest").inner_text("#panel")
    assert "Wien" in listed and "Berlin" in listed and "Oslo" not in listed
    assert "Oslo" in window.move("list=newest&on=2021-01-01").inner_text("#panel")
    assert "Oslo" in window.move("list=newest&on=all").inner_text("#panel")
