"""Build a folder of tables and write the graph to an RDF file."""

from __future__ import annotations

from pathlib import Path

from graphkit import resources
from graphkit.authoring.reading import AS_IT_IS, Reading
from graphkit.building.derived_turtle import derived_turtle
from graphkit.errors import DataError, in_order
from graphkit.opening.derived_facts import derived
from graphkit.opening.loaded import Loaded
from graphkit.opening.source_files import refuse_no_source
from graphkit.sparql.formats import format_of
from graphkit.stores.memory import Store


def build_file(
    path: str | Path | None,
    target: str | Path,
    *,
    derived_to: str | Path | None = None,
    reading: Reading = AS_IT_IS,
    note: Loaded | None = None,
) -> None:
    """Build tables and write the graph to a file, whole or not at all.

    Parameters
    ----------
    path : str or Path, optional
        A folder of authored tables, or a file with one; without it, the bundled ones.
    target : str or Path
        An RDF file; Turtle comes sorted, the same bytes for the same facts.
    derived_to : str or Path, optional
        A Turtle file for what the rules derive; by default only what was asserted is written.
    reading : Reading
        What the tables leave open.
    note : Loaded, optional
        Where to note what is doubtful in the tables, and which rows are left out.

    Raises
    ------
    NotFound
        If the ending of the target is none of RDF, or there is nothing to read.
    DataError
        If the tables are broken, or the file cannot be written.
    """
    from graphkit.authoring import examine
    from graphkit.building import HEADING, facts_of
    from graphkit.files.write import write_atomically

    target = Path(target)
    format_of(target)
    refuse_no_source(path)
    examined = examine(path or resources.folder("data"), reading.checked())
    if examined.problems:
        raise DataError(examined.problems)
    built = facts_of(examined.tables)
    if built.shared:
        raise DataError(built.shared)
    if note is not None:
        note.note_tables(in_order((*examined.doubts, *built.doubts)))
    turtle = built.facts.turtle(HEADING)
    if target.suffix == ".ttl":
        write_atomically(target, turtle)
    else:
        Store.of_turtle(turtle).write(target)
    if derived_to is not None:
        vocabulary = (file.read_text(encoding="utf-8") for file in resources.ontology_files())
        store = Store.of_turtle(turtle, *vocabulary)
        write_atomically(derived_to, derived_turtle(derived(store.inner), store.namespace))
