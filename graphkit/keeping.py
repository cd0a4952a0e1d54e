"""Keep a large graph on disk: its triples as a store, and beside it the panel as Parquet.

Both are put in place together and never change, so that opening either costs milliseconds.
"""

from __future__ import annotations

from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from graphkit import loading
from graphkit.errors import MissingExtra
from graphkit.panel import Panel, extract
from graphkit.store import Queryable, Store

PANEL: Final = "panel"
"""The folder of the panel, in that of the store."""


def build_store(path: str | Path | None, folder: str | Path) -> bool:
    """Keep a graph as a read-only store on disk, with its panel, put in place whole.

    Parameters
    ----------
    path : str or Path, optional
        As for `graphkit.loading.open_store`.
    folder : str or Path
        Where; a store that is there is replaced.

    Returns
    -------
    bool
        Whether the panel was kept too, which needs the extra ``parquet``.

    Raises
    ------
    NotFound, DataError
        If there is nothing to read, it is broken, or the folder holds something else.
    """
    kept = find_spec("pyarrow") is not None
    loading.build_store(path, folder, _keep_panel if kept else None)
    return kept


def _keep_panel(store: Store, folder: Path) -> None:
    panel_of(store).to_parquet(folder / PANEL)


def panel_of(store: Queryable) -> Panel:
    """Give the panel of a graph: the one that was kept with it, or one read from it now."""
    folder = getattr(store, "folder", None)
    if folder is not None and (folder / PANEL).is_dir():
        # A panel that cannot be read here is worth no more than the triples it was made of.
        with suppress(MissingExtra, OSError, ValueError, KeyError):
            return Panel.from_parquet(folder / PANEL)
    return extract(store, version=version_of(store))


def version_of(store: Queryable) -> str:
    """Give a short digest of who joined what, on whose word."""
    import hashlib

    lines = sorted(
        store.csv("SELECT ?r ?d ?e { ?r cg:during ?d OPTIONAL { ?r cg:evidence ?e } }").splitlines()
    )
    return hashlib.blake2b(b"\n".join(lines), digest_size=5).hexdigest()
