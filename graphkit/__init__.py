"""Who joined which coalition, when, on whose word.

    import graphkit as gk

    kg = gk.load()                                    # the bundled facts, or gk.load("folder/")
    kg.members("christchurch-call", on="2021-05-10")  # a Table
    kg.evidence("zoom", "christchurch-call")          # each source's word
    gk.view(kg).save("coalitions.html")               # one offline page

Everything is imported when it is first used, so that ``import graphkit`` costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphkit.version import __version__

if TYPE_CHECKING:
    from graphkit import analysis
    from graphkit.checking.check import check
    from graphkit.checking.report import Report
    from graphkit.errors import (
        Ambiguous,
        ClosedGraph,
        DataError,
        EndpointError,
        ExtensionError,
        GraphkitError,
        InvalidChoice,
        InvalidDate,
        InvalidType,
        LimitExceeded,
        MissingExtra,
        NotAPath,
        NotFound,
        NotReopenable,
        QueryError,
        UnsafeQuery,
    )
    from graphkit.graph import KnowledgeGraph
    from graphkit.importing.import_file import import_file
    from graphkit.loading import connect, load
    from graphkit.panel import Panel
    from graphkit.questions.things import Actor, Coalition
    from graphkit.sparql.typed_answer import TypedAnswer
    from graphkit.table import Table
    from graphkit.views.view import View, view

_HOMES = {
    "Actor": "questions.things",
    "Ambiguous": "errors",
    "ClosedGraph": "errors",
    "Coalition": "questions.things",
    "DataError": "errors",
    "EndpointError": "errors",
    "ExtensionError": "errors",
    "GraphkitError": "errors",
    "InvalidChoice": "errors",
    "InvalidDate": "errors",
    "InvalidType": "errors",
    "KnowledgeGraph": "graph",
    "LimitExceeded": "errors",
    "MissingExtra": "errors",
    "NotAPath": "errors",
    "NotFound": "errors",
    "NotReopenable": "errors",
    "Panel": "panel",
    "QueryError": "errors",
    "Report": "checking.check",
    "Table": "table",
    "TypedAnswer": "sparql.typed_answer",
    "UnsafeQuery": "errors",
    "View": "views.view",
    "analysis": "",
    "check": "checking.check",
    "connect": "loading",
    "import_file": "importing.import_file",
    "load": "loading",
    "view": "views.view",
}

__all__ = [
    "Actor",
    "Ambiguous",
    "ClosedGraph",
    "Coalition",
    "DataError",
    "EndpointError",
    "ExtensionError",
    "GraphkitError",
    "InvalidChoice",
    "InvalidDate",
    "InvalidType",
    "KnowledgeGraph",
    "LimitExceeded",
    "MissingExtra",
    "NotAPath",
    "NotFound",
    "NotReopenable",
    "Panel",
    "QueryError",
    "Report",
    "Table",
    "TypedAnswer",
    "UnsafeQuery",
    "View",
    "__version__",
    "analysis",
    "check",
    "connect",
    "import_file",
    "load",
    "view",
]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'graphkit' has no attribute {name!r}")
    home = _HOMES[name]
    if not home:
        return import_module(f"graphkit.{name}")
    return getattr(import_module(f"graphkit.{home}"), name)


def __dir__() -> list[str]:
    return __all__
