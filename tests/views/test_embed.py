"""The page inside an article: no controls, the height that it needs, and scrolling left alone."""

from __future__ import annotations

import contextlib
import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def facts_file(part_file: Path) -> Path:
    return part_file


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A server of files that says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextlib.contextmanager
def site(folder: Path) -> Iterator[str]:
    """Serve a folder to this machine."""
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def copied(page: Any) -> str:
    """The embed code that the page copies."""
    page.evaluate("() => { explorer.app.copy = (text) => { window.code = text; } }")
    page.click("#share > summary")
    page.click("#copy-embed")
    return str(page.evaluate("window.code"))


def test_an_article_shows_the_drawing_and_scrolls(driver: Any, facts_file: Path) -> None:
    with site(facts_file.parent) as root:
        page = driver.new_page(viewport={"width": 800, "height": 600})
        page.goto(f"{root}/{facts_file.name}#sel=gifct&on=2024-10-01")
        page.wait_for_selector("body[data-ready=complete]")
        code = copied(page)
        tall = "<div style='height:1500px'></div>"
        article = facts_file.parent / "article.html"
        article.write_text(f"<!doctype html><meta charset=utf-8><h1>News</h1>{code}{tall}")
        page.goto(f"{root}/article.html")
        frame = page.frame_locator("iframe")
        frame.locator("body[data-ready=complete]").wait_for()
        assert "on 1 October 2024" in frame.locator("#headline").inner_text()
        assert "CC BY 4.0" in frame.locator("#source").inner_text()
        assert frame.locator("#source").inner_text().startswith("Sources: ")
        key = frame.locator("#key li").all_inner_texts()
        assert {"coalition", "presumed"} <= set(key) and "country" not in key
        for gone in ("#top", "#time", "#panel", "#legend"):
            assert not frame.locator(gone).is_visible()
        page.wait_for_function("parseInt(document.querySelector('iframe').style.height) < 700")
        inner = frame.locator("body").evaluate("body => body.getBoundingClientRect().height")
        assert page.locator("iframe").bounding_box()["height"] == pytest.approx(inner, abs=1)
        page.mouse.move(400, 300)
        for _ in range(400):  # a busy machine may not know yet what lies under the pointer
            page.mouse.wheel(0, 300)
            page.wait_for_timeout(50)
            if page.evaluate("scrollY") > 200:
                break
        assert page.evaluate("scrollY") > 200
        page.close()


def test_a_copy_without_an_address_gives_a_picture(explorer: Any) -> None:
    page = explorer.go("sel=gifct&on=2024-10-01")
    code = copied(page)
    assert code.startswith("<figure")
    assert 'src="data:image/svg+xml,' in code
    assert "Global Internet Forum to Counter Terrorism on 1 October 2024" in code
    assert "no address on the web" in page.inner_text("#toast")
    page.goto("about:blank")
    page.set_content(code)
    assert page.evaluate("document.querySelector('img').decode().then(() => true)")


def test_readers_of_an_article_get_the_data_by_keyboard(opened: Any, facts_file: Path) -> None:
    window = opened(facts_file, viewport={"width": 420, "height": 500})
    page = window.go("embed&form=table&sel=zoom")
    page.focus("#source button")
    with page.expect_download() as saved:
        page.keyboard.press("Enter")
    rows = Path(saved.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 1 + page.evaluate("explorer.memberships('zoom').length")
    table = page.locator("#table")
    assert table.evaluate("(host) => host.scrollWidth > host.clientWidth")
    sides = "getComputedStyle(document.querySelector('#table')).backgroundAttachment"
    assert "scroll" in page.evaluate(sides), "a shadow tells that the table goes on"
    page = window.go("embed&edge=zoom|gifct")
    assert page.evaluate("explorer.app.forms.table.exported().length") == 1, "only what is named"


def test_an_article_says_once_what_all_rows_say(opened: Any, facts_file: Path) -> None:
    window = opened(facts_file, viewport={"width": 680, "height": 500})
    page = window.go("embed&form=table&sel=tech-coalition")
    caption = page.inner_text("#table caption")
    rows = page.evaluate("explorer.app.forms.table.rows.length")
    names = page.locator("#table tbody td:nth-child(4)")
    assert names.count() == rows > 10
    assert "Coalition: Tech Coalition" in caption
    assert not names.first.is_visible() and not page.locator("#table th").nth(3).is_visible()
    page.evaluate("explorer.show({ selected: [] })")
    assert "Coalition: " not in page.inner_text("#table caption")
    assert names.first.is_visible()


def test_a_long_table_of_an_article_is_searched_and_scrolls(opened: Any, facts_file: Path) -> None:
    window = opened(facts_file, viewport={"width": 680, "height": 900})
    page = window.go("embed&form=table&sel=christchurch-call")
    box = page.locator("#table")
    assert page.evaluate("explorer.app.forms.table.rows.length") > 30
    assert page.locator("#drawing").bounding_box()["height"] < 800
    assert box.evaluate("(host) => { host.scrollTop = 1e6; return host.scrollTop; }") > 500
    page.fill("#row-text", "zoom")
    rows = page.locator("#table tbody tr")
    assert rows.count() == 1 and "Zoom" in rows.first.inner_text()
    assert "zoom" in page.title()
    page.fill("#row-text", "")
    assert rows.count() > 30
    page = window.go("embed&form=network&sel=christchurch-call")
    assert not page.is_visible("#row-text")


def test_an_article_tells_how_many_bars_it_leaves_out(opened: Any, facts_file: Path) -> None:
    window = opened(facts_file, viewport={"width": 680, "height": 900})
    page = window.go("embed&form=bars&bars=actors&on=2024-07-01")
    drawn = page.evaluate("explorer.app.forms.bars.rows.length")
    every = page.evaluate("explorer.app.forms.bars.all")
    assert drawn == 30 < every
    assert page.evaluate("explorer.app.forms.bars.notes()") == [
        f"The first 30 of {every} rows are drawn."
    ]


def test_a_table_has_all_its_columns_beside_the_panel(explorer: Any) -> None:
    page = explorer.go("form=table&sel=zoom")
    assert page.is_visible("#panel")
    table = page.locator("#table")
    assert table.evaluate("(host) => host.scrollWidth <= host.clientWidth")


@pytest.mark.parametrize("chosen", ["gifct", "zoom", "google", "gifct~tech-coalition"])
def test_a_table_in_a_narrow_article_does_not_scroll_sideways(
    opened: Any, facts_file: Path, chosen: str
) -> None:
    window = opened(facts_file, viewport={"width": 600, "height": 900})
    page = window.go(f"embed&form=table&sel={chosen}&on=2024-10-01")
    table = page.locator("#table")
    assert table.evaluate("(one) => one.scrollWidth <= one.clientWidth")
    if "gifct" in chosen:
        assert "company" in table.locator("tr", has_text="Amazon").first.inner_text()


def test_an_article_about_a_coalition_names_others_below_the_member(
    opened: Any, facts_file: Path
) -> None:
    window = opened(facts_file, viewport={"width": 600, "height": 900})
    table = window.go("embed&form=table&sel=gifct&on=2024-10-01").locator("#table")
    told = table.locator("caption").inner_text()
    assert "Coalition: Global Internet Forum to Counter Terrorism, unless another is named" in told
    assert not table.locator("th", has_text="Coalition").first.is_visible()
    (other,) = table.locator("tr.other").all()
    assert "Christchurch Call" in other.locator("th").inner_text()
    assert "Counter Terrorism" not in table.locator("tr", has_text="Amazon").first.inner_text()
