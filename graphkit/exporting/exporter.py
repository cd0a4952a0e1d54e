"""What an exporter is: a name, the endings of its files, and what writes them.

Exporters are registered by entry point, the project's own like those of other packages::

    [project.entry-points."graphkit.exporters"]
    edge-list = "example_package.edge_list:EDGE_LIST"
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from graphkit.errors import InvalidChoice, NotFound
from graphkit.extensions import extensions
from graphkit.next_steps import Advice, AnswerWritten, joined
from graphkit.tabular.reading.endings import TABLES

if TYPE_CHECKING:
    import networkx as nx

    from graphkit.panel import Panel
    from graphkit.sparql.queryable import Queryable

_FORMATS: Final = {
    ".csv": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".md": "markdown",
    ".ndjson": "jsonl",
    ".tsv": "tsv",
}
"""In which format answers are written, by the ending of the file."""


@dataclass(frozen=True, slots=True)
class Export:
    """What an exporter may write.

    Attributes
    ----------
    store : Queryable
        All triples.
    network : callable
        Draws the two-mode network of the time and degree asked for.
    panel : callable
        Takes the memberships as columns.
    """

    store: Queryable
    network: Callable[[], nx.Graph[Any]]
    panel: Callable[[], Panel]


@dataclass(frozen=True, slots=True)
class Exporter:
    """How one format is written.

    Attributes
    ----------
    endings : tuple of str
        The endings of its files, with the dot and in small letters.
    write : callable
        Takes an `Export` and a path. It writes whole files or nothing
        (`graphkit.files.write.write_atomically`).
    timed : bool
        Whether what it writes is of a day, a window or all time. Others write everything.
    """

    endings: tuple[str, ...]
    write: Callable[[Export, Path], None]
    timed: bool = False


def endings(*, timed: bool = False) -> tuple[str, ...]:
    """List the endings of files that can be written, in order of the alphabet.

    Parameters
    ----------
    timed : bool
        Whether only of those that are of a day, a window or all time; by default of all.
    """
    loaded: list[Exporter] = [extension.load() for extension in extensions("exporters")]
    return tuple(sorted({end for one in loaded for end in one.endings if one.timed or not timed}))


def refuse_options(path: Path, options: Mapping[str, object]) -> None:
    """Refuse a time, a degree or a filter for a file that holds everything whatever is asked.

    Parameters
    ----------
    path : Path
        The file.
    options : mapping of str to object
        What was asked for.

    Raises
    ------
    InvalidChoice
        With the endings of files that are of a time and of a choice.
    """
    for name, value in options.items():
        timed = name in ("on", "during", "at_least")
        instead = " (of one day in RDF is what the query in-plain-terms gives)" if timed else ""
        because = (
            f"a {path.suffix.lower()} file holds all triples, "
            f"{'of all time' if timed else 'whoever is in them'}{instead}"
        )
        raise InvalidChoice(name, value, endings(timed=True), because=because)


def _for_tables(path: Path) -> str:
    """Say how the answers to questions are written, where the ending is that of a table."""
    ending = path.suffix.lower()
    if ending not in (*_FORMATS, *TABLES):
        return ""
    written = path if ending in _FORMATS else path.with_suffix(".csv")
    answer = AnswerWritten(_FORMATS.get(ending, "csv"), str(written))
    return Advice("Tables come from the questions: {answer}.", answer=answer)


def exporter_for(path: Path) -> Exporter:
    """Find the exporter of a file by its ending.

    Raises
    ------
    NotFound
        If no exporter writes such files; the message lists the endings that are known, and says
        where tables come from if the file is to be one.
    """
    ending = path.suffix.lower()
    for extension in extensions("exporters"):
        exporter: Exporter = extension.load()
        if ending in exporter.endings:
            return exporter
    hint = joined(f"Use one of {', '.join(endings())}.", _for_tables(path))
    raise NotFound("export format", path.suffix or path.name, hint=hint)
