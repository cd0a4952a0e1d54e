"""Two editions are told apart without working out what was promised, with the same answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.opening.open_store import open_store
from graphkit.questions.difference import difference

from ..extract import write_extract

pytestmark = pytest.mark.slow


def test_editions_differ_in_the_same_rows(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder in (old, new):
        folder.mkdir()
        write_extract(folder)
    rows = (new / "memberships.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [row for number, row in enumerate(rows) if number % 7]
    (new / "memberships.csv").write_text("".join([rows[0], *kept]), encoding="utf-8")
    found = difference(open_store(old, promises=False), open_store(new, promises=False))
    wanted = difference(open_store(old), open_store(new))
    assert found.rows and found.rows == wanted.rows


def test_memberships_of_a_rule_beside_the_graph_are_there(tmp_path: Path) -> None:
    (tmp_path / "memberships.csv").write_text(
        "member,coalition,since\nAcme,Pact,2019\n", encoding="utf-8"
    )
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "all-join.rq").write_text(
        "CONSTRUCT { ?copy ?p ?o ; org:organization id:other } WHERE {\n"
        "  ?one a cg:Membership ; ?p ?o . FILTER(?p != org:organization)\n"
        '  BIND(IRI(CONCAT(STR(?one), "--too")) AS ?copy)\n}\n',
        encoding="utf-8",
    )
    assert not difference(open_store(tmp_path, promises=False), open_store(tmp_path)).rows
    records = open_store(tmp_path, promises=False).select("SELECT ?one { ?one a cg:Membership }")
    assert len([*records]) == 2
