"""What may be used up by default is the same in Python, on the command line and at an endpoint."""

from __future__ import annotations

import dataclasses
import inspect
from typing import Any

import graphkit as gk
from graphkit.cli.catalogue import parser_of
from graphkit.stores.limited import Limits
from graphkit.stores.remote import RemoteStore


def defaults(function: Any) -> dict[str, Any]:
    return {name: taken.default for name, taken in inspect.signature(function).parameters.items()}


def test_limits_are_those_of_limits_everywhere() -> None:
    usual = dataclasses.asdict(Limits())
    assert {name: defaults(gk.KnowledgeGraph.limited)[name] for name in usual} == usual
    served = vars(parser_of("serve").parse([]))
    assert {name: served[name] for name in ("seconds", "rows")} == {
        name: usual[name] for name in ("seconds", "rows")
    }


def test_an_endpoint_is_waited_for_as_long_as_a_command() -> None:
    waited = defaults(gk.connect)["seconds"]
    assert defaults(RemoteStore.__init__)["seconds"] == waited
    assert vars(parser_of("query").parse(["members"]))["seconds"] == waited
