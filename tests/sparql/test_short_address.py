"""Queries shorten the address of a thing in one way, so that what is listed is found again."""

from __future__ import annotations

import re
from pathlib import Path

import graphkit
from graphkit.resources import folder
from graphkit.sparql.short_address import short_address


def test_every_named_query_shortens_addresses_by_the_one_expression() -> None:
    shortened = 0
    for path in sorted((Path(graphkit.__file__).parent / "queries").glob("*.rq")):
        text = path.read_text(encoding="utf-8")
        for name in re.findall(r"STR\((\?\w+)\), STR\(id:\)\)", text):
            shortened += short_address(name) in text
            assert short_address(name) in text, (path.name, name)
        assert '"/id/")' not in text, path.name
    assert shortened > 50


def test_every_competency_question_does_so_too() -> None:
    shortened = 0
    for path in sorted((folder("ontology") / "competency_questions").glob("*.rq")):
        text = path.read_text(encoding="utf-8")
        for name in re.findall(r"STR\((\?\w+)\), STR\(id:\)\)", text):
            shortened += short_address(name) in text
            assert short_address(name) in text, (path.name, name)
        assert "[/#]" not in text, f"{path.name} cuts off what may tell two things apart"
        assert not re.search(r"STRAFTER\(STR\(\?\w+\), STR\((?!id:)", text), path.name
    assert shortened > 50
