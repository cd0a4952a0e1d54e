"""Counts of promises count what was promised, not the memberships through which it was."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.analysis import coverage, most_bound, overlapping_promises, promised
from graphkit.views.gathering.gather import gather
from graphkit.views.scene import Opening

from ...conftest import csv_of

WHOLE = ({"during": "2012-01-01/2019-12-31"},)
IN_TWO = (
    {"during": "2012-01-01/2015-12-31", "spell": "first"},
    {"during": "2016-01-01/2019-12-31", "spell": "second"},
)
WITH_A_SERVICE = (*WHOLE, {"actor": "chat", "during": "2012-01-01/2019-12-31"})
TIMES: tuple[dict[str, Any], ...] = (
    {},
    {"on": "2013-06-01"},
    {"on": "2018-06-01"},
    {"during": "2015-06-01/2016-06-01"},
)


def facts(folder: Path, spells: tuple[Mapping[str, str], ...]) -> gk.KnowledgeGraph:
    joined = {"coalition": "pact", "role": "signatory", "source": "list"}
    texts = "pact", "league"
    tables: dict[str, list[dict[str, str]]] = {
        "sources": [{"id": "list", "title": "The list", "published": "2021"}],
        "actors": [
            {"id": "acme", "kind": "company", "name_en": "Acme", "source": "list"},
            {"id": "chat", "kind": "service", "name_en": "Chat", "source": "list"},
        ],
        "operations": [
            {"service": "chat", "operator": "acme", "during": "2010/..", "source": "list"}
        ],
        "coalitions": [
            {"id": name, "name_en": name.title(), "topics": "child-safety", "source": "list"}
            for name in texts
        ],
        "goals": [{"id": "quiet", "name_en": "Quiet", "source": "list"}],
        "instruments": [
            {
                "id": f"{name}-text",
                "coalition": name,
                "name_en": name,
                "issued": "2011",
                "source": "list",
            }
            for name in texts
        ],
        "commitments": [
            {
                "id": f"{name}-{number}",
                "instrument": f"{name}-text",
                "number": str(number),
                "addressed_to": "everyone",
                "goal": "quiet",
                "summary_en": f"Promise {number}.",
                "source": "list",
            }
            for name in texts
            for number in (1, 2)
        ],
        "memberships": [
            *({"actor": "acme", **joined, **spell} for spell in spells),
            {**joined, "actor": "acme", "coalition": "league", "during": "2012-01-01/2019-12-31"},
        ],
    }
    folder.mkdir()
    for name, rows in tables.items():
        (folder / f"{name}.csv").write_text(csv_of(name, rows), encoding="utf-8", newline="")
    return gk.load(folder)


def counts(kg: gk.KnowledgeGraph) -> list[object]:
    """Every count of promises that there is, at several times."""
    found: list[object] = [kg.overview().select("coalition", "members", "commitments").rows]
    for time in TIMES:
        found.append(kg.promises("acme", **time).select("commitment", "certainty").rows)
        found.append(promised(kg, **time).select("actor", "commitment", "certainty").rows)
        found.append(overlapping_promises(kg, **time).rows)
        found.extend(coverage(kg, by=by, **time).rows for by in ("goal", "topic", "coalition"))
        if "on" in time:
            found.append(most_bound(kg, on=time["on"]).rows)
    scene = gather(kg, titles={}, opening=Opening())
    shown = {
        (record.source, commitment)
        for record in scene.records
        for one in record.promises
        for commitment in one.commitments
    }
    return [*found, len(shown)]


@pytest.mark.parametrize("spells", [IN_TWO, WITH_A_SERVICE], ids=["two spells", "a service too"])
def test_no_count_of_promises_depends_on_how_many_memberships_there_are(
    tmp_path: Path, spells: tuple[Mapping[str, str], ...]
) -> None:
    one, several = facts(tmp_path / "one", WHOLE), facts(tmp_path / "several", spells)
    assert len(several.query("endorsements")) == len(one.query("endorsements")) + 2
    assert counts(several) == counts(one)
    assert len(promised(one)) == 4


@pytest.mark.slow
def test_the_note_says_who_is_bound_by_most(kg: gk.KnowledgeGraph) -> None:
    table = most_bound(kg, on="2022-07-01", kinds="company")
    most = [str(row["label"]) for row in table.records() if row["promises"] == table[0][3]]
    told = f"On 2022-07-01, of {len(table):,} actors that are bound, {' and '.join(most)} "
    assert table.note.startswith(told)
    assert f"bound by most: {table[0][3]} commitments" in table.note
