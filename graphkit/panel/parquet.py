"""A panel as Parquet files: the memberships, and what the names in them stand for.

======================  ===========================================================================
file                    one row
======================  ===========================================================================
``memberships.parquet``  a membership listing: ``record``, ``member``, ``listing``, ``coalition``,
                        ``role``, ``group`` as text; ``start_earliest``, ``start_latest``,
                        ``end_earliest``, ``end_latest``, ``confirmed_until`` and, for each degree,
                        ``…_from`` and ``…_until`` as days since 1970-01-01 (those of 0001-01-01
                        and 9999-12-31 when unbounded); ``confidence`` as 1 (low), 2 or 3 (high);
                        ``ended_with_coalition`` as 1 where nobody left, else 0
``actors.parquet``      an actor or service: ``id``, ``label``, ``kind``, ``country``, and
                        ``label_<language>`` for each language in which any has a name
``coalitions.parquet``  a coalition: ``id``, ``label``, ``topics``, ``led_by``,
                        ``start_earliest``, ``end_latest``, and ``label_<language>``
``links.parquet``       a service and its operator, or a company and its owner, as in `Link`
``about.json``          the broader role of each role, the roles that were left out, the version of
                        the data, ``layout``, the number of this layout of files, and ``left_out``,
                        how much of the files that the graph was read from is not in it
======================  ===========================================================================
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import partial
from itertools import pairwise, repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from graphkit import type_checks
from graphkit.errors import DataError, MissingExtra, NotFound, Problem
from graphkit.facts.label_columns import IN_LANGUAGE, LABEL
from graphkit.panel.days import BOUNDS, CODES, COLUMNS, DAYS, ActorInfo, CoalitionInfo, Link
from graphkit.panel.infos_read_later import InfosReadLater
from graphkit.panel.labels_by_language import Labels
from graphkit.panel.places_in_text import among_characters, bytes_inside

if TYPE_CHECKING:
    from types import ModuleType

    import numpy.typing as npt

    from graphkit.panel.panel import Panel


MEMBERSHIPS = "memberships.parquet"
ACTORS = "actors.parquet"
COALITIONS = "coalitions.parquet"
LINKS = "links.parquet"
ABOUT = "about.json"
LAYOUT: Final = 3
"""Is one more whenever the files or their columns are others; 2 knew no ends of coalitions."""

_AGAIN: Final = "Write it again with panel.to_parquet(…)."


def _pyarrow() -> tuple[ModuleType, ModuleType]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise MissingExtra("writing or reading a panel as Parquet", "parquet") from None
    return pa, pq


def write(panel: Panel, folder: str | Path) -> None:
    """Write the files into a folder, which is made if need be."""
    pa, pq = _pyarrow()
    target = type_checks.path(folder)
    target.mkdir(parents=True, exist_ok=True)
    columns = {}
    for name in COLUMNS:
        values = getattr(panel, name)
        if name in CODES:
            spelt = pa.array(getattr(panel, CODES[name]), pa.string())
            values = pa.DictionaryArray.from_arrays(pa.array(values.astype(np.int32)), spelt)
        columns[name] = values
    pq.write_table(pa.table(columns), target / MEMBERSHIPS)
    # Almost no two infos have a text in common: a dictionary of texts takes time, and saves none.
    plain = {"use_dictionary": False, "compression": "none"}
    pq.write_table(_infos(panel.actors, ActorInfo), target / ACTORS, **plain)
    pq.write_table(_infos(panel.coalition_info, CoalitionInfo), target / COALITIONS, **plain)
    pq.write_table(_table(panel.links, Link), target / LINKS, **plain)
    about = {
        "broader": panel.broader,
        "layout": LAYOUT,
        **({"left_out": panel.left_out} if panel.left_out else {}),
        "roles_apart": sorted(panel.roles_apart),
        "version": panel.version,
    }
    text = json.dumps(about, ensure_ascii=False, indent=1, sort_keys=True)
    (target / ABOUT).write_text(text + "\n", encoding="utf-8", newline="")


def _infos(infos: Mapping[str, Any], kind: Any) -> Any:
    """Make a table of infos, with their ids before and their labels in each language after."""
    pa, _ = _pyarrow()
    table = _table(infos.values(), kind).add_column(0, "id", pa.array(list(infos), pa.string()))
    said = [info.labels for info in infos.values()]
    for language in sorted({language for labels in said for language in labels}):
        names = pa.array([labels.get(language) for labels in said], pa.string())
        table = table.append_column(IN_LANGUAGE + language, names)
    return table


def _table(records: Iterable[Any], kind: Any) -> Any:
    """Make a table of named tuples."""
    pa, _ = _pyarrow()
    types = dict.fromkeys((*BOUNDS, *DAYS), pa.int32()) | {
        "topics": pa.list_(pa.string()),
        "confidence": pa.int8(),
    }
    rows = list(records)
    columns = {
        name: pa.array([row[place] for row in rows], types.get(name, pa.string()))
        for place, name in enumerate(kind._fields)
        if name != "labels"
    }
    return pa.table(columns)


def read(folder: str | Path) -> dict[str, Any]:
    """Read what `write` wrote, as the fields of a panel.

    Raises
    ------
    NotFound
        If there is no panel.
    DataError
        If it was written in another layout, by another version of graphkit, or is damaged.
    """
    source = type_checks.path(folder)
    if not (source / MEMBERSHIPS).is_file():
        hint = "Write one there with panel.to_parquet(…)."
        raise NotFound("panel in Parquet files", str(source), hint=hint)
    try:
        return _fields(source)
    except DataError:
        raise
    except (OSError, ValueError, LookupError, AttributeError, TypeError) as error:
        told = " ".join(str(error).split())[:200]
        message = f"a file of this panel is missing or damaged ({told})."
        raise DataError([Problem(str(source), 0, "", message, _AGAIN)]) from None


def _fields(source: Path) -> dict[str, Any]:
    about = json.loads((source / ABOUT).read_text(encoding="utf-8"))
    if about.get("layout") != LAYOUT:
        message = "another version of graphkit, which lays its files out otherwise, wrote this."
        raise DataError([Problem(str(source), 0, "", message, _AGAIN)])
    table = _read(source / MEMBERSHIPS)
    columns: dict[str, Any] = {}
    for name in COLUMNS:
        values = table.column(name).combine_chunks()
        if name in CODES:
            columns[CODES[name]] = tuple(_texts(values.dictionary))
            values = values.indices
        columns[name] = _array(values)
    columns["group"] = columns["group"].astype(np.int16)
    return {
        **columns,
        "actors": _later(source / ACTORS, ActorInfo),
        "coalition_info": _later(source / COALITIONS, CoalitionInfo),
        "links": tuple(
            map(Link._make, zip(*_columns(_read(source / LINKS)).values(), strict=True))
        ),
        "broader": about["broader"],
        "roles_apart": frozenset(about.get("roles_apart", ())),
        "left_out": about.get("left_out", ""),
        "version": about["version"],
    }


def _read(path: Path) -> Any:
    """Read a file by itself: the data sets of pyarrow, and its threads, take longer to start."""
    _, pq = _pyarrow()
    with pq.ParquetFile(path) as file:
        return file.read(use_threads=False)


def _array(values: Any) -> npt.NDArray[Any]:
    """Give numbers or truth values as NumPy does; pyarrow's own way imports much, if it can."""
    pa, _ = _pyarrow()
    if values.type != pa.bool_():
        return np.from_dlpack(values)
    bits = np.frombuffer(values.buffers()[1] or b"", np.uint8)
    return np.unpackbits(bits, bitorder="little")[values.offset :][: len(values)]


