"""A panel as Parquet files: the memberships, and what the codes and names in them stand for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.errors import MissingExtra
from graphkit.panel.parts import CODES, COLUMNS, ActorInfo, CoalitionInfo, Link

if TYPE_CHECKING:
    from types import ModuleType

    from graphkit.panel.columns import Panel


MEMBERSHIPS = "memberships.parquet"
ABOUT = "about.json"


def _pyarrow() -> tuple[ModuleType, ModuleType]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise MissingExtra("writing or reading a panel as Parquet", "parquet") from None
    return pa, pq


def write(panel: Panel, folder: str | Path) -> None:
    """Write ``memberships.parquet``, with names spelt out, and ``about.json`` beside it."""
    pa, pq = _pyarrow()
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    columns = {}
    for name in COLUMNS:
        values = getattr(panel, name)
        if name in CODES:
            spelt = pa.array(getattr(panel, CODES[name]), pa.string())
            values = pa.DictionaryArray.from_arrays(pa.array(values.astype(np.int32)), spelt)
        columns[name] = values
    pq.write_table(pa.table(columns), target / MEMBERSHIPS)
    about = {
        "actors": panel.actors,
        "coalitions": panel.coalition_info,
        "links": panel.links,
        "broader": panel.broader,
        "version": panel.version,
    }
    text = json.dumps(about, ensure_ascii=False, indent=1, sort_keys=True)
    (target / ABOUT).write_text(text + "\n", encoding="utf-8", newline="")


def read(folder: str | Path) -> dict[str, Any]:
    """Read what `write` wrote, as the fields of a panel."""
    _, pq = _pyarrow()
    source = Path(folder)
    table = pq.read_table(source / MEMBERSHIPS)
    columns: dict[str, Any] = {}
    for name in COLUMNS:
        values = table.column(name).combine_chunks()
        if name in CODES:
            columns[CODES[name]] = tuple(values.dictionary.to_pylist())
            values = values.indices
        columns[name] = values.to_numpy(zero_copy_only=False)
    columns["group"] = columns["group"].astype(np.int16)
    return {**columns, **_about(source)}


def _about(source: Path) -> dict[str, Any]:
    about = json.loads((source / ABOUT).read_text(encoding="utf-8"))
    coalitions = {}
    for slug, (label, label_fr, topics, *rest) in about["coalitions"].items():
        coalitions[slug] = CoalitionInfo(label, label_fr, tuple(topics), *rest)
    return {
        "actors": {slug: ActorInfo(*info) for slug, info in about["actors"].items()},
        "coalition_info": coalitions,
        "links": tuple(Link(*link) for link in about["links"]),
        "broader": about["broader"],
        "version": about["version"],
    }
