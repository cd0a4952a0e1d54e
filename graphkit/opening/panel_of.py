"""Keep a large graph on disk: its triples as a store, and beside it the panel as Parquet.

Both are put in place together and never change, so that opening either costs milliseconds.
"""

from __future__ import annotations

from contextlib import suppress

from graphkit.errors import MissingExtra
from graphkit.opening.checksums import PANEL, is_damaged
from graphkit.panel import Panel, extract
from graphkit.sparql.queryable import Queryable
from graphkit.stores.memory import Store

__all__ = ["PANEL", "panel_of", "version_of"]


def panel_of(store: Queryable) -> Panel:
    """Give the panel of a graph: the one that was kept with it, or one read from it now."""
    kept = _kept(store) if isinstance(store, Store) else None
    return extract(store, version=version_of(store)) if kept is None else kept


def _kept(store: Store) -> Panel | None:
    """Read the panel beside a store; None if there is none, or another store is there by now."""
    if store.folder is None or not (store.folder / PANEL).is_dir():
        return None
    if is_damaged(store.folder, PANEL):
        return None
    # A panel that cannot be read here is worth no more than the triples it was made of.
    with suppress(MissingExtra, OSError, ValueError, KeyError):
        panel = Panel.from_parquet(store.folder / PANEL)
        return panel if store.in_place else None
    return None


def version_of(store: Queryable) -> str:
    """Give a short digest of who joined what, on whose word."""
    import hashlib

    lines = sorted(
        store.csv("SELECT ?r ?d ?e { ?r cg:during ?d OPTIONAL { ?r cg:evidence ?e } }").splitlines()
    )
    return hashlib.blake2b(b"\n".join(lines), digest_size=5).hexdigest()
