"""Run queries within limits of time, rows, size and memory, in processes that can be killed.

The engine gives no way to stop a query once it runs, so queries that may run away are run by
worker processes. They read one store on disk, so that a new one is ready in milliseconds, and a
store in memory is copied to disk once. Killing a worker returns its memory at once.

Everything is imported when it is first used: a worker imports no more than it needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphkit.stores.limited.limited_store import (
        LimitedStore,
        answer_of_engine,
        as_triples,
        copied,
    )
    from graphkit.stores.limited.pool import Workers
    from graphkit.stores.limited.query_limits import Answer, Limits, Sink

_HOMES = {
    "Answer": "query_limits",
    "LimitedStore": "limited_store",
    "Limits": "query_limits",
    "Sink": "query_limits",
    "Workers": "pool",
    "answer_of_engine": "limited_store",
    "as_triples": "limited_store",
    "copied": "limited_store",
}

__all__ = [
    "Answer",
    "LimitedStore",
    "Limits",
    "Sink",
    "Workers",
    "answer_of_engine",
    "as_triples",
    "copied",
]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'graphkit.stores.limited' has no attribute {name!r}")
    return getattr(import_module(f"graphkit.stores.limited.{_HOMES[name]}"), name)
