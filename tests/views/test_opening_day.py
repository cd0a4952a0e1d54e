"""A page opens on a day on which there is something to see."""

from __future__ import annotations

import datetime
from pathlib import Path

import graphkit as gk
from graphkit.views.triples import EPOCH


def test_where_all_had_ended_it_opens_while_something_was_not_over(tmp_path: Path) -> None:
    tables = {
        "sources": "id,title,published\nlist,The list,1991-06-01\n",
        "memberships": "member,coalition,since,until,source\nAnt,Pact,1970-01-01,1990-12-31,list\n",
    }
    for name, rows in tables.items():
        (tmp_path / f"{name}.csv").write_text(rows, encoding="utf-8")
    day = gk.view(gk.load(tmp_path)).scene.opening.day
    assert day is not None and EPOCH + datetime.timedelta(days=day) == datetime.date(1990, 12, 31)
