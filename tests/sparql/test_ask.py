"""The package's own queries are filled in as the reader of strangers' queries would."""

from __future__ import annotations

import datetime
import re

import pytest

import graphkit as gk
from graphkit.sparql.ask import ask
from graphkit.sparql.named_queries import named, paths
from graphkit.sparql.run import run

HOSTILE = 'en" } UNION { ?s ?p ?o } #\\'
VALUES = {"coalition": "christchurch-call", "actor": "zoom", "thing": "zoom"}
ASKED = sorted(
    name
    for name, path in paths().items()
    if path.parent.name == "queries" and "CONSTRUCT" not in named(name).text
)


def given(kg: gk.KnowledgeGraph, name: str, text: str) -> dict[str, object]:
    values: dict[str, object] = {}
    for parameter in named(name).parameters:
        if parameter.type in VALUES:
            values[parameter.name] = kg.store.namespace.named(VALUES[parameter.type])
        elif parameter.type == "text":
            values[parameter.name] = text
        elif parameter.type == "date":
            values[parameter.name] = datetime.date(2021, 5, 10)
        elif not parameter.optional:
            values[parameter.name] = 3
    return values


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("text", ["fr", HOSTILE])
def test_its_answer_is_that_of_the_careful_way(
    part: gk.KnowledgeGraph, name: str, text: str
) -> None:
    values = given(part, name, text)
    assert ask(part.store, name, values) == run(part.store, named(name).text, values)


@pytest.mark.parametrize("name", ASKED)
def test_parameters_stand_where_values_may_stand(name: str) -> None:
    head, _, body = named(name).text.partition("WHERE")
    for parameter in named(name).parameters:
        variable = re.compile(rf"[?$]{parameter.name}\b")
        assert not variable.search(re.sub(r"^#.*$", "", head, flags=re.MULTILINE)), "in the head"
        assert not re.search(rf"AS [?$]{parameter.name}\b", body), "bound by the query"
