"""The page works in Firefox as in Chromium: it draws, follows the day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

import graphkit as gk
from graphkit.views.gathering.triples import EPOCH

from ..firefox import Firefox, started

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MOVE = """
const [day, iso] = arguments;
const slider = document.getElementById("slider");
slider.value = String(explorer.app.parts[0].part.axis.share(day) * slider.max);
slider.dispatchEvent(new Event("input"));
while (!location.hash.includes(iso)) await new Promise((done) => setTimeout(done, 20));
return document.getElementById("headline").textContent;
"""
INK = """
const canvas = document.getElementById("stage");
const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
let ink = 0;
for (let i = 0; i < data.length; i += 4) {
  if (data[i] !== data[0] || data[i + 1] !== data[1] || data[i + 2] !== data[2]) ink += 1;
}
return ink;
"""


@pytest.fixture(scope="module")
def firefox() -> Iterator[Firefox]:
    yield from started()


def test_the_day_moves_and_the_headline_counts_as_the_library(
    firefox: Firefox, tmp_path: Path
) -> None:
    (tmp_path / "pact.csv").write_text(
        "member,coalition,since\nAnt,Pact,2019-05-14\nBee,Pact,2021-03-01\nCat,Pact,2022-06-01\n"
    )
    kg = gk.load(tmp_path / "pact.csv")
    gk.view(kg).save(tmp_path / "pact.html")
    firefox.go((tmp_path / "pact.html").as_uri() + "#sel=pact")
    assert firefox.evaluate(INK) > 1_000
    for day in (datetime.date(2020, 1, 1), datetime.date(2022, 1, 1)):
        known = len(kg.members("pact", on=day))
        members = f"{known} known member{'' if known == 1 else 's'}"
        assert members in firefox.evaluate(MOVE, (day - EPOCH).days, day.isoformat())
