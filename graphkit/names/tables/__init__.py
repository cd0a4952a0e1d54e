"""Tables of names that ship with the package, read once each; see the README beside them."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import lru_cache


@lru_cache(maxsize=8)
def rows_of(table: str) -> tuple[Mapping[str, str], ...]:
    """Read one of the tables beside this file.

    Examples
    --------
    >>> rows_of("legal_forms")[0]["form"]
    'inc'
    """
    from importlib.resources import files  # slow to import, and not always needed

    text = files(__package__).joinpath(f"{table}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
