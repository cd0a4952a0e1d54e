"""Import a file: read it, fill in what it leaves out, match names, write authored tables."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from graphkit import type_checks
from graphkit.authoring import read
from graphkit.authoring.reading import (
    Dates,
    no_one_table,
    one_joined,
    reading_of,
    reading_of_mapping,
)
from graphkit.errors import DataError, InvalidChoice, Problem
from graphkit.importing.complete_rows import completed
from graphkit.importing.import_result import Imported
from graphkit.importing.importer import (
    ImportOptions,
    Progress,
    importer_for,
    importer_named,
    none_made,
    silent,
)
from graphkit.importing.mapping import NAME as MAP
from graphkit.importing.mapping import TableMap, map_text, read_map
from graphkit.importing.match_members import match_members
from graphkit.importing.spells_named import with_spells_named
from graphkit.importing.spreadsheets.table_importer import is_guessed
from graphkit.importing.writing.write_tables import refuse_other_source, write_tables
from graphkit.names.decisions import Decisions, read_decisions, refuse_unknown
from graphkit.next_steps import Advice, Option
from graphkit.resources import folder as bundled

_MATCH: Final = Option("match", "bundled")


def import_file(
    path: str | Path,
    folder: str | Path | None = None,
    *,
    form: str | None = None,
    map: str | Path | None = None,  # the word that the file bears
    joined: str | None = None,
    match: str | Path | None = None,
    decisions: str | Path | None = None,
    dates: Dates | None = None,
    encoding: str | None = None,
    sheet: str | None = None,
    replace: bool = False,
    progress: Progress | None = None,
) -> Imported:
    """Import a file of somebody else's into authored tables.

    Parameters
    ----------
    path : str or Path
        A table, long or wide, or a file of a form that an importer reads.
    folder : str or Path, optional
        Where to write the tables, the mapping and a report of what was left out or is doubtful;
        without it, nothing is written. A mapping that is there already is used again.
    form : str, optional
        The name of the importer, if the file does not tell.
    map : str or Path, optional
        A mapping file, which says how the columns are read.
    joined : str, optional
        The coalition that all rows are about. A mapping in the folder that an earlier import
        guessed, and nobody changed since, gives way to it.
    match : str or Path, optional
        A folder of authored tables, or ``"bundled"``: members that are surely known there get
        the ids that they have there.
    decisions : str or Path, optional
        What people decided about doubtful names; see `graphkit.names.decisions`.
    dates, encoding, sheet : str, optional
        What a table leaves open, and in its dates any file; see `graphkit.load`.
    replace : bool
        Whether to write into a folder with tables that no import wrote.
    progress : callable, optional
        Is told what is being done, how many rows are done, and of how many (0 if nobody knows):
        ``print``, or what draws a bar.

    Returns
    -------
    Imported
        The same file, mapping and decisions always give the same bytes.

    Raises
    ------
    NotFound
        If there is no such file, importer or mapping.
    InvalidChoice
        If ``decisions`` is given without ``match``, or one of both or ``map`` names nothing.
    DataError
        If it cannot be read, the folder holds tables of another origin, or ``joined`` or ``map``
        is given for a file that says itself what was joined, or what is meant by what, or
        ``encoding`` or ``sheet`` for one that has no use for it.
    """
    source = type_checks.path(path, "import_file")
    _refuse_empty("match", match, "bundled", "FOLDER")
    _refuse_empty("map", map, MAP)
    _refuse_empty("decisions", decisions, "decisions.csv")
    if decisions is not None and match is None:
        because = "names are decided on where they are matched with those of other facts"
        raise InvalidChoice("decisions", str(decisions), (_MATCH,), because=because)
    target = type_checks.path(folder) if folder is not None else None
    if target is not None and not replace:
        refuse_other_source(target, source.name)
    told, named = _map(map, target), one_joined(joined)
    if named and map is None and told is not None and _gives_way(told, source, form):
        told = None
    reading = reading_of(dates, encoding, sheet)
    if told is not None and not reading.dates:
        reading = reading._replace(dates=reading_of_mapping(told.dates).dates)
    tell = silent if progress is None else progress
    type_checks.function("progress", tell, "a function of what, done and total")
    asked = ImportOptions(reading, named, told, tell)
    form = type_checks.text("form", form, "the name of an importer") if form else None
    importer = importer_named(form or importer_for(source))
    if named and not importer.joined:
        raise no_one_table(source.name, named)
    importer.refuse_without_effect(source, reading)
    found = importer.read(source, asked)
    if map is not None and found.map is None:
        raise _without_mapping(source)
    several = len(found.columns or found.tables["memberships"])
    if not several:
        raise none_made(source.name, len(found.dropped), found.dropped)
    matching = None
    if match is not None:
        tell("matching names", several, 0)
        known = read(bundled("data") if match == "bundled" else type_checks.path(match))
        decided = Decisions() if decisions is None else read_decisions(decisions)
        ids = {row["id"] for name in ("actors", "coalitions") for row in known[name]}
        refuse_unknown(decided, ids, decisions or "")
        matching = partial(match_members, known=known, decisions=decided)
    tell("filling in", several, 0)
    imported = with_spells_named(completed(found, reading, matching))
    if target is not None:
        tell("writing", several, 0)
        mapping = map_text(found.map) if found.map else None
        write_tables(imported, target, mapping, source=source.name, replace=replace)
    return imported


def _refuse_empty(name: str, given: str | Path | None, *instead: str) -> None:
    """Refuse an empty name, which would be that of the folder where the program runs."""
    if given is not None and not str(given):
        choices = [Option(name, one) for one in instead]
        raise InvalidChoice(name, given, choices, because="it names nothing")


def _without_mapping(source: Path) -> DataError:
    message = "says itself what is meant by what, and is read without a mapping."
    hint = Advice("Leave {option} out.", option=Option("map"))
    return DataError([Problem(source.name, 0, "", message, hint)])


def _gives_way(told: TableMap, source: Path, form: str | None) -> bool:
    """Tell whether a mapping reads the coalition from a column, as it was only guessed."""
    reads = told.form == "wide" or any("coalition" in one.columns for one in told.memberships)
    table = reads and (form or importer_for(source)) == "table"
    return table and is_guessed(source, told)


def _map(map_: str | Path | None, target: Path | None) -> TableMap | None:
    if map_ is not None:
        return read_map(type_checks.path(map_))
    kept = target / MAP if target is not None else None
    return read_map(kept) if kept is not None and kept.is_file() else None
