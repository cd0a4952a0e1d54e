"""The commands that make and keep tables of people's own."""

from __future__ import annotations

import shlex
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit import type_checks
from graphkit.cli.progress import ProgressShown
from graphkit.cli.terminal import put, say
from graphkit.next_steps import worded
from graphkit.tabular.how_many import how_many

if TYPE_CHECKING:
    from graphkit.importing.import_result import Imported


def import_(options: Namespace) -> int:
    """Turn a file of somebody else's into tables to review."""
    from graphkit.importing.import_file import import_file
    from graphkit.importing.mapping import NAME as MAP

    path = type_checks.path(options.path)
    folder = Path(options.output or path.stem)
    guessed = _tell_guess(options, path, folder)
    with ProgressShown() as progress:
        found = import_file(
            path,
            folder,
            form=options.form,
            map=options.map,
            joined=options.joined,
            match=options.match,
            decisions=options.decisions,
            dates=options.dates,
            encoding=options.encoding,
            sheet=options.sheet,
            replace=options.replace,
            progress=progress,
        )
    _tell_counts(found, folder)
    if guessed:
        say(f"Another reading? Change {folder / MAP} and run this again.")
    return 0


def add(options: Namespace) -> int:
    """Add one fact to a folder of tables."""
    from graphkit.importing.writing.add_membership import add_membership

    names = ("since", "until", "role", "source", "evidence", "note", "confidence", "spell", "dates")
    given = {name: getattr(options, name) for name in names}
    added = add_membership(options.folder, options.member, options.coalition, **given)
    place = f"{Path(options.folder) / 'memberships.csv'}:{added.line}"
    if added.made:
        say(f"made the folder {options.folder}")
    say(f"wrote {place}")
    for new in added.new:
        say(f"new {new.what}: {new.name!r}")
        if new.near:
            say(f"  If you mean {' or '.join(map(repr, new.near))}, write that into {place}.")
    if any(new.near for new in added.new):
        say("  A shortened name, which questions complete, is written as a name of its own.")
    if other := added.overruled:
        row = f"{Path(options.folder) / other.path}:{other.line}"
        rows = ", ".join([row, *map(str, other.also)])
        says, its = ("say", "their") if other.also else ("says", "its")
        say(f"Both words are kept, and answers go by {other.during}, as {rows} {says}.")
        say(f"  If that is wrong, correct {rows}, or write low into {its} column confidence.")
        if other.over:
            say(f"  If it joined again, write a name such as 2 into the column spell of {place}.")
    return 0


def fmt(options: Namespace) -> int:
    """Write the tables of a folder in one canonical form."""
    from graphkit.importing.writing.format_folder import format_folder

    changed = format_folder(options.folder, write=not options.check)
    for name in changed:
        say(f"{'would write' if options.check else 'wrote'} {Path(options.folder) / name}")
    return int(options.check and bool(changed))


def diff(options: Namespace) -> int:
    """List what another edition says differently."""
    from graphkit.cli.open_graph import reading_asked
    from graphkit.cli.output import put_table
    from graphkit.loading import diff

    return put_table(diff(options.old, options.new, **reading_asked(options)), options)


def _tell_counts(found: Imported, folder: Path) -> None:
    """Say what was written, and where to look for what was not."""
    from graphkit.authoring.doubts_counted import doubts_counted
    from graphkit.importing.writing.import_report import REPORT

    say(f"wrote {folder}: {found.counted}")
    for doubt in found.doubts:
        if doubt.of_all:
            say(worded(doubt.sentence, "terminal"))
    left_out = [one.left_out for one in found.dropped]
    rows = (one for one in left_out if one)
    told = doubts_counted((*rows, *(one.left_out for one in found.doubts)), left_out.count(False))
    if told:
        say(f"{told}: {folder / REPORT}")
    if len(found.review):
        say(f"{how_many(len(found.review), 'proposal')} to decide: {folder / 'review.csv'}")


def new(options: Namespace) -> int:
    """Make a folder of tables that works at once."""
    from graphkit.importing.mapping import NAME as MAP
    from graphkit.importing.new_folder import new_folder

    if options.from_:
        _tell_guess(options, Path(options.from_), Path(options.folder))
    with ProgressShown() as progress:
        found = new_folder(
            options.folder,
            from_=options.from_,
            title=options.title,
            joined=options.joined,
            dates=options.dates,
            encoding=options.encoding,
            sheet=options.sheet,
            progress=progress,
        )
    if found:
        _tell_counts(found, Path(options.folder))
        again = shlex.join(["graphkit", "import", options.from_, "-o", options.folder])
        if found.map:
            say(f"Another reading? Change {Path(options.folder) / MAP}, then: {again}")
    else:
        say(f"wrote {options.folder}, with rows of examples")
    say(f"Then: graphkit view {options.folder}")
    return 0


def _tell_guess(options: Namespace, path: Path, folder: Path) -> bool:
    """Print how the columns of a table are read, unless a mapping says it; tell whether it was."""
    from graphkit.authoring.reading import one_joined, reading_of
    from graphkit.importing.importer import ImportOptions, importer_for, importer_named
    from graphkit.importing.mapping import NAME as MAP
    from graphkit.importing.spreadsheets.table_importer import guess_table
    from graphkit.table import Table

    form = getattr(options, "form", None) or importer_for(path)
    if form != "table" or getattr(options, "map", None) or (folder / MAP).is_file():
        return False
    reading = reading_of(options.dates, options.encoding, options.sheet)
    importer_named(form).refuse_without_effect(path, reading)
    guessed = guess_table(path, ImportOptions(reading, one_joined(options.joined)))
    rows = [(one.header, one.read_as, "; ".join(one.values), one.why) for one in guessed.columns]
    put(Table(("column", "read as", "values", "why"), rows).to_text() + "\n")
    for one in guessed.by_texts:
        what = "what was joined" if one.read_as == "coalition" else "the members"
        about = " If the whole table is about one coalition, add --joined NAME."
        say(
            f"{one.header!r} is taken for {what}, by its texts alone."
            f"{about if one.read_as == 'coalition' else ''}"
        )
    return True
