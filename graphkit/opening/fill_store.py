"""Load the files of a graph, and the vocabulary that they use, into a store."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph

from graphkit import resources
from graphkit.authoring.reading import AS_IT_IS, Reading, is_table
from graphkit.errors import DataError, in_order
from graphkit.opening.add_days import missing_days
from graphkit.opening.add_ends import missing_marks
from graphkit.opening.add_vocabulary import add_vocabulary
from graphkit.opening.derived_facts import derived
from graphkit.opening.forms_to_import import by_its_form
from graphkit.opening.loaded import Loaded
from graphkit.opening.members_in_other_words import members_in_other_words
from graphkit.opening.odd_periods import odd_periods
from graphkit.opening.plain_days import day_problems, plain_days
from graphkit.opening.plain_memberships import plain_memberships
from graphkit.opening.records_at_odds import records_at_odds
from graphkit.opening.source_files import own_rules, rules
from graphkit.opening.unsaid_in_rdf import unsaid_in_rdf
from graphkit.stores.named_graphs import merge_in_place
from graphkit.stores.rdf_files import load_file, load_turtle

Fill = Callable[[pyoxigraph.Store], None]


def filling(
    files: Iterable[Path],
    path: str | Path | None,
    *,
    bulk: bool = False,
    derive: bool = True,
    promises: bool = True,
    keep: Loaded | None = None,
    note: Loaded | None = None,
    reading: Reading = AS_IT_IS,
) -> Fill:
    """Prepare to load files, the vocabulary that they use, and what follows from them.

    Parameters
    ----------
    files : iterable of Path
        As `source_files` lists them.
    path : str or Path, optional
        What the files were listed from.
    bulk : bool
        Load in the way that is quick on disk, and that leaves a part of a broken file there.
    derive : bool
        Whether to add the days of records that lack them, and what the rules derive.
    promises : bool
        Whether the bundled rules are among these, from which no membership follows.
    keep : Loaded, optional
        Where to note what is wrong, which is then left out; by default it is an error.
    note : Loaded, optional
        Where to note which tables were read, and what is doubtful in them.
    reading : Reading
        What tables leave open.

    Returns
    -------
    callable
        Fills the store that it is given; raises `DataError` with all that is wrong.
    """
    listed = list(files)
    complete = listed == list(resources.facts_files())

    def fill(inner: pyoxigraph.Store) -> None:
        loaded = Loaded() if keep is None else keep
        tables = listed[0].suffix == ".csv" or is_table(listed[0])
        if tables:
            folder = Path(path or listed[0].parent)
            _load_tables(inner, folder, loaded, reading, keep=keep is not None, bulk=bulk)
        else:
            _load_rdf(inner, listed, loaded, bulk=bulk)
            name = Path(path or listed[0]).name
            _read_plain_memberships(inner, name, loaded, reading, bulk=bulk)
        if note is not None:
            note.take(loaded)
        if keep is None and loaded.problems:
            raise DataError(loaded.problems)
        add_vocabulary(inner, bulk=bulk)
        merge_in_place(inner)
        if complete:
            return
        if not tables:
            loaded.days.extend([*plain_days(inner), *odd_periods(inner)])
            loaded.unread.extend(day_problems(loaded.days, loaded.among(listed)))
            loaded.at_odds.extend(records_at_odds(inner, Path(path or listed[0]).name))
        if keep is None and (loaded.unread or loaded.at_odds):
            raise DataError([*loaded.unread, *loaded.at_odds])
        if derive:
            if not tables:
                inner.bulk_extend(list(unsaid_in_rdf(inner, Path(path or listed[0]).name)))
            inner.bulk_extend(list(missing_days(inner)))
            inner.bulk_extend(list(missing_marks(inner)))
            own = own_rules(path)
            ours = rules() if promises else ()
            inner.bulk_extend(derived(inner, (*ours, *own)))

    return fill


def _load_tables(
    inner: pyoxigraph.Store,
    folder: Path,
    loaded: Loaded,
    reading: Reading,
    *,
    keep: bool,
    bulk: bool,
) -> None:
    from graphkit.authoring import examine
    from graphkit.authoring.without_faults import can_be_built, without_faults
    from graphkit.building import facts_of

    tables, problems, doubts = examine(folder, reading)
    buildable = can_be_built(tables, problems)
    if problems and (not keep or not buildable):
        raise DataError(problems if buildable else by_its_form(folder, problems))
    built = facts_of(without_faults(tables, problems))
    loaded.problems.extend(problems)
    loaded.doubts.extend(in_order((*doubts, *built.doubts)))
    loaded.at_odds.extend(built.shared)
    load_turtle(inner, built.facts.unsorted(), bulk=bulk)
    loaded.files[folder.name] = len(inner)


def _load_rdf(
    inner: pyoxigraph.Store, files: Iterable[Path], loaded: Loaded, *, bulk: bool
) -> None:
    """Load every file that can be read, and note what is wrong with the others."""
    before = len(inner)  # the engine counts one by one
    for file in files:
        try:
            load_file(inner, file, bulk=bulk)
            after = len(inner)
            loaded.files[file.name], before = after - before, after
        except DataError as error:
            loaded.problems.extend(error.problems)
            before = len(inner)


def _read_plain_memberships(
    inner: pyoxigraph.Store, name: str, loaded: Loaded, reading: Reading, *, bulk: bool
) -> None:
    """Add what the files say of members in the words of other vocabularies alone."""
    try:
        plain = plain_memberships(inner, name, reading)
    except DataError as error:
        loaded.problems.extend(error.problems)
        return
    if plain is None:
        loaded.doubts.extend(members_in_other_words(inner, name))
        loaded.nothing_read = not loaded.problems and not any(True for _ in inner)
    else:
        loaded.in_other_words = True
        loaded.nothing_read = not plain.turtle
        if plain.turtle:
            load_turtle(inner, plain.turtle, bulk=bulk)
        inner.extend(plain.links)
        loaded.problems.extend(plain.dropped)
        loaded.doubts.extend(plain.doubts)
