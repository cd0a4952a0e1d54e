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
    from graphkit.authoring.reading import Dates as Dates
    from graphkit.checking.check import check
    from graphkit.checking.profiles import Profile as Profile
    from graphkit.checking.report import Finding, Report
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
        Problem,
        QueryError,
        UnsafeQuery,
    )
    from graphkit.facts.about_graph import AboutGraph
    from graphkit.facts.certainty import AtLeast as AtLeast
    from graphkit.facts.window import Day as Day
    from graphkit.facts.window import During as During
    from graphkit.graph import KnowledgeGraph
    from graphkit.graph.opened_graph import Meanings as Meanings
    from graphkit.importing.import_file import import_file
    from graphkit.importing.import_result import Imported
    from graphkit.importing.importer import Progress as Progress
    from graphkit.inference.rules import Regime as Regime
    from graphkit.loading import Errors as Errors
    from graphkit.loading import connect, diff, load
    from graphkit.network.options import By as By
    from graphkit.network.roll_up import RollUp as RollUp
    from graphkit.panel import Panel
    from graphkit.panel.days import ActorInfo, CoalitionInfo, Link
    from graphkit.questions.changes import Change as Change
    from graphkit.questions.listing import What as What
    from graphkit.questions.scope_of_question import Roles as Roles
    from graphkit.questions.things import Actor, Coalition
    from graphkit.sparql.queryable import Queryable as Queryable
    from graphkit.sparql.typed_answer import TypedAnswer
    from graphkit.stores.limited import LimitedStore as LimitedStore
    from graphkit.stores.memory import Store as Store
    from graphkit.stores.remote.remote_store import RemoteStore as RemoteStore
    from graphkit.table import Formulas as Formulas
    from graphkit.table import Table
    from graphkit.views.extra_columns import Columns as Columns
    from graphkit.views.forms import Form as Form
    from graphkit.views.forms import Layout as Layout
    from graphkit.views.forms import Size as Size
    from graphkit.views.story import Steps as Steps
    from graphkit.views.view import View, view

_HOMES = {
    "AboutGraph": "facts.about_graph",
    "Actor": "questions.things",
    "ActorInfo": "panel.days",
    "Ambiguous": "errors",
    "ClosedGraph": "errors",
    "Coalition": "questions.things",
    "CoalitionInfo": "panel.days",
    "DataError": "errors",
    "EndpointError": "errors",
    "ExtensionError": "errors",
    "Finding": "checking.report",
    "GraphkitError": "errors",
    "Imported": "importing.import_result",
    "InvalidChoice": "errors",
    "InvalidDate": "errors",
    "InvalidType": "errors",
    "KnowledgeGraph": "graph",
    "LimitExceeded": "errors",
    "Link": "panel.days",
    "MissingExtra": "errors",
    "NotAPath": "errors",
    "NotFound": "errors",
    "NotReopenable": "errors",
    "Panel": "panel",
    "Problem": "errors",
    "QueryError": "errors",
    "Report": "checking.report",
    "Table": "table",
    "TypedAnswer": "sparql.typed_answer",
    "UnsafeQuery": "errors",
    "View": "views.view",
    "analysis": "",
    "check": "checking.check",
    "connect": "loading",
    "diff": "loading",
    "import_file": "importing.import_file",
    "load": "loading",
    "view": "views.view",
}

_HINTS = {
    "AtLeast": "facts.certainty",
    "By": "network.options",
    "Change": "questions.changes",
    "Columns": "views.extra_columns",
    "Dates": "authoring.reading",
    "Day": "facts.window",
    "During": "facts.window",
    "Errors": "loading",
    "Form": "views.forms",
    "Formulas": "table",
    "Layout": "views.forms",
    "LimitedStore": "stores.limited",
    "Meanings": "graph.opened_graph",
    "Profile": "checking.profiles",
    "Progress": "importing.importer",
    "Queryable": "sparql.queryable",
    "Regime": "inference.rules",
    "RemoteStore": "stores.remote.remote_store",
    "Roles": "questions.scope_of_question",
    "RollUp": "network.roll_up",
    "Size": "views.forms",
    "Steps": "views.story",
    "Store": "stores.memory",
    "What": "questions.listing",
}
"""Types of options, and of stores, to annotate with: importable, and left out of completion."""

__all__ = [
    "AboutGraph",
    "Actor",
    "ActorInfo",
    "Ambiguous",
    "ClosedGraph",
    "Coalition",
    "CoalitionInfo",
    "DataError",
    "EndpointError",
    "ExtensionError",
    "Finding",
    "GraphkitError",
    "Imported",
    "InvalidChoice",
    "InvalidDate",
    "InvalidType",
    "KnowledgeGraph",
    "LimitExceeded",
    "Link",
    "MissingExtra",
    "NotAPath",
    "NotFound",
    "NotReopenable",
    "Panel",
    "Problem",
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
    "diff",
    "import_file",
    "load",
    "view",
]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    home = _HOMES.get(name, _HINTS.get(name))
    if home is None:
        raise AttributeError(f"module 'graphkit' has no attribute {name!r}")
    if not home:
        return import_module(f"graphkit.{name}")
    return getattr(import_module(f"graphkit.{home}"), name)


def __dir__() -> list[str]:
    return __all__
