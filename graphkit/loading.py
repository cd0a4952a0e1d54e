"""Open a graph that is here, connect to one behind an endpoint, or compare two."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal, TypeAlias

from graphkit import type_checks
from graphkit.authoring.reading import Dates, Reading, reading_of
from graphkit.graph import KnowledgeGraph
from graphkit.graph.told_of_loading import ToldOfLoading, name_told, told_of
from graphkit.next_steps import Advice, Call, Option
from graphkit.opening.loaded import Loaded
from graphkit.opening.open_store import open_store
from graphkit.table import Table
from graphkit.type_checks import one_of

Errors: TypeAlias = Literal["refuse", "keep"]
_ERRORS: Final[tuple[Errors, ...]] = ("refuse", "keep")


def load(
    path: str | Path | None = None,
    *,
    cache: bool = False,
    errors: Errors = "refuse",
    dates: Dates | None = None,
    encoding: str | None = None,
    sheet: str | None = None,
    joined: str | None = None,
) -> KnowledgeGraph:
    """Open a graph.

    Parameters
    ----------
    path : str or Path, optional
        A table of who joined what (CSV with any usual separator, Excel, OpenDocument, JSON lines,
        Parquet) with a column of members and one of coalitions, or where ``joined`` says what
        all of them joined; a folder of authored tables, an RDF file (Turtle, N-Triples, N-Quads,
        TriG, RDF/XML, Notation3 without rules, or JSON-LD whose context is in it or in a file
        beside it; with ``.gz`` behind its ending it is decompressed), a folder of RDF files, or a
        store on disk made by ``graphkit build --store``. Without it, the bundled facts.
    cache : bool
        Keep the parsed graph in the user's cache folder, so that it opens in milliseconds next
        time. The command line does so.
    errors : {"refuse", "keep"}
        What to do where a row, a date or a file cannot be used: refuse the whole, naming all that
        is wrong; or keep what can be used, and list in ``kg.left_out`` what cannot. What is kept
        so is not cached.
    dates : {"dmy", "mdy"}, optional
        Whether the day or the month comes first in dates such as ``05/06/2019``, in tables and
        in RDF of others.
        Without it, a column decides where one of its dates can be read in one way only, and an
        error asks where none can.
    encoding : str, optional
        What a table is written in, such as ``"cp1252"``, if it is neither UTF-8 nor UTF-16.
    sheet : str, optional
        The sheet of a workbook that is meant, where several could be.
    joined : str, optional
        What all rows of one table joined, where no column says it: those who signed one pledge.

    Returns
    -------
    KnowledgeGraph
        In memory, unless it is a store on disk or cached.

    Warns
    -----
    UserWarning
        Once, if rows of tables are left out, if the folder is one from which an import left
        something out that nobody has settled, or if a doubt is of all members of a table: they
        may stand in another column than the one that is read as theirs, the rows look like several
        editions of one list, or the sheet is called after those who left. It says how much, and
        that ``kg.left_out`` and ``kg.doubts`` list it. Of other doubts nothing is warned; the
        graph shows at the prompt how many there are. It is the same where the cache has the graph.

    Raises
    ------
    NotFound
        If there is nothing to read.
    DataError
        With everything that is wrong in the files, each with its place: what `check` calls an
        error of tables, dates and files; likewise if a membership of RDF has several members,
        coalitions or periods, of which ``errors="keep"`` tells in ``kg.doubts``. What shapes and
        checks say of facts that can be read is not asked here. Likewise if ``joined`` is said of
        anything but one table.
    InvalidChoice
        If ``errors`` or ``dates`` is another word.
    InvalidType
        If the encoding, the sheet or the coalition is no text.
    NotAPath
        If what is to be opened is a data frame or another value of Python.
    """
    if path is not None:
        path = type_checks.path(path, "load")
    one_of("errors", errors, _ERRORS)
    reading = reading_of(dates, encoding, sheet, joined)
    loaded = Loaded()
    if errors == "refuse":
        store = open_store(path, cache=cache, note=loaded, reading=reading)
    else:
        store = open_store(path, cache=cache, keep=loaded, reading=reading)
    told = told_of(loaded, path)
    kg = KnowledgeGraph(store, left_out=told.left_out, doubts=told.doubts)
    of_all = [str(one) for one in told.doubts if one.of_all]
    if of_all or len(told.left_out) > len(loaded.left_out):
        named = f"{name_told(path)}: {told.counted}." if path is not None else ""
        warnings.warn(" ".join([*of_all, named]), UserWarning, stacklevel=2)
    return kg


def connect(
    url: str,
    *,
    graph: str = "",
    auth: tuple[str, str] | str | None = None,
    seconds: float = 60.0,
    max_bytes: int = 512 * 2**20,
    page_rows: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> KnowledgeGraph:
    """Ask the same questions of any SPARQL 1.1 endpoint (extra ``remote``).

    Parameters
    ----------
    url : str
        The address that queries are sent to.
    graph : str, optional
        The IRI of the named graph to look into, for servers that keep one graph for each data
        set. Without it, the server's default graph.
    auth : (str, str) or str, optional
        User and password, or a bearer token.
    seconds : float
        The longest that one answer may take.
    max_bytes : int
        The largest answer.
    page_rows : int, optional
        So many rows a server gives at most without saying so. Larger answers are then taken in
        pages. Virtuoso says so, and needs no number.
    progress : callable, optional
        Called with the rows that came so far and their total while pages are taken.

    Returns
    -------
    KnowledgeGraph
        Every question, named query, the panel, the network and the views work as on a local
        graph. The records at the endpoint must carry their days and derived endorsements, as
        those of a graph that graphkit exported do; a question about one that does not says so.

    Raises
    ------
    MissingExtra
        If httpx is not installed.
    EndpointError
        When the endpoint is asked and gives no usable answer.
    """
    from graphkit.stores.remote import RemoteStore

    if progress is not None:
        type_checks.function("progress", progress, "a function of two numbers")

    store = RemoteStore(
        url,
        graph=graph,
        auth=auth,
        seconds=seconds,
        max_bytes=max_bytes,
        page_rows=page_rows,
        progress=progress,
    )
    return KnowledgeGraph(store)


def diff(
    old: str | Path | KnowledgeGraph,
    new: str | Path | KnowledgeGraph,
    *,
    dates: Dates | None = None,
    encoding: str | None = None,
    sheet: str | None = None,
    joined: str | None = None,
) -> Table:
    """List who joined, left or is told differently in another edition of the facts.

    Parameters
    ----------
    old, new : str, Path or KnowledgeGraph
        What `load` takes, or graphs that are open; of a workbook a sheet, too, as
        ``book.xlsx#2023``.
    dates, encoding, sheet, joined : str, optional
        What tables leave open, as for `load`, said once of both editions. An encoding is that of
        tables that are not in Unicode.

    Returns
    -------
    Table
        A row for each membership that is in one of the two alone, or has another period, role,
        confidence, source, quotation or column of the graph's own, and for each actor or
        coalition of another kind, country or period. Two memberships are taken for one by
        their period, or else by their beginning, and last by their id. What most of them differ
        in alike, such as the source of a whole list, is counted in the note. Names and notes are
        not compared. The note counts also what was left out of each.

    Raises
    ------
    NotFound, DataError, InvalidType
        If an edition is not there or cannot be read, as by `load`.

    Examples
    --------
    >>> import graphkit as gk
    >>> kg = gk.load()
    >>> len(gk.diff(kg, kg))
    0
    """
    from graphkit.authoring.reading_of_each import reading_of_each
    from graphkit.authoring.sheet_of_path import sheet_of_path
    from graphkit.next_steps import joined as advised
    from graphkit.questions.difference import difference
    from graphkit.tabular.in_words_of import with_note

    said = reading_of(dates, encoding, sheet, joined)
    given = [one if isinstance(one, KnowledgeGraph) else _path(one) for one in (old, new)]
    parted = [sheet_of_path(one) for one in given if not isinstance(one, KnowledgeGraph)]
    readings = reading_of_each([path for path, _ in parted], said)
    editions = (
        _edition(path, reading._replace(sheet=sheet or reading.sheet))
        for (path, sheet), reading in zip(parted, readings, strict=True)
    )
    opened = [one if isinstance(one, KnowledgeGraph) else next(editions) for one in given]
    found = difference(*(one.store for one in opened))
    named = zip(("old", "new"), given, opened, strict=True)
    of_each = [_left_out_of(*one) for one in named]
    return with_note(found, advised(found.note, *of_each)) if any(of_each) else found


def _edition(path: Path, reading: Reading) -> KnowledgeGraph:
    """Open an edition to be compared."""
    noted = Loaded()
    # Working out what was promised takes time, and no membership follows from it.
    store = open_store(path, promises=False, note=noted, reading=reading)
    told = told_of(noted, path)
    return KnowledgeGraph(store, left_out=told.left_out, doubts=told.doubts)


def _left_out_of(which: str, given: Path | KnowledgeGraph, opened: KnowledgeGraph) -> str:
    """Say how much of an edition was left out, which is not compared."""
    loading = ToldOfLoading(opened.left_out)
    told = loading.counted_left_out
    if not told:
        return ""
    if not isinstance(given, Path):
        return f"Of the {which} edition, {loading.of_left_out}."
    return Advice(
        "Of {name}, {told}: {check}.",
        name=name_told(given),
        told=told,
        check=_checked(given),
    )


def _checked(given: Path) -> Call:
    from graphkit.authoring.sheet_of_path import sheet_of_path

    path, sheet = sheet_of_path(given)
    return Call("check", (str(path),), (Option("sheet", sheet),) if sheet else ())


def _path(given: object) -> Path:
    return type_checks.path(given, "diff")
