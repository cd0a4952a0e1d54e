"""Say of a file that is imported and not opened what it is, and how it is imported."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from graphkit.authoring.reading import is_table
from graphkit.errors import DataError, NotFound, Problem
from graphkit.sparql.formats import read_format_of

_OPENED: Final = ("table", "rdf")
_CALLED: Final = {
    "popolo": "Popolo",
    "wikidata": "an answer to a SPARQL query",
    "follow-the-money": "FollowTheMoney",
    "network": "a network",
}


def by_its_form(path: Path, problems: Sequence[Problem]) -> Sequence[Problem]:
    """Say of a file that cannot be opened which importer reads it.

    Parameters
    ----------
    path : Path
        A file.
    problems : sequence of Problem
        Why it cannot be opened.

    Returns
    -------
    sequence of Problem
        The same where no importer but that of tables or RDF knows the file.
    """
    import shlex

    from graphkit.importing.importer import importer_for
    from graphkit.importing.json_ld_named import json_ld_named

    form = ""
    with suppress(NotFound, DataError):
        form = importer_for(path) if path.is_file() else ""
    if not form and (named := json_ld_named(path)):
        return (named,)
    if not form or form in _OPENED:
        return problems
    message = f"this is {_CALLED.get(form, f'of the form {form!r}')}, and no table."
    hint = f"{shlex.join(['graphkit', 'import', path.name, '-o'])} FOLDER makes tables of it."
    return (Problem(path.name, 0, "", message, hint),)


def refuse_other_form(path: Path) -> None:
    """Refuse a file that is neither a table nor RDF, if an importer knows it.

    Raises
    ------
    DataError
        With the command that imports it.
    """
    if is_table(path) or read_format_of(path) is not None:
        return
    if problems := by_its_form(path, ()):
        raise DataError(problems)
