"""The panel of a graph: read from its triples, or as it was kept beside them as Parquet.

A store that was built has its panel from the beginning. A store of the cache gets it when somebody
asks for it first, so that the next command finds it in milliseconds.
"""

from __future__ import annotations

import shutil
from contextlib import suppress

from graphkit.errors import MissingExtra, NotFound
from graphkit.opening.cache_folder import cache_folder
from graphkit.panel import Panel, extract
from graphkit.sparql.queryable import Queryable
from graphkit.stores.checksums import PANEL, add_checksums, is_damaged
from graphkit.stores.memory import Store
from graphkit.stores.temporary_folders import TemporaryFolder

__all__ = ["PANEL", "panel_of", "version_of"]


def panel_of(store: Queryable) -> Panel:
    """Take the memberships of a graph as columns: as they were kept beside it, or read from it now.

    Parameters
    ----------
    store : Queryable
        The triples. A store in a folder is looked into for a panel that was kept there; a damaged
        one counts as none.

    Returns
    -------
    Panel
        One row for each membership, in whatever role. That of a store of the cache is kept beside
        it, which is the one thing that this writes, and only where it can be written.
    """
    kept = _kept(store) if isinstance(store, Store) else None
    if kept is not None:
        return kept
    panel = extract(store, version=version_of(store))
    if isinstance(store, Store):
        _keep(store, panel)
    return panel


def _kept(store: Store) -> Panel | None:
    """Read the panel beside a store; None if there is none, or another store is there by now."""
    if store.folder is None or not (store.folder / PANEL).is_dir():
        return None
    if is_damaged(store.folder, PANEL):
        return None
    # A panel that cannot be read here is worth no more than the triples it was made of.
    with suppress(MissingExtra, NotFound, OSError, ValueError, KeyError):
        panel = Panel.from_parquet(store.folder / PANEL)
        return panel if store.in_place else None
    return None


def _keep(store: Store, panel: Panel) -> None:
    """Put the panel of a store of the cache beside it; without its checksums it counts as none."""
    # A panel that cannot be kept is taken from the triples again.
    with suppress(MissingExtra, OSError, ValueError, RuntimeError):
        if store.folder is None or store.folder.parent != cache_folder():
            return
        with TemporaryFolder(store.folder.parent, ".new-") as scratch:
            panel.to_parquet(scratch.folder / PANEL)
            if store.in_place:
                shutil.rmtree(store.folder / PANEL, ignore_errors=True)  # it is damaged, or half
                (scratch.folder / PANEL).rename(store.folder / PANEL)
                add_checksums(store.folder, PANEL)


def version_of(store: Queryable) -> str:
    """Give a short digest of who joined what, on whose word."""
    import hashlib

    lines = sorted(
        store.csv("SELECT ?r ?d ?e { ?r cg:during ?d OPTIONAL { ?r cg:evidence ?e } }").splitlines()
    )
    return hashlib.blake2b(b"\n".join(lines), digest_size=5).hexdigest()