def _texts(values: Any) -> list[str]:
    """Give texts as Python does; pyarrow's own way is ten times as slow in some versions."""
    if not len(values):
        return []
    _, offsets, data = values.buffers()
    stands = np.frombuffer(offsets, np.int32)[values.offset :][: len(values) + 1]
    spelt = b"" if data is None else data.to_pybytes()
    places = among_characters(stands, bytes_inside(spelt))
    text = spelt.decode()
    if 2 * values.null_count < len(values):
        return [text[start:end] for start, end in pairwise(places.tolist())]
    found = [""] * len(values)  # few of them have a text, as in a language that few have names in
    there = np.flatnonzero(np.diff(places))
    ends = zip(there.tolist(), places[there].tolist(), places[there + 1].tolist(), strict=True)
    for place, start, end in ends:
        found[place] = text[start:end]
    return found


def _columns(table: Any) -> dict[str, list[Any]]:
    pa, _ = _pyarrow()
    found: dict[str, list[Any]] = {}
    for name, column in zip(table.column_names, table.columns, strict=True):
        if name.startswith(IN_LANGUAGE) and column.equals(table.column(LABEL)):
            found[name] = found[LABEL]  # taking texts apart is what takes time
            continue
        values = column.combine_chunks()
        if values.type == pa.string():
            found[name] = _texts(values)
        elif pa.types.is_list(values.type):
            found[name] = list(map(tuple, values.to_pylist()))
        else:
            found[name] = values.to_pylist()
    return found


def _later(path: Path, kind: Any) -> Mapping[str, Any]:
    """Read a file of infos, of which objects are made when one is first looked at."""
    table = _read(path)
    missing = {"id", *kind._fields} - {"labels", *table.column_names}
    if missing:
        raise KeyError(f"{path.name} has no {', '.join(sorted(missing))}")
    return InfosReadLater(partial(_named, table, kind))


def _named(table: Any, kind: Any) -> dict[str, Any]:
    """Make infos by their ids."""
    columns = _columns(table)
    said = {
        name.removeprefix(IN_LANGUAGE): column
        for name, column in columns.items()
        if name.startswith(IN_LANGUAGE)
    }
    rows = zip(*said.values(), strict=True) if said else repeat((), len(columns["id"]))
    columns["labels"] = list(map(Labels, repeat(tuple(said)), rows))
    fields = zip(*(columns[name] for name in kind._fields), strict=True)
    # As the class itself makes them of all its fields, and three times as quick.
    made = map(partial(tuple.__new__, kind), fields)
    return dict(zip(columns["id"], made, strict=True))
