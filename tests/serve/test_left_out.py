"""What is served says how much was left out of the files that the graph is from."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest

import graphkit as gk
from graphkit.serve import application

from ..servers import Serving

pytestmark = pytest.mark.slow


@pytest.mark.filterwarnings("ignore:table.csv. 2 rows left out")
def test_pages_tables_and_answers_tell_it(tmp_path: Path, serving: Serving) -> None:
    path = tmp_path / "table.csv"
    path.write_text("member,coalition\nZoom,Call\nTBC,Call\nTotal: 1,\n", encoding="utf-8")
    told = "2 rows left out of the files."
    with serving(application(gk.load(path), workers=2)) as asked:
        assert told in asked.get("/").text
        assert told in asked.get("/id/call.json").json()["members"]["note"]
        answer = asked.get("/sparql", params={"query": "ASK { ?s ?p ?o }"})
        assert told in unquote(answer.headers["graphkit-note"])
