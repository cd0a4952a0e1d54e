"""Keep a large graph on disk: its triples as a store, and beside it the panel as Parquet."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from graphkit.authoring.reading import AS_IT_IS, Reading
from graphkit.opening import open_store as loading
from graphkit.opening.loaded import Loaded
from graphkit.opening.panel_of import PANEL, panel_of
from graphkit.stores.memory import Store


def build_store(
    path: str | Path | None,
    folder: str | Path,
    *,
    reading: Reading = AS_IT_IS,
    note: Loaded | None = None,
) -> bool:
    """Keep a graph as a read-only store on disk, with its panel, put in place whole.

    Parameters
    ----------
    path : str or Path, optional
        As for `graphkit.opening.open_store.open_store`.
    folder : str or Path
        Where; a store that is there is replaced.
    reading : Reading
        What tables leave open.
    note : Loaded, optional
        Where to note what is doubtful in the files, and which rows are left out.

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
    loading.build_store(path, folder, _keep_panel if kept else None, reading, note)
    return kept


def _keep_panel(store: Store, folder: Path) -> None:
    panel_of(store).to_parquet(folder / PANEL)
