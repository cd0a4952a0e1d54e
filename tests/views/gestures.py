"""What a person does on a page, in one step of a test."""

from __future__ import annotations

from typing import Any

from ..servers import until


def choose(page: Any, text: str, *, add: bool = False) -> None:
    """Type into the search and take the first suggestion."""
    page.fill("#search", text)
    page.wait_for_selector("#suggestions [role=option]")
    if add:
        page.check("#add")
    page.press("#search", "Enter")


REST = """() => new Promise((rested) => {
  let before = "", since = performance.now(), frames = 0;
  const look = () => {
    const drawn = [...document.querySelectorAll("#panel, canvas")];
    const boxes = drawn.map((each) => each.getBoundingClientRect());
    const now = JSON.stringify([explorer.app.forms.network?.stage?.camera, boxes]);
    if (now !== before) [before, since, frames] = [now, performance.now(), 0];
    frames += 1;
    if (frames > 5 && performance.now() - since > 300) rested();
    else requestAnimationFrame(look);
  };
  look();
})"""


def wait_for_rest(page: Any) -> None:
    """Wait until neither the camera nor what lies beside the drawing moves any more."""
    page.evaluate(REST)


def wait_until(page: Any, expression: str) -> None:
    """Wait until something is so on a page, whose policy forbids that a text becomes code there."""
    assert until(lambda: bool(page.evaluate(expression))), expression


GO = """(steps) => new Promise((heard) => {
  addEventListener("hashchange", () => setTimeout(heard), { once: true });
  history.go(steps);
})"""


def go(page: Any, steps: int) -> None:
    """Go back (-1) or forward (1) by the browser's buttons; the page hears of it later."""
    page.evaluate(GO, steps)
