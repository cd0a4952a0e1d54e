"""Where sources disagree."""

from __future__ import annotations

from typing import Final

from graphkit.checking.domain_checks import _header, _run_check, check_files
from graphkit.sparql.queryable import Queryable
from graphkit.table import Table

_ROLES: Final = "sources-disagree-on-the-role"


def disputed_roles(store: Queryable) -> frozenset[str]:
    """List the records about whose role sources disagree.

    Founding goes with any role of a member, and a role with a broader one; `conflicts` tells of
    these and of all else.
    """
    paths = (path for path in check_files() if path.stem == _ROLES)
    return frozenset(f.record for path in paths for f in _run_check(store, path))


def conflicts(store: Queryable) -> Table:
    """List where sources disagree: on a membership, a date, a role, a number, a speaker.

    Returns
    -------
    Table
        What is disputed, the record it is about, and both sides in words.
    """
    wanted = [path for path in check_files() if _header(path).get("kind") == "conflict"]
    rows = [(f.check, f.record, f.message) for path in wanted for f in _run_check(store, path)]
    columns = ("disputed", "record", "message")
    meanings = {
        "disputed": "what the sources disagree about",
        "record": "id of the record, for 'evidence'",
        "message": "what each side says",
    }
    return Table(columns, sorted(set(rows)), definitions=meanings)
