"""What the page draws on the way through time is what it draws when it rests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

# The mean difference of the colours of the drawing, seen from some way off: marks that pass stand
# on whole pixels.
COMPARED = """async (day) => {
  const { app } = explorer, { stage } = app.forms.network;
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const far = new OffscreenCanvas(90, 60).getContext("2d", { willReadFrequently: true });
  far.imageSmoothingQuality = "high";
  const pixels = () => {
    far.drawImage(stage.canvas, 0, 0, 90, 60);
    return Float64Array.from(far.getImageData(0, 0, 90, 60).data);
  };
  const apart = (p, q) => p.reduce((sum, value, i) => sum + Math.abs(value - q[i]), 0) / p.length;
  const before = pixels();
  for (const passed of [day - 900, day - 300, day]) {
    app.update({ on: passed }, true);
    await frame();
    await frame();
  }
  const passing = pixels();
  app.settle();
  stage.render();
  return [apart(passing, pixels()), apart(passing, before)];
}"""


@pytest.mark.parametrize("ratio", [1, 2])
def test_a_day_that_is_passed_looks_as_it_does_at_rest(
    part_file: Path, driver: Browser, ratio: int
) -> None:
    page: Any = driver.new_page(viewport={"width": 900, "height": 700}, device_scale_factor=ratio)
    page.goto(part_file.as_uri())
    page.wait_for_selector("body[data-ready=complete]")
    off, unlike = page.evaluate(COMPARED, 16000)
    page.close()
    assert unlike > 5 * off
